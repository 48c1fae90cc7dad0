//! Small counts hidden in a report that is handed on (röjandekontroll), so that neither they nor the totals tell them.
//!
//! What is hidden are live figures, in text and tables, and charts. The report must have been composed for the same
//! threshold ([`Basis::hidden_below`](super::basis::Basis)), so that the words around them tell nothing either. What the
//! officer has written stays as it is: numbers that were typed by hand are nobody's figures, and the checklist lists them.

mod equations;
mod protection;

use std::collections::BTreeMap;

use super::basis::noun;
use super::swedish::{Gender, capital, in_words};
use crate::model::{
    Block, ChartPart, Count, Counted, FigureRef, Form, FrozenReport, Inline, LiveFigure, Part,
    Slice,
};
use protection::{Hidden, protected};

/// The least threshold that hides anything: of what is fewer than two and not none there is one.
const LEAST: u32 = 3;

/// Stands in place of a chart that would show what is hidden.
const NO_CHART: &str = "Diagrammet visas inte, eftersom det innehåller tal som är dolda.";

/// Hides the counts from 1 to below a threshold, and as many others as it takes for none of them to be found by
/// subtraction. Thresholds below 3 hide nothing.
pub fn hide_below(frozen: &mut FrozenReport, threshold: u32) {
    if threshold < LEAST {
        return;
    }
    frozen.hidden_below = threshold;
    let sections = frozen.report.sections.iter();
    let blocks = sections.flat_map(|section| &section.blocks);
    let figures = blocks.flat_map(Block::figures);
    let cells: BTreeMap<FigureRef, u32> = figures
        .filter_map(|figure| Some((figure.of.clone(), figure.now.number()?)))
        .collect();
    let hidden = protected(&cells, threshold);
    let mut shown_charts: Vec<String> = Vec::new();
    for section in &mut frozen.report.sections {
        for block in &mut section.blocks {
            for figure in block.figures_mut() {
                if let Some(how) = hidden.get(&figure.of) {
                    hide(figure, *how, threshold);
                }
            }
            let Block::Chart(chart) = block else { continue };
            let mut numbers = frozen.charts.iter().filter(|each| each.id == chart.id);
            let is_small = numbers.any(|each| {
                let counts = each.table.rows.iter().flat_map(|(_, counts)| counts);
                let mut numbers = counts.filter_map(|count| count.number());
                numbers.any(|number| (1..threshold).contains(&number))
            });
            if is_small || hidden.keys().any(|of| is_in(of, &chart.part)) {
                *block = Block::Paragraph(vec![Inline::plain(NO_CHART)]);
            } else {
                shown_charts.push(chart.id.clone());
            }
        }
    }
    let charts = &mut frozen.charts;
    charts.retain(|chart| shown_charts.contains(&chart.id));
}

/// Whether a figure could be found from what a chart shows.
fn is_in(of: &FigureRef, part: &ChartPart) -> bool {
    match part {
        ChartPart::UnitsAndKinds => of.counted == Counted::Cases && of.slice == Slice::Whole,
        ChartPart::Categories { unit } => of.unit == Part::of(unit.as_deref()),
        ChartPart::Months => true,
    }
}

fn hide(figure: &mut LiveFigure, how: Hidden, threshold: u32) {
    figure.now = Count::Missing;
    figure.seen = Count::Missing;
    let amount = match (how, figure.form) {
        (Hidden::Small, Form::Digits) => format!("färre än {threshold}"),
        (Hidden::Small, _) => format!("färre än {}", in_words(threshold, Gender::Common)),
        (Hidden::Withheld, Form::Digits) => "dolt".to_owned(),
        (Hidden::Withheld, _) => "ett dolt antal".to_owned(),
    };
    let words = match figure.form {
        Form::Digits | Form::Words | Form::WordsAtStart => amount,
        Form::Phrase | Form::PhraseAtStart => format!("{amount} {}", noun(&figure.of).plural()),
    };
    figure.shown = match figure.form {
        Form::WordsAtStart | Form::PhraseAtStart => capital(&words),
        Form::Digits | Form::Words | Form::Phrase => words,
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Kind, MeasureSummary, Report, ReportDetails, ReportFacts, UnitAccount, ValueCount,
    };
    use crate::report::basis::Basis;
    use crate::report::compose::compose;
    use crate::report::plain_text::plain_text;
    use crate::report::template::Template;
    use crate::report::testing::{account, categorise, report, unit};

    fn frozen() -> FrozenReport {
        let some = |number| (Count::Reported(number), Count::Missing);
        let mut amf = unit("AMF", [some(35), some(4), some(0)]);
        let rest = [("Rutiner", 22), ("Samverkan", 11), ("Data", 2)];
        let rest = rest.map(|(name, number)| (Some(name), number));
        categorise(&mut amf, Kind::Deviation, &rest);
        let ami = unit("AMI", [some(9), some(20), some(0)]);
        let vux = unit("Vux", [some(30), some(12), some(0)]);
        let report = report(
            &account(vec![amf, ami, vux]),
            &ReportFacts::default(),
            &ReportDetails::default(),
            &[],
        );
        with_nothing_hidden(report)
    }

    fn with_nothing_hidden(report: Report) -> FrozenReport {
        FrozenReport {
            report,
            charts: Vec::new(),
            frozen_ms: 0,
            hidden_below: 0,
        }
    }

    const WOMAN: Option<&str> = Some("Kvinna");
    const MAN: Option<&str> = Some("Man");

    /// What a reader sees of a unit with complaints of these genders, and so many complaints last year, all of one
    /// category and submitter.
    fn seen_of(genders: &[(Option<&str>, u32)], last_year: u32, threshold: u32) -> String {
        let complaints = genders.iter().map(|(_, cases)| cases).sum();
        let some = |number, before| (Count::Reported(number), Count::Reported(before));
        let counts = [some(35, 38), some(complaints, last_year), some(0, 0)];
        let mut amf: UnitAccount = unit("AMF", counts);
        categorise(&mut amf, Kind::Deviation, &[(Some("Rutiner"), 35)]);
        categorise(
            &mut amf,
            Kind::Complaint,
            &[(Some("Bemötande"), complaints)],
        );
        let told = |(value, cases): &(Option<&str>, u32)| ValueCount {
            unit: Some("AMF".to_owned()),
            kind: Kind::Complaint,
            value: value.map(str::to_owned),
            cases: *cases,
        };
        let facts = ReportFacts {
            lex_sarah: Count::Missing,
            submitters: vec![told(&(Some("Elev"), complaints))],
            genders: genders.iter().map(told).collect(),
            measures: Vec::new(),
        };
        seen_with(amf, &facts, threshold)
    }

    /// What a reader sees of a unit.
    fn seen_with(amf: UnitAccount, facts: &ReportFacts, threshold: u32) -> String {
        let basis = Basis {
            account: &account(vec![amf]),
            facts,
            details: &ReportDetails::default(),
            hidden_below: threshold,
        };
        let template = Template::standard().unwrap();
        let mut frozen = with_nothing_hidden(compose(&template, &basis, &[]));
        hide_below(&mut frozen, threshold);
        plain_text(&frozen.report)
    }

    #[test]
    fn no_word_tells_which_of_the_small_counts_is_hidden() {
        for gender in [WOMAN, None] {
            let seen = |now, before, threshold| seen_of(&[(gender, now)], before, threshold);
            for threshold in [3, 5] {
                let one = seen(1, 1, threshold);
                assert!(one.contains("Klagomålen har lämnats av elev."), "{one}");
                for (now, before) in [(1, 2), (2, 1), (2, 2), (threshold - 1, 1)] {
                    assert_eq!(seen(now, before, threshold), one, "{now}, {before}");
                }
            }
            assert!(seen(1, 1, 0).contains("Klagomålet har lämnats av elev."));
        }
    }

    #[test]
    fn no_word_tells_which_of_two_genders_has_more_of_the_small_counts() {
        let seen =
            |women, men, unknown| seen_of(&[(WOMAN, women), (MAN, men), (None, unknown)], 20, 5);
        for mixes in [
            [(1, 1, 1), (2, 1, 1), (1, 2, 1)],
            [(4, 4, 1), (1, 4, 4), (3, 3, 3)],
        ] {
            let [first, others @ ..] = mixes.map(|(women, men, unknown)| seen(women, men, unknown));
            let sentence = "angivet som kvinna i färre än fem klagomål och som man i färre än fem. I färre än fem \
                            klagomål saknas uppgift om kön.";
            assert!(first.contains(sentence), "{first}");
            for other in others {
                assert_eq!(other, first);
            }
        }
    }

    #[test]
    fn neither_order_nor_measures_tell_which_of_two_small_counts_is_the_larger() {
        let seen = |first, second| {
            let some = |number| (Count::Reported(number), Count::Missing);
            let mut amf = unit("AMF", [some(35), some(20 + first + second), some(0)]);
            categorise(&mut amf, Kind::Deviation, &[(Some("Rutiner"), 35)]);
            let mut counts = [("Väntetid", 20), ("Bemötande", first), ("Avgift", second)];
            counts.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
            let named = counts.map(|(name, number)| (Some(name), number));
            categorise(&mut amf, Kind::Complaint, &named);
            let told = counts.map(|(name, number)| ValueCount {
                unit: Some("AMF".to_owned()),
                kind: Kind::Complaint,
                value: Some(name.to_owned()),
                cases: number,
            });
            // Each case has a measure of its own.
            let done = counts.map(|(name, number)| MeasureSummary {
                unit: Some("AMF".to_owned()),
                kind: Kind::Complaint,
                category: Some(name.to_owned()),
                measures: (0..number).map(|at| (format!("Åtgärd {at}"), 1)).collect(),
                others: 0,
                without: 0,
            });
            let facts = ReportFacts {
                submitters: told.to_vec(),
                measures: done.to_vec(),
                ..ReportFacts::default()
            };
            seen_with(amf, &facts, 5)
        };
        let first = seen(1, 2);
        assert!(
            first.contains("handlar färre än fem om avgift, färre än fem om bemötande"),
            "{first}"
        );
        assert!(
            first.contains("Av klagomålen har färre än fem lämnats av avgift"),
            "{first}"
        );
        assert_eq!(seen(2, 1), first);
    }

    /// Three of fewer than three, together three.
    #[test]
    fn a_whole_that_tells_its_genders_is_hidden() {
        let seen = seen_of(&[(WOMAN, 1), (MAN, 1), (None, 1)], 20, 3);
        assert!(seen.contains("ett dolt antal klagomål inkommit"), "{seen}");
        assert!(seen.contains("| Bemötande | dolt |"), "{seen}");
    }

    #[test]
    fn a_threshold_of_none_changes_nothing() {
        for threshold in 0..LEAST {
            let mut report = frozen();
            hide_below(&mut report, threshold);
            assert_eq!(report, frozen());
        }
    }

    #[test]
    fn small_counts_and_what_would_tell_them_are_said_to_be_hidden() {
        let mut report = frozen();
        hide_below(&mut report, 5);
        assert_eq!(report.hidden_below, 5);
        let text = plain_text(&report.report);
        for sentence in [
            "Inom AMF har 35 avvikelser rapporterats och färre än fem klagomål inkommit under 2022.",
            // The next smallest of the units' complaints.
            "Inom Vux har 30 avvikelser rapporterats och ett dolt antal klagomål inkommit under 2022.",
            "| AMI | 9 | saknas | 20 | saknas | 0 | saknas |",
            "| Data | färre än 5 |",
            "| Samverkan | dolt |",
            "| Rutiner | 22 |",
            "Inga synpunkter",
            NO_CHART,
        ] {
            assert!(text.contains(sentence), "{sentence} is not in {text}");
        }
        assert!(!text.contains("fyra klagomål"), "{text}");
    }

    #[test]
    fn nothing_hidden_is_left_in_the_package() {
        let mut report = frozen();
        hide_below(&mut report, 5);
        let sections = report.report.sections.iter();
        let figures = sections.flat_map(|section| section.blocks.iter().flat_map(Block::figures));
        let mut hidden = 0;
        for figure in figures {
            for count in [figure.now, figure.seen] {
                let number = count.number().unwrap_or_default();
                assert!(!(1..5).contains(&number), "{figure:?}");
            }
            let said = figure.shown.to_lowercase();
            if said.contains("färre än") || said.contains("dolt") {
                assert_eq!((figure.now, figure.seen), (Count::Missing, Count::Missing));
                hidden += 1;
            }
        }
        assert!(hidden > 5, "{hidden}");
    }
}
