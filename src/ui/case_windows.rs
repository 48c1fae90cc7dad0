//! The cases that the page has of a list, in windows, and which window to ask for next.

use std::ops::Range;

use crate::model::{CaseRow, CaseWindow};

/// How many cases a window has.
pub const WINDOW: u32 = 100;

/// How many cases beyond those in view are asked for before they are.
const AHEAD: u32 = 40;

/// How many windows are kept.
const KEPT: usize = 9;

/// What the page has of a list. A change of the list begins another: what there is stays until the first answer about
/// the new one comes, so that the page is never empty between.
#[derive(Clone, Debug, Default)]
pub struct CaseWindows {
    /// Counts the lists.
    newest: u32,
    /// The list that is shown.
    shown: u32,
    cases: u32,
    notations: u32,
    windows: Vec<Window>,
    /// The list and the offset of the question that waits for its answer.
    asked: Option<(u32, u32)>,
}

#[derive(Clone, Debug)]
struct Window {
    offset: u32,
    /// Counts the windows that came, so that one that came anew is known from the one before.
    stamp: u32,
    rows: Vec<CaseRow>,
}

/// A question: cases of which list, and from which on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    list: u32,
    /// The first case's place.
    pub offset: u32,
}

impl CaseWindows {
    /// Begins another list and says what to ask first: the window with a case.
    pub fn begin(&mut self, case: u32) -> Question {
        self.newest += 1;
        self.ask(self.newest, case)
    }

    /// What to ask next for cases to be in view; nothing while an answer is waited for, or where all are there.
    pub fn next(&mut self, visible: Range<u32>) -> Option<Question> {
        if self.asked.is_some() || self.shown == 0 {
            return None;
        }
        let last = self.cases.checked_sub(1)?;
        let end = visible.end.saturating_sub(1);
        // In view first, then in the direction of reading, then back.
        let wanted = [
            visible.start,
            end,
            end.saturating_add(AHEAD),
            visible.start.saturating_sub(AHEAD),
        ];
        let mut wanted = wanted.map(|case| case.min(last)).into_iter();
        let lacking = wanted.find(|case| self.window(*case).is_none())?;
        Some(self.ask(self.shown, lacking))
    }

    /// Takes an answer in; says whether it was about the newest list. Others are dropped.
    pub fn take(&mut self, question: Question, window: CaseWindow) -> bool {
        if question.list != self.newest {
            return false;
        }
        self.asked = None;
        let mut stamp = self.windows.iter().map(|window| window.stamp).max();
        if self.shown != self.newest {
            self.shown = self.newest;
            self.windows.clear();
        }
        self.cases = window.cases;
        self.notations = window.notations;
        let here = question.offset;
        while self.windows.len() >= KEPT {
            let away = |window: &Window| window.offset.abs_diff(here);
            let places = self.windows.iter().enumerate();
            let farthest = places.max_by_key(|(_, window)| away(window));
            let farthest = farthest.map_or(0, |(place, _)| place);
            self.windows.swap_remove(farthest);
        }
        self.windows.push(Window {
            offset: here,
            stamp: stamp.take().unwrap_or_default() + 1,
            rows: window.rows,
        });
        true
    }

    /// The question was not answered: the engine died.
    pub fn give_up(&mut self, question: Question) {
        if question.list == self.newest {
            self.asked = None;
        }
    }

    /// How many cases and notations the list has; nothing before the first answer.
    #[must_use]
    pub fn sums(&self) -> Option<(u32, u32)> {
        (self.shown > 0).then_some((self.cases, self.notations))
    }

    /// A case of the list that the page has, and a number that changes whenever it came anew.
    #[must_use]
    pub fn row(&self, case: u32) -> Option<(&CaseRow, u32)> {
        let window = self.window(case)?;
        let at = usize::try_from(case - window.offset).ok()?;
        Some((window.rows.get(at)?, window.stamp))
    }

    fn window(&self, case: u32) -> Option<&Window> {
        let offset = case - case % WINDOW;
        self.windows.iter().find(|window| window.offset == offset)
    }

    fn ask(&mut self, list: u32, case: u32) -> Question {
        let offset = case - case % WINDOW;
        self.asked = Some((list, offset));
        Question { list, offset }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Fingerprint, Kind, Place};

    /// The answer of a list with so many cases, each with its place in its row's number.
    fn answer(question: Question, cases: u32) -> CaseWindow {
        let row = |row| CaseRow {
            at: row,
            categorised: crate::model::Categorised::File,
            number: None,
            date: None,
            closed: None,
            kind: Kind::Deviation,
            unit: None,
            status: None,
            notations: Vec::new(),
            place: Place {
                source: Fingerprint(String::new()),
                sheet: 0,
                row,
            },
        };
        CaseWindow {
            cases,
            notations: cases,
            offset: question.offset,
            rows: (question.offset..cases.min(question.offset + WINDOW))
                .map(row)
                .collect(),
        }
    }

    fn place(windows: &CaseWindows, case: u32) -> Option<u32> {
        windows.row(case).map(|(row, _)| row.place.row)
    }

    #[test]
    fn what_is_in_view_comes_first_and_then_what_is_ahead() {
        let mut windows = CaseWindows::default();
        assert_eq!(windows.next(0..10), None);
        let first = windows.begin(0);
        assert_eq!((first.offset, windows.sums()), (0, None));
        assert!(windows.take(first, answer(first, 1000)));
        assert_eq!(windows.sums(), Some((1000, 1000)));
        assert_eq!(windows.next(0..10), None);
        let ahead = windows.next(55..65).unwrap();
        assert_eq!(ahead.offset, 100);
        // One question at a time, however far the list is scrolled meanwhile.
        assert_eq!(windows.next(900..910), None);
        assert!(windows.take(ahead, answer(ahead, 1000)));
        let asked = windows.next(895..905).unwrap();
        assert_eq!(asked.offset, 800);
        assert!(windows.take(asked, answer(asked, 1000)));
        let asked = windows.next(895..905).unwrap();
        assert_eq!(asked.offset, 900);
        assert!(windows.take(asked, answer(asked, 1000)));
        assert_eq!(windows.next(895..905), None);
        assert_eq!(
            [0, 150, 999].map(|case| place(&windows, case)),
            [0, 150, 999].map(Some)
        );
        assert_eq!(place(&windows, 1000), None);
    }

    #[test]
    fn a_list_stays_until_the_next_one_has_come_and_old_answers_are_dropped() {
        let mut windows = CaseWindows::default();
        let first = windows.begin(0);
        windows.take(first, answer(first, 500));
        let late = windows.next(180..190).unwrap();
        let second = windows.begin(0);
        assert!(!windows.take(late, answer(late, 500)));
        assert_eq!(windows.sums(), Some((500, 500)));
        let third = windows.begin(250);
        assert_eq!(third.offset, 200);
        assert!(!windows.take(second, answer(second, 7)));
        assert_eq!(place(&windows, 3), Some(3));
        let before = windows.row(3).map(|(_, stamp)| stamp);
        assert!(windows.take(third, answer(third, 300)));
        assert_eq!(
            (windows.sums(), place(&windows, 3)),
            (Some((300, 300)), None)
        );
        assert_ne!(windows.row(250).map(|(_, stamp)| stamp), before);
    }

    #[test]
    fn few_windows_are_kept_and_those_are_the_nearest() {
        let mut windows = CaseWindows::default();
        let first = windows.begin(0);
        windows.take(first, answer(first, 10_000));
        for at in (150..5_000).step_by(100) {
            while let Some(asked) = windows.next(at..at + 10) {
                windows.take(asked, answer(asked, 10_000));
            }
        }
        assert_eq!(windows.windows.len(), KEPT);
        assert_eq!(place(&windows, 4950), Some(4950));
        assert_eq!(place(&windows, 0), None);
    }

    #[test]
    fn after_the_engine_has_died_is_asked_again() {
        let mut windows = CaseWindows::default();
        let first = windows.begin(0);
        windows.take(first, answer(first, 500));
        let lost = windows.next(180..190).unwrap();
        windows.give_up(lost);
        assert_eq!(windows.next(180..190), Some(lost));
    }
}
