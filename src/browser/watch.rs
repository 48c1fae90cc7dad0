//! For how long the engine has said nothing while something is waited for. Plain, and tested natively.
//!
//! An engine that understands a workbook says nothing, and hears nothing, until it is done. So silence is only told, and
//! whether to wait or to start another engine is the user's to say. It is counted by a timer that goes off again and again,
//! not read from a clock: a computer that has slept has not waited, and neither has a page that was busy itself.

/// How many milliseconds apart the timer goes off.
pub const BEAT: i32 = 5_000;

/// The silence that is told: long for a small file, and for a slow network to fetch the engine.
const LONG: u32 = 4;

/// Counts the beats of the timer since something was heard.
#[derive(Debug, Default)]
pub struct Watch {
    beats: u32,
    told: bool,
    runs: bool,
}

/// What there is to do when the timer goes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// Nothing is waited for: the timer ends.
    Rest,
    /// The timer goes on.
    GoOn,
    /// Likewise, and it is to be told that the engine is silent.
    Tell,
}

impl Watch {
    /// Something is waited for. Says whether the timer has to be started.
    pub const fn begin(&mut self) -> bool {
        let runs = self.runs;
        self.runs = true;
        !runs
    }

    /// Something was heard. Says whether it had been told that the engine was silent.
    pub const fn heard(&mut self) -> bool {
        let told = self.told;
        self.told = false;
        self.beats = 0;
        told
    }

    /// The timer has gone off, and something is still waited for or not.
    pub const fn beat(&mut self, waited_for: bool) -> Beat {
        if !waited_for {
            self.beats = 0;
            self.runs = false;
            return Beat::Rest;
        }
        self.beats += 1;
        if self.beats < LONG || self.told {
            return Beat::GoOn;
        }
        self.told = true;
        Beat::Tell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many beats it takes until it is told.
    fn until_told(watch: &mut Watch) -> Option<u32> {
        (1..100).find(|_| watch.beat(true) == Beat::Tell)
    }

    #[test]
    fn a_long_silence_is_told_once() {
        let mut watch = Watch::default();
        assert!(watch.begin() && !watch.begin());
        assert_eq!(until_told(&mut watch), Some(LONG));
        assert_eq!(until_told(&mut watch), None);
    }

    #[test]
    fn who_is_heard_is_not_silent() {
        let mut watch = Watch::default();
        for _ in 0..100 {
            assert_eq!(watch.beat(true), Beat::GoOn);
            assert_eq!(watch.beat(true), Beat::GoOn);
            assert!(!watch.heard());
        }
        until_told(&mut watch);
        assert!(watch.heard() && !watch.heard());
        assert_eq!(until_told(&mut watch), Some(LONG));
    }

    #[test]
    fn the_timer_rests_while_nothing_is_waited_for_and_begins_from_nothing() {
        let mut watch = Watch::default();
        watch.begin();
        watch.beat(true);
        assert_eq!(watch.beat(false), Beat::Rest);
        assert!(watch.begin());
        assert_eq!(until_told(&mut watch), Some(LONG));
    }
}
