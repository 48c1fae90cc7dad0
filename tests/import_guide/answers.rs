//! The files of an example, read and answered about as a user would.

use lardom::engine::{Evaluation, Source, evaluate};
use lardom::import::{self, Contents};
use lardom::model::{
    Answer, DateOrder, DraftState, Encoding, Kind, Meaning, Operation, OtherKinds, Problem,
    Profile, Reading, RowsAre, SourceRef,
};

use super::words;

/// Files with the answers about them.
#[derive(Default)]
pub struct Example {
    state: DraftState,
    sources: Vec<Source>,
    files: Vec<(String, Vec<u8>)>,
    profiles: Vec<Profile>,
    /// The files that are in the draft already.
    pub same: Vec<String>,
}

impl Example {
    /// Takes in a file as it is found to be.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        self.read(name, bytes, Reading::default());
    }

    fn read(&mut self, name: &str, bytes: Vec<u8>, reading: Reading) {
        match import::read(&bytes, reading) {
            Ok(Contents::Files(files)) => {
                for (name, bytes) in files {
                    self.read(&name, bytes, reading);
                }
            }
            Ok(Contents::Tables(book)) => self.put(name, bytes, reading, Ok(book)),
            Err(problem) => self.put(name, bytes, reading, Err(problem)),
        }
    }

    fn put(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        reading: Reading,
        read: Result<import::Workbook, Problem>,
    ) {
        let tables = read.as_ref().map_or(&[][..], |book| &book.sheets);
        let sheets = import::describe(name, tables, &[]);
        let mappings = sheets.into_iter().map(|sheet| {
            let names: Vec<&str> = sheet
                .columns
                .iter()
                .map(|column| column.header.as_str())
                .collect();
            let mut mapping = sheet.mapping;
            if let Some(profile) = import::fitting(&self.profiles, &names) {
                import::apply(profile, &names, &mut mapping);
            }
            mapping
        });
        let fingerprint = import::fingerprint(&bytes);
        let before = self.state.sources.len();
        let source = SourceRef {
            fingerprint: fingerprint.clone(),
            name: name.to_owned(),
            bytes: bytes.len() as u64,
        };
        let sheets: Vec<_> = mappings.collect();
        self.state.apply(&Operation::AddSource {
            source,
            sheets: sheets.clone(),
        });
        if self.state.sources.len() == before {
            self.same.push(name.to_owned());
            return;
        }
        self.state.apply(&Operation::SetReading {
            fingerprint,
            reading,
            sheets,
        });
        self.sources.push(Source::new(read));
        self.files.push((name.to_owned(), bytes));
    }

    /// Applies what the user answers about a file.
    pub fn answer(&mut self, name: &str, lines: &[String]) {
        let index = self
            .files
            .iter()
            .position(|(each, _)| each == name)
            .expect("the file stands before the answers");
        let (chosen, meanings): (Vec<&String>, Vec<&String>) = lines
            .iter()
            .partition(|line| line.starts_with("kodning") || line.starts_with("avgränsare"));
        if !chosen.is_empty() {
            let mut reading = Reading::default();
            for line in chosen {
                match line.split_once(" = ").unwrap() {
                    ("kodning", name) => {
                        reading.encoding =
                            Encoding::ALL.into_iter().find(|each| each.name() == name);
                    }
                    (_, delimiter) => reading.delimiter = delimiter.chars().next(),
                }
            }
            self.state.sources.remove(index);
            self.sources.remove(index);
            let (name, bytes) = self.files.remove(index);
            self.read(&name, bytes, reading);
            return self.answer_mapping(self.files.len() - 1, &meanings);
        }
        self.answer_mapping(index, &meanings);
    }

    fn answer_mapping(&mut self, index: usize, lines: &[&String]) {
        let names = self.names(index);
        for line in lines {
            if self.answer_question(index, line) {
                continue;
            }
            let mapping = &mut self.state.sources[index].sheets[0];
            let (asked, answer) = line.split_once(" = ").unwrap_or((line, ""));
            let column = |name: &str| {
                names
                    .iter()
                    .position(|each| each == name)
                    .unwrap_or_else(|| panic!("{name}?"))
            };
            match asked.split_once(' ').unwrap_or((asked, "")) {
                ("kolumn", name) => mapping.columns[column(name)] = words::meaning_of(answer),
                ("ordning", name) => {
                    let order = DateOrder::ALL
                        .into_iter()
                        .find(|order| words::order(*order) == answer);
                    mapping
                        .date_orders
                        .push((column(name), order.unwrap_or_default()));
                }
                ("slag", _) => {
                    mapping.kind = Kind::ALL.into_iter().find(|kind| kind.swedish() == answer);
                }
                ("verksamhet", _) => mapping.unit = Some(answer.to_owned()),
                ("redovisar", _) => {
                    mapping.covers = Kind::ALL
                        .into_iter()
                        .filter(|kind| answer.contains(kind.swedish()))
                        .collect();
                }
                ("år", _) => mapping.year = answer.parse().ok(),
                ("dela", _) => mapping.split = answer == "ja",
                ("som", "förut") => {
                    let pairs = names
                        .iter()
                        .cloned()
                        .zip(mapping.columns.iter().copied())
                        .collect::<Vec<(String, Meaning)>>();
                    self.profiles.push(Profile {
                        name: "lista".to_owned(),
                        columns: pairs,
                        split: mapping.split,
                        date_orders: mapping
                            .date_orders
                            .iter()
                            .map(|(column, order)| (names[*column].clone(), *order))
                            .collect(),
                        kind: mapping.kind,
                        unit: mapping.unit.clone(),
                        answers: Vec::new(),
                    });
                }
                other => panic!("no answer {other:?}"),
            }
        }
    }

    /// Answers a question about a file's first sheet; says whether the line was such an answer.
    fn answer_question(&mut self, index: usize, line: &str) -> bool {
        let (asked, said) = line.split_once(" = ").unwrap_or((line, ""));
        let answer = match asked.split_once(' ').unwrap_or((asked, "")) {
            ("slaget", value) => Answer::KindValue {
                value: value.to_owned(),
                kind: Kind::ALL.into_iter().find(|kind| kind.swedish() == said),
            },
            ("raderna", _) => Answer::Rows(if said == "summor" {
                RowsAre::Sums
            } else {
                RowsAre::Cases
            }),
            ("övriga", _) => Answer::OtherKinds(if said == "kom inga" {
                OtherKinds::NoneCame
            } else {
                OtherKinds::Elsewhere
            }),
            _ => return false,
        };
        let fingerprint = self.state.sources[index].source.fingerprint.clone();
        self.state.apply(&Operation::Answer {
            fingerprint,
            sheet: 0,
            answer,
        });
        true
    }

    /// The names of the columns of a file's first sheet.
    fn names(&self, index: usize) -> Vec<String> {
        let evaluation = self.evaluate();
        let sheet = &evaluation.sources[index].sheets[0];
        sheet
            .columns
            .iter()
            .map(|column| column.header.clone())
            .collect()
    }

    /// What the files amount to.
    pub fn evaluate(&self) -> Evaluation {
        evaluate(&self.state, &self.sources)
    }

    /// What they amount to in a year.
    pub fn evaluate_year(&self, year: i32) -> Evaluation {
        evaluate(
            &DraftState {
                year: Some(year),
                ..self.state.clone()
            },
            &self.sources,
        )
    }
}
