//! The workbook, read back.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use lardom::model::{Block, Count, Inline};
use lardom::report::documents::write_xlsx;
use lardom::report::line_text;

use crate::package::parts;
use crate::sample_report::{account, report};

#[test]
fn the_workbook_has_every_count_of_the_account() {
    let (account, facts) = account();
    let bytes = write_xlsx(&account, &facts, &report()).unwrap();
    let rows = sheet(&bytes, "Redovisning");
    let names = [
        "Verksamhet",
        "Slag",
        "Ärenden 2022",
        "Ärenden 2021",
        "Noteringar 2022",
        "Noteringar 2021",
    ];
    assert_eq!(rows[0], names.map(text));
    let kinds = ["Avvikelser", "Klagomål", "Synpunkter"];
    let mut expected = Vec::new();
    for unit in &account.units {
        for (kind, name) in unit.kinds.iter().zip(kinds) {
            let (cases, notations) = (kind.cases, kind.notations);
            let counts = [
                cases.current,
                cases.previous,
                notations.current,
                notations.previous,
            ];
            let names = [unit.unit.as_deref().unwrap(), name].map(text);
            expected.push(
                names
                    .into_iter()
                    .chain(counts.map(cell))
                    .collect::<Vec<_>>(),
            );
        }
    }
    let (entries, sums) = rows[1..].split_at(expected.len());
    assert_eq!(entries, expected);
    assert_eq!(sums.len(), 3);
    assert_eq!(
        sums[0][..3],
        [
            text("Alla verksamheter"),
            text("Avvikelser"),
            Data::Float(135.0)
        ]
    );
    assert!(
        entries
            .iter()
            .flatten()
            .any(|cell| *cell == text("ej rapporterat"))
    );

    let categories = sheet(&bytes, "Kategorier");
    let all = account.units.iter().flat_map(|unit| &unit.kinds);
    let all: Vec<_> = all.flat_map(|kind| &kind.categories).collect();
    assert_eq!(categories.len(), all.len() + 1);
    for (row, category) in categories[1..].iter().zip(all) {
        let (notations, cases) = (category.notations, category.cases);
        let counts = [
            notations.current,
            notations.previous,
            cases.current,
            cases.previous,
        ];
        assert_eq!(row[3..7], counts.map(cell));
        assert_eq!(
            row[2],
            text(category.category.as_deref().unwrap_or("Utan kategori"))
        );
    }
}

#[test]
fn the_workbook_has_the_attachments_and_the_facts() {
    let (account, facts) = account();
    let report = report();
    let bytes = write_xlsx(&account, &facts, &report).unwrap();
    let rows = sheet(&bytes, "Bilagor");
    for section in report.sections.iter().filter(|each| each.is_attachment()) {
        assert!(rows.iter().any(|row| row[0] == text(&section.heading)));
        for block in &section.blocks {
            let Block::Table(table) = block else { continue };
            let start = rows
                .iter()
                .position(|row| row[0] == text(&table.caption))
                .unwrap()
                + 1;
            assert_eq!(
                rows[start],
                table
                    .header
                    .iter()
                    .map(|name| text(name))
                    .collect::<Vec<_>>()
            );
            for (row, found) in table.rows.iter().zip(&rows[start + 1..]) {
                for (cells, found) in row.cells().iter().zip(found) {
                    let expected = match cells.as_slice() {
                        [] => Data::Empty,
                        [Inline::Figure(figure)] => cell(figure.now),
                        inlines => text(&line_text(inlines)),
                    };
                    assert_eq!(*found, expected);
                }
            }
        }
    }
    let measures: usize = facts.measures.iter().map(|each| each.measures.len()).sum();
    assert!(sheet(&bytes, "Åtgärder").len() > measures);
    assert_eq!(sheet(&bytes, "Lämnat av").len(), facts.submitters.len() + 1);
}

#[test]
fn the_workbook_tells_which_stated_figures_differ() {
    let (account, facts) = account();
    let bytes = write_xlsx(&account, &facts, &report()).unwrap();
    let rows = sheet(&bytes, "Avstämning");
    assert_eq!(rows.len(), account.reconciliations.len() + 1);
    let stated = rows.iter().find(|row| row[4] == text("inmatat")).unwrap();
    let expected = [
        text("FUT"),
        text("Avvikelser"),
        Data::Float(2022.0),
        text("noteringar"),
        text("inmatat"),
        Data::Float(112.0),
        Data::Float(116.0),
        Data::Float(4.0),
        text("stämmer inte"),
    ];
    assert_eq!(*stated, expected);
}

#[test]
fn sheets_have_frozen_headers_and_filters() {
    let (account, facts) = account();
    let bytes = write_xlsx(&account, &facts, &report()).unwrap();
    let lists = parts(&bytes)
        .into_iter()
        .filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .filter(|sheet| sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""));
    assert_eq!(lists.count(), 5, "all but the attachments");
}

/// The rows of a sheet as texts; a number is written without decimals.
fn sheet(bytes: &[u8], name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let formulas = book.worksheet_formula(name).unwrap();
    assert!(formulas.is_empty(), "{name} has formulas");
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

fn cell(count: Count) -> Data {
    match count {
        Count::Reported(number) => Data::Float(f64::from(number)),
        Count::Missing => text("saknas"),
        Count::NotReported => text("ej rapporterat"),
    }
}
