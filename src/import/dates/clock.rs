//! The time of day behind a date, of which only the zone matters: it can move the date.

use time::Date;

use super::names;
use super::parts::Parts;
use super::stockholm;
use super::zone::{self, Hand, Zone};

/// What a time of day says about the date before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Nothing: no time, no zone, or Swedish time. The date is the one written.
    Local,
    /// A time in a zone: minutes in UTC from the midnight that begins the date, negative or more than a day
    /// where the zone is far from UTC.
    Utc(i32),
}

impl Clock {
    /// Reads what follows a date: nothing, or a time of day and nothing behind it.
    ///
    /// `T09:42`, ` 09:42:10.123`, ` kl. 09.42`, `, 9:42 PM`, and behind it `Z`, `+02:00`, `+02`, `UTC`, `CET`. A zone
    /// without a time, as XML writes, is of a whole day, which is the one written.
    pub fn read(rest: &str) -> Option<Self> {
        if rest.is_empty() || is_plain(rest) || zone::is_of_a_day(rest) {
            return Some(Self::Local);
        }
        let mut parts = Parts::new(rest);
        let joint = Joint::read(&mut parts)?;
        let time = Time::read(&mut parts, joint)?;
        let clock = time.in_zone(Zone::read(&mut parts, time.hand)?);
        Some(clock).filter(|_| parts.rest().is_empty())
    }

    /// Takes a time that a machine writes between a day and its year, with the space on both sides:
    /// ` 09:42:00 CET `.
    pub fn before_year(parts: &mut Parts) -> Option<Self> {
        let joint = Joint::read(parts)?;
        let time = Time::read(parts, joint)?;
        if time.hand != Hand::Machine || !parts.space() {
            return None;
        }
        let mut year = *parts;
        if year.exactly(4).is_some() && year.rest().is_empty() {
            return Some(Self::Local);
        }
        let zone = Zone::read(parts, time.hand)?;
        parts.space().then(|| time.in_zone(zone))
    }

    /// The day in Sweden at this time of a written date.
    pub fn day(self, written: Date) -> Option<Date> {
        match self {
            Self::Local => Some(written),
            Self::Utc(minutes) => stockholm::day_at(written, minutes),
        }
    }
}

/// Whether this is ` 09:42` or ` 09:42:10`, as nearly every export writes a time; the rest is looked at closer.
fn is_plain(rest: &str) -> bool {
    let below_sixty = |tens: u8, ones: u8| (b'0'..=b'5').contains(&tens) && ones.is_ascii_digit();
    let [b' ' | b'T', h1, h2, b':', m1, m2, seconds @ ..] = rest.as_bytes() else {
        return false;
    };
    let hour = matches!((h1, h2), (b'0' | b'1', b'0'..=b'9') | (b'2', b'0'..=b'3'));
    let seconds = match seconds {
        [] => true,
        [b':', s1, s2] => below_sixty(*s1, *s2),
        _ => false,
    };
    hour && below_sixty(*m1, *m2) && seconds
}

/// What stands between a date and a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// Space or a comma.
    Space,
    /// The T of ISO 8601.
    T,
    /// The word "kl".
    Word,
}

impl Joint {
    fn read(parts: &mut Parts) -> Option<Self> {
        if parts.sign(&['T', 't']).is_some() {
            return Some(Self::T);
        }
        let before = parts.rest().len();
        parts.sign(&[',']);
        parts.space();
        if parts.rest().len() == before {
            return None;
        }
        if parts.word_as(names::at).is_some() {
            parts.sign(&['.']);
            parts.space();
            return Some(Self::Word);
        }
        Some(Self::Space)
    }
}

/// A time of day.
struct Time {
    /// Minutes since midnight, 0 to 1440.
    minutes: i32,
    /// Who wrote it, which decides what may stand behind it.
    hand: Hand,
}

impl Time {
    const fn in_zone(&self, zone: Zone) -> Clock {
        match zone {
            Zone::Sweden => Clock::Local,
            Zone::Ahead(minutes) => Clock::Utc(self.minutes - minutes),
        }
    }

    /// An hour alone is a time only behind "kl" or T.
    fn read(parts: &mut Parts, joint: Joint) -> Option<Self> {
        let hour = parts.short()?;
        let mut minute = 0;
        let mut hand = if joint == Joint::T {
            Hand::Machine
        } else {
            Hand::Person
        };
        if parts.sign(&[':', '.']).is_some() {
            minute = parts.exactly(2)?;
            if parts.sign(&[':', '.']).is_some() {
                // 60 is a leap second.
                parts.exactly(2).filter(|second| *second <= 60)?;
                hand = Hand::Machine;
                fraction(parts)?;
            }
        } else if joint == Joint::Space {
            return None;
        }
        let hour = half_of_day(parts, hour)?;
        let minutes = i32::from(hour) * 60 + i32::try_from(minute).ok()?;
        // 24:00 is the midnight that ends the day (ISO 8601).
        (minute < 60 && minutes <= 24 * 60).then_some(Self { minutes, hand })
    }
}

/// Takes the decimals of a second, where there are any.
fn fraction(parts: &mut Parts) -> Option<()> {
    if parts.sign(&['.', ',']).is_some() {
        let mut digits = 0;
        while parts
            .sign(&['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            .is_some()
        {
            digits += 1;
        }
        return (1..=9).contains(&digits).then_some(());
    }
    Some(())
}

/// The hour of 0 to 24 where a word behind it says which half of the day is meant.
fn half_of_day(parts: &mut Parts, hour: u8) -> Option<u8> {
    let mut ahead = *parts;
    ahead.space();
    let added = ahead.word_as(names::half_of_day);
    let Some(added) = added else {
        return Some(hour);
    };
    *parts = ahead;
    (1..=12).contains(&hour).then_some(hour % 12 + added)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_without_a_zone_leave_the_date() {
        for text in [
            "",
            "T09:42",
            "T09",
            " 09:42",
            " 9.42",
            " 09:42:10",
            " 09.42.10",
            "T09:42:10.1234567",
            " 09:42:10,123",
            " kl 9",
            " kl. 09.42",
            ", klockan 09:42",
            ", 9:42:10 PM",
            " 9:42 em",
            " 24:00",
            " 23:59:60",
            " 09:42 CET",
        ] {
            assert_eq!(Clock::read(text), Some(Clock::Local), "{text:?}");
        }
    }

    #[test]
    fn zones_are_taken_off() {
        for (text, minutes) in [
            ("T09:42:00Z", 582),
            ("T09:42:00.000+02:00", 462),
            (" 09:42:00 +02:00", 462),
            (" 09:42:00 -0500", 882),
            ("T09:42-05:00", 882),
            (" 09:42 UTC", 582),
            (" 09:42 GMT-1", 642),
            (" 11:30 PM UTC", 1410),
            (" 12:30 AM Z", 30),
            ("T00:30+02:00", -90),
        ] {
            assert_eq!(Clock::read(text), Some(Clock::Utc(minutes)), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "x",
            "09:42",
            " 9",
            " 09:4",
            " 09:60",
            " 25:00",
            " 24:01",
            " 09:42:61",
            " 09:42:10.",
            " 09:42:10.1234567890",
            " 13:42 PM",
            " 09:42 till 10",
            // A span of time, a remark.
            " 09:30-10:30",
            " 09:30 +1",
            "T",
            " kl",
            ",",
        ] {
            assert_eq!(Clock::read(text), None, "{text:?}");
        }
    }
}
