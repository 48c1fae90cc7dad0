//! Judges the suggestions of categories on texts whose labels are known: `cargo run --release --example suggest --
//! DATA.jsonl`. Without arguments it says what can be asked for.
#![expect(
    clippy::indexing_slicing,
    reason = "texts and labels are numbered by this program itself"
)]

mod arguments;
mod data;
mod measures;
mod scale;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use lardom::classify::{Corpus, Effort, Learner, Ranking, Seed};

use arguments::{Arguments, Names, USAGE};
use data::Data;
use measures::{Judged, Measures};

/// What judging once gives.
struct Outcome {
    judged: Vec<Judged>,
    learning: Duration,
    suggesting: Duration,
}

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    let data = match Data::read(&arguments.data, arguments.min_class) {
        Ok(data) => data,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{} texts, {} labels", data.texts.len(), data.names.len());
    if let Some(texts) = arguments.scale {
        scale::measure(&data, texts, &seeds(&data, arguments.names));
    } else if arguments.is_curve {
        for most in [Some(0), Some(5), Some(10), Some(20), Some(40), None] {
            let name = most.map_or("all".to_owned(), |most| format!("{most} of each label"));
            println!("\nlearned from {name}");
            report(&data, &arguments, most);
        }
    } else {
        report(&data, &arguments, arguments.train);
    }
    ExitCode::SUCCESS
}

fn report(data: &Data, arguments: &Arguments, most: Option<usize>) {
    let mut all = Vec::new();
    let mut judged = Vec::new();
    let mut learning = Duration::ZERO;
    let mut suggesting = Duration::ZERO;
    for seed in arguments.seed..arguments.seed + arguments.seeds {
        let outcome = judge(data, arguments, most, seed);
        let measures = Measures::of(&outcome.judged, data.names.len());
        print_measures(&format!("seed {seed}"), &measures, data);
        all.push(measures);
        learning += outcome.learning;
        suggesting += outcome.suggesting;
        judged.extend(outcome.judged);
    }
    if all.len() > 1 {
        print_measures("mean", &Measures::mean(&all), data);
    }
    for (certainty, texts, right) in measures::by_certainty(&judged) {
        let share = right as f64 / texts.max(1) as f64;
        println!("  {certainty:?}: {texts} texts, the best suggestion right for {share:.3}");
    }
    let rounds = u32::try_from(all.len() * arguments.folds).unwrap_or(u32::MAX);
    println!(
        "  learning {:?}, suggesting {:?} a part",
        learning / rounds,
        suggesting / rounds
    );
}

fn print_measures(name: &str, measures: &Measures, data: &Data) {
    print!(
        "  {name}: accuracy {:.3}, top-3 accuracy {:.3}, macro-F1 {:.3}",
        measures.accuracy, measures.top_3, measures.macro_f1
    );
    if data.has_several() {
        print!(
            "; several labels: micro-F1 {:.3}, macro-F1 {:.3}, average precision {:.3}",
            measures.several_micro_f1, measures.several_macro_f1, measures.average_precision
        );
    }
    println!();
}

/// Judges every text once, with what is learned from the parts that it is not in. How rare words are is learned from
/// those parts too, and not from the texts that are judged.
fn judge(data: &Data, arguments: &Arguments, most: Option<usize>, seed: u64) -> Outcome {
    let parts = data.folds(arguments.folds, seed);
    let mut outcome = Outcome {
        judged: Vec::new(),
        learning: Duration::ZERO,
        suggesting: Duration::ZERO,
    };
    for part in 0..arguments.folds {
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            (0..data.texts.len()).partition(|text| parts[*text] == part);
        let began = Instant::now();
        let mut corpus = Corpus::default();
        let taken = data.taken(&outside, most, seed);
        let known: Vec<(u32, usize)> = taken
            .iter()
            .map(|text| (corpus.push(&data.texts[*text]), *text))
            .collect();
        let mut learner = Learner::new(&mut corpus, &seeds(data, arguments.names));
        corpus.weigh();
        for (case, text) in known {
            learner.set(&corpus, case, Some(&data.labels_of[text]));
        }
        learner.fit(&corpus, Effort::FULL);
        learner.calibrate(&corpus);
        outcome.learning += began.elapsed();

        let began = Instant::now();
        let cases: Vec<(u32, usize)> = inside
            .into_iter()
            .map(|text| (corpus.push(&data.texts[text]), text))
            .collect();
        let mut ranking = Ranking::new(&learner, &corpus);
        for (case, text) in cases {
            outcome.judged.push(Judged {
                right: data.labels_of[text].clone(),
                suggestions: ranking.suggest(case, &|_| true),
                scores: ranking.scores(case).to_vec(),
            });
        }
        outcome.suggesting += began.elapsed();
    }
    outcome
}

fn seeds(data: &Data, names: Names) -> Vec<Seed> {
    data.names
        .iter()
        .map(|name| Seed {
            name: match names {
                Names::Given => name.clone(),
                Names::Hidden => String::new(),
            },
            ..Seed::default()
        })
        .collect()
}
