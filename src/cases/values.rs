//! What a case has in a dimension, as codes, and what the codes stand for.

use super::dictionary::Dictionary;
use super::gender::gender;
use super::store::{CaseStore, Field};
use crate::columns::NONE;
use crate::model::{Categorised, Dimension, Kind, MONTHS};

/// The values of a dimension in a store. A code is below [`distinct`](Self::distinct).
pub(super) enum Values<'a> {
    /// A field of few texts.
    Field(Field, &'a Dictionary),
    /// The categories of the notations.
    Categories(&'a Dictionary),
    /// Their measures.
    Measures(&'a Dictionary),
    /// A name for each code, and which code a case has.
    Names(Vec<String>, Box<dyn Fn(usize) -> Option<usize> + 'a>),
}

impl<'a> Values<'a> {
    pub(super) fn of(store: &'a CaseStore, dimension: Dimension) -> Self {
        let field = |field| Self::Field(field, store.dictionary(field));
        match dimension {
            Dimension::Unit => field(Field::Unit),
            Dimension::Status => field(Field::Status),
            Dimension::Channel => field(Field::Channel),
            Dimension::Submitter => field(Field::Submitter),
            Dimension::Category => Self::Categories(&store.categories),
            Dimension::Measure => Self::Measures(&store.measures),
            Dimension::Kind => Self::Names(
                Kind::ALL.map(|kind| kind.code().to_owned()).into(),
                Box::new(|row| store.kind(row).map(Kind::index)),
            ),
            Dimension::Categorised => Self::Names(
                Categorised::ALL.map(|each| each.code().to_owned()).into(),
                Box::new(|row| {
                    let categorised = store.categorised(row);
                    Categorised::ALL
                        .iter()
                        .position(|each| *each == categorised)
                }),
            ),
            Dimension::Month => Self::Names(
                (0..=MONTHS).map(|month| month.to_string()).collect(),
                Box::new(|row| store.month(row).map(usize::from)),
            ),
            Dimension::Year => years(store),
            Dimension::File => files(store),
            Dimension::Gender => genders(store),
        }
    }

    /// How many codes there are.
    pub(super) fn distinct(&self) -> usize {
        match self {
            Self::Field(_, dictionary)
            | Self::Categories(dictionary)
            | Self::Measures(dictionary) => dictionary.codes(),
            Self::Names(names, _) => names.len(),
        }
    }

    /// Hands over the codes that a case has, one of them perhaps more than once.
    #[inline]
    pub(super) fn codes(&self, store: &CaseStore, row: usize, take: &mut dyn FnMut(u32)) {
        match self {
            Self::Field(field, _) => take(store.code(*field, row)),
            Self::Categories(_) => store
                .notations(row)
                .for_each(|notation| take(store.category(notation))),
            Self::Measures(_) => store
                .notations(row)
                .for_each(|notation| take(store.notation(notation).measure)),
            Self::Names(_, code) => {
                let code = code(row);
                take(
                    code.and_then(|code| u32::try_from(code).ok())
                        .unwrap_or(NONE),
                );
            }
        }
    }

    /// The code of a value; nothing where no case has it.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        match self {
            Self::Field(_, dictionary)
            | Self::Categories(dictionary)
            | Self::Measures(dictionary) => dictionary.find(name),
            Self::Names(names, _) => {
                let place = names.iter().position(|each| each == name)?;
                u32::try_from(place).ok()
            }
        }
    }

    /// What a code stands for; the empty text for none.
    pub(super) fn name(&self, code: u32) -> &str {
        match self {
            Self::Field(_, dictionary)
            | Self::Categories(dictionary)
            | Self::Measures(dictionary) => dictionary.text(code).unwrap_or_default(),
            Self::Names(names, _) => usize::try_from(code)
                .ok()
                .and_then(|code| names.get(code))
                .map_or("", String::as_str),
        }
    }
}

/// The lack of a year, then every year from the first to the last that cases count in.
fn years(store: &CaseStore) -> Values<'_> {
    let mut ends: Option<(i32, i32)> = None;
    for year in (0..store.len()).filter_map(|row| store.year(row)) {
        let (first, last) = ends.unwrap_or((year, year));
        ends = Some((first.min(year), last.max(year)));
    }
    let first = ends.map_or(0, |(first, _)| first);
    let years = ends.into_iter().flat_map(|(first, last)| first..=last);
    let names = std::iter::once(String::new()).chain(years.map(|year| year.to_string()));
    let code = move |row| usize::try_from(store.year(row)? - first + 1).ok();
    Values::Names(names.collect(), Box::new(code))
}

/// The fingerprints of the files, each once.
fn files(store: &CaseStore) -> Values<'_> {
    let mut names: Vec<String> = Vec::new();
    let of_sheet: Vec<usize> = store
        .sheets
        .iter()
        .map(|(file, _)| {
            let known = names.iter().position(|name| *name == file.0);
            known.unwrap_or_else(|| {
                names.push(file.0.clone());
                names.len() - 1
            })
        })
        .collect();
    let code = move |row| of_sheet.get(store.sheet(row)?).copied();
    Values::Names(names, Box::new(code))
}

/// The lack of a gender, then each gender once, however it is written.
fn genders(store: &CaseStore) -> Values<'_> {
    let written = store.dictionary(Field::Gender);
    let mut genders = Dictionary::default();
    let codes = (0_u32..).take(written.codes()).map(|code| {
        let told = written.text(code).and_then(gender);
        genders.code_for(&told.unwrap_or_default())
    });
    let codes: Vec<u32> = codes.collect();
    let name = |code| genders.text(code).unwrap_or_default().to_owned();
    let names = (0_u32..).take(genders.codes()).map(name);
    let code = move |row| {
        let written = usize::try_from(store.code(Field::Gender, row)).ok()?;
        usize::try_from(*codes.get(written)?).ok()
    };
    Values::Names(names.collect(), Box::new(code))
}
