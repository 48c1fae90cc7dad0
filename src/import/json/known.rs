//! How much of a case a record tells: the meanings that the names of its fields have.

use super::value::{Value, fields, items};
use crate::import::words;
use crate::model::Meaning;

/// How many records of a list are looked at.
const LOOKED_AT: usize = 20;

/// How deep names are looked for within a record.
const DEEPEST: usize = 3;

/// The meanings that names have, each once.
#[derive(Clone, Debug, Default)]
pub struct Known(Vec<Meaning>);

impl Known {
    /// Of plain names.
    pub fn of_names<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut known = Self::default();
        for name in names {
            known.add(name);
        }
        known
    }

    /// Of a record. Of what is nested, the name counts or, where that says nothing, the names within; what is in an
    /// array of records is not the record's own.
    pub fn of_record(object: &str) -> Self {
        let mut known = Self::default();
        known.add_record(object, DEEPEST);
        known
    }

    fn add_record(&mut self, object: &str, depth: usize) {
        for (name, value) in fields(object) {
            match value {
                Value::List(list) if items(list).any(Value::is_nested) => {}
                Value::Object(inner) => {
                    if !self.add(&name) && depth > 0 {
                        self.add_record(inner, depth - 1);
                    }
                }
                _ => {
                    self.add(&name);
                }
            }
        }
    }

    /// Takes in a name, and says whether it has a meaning. Names of a service's own say nothing of cases.
    fn add(&mut self, name: &str) -> bool {
        if name.starts_with(['@', '_', '$']) {
            return false;
        }
        match words::named(name) {
            Some((Meaning::Ignore, ..)) | None => false,
            Some((meaning, ..)) => {
                if !self.0.contains(&meaning) {
                    self.0.push(meaning);
                }
                true
            }
        }
    }

    /// Whether some name has this meaning.
    pub fn has(&self, meaning: Meaning) -> bool {
        self.0.contains(&meaning)
    }

    /// A hundred for each meaning, and a half more for a day, which registers seldom have.
    pub fn score(&self) -> usize {
        self.0.len() * 100 + usize::from(self.has(Meaning::Date)) * 50
    }
}

/// The mean score of the first of these values, of which those that are no objects tell nothing.
pub fn mean_score<'a>(values: impl Iterator<Item = Value<'a>>) -> usize {
    let (mut count, mut sum) = (0, 0);
    for value in values.take(LOOKED_AT) {
        count += 1;
        if let Value::Object(object) = value {
            sum += Known::of_record(object).score();
        }
    }
    sum.checked_div(count).unwrap_or(0)
}

/// The names of the first record among these values.
pub fn names<'a>(mut values: impl Iterator<Item = Value<'a>>) -> Vec<String> {
    let first = values.find_map(|value| match value {
        Value::Object(object) => Some(fields(object)),
        _ => None,
    });
    let fields = first.unwrap_or_default().into_iter();
    fields.map(|(name, _)| name.into_owned()).collect()
}

/// Whether most of the first of these values have a name that half of them have. One alone is.
pub fn are_of_one_sort<'a>(values: impl Iterator<Item = Value<'a>>) -> bool {
    let records: Vec<_> = values
        .take(LOOKED_AT)
        .map(|value| names(std::iter::once(value)))
        .collect();
    let count = |name: &String| records.iter().filter(|names| names.contains(name)).count();
    let shares = |names: &&Vec<String>| {
        let mut counts = names.iter().map(count);
        counts.any(|count| count * 2 >= records.len() && (count > 1 || records.len() == 1))
    };
    records.iter().filter(shares).count() * 2 > records.len()
}

/// Whether two lists of names have at least half of their names in common.
pub fn are_alike(one: &[String], other: &[String]) -> bool {
    let common = one.iter().filter(|name| other.contains(name)).count();
    let all = one.len() + other.len() - common;
    common > 0 && common * 2 >= all
}
