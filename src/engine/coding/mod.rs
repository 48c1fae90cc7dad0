//! Which categories the cases count under: what the files say, put right by codebooks, rules and people.

mod books;
mod keys;
mod rules;

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use crate::cases::{CaseStore, Field, NewNotation};
use crate::columns::NONE;
use crate::model::{CaseKey, Categorised, CategoryId, Codebook, Crosswalk, DraftState, RuleId};

pub use books::codebooks;
pub use rules::Rules;

use keys::keys;

/// What was made of the cases' categories.
#[derive(Debug, Default)]
pub struct Coding {
    /// Every unit's codebook, in order of the unit's name; that of cases without a unit comes last. A name that is in
    /// the files and in no codebook that the user has changed is a category too.
    pub codebooks: Vec<Codebook>,
    /// What names each case, made of its notations as the files tell them; made once, when it is first asked for.
    keys: OnceCell<Vec<CaseKey>>,
    /// Cases whose notations are not those that the files tell, with those that they do.
    pub told: BTreeMap<usize, Vec<NewNotation>>,
    /// The draft's rules, in the order in which they are tried.
    pub order: Vec<RuleId>,
    /// The rules that decided, by the case.
    pub rules: BTreeMap<usize, RuleId>,
}

impl Coding {
    /// What names each case, in order of the rows. `store` must be the one that was coded.
    #[must_use]
    pub fn keys(&self, store: &CaseStore) -> &[CaseKey] {
        self.keys.get_or_init(|| keys(store))
    }

    /// The codebook of a unit.
    #[must_use]
    pub fn codebook(&self, unit: Option<&str>) -> Option<&Codebook> {
        let mut codebooks = self.codebooks.iter();
        codebooks.find(|each| each.unit.as_deref() == unit)
    }

    /// How many cases each rule decided that decided any, in order of the rules' ids.
    #[must_use]
    pub fn ruled(&self) -> Vec<(RuleId, u32)> {
        let mut counts: BTreeMap<RuleId, u32> = BTreeMap::new();
        for rule in self.rules.values() {
            *counts.entry(*rule).or_default() += 1;
        }
        counts.into_iter().collect()
    }
}

/// Puts the categories of all cases right, as the draft says.
///
/// For each case the first counts that there is: a person's decision, a rule of its category as the file tells it, a
/// category in the file, a rule of its texts. Where the draft says nothing of categories, nothing is touched.
#[must_use]
pub fn code(store: &mut CaseStore, state: &DraftState) -> Coding {
    let mut coding = Coding {
        codebooks: codebooks(store, state),
        order: state.rules.iter().map(|rule| rule.id).collect(),
        ..Coding::default()
    };
    let untouched = state.codebooks.is_empty()
        && state.decisions.is_empty()
        && state.rules.is_empty()
        && state.crosswalks.is_empty();
    if untouched {
        return coding;
    }
    // Before any notation is replaced: afterwards they would not be those that the files tell.
    let keys = keys(store);
    let mut names = Names::new(store, state, &coding.codebooks);
    let rules = Rules::new(&state.rules);
    let mut categorised = Vec::with_capacity(store.len());
    let mut replaced = Vec::new();
    for row in 0..store.len() {
        let decision = keys.get(row).and_then(|key| state.decisions.get(key));
        let told: Vec<NewNotation> = store
            .notations(row)
            .map(|notation| store.notation(notation))
            .collect();
        let by_rule = || rules.first(store, row, &told);
        let (how, wanted) = if let Some(decision) = decision {
            (Categorised::Hand, Some(&decision.categories))
        } else if let Some(rule) = by_rule() {
            coding.rules.insert(row, rule.id);
            (Categorised::Rule, Some(&rule.then))
        } else {
            (store.categorised(row), None)
        };
        categorised.push(how);
        let counted = match wanted {
            Some(wanted) => {
                let codes = names.codes(store, row, wanted);
                spread(&told, &codes)
            }
            None => told
                .iter()
                .map(|notation| NewNotation {
                    category: names.translated(store, row, notation.category),
                    ..*notation
                })
                .collect(),
        };
        if counted != told {
            replaced.push((row, counted));
            coding.told.insert(row, told);
        }
    }
    store.replace_notations(&replaced);
    store.set_categorised(categorised);
    coding.keys = OnceCell::from(keys);
    coding
}

/// The notations of a case with other categories: one for each, and one without where there is none. A category that
/// was told keeps its notation; the others take what is left, and then what the first one tells.
fn spread(told: &[NewNotation], categories: &[u32]) -> Vec<NewNotation> {
    let mut left: Vec<NewNotation> = told
        .iter()
        .filter(|notation| !categories.contains(&notation.category))
        .copied()
        .rev()
        .collect();
    let first = told.first().copied().unwrap_or_default();
    let wanted = if categories.is_empty() {
        &[NONE][..]
    } else {
        categories
    };
    wanted
        .iter()
        .map(|category| {
            let own = told.iter().find(|notation| notation.category == *category);
            let notation = own.copied().or_else(|| left.pop()).unwrap_or(first);
            NewNotation {
                category: *category,
                ..notation
            }
        })
        .collect()
}

/// From what files call categories to what codebooks call them.
struct Names<'a> {
    /// By the unit's code: its codebook, where the user has changed it, and its translations.
    units: HashMap<u32, (Option<&'a Codebook>, Vec<&'a Crosswalk>)>,
    books: &'a [Codebook],
    /// By unit, category and year: the category that counts.
    known: HashMap<(u32, u32, Option<i32>), u32>,
}

impl<'a> Names<'a> {
    fn new(store: &CaseStore, state: &'a DraftState, books: &'a [Codebook]) -> Self {
        let units = store.dictionary(Field::Unit);
        let codes = 0..u32::try_from(units.codes()).unwrap_or(u32::MAX);
        let of_units = codes.map(|code| {
            let unit = units.text(code);
            let changed = state.codebook(unit).is_some();
            let crosswalks: Vec<_> = state
                .crosswalks
                .iter()
                .filter(|(other, _)| other.as_deref() == unit)
                .map(|(_, crosswalk)| crosswalk)
                .collect();
            let book = books.iter().find(|book| book.unit.as_deref() == unit);
            let book = book.filter(|_| changed || !crosswalks.is_empty());
            (code, (book, crosswalks))
        });
        Self {
            units: of_units.collect(),
            books,
            known: HashMap::new(),
        }
    }

    /// The categories of a decision as codes. What was merged since counts as what it became; what is in no codebook
    /// any more counts as nothing.
    fn codes(&self, store: &mut CaseStore, row: usize, wanted: &[CategoryId]) -> Vec<u32> {
        let unit = store.text(Field::Unit, row);
        let Some(book) = self.books.iter().find(|book| book.unit.as_deref() == unit) else {
            return Vec::new();
        };
        let mut codes = Vec::new();
        for id in wanted {
            let found = match book.leads_to(id).as_slice() {
                [only] => Some(*only),
                // One that was split stays itself until somebody says which part it is.
                _ => book.find(id),
            };
            if let Some(category) = found {
                let code = store.categories.code_for(&category.name);
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
        codes
    }

    /// What a category of a file counts as.
    fn translated(&mut self, store: &mut CaseStore, row: usize, category: u32) -> u32 {
        let unit = store.code(Field::Unit, row);
        let Some((Some(book), crosswalks)) = self.units.get(&unit) else {
            return category;
        };
        let year = store.year(row);
        if let Some(known) = self.known.get(&(unit, category, year)) {
            return *known;
        }
        let name = store.categories.text(category);
        let meant = name.and_then(|name| book.meaning_of(name, year.unwrap_or_default()));
        let meant = meant.map(|meant| {
            let crosswalk = crosswalks
                .iter()
                .find(|crosswalk| Some(crosswalk.from_year) == year);
            let targets = crosswalk.map_or_else(Vec::new, |each| each.targets(&meant.id));
            match targets.as_slice() {
                // One that became several is left as it was: nobody knows which of them a case would be.
                [only] => book.find(only).unwrap_or(meant),
                _ => meant,
            }
        });
        let code = match meant {
            Some(meant) => {
                let name = meant.name.clone();
                store.categories.code_for(&name)
            }
            None => category,
        };
        self.known.insert((unit, category, year), code);
        code
    }
}
