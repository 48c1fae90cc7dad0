//! A number of the account, and the two ways in which there can be none.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

/// A count with its state. In JSON: a number, `"missing"` or `"not_reported"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// A file or a person has reported this many; 0 means "none" (inga).
    Reported(u32),
    /// Nothing that was given says anything about it (saknas).
    Missing,
    /// It is known that it was not reported (ej rapporterat).
    NotReported,
}

const MISSING: &str = "missing";
const NOT_REPORTED: &str = "not_reported";

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            return match self {
                Self::Reported(number) => to.serialize_u32(*number),
                Self::Missing => to.serialize_str(MISSING),
                Self::NotReported => to.serialize_str(NOT_REPORTED),
            };
        }
        // Between the page and the engine: two numbers that are no counts, then the counts.
        to.serialize_u64(match self {
            Self::Missing => 0,
            Self::NotReported => 1,
            Self::Reported(number) => u64::from(*number) + 2,
        })
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            return from.deserialize_any(Written);
        }
        match u64::deserialize(from)? {
            0 => Ok(Self::Missing),
            1 => Ok(Self::NotReported),
            number => u32::try_from(number - 2)
                .map(Self::Reported)
                .map_err(D::Error::custom),
        }
    }
}

/// Reads a count as JSON has it.
struct Written;

impl Visitor<'_> for Written {
    type Value = Count;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a number, \"missing\" or \"not_reported\"")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Count, E> {
        u32::try_from(number)
            .map(Count::Reported)
            .map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Count, E> {
        match text {
            MISSING => Ok(Count::Missing),
            NOT_REPORTED => Ok(Count::NotReported),
            other => Err(E::unknown_variant(other, &[MISSING, NOT_REPORTED])),
        }
    }
}

impl Count {
    /// The number, where there is one.
    #[must_use]
    pub const fn number(self) -> Option<u32> {
        match self {
            Self::Reported(number) => Some(number),
            Self::Missing | Self::NotReported => None,
        }
    }

    /// The sum of what is reported, and how many of the counts were not numbers.
    ///
    /// A sum over counts of which none is a number is [`Count::Missing`]: an unknown sum is never 0.
    #[must_use]
    pub fn sum(counts: impl IntoIterator<Item = Self>) -> (Self, u32) {
        let (mut sum, mut without) = (None, 0);
        for count in counts {
            match count.number() {
                Some(number) => sum = Some(sum.unwrap_or(0) + number),
                None => without += 1,
            }
        }
        (sum.map_or(Self::Missing, Self::Reported), without)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: Count, json: &str) {
        assert_eq!(serde_json::to_string(&count).unwrap(), json);
        assert_eq!(serde_json::from_str::<Count>(json).unwrap(), count);
        let bytes = postcard::to_allocvec(&count).unwrap();
        assert_eq!(postcard::from_bytes::<Count>(&bytes).unwrap(), count);
    }

    #[test]
    fn json_tells_the_three_states_apart() {
        check(Count::Reported(0), "0");
        check(Count::Reported(116), "116");
        check(Count::Missing, "\"missing\"");
        check(Count::NotReported, "\"not_reported\"");
    }

    #[test]
    fn a_sum_of_nothing_known_is_missing_and_never_none() {
        assert_eq!(
            Count::sum([Count::Missing, Count::NotReported]),
            (Count::Missing, 2)
        );
        assert_eq!(
            Count::sum([Count::Reported(0), Count::Missing]),
            (Count::Reported(0), 1)
        );
        assert_eq!(
            Count::sum([Count::Reported(35), Count::Reported(81)]),
            (Count::Reported(116), 0)
        );
    }
}
