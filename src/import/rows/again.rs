//! A header that comes again: at each page of a printed report, and where files were joined.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::columns::Column;
use crate::import::header::Header;
use crate::import::table::Table;
use crate::model::fold;

/// What a row is to the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Not the header.
    No,
    /// The header, with its names in the same places.
    Same,
    /// A header that has its names in other places: the rows below are not as the mapping says.
    Moved,
}

/// Recognises a header that comes again.
#[derive(Debug)]
pub struct Repeated<'a> {
    table: &'a Table,
    /// The cells of each header row that have content; a row of one is a title and not told from a case's.
    rows: Vec<Vec<(usize, String)>>,
    /// The column of fewest texts under a name, and which of its codes are names of the header.
    probe: Option<(Rc<Column>, BTreeSet<u32>)>,
}

impl<'a> Repeated<'a> {
    /// Looks at the header's rows.
    pub fn new(table: &'a Table, header: Option<&Header>) -> Self {
        let first = header.and_then(|header| table.row(header.row));
        let height = header.map_or(0, |header| usize::try_from(header.height).unwrap_or(1));
        let rows = first.map_or(0..0, |first| first..(first + height).min(table.len()));
        let cells = |row: usize| -> Vec<(usize, String)> {
            let filled = table.filled(row);
            filled
                .map(|(column, cell)| (column, fold(cell.text())))
                .filter(|(_, name)| !name.is_empty())
                .collect()
        };
        let rows: Vec<_> = rows.map(cells).filter(|cells| cells.len() > 1).collect();
        let probe = Self::probe(table, &rows);
        Self { table, rows, probe }
    }

    /// A row is looked at more closely only where its cell in one column is a name of the header: in the column of
    /// fewest texts, so that this is found out for few texts.
    fn probe(table: &Table, rows: &[Vec<(usize, String)>]) -> Option<(Rc<Column>, BTreeSet<u32>)> {
        let last = rows.last()?;
        let longest = last.iter().map(|(_, name)| name.len()).max()? * 2;
        let narrowest = last
            .iter()
            .filter_map(|(column, _)| table.column(*column))
            .min_by_key(|column| column.distinct())?;
        let codes = (1..u32::try_from(narrowest.distinct()).unwrap_or(u32::MAX))
            .filter(|code| {
                narrowest.text_of(*code).is_some_and(|text| {
                    text.len() <= longest && {
                        let text = fold(text);
                        last.iter().any(|(_, name)| *name == text)
                    }
                })
            })
            .collect();
        Some((Rc::clone(narrowest), codes))
    }

    /// What a row is to the header. Names are compared without case, marks and punctuation.
    #[inline]
    pub fn look(&self, row: usize) -> Again {
        match &self.probe {
            Some((column, codes)) if codes.contains(&column.code(row)) => self.compare(row),
            _ => Again::No,
        }
    }

    fn compare(&self, row: usize) -> Again {
        let found: Vec<(usize, String)> = self
            .table
            .filled(row)
            .map(|(column, cell)| (column, fold(cell.text())))
            .collect();
        if found.len() < 2 {
            return Again::No;
        }
        for names in &self.rows {
            if names.iter().all(|name| found.contains(name)) {
                return Again::Same;
            }
            let known = |name: &&(usize, String)| names.iter().any(|(_, other)| *other == name.1);
            // Hardly a case has nothing but names of columns in its cells.
            if found.len() * 2 > names.len()
                && found.iter().filter(known).count() * 3 >= found.len() * 2
                && found.iter().filter(known).count() > 1
            {
                let is_moved = found.iter().filter(known).any(|name| !names.contains(name));
                return if is_moved { Again::Moved } else { Again::Same };
            }
        }
        Again::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::table;

    #[test]
    fn a_header_is_known_again_in_any_spelling_and_place() {
        let table = table(
            "Nr;Datum;Typ\n1;2022-01-01;Avvikelse\nNR;datum ;Typ:\n2;2022-01-02;Typ\nDatum;Nr;Typ\nNr;Datum;\n",
        );
        let header = Header::at(&table, 1, 1).unwrap();
        let repeated = Repeated::new(&table, Some(&header));
        let found: Vec<Again> = (1..6).map(|row| repeated.look(row)).collect();
        assert_eq!(
            found,
            [Again::No, Again::Same, Again::No, Again::Moved, Again::No]
        );
    }
}
