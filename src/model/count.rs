//! A number of the account, and the two ways in which there can be none.

use serde::{Deserialize, Serialize};

/// A count with its state. In JSON: a number, `"missing"` or `"not_reported"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub enum Count {
    /// A file or a person has reported this many; 0 means "none" (inga).
    Reported(u32),
    /// Nothing that was given says anything about it (saknas).
    Missing,
    /// It is known that it was not reported (ej rapporterat).
    NotReported,
}

/// How a [`Count`] stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Number(u32),
    State(State),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Missing,
    NotReported,
}

impl From<Written> for Count {
    fn from(written: Written) -> Self {
        match written {
            Written::Number(number) => Self::Reported(number),
            Written::State(State::Missing) => Self::Missing,
            Written::State(State::NotReported) => Self::NotReported,
        }
    }
}

impl From<Count> for Written {
    fn from(count: Count) -> Self {
        match count {
            Count::Reported(number) => Self::Number(number),
            Count::Missing => Self::State(State::Missing),
            Count::NotReported => Self::State(State::NotReported),
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
