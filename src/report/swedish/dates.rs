//! Dates in words.

use time::Date;

use crate::model::MONTHS;

const MONTH_NAMES: [&str; MONTHS] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// "den 15 mars 2023".
#[must_use]
pub fn date_in_words(date: Date) -> String {
    let month = usize::from(u8::from(date.month()));
    let name = MONTH_NAMES.get(month - 1).copied().unwrap_or_default();
    format!("den {} {name} {}", date.day(), date.year())
}

/// Whether a word is a month's name.
#[must_use]
pub fn is_month(word: &str) -> bool {
    MONTH_NAMES.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::calendar_date;

    #[test]
    fn a_date_is_written_in_words() {
        for (year, month, day, written) in [
            (2023, 3, 15, "den 15 mars 2023"),
            (2024, 1, 1, "den 1 januari 2024"),
            (2022, 12, 31, "den 31 december 2022"),
        ] {
            let date = calendar_date(year, month, day).unwrap();
            assert_eq!(date_in_words(date), written);
        }
    }

    #[test]
    fn months_are_known() {
        assert!(is_month("mars"));
        assert!(is_month("Maj"));
        assert!(!is_month("marsch"));
    }
}
