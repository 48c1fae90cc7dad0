//! Zeros before a number, which spreadsheets take away.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::import::gather::{self, Gathered, SheetCases};
use crate::import::rows::SheetRows;

/// Whether zeros before a number count.
///
/// A spreadsheet takes them away, so that `00123` of one file is `123` in another. They count where a sheet has two
/// cases that differ in nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zeros {
    Count,
    DoNotCount,
}

impl Zeros {
    /// Whether they count in these sheets.
    pub fn of(sheets: &[SheetRows], gathered: &[SheetCases]) -> Self {
        let tells = sheets.iter().zip(gathered).any(|(sheet, cases)| {
            let number = |case: &Gathered| sheet.fields.number(usize::try_from(case.row).ok()?);
            let begins = |case| number(case).is_some_and(|number| number.starts_with('0'));
            if !cases.cases.iter().any(begins) {
                return false;
            }
            let mut seen: HashMap<u64, (), FxBuildHasher> = HashMap::default();
            cases.cases.iter().any(|case| {
                let number = number(case).map(|number| Self::DoNotCount.written(number));
                number.is_some_and(|number| {
                    let key = gather::key(number, case.kind, case.unit, case.year);
                    seen.insert(key, ()).is_some()
                })
            })
        });
        if tells { Self::Count } else { Self::DoNotCount }
    }

    /// A number as it is compared.
    pub fn written(self, number: &str) -> &str {
        if self == Self::Count || !number.starts_with('0') {
            return number;
        }
        if number.bytes().all(|byte| byte.is_ascii_digit()) {
            let first = number.bytes().position(|byte| byte != b'0');
            number
                .get(first.unwrap_or(number.len() - 1)..)
                .unwrap_or(number)
        } else {
            number
        }
    }
}
