//! The state of one engine and its answers.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::desk::Desk;
use super::evaluate::{Evaluation, evaluate};
use super::reporting::Reporting;
use super::set_aside_file;
use super::source::Source;
use super::suggesting::{Learnt, Suggesting};
use crate::analysis::report_facts;
use crate::cases::{CaseStore, FacetIndex};
use crate::charts;
use crate::classify::code_lists::code_lists;
use crate::import::{self, Workbook};
use crate::model::{
    CaseFilter, CaseOrder, CaseWindow, Comparison, DraftState, Facets, Fingerprint, Place, Problem,
    ProblemCode, Profile, Reading, ReportDraft, ReportFacts, RuleTrial, Sample, SourceRef,
    SourceState, SourceStatus, SourceView, UnitLink, write_sample,
};
use crate::protocol::{Described, NotFrozen, Overview, Request, Response, RowAt};

/// What an engine knows: the tables of files, and the draft last evaluated.
#[derive(Default)]
pub struct Session {
    tables: HashMap<(Fingerprint, Reading), Source>,
    evaluation: Option<Evaluation>,
    facets: OnceCell<FacetIndex>,
    /// What the report tells beside the account.
    report_facts: OnceCell<ReportFacts>,
    suggesting: Suggesting,
    /// What the cases that are being learned from were made of.
    learnt_of: Option<CaseInputs>,
    /// The order of the cases that teach most, for the filter that was asked for with it.
    teaching: Option<(CaseFilter, Vec<u32>)>,
    /// Whether anybody has looked at a case yet, so that suggestions are worth the work.
    suggests: bool,
    /// The case at which the learning was left off.
    left_at: Option<u32>,
}

/// What the cases are made of, beside what is decided of them: as long as it is the same, so are the cases.
type CaseInputs = (
    Vec<SourceState>,
    Vec<UnitLink>,
    Vec<Place>,
    Vec<(Place, Place, bool)>,
);

/// An answer and the bytes that travel beside it.
pub type Answer = (Response, Option<Vec<u8>>);

impl Session {
    /// Takes in a file as it was read. Other readings of it are forgotten: they are made again when asked for.
    pub fn take_in(
        &mut self,
        fingerprint: &Fingerprint,
        reading: Reading,
        book: Result<Workbook, Problem>,
    ) {
        self.tables.retain(|(other, _), _| other != fingerprint);
        self.tables
            .insert((fingerprint.clone(), reading), Source::new(book));
    }

    /// Whether the session has a file in this reading.
    #[must_use]
    pub fn has(&self, fingerprint: &Fingerprint, reading: Reading) -> bool {
        self.tables.contains_key(&(fingerprint.clone(), reading))
    }

    /// The files of a draft that the session does not have in the draft's reading.
    #[must_use]
    pub fn absent<'a>(&self, state: &'a DraftState) -> Vec<(&'a SourceRef, Reading)> {
        state
            .sources
            .iter()
            .filter(|file| !self.has(&file.source.fingerprint, file.reading))
            .map(|file| (&file.source, file.reading))
            .collect()
    }

    /// Answers a request about what the session has. Reading, keeping and forgetting files is the worker's part.
    pub fn answer(&mut self, request: Request) -> Answer {
        match request {
            Request::Describe {
                source,
                reading,
                headers,
                profiles,
            } => {
                let described = self.describe(source, reading, &headers, &profiles);
                (
                    described.map_or_else(Response::Failed, Response::Described),
                    None,
                )
            }
            Request::Evaluate { state } => (self.evaluate(&state), None),
            Request::Charts { words } => {
                let account = self
                    .evaluation
                    .as_ref()
                    .and_then(|each| each.account.as_ref());
                let charts =
                    account.map_or_else(Vec::new, |account| charts::charts(account, &words));
                (Response::Charts(charts), None)
            }
            Request::Cases {
                filter,
                offset,
                limit,
            } => {
                let window = self.window(&filter, offset, limit);
                (Response::Cases(window), None)
            }
            Request::Row {
                fingerprint,
                sheet,
                row,
            } => (Response::Row(self.row(&fingerprint, sheet, row)), None),
            Request::Facets { filter, limit } => {
                let facets = self.index().map_or_else(Facets::default, |(index, store)| {
                    index.count(store, &filter, limit)
                });
                (Response::Facets(facets), None)
            }
            Request::LeaveOff { at } => {
                self.suggests = false;
                self.left_at = Some(at);
                (Response::Done, None)
            }
            Request::Case { at } => {
                self.suggests |= self.left_at != Some(at);
                let detail = self.desk().and_then(|desk| desk.detail(at as usize));
                (Response::Case(detail.map(Box::new)), None)
            }
            Request::Alike { at } => {
                let keys = self
                    .desk()
                    .map_or_else(Vec::new, |desk| desk.alike(at as usize));
                (Response::Keys(keys), None)
            }
            Request::Near { at } => {
                self.suggests = true;
                let group = self.desk().and_then(|desk| desk.near_group(at as usize));
                (Response::Near(group.map(Box::new)), None)
            }
            Request::NearGroups { filter } => {
                self.suggests = true;
                let rows = self
                    .index()
                    .map_or_else(Vec::new, |(index, store)| index.rows(store, &filter));
                let groups = self.desk().and_then(|desk| desk.near_groups(&rows));
                (Response::NearGroups(groups), None)
            }
            Request::TryRule { rule } => {
                let trial = self
                    .desk()
                    .map_or_else(RuleTrial::default, |desk| desk.try_rule(&rule));
                (Response::RuleTried(trial), None)
            }
            Request::Chosen { filter } => {
                let rows = self
                    .index()
                    .map_or_else(Vec::new, |(index, store)| index.rows(store, &filter));
                let keys = self
                    .desk()
                    .map_or_else(Vec::new, |desk| desk.keys_of(&rows));
                (Response::Keys(keys), None)
            }
            Request::Numbers { cases } => {
                let numbers = self
                    .desk()
                    .map_or_else(Vec::new, |desk| desk.case_numbers(&cases));
                (Response::Numbers(numbers), None)
            }
            Request::Spellings { unit } => {
                let found = self
                    .desk()
                    .map_or_else(Vec::new, |desk| desk.spellings(unit.as_deref()));
                (Response::Spellings(found), None)
            }
            Request::Sample {
                title,
                unit,
                wanted,
                seed,
            } => {
                let sample = self.desk().map_or_else(Sample::default, |desk| {
                    desk.sample(title, unit.as_deref(), wanted, seed)
                });
                (Response::File, Some(write_sample(&sample).into_bytes()))
            }
            Request::Compare { codings } => {
                let found = self
                    .desk()
                    .map_or_else(Comparison::default, |desk| desk.compare(&codings));
                (Response::Compared(Box::new(found)), None)
            }
            Request::Report { written } => {
                let view = self.reporting(&written).and_then(|each| each.view());
                (Response::Report(view.map(Box::new)), None)
            }
            Request::OpenSection { written, id } => {
                let section = self.reporting(&written).and_then(|each| each.open(&id));
                (Response::OpenSection(section.map(Box::new)), None)
            }
            Request::ReadSection {
                written,
                id,
                heading,
                document,
            } => {
                let section = self
                    .reporting(&written)
                    .and_then(|each| each.read(id, heading, &document));
                (Response::Section(section.map(Box::new)), None)
            }
            Request::Freeze {
                written,
                words,
                hidden_below,
                frozen_ms,
            } => {
                let frozen = self
                    .reporting(&written)
                    .ok_or(NotFrozen::NoAccount)
                    .and_then(|each| each.freeze(&words, hidden_below, frozen_ms));
                match frozen {
                    Ok(package) => (Response::File, Some(package.bytes().to_vec())),
                    Err(why) => (Response::NotFrozen(why), None),
                }
            }
            Request::CodeLists => {
                let lists = code_lists().into_iter();
                let lists = lists.map(|list| (list.title, list.codebook)).collect();
                (Response::CodeLists(lists), None)
            }
            Request::Translation { unit } => {
                self.suggests = true;
                let years = self
                    .desk()
                    .and_then(|desk| desk.years_to_translate(unit.as_deref()));
                (Response::Translation(years.map(Box::new)), None)
            }
            Request::SetAside { header, reasons } => {
                let rows = self
                    .evaluation
                    .as_ref()
                    .map_or(&[][..], |each| &each.uncounted);
                let bytes = set_aside_file::write(rows, &header, &reasons);
                (Response::File, Some(bytes))
            }
            Request::Read { .. }
            | Request::Keep { .. }
            | Request::Cancel { .. }
            | Request::TakeBack { .. } => (Response::Done, None),
        }
    }

    /// Says how a file that the session has would be read.
    ///
    /// # Errors
    /// What is wrong with the file, or `Unreadable` where the session does not have it.
    pub fn describe(
        &self,
        source: SourceRef,
        reading: Reading,
        headers: &[Option<(u32, u32)>],
        profiles: &[Profile],
    ) -> Result<Box<Described>, Problem> {
        let book = match self.source(&source.fingerprint, reading) {
            Source::Read(book) => book,
            Source::Absent => return Err(Problem::new(ProblemCode::Unreadable)),
            Source::Failed(problem) => return Err(problem),
        };
        let described = book.describe(&source.name, headers);
        let sheets = described.iter().map(|sheet| {
            let mut mapping = sheet.mapping.clone();
            let names = sheet
                .columns
                .iter()
                .map(|column| column.header.as_str())
                .collect::<Vec<_>>();
            let profile = import::fitting(profiles, &names);
            if let Some(profile) = profile {
                import::apply(profile, &names, &mut mapping);
            }
            let answers = profile.map_or_else(Vec::new, |profile| profile.answers.clone());
            (mapping, answers)
        });
        let (sheets, answers) = sheets.unzip();
        Ok(Box::new(Described {
            source,
            sheets,
            answers,
        }))
    }

    fn evaluate(&mut self, state: &DraftState) -> Response {
        let sources: Vec<Source> = state
            .sources
            .iter()
            .map(|file| self.source(&file.source.fingerprint, file.reading))
            .collect();
        // The cases of the last evaluation go before the new ones come.
        self.evaluation = None;
        self.facets = OnceCell::new();
        self.report_facts = OnceCell::new();
        let evaluation = evaluate(state, &sources);
        let overview = Overview {
            sources: evaluation.sources.clone(),
            links: evaluation.links.clone(),
            proposals: evaluation.proposals.clone(),
            codebooks: evaluation.coding.codebooks.clone(),
            categorised: evaluation.categorised(),
            ruled: evaluation.coding.ruled(),
            account: evaluation.account.clone(),
        };
        let inputs = (
            state.sources.clone(),
            state.links.clone(),
            state.kept_earlier.clone(),
            state.matches.clone(),
        );
        // A file that was absent may be there now.
        let absent = evaluation
            .sources
            .iter()
            .any(|source| source.status == SourceStatus::Absent);
        if absent || self.learnt_of.as_ref() != Some(&inputs) {
            self.suggesting = Suggesting::default();
            // A place is another case now.
            self.left_at = None;
            self.teaching = None;
            self.learnt_of = (!absent).then_some(inputs);
        } else {
            self.suggesting
                .follow(&evaluation.store, &evaluation.coding);
        }
        self.evaluation = Some(evaluation);
        Response::Overview(Box::new(overview))
    }

    /// The report of the account, once there is one.
    fn reporting<'a>(&'a self, written: &'a ReportDraft) -> Option<Reporting<'a>> {
        let evaluation = self.evaluation.as_ref()?;
        let account = evaluation.account.as_ref()?;
        let facts = self
            .report_facts
            .get_or_init(|| report_facts(&evaluation.store, account.year, &evaluation.lex_sarah));
        Some(Reporting {
            account,
            facts,
            written,
        })
    }

    /// Learns a little more of what cases are about, where somebody has looked at one; nothing where all is learned.
    pub fn go_on(&mut self) -> Option<Learnt> {
        let evaluation = self.evaluation.as_ref().filter(|_| self.suggests)?;
        self.suggesting.go_on(&evaluation.store, &evaluation.coding)
    }

    /// The cases that a filter lets through. Those that teach most come in the order they had when the filter was first
    /// asked for, so that the list stays as it is while its cases are decided.
    fn window(&mut self, filter: &CaseFilter, offset: u32, limit: u32) -> CaseWindow {
        let mut window = self
            .index()
            .map_or_else(CaseWindow::default, |(index, store)| {
                index.window(store, filter, offset, limit)
            });
        if filter.order == CaseOrder::Date {
            self.teaching = None;
            return window;
        }
        self.suggests = true;
        if self.teaching.as_ref().is_none_or(|(of, _)| of != filter) {
            let rows = self.index().map(|(index, store)| index.rows(store, filter));
            let order = rows
                .zip(self.desk())
                .map(|(rows, desk)| desk.teaching(rows));
            self.teaching = order.flatten().map(|order| (filter.clone(), order));
        }
        if let (Some((_, order)), Some(evaluation)) = (&self.teaching, &self.evaluation) {
            let shown = order.iter().skip(offset as usize).take(limit as usize);
            window.cases = u32::try_from(order.len()).unwrap_or(u32::MAX);
            window.rows = shown
                .filter_map(|row| evaluation.store.row(*row as usize))
                .collect();
        }
        window
    }

    fn desk(&self) -> Option<Desk<'_>> {
        Some(Desk {
            evaluation: self.evaluation.as_ref()?,
            suggesting: &self.suggesting,
        })
    }

    /// A row of a sheet as it is in the file, under the names that its columns were last read with.
    fn row(&self, fingerprint: &Fingerprint, sheet: usize, row: RowAt) -> Vec<(String, String)> {
        let view = self.evaluation.as_ref().and_then(|each| {
            let of_file = |file: &&SourceView| file.source.fingerprint == *fingerprint;
            each.sources.iter().find(of_file)?.sheets.get(sheet)
        });
        let book = self
            .tables
            .iter()
            .find(|((other, _), _)| other == fingerprint);
        let table = book.and_then(|(_, book)| book.book()?.workbook.sheets.get(sheet));
        let (Some(view), Some(table)) = (view, table) else {
            return Vec::new();
        };
        let at = match row {
            RowAt::Number(number) => table.row(number),
            RowAt::BelowHeader(place) => {
                let header = view.mapping.header_row.and_then(|number| table.row(number));
                let below = header.map_or(0, |row| row + view.mapping.header_height as usize);
                Some(below + place as usize)
            }
        };
        let Some(at) = at.filter(|at| *at < table.len()) else {
            return Vec::new();
        };
        let names = view.columns.iter().map(|column| column.header.clone());
        let names = names.chain(std::iter::repeat_with(String::new));
        names.zip(table.written(at)).collect()
    }

    /// The cases last counted and what finds them.
    fn index(&self) -> Option<(&FacetIndex, &CaseStore)> {
        let store = &self.evaluation.as_ref()?.store;
        Some((self.facets.get_or_init(|| FacetIndex::new(store)), store))
    }

    fn source(&self, fingerprint: &Fingerprint, reading: Reading) -> Source {
        let key = (fingerprint.clone(), reading);
        self.tables.get(&key).cloned().unwrap_or(Source::Absent)
    }
}
