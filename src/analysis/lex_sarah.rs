//! How many of a year's cases led to a report under lex Sarah, by a column of yes and no.

use super::cases_of_year::each_case;
use crate::cases::{CaseStore, Field};
use crate::import;
use crate::model::Count;

/// The cases of a year whose column says yes. Missing where no case says yes or no, or where one says something else:
/// then it is not known what that counts as.
#[must_use]
pub fn lex_sarah(store: &CaseStore, year: i32) -> Count {
    let words = store.dictionary(Field::LexSarah);
    let (mut yes, mut said, mut unclear) = (0, false, false);
    each_case(store, year, &mut |row, _, _| {
        let Some(text) = words.text(store.code(Field::LexSarah, row)) else {
            return;
        };
        match import::mark(text) {
            Some(is_reported) => {
                said = true;
                yes += u32::from(is_reported);
            }
            None => unclear = true,
        }
    });
    if said && !unclear {
        Count::Reported(yes)
    } else {
        Count::Missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::{NewCase, TextRef};
    use crate::columns::NONE;
    use crate::model::Kind;

    #[track_caller]
    fn check(written: &[&str], expected: Count) {
        let mut store = CaseStore::default();
        for text in written {
            let mut fields = [NONE; 7];
            if !text.is_empty() {
                fields[Field::LexSarah as usize] =
                    store.dictionaries[Field::LexSarah as usize].code_for(text);
            }
            store.push(NewCase {
                kind: Kind::Deviation,
                number: TextRef::default(),
                day: None,
                year: Some(2022),
                closed: None,
                fields,
                sheet: 0,
                row: 1,
            });
        }
        assert_eq!(lex_sarah(&store, 2022), expected, "{written:?}");
        assert_eq!(lex_sarah(&store, 2021), Count::Missing);
    }

    #[test]
    fn yes_and_no_give_the_number_and_nothing_else_does() {
        check(&["Ja", "Nej", "", "nej"], Count::Reported(1));
        check(&["Nej", "Nej"], Count::Reported(0));
        check(&["", ""], Count::Missing);
        check(&["Ja", "Utreds"], Count::Missing);
    }
}
