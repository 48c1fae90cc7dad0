//! How long learning and suggesting take.

use std::time::{Duration, Instant};

use lardom::classify::{Corpus, Effort, Learner, Ranking, Seed, teaching_order};

use super::data::{Data, shuffled};

/// Words of a made text, at least.
const WORDS: usize = 50;

/// Cases that get new suggestions after each decision.
const CASES: u32 = 5000;

/// Decisions whose time is measured.
const DECISIONS: usize = 100;

/// Makes texts of the data, each of several, and prints how long each step takes with them.
pub fn measure(data: &Data, texts: usize, seeds: &[Seed]) {
    let (texts, labels) = made(data, texts);
    let mut corpus = Corpus::default();
    timed("reading the texts", || {
        for text in &texts {
            corpus.push(text);
        }
    });
    let mut learner = Learner::new(&mut corpus, seeds);
    timed("weighing the words", || corpus.weigh());
    timed("learning from names", || learner.fit(&corpus, Effort::FULL));
    timed("suggesting for all texts", || {
        suggest(&learner, &corpus, corpus.len())
    });

    let cases = corpus.len().min(CASES);
    for decided in [0, 100, 500, 1000, 2000, 5000] {
        if decided + DECISIONS > texts.len() {
            break;
        }
        println!("with {decided} decisions");
        for (case, labels) in (0..).zip(&labels).take(decided) {
            learner.set(&corpus, case, Some(labels));
        }
        timed("  learning from all of them", || {
            learner.fit(&corpus, Effort::FULL)
        });
        timed("  calibrating", || learner.calibrate(&corpus));
        let mut times: Vec<(Duration, Duration)> = (0..)
            .zip(&labels)
            .skip(decided)
            .take(DECISIONS)
            .map(|(case, labels)| {
                let began = Instant::now();
                learner.set(&corpus, case, Some(labels));
                learner.fit(&corpus, Effort::QUICK);
                let learning = began.elapsed();
                suggest(&learner, &corpus, cases);
                (began.elapsed(), learning)
            })
            .collect();
        times.sort_unstable();
        let (median, longest) = (times[times.len() / 2], times[times.len() - 1]);
        println!(
            "  a decision and {cases} cases anew: {median:.1?}, at most {longest:.1?} (learning of it second)"
        );
        let mut ranking = Ranking::new(&learner, &corpus);
        timed("  ordering by what teaches most", || {
            teaching_order(&mut ranking, &corpus, 0..cases, 50, &|_, _| true)
        });
    }
}

fn suggest(learner: &Learner, corpus: &Corpus, cases: u32) -> usize {
    let mut ranking = Ranking::new(learner, corpus);
    (0..cases)
        .map(|case| ranking.suggest(case, &|_| true).len())
        .sum()
}

fn timed<Done>(name: &str, work: impl FnOnce() -> Done) {
    let began = Instant::now();
    work();
    println!("{name}: {:.1?}", began.elapsed());
}

/// Texts drawn from the data until each has its words, with the labels of the first one drawn.
fn made(data: &Data, texts: usize) -> (Vec<String>, Vec<Vec<u32>>) {
    let mut drawn = 0;
    (0..texts)
        .map(|_| {
            let mut text = String::new();
            let mut labels = None;
            while text.split_whitespace().count() < WORDS {
                let one = shuffled(1, drawn) % data.texts.len() as u64;
                let one = usize::try_from(one).unwrap_or(0);
                drawn += 1;
                text.push_str(&data.texts[one]);
                text.push(' ');
                labels.get_or_insert_with(|| data.labels_of[one].clone());
            }
            (text, labels.unwrap_or_default())
        })
        .unzip()
}
