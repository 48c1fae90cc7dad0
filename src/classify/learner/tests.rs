//! What learning does to suggestions, on a few made-up texts.

use super::*;
use crate::classify::{Ranking, teaching_order};
use crate::model::Certainty;

const NAMES: [(&str, &str); 4] = [
    ("Handläggningstid", "Det tar för lång tid att få besked"),
    ("Bemötande", "Otrevlig eller nonchalant personal"),
    ("Lokaler", "Städning, värme och skador i byggnader"),
    ("Läkemedel", "Fel dos, glömd dos eller förväxlad medicin"),
];

const TEXTS: [&str; 10] = [
    "Jag har väntat åtta veckor på beslut, handläggningen drar ut på tiden.",
    "Handläggaren var otrevlig i telefon och lade på luren.",
    "Dålig städning och kallt i skolans byggnad.",
    "Dosetten var felaktigt fylld och kvällsdosen glömdes.",
    "Skjutsen till daglig verksamhet kom inte i dag.",
    "Skjutsen kom för sent till verksamheten igen.",
    "Skjutsen kom för sent till verksamheten igen!",
    "Nyckeln till medicinskåpet saknas.",
    "",
    "xyzzy",
];

fn begun() -> (Corpus, Learner) {
    let mut corpus = Corpus::default();
    for text in TEXTS {
        corpus.push(text);
    }
    let seeds: Vec<Seed> = NAMES
        .iter()
        .map(|(name, definition)| Seed {
            name: (*name).to_owned(),
            definition: (*definition).to_owned(),
            ..Seed::default()
        })
        .collect();
    let mut learner = Learner::new(&mut corpus, &seeds);
    corpus.weigh();
    learner.fit(&corpus, Effort::FULL);
    (corpus, learner)
}

fn best(corpus: &Corpus, learner: &Learner, case: u32) -> u32 {
    learner.suggest(corpus, case, &|_| true)[0].label
}

#[test]
fn names_and_definitions_are_enough_to_begin() {
    let (corpus, learner) = begun();
    let found: Vec<u32> = (0..4).map(|case| best(&corpus, &learner, case)).collect();
    assert_eq!(found, [0, 1, 2, 3]);
}

#[test]
fn one_decision_changes_the_suggestion_for_a_like_text() {
    let (corpus, mut learner) = begun();
    let before = best(&corpus, &learner, 5);
    let other = (before + 1) % 4;
    learner.set(&corpus, 4, Some(&[other]));
    learner.fit(&corpus, Effort::QUICK);
    assert_eq!(best(&corpus, &learner, 5), other);
}

#[test]
fn a_decision_that_is_forgotten_leaves_nothing() {
    let (corpus, mut learner) = begun();
    let before: Vec<Vec<f32>> = (0..10).map(|case| learner.scores(&corpus, case)).collect();
    learner.set(&corpus, 4, Some(&[2]));
    learner.set(&corpus, 4, Some(&[1, 3]));
    learner.fit(&corpus, Effort::FULL);
    assert_ne!(before[5], learner.scores(&corpus, 5));
    learner.set(&corpus, 4, None);
    learner.fit(&corpus, Effort::FULL);
    for (case, before) in (0..).zip(before) {
        let after = learner.scores(&corpus, case);
        assert!(
            before
                .iter()
                .zip(&after)
                .all(|(one, other)| (one - other).abs() < 0.03)
        );
    }
}

#[test]
fn the_order_of_decisions_does_not_matter() {
    let decisions: [(u32, &[u32]); 3] = [(4, &[2]), (7, &[3, 2]), (0, &[0])];
    let learned = |order: [usize; 3]| {
        let (corpus, mut learner) = begun();
        for at in order {
            let (case, labels) = decisions[at];
            learner.set(&corpus, case, Some(labels));
            learner.fit(&corpus, Effort::QUICK);
        }
        learner.fit(&corpus, Effort::FULL);
        (0..10)
            .flat_map(|case| learner.scores(&corpus, case))
            .collect::<Vec<f32>>()
    };
    let (one, same, other) = (learned([0, 1, 2]), learned([0, 1, 2]), learned([2, 0, 1]));
    assert_eq!(one, same);
    assert!(
        one.iter()
            .zip(&other)
            .all(|(one, other)| (one - other).abs() < 0.03)
    );
}

#[test]
fn decisions_told_together_are_learned_as_one_by_one() {
    let told = |together: bool| {
        let (corpus, mut learner) = begun();
        learner.set(&corpus, 7, Some(&[1]));
        learner.fit(&corpus, Effort::QUICK);
        let decisions: [(u32, Option<&[u32]>); 3] = [(4, Some(&[2])), (7, None), (0, Some(&[0]))];
        if together {
            learner.set_all(&corpus, &decisions);
        } else {
            for (case, labels) in decisions {
                learner.set(&corpus, case, labels);
            }
        }
        // With so little effort at a time that even the new ones take several calls.
        while learner.fit(&corpus, Effort(1)) == Settled::NotYet {}
        (0..10)
            .flat_map(|case| learner.scores(&corpus, case))
            .collect::<Vec<f32>>()
    };
    let (one, other) = (told(true), told(false));
    assert!(one.iter().any(|score| score.abs() > 0.1));
    assert!(
        one.iter()
            .zip(&other)
            .all(|(one, other)| (one - other).abs() < 0.03)
    );
}

#[test]
fn a_text_can_have_several_labels() {
    let (corpus, mut learner) = begun();
    learner.set(&corpus, 5, Some(&[0, 2]));
    learner.fit(&corpus, Effort::FULL);
    let mut found: Vec<u32> = learner
        .suggest(&corpus, 6, &|_| true)
        .into_iter()
        .filter(|one| one.certainty >= Certainty::Likely)
        .map(|one| one.label)
        .collect();
    found.sort_unstable();
    assert_eq!(found, [0, 2]);
}

#[test]
fn labels_that_are_not_allowed_are_not_suggested_and_unknown_ones_not_learned() {
    let (corpus, mut learner) = begun();
    let found = learner.suggest(&corpus, 0, &|label| label > 1);
    assert!(!found.is_empty() && found.iter().all(|one| one.label > 1));
    learner.set(&corpus, 0, Some(&[4, u32::MAX]));
    assert_eq!(learner.fit(&corpus, Effort::FULL), Settled::Yes);
}

#[test]
fn a_ranking_says_the_same_as_the_learner() {
    let (corpus, learner) = begun();
    let mut ranking = Ranking::new(&learner, &corpus);
    for case in (0..10).chain([0, 99]) {
        let one = learner.suggest(&corpus, case, &|_| true);
        let other = ranking.suggest(case, &|_| true);
        let labels = |found: &[Suggestion]| found.iter().map(|one| one.label).collect::<Vec<u32>>();
        assert_eq!(labels(&one), labels(&other));
        assert!((one[0].probability - other[0].probability).abs() < 1e-4);
    }
}

#[test]
fn reasons_are_whole_words_of_the_text_and_the_deciding_one_is_first() {
    let (corpus, learner) = begun();
    let text = "Återkopplingen dröjde: lång handläggningstiden på ek.bist.";
    let reasons = learner.reasons(&corpus, text, 0);
    assert_eq!(&text[reasons[0].place.clone()], "handläggningstiden");
    for reason in &reasons {
        let is_border =
            |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
        assert!(is_border(text[..reason.place.start].chars().next_back()));
        assert!(is_border(text[reason.place.end..].chars().next()));
        assert!(reason.share > 0.0 && reason.share <= 1.0);
    }
    assert_eq!(learner.reasons(&corpus, "", 0), []);
}

#[test]
fn like_cases_do_not_come_after_each_other_for_deciding() {
    let (corpus, learner) = begun();
    let mut ranking = Ranking::new(&learner, &corpus);
    let order = teaching_order(&mut ranking, &corpus, 0..8, 8, &|_, _| true);
    let place = |case: u32| order.iter().position(|other| *other == case).unwrap();
    assert_eq!(order.len(), 8);
    assert_eq!(place(5).max(place(6)), 7, "{order:?}");
    let first = ranking.uncertainty(order[0], &|_| true);
    assert!((0..8).all(|case| ranking.uncertainty(case, &|_| true) <= first));
}

#[test]
fn probabilities_are_fitted_when_there_are_decisions_enough() {
    let (mut corpus, _) = begun();
    let mut learner = Learner::new(&mut corpus, &[Seed::default(), Seed::default()]);
    let cases: Vec<u32> = (0..40)
        .map(|at| {
            corpus.push(if at % 2 == 0 {
                "kall mat igen"
            } else {
                "trasig buss"
            })
        })
        .collect();
    corpus.weigh();
    for case in &cases[..10] {
        learner.set(&corpus, *case, Some(&[*case % 2]));
    }
    learner.fit(&corpus, Effort::FULL);
    learner.calibrate(&corpus);
    assert_eq!(*learner.calibration(), Calibration::default());
    for case in &cases[10..] {
        learner.set(&corpus, *case, Some(&[*case % 2]));
    }
    learner.fit(&corpus, Effort::FULL);
    learner.calibrate(&corpus);
    let found = learner.suggest(&corpus, cases[0], &|_| true);
    assert_eq!((found[0].label, found[0].certainty), (0, Certainty::Sure));
}
