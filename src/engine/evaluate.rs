//! All files of a draft to cases, ledgers and the account. What the page's engine and the example both call.

use std::rc::Rc;

use crate::analysis::{self, Coverage, StatedTotal};
use crate::cases::CaseStore;
use crate::import::{self, SheetCases, SheetDescription, UnitNames, Workbook};
use crate::model::{
    Account, DraftState, Problem, SetAside, SheetMapping, SheetView, SourceState, SourceStatus,
    SourceView, StatedBy, UnitLink,
};
use crate::protocol::SET_ASIDE_SHOWN;

/// How many rows below the header a preview shows.
const PREVIEWED: usize = 6;

/// A file of the draft as it was read.
pub enum Source {
    /// Its tables.
    Read(Rc<Workbook>),
    /// Its bytes are not here.
    Absent,
    /// It could not be read.
    Failed(Problem),
}

/// What a draft's files amount to.
pub struct Evaluation {
    /// The files as the page shows them, in the order of the draft.
    pub sources: Vec<SourceView>,
    /// Every unit name with the unit it counts as.
    pub links: Vec<UnitLink>,
    /// The cases.
    pub store: CaseStore,
    /// The account, once there is a year.
    pub account: Option<Account>,
    /// All rows that were set aside: file name, sheet name, row.
    pub set_aside: Vec<(String, String, SetAside)>,
}

/// A sheet on its way through.
struct Sheet<'a> {
    source: usize,
    index: usize,
    mapping: &'a SheetMapping,
    description: SheetDescription,
    cases: SheetCases,
}

/// Imports the files as the draft says, brings the cases together and counts them.
///
/// `sources` has one entry for each of the draft's sources. Files that say when they were printed are brought
/// together in that order, after those that do not, so that where they overlap the latest counts.
#[must_use]
pub fn evaluate(state: &DraftState, sources: &[Source]) -> Evaluation {
    let mut sheets = read_sheets(state, sources);
    sheets.sort_by_key(|sheet| sheet.description.printed);
    let names = unit_names(&sheets, state);
    let mut coverage = Coverage::new(state);
    for sheet in &sheets {
        coverage.add_sheet(&sheet.cases, sheet.mapping, &names);
    }
    // The cases move on into the store; what else the sheets tell stays with them.
    let identified = import::identify(
        sheets.iter_mut().map(|sheet| {
            let cases = std::mem::take(&mut sheet.cases.cases);
            (cases, sheet.cases.ledger.clone(), sheet.mapping)
        }),
        &names,
    );
    let store = CaseStore::new(identified.cases);
    let totals: Vec<StatedTotal> = sheets
        .iter()
        .flat_map(|sheet| stated_totals(sheet, state, sources))
        .collect();
    let account = analysis::account(&store, &coverage, state, &totals);
    let mut views: Vec<SourceView> = state
        .sources
        .iter()
        .zip(sources)
        .map(|(state, source)| source_view(state, source))
        .collect();
    let mut set_aside = Vec::new();
    let mut told: Vec<_> = sheets.into_iter().zip(identified.sheets).collect();
    told.sort_by_key(|(sheet, _)| (sheet.source, sheet.index));
    for (sheet, (ledger, changes)) in told {
        let Some(view) = views.get_mut(sheet.source) else {
            continue;
        };
        let table = sources.get(sheet.source).and_then(|source| match source {
            Source::Read(book) => book.sheets.get(sheet.index),
            Source::Absent | Source::Failed(_) => None,
        });
        let Some(table) = table else { continue };
        set_aside.extend(
            sheet
                .cases
                .set_aside
                .iter()
                .map(|each| (view.source.name.clone(), table.name.clone(), each.clone())),
        );
        view.printed = view.printed.max(sheet.description.printed);
        view.sheets.push(SheetView {
            name: table.name.clone(),
            hidden: table.hidden,
            mapping: sheet.mapping.clone(),
            columns: sheet.description.columns,
            preview: preview(table, sheet.mapping),
            ledger,
            set_aside: sheet
                .cases
                .set_aside
                .into_iter()
                .take(SET_ASIDE_SHOWN)
                .collect(),
            changes,
            warnings: sheet.cases.warnings,
        });
    }
    Evaluation {
        sources: views,
        links: names.links,
        store,
        account,
        set_aside,
    }
}

fn read_sheets<'a>(state: &'a DraftState, sources: &[Source]) -> Vec<Sheet<'a>> {
    let mut sheets = Vec::new();
    for (index, (file, source)) in state.sources.iter().zip(sources).enumerate() {
        let Source::Read(book) = source else { continue };
        let header_rows: Vec<Option<u32>> =
            file.sheets.iter().map(|sheet| sheet.header_row).collect();
        let descriptions = import::describe(&file.source.name, &book.sheets, &header_rows);
        let parts = book.sheets.iter().zip(descriptions).zip(&file.sheets);
        for (sheet, ((table, description), mapping)) in parts.enumerate() {
            sheets.push(Sheet {
                source: index,
                index: sheet,
                mapping,
                description,
                cases: import::sheet_cases(&file.source.fingerprint, sheet, table, mapping),
            });
        }
    }
    sheets
}

fn unit_names(sheets: &[Sheet], state: &DraftState) -> UnitNames {
    let of_cases = sheets
        .iter()
        .flat_map(|sheet| &sheet.cases.cases)
        .filter_map(|each| each.case.unit.as_deref());
    let constants = sheets
        .iter()
        .filter_map(|sheet| sheet.mapping.unit.as_deref());
    let added = state.added_units.iter().map(String::as_str);
    import::link_units(of_cases.chain(constants).chain(added), &state.links)
}

fn stated_totals(sheet: &Sheet, state: &DraftState, sources: &[Source]) -> Vec<StatedTotal> {
    let file = state.sources.get(sheet.source).map(|file| &file.source);
    let name = sources.get(sheet.source).and_then(|source| match source {
        Source::Read(book) => book.sheets.get(sheet.index).map(|table| &table.name),
        Source::Absent | Source::Failed(_) => None,
    });
    let (Some(file), Some(name)) = (file, name) else {
        return Vec::new();
    };
    sheet
        .cases
        .stated_totals
        .iter()
        .map(|(row, stated)| StatedTotal {
            stated_by: StatedBy::File {
                source: file.fingerprint.clone(),
                name: file.name.clone(),
                sheet: name.clone(),
                row: *row,
            },
            year: sheet.mapping.year,
            stated: *stated,
            rows: sheet.cases.ledger.data_rows(),
        })
        .collect()
}

fn source_view(file: &SourceState, source: &Source) -> SourceView {
    let book = match source {
        Source::Read(book) => Some(book),
        Source::Absent | Source::Failed(_) => None,
    };
    SourceView {
        source: file.source.clone(),
        status: match source {
            Source::Read(_) => SourceStatus::Read,
            Source::Absent => SourceStatus::Absent,
            Source::Failed(problem) => SourceStatus::Failed(problem.clone()),
        },
        format: book.map(|book| book.format),
        encoding: book.and_then(|book| book.encoding),
        delimiter: book.and_then(|book| book.delimiter),
        printed: None,
        sheets: Vec::new(),
    }
}

/// The rows above the header and the first below it.
fn preview(table: &import::Table, mapping: &SheetMapping) -> Vec<(u32, Vec<String>)> {
    let width = table.width();
    let header = mapping.header_row.unwrap_or(0);
    let above = table.rows.iter().filter(|row| row.number <= header);
    let below = table
        .rows
        .iter()
        .filter(|row| row.number > header && !row.is_blank())
        .take(PREVIEWED);
    above
        .chain(below)
        .map(|row| (row.number, row.texts(width)))
        .collect()
}
