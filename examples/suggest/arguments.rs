//! What the example is asked to do.

use std::path::PathBuf;

pub const USAGE: &str =
    "usage: suggest DATA.jsonl [--folds K] [--train N] [--curve] [--seed S] [--seeds COUNT] \
[--min-class N] [--names given|hidden] [--scale N]

DATA.jsonl has a text and its labels in each line: {\"text\": \"...\", \"labels\": [\"...\"]}

  --folds K      judge each of K parts with what is learned from the others (5)
  --train N      learn from at most N texts of each label
  --curve        do so for 0, 5, 10, 20 and 40 texts of each label, and for all
  --seed S       how the texts are dealt (1)
  --seeds COUNT  deal COUNT times, with S and the seeds after it (1)
  --min-class N  leave out labels of fewer than N texts (1)
  --names        whether the names of the labels are given before the texts (given)
  --scale N      make N texts of the data and measure time instead";

/// Whether labels' names are known before anything is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    Given,
    Hidden,
}

#[derive(Clone, Debug)]
pub struct Arguments {
    pub data: PathBuf,
    pub folds: usize,
    /// At most so many texts of each label; `None` for all.
    pub train: Option<usize>,
    pub is_curve: bool,
    pub seed: u64,
    pub seeds: u64,
    pub min_class: usize,
    pub names: Names,
    pub scale: Option<usize>,
}

impl Arguments {
    /// Reads the command line.
    ///
    /// # Errors
    /// What is wrong, as a sentence.
    pub fn read(given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self {
            data: PathBuf::new(),
            folds: 5,
            train: None,
            is_curve: false,
            seed: 1,
            seeds: 1,
            min_class: 1,
            names: Names::Given,
            scale: None,
        };
        let mut data = None;
        let mut given = given;
        while let Some(argument) = given.next() {
            let mut value = || given.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--folds" => arguments.folds = number(&argument, &value()?, 2)?,
                "--train" => arguments.train = Some(number(&argument, &value()?, 0)?),
                "--curve" => arguments.is_curve = true,
                "--seed" => arguments.seed = number(&argument, &value()?, 0)? as u64,
                "--seeds" => arguments.seeds = number(&argument, &value()?, 1)? as u64,
                "--min-class" => arguments.min_class = number(&argument, &value()?, 1)?,
                "--scale" => arguments.scale = Some(number(&argument, &value()?, 1)?),
                "--names" => {
                    arguments.names = match value()?.as_str() {
                        "given" => Names::Given,
                        "hidden" => Names::Hidden,
                        other => return Err(format!("--names is given or hidden, not {other}")),
                    }
                }
                option if option.starts_with("--") => {
                    return Err(format!("{option} is no option"));
                }
                _ if data.is_some() => return Err(format!("one file at a time: {argument}")),
                _ => data = Some(PathBuf::from(argument)),
            }
        }
        arguments.data = data.ok_or("which file?")?;
        Ok(arguments)
    }
}

fn number(option: &str, value: &str, least: usize) -> Result<usize, String> {
    match value.parse() {
        Ok(number) if number >= least => Ok(number),
        Ok(_) | Err(_) => Err(format!(
            "{option} needs a number of {least} or more, not {value}"
        )),
    }
}
