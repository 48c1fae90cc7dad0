//! What the cases may be about: a learner of every unit's categories, kept from one count of the draft to the next.
//!
//! Reading the texts of many cases takes seconds, so it is done a slice at a time ([`Suggesting::go_on`]), whenever
//! nobody waits for anything else. What is suggested is never counted.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::coding::Coding;
use super::decided::decided;
use crate::cases::{CaseStore, Field};
use crate::classify::clusters::TextClustering;
use crate::classify::{Corpus, Effort, Judging, Learner, Ranking, Seed, Settled, teaching_order};
use crate::model::{CaseSuggestion, Categorised, CategoryId, Codebook};

/// How many cases' texts are read in a slice.
const SLICE: usize = 1000;

/// How many texts' decisions the learner is told of at once, while somebody waits or between two requests.
const TOLD_AT_ONCE: usize = 4000;

/// The share by which decisions must have grown before it is judged anew how sure suggestions are.
const GROWN: f64 = 0.25;

/// How many times as much as after a decision may be computed to see how rows would be coded otherwise.
const FITS: u32 = 5;

/// What the learner knows, and how far it has come.
#[derive(Debug, Default)]
pub struct Suggesting {
    corpus: Corpus,
    /// For each row of the store that has been read, its text's place in the corpus.
    texts: Vec<u32>,
    by_text: FxHashMap<String, u32>,
    /// What finds texts that are nearly the same; empty again when all are read.
    clustering: TextClustering,
    /// For each text the one that it is nearly the same as, or itself.
    like: Vec<u32>,
    labels: Vec<(Option<String>, CategoryId)>,
    books: Vec<Codebook>,
    learner: Option<Learner>,
    /// What the learner was taught: a text's labels.
    taught: BTreeMap<u32, Vec<u32>>,
    /// What it has still to be told: a text's labels, or that it is decided no more.
    untold: Vec<(u32, Option<Vec<u32>>)>,
    settled: bool,
    /// Judges how sure suggestions are, a part at a time.
    judging: Option<Judging>,
    /// How many texts were decided when it was last judged how sure suggestions are.
    judged: usize,
}

/// How far the work is: cases read, of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learnt {
    /// Cases read.
    pub done: usize,
    /// All cases.
    pub total: usize,
}

impl Suggesting {
    /// Whether every text has been read, so that there are suggestions.
    #[must_use]
    pub fn is_ready(&self, store: &CaseStore) -> bool {
        self.learner.is_some() && self.texts.len() == store.len()
    }

    /// Does a slice of the work; nothing where there is none left.
    pub fn go_on(&mut self, store: &CaseStore, coding: &Coding) -> Option<Learnt> {
        let total = store.len();
        if self.texts.len() < total {
            self.read(store);
            return Some(Learnt {
                done: self.texts.len(),
                total,
            });
        }
        if self.learner.is_none() {
            self.begin(coding);
            self.compare(store, coding);
            return Some(Learnt { done: total, total });
        }
        if !self.untold.is_empty() {
            self.tell();
            return Some(Learnt { done: total, total });
        }
        let learner = self.learner.as_mut()?;
        if !self.settled {
            self.settled = learner.fit(&self.corpus, Effort::QUICK) == Settled::Yes;
            return Some(Learnt { done: total, total });
        }
        let decided = self.taught.len();
        if let Some(judging) = &mut self.judging {
            if judging.go_on(learner, &self.corpus) == Settled::Yes {
                self.judging = None;
            }
            return Some(Learnt { done: total, total });
        }
        if decided as f64 > self.judged as f64 * (1.0 + GROWN) {
            self.judging = Some(Judging::of(learner));
            self.judged = decided;
            return Some(Learnt { done: total, total });
        }
        None
    }

    /// Learns what was decided since, at once, as far as that goes while somebody waits.
    pub fn follow(&mut self, store: &CaseStore, coding: &Coding) {
        if !self.is_ready(store) {
            return;
        }
        if self.books != coding.codebooks {
            self.begin(coding);
        }
        self.compare(store, coding);
        self.tell();
        if let Some(learner) = &mut self.learner
            && self.untold.is_empty()
        {
            self.settled = learner.fit(&self.corpus, Effort::QUICK) == Settled::Yes;
        }
    }

    /// The suggestions for a row, likeliest first, with places in the texts given.
    #[must_use]
    pub fn suggestions(
        &self,
        store: &CaseStore,
        row: usize,
        texts: &[String],
    ) -> Vec<CaseSuggestion> {
        let (Some(learner), Some(text)) = (&self.learner, self.texts.get(row)) else {
            return Vec::new();
        };
        if !self.is_ready(store) || texts.iter().all(String::is_empty) {
            return Vec::new();
        }
        let allowed = |label| self.is_allowed(store, row, label);
        learner
            .suggest(&self.corpus, *text, &allowed)
            .into_iter()
            .filter_map(|suggestion| {
                let (_, category) = self.labels.get(suggestion.label as usize)?;
                let reasons = (0..).zip(texts).flat_map(|(place, text)| {
                    let reasons = learner.reasons(&self.corpus, text, suggestion.label);
                    reasons.into_iter().filter_map(move |reason| {
                        let start = u32::try_from(reason.place.start).ok()?;
                        let end = u32::try_from(reason.place.end).ok()?;
                        Some((place, start..end))
                    })
                });
                Some(CaseSuggestion {
                    category: category.clone(),
                    certainty: suggestion.certainty,
                    reasons: reasons.collect(),
                })
            })
            .collect()
    }

    /// The undecided ones of some rows in the order in which deciding them teaches most, of each text one, so many at
    /// the most; nothing while texts are still being read.
    #[must_use]
    pub fn teaching(&self, store: &CaseStore, wanted: usize, of: &[u32]) -> Option<Vec<u32>> {
        let learner = self.learner.as_ref().filter(|_| self.is_ready(store))?;
        let mut rows: BTreeMap<u32, u32> = BTreeMap::new();
        for row in of {
            let at = *row as usize;
            if let Some(text) = self.texts.get(at)
                && store.categorised(at) == Categorised::Undecided
            {
                rows.entry(*text).or_insert(*row);
            }
        }
        let mut ranking = Ranking::new(learner, &self.corpus);
        let allowed = |text: u32, label: u32| {
            let row = rows.get(&text).copied().unwrap_or_default();
            self.is_allowed(store, row as usize, label)
        };
        let texts = rows.keys().copied();
        let order = teaching_order(&mut ranking, &self.corpus, texts, wanted, &allowed);
        let order = order.iter();
        Some(order.filter_map(|text| rows.get(text).copied()).collect())
    }

    /// How a unit's rows would be coded with some of its categories alone, had nobody decided what those rows are
    /// about: for each group of rows, how many there are of each of the categories. Nothing before all is learned.
    #[must_use]
    pub fn coded(
        &self,
        unit: Option<&str>,
        groups: &[Vec<usize>],
        categories: &[CategoryId],
    ) -> Option<Vec<Vec<u32>>> {
        let mut learner = self.learner.clone().filter(|_| self.settled)?;
        let places: BTreeMap<u32, usize> = (0..)
            .zip(&self.labels)
            .filter(|(_, (other, _))| other.as_deref() == unit)
            .filter_map(|(label, (_, id))| {
                Some((label, categories.iter().position(|other| other == id)?))
            })
            .collect();
        let texts = |rows: &[usize]| -> Vec<u32> {
            let texts = rows.iter().filter_map(|row| self.texts.get(*row));
            let silent = self.by_text.get("");
            texts
                .filter(|text| Some(*text) != silent)
                .copied()
                .collect()
        };
        let mut judged: Vec<u32> = groups.iter().flat_map(|rows| texts(rows)).collect();
        judged.sort_unstable();
        judged.dedup();
        judged.retain(|text| {
            let labels = self.taught.get(text);
            labels.is_some_and(|labels| !labels.iter().any(|each| places.contains_key(each)))
        });
        let forgotten: Vec<_> = judged.into_iter().map(|text| (text, None)).collect();
        learner.set_all(&self.corpus, &forgotten);
        for _ in 0..FITS {
            if learner.fit(&self.corpus, Effort::QUICK) == Settled::Yes {
                break;
            }
        }
        let mut ranking = Ranking::new(&learner, &self.corpus);
        let count = |rows: &Vec<usize>| {
            let mut counts = vec![0; categories.len()];
            for text in texts(rows) {
                let allowed = |label| places.contains_key(&label);
                let best = ranking.suggest(text, &allowed);
                let place = best.first().and_then(|best| places.get(&best.label));
                if let Some(count) = place.and_then(|place| counts.get_mut(*place)) {
                    *count += 1;
                }
            }
            counts
        };
        Some(groups.iter().map(count).collect())
    }

    /// The rows that tell the same as a row, itself among them.
    pub fn alike(&self, row: usize) -> impl Iterator<Item = usize> {
        let text = self.texts.get(row).copied();
        let rows = self.texts.iter().enumerate();
        rows.filter(move |(_, other)| Some(**other) == text)
            .map(|(row, _)| row)
    }

    /// The rows whose texts are nearly the same as a row's, itself among them; none where the row tells nothing, and
    /// none while texts are still being read.
    pub fn near(&self, store: &CaseStore, row: usize) -> impl Iterator<Item = usize> {
        let group = self.group(store, row);
        let rows = (0..self.texts.len()).filter(move |_| group.is_some());
        rows.filter(move |other| self.group(store, *other) == group)
    }

    /// What is common to rows whose texts are nearly the same; nothing for a row that tells nothing, and while texts
    /// are still being read.
    #[must_use]
    pub fn group(&self, store: &CaseStore, row: usize) -> Option<u32> {
        let text = self.texts.get(row).filter(|_| self.is_ready(store))?;
        let silent = self.by_text.get("");
        let like = self.like.get(*text as usize)?;
        (silent != Some(text)).then_some(*like)
    }

    fn read(&mut self, store: &CaseStore) {
        let end = store.len().min(self.texts.len() + SLICE);
        for row in self.texts.len()..end {
            let text = store.told_text(row);
            let (corpus, clustering, like) =
                (&mut self.corpus, &mut self.clustering, &mut self.like);
            let by_text = self.by_text.entry(text);
            let place = *by_text.or_insert_with_key(|text| {
                like.push(clustering.add(text));
                corpus.push(text)
            });
            self.texts.push(place);
        }
        if end == store.len() {
            self.clustering = TextClustering::default();
        }
    }

    /// A learner that knows the categories and no decision.
    fn begin(&mut self, coding: &Coding) {
        self.books.clone_from(&coding.codebooks);
        self.labels.clear();
        let mut seeds = Vec::new();
        for book in &self.books {
            for category in book.categories.iter().filter(|each| each.became.is_empty()) {
                self.labels.push((book.unit.clone(), category.id.clone()));
                seeds.push(Seed {
                    name: category.name.clone(),
                    definition: category.definition.clone(),
                    keywords: category.keywords.clone(),
                    examples: category.examples.clone(),
                });
            }
        }
        self.learner = Some(Learner::new(&mut self.corpus, &seeds));
        self.corpus.weigh();
        self.taught.clear();
        self.settled = false;
        self.judging = None;
        self.judged = 0;
    }

    /// Finds what the learner has still to be told of what is decided.
    fn compare(&mut self, store: &CaseStore, coding: &Coding) {
        let decided = decided(store, coding, &self.texts, &self.labels);
        let forgotten = self.taught.keys();
        let forgotten = forgotten.filter(|text| !decided.contains_key(text));
        self.untold = forgotten.map(|text| (*text, None)).collect();
        let changed = decided.into_iter();
        let changed = changed.filter(|(text, labels)| self.taught.get(text) != Some(labels));
        self.untold
            .extend(changed.map(|(text, labels)| (text, Some(labels))));
    }

    /// Tells the learner of what it has still to be told, as much as it is told at once.
    fn tell(&mut self) {
        let Some(learner) = &mut self.learner else {
            return;
        };
        let rest = self.untold.len().saturating_sub(TOLD_AT_ONCE);
        let told = self.untold.split_off(rest);
        let decisions = told.iter();
        let decisions: Vec<_> = decisions
            .map(|(text, labels)| (*text, labels.as_deref()))
            .collect();
        learner.set_all(&self.corpus, &decisions);
        self.settled &= told.is_empty();
        for (text, labels) in told {
            match labels {
                Some(labels) => self.taught.insert(text, labels),
                None => self.taught.remove(&text),
            };
        }
    }

    /// Whether a case can be given a category: one of its own unit, in one of its years.
    fn is_allowed(&self, store: &CaseStore, row: usize, label: u32) -> bool {
        let Some((unit, id)) = self.labels.get(label as usize) else {
            return false;
        };
        let book = self.books.iter().find(|book| book.unit == *unit);
        let category = book.and_then(|book| book.find(id));
        unit.as_deref() == store.text(Field::Unit, row)
            && category.is_some_and(|category| {
                store.year(row).is_none_or(|year| category.is_used_in(year))
            })
    }
}
