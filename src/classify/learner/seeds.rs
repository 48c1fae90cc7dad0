//! What is known of a category before anything is decided, as texts to learn from.

use super::COST;
use crate::classify::corpus::Corpus;
use crate::classify::descent::{Example, Source};

/// What is known of a category before anything is decided.
#[derive(Clone, Debug, Default)]
pub struct Seed {
    /// Its name.
    pub name: String,
    /// What its codebook says of it.
    pub definition: String,
    /// Words that speak for it.
    pub keywords: Vec<String>,
    /// Texts that belong to it.
    pub examples: Vec<String>,
}

/// What contradicting what the codebook gives as typical of a category may cost: its name with its keywords, and its
/// examples. A definition costs what a decision does.
const COST_OF_TYPICAL: f32 = 1.0;

/// The keys of seeds begin here, behind all those of cases.
const FIRST_KEY: u64 = 1 << 32;

/// The texts of seeds, in the order of their keys; the first seed's have label 0. The corpus learns their words.
pub fn examples(corpus: &mut Corpus, seeds: &[Seed]) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    for (label, seed) in (0_u32..).zip(seeds) {
        let name = format!("{}. {}", seed.name, seed.keywords.join(". "));
        let passages = [
            (name.as_str(), COST_OF_TYPICAL),
            (seed.definition.as_str(), COST),
        ];
        let examples = seed
            .examples
            .iter()
            .map(|text| (text.as_str(), COST_OF_TYPICAL));
        for (text, cost) in passages.into_iter().chain(examples) {
            let passage = corpus.passage(text);
            if !passage.occurrences.is_empty() {
                let key = FIRST_KEY + found.len() as u64;
                let source = Source::Seed(passage);
                found.push(Example::new(key, source, vec![label], cost, seeds.len()));
            }
        }
    }
    found
}
