//! All units at a glance: a table and a chart.

use crate::model::{
    Block, ChartBlock, ChartPart, FigureRef, Form, Inline, Kind, Origin, Part, Table, TableRow,
};
use crate::report::placeholders::{NO_UNIT, Scene};
use crate::report::swedish::{Noun, capital};

/// Cases by unit and kind, last year beside.
pub fn table(scene: &Scene) -> Vec<Block> {
    let account = scene.basis.account;
    let year = account.year;
    let columns = Kind::ALL
        .into_iter()
        .flat_map(|kind| [(kind, year), (kind, year - 1)]);
    let mut header = vec!["Verksamhet".to_owned()];
    header.extend(columns.clone().map(|(kind, year)| {
        let name = capital(Noun::Kind(kind).plural());
        format!("{name} {year}")
    }));
    let cells = |name: &str, part: &Part| {
        let mut cells = vec![vec![Inline::plain(name)]];
        cells.extend(columns.clone().map(|(kind, year)| {
            let of = FigureRef::cases(part.clone(), kind, year);
            vec![Inline::Figure(scene.basis.figure(of, Form::Digits))]
        }));
        cells
    };
    let mut rows: Vec<TableRow> = account
        .units
        .iter()
        .map(|unit| {
            let name = unit.unit.as_deref();
            let shown = name.map_or_else(|| capital(NO_UNIT), str::to_owned);
            TableRow::Entry(cells(&shown, &Part::of(name)))
        })
        .collect();
    rows.push(TableRow::Sum(cells("Summa av redovisade tal", &Part::All)));
    vec![Block::Table(Table {
        id: "sammanfattning".to_owned(),
        caption: format!("Antal ärenden i varje verksamhet {year} och {}", year - 1),
        header,
        rows,
    })]
}

/// The same numbers as bars.
pub fn chart(scene: &Scene) -> Vec<Block> {
    let year = scene.basis.account.year;
    vec![Block::Chart(ChartBlock {
        id: "sammanfattning".to_owned(),
        part: ChartPart::UnitsAndKinds,
        alternative: format!(
            "Stapeldiagram över antalet avvikelser, klagomål och synpunkter i varje verksamhet {year}, med {} bredvid. Samma tal står i tabellen ovanför.",
            year - 1
        ),
        words: Origin::Generated,
    })]
}
