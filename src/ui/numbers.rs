//! Numbers and sizes as the page writes them, the same in both languages.

/// A whole number with a narrow no-break space between groups of three digits, from 10 000 on: SIS and the
/// Swedish writing rules leave four digits together.
#[must_use]
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

/// A size in bytes, rounded to whole kB below 10 MB and to whole MB from there.
#[must_use]
pub fn size(bytes: u64) -> String {
    const KB: u64 = 1000;
    const MB: u64 = 1_000_000;
    if bytes < KB {
        format!("{bytes} byte")
    } else if bytes < 10 * MB {
        let kb = (bytes + KB / 2) / KB;
        format!("{} kB", grouped(u32::try_from(kb).unwrap_or(u32::MAX)))
    } else {
        format!("{} MB", (bytes + MB / 2) / MB)
    }
}

/// A number with two decimals behind a mark, and a minus sign of its own where it is below 0. Made of whole numbers: what
/// writes numbers with decimals is large.
#[must_use]
pub fn hundredths(number: f64, mark: char) -> String {
    let hundredths = rounded(number.abs() * 100.0);
    let sign = if number < 0.0 && hundredths > 0 {
        "−"
    } else {
        ""
    };
    format!("{sign}{}{mark}{:02}", hundredths / 100, hundredths % 100)
}

/// A share of 1 in whole percent. What is not all is not told as all.
#[must_use]
pub fn percent(share: f64) -> String {
    let percent = match rounded(share * 100.0) {
        100 if share < 1.0 => 99,
        percent => percent,
    };
    format!("{percent}\u{a0}%")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers that are shown are not below 0 and far below 2^32"
)]
fn rounded(number: f64) -> u32 {
    (number + 0.5) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_rounded_and_keep_their_sign() {
        assert_eq!(hundredths(0.7249, ','), "0,72");
        assert_eq!(hundredths(0.996, ','), "1,00");
        assert_eq!(hundredths(-0.05, '.'), "−0.05");
        assert_eq!(hundredths(-0.001, '.'), "0.00");
        assert_eq!(percent(0.875), "88\u{a0}%");
        assert_eq!(percent(0.999), "99\u{a0}%");
        assert_eq!(percent(1.0), "100\u{a0}%");
    }

    #[test]
    fn digits_are_grouped_from_five_on() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(2022), "2022");
        assert_eq!(grouped(10_000), "10\u{202f}000");
        assert_eq!(grouped(1_234_567), "1\u{202f}234\u{202f}567");
    }

    #[test]
    fn sizes_are_rounded_to_what_tells_something() {
        assert_eq!(size(55), "55 byte");
        assert_eq!(size(24_230), "24 kB");
        assert_eq!(size(40_960_000), "41 MB");
    }
}
