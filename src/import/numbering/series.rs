//! Which sheets are of one series of numbers.

use std::collections::BTreeMap;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::evidence::Evidence;
use super::finder::Pair;
use super::{Group, Restart};
use crate::import::rows::SheetRows;

/// So many numbers in common of one kind, unit and year speak for themselves; fewer are judged with all that the two
/// sheets have in common.
const ENOUGH: u32 = 3;

/// The series of the sheets in each kind, unit and year in which some begin anew. What is found out of each pair is
/// added to `restarts`.
pub(super) fn series(
    sheets: &[SheetRows],
    found: &HashMap<Pair, Evidence, FxBuildHasher>,
    restarts: &mut Vec<Restart>,
) -> BTreeMap<(Group, u32), u32> {
    let mut of_pairs: BTreeMap<(u32, u32), Evidence> = BTreeMap::new();
    for ((one, other, _), evidence) in found {
        of_pairs.entry((*one, *other)).or_default().add(*evidence);
    }
    let mut groups: BTreeMap<Group, Vec<Judged>> = BTreeMap::new();
    let mut told: BTreeMap<(u32, u32), Restart> = BTreeMap::new();
    for ((one, other, group), own) in found {
        let whole = of_pairs.get(&(*one, *other)).copied().unwrap_or_default();
        let restarts = if own.differ + own.agree >= ENOUGH {
            own.restarts()
        } else {
            !(own.whole > 0 && own.differ == 0) && whole.restarts()
        };
        groups.entry(*group).or_default().push(Judged {
            sheets: (*one, *other),
            restarts,
            agree: own.agree,
        });
        if restarts || own.is_doubtful() {
            let place = |sheet: u32| usize::try_from(sheet).unwrap_or_default();
            let restart = told.entry((*one, *other)).or_insert(Restart {
                sheet: place(*other),
                other: place(*one),
                numbers: 0,
                joined: true,
            });
            restart.joined &= !restarts;
            restart.numbers += if restarts {
                own.differ + own.agree
            } else {
                own.differ
            };
        }
    }
    restarts.extend(told.into_values());
    restarts.sort_unstable_by_key(|restart| (restart.sheet, restart.other));
    let mut series = BTreeMap::new();
    for (group, mut judged) in groups {
        if judged.iter().any(|pair| pair.restarts) {
            settle(sheets, &mut judged);
            let series_of = together(&judged);
            series.extend(
                series_of
                    .into_iter()
                    .map(|(sheet, first)| ((group, sheet), first)),
            );
        }
    }
    series
}

/// Orders pairs by how much they agree, and so that the order of the files does not matter.
fn settle(sheets: &[SheetRows], judged: &mut [Judged]) {
    let name = |sheet: u32| {
        let sheet = sheets.get(usize::try_from(sheet).ok()?)?;
        Some((&sheet.source, sheet.index))
    };
    judged.sort_by_cached_key(|pair| {
        let (one, other) = pair.sheets;
        let (one, other) = (name(one), name(other));
        (
            std::cmp::Reverse(pair.agree),
            one.min(other),
            one.max(other),
        )
    });
}

/// What was found out of two sheets in a kind, unit and year.
struct Judged {
    sheets: (u32, u32),
    restarts: bool,
    agree: u32,
}

/// The first sheet of each sheet's series. Sheets that agree are of one series, and so are those that agree with one of
/// them, unless the numbers of two of them begin anew: pairs that come first count before others.
fn together(judged: &[Judged]) -> BTreeMap<u32, u32> {
    let mut first: BTreeMap<u32, u32> = BTreeMap::new();
    for pair in judged {
        let (one, other) = pair.sheets;
        first.entry(one).or_insert(one);
        first.entry(other).or_insert(other);
    }
    for pair in judged.iter().filter(|pair| !pair.restarts) {
        let of = |sheet: u32| first.get(&sheet).copied().unwrap_or(sheet);
        let (one, other) = (of(pair.sheets.0), of(pair.sheets.1));
        let apart = judged.iter().filter(|pair| pair.restarts).any(|pair| {
            let pair = (of(pair.sheets.0), of(pair.sheets.1));
            pair == (one, other) || pair == (other, one)
        });
        if !apart {
            let least = one.min(other);
            for each in first.values_mut() {
                if *each == one || *each == other {
                    *each = least;
                }
            }
        }
    }
    first
}
