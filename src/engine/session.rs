//! The state of one engine and its answers.

use std::collections::HashMap;
use std::rc::Rc;

use super::evaluate::{Evaluation, Source, evaluate};
use super::set_aside_file;
use crate::charts;
use crate::import::{self, Workbook};
use crate::model::{CaseWindow, DraftState, Fingerprint, Problem, ProblemCode, Reading, SourceRef};
use crate::protocol::{Described, Overview, Request, Response};

/// What an engine knows: the bytes and tables of files, and the draft last evaluated.
#[derive(Default)]
pub struct Session {
    bytes: HashMap<Fingerprint, Rc<[u8]>>,
    tables: HashMap<(Fingerprint, Reading), Result<Rc<Workbook>, Problem>>,
    evaluation: Option<Evaluation>,
}

/// An answer and the bytes that travel beside it.
pub type Answer = (Response, Option<Vec<u8>>);

impl Session {
    /// Takes in a file's bytes and returns the name they are kept under.
    pub fn take_in(&mut self, bytes: Rc<[u8]>) -> Fingerprint {
        let fingerprint = import::fingerprint(&bytes);
        self.bytes.insert(fingerprint.clone(), bytes);
        fingerprint
    }

    /// The files of a draft whose bytes the session does not have.
    #[must_use]
    pub fn absent<'a>(&self, state: &'a DraftState) -> Vec<&'a SourceRef> {
        state
            .sources
            .iter()
            .map(|file| &file.source)
            .filter(|source| !self.bytes.contains_key(&source.fingerprint))
            .collect()
    }

    /// Answers a request about what the session has. Reading, keeping and forgetting bytes is the worker's part.
    pub fn answer(&mut self, request: Request) -> Answer {
        match request {
            Request::Describe {
                source,
                reading,
                header_rows,
            } => (self.describe(source, reading, &header_rows, true), None),
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
                let window = self.evaluation.as_ref().map_or_else(
                    || CaseWindow {
                        cases: 0,
                        notations: 0,
                        offset,
                        rows: Vec::new(),
                    },
                    |each| each.store.window(&filter, offset, limit),
                );
                (Response::Cases(window), None)
            }
            Request::SetAside { header, reasons } => {
                let rows = self
                    .evaluation
                    .as_ref()
                    .map_or(&[][..], |each| &each.set_aside);
                let bytes = set_aside_file::write(rows, &header, &reasons);
                (Response::File, Some(bytes))
            }
            Request::Read { .. } | Request::Keep { .. } => (Response::Done, None),
        }
    }

    /// Says how a file that the session has would be read.
    pub fn describe(
        &mut self,
        source: SourceRef,
        reading: Reading,
        header_rows: &[Option<u32>],
        kept: bool,
    ) -> Response {
        match self.workbook(&source.fingerprint, reading) {
            Source::Read(book) => {
                let sheets = import::describe(&source.name, &book.sheets, header_rows)
                    .into_iter()
                    .map(|sheet| sheet.mapping)
                    .collect();
                Response::Described(Box::new(Described {
                    source,
                    sheets,
                    kept,
                }))
            }
            Source::Absent => Response::Failed(Problem::new(ProblemCode::Unreadable)),
            Source::Failed(problem) => Response::Failed(problem),
        }
    }

    fn evaluate(&mut self, state: &DraftState) -> Response {
        let sources: Vec<Source> = state
            .sources
            .iter()
            .map(|file| self.workbook(&file.source.fingerprint, file.reading))
            .collect();
        let evaluation = evaluate(state, &sources);
        let overview = Overview {
            sources: evaluation.sources.clone(),
            links: evaluation.links.clone(),
            account: evaluation.account.clone(),
        };
        self.evaluation = Some(evaluation);
        Response::Overview(Box::new(overview))
    }

    /// A file's tables, read once for each way of reading it.
    fn workbook(&mut self, fingerprint: &Fingerprint, reading: Reading) -> Source {
        let Some(bytes) = self.bytes.get(fingerprint) else {
            return Source::Absent;
        };
        let tables = self
            .tables
            .entry((fingerprint.clone(), reading))
            .or_insert_with(|| import::read(bytes, reading).map(Rc::new));
        match tables {
            Ok(book) => Source::Read(Rc::clone(book)),
            Err(problem) => Source::Failed(problem.clone()),
        }
    }
}
