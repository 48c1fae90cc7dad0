//! A file of a draft as the engine has it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::import::{self, SheetDescription, Workbook};
use crate::model::Problem;

/// A file of the draft as it was read.
#[derive(Clone)]
pub enum Source {
    /// Its tables.
    Read(Rc<Book>),
    /// Its bytes are not here.
    Absent,
    /// It could not be read.
    Failed(Problem),
}

impl Source {
    /// A file that was read, or what is wrong with it.
    #[must_use]
    pub fn new(read: Result<Workbook, Problem>) -> Self {
        read.map_or_else(Self::Failed, |workbook| {
            Self::Read(Rc::new(Book {
                workbook,
                described: RefCell::default(),
            }))
        })
    }

    /// Its tables.
    #[must_use]
    pub fn book(&self) -> Option<&Book> {
        match self {
            Self::Read(book) => Some(book),
            Self::Absent | Self::Failed(_) => None,
        }
    }
}

/// The tables of a file, and how they were last said to be read: a draft is counted anew after each decision, and its
/// files seldom change.
pub struct Book {
    /// The tables.
    pub workbook: Workbook,
    described: RefCell<Option<Asked>>,
}

/// For each sheet the header's first row and height, where it is told.
type Headers = Vec<Option<(u32, u32)>>;

struct Asked {
    name: String,
    headers: Headers,
    /// The headers that were found: who tells them gets the same answer.
    found: Headers,
    answer: Rc<[SheetDescription]>,
}

impl Book {
    /// How each sheet would be read, as [`import::describe`] says it of a file with this name.
    pub fn describe(&self, name: &str, headers: &[Option<(u32, u32)>]) -> Rc<[SheetDescription]> {
        let sheets = &self.workbook.sheets;
        let headers: Headers = (0..sheets.len())
            .map(|sheet| headers.get(sheet).copied().flatten())
            .collect();
        if let Some(asked) = &*self.described.borrow()
            && asked.name == name
            && (asked.headers == headers || asked.found == headers)
        {
            return Rc::clone(&asked.answer);
        }
        let answer: Rc<[SheetDescription]> = import::describe(name, sheets, &headers).into();
        let found = answer.iter().map(|sheet| {
            let mapping = &sheet.mapping;
            Some((mapping.header_row?, mapping.header_height))
        });
        *self.described.borrow_mut() = Some(Asked {
            name: name.to_owned(),
            headers,
            found: found.collect(),
            answer: Rc::clone(&answer),
        });
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Reading;

    #[test]
    fn a_description_is_made_once_for_each_way_to_ask() {
        let list = "Lista;;\nNr;Datum;Text\n1;2022-03-01;a\n2;2022-03-02;b\n";
        let source = Source::new(import::tables(list.as_bytes(), Reading::default()));
        let book = source.book().unwrap();
        let first = book.describe("lista 2022.csv", &[]);
        let headers: Headers = first
            .iter()
            .map(|sheet| Some((sheet.mapping.header_row?, sheet.mapping.header_height)))
            .collect();
        for same in [&[][..], &[None], &headers] {
            let again = book.describe("lista 2022.csv", same);
            assert!(Rc::ptr_eq(&first, &again));
            assert_eq!(
                *again,
                *import::describe("lista 2022.csv", &book.workbook.sheets, same)
            );
        }
        for (name, headers) in [
            ("lista 2021.csv", &headers[..]),
            ("lista 2022.csv", &[Some((3, 1))]),
        ] {
            let other = book.describe(name, headers);
            assert_eq!(
                *other,
                *import::describe(name, &book.workbook.sheets, headers)
            );
            assert_ne!(*other, *first);
        }
    }
}
