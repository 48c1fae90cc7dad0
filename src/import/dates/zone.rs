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
        if swedish_place(parts).is_some() {
            return Some(Self::Sweden);
        }
        let universal = parts.word_as(names::universal_time);
        let Some(sign) = parts.sign(&['+', '-']) else {
            universal?;
            names_behind(parts);
            return Some(Self::Ahead(0));
        };
        // Hours of one digit stand only behind a name: "GMT+1". "09:42 +1" is a remark.
        if universal.is_none() && (sign == '-' && hand == Hand::Person || one_digit(*parts)) {
            return None;
        }
        let ahead = offset(parts)?;
        let ahead = if sign == '-' { -ahead } else { ahead };
        names_behind(parts);
        OFFSETS.contains(&ahead).then_some(Self::Ahead(ahead))
    }
}

/// Whether this is the zone of a whole day, as XML writes behind a date: `Z`, `+01:00`.
pub fn is_of_a_day(rest: &str) -> bool {
    match rest.as_bytes() {
        [b'Z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => {
            let minutes = (b'0'..=b'5').contains(m1) && m2.is_ascii_digit();
            matches!((h1, h2), (b'0', b'0'..=b'9') | (b'1', b'0'..=b'4')) && minutes
        }
        _ => false,
    }
}

/// Takes the name of the zone's place: `Europe/Stockholm`, in brackets or not.
fn swedish_place(parts: &mut Parts) -> Option<()> {
    const PLACE: &str = "Europe/Stockholm";
    let mut ahead = *parts;
    let found = match ahead.enclosed('[', ']') {
        Some(inside) => inside == PLACE,
        None => PLACE.split('/').all(|name| {
            ahead.sign(&['/']);
            ahead.word() == Some(name)
        }),
    };
    *parts = if found { ahead } else { *parts };
    found.then_some(())
}

/// Takes the names that programs write behind an offset, which say nothing more: JavaScript's `(CET)`, Java's
/// `[Europe/Stockholm]`, Go's ` CET` or ` +0100` with its own clock behind it, ` m=+0.01`.
fn names_behind(parts: &mut Parts) {
    if parts.enclosed('[', ']').is_some() {
        return;
    }
    let mut ahead = *parts;
    if !ahead.space() {
        return;
    }
    let upper = |word: &str| {
        let short = (2..=5).contains(&word.len());
        (short && word.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(())
    };
    let named = ahead.enclosed('(', ')').is_some()
        || ahead.word_as(upper).is_some()
        || ahead.sign(&['+', '-']).is_some() && ahead.exactly(4).is_some();
    if !named {
        return;
    }
    *parts = ahead;
    if ahead.space()
        && let Some(clock) = ahead.rest().strip_prefix("m=")
        && clock
            .strip_prefix(['+', '-'])
            .is_some_and(|clock| clock.parse::<f64>().is_ok())
    {
        *parts = Parts::new("");
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
