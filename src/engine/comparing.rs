//! What the draft says of cases beside what other people say of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::desk::Desk;
use crate::cases::Field;
use crate::classify::agreement::{Coding, Distance, compare, krippendorff_alpha};
use crate::model::{
    CaseKey, Categorised, CategoryId, Codebook, CoderComparison, Codings, Comparison, Incomparable,
};

/// A case that both have decided, with the place of its codebook.
struct Pair {
    row: usize,
    book: usize,
    first: Vec<CategoryId>,
    second: Vec<CategoryId>,
}

/// A category: its codebook's place, and its own in the codebook.
type Place = (usize, usize);

impl Desk<'_> {
    /// Puts the categories that cases count under now beside those that second coders gave them.
    #[must_use]
    pub fn compare(&self, codings: &[Codings]) -> Comparison {
        let rows: HashMap<CaseKey, usize> = self.keys().iter().copied().zip(0..).collect();
        let mut together: BTreeMap<usize, Vec<Coding>> = BTreeMap::new();
        let paired: Vec<_> = codings
            .iter()
            .map(|codings| self.pairs(codings, &rows))
            .collect();
        let books: BTreeSet<usize> = paired
            .iter()
            .flat_map(|(pairs, _)| pairs.iter().map(|pair| pair.book))
            .collect();
        let numbers = self.numbers(&books);
        let names = self.names(&numbers);
        let coders = codings
            .iter()
            .zip(paired)
            .map(|(codings, (pairs, incomparable))| {
                let coded = |pair: &Pair, ids: &[CategoryId]| self.coding(pair.book, ids, &numbers);
                let first: Vec<Coding> =
                    pairs.iter().map(|pair| coded(pair, &pair.first)).collect();
                let second: Vec<Coding> =
                    pairs.iter().map(|pair| coded(pair, &pair.second)).collect();
                for ((pair, first), second) in pairs.iter().zip(&first).zip(&second) {
                    let all = together
                        .entry(pair.row)
                        .or_insert_with(|| vec![first.clone()]);
                    all.push(second.clone());
                }
                let agreement = compare(&first, &second, count(numbers.len()));
                let both: Vec<Vec<Coding>> = first
                    .into_iter()
                    .zip(second)
                    .map(|(first, second)| vec![first, second])
                    .collect();
                CoderComparison {
                    coder: codings.coder.clone(),
                    title: codings.title.clone(),
                    categories: names.clone(),
                    cases: pairs
                        .iter()
                        .filter_map(|pair| self.store().row(pair.row))
                        .collect(),
                    alpha: krippendorff_alpha(&both, Distance::Masi),
                    agreement,
                    incomparable,
                }
            })
            .collect();
        let together: Vec<Vec<Coding>> = together.into_values().collect();
        Comparison {
            coders,
            alpha: (!codings.is_empty()).then(|| krippendorff_alpha(&together, Distance::Masi)),
        }
    }

    /// The cases that can be compared, in order of the sample, and how many cannot for each reason.
    fn pairs(
        &self,
        codings: &Codings,
        rows: &HashMap<CaseKey, usize>,
    ) -> (Vec<Pair>, [u32; Incomparable::ALL.len()]) {
        let mut incomparable = [0; Incomparable::ALL.len()];
        let mut pairs = Vec::new();
        for (key, second) in &codings.cases {
            match self.pair(codings, rows.get(key).copied(), second.as_deref()) {
                Ok(pair) => pairs.push(pair),
                Err(reason) => {
                    if let Some(cases) = incomparable.get_mut(reason.index()) {
                        *cases += 1;
                    }
                }
            }
        }
        (pairs, incomparable)
    }

    fn pair(
        &self,
        codings: &Codings,
        row: Option<usize>,
        second: Option<&[CategoryId]>,
    ) -> Result<Pair, Incomparable> {
        let second = second.ok_or(Incomparable::NotCoded)?;
        let row = row.ok_or(Incomparable::Gone)?;
        let store = self.store();
        if store.categorised(row) == Categorised::Undecided {
            return Err(Incomparable::Undecided);
        }
        let unit = store.text(Field::Unit, row);
        let books = &self.evaluation.coding.codebooks;
        let place = books.iter().position(|book| book.unit.as_deref() == unit);
        let (place, book) = place
            .and_then(|place| Some((place, books.get(place)?)))
            .ok_or(Incomparable::CodebookChanged)?;
        let year = store.year(row).unwrap_or_default();
        let now = |ids: &[CategoryId]| -> Option<Vec<CategoryId>> {
            ids.iter().map(|id| standing(book, id, year)).collect()
        };
        let offered: BTreeSet<CategoryId> = codings
            .offered
            .iter()
            .filter_map(|id| standing(book, id, year))
            .collect();
        let first = now(&self.categories(row));
        let first = first.filter(|first| first.iter().all(|id| offered.contains(id)));
        match (first, now(second)) {
            (Some(first), Some(second)) => Ok(Pair {
                row,
                book: place,
                first,
                second,
            }),
            _ => Err(Incomparable::CodebookChanged),
        }
    }

    /// The categories of codebooks, each at the place of its number.
    fn numbers(&self, books: &BTreeSet<usize>) -> Vec<Place> {
        let all = &self.evaluation.coding.codebooks;
        books
            .iter()
            .filter_map(|book| Some((*book, all.get(*book)?)))
            .flat_map(|(place, book)| (0..book.categories.len()).map(move |own| (place, own)))
            .collect()
    }

    fn names(&self, numbers: &[Place]) -> Vec<String> {
        let books = &self.evaluation.coding.codebooks;
        let names = numbers.iter().map(|(book, own)| {
            let category = books.get(*book)?.categories.get(*own)?;
            Some(category.name.clone())
        });
        names.map(Option::unwrap_or_default).collect()
    }

    fn coding(&self, book: usize, ids: &[CategoryId], numbers: &[Place]) -> Coding {
        let categories = &self.evaluation.coding.codebooks.get(book)?.categories;
        let number = |id: &CategoryId| {
            let own = categories.iter().position(|category| category.id == *id)?;
            let number = numbers.iter().position(|place| *place == (book, own))?;
            Some(count(number))
        };
        ids.iter().map(number).collect()
    }
}

/// What a category is in a year: itself while it can be given, or the one that it has become; nothing where it has
/// become several, or is not known.
fn standing(book: &Codebook, id: &CategoryId, year: i32) -> Option<CategoryId> {
    let category = book.find(id)?;
    if category.is_used_in(year) {
        return Some(id.clone());
    }
    match book.leads_to(id).as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
