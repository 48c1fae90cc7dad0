//! What is to be looked at before the paper goes to the board: everything that can be told without reading it.

use super::identifiers::identifiers;
use super::typed_numbers::unchecked_numbers;
use crate::model::{
    Account, Block, CheckItem, Finding, Origin, Quantity, Reconciliation, Report, ReportDraft,
    Section, SectionId, Verdict,
};

/// Where a sum that differs is to be looked at when no section is the unit's.
const ABOUT_ALL: &str = "arende";

/// The findings, in the order of the sections, then of the blocks. What the user has decided on is not among them.
#[must_use]
pub fn checklist(report: &Report, account: &Account, written: &ReportDraft) -> Vec<CheckItem> {
    let mut items = Vec::new();
    for section in &report.sections {
        items.extend(in_section(section));
        let identifiers = identifiers(report, section).into_iter();
        items.extend(identifiers.filter(|item| match &item.finding {
            Finding::Identifier { written: found, .. } => !written.allows(&item.section, found),
            _ => true,
        }));
        let differing = account.reconciliations.iter().filter(|each| {
            each.verdict == Verdict::Differs && place(each, report).as_ref() == Some(&section.id)
        });
        items.extend(differing.map(|each| CheckItem {
            section: section.id.clone(),
            finding: Finding::SumsDiffer(each.clone()),
        }));
    }
    items
}

fn in_section(section: &Section) -> Vec<CheckItem> {
    let item = |finding| CheckItem {
        section: section.id.clone(),
        finding,
    };
    let mut items = Vec::new();
    if section.blocks.iter().all(Block::is_blank) {
        items.push(item(Finding::EmptySection));
    }
    for (block, number) in section.blocks.iter().zip(0..) {
        let stale = block.figures().filter(|figure| figure.is_stale());
        items.extend(stale.map(|figure| {
            item(Finding::StaleFigure {
                block: number,
                of: figure.of.clone(),
                seen: figure.seen,
                now: figure.now,
            })
        }));
        if let Block::Chart(chart) = block
            && chart.alternative.trim().is_empty()
        {
            items.push(item(Finding::MissingAlternative { block: number }));
        }
    }
    // What the template and the generators write has no numbers but figures.
    if section.origin == Origin::Edited {
        items.extend(unchecked_numbers(section));
    }
    items
}

/// The section that tells of what a figure counts: the unit's, or the one about all.
fn place(differing: &Reconciliation, report: &Report) -> Option<SectionId> {
    let unit = differing
        .figure
        .unit
        .as_ref()
        .filter(|_| differing.figure.quantity != Quantity::Rows);
    let own = unit.map(|unit| format!("enhet/{unit}"));
    let ids = [own, Some(ABOUT_ALL.to_owned())].into_iter().flatten();
    let mut found = ids.filter_map(|id| report.section(&id));
    let first = found.next().or_else(|| report.sections.first())?;
    Some(first.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        ChartBlock, ChartPart, Count, EditedSection, FigureRef, Form, Inline, Kind, LiveFigure,
        Part, PublishedFigure, ReportDetails, ReportFacts, StatedBy,
    };
    use crate::report::testing::{YEAR, account, report, unit};

    fn differing(unit: Option<&str>, quantity: Quantity) -> Reconciliation {
        Reconciliation {
            figure: PublishedFigure {
                unit: unit.map(str::to_owned),
                kind: None,
                year: YEAR,
                quantity,
                value: 112,
            },
            stated_by: StatedBy::User,
            summed: Count::Reported(116),
            verdict: Verdict::Differs,
        }
    }

    /// What is found when a section is edited to have these blocks, without the sections that are empty from the
    /// beginning.
    fn found(blocks: Vec<Block>) -> Vec<Finding> {
        let account = account(vec![unit(
            "AMF",
            [(Count::Reported(35), Count::Missing); 3],
        )]);
        let edited = EditedSection {
            id: SectionId("ekonomi".to_owned()),
            heading: "Ekonomi".to_owned(),
            blocks,
        };
        let (facts, details) = (ReportFacts::default(), ReportDetails::default());
        let report = report(&account, &facts, &details, &[edited]);
        let items = checklist(&report, &account, &ReportDraft::default()).into_iter();
        let own = items.filter(|item| item.section.0 == "ekonomi");
        own.map(|item| item.finding).collect()
    }

    fn deviations(seen: u32) -> Inline {
        Inline::Figure(LiveFigure {
            of: FigureRef::cases(Part::of(Some("AMF")), Kind::Deviation, YEAR),
            form: Form::Words,
            seen: Count::Reported(seen),
            now: Count::Reported(seen),
            shown: seen.to_string(),
        })
    }

    #[test]
    fn a_section_that_says_nothing_is_found() {
        assert_eq!(found(Vec::new()), [Finding::EmptySection]);
        let blank = vec![Block::Paragraph(vec![Inline::plain(" ")])];
        assert_eq!(found(blank), [Finding::EmptySection]);
        let said = vec![Block::Paragraph(vec![Inline::plain("Inga.")])];
        assert_eq!(found(said), []);
    }

    #[test]
    fn a_figure_that_has_changed_since_it_was_read_is_found() {
        let of = |seen| vec![Block::Paragraph(vec![deviations(seen)])];
        assert_eq!(found(of(35)), []);
        let findings = found(of(34));
        let [
            Finding::StaleFigure {
                seen, now, block, ..
            },
        ] = findings.as_slice()
        else {
            panic!("{findings:?}");
        };
        assert_eq!(
            (*seen, *now, *block),
            (Count::Reported(34), Count::Reported(35), 0)
        );
    }

    #[test]
    fn numbers_and_charts_of_edited_sections_are_looked_at() {
        let chart = Block::Chart(ChartBlock {
            id: "a".to_owned(),
            part: ChartPart::Months,
            alternative: String::new(),
            words: Origin::Edited,
        });
        let line = vec![
            deviations(35),
            Inline::plain(" av 40, alltså 35 (bilaga 1)"),
        ];
        let findings = found(vec![chart, Block::BulletList(vec![line])]);
        let [
            Finding::MissingAlternative { block: 0 },
            Finding::UncheckedNumber {
                block: 1, written, ..
            },
        ] = findings.as_slice()
        else {
            panic!("{findings:?}");
        };
        assert_eq!(written, "40");
    }

    #[test]
    fn a_sum_that_differs_is_in_the_section_of_its_unit() {
        let mut account = account(vec![unit(
            "FUT",
            [(Count::Reported(81), Count::Missing); 3],
        )]);
        account.reconciliations = vec![
            differing(Some("FUT"), Quantity::Notations),
            differing(None, Quantity::Rows),
        ];
        let (facts, details) = (ReportFacts::default(), ReportDetails::default());
        let report = report(&account, &facts, &details, &[]);
        let places: Vec<String> = checklist(&report, &account, &ReportDraft::default())
            .into_iter()
            .filter(|item| matches!(item.finding, Finding::SumsDiffer(_)))
            .map(|item| item.section.0)
            .collect();
        assert_eq!(places, ["arende", "enhet/FUT"]);
    }
}
