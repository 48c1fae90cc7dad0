//! What a template calls by name: texts, tables and charts made from the account.

mod attachment_tables;
mod categories;
mod comparison;
mod counts;
mod formalities;
mod gender;
mod most_common;
mod stated;
mod submitters;
mod summary;
mod totals;

use super::placeholders::Scene;
use super::template::Generator;
use crate::model::Block;

/// Makes what a generator's name stands for.
#[must_use]
pub fn generate(generator: Generator, scene: &Scene) -> Vec<Block> {
    match generator {
        Generator::Totals => totals::totals(scene),
        Generator::SummaryTable => summary::table(scene),
        Generator::SummaryChart => summary::chart(scene),
        Generator::AttachmentList => formalities::attachment_list(scene),
        Generator::UnitList => formalities::unit_list(scene),
        Generator::UnitCounts => counts::unit_counts(scene),
        Generator::Categories => categories::categories(scene),
        Generator::StatedFigures => stated::stated_figures(scene),
        Generator::Comparison => comparison::comparison(scene),
        Generator::MostCommon => most_common::most_common(scene),
        Generator::CategoryChart => most_common::chart(scene),
        Generator::Gender => gender::gender(scene),
        Generator::LexSarah => formalities::lex_sarah(scene),
        Generator::Signature => formalities::signature(scene),
        Generator::Recipients => formalities::recipients(scene),
        Generator::AttachmentTables => attachment_tables::tables(scene),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::model::{Count, Kind, ReportDetails, ReportFacts};
    use crate::report::plain_text::plain_text;
    use crate::report::testing::{account, categorise, report, unit};

    fn a_count() -> impl Strategy<Value = Count> {
        prop_oneof![
            4 => (0_u32..4).prop_map(Count::Reported),
            2 => (0_u32..2_000).prop_map(Count::Reported),
            1 => Just(Count::Missing),
            1 => Just(Count::NotReported),
        ]
    }

    /// What no report may say, whatever was counted.
    const WRONG: [&str; 22] = [
        "1 avvikelse",
        " en avvikelser",
        "ett avvikelse",
        "En avvikelser",
        "en klagomål",
        "En klagomål",
        "ett synpunkt",
        "en synpunkter",
        "en noteringar",
        "ett notering",
        "ett en ",
        "en ett ",
        "  ",
        "..",
        " .",
        " ,",
        "{",
        "}",
        "inga avvikelse ",
        "inga synpunkt ",
        "okänt",
        "inte rapporterat antal",
    ];

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 200,
            failure_persistence: None,
            ..ProptestConfig::default()
        })]

        #[test]
        fn every_account_is_told_without_slips(
            counts in proptest::collection::vec((a_count(), a_count()), 6..=6),
            more in 0_u32..3,
            lex_sarah in a_count(),
        ) {
            let units = counts.chunks(3).zip(["AMF", "Hus"]).map(|(kinds, name)| {
                let mut unit = unit(name, [kinds[0], kinds[1], kinds[2]]);
                for kind in Kind::ALL {
                    let counted = kinds[kind.index()].0.number().filter(|number| *number > 0);
                    if let Some(number) = counted {
                        let categories = [(Some("Stöd saknas"), number), (Some("APL"), more)];
                        categorise(&mut unit, kind, &categories);
                    }
                }
                unit
            });
            let details = ReportDetails { lex_sarah, ..ReportDetails::default() };
            let report = report(&account(units.collect()), &ReportFacts::default(), &details, &[]);
            // An empty cell is two spaces; other numbers than 1 end in 1 too.
            let text = plain_text(&report).replace("1 avvikelser", "# avvikelser");
            let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('|')).collect();
            let text = lines.join("\n");
            for wrong in WRONG {
                prop_assert!(!text.contains(wrong), "{}\n{}", wrong, text);
            }
            for line in text.lines().filter(|line| line.ends_with('.')) {
                prop_assert!(line.starts_with(|first: char| !first.is_lowercase()), "{}", line);
            }
        }
    }
}
