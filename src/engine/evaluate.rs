//! All files of a draft to cases, ledgers and the account. What the page's engine and the example both call.

use std::collections::BTreeMap;

use super::coding::{self, Coding};
use super::questions::questions;
use super::set_aside_file::UncountedRow;
use super::source::Source;
use crate::analysis::{self, Coverage, StatedTotal};
use crate::cases::{CaseStore, Field};
use crate::import::{self, Decisions, Restart, SheetDescription, SheetRows, SheetUse};
use crate::model::{
    Account, Categorised, CategorisedCount, DraftState, Kind, MatchProposal, Problem, ProblemCode,
    Question, SetAside, SheetAnswers, SheetView, SkippedRow, SourceState, SourceStatus, SourceView,
    StatedBy, UncountedReason, UnitLink,
};
use crate::protocol::{CHANGES_SHOWN, SET_ASIDE_SHOWN};

/// How many rows below the header a preview shows.
const PREVIEWED: usize = 6;

/// How many bytes of a cell a preview shows.
const SHOWN: usize = 200;

/// How many bytes of a cell come with a row that was set aside or changed; the download has all.
const TOLD: usize = 2000;

/// How many columns a preview shows.
const COLUMNS: usize = 200;

/// What a draft's files amount to.
pub struct Evaluation {
    /// The files as the page shows them, in the order of the draft.
    pub sources: Vec<SourceView>,
    /// Every unit name with the unit it counts as.
    pub links: Vec<UnitLink>,
    /// The cases.
    pub store: CaseStore,
    /// What was made of their categories.
    pub coding: Coding,
    /// Cases of different files that may be one.
    pub proposals: Vec<MatchProposal>,
    /// The account, once there is a year.
    pub account: Option<Account>,
    /// All rows that are not counted and listed by themselves.
    pub uncounted: Vec<UncountedRow>,
    /// Reports under lex Sarah of lists that have nothing else, by year.
    pub lex_sarah: BTreeMap<i32, u32>,
}

impl Evaluation {
    /// For each unit, how its cases of the account's year got their categories.
    #[must_use]
    pub fn categorised(&self) -> Vec<CategorisedCount> {
        let year = self.account.as_ref().map(|account| account.year);
        let mut counts: Vec<[u32; Categorised::ALL.len()]> = Vec::new();
        for row in 0..self.store.len() {
            self.count_categorised(row, year, &mut counts);
        }
        let units = self.store.dictionary(Field::Unit);
        let named = (0..).zip(counts).filter(|(_, cases)| *cases != [0; 4]);
        let counts: BTreeMap<(bool, Option<&str>), [u32; 4]> = named
            .map(|(code, cases)| ((units.text(code).is_none(), units.text(code)), cases))
            .collect();
        counts
            .into_iter()
            .map(|((_, unit), cases)| CategorisedCount {
                unit: unit.map(str::to_owned),
                cases,
            })
            .collect()
    }

    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    fn count_categorised(&self, row: usize, year: Option<i32>, counts: &mut Vec<[u32; 4]>) {
        if self.store.year(row) != year {
            return;
        }
        let unit = usize::try_from(self.store.code(Field::Unit, row)).unwrap_or_default();
        if unit >= counts.len() {
            counts.resize(unit + 1, [0; 4]);
        }
        let how = self.store.categorised(row).index();
        if let Some(count) = counts.get_mut(unit).and_then(|each| each.get_mut(how)) {
            *count += 1;
        }
    }
}

/// A sheet on its way through.
struct Sheet<'a> {
    source: usize,
    description: SheetDescription,
    rows: SheetRows<'a>,
    answers: SheetAnswers,
    questions: Vec<Question>,
}

/// Imports the files as the draft says, brings the cases together and counts them.
///
/// `sources` has one entry for each of the draft's sources. Files that say when they were printed are brought
/// together in that order, after those that do not, so that where they overlap the latest counts.
#[must_use]
pub fn evaluate(state: &DraftState, sources: &[Source]) -> Evaluation {
    let mut sheets = read_sheets(state, sources);
    sheets.sort_by_key(|(_, description, _)| description.printed);
    let (places, mut rows): (Vec<_>, Vec<_>) = sheets
        .into_iter()
        .map(|(source, description, rows)| ((source, description), rows))
        .unzip();
    let scopes: Vec<_> = rows.iter().map(SheetRows::scope).collect();
    let of_rows = scopes.iter().flat_map(|scope| scope.units.iter().flatten());
    let added = state.added_units.iter();
    let names = import::link_units(of_rows.chain(added).map(String::as_str), &state.links);
    let mut coverage = Coverage::new(state);
    let answers: Vec<SheetAnswers> = places
        .iter()
        .zip(&rows)
        .map(|((source, _), rows): (&(usize, _), _)| {
            let file = state.sources.get(*source);
            file.map_or_else(SheetAnswers::default, |file| file.answers(rows.index))
        })
        .collect();
    for ((scope, rows), answers) in scopes.iter().zip(&rows).zip(&answers) {
        if rows.is_used == SheetUse::Cases {
            let covers = answers.covered(rows.mapping);
            coverage.add_sheet(scope, rows.mapping, &covers, &names);
        }
    }
    let mut lex_sarah = BTreeMap::new();
    for (year, reports) in rows.iter().flat_map(SheetRows::lex_sarah_by_year) {
        *lex_sarah.entry(year).or_default() += reports;
    }
    let unknown: Vec<Vec<Kind>> = scopes
        .iter()
        .zip(&rows)
        .map(|(scope, rows)| coverage.unknown_kinds(scope, rows.mapping, &names))
        .collect();
    let decisions = Decisions {
        kept_earlier: &state.kept_earlier,
        matches: &state.matches,
    };
    let identified = import::identify(&mut rows, &names, decisions);
    warn_of_restarts(&identified.restarts, &places, &mut rows, state);
    let mut sheets: Vec<Sheet> = places
        .into_iter()
        .zip(rows)
        .zip(answers.into_iter().zip(unknown))
        .map(
            |(((source, description), rows), (answers, unknown))| Sheet {
                source,
                questions: questions(&description, &rows, &answers, unknown),
                description,
                rows,
                answers,
            },
        )
        .collect();
    let totals: Vec<StatedTotal> = sheets
        .iter()
        .flat_map(|sheet| stated_totals(sheet, state))
        .collect();
    let mut store = identified.store;
    let coding = coding::code(&mut store, state);
    let account = analysis::account(&store, &coverage, state, &totals);
    let mut views: Vec<SourceView> = state
        .sources
        .iter()
        .zip(sources)
        .map(|(state, source)| source_view(state, source))
        .collect();
    let mut uncounted = Vec::new();
    let mut told: Vec<_> = sheets.drain(..).zip(identified.changes).collect();
    told.sort_by_key(|(sheet, _)| (sheet.source, sheet.rows.index));
    for (sheet, mut changes) in told {
        let Some(view) = views.get_mut(sheet.source) else {
            continue;
        };
        let mut rows = sheet.rows;
        rows.set_aside.sort_by_key(|each| each.row);
        rows.skipped.sort_by_key(|each| each.row);
        let table = rows.table;
        uncounted.extend(uncounted_rows(&view.source.name, &rows));
        let counted = counted_rows(&sheet.questions);
        view.printed = view.printed.max(sheet.description.printed);
        changes.truncate(CHANGES_SHOWN);
        for field in changes.iter_mut().flat_map(|change| &mut change.fields) {
            shorten(&mut field.before);
            shorten(&mut field.after);
        }
        view.sheets.push(SheetView {
            name: table.name.clone(),
            hidden: table.hidden,
            mapping: rows.mapping.clone(),
            answers: sheet.answers,
            questions: sheet.questions,
            left_out_reason: sheet.description.left_out,
            columns: sheet.description.columns,
            preview: preview(&rows),
            ledger: rows.ledger,
            set_aside: shown(rows.set_aside),
            skipped_rows: shown_skipped(rows.skipped),
            changes,
            date_columns: rows.fields.date_columns,
            warnings: shortened([sheet.description.warnings, rows.warnings, counted].concat()),
        });
    }
    Evaluation {
        sources: views,
        links: names.links,
        store,
        coding,
        proposals: identified.proposals,
        account,
        uncounted,
        lex_sarah,
    }
}

/// A sheet that waits for an answer tells so among what should be known, too.
fn counted_rows(questions: &[Question]) -> Vec<Problem> {
    let counted = questions.iter().filter_map(|question| match question {
        Question::Rows { column, rows, sum } => Some(Problem {
            column: Some(column.clone()),
            ..Problem::new(ProblemCode::CountedRows).with_detail(format!("{rows} / {sum}"))
        }),
        _ => None,
    });
    counted.collect()
}

fn uncounted_rows(file: &str, rows: &SheetRows) -> Vec<UncountedRow> {
    let row = |row, reason, detail: &Option<String>, cells: &Vec<String>| UncountedRow {
        file: file.to_owned(),
        sheet: rows.table.name.clone(),
        row,
        reason,
        detail: detail.clone(),
        cells: cells.clone(),
    };
    let set_aside = rows.set_aside.iter().map(|each| {
        let reason = UncountedReason::SetAside(each.reason);
        row(each.row, reason, &each.detail, &each.cells)
    });
    let skipped = rows.skipped.iter().map(|each| {
        row(
            each.row,
            UncountedReason::Skipped(each.reason),
            &None,
            &each.cells,
        )
    });
    set_aside.chain(skipped).collect()
}

/// Tells each sheet whose numbers begin anew, or seem to, of the files that have the same ones.
fn warn_of_restarts(
    restarts: &[Restart],
    places: &[(usize, SheetDescription)],
    rows: &mut [SheetRows],
    state: &DraftState,
) {
    for (code, joined) in [
        (ProblemCode::RestartedNumbers, false),
        (ProblemCode::DoubtfulNumbers, true),
    ] {
        let mut told: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for restart in restarts.iter().filter(|each| each.joined == joined) {
            let source = places.get(restart.other).map(|(source, _)| *source);
            let file = source.and_then(|source| state.sources.get(source));
            let file = file.map(|file| file.source.name.as_str());
            let sheet = rows
                .get(restart.other)
                .map(|sheet| sheet.table.name.as_str());
            let names = [file, sheet].into_iter().flatten();
            let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
            let name = format!("{} ({})", names.join(", "), restart.numbers);
            told.entry(restart.sheet).or_default().push(name);
        }
        for (sheet, names) in told {
            if let Some(sheet) = rows.get_mut(sheet) {
                let problem = Problem::new(code).with_detail(names.join(", "));
                sheet.warnings.push(problem);
            }
        }
    }
}

fn read_sheets<'a>(
    state: &'a DraftState,
    sources: &'a [Source],
) -> Vec<(usize, SheetDescription, SheetRows<'a>)> {
    let mut sheets = Vec::new();
    for (index, (file, source)) in state.sources.iter().zip(sources).enumerate() {
        let Some(book) = source.book() else { continue };
        let headers: Vec<Option<(u32, u32)>> = file
            .sheets
            .iter()
            .map(|sheet| Some((sheet.header_row?, sheet.header_height)))
            .collect();
        let descriptions = book.describe(&file.source.name, &headers);
        let tables = &book.workbook.sheets;
        let parts = tables.iter().zip(&*descriptions).zip(&file.sheets);
        for (sheet, ((table, description), mapping)) in parts.enumerate() {
            let answers = file.answers(sheet);
            let is_used = description.is_used(mapping, &answers);
            let fingerprint = &file.source.fingerprint;
            let rows = import::sheet_rows(fingerprint, sheet, table, mapping, &answers, is_used);
            sheets.push((index, description.clone(), rows));
        }
    }
    sheets
}

fn stated_totals(sheet: &Sheet, state: &DraftState) -> Vec<StatedTotal> {
    let Some(file) = state.sources.get(sheet.source).map(|file| &file.source) else {
        return Vec::new();
    };
    let rows = &sheet.rows;
    rows.stated_totals
        .iter()
        .map(|total| StatedTotal {
            stated_by: StatedBy::File {
                source: file.fingerprint.clone(),
                name: file.name.clone(),
                sheet: rows.table.name.clone(),
                row: total.row,
            },
            year: rows.mapping.year,
            stated: total.stated,
            rows: total.rows,
        })
        .collect()
}

fn source_view(file: &SourceState, source: &Source) -> SourceView {
    let book = source.book().map(|book| &book.workbook);
    let text = book.and_then(|book| book.text);
    SourceView {
        source: file.source.clone(),
        status: match source {
            Source::Read(_) => SourceStatus::Read,
            Source::Absent => SourceStatus::Absent,
            Source::Failed(problem) => SourceStatus::Failed(problem.clone()),
        },
        format: book.map(|book| book.format),
        encoding: text.map(|text| text.encoding),
        twice: text.is_some_and(|text| text.twice),
        dialect: text.and_then(|text| text.dialect),
        reading: file.reading,
        printed: None,
        sheets: Vec::new(),
        warnings: book.map_or_else(Vec::new, |book| book.warnings.clone()),
    }
}

/// The first rows that were set aside, each as far as it fits a screen.
fn shown(set_aside: Vec<SetAside>) -> Vec<SetAside> {
    let mut rows: Vec<SetAside> = set_aside.into_iter().take(SET_ASIDE_SHOWN).collect();
    for row in &mut rows {
        row.cells.truncate(COLUMNS);
        row.cells
            .iter_mut()
            .chain(&mut row.detail)
            .for_each(shorten);
    }
    rows
}

fn shown_skipped(skipped: Vec<SkippedRow>) -> Vec<SkippedRow> {
    let mut rows: Vec<SkippedRow> = skipped.into_iter().take(SET_ASIDE_SHOWN).collect();
    for row in &mut rows {
        row.cells.truncate(COLUMNS);
        row.cells.iter_mut().for_each(shorten);
    }
    rows
}

fn shortened(mut problems: Vec<Problem>) -> Vec<Problem> {
    for problem in &mut problems {
        problem
            .detail
            .iter_mut()
            .chain(&mut problem.column)
            .for_each(shorten);
    }
    problems
}

/// Cuts a text that is longer than is told of.
fn shorten(text: &mut String) {
    text.truncate(text.floor_char_boundary(TOLD));
}

/// The rows above the header, the header and the first rows below it, as far as they fit a screen.
fn preview(rows: &SheetRows) -> Vec<(u32, Vec<String>)> {
    let table = rows.table;
    let width = table.width().min(COLUMNS);
    let header = rows.mapping.header_row.and_then(|row| table.row(row));
    let height = usize::try_from(rows.mapping.header_height).unwrap_or(1);
    let below = header.map_or(0, |header| header + height);
    let first = below.saturating_sub(height + PREVIEWED * 2);
    let shown = (below..table.len())
        .filter(|row| !table.is_blank(*row))
        .take(PREVIEWED);
    let cells = |row: usize| {
        let texts = (0..width).map(|column| {
            let text = table.cell(row, column).text();
            text.get(..text.floor_char_boundary(SHOWN))
                .unwrap_or(text)
                .to_owned()
        });
        (table.number(row), texts.collect())
    };
    (first..below.min(table.len()))
        .chain(shown)
        .map(cells)
        .collect()
}
