//! The zone behind a time of day: `Z`, `+02:00`, `UTC`, `CET`.

use super::names;
use super::parts::Parts;

/// The furthest zones, in minutes ahead of UTC: UTC-12:00 and UTC+14:00.
const OFFSETS: std::ops::RangeInclusive<i32> = -720..=840;

/// Where a time of day is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// In Sweden: nothing is said, or CET or CEST, which are said of Swedish time in summer and winter alike.
    Sweden,
    /// So many minutes ahead of UTC, negative behind it.
    Ahead(i32),
}

/// Who wrote a time of day, by the look of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A machine: with a T or with seconds. A minus behind it is a zone's, as in `T09:30-05:00`.
    Machine,
    /// A person. A minus behind it is no zone's, as in `09:30-10:30`.
    Person,
}

impl Zone {
    /// Takes the zone behind a time, where there is one. `None` where something else stands there.
    pub fn read(parts: &mut Parts, hand: Hand) -> Option<Self> {
        parts.space();
        if parts.rest().is_empty() {
            return Some(Self::Sweden);
        }
        if parts.word_as(names::swedish_time).is_some() {
            return Some(Self::Sweden);
        }
        let universal = parts.word_as(names::universal_time);
        if universal.is_some() && parts.rest().is_empty() {
            return Some(Self::Ahead(0));
        }
        let sign = parts.sign(&['+', '-'])?;
        // Hours of one digit stand only behind a name: "GMT+1". "09:42 +1" is a remark.
        if universal.is_none() && (sign == '-' && hand == Hand::Person || one_digit(*parts)) {
            return None;
        }
        let ahead = offset(parts)?;
        let ahead = if sign == '-' { -ahead } else { ahead };
        OFFSETS.contains(&ahead).then_some(Self::Ahead(ahead))
    }
}

fn one_digit(mut parts: Parts) -> bool {
    parts.exactly(1).is_some()
}

/// Minutes of an offset: `02:00`, `0200`, `02`, `2`.
fn offset(parts: &mut Parts) -> Option<i32> {
    let figures = parts.figures()?;
    let (hours, minutes) = match figures.digits {
        1 | 2 if parts.sign(&[':']).is_some() => (figures.value, parts.exactly(2)?),
        1 | 2 => (figures.value, 0),
        4 => (figures.value / 100, figures.value % 100),
        _ => return None,
    };
    if minutes >= 60 {
        return None;
    }
    i32::try_from(hours * 60 + minutes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, hand: Hand, expected: Option<Zone>) {
        let mut parts = Parts::new(text);
        let zone = Zone::read(&mut parts, hand).filter(|_| parts.rest().is_empty());
        assert_eq!(zone, expected, "{text:?} {hand:?}");
    }

    #[test]
    fn zones_are_minutes_ahead() {
        for hand in [Hand::Machine, Hand::Person] {
            for text in ["", " ", "CET", " cest"] {
                check(text, hand, Some(Zone::Sweden));
            }
            for (text, minutes) in [
                ("Z", 0),
                ("z", 0),
                (" UTC", 0),
                ("+02:00", 120),
                (" +0200", 120),
                ("+02", 120),
                ("+14:00", 840),
                (" GMT+1", 60),
                (" GMT-1", -60),
                (" GMT+0100", 60),
            ] {
                check(text, hand, Some(Zone::Ahead(minutes)));
            }
            for text in [
                "+1", "+15:00", "-13:00", "+02:60", "+020", "+", "Zulu", "x", "2",
            ] {
                check(text, hand, None);
            }
        }
    }

    #[test]
    fn a_span_of_time_is_no_zone() {
        check("-10:30", Hand::Person, None);
        check(" -10:30", Hand::Person, None);
        check(" - 10:30", Hand::Machine, None);
        check("-10:30", Hand::Machine, Some(Zone::Ahead(-630)));
        check(" -0500", Hand::Machine, Some(Zone::Ahead(-300)));
    }
}
