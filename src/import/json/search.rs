//! The search for what may be the table of a document, at any depth of it.

use std::borrow::Cow;

use super::keys;
use super::known::{self, Known, are_alike, are_of_one_sort, mean_score};
use super::lists::header_names;
use super::records::Record;
use super::shape::Shape;
use super::value::{Items, Value, fields, items};
use crate::model::Meaning;

/// How deep objects are looked through for a table, and how many fields of each.
const DEEPEST: usize = 8;
const LOOKED_AT: usize = 200;

/// The sorts of tables; of two that tell as much the later is likelier the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Columns.
    Columns,
    /// Arrays.
    Lists,
    /// Objects in an array, or arrays with names beside them.
    Records,
    /// Objects under keys.
    Keyed,
    /// Objects in several arrays.
    Grouped,
    /// Columns whose rows are counted.
    Counted,
}

/// What may be the table.
pub struct Candidate<'a> {
    /// It.
    pub shape: Shape<'a>,
    /// How much its names tell of a case.
    pub score: usize,
    /// Whether it has days.
    pub is_dated: bool,
    /// Which of two that tell as much is likelier the table.
    pub rank: Rank,
    /// How many rows it has.
    pub rows: usize,
}

/// What has been found so far.
#[derive(Default)]
pub struct Search<'a> {
    /// The best.
    pub best: Option<Candidate<'a>>,
}

impl<'a> Search<'a> {
    /// Takes a candidate in; of two that are as good, the first stays.
    fn offer(&mut self, candidate: Candidate<'a>) {
        let weight = |each: &Candidate<'_>| (each.score, each.rank, each.rows);
        if self
            .best
            .as_ref()
            .is_none_or(|best| weight(&candidate) > weight(best))
        {
            self.best = Some(candidate);
        }
    }

    fn offer_values(
        &mut self,
        shape: Shape<'a>,
        values: impl Iterator<Item = Value<'a>> + Clone,
        rank: Rank,
        rows: usize,
    ) {
        self.offer(Candidate {
            shape,
            score: mean_score(values.clone()),
            is_dated: are_dated(values),
            rank,
            rows,
        });
    }

    fn offer_named(&mut self, shape: Shape<'a>, names: &Known, rank: Rank, rows: usize) {
        self.offer(Candidate {
            shape,
            score: names.score(),
            is_dated: names.has(Meaning::Date),
            rank,
            rows,
        });
    }

    /// Looks through values that stand in an array or one after another.
    pub fn list(&mut self, values: Items<'a>, depth: usize) {
        if is_of_lists(values.clone()) {
            let within = lists(values.clone()).flat_map(items);
            let mut first = within.clone().take(LOOKED_AT).peekable();
            if first.peek().is_some() && first.all(Value::is_object) {
                // Pages of records.
                let records = within.clone().map(|value| Record {
                    around: None,
                    value,
                });
                let records: Vec<_> = records.collect();
                let rows = records.len();
                self.offer_values(Shape::Gathered(records), within, Rank::Records, rows);
            } else {
                let names = header(values.clone());
                self.offer_named(
                    Shape::Lists(None, values.clone()),
                    &names,
                    Rank::Lists,
                    values.count(),
                );
            }
        } else if values.clone().any(Value::is_object) {
            let objects = values.clone().filter(|value| value.is_object());
            // A document that is an array competes with nothing as long as it, and to count takes time.
            let rows = if depth == 0 {
                0
            } else {
                objects.clone().count()
            };
            self.offer_values(Shape::Records(values.clone()), objects, Rank::Records, rows);
            self.within_records(&values, depth);
        }
    }

    /// Arrays of records within records that only group them, as the units that cases are of: `[{"enhet": "FUT",
    /// "ärenden": [{…}, …]}, …]`. What the outer tell goes before the cells of the inner.
    fn within_records(&mut self, values: &Items<'a>, depth: usize) {
        if are_dated(values.clone()) || depth > DEEPEST {
            return;
        }
        let score = mean_score(values.clone());
        let mut names: Vec<Cow<'a, str>> = Vec::new();
        for value in values.clone().take(20) {
            for (name, value) in own_fields(value) {
                let new = !names.contains(&name);
                if new && matches!(value, Value::List(list) if items(list).any(Value::is_object)) {
                    names.push(name);
                }
            }
        }
        for name in names {
            let inner = values
                .clone()
                .take(20)
                .flat_map(|value| list_of(value, &name));
            if !are_dated(inner.clone()) || mean_score(inner) <= score {
                continue;
            }
            let mut records = Vec::new();
            for value in values.clone() {
                keys::within(value, &name, &mut records);
            }
            let inner: Vec<_> = records.iter().map(|record| record.value).collect();
            let rows = inner.len();
            self.offer_values(
                Shape::Gathered(records),
                inner.into_iter(),
                Rank::Grouped,
                rows,
            );
        }
        // An array around the document says nothing.
        let mut values = values.clone();
        if score == 0
            && let (Some(Value::Object(object)), None) = (values.next(), values.next())
        {
            let mut search = Search::default();
            search.object(object, depth + 1);
            if let Some(best) = search.best.filter(|best| best.is_dated) {
                self.offer(best);
            }
        }
    }

    /// Looks through an object.
    pub fn object(&mut self, object: &'a str, depth: usize) {
        let fields = fields(object);
        self.by_column(object, &fields);
        self.keyed(object, &fields, depth);
        let is_column = |value: Value<'_>| matches!(value, Value::List(list) if !items(list).any(Value::is_object));
        if !fields.is_empty() && fields.iter().all(|(_, value)| is_column(*value)) {
            let rows = fields.iter().map(|(_, value)| match value {
                Value::List(list) => items(list).count(),
                _ => 0,
            });
            let names = Known::of_names(fields.iter().map(|(name, _)| name.as_ref()));
            self.offer_named(
                Shape::Columns(object),
                &names,
                Rank::Columns,
                rows.max().unwrap_or(0),
            );
        }
        self.with_header(&fields);
        if depth >= DEEPEST {
            return;
        }
        for (_, value) in fields.iter().take(LOOKED_AT) {
            match *value {
                Value::List(list) => self.list(items(list), depth + 1),
                Value::Object(inner) => self.object(inner, depth + 1),
                _ => {}
            }
        }
    }

    /// An object of columns, as pandas writes: `{"nr": {"0": 1, "1": 2}, "datum": {"0": …}}`.
    fn by_column(&mut self, object: &'a str, fields: &[(Cow<'a, str>, Value<'a>)]) {
        let Some((_, first @ Value::Object(inner))) = fields.first() else {
            return;
        };
        let key = first_key(first);
        let alike = fields.iter().all(|(_, value)| first_key(value) == key);
        let rows = self::fields(inner);
        let holds_others = rows.iter().all(|(_, value)| value.is_nested());
        if key.is_none() || !alike || holds_others {
            return;
        }
        let names = Known::of_names(fields.iter().map(|(name, _)| name.as_ref()));
        let counted = rows.iter().all(|(key, _)| key.parse::<u64>().is_ok());
        let rank = if counted {
            Rank::Counted
        } else {
            Rank::Columns
        };
        self.offer_named(Shape::ByColumn(object), &names, rank, rows.len());
    }

    /// Records under keys, and arrays of the same sort of records under several.
    fn keyed(&mut self, object: &'a str, fields: &[(Cow<'a, str>, Value<'a>)], depth: usize) {
        if fields
            .iter()
            .all(|(_, value)| !matches!(value, Value::List(_)))
            && let Some(records) = keys::records(object)
        {
            let values: Vec<_> = records.iter().map(|record| record.value).collect();
            // What says nothing and lies further in is some part of something.
            let says_some = depth == 0 || mean_score(values.iter().copied()) > 0;
            if says_some && are_of_one_sort(values.iter().copied()) {
                let rows = values.len();
                self.offer_values(
                    Shape::Gathered(records),
                    values.into_iter(),
                    Rank::Keyed,
                    rows,
                );
            }
        }
        let lists = fields.iter().filter_map(|(name, value)| match *value {
            Value::List(list) if items(list).any(Value::is_object) => Some((name.clone(), list)),
            _ => None,
        });
        let lists: Vec<_> = lists.collect();
        let Some((_, best)) = lists.iter().max_by_key(|(_, list)| mean_score(items(list))) else {
            return;
        };
        let names = known::names(items(best));
        let alike = lists
            .iter()
            .filter(|(_, list)| are_alike(&known::names(items(list)), &names));
        let alike: Vec<_> = alike.cloned().collect();
        if alike.len() > 1 {
            let records = keys::of_lists(&alike);
            let values: Vec<_> = records.iter().map(|record| record.value).collect();
            self.offer(Candidate {
                shape: Shape::Gathered(records),
                score: mean_score(items(best)),
                is_dated: are_dated(items(best)),
                rank: Rank::Grouped,
                rows: values.len(),
            });
        }
    }

    /// Arrays for the rows, and another for their names: `{"columns": ["nr", …], "data": [[1, …], …]}`.
    fn with_header(&mut self, fields: &[(Cow<'a, str>, Value<'a>)]) {
        for (_, value) in fields {
            let Value::List(list) = *value else { continue };
            let Some(first) = lists(items(list))
                .next()
                .filter(|_| is_of_lists(items(list)))
            else {
                continue;
            };
            let width = items(first).count();
            for (_, value) in fields {
                if let Value::List(header) = *value
                    && let Some(names) = header_names(header)
                    && names.len() == width
                {
                    let names = Known::of_names(names.iter().map(AsRef::as_ref));
                    let rows = items(list).count();
                    self.offer_named(
                        Shape::Lists(Some(header), items(list)),
                        &names,
                        Rank::Records,
                        rows,
                    );
                }
            }
        }
    }
}

/// The first key of an object.
fn first_key<'a>(value: &Value<'a>) -> Option<Value<'a>> {
    match *value {
        Value::Object(object) => items(object).next(),
        _ => None,
    }
}

fn are_dated<'a>(values: impl Iterator<Item = Value<'a>>) -> bool {
    values.take(20).any(|value| match value {
        Value::Object(object) => Known::of_record(object).has(Meaning::Date),
        _ => false,
    })
}

fn own_fields(value: Value<'_>) -> Vec<(Cow<'_, str>, Value<'_>)> {
    match value {
        Value::Object(object) => fields(object),
        _ => Vec::new(),
    }
}

/// The values of an array that a record has under a name.
fn list_of<'a>(value: Value<'a>, name: &str) -> Items<'a> {
    let found = own_fields(value).into_iter().find(|(each, _)| each == name);
    match found {
        Some((_, Value::List(list))) => items(list),
        _ => items("[]"),
    }
}

/// What the first of arrays says as names.
fn header(values: Items<'_>) -> Known {
    let first = lists(values).next().map(items);
    let names: Vec<_> = first.into_iter().flatten().map(Value::words).collect();
    Known::of_names(names.iter().map(AsRef::as_ref))
}

fn lists(values: Items<'_>) -> impl Iterator<Item = &str> + Clone {
    values.filter_map(|value| match value {
        Value::List(list) => Some(list),
        _ => None,
    })
}

/// Whether there are arrays among the values, and else nothing but blanks.
fn is_of_lists(mut values: Items<'_>) -> bool {
    let is_list_or_blank = |item: Value<'_>| item.is_list() || item == Value::Null;
    values.clone().all(is_list_or_blank) && values.any(Value::is_list)
}
