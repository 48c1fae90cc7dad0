//! What a unit's categories of the year before may be in the account's year.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::desk::Desk;
use crate::cases::Field;
use crate::classify::crosswalk::propose;
use crate::model::{Categorised, Category, CategoryId, Codebook, Count, YearsToTranslate};

/// The rows of each category, by its place in the codebook; a row for each notation.
type RowsByCategory = BTreeMap<usize, Vec<usize>>;

impl Desk<'_> {
    /// What a unit's categories of the year before may be in the account's year. A category counts as the later
    /// year's when it can be used then and either has notations then or has none in the year before.
    #[must_use]
    pub fn years_to_translate(&self, unit: Option<&str>) -> Option<YearsToTranslate> {
        let to_year = self.evaluation.account.as_ref()?.year;
        let from_year = to_year - 1;
        let book = self.evaluation.coding.codebook(unit)?;
        let [earlier, now] = [from_year, to_year].map(|year| self.untranslated(book, year));
        let now: BTreeSet<usize> = now.into_keys().collect();
        let is_later = |place: usize, category: &Category| {
            category.is_used_in(to_year) && (now.contains(&place) || !earlier.contains_key(&place))
        };
        let places = book.categories.iter().enumerate();
        let later: Vec<Category> = places
            .filter(|(place, category)| is_later(*place, category))
            .map(|(_, category)| category.clone())
            .collect();
        let mut counted: Vec<(&Category, &Vec<usize>)> = earlier
            .iter()
            .filter_map(|(place, rows)| Some((book.categories.get(*place)?, rows)))
            .collect();
        counted.sort_by_key(|(_, rows)| Reverse(rows.len()));
        let is_gone = |category: &Category| later.iter().all(|other| other.id != category.id);
        let (gone, rows): (Vec<Category>, Vec<Vec<usize>>) = counted
            .iter()
            .filter(|(category, _)| is_gone(category))
            .map(|(category, rows)| ((*category).clone(), (*rows).clone()))
            .unzip();
        let ids: Vec<CategoryId> = later.iter().map(|category| category.id.clone()).collect();
        let coded = if gone.is_empty() {
            None
        } else {
            self.suggesting.coded(unit, &rows, &ids)
        };
        let count = |rows: &Vec<usize>| u32::try_from(rows.len()).unwrap_or(u32::MAX);
        Some(YearsToTranslate {
            from_year,
            to_year,
            counts: counted
                .iter()
                .map(|(category, rows)| (category.id.clone(), Count::Reported(count(rows))))
                .collect(),
            proposals: propose(&gone, &later, coded.as_deref()),
            later: ids,
        })
    }

    /// A year's notations of a codebook's unit by category, as they were before any translation between years.
    fn untranslated(&self, book: &Codebook, year: i32) -> RowsByCategory {
        let store = self.store();
        let mut rows = RowsByCategory::new();
        let mut known: HashMap<u32, Option<usize>> = HashMap::new();
        for row in 0..store.len() {
            if store.year(row) != Some(year) || store.text(Field::Unit, row) != book.unit.as_deref()
            {
                continue;
            }
            let categories: Vec<u32> = match store.categorised(row) {
                // What people and rules decide is not translated.
                Categorised::Hand | Categorised::Rule => store
                    .notations(row)
                    .map(|notation| store.category(notation))
                    .collect(),
                Categorised::File | Categorised::Undecided => {
                    let told = self.told(row).into_iter();
                    told.map(|notation| notation.category).collect()
                }
            };
            for category in categories {
                let place = *known.entry(category).or_insert_with(|| {
                    let meant = book.meaning_of(store.categories.text(category)?, year)?;
                    let mut places = book.categories.iter();
                    places.position(|other| other.id == meant.id)
                });
                if let Some(place) = place {
                    rows.entry(place).or_default().push(row);
                }
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::engine::Session;
    use crate::import;
    use crate::model::{
        CodebookChange, Confidence, Count, Crosswalk, CrosswalkReason, DraftState, Operation,
        Reading, Rule, RuleField, RuleId, RuleMatch, RuleState, SourceRef, YearsToTranslate,
    };
    use crate::protocol::{Overview, Request, Response};

    /// Last year's "Rutin" and "Kontroll" are this year's "Rutiner" and "Stickprov", as only the texts tell of the last.
    fn session() -> (Session, DraftState) {
        let mut text = String::from("Nr;Typ;Verksamhet;Datum;Kategori;Beskrivning\n");
        let rows = [
            ("2021", "Rutin", "rutinen följdes inte av handläggaren"),
            ("2021", "Kontroll", "stickprovet visade fel i akterna"),
            ("2021", "Lokaler", "dörren gick inte att låsa"),
            ("2022", "Rutiner", "handläggaren kände inte till rutinen"),
            ("2022", "Stickprov", "stickprovet i akterna gjordes inte"),
            ("2022", "Lokaler", "låset i dörren var trasigt"),
        ];
        for number in 0..20 {
            for (place, (year, category, words)) in rows.iter().enumerate() {
                // Writing to a text cannot fail.
                let _ = writeln!(
                    text,
                    "{place}-{number};Avvikelse;FUT;{year}-03-01;{category};{words} dag {number}"
                );
            }
        }
        let mut session = Session::default();
        let book = import::tables(text.as_bytes(), Reading::default()).unwrap();
        let sheets = import::describe("lista.csv", &book.sheets, &[]);
        let fingerprint = import::fingerprint(text.as_bytes());
        session.take_in(&fingerprint, Reading::default(), Ok(book));
        let mut state = DraftState::default();
        state.apply(&Operation::AddSource {
            source: SourceRef {
                fingerprint,
                name: "lista.csv".to_owned(),
                bytes: text.len() as u64,
            },
            sheets: sheets.into_iter().map(|sheet| sheet.mapping).collect(),
        });
        (session, state)
    }

    fn evaluate(session: &mut Session, state: &DraftState) -> Overview {
        let state = Box::new(state.clone());
        match session.answer(Request::Evaluate { state }).0 {
            Response::Overview(overview) => *overview,
            other => panic!("{other:?}"),
        }
    }

    fn years(session: &mut Session) -> YearsToTranslate {
        let unit = Some("FUT".to_owned());
        match session.answer(Request::Translation { unit }).0 {
            Response::Translation(Some(years)) => *years,
            other => panic!("{other:?}"),
        }
    }

    /// What is proposed: the earlier category, the likeliest later one, how sure.
    fn proposed(years: &YearsToTranslate) -> Vec<(&str, Option<&str>, Confidence)> {
        let proposals = years.proposals.iter();
        proposals
            .map(|each| {
                let to = each.to.first().map(|(id, _)| id.0.as_str());
                (each.from.0.as_str(), to, each.confidence)
            })
            .collect()
    }

    #[test]
    fn names_tell_at_once_and_texts_when_all_is_learned() {
        let (mut session, state) = session();
        evaluate(&mut session, &state);
        let found = years(&mut session);
        assert_eq!((found.from_year, found.to_year), (2021, 2022));
        let later: Vec<&str> = found.later.iter().map(|id| id.0.as_str()).collect();
        assert_eq!(later, ["fut-lokaler", "fut-rutiner", "fut-stickprov"]);
        assert_eq!(
            proposed(&found),
            [
                ("fut-kontroll", None, Confidence::Unsure),
                ("fut-rutin", Some("fut-rutiner"), Confidence::Likely),
            ]
        );
        while session.go_on().is_some() {}
        let found = years(&mut session);
        assert_eq!(
            proposed(&found),
            [
                ("fut-kontroll", Some("fut-stickprov"), Confidence::Likely),
                ("fut-rutin", Some("fut-rutiner"), Confidence::Likely),
            ]
        );
        assert_eq!(found.proposals[0].reasons, [CrosswalkReason::Texts(20)]);
    }

    #[test]
    fn a_translation_that_is_used_changes_the_account_and_not_what_is_asked() {
        let (mut session, mut state) = session();
        let before = evaluate(&mut session, &state);
        let asked = years(&mut session);
        let changes = before.codebooks[0].categories.iter();
        state.apply(&Operation::ChangeCodebook {
            unit: Some("FUT".to_owned()),
            changes: changes
                .map(|category| CodebookChange::Add {
                    category: category.clone(),
                })
                .collect(),
        });
        let pairs = asked.proposals.iter().filter_map(|each| {
            let (to, _) = each.to.first()?;
            Some((each.from.clone(), to.clone()))
        });
        state.apply(&Operation::Translate {
            unit: Some("FUT".to_owned()),
            crosswalk: Crosswalk {
                from_year: asked.from_year,
                to_year: asked.to_year,
                pairs: pairs.collect(),
            },
        });
        let after = evaluate(&mut session, &state);
        let previous = |overview: &Overview, name: &str| {
            let kind = &overview.account.as_ref().unwrap().units[0].kinds[0];
            let mut categories = kind.categories.iter();
            let found = categories.find(|each| each.category.as_deref() == Some(name));
            found.map(|each| each.notations.previous)
        };
        assert_eq!(previous(&before, "Rutiner"), Some(Count::Missing));
        assert_eq!(previous(&after, "Rutiner"), Some(Count::Reported(20)));
        assert_eq!(previous(&after, "Rutin"), None);
        assert_eq!(years(&mut session).counts, asked.counts);
    }

    #[test]
    fn the_overview_tells_how_many_cases_each_rule_decided() {
        let (mut session, mut state) = session();
        let book = evaluate(&mut session, &state).codebooks.swap_remove(0);
        let rule = |id: u32, words: &str| Operation::SetRule {
            rule: Rule {
                id: RuleId(id),
                unit: Some("FUT".to_owned()),
                kind: None,
                field: RuleField::Category,
                words: vec![words.to_owned()],
                matching: RuleMatch::Any,
                without: Vec::new(),
                then: vec![book.categories[0].id.clone()],
                state: RuleState::On,
            },
        };
        state.apply(&rule(3, "rutin*"));
        state.apply(&rule(1, "rutiner"));
        assert_eq!(evaluate(&mut session, &state).ruled, [(RuleId(3), 40)]);
    }
}
