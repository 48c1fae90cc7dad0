//! What a template calls by name: texts, tables and charts made from the account.

mod attachment_tables;
mod categories;
mod comparison;
mod counts;
mod formalities;
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
        Generator::MostCommon => categories::most_common(scene),
        Generator::CategoryChart => categories::chart(scene),
        Generator::LexSarah => formalities::lex_sarah(scene),
        Generator::Signature => formalities::signature(scene),
        Generator::Recipients => formalities::recipients(scene),
        Generator::AttachmentTables => attachment_tables::tables(scene),
    }
}
