//! Which texts are near each other, and which are not.

use super::*;
use crate::classify::features::FEATURES;

/// How like the features of two texts are, 0 to 1, in a corpus of these and a few others.
fn nearness(one: &str, other: &str) -> f32 {
    let mut corpus = Corpus::default();
    for text in [
        one,
        other,
        "Maten var kall när den kom",
        "Bussen kom aldrig fram till skolan",
        "Handläggning av en ansökan tar tid",
    ] {
        corpus.push(text);
    }
    corpus.weigh();
    let vector = |case: u32| {
        let mut vector = vec![0.0_f32; FEATURES];
        for occurrence in corpus.occurrences_of(case) {
            for feature in corpus.features_of(occurrence.form) {
                vector[feature.index as usize] +=
                    feature.count * occurrence.weight * corpus.scale_of(case);
            }
        }
        vector
    };
    vector(0)
        .iter()
        .zip(vector(1))
        .map(|(one, other)| one * other)
        .sum()
}

#[track_caller]
fn check_nearer(one: &str, near: &str, far: &str) {
    let (nearer, farther) = (nearness(one, near), nearness(one, far));
    assert!(nearer > farther + 0.1, "{nearer} and {farther}");
}

#[test]
fn a_compound_meets_its_parts() {
    check_nearer("lång handläggningstid", "handläggning", "förhandling");
    check_nearer("hemtjänstavgiften", "fel avgift", "fel besked");
}

#[test]
fn inflected_words_meet() {
    check_nearer(
        "beslutet överklagades",
        "överklagade besluten",
        "överklagade domen",
    );
}

#[test]
fn a_negated_word_is_another() {
    let plain = nearness("personalen svarade", "svarade personalen");
    let negated = nearness("personalen svarade", "personalen svarade inte");
    assert!((plain - 1.0).abs() < 1e-3, "{plain}");
    let other = nearness("personalen svarade", "personalen svarade igen");
    assert!(negated < other - 0.01 && negated > 0.4, "{negated} {other}");
}

#[test]
fn text_without_dots_is_the_same() {
    let same = nearness(
        "försenad handläggning på äldreboende",
        "forsenad handlaggning pa aldreboende",
    );
    assert!((same - 1.0).abs() < 1e-3, "{same}");
}

#[test]
fn an_abbreviation_meets_what_it_stands_for() {
    check_nearer(
        "lång hlg hos FK",
        "Försäkringskassans handläggning",
        "lång väg hos far",
    );
    check_nearer("ek.bist.", "ekonomiskt bistånd", "ekologisk mat");
}

#[test]
fn texts_added_later_are_weighed_as_those_before() {
    let mut corpus = Corpus::default();
    corpus.push("kall mat");
    corpus.weigh();
    let first = corpus.push("kall mat");
    let other = corpus.push("mat kall");
    assert!((corpus.likeness(first, other) - 1.0).abs() < 1e-5);
    assert!((corpus.scale_of(first) - corpus.scale_of(0)).abs() < 1e-6);
    let empty = corpus.push("");
    assert!(corpus.scale_of(empty).abs() < 1e-9 && corpus.likeness(empty, 0).abs() < 1e-9);
}
