//! What comes of an example, as the guide writes it.

use std::collections::BTreeMap;

use lardom::engine::Evaluation;
use lardom::model::{Ledger, SheetView, SourceStatus, SourceView, written_date};

use super::answers::Example;
use super::words;

/// The headings of a block, in its order.
pub fn headings(expected: &str) -> Vec<String> {
    let lines = expected.lines().filter(|line| !line.starts_with(' '));
    lines
        .map(|line| line.trim_end_matches(':').to_owned())
        .collect()
}

/// The block with these headings.
pub fn of(example: &Example, headings: &[String]) -> String {
    let evaluation = example.evaluate();
    let mut block = String::new();
    for heading in headings {
        let mut lines = match heading.as_str() {
            "läst som" => evaluation.sources.iter().map(read_as).collect(),
            "rubrik" => sheets(&evaluation, |_, sheet| vec![header(sheet)]),
            "kolumner" => sheets(&evaluation, |_, sheet| columns(sheet)),
            "datum läses" => sheets(&evaluation, |_, sheet| date_orders(sheet)),
            "journal" => sheets(&evaluation, |file, sheet| {
                vec![format!("{}: {}", place(file, sheet), ledger(&sheet.ledger))]
            }),
            "ärenden" => cases(&evaluation),
            "ärenden per dag" => days(&evaluation),
            "ställda åt sidan" => sheets(&evaluation, set_aside),
            "ändrade" => sheets(&evaluation, |_, sheet| changes(sheet)),
            "frågor" => sheets(&evaluation, |file, sheet| {
                let questions = sheet.questions.iter();
                questions
                    .map(|question| {
                        format!("{}: {}", place(file, sheet), words::question(question))
                    })
                    .collect()
            }),
            "att känna till" => told(example, &evaluation),
            year => account(
                example,
                year.trim_start_matches("redovisning ")
                    .parse()
                    .expect("a heading of the guide"),
            ),
        };
        if lines.is_empty() {
            lines.push("inget".to_owned());
        }
        block.extend(std::iter::once(format!("{heading}:\n")));
        block.extend(lines.into_iter().map(|line| format!("  {line}\n")));
    }
    block
}

fn sheets(
    evaluation: &Evaluation,
    of: impl Fn(&SourceView, &SheetView) -> Vec<String>,
) -> Vec<String> {
    let sources = evaluation.sources.iter();
    sources
        .flat_map(|source| {
            source
                .sheets
                .iter()
                .flat_map(|sheet| of(source, sheet))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn place(file: &SourceView, sheet: &SheetView) -> String {
    if sheet.name.is_empty() {
        file.source.name.clone()
    } else {
        format!("{}, {}", file.source.name, sheet.name)
    }
}

fn read_as(source: &SourceView) -> String {
    let mut parts: Vec<String> = source
        .format
        .map(words::format)
        .into_iter()
        .map(str::to_owned)
        .collect();
    parts.extend(
        source
            .encoding
            .map(|(encoding, _)| encoding.name().to_owned()),
    );
    parts.extend(
        source
            .dialect
            .map(|dialect| words::delimiter(dialect.delimiter).to_owned()),
    );
    format!("{}: {}", source.source.name, parts.join(", "))
}

fn header(sheet: &SheetView) -> String {
    match (sheet.mapping.header_row, sheet.mapping.header_height) {
        (None, _) => "ingen".to_owned(),
        (Some(row), 1) => format!("rad {row}"),
        (Some(row), height) => format!("rad {row} till {}", row + height - 1),
    }
}

fn columns(sheet: &SheetView) -> Vec<String> {
    let columns = sheet.columns.iter().zip(&sheet.mapping.columns);
    columns
        .map(|(column, meaning)| format!("{} → {}", column.header, words::meaning(*meaning)))
        .collect()
}

fn date_orders(sheet: &SheetView) -> Vec<String> {
    let columns = sheet.date_columns.iter();
    columns
        .map(|column| {
            let name = sheet
                .columns
                .get(column.column)
                .map_or("", |each| each.header.as_str());
            format!(
                "{name}: {}, {}",
                words::order(column.order),
                words::evidence(column.evidence)
            )
        })
        .collect()
}

fn ledger(ledger: &Ledger) -> String {
    let parts = [
        (ledger.cases, "ärende", "ärenden"),
        (ledger.joined, "notering till", "noteringar till"),
        (ledger.identical, "redan läst", "redan lästa"),
        (ledger.changed, "ändrad", "ändrade"),
        (ledger.set_aside, "ställd åt sidan", "ställda åt sidan"),
        (
            ledger.skipped_above_header,
            "ovanför rubriken",
            "ovanför rubriken",
        ),
        (ledger.skipped_totals, "summa", "summor"),
        (ledger.skipped_blank, "utan innehåll", "utan innehåll"),
        (
            ledger.skipped_headers,
            "upprepad rubrik",
            "upprepade rubriker",
        ),
        (ledger.skipped_headings, "mellanrubrik", "mellanrubriker"),
        (ledger.skipped_notes, "anmärkning", "anmärkningar"),
        (
            ledger.skipped_left_out,
            "i ett blad som inte räknas",
            "i ett blad som inte räknas",
        ),
        (
            ledger.lex_sarah,
            "rapport enligt lex Sarah",
            "rapporter enligt lex Sarah",
        ),
    ];
    assert!(ledger.is_balanced());
    let said = |(count, one, several): &(u32, &str, &str)| {
        format!("{count} {}", if *count == 1 { one } else { several })
    };
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(said)
        .collect();
    format!(
        "{} = {}",
        said(&(ledger.rows_read, "rad", "rader")),
        parts.join(" + ")
    )
}

fn cases(evaluation: &Evaluation) -> Vec<String> {
    let rows = (0..evaluation.store.len()).filter_map(|row| evaluation.store.row(row));
    rows.map(|case| {
        let notations =
            case.notations
                .into_iter()
                .map(|notation| match (notation.category, notation.text) {
                    (Some(category), Some(text)) => {
                        format!("{category} (”{}”)", text.replace('\n', " / "))
                    }
                    (Some(category), None) => category,
                    (None, Some(text)) => format!("”{}”", text.replace('\n', " / ")),
                    (None, None) => "utan kategori".to_owned(),
                });
        [
            case.number.unwrap_or_else(|| "utan nummer".to_owned()),
            case.date
                .map_or_else(|| "utan datum".to_owned(), written_date),
            case.kind.swedish().to_lowercase(),
            case.unit.unwrap_or_else(|| "utan verksamhet".to_owned()),
            notations.collect::<Vec<_>>().join(", "),
        ]
        .join(" | ")
    })
    .collect()
}

fn days(evaluation: &Evaluation) -> Vec<String> {
    let mut days: BTreeMap<String, u32> = BTreeMap::new();
    for row in 0..evaluation.store.len() {
        let day = evaluation
            .store
            .date(row)
            .map_or_else(|| "utan datum".to_owned(), written_date);
        *days.entry(day).or_default() += 1;
    }
    days.into_iter()
        .map(|(day, cases)| format!("{day}: {cases}"))
        .collect()
}

fn set_aside(file: &SourceView, sheet: &SheetView) -> Vec<String> {
    let rows = sheet.set_aside.iter();
    rows.map(|row| {
        let detail = row
            .detail
            .as_ref()
            .map_or_else(String::new, |detail| format!(": {detail}"));
        format!(
            "{}, rad {}: {}{detail}",
            place(file, sheet),
            row.row,
            words::set_aside(row.reason)
        )
    })
    .collect()
}

fn changes(sheet: &SheetView) -> Vec<String> {
    let changes = sheet.changes.iter();
    changes
        .flat_map(|change| {
            change.fields.iter().map(|field| {
                format!(
                    "{}, {}: {} blev {}",
                    change.number,
                    words::meaning(field.field),
                    field.before,
                    field.after
                )
            })
        })
        .collect()
}

fn told(example: &Example, evaluation: &Evaluation) -> Vec<String> {
    let mut lines: Vec<String> = example
        .same
        .iter()
        .map(|name| format!("{name}: filen finns redan"))
        .collect();
    for source in &evaluation.sources {
        let failed = match &source.status {
            SourceStatus::Failed(problem) => Some(problem),
            _ => None,
        };
        let sheets = source.sheets.iter().flat_map(|sheet| &sheet.warnings);
        for problem in failed.into_iter().chain(&source.warnings).chain(sheets) {
            lines.push(format!(
                "{}: {}",
                source.source.name,
                words::problem(problem)
            ));
        }
        if source.twice {
            lines.push(format!(
                "{}: texten verkar ha kodats två gånger",
                source.source.name
            ));
        }
    }
    lines
}

fn account(example: &Example, year: i32) -> Vec<String> {
    let Some(account) = example.evaluate_year(year).account else {
        return Vec::new();
    };
    let units = account.units.iter();
    units
        .flat_map(|unit| {
            let name = unit
                .unit
                .clone()
                .unwrap_or_else(|| "utan verksamhet".to_owned());
            unit.kinds.iter().map(move |kind| {
                let count = |count: lardom::model::Count| {
                    count
                        .number()
                        .map_or("saknas".to_owned(), |number| number.to_string())
                };
                format!(
                    "{name}, {}: ärenden {}, noteringar {}",
                    kind.kind.swedish().to_lowercase(),
                    count(kind.cases.current),
                    count(kind.notations.current)
                )
            })
        })
        .collect()
}
