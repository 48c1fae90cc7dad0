//! What the headings of groups say of the rows below them, as columns of their own.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::heading::Heading;
use crate::columns::{Column, ColumnBuilder};
use crate::model::Kind;

/// The headings of a sheet's groups, each with its row.
#[derive(Debug, Default)]
pub struct Groups {
    headings: Vec<(usize, Heading)>,
}

/// A column that a sheet's headings give, if there is one.
pub type Given = Option<Rc<Column>>;

impl Groups {
    /// Adds a heading below those before.
    pub fn add(&mut self, row: usize, heading: Heading) {
        self.headings.push((row, heading));
    }

    /// The units that the headings give to rows, so many of them. A name without a label is a unit only where there
    /// are several such names: a single one is a title.
    pub fn units(&self, rows: usize) -> Given {
        let names_are_units = self.names_are_units();
        self.column(rows, |heading| unit(heading, names_are_units))
    }

    /// The units that the headings give, in their order, each once.
    pub fn unit_names(&self) -> String {
        let names_are_units = self.names_are_units();
        let mut names: Vec<&str> = Vec::new();
        for (_, heading) in &self.headings {
            names.extend(unit(heading, names_are_units).filter(|name| !names.contains(name)));
        }
        names.join(", ")
    }

    fn names_are_units(&self) -> bool {
        let names: BTreeSet<&str> = self
            .headings
            .iter()
            .filter_map(|(_, heading)| match heading {
                Heading::Name(name) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        names.len() > 1
    }

    /// The kinds that the headings give to rows, so many of them.
    pub fn kinds(&self, rows: usize) -> Given {
        self.column(rows, |heading| match heading {
            Heading::Kind(kind) => Some(kind.swedish()),
            _ => None,
        })
    }

    /// The kind of the last heading that gives one.
    pub fn kind(&self) -> Option<Kind> {
        self.headings
            .iter()
            .rev()
            .find_map(|(_, heading)| match heading {
                Heading::Kind(kind) => Some(*kind),
                _ => None,
            })
    }

    fn column<'a>(&'a self, rows: usize, says: impl Fn(&'a Heading) -> Option<&'a str>) -> Given {
        let mut said = self
            .headings
            .iter()
            .filter_map(|(row, heading)| Some((*row, says(heading)?)))
            .peekable();
        said.peek()?;
        let mut builder = ColumnBuilder::default();
        let mut now = None;
        for row in 0..rows {
            while let Some((_, text)) = said.next_if(|(at, _)| *at <= row) {
                now = Some(text);
            }
            if let Some(text) = now {
                builder.text(row, text);
            }
        }
        Some(Rc::new(builder.finish(rows)))
    }
}

fn unit(heading: &Heading, names_are_units: bool) -> Option<&str> {
    match heading {
        Heading::Unit(unit) => Some(unit),
        Heading::Name(name) if names_are_units => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_says_something_for_the_rows_below_it() {
        let mut groups = Groups::default();
        groups.add(1, Heading::Name("Skolan".to_owned()));
        assert!(groups.units(3).is_none());
        groups.add(2, Heading::Kind(Kind::Complaint));
        groups.add(3, Heading::Unit("Hemmet".to_owned()));
        groups.add(3, Heading::Name("Biblioteket".to_owned()));
        let units = groups.units(5).unwrap();
        let texts: Vec<_> = (0..5).map(|row| units.text(row)).collect();
        assert_eq!(
            texts,
            [
                None,
                Some("Skolan"),
                Some("Skolan"),
                Some("Biblioteket"),
                Some("Biblioteket")
            ]
        );
        assert_eq!(groups.kinds(5).unwrap().text(4), Some("Klagomål"));
    }
}
