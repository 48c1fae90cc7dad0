//! What the sample year weighs as a link, and what is hidden in it when small counts are.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod sample_files;
mod sample_report;

use lardom::charts::charts;
use lardom::model::{Block, ChartWords, Derivation, FrozenChart, FrozenReport, Report};
use lardom::report::{hide_below, plain_text};
use lardom::share::{Package, read_link, write_link};
use sample_report::{account, report};

fn words() -> ChartWords {
    let text = str::to_owned;
    ChartWords {
        unit_and_kind: text("Verksamhet och slag"),
        category: text("Kategori"),
        month: text("Månad"),
        undated: text("Utan datum"),
        no_unit: text("Verksamhet saknas"),
        no_category: text("Utan kategori"),
        missing: text("saknas"),
        not_reported: text("ej rapporterat"),
        kinds: ["Avvikelser", "Klagomål", "Synpunkter"].map(text),
        months: ["januari"; 12].map(text),
    }
}

fn frozen() -> FrozenReport {
    let report = report();
    let charts = charts(&account().0, &words());
    FrozenReport {
        charts: FrozenChart::of_report(&report, &charts),
        report,
        frozen_ms: 1_678_900_000_000,
        hidden_below: 0,
    }
}

fn link(contents: &impl serde::Serialize) -> String {
    write_link(&Package::freeze(contents).unwrap())
}

#[test]
fn the_figures_of_the_sample_year_fit_a_thousand_letters() {
    let length = link(&account().0).len();
    println!("the figures: {length}");
    assert!(length <= 1000, "{length}");
}

#[test]
fn the_report_of_the_sample_year_fits_six_thousand_letters() {
    let frozen = frozen();
    assert_eq!(frozen.charts.len(), 4);
    let length = link(&frozen).len();
    let without_charts = FrozenReport {
        charts: Vec::new(),
        ..frozen.clone()
    };
    println!(
        "the report: {length}, without charts: {}",
        link(&without_charts).len()
    );
    assert!(length <= 6000, "{length}");
    let back = read_link(&link(&frozen)).unwrap().package.contents();
    assert_eq!(back, Ok(frozen));
}

#[test]
fn small_counts_of_the_sample_year_are_hidden_everywhere() {
    let mut frozen = frozen();
    hide_below(&mut frozen, 5);
    let text = plain_text(&frozen.report);
    println!("hidden: {}", link(&frozen).len());
    for told in [
        "fyra klagomål",
        "en om gräns",
        "| 1 |",
        "| 2 |",
        "| 3 |",
        "| 4 |",
        "Tre av",
    ] {
        assert!(!text.contains(told), "{told}");
    }
    assert!(text.contains("Inom AMF har 35 avvikelser rapporterats och färre än fem klagomål"));
    let blocks = frozen
        .report
        .sections
        .iter()
        .flat_map(|section| &section.blocks);
    let figures = blocks.flat_map(Block::figures);
    // How far a stated figure is off is no count of cases.
    for figure in figures.filter(|each| each.of.derivation != Derivation::StatedDifference) {
        let number = figure.now.number().unwrap_or_default();
        assert!(!(1..5).contains(&number), "{figure:?}");
    }
}

#[test]
fn nothing_in_the_sample_report_identifies_anyone() {
    let identifies = |report: &Report| !lardom::privacy::find(&plain_text(report)).is_empty();
    assert!(!identifies(&report()));
}
