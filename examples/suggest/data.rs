//! Texts with their labels, from a file of lines of JSON, and how they are dealt.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

/// Texts and the numbers of their labels.
#[derive(Clone, Debug)]
pub struct Data {
    pub texts: Vec<String>,
    pub labels_of: Vec<Vec<u32>>,
    pub names: Vec<String>,
}

impl Data {
    /// Reads a file; labels of fewer texts than `min_class` are left out, and texts that have no other.
    ///
    /// # Errors
    /// What is wrong and in which line, as a sentence.
    pub fn read(path: &Path, min_class: usize) -> Result<Self, String> {
        let content = std::fs::read_to_string(path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let mut rows = Vec::new();
        for (line, number) in content.lines().zip(1..) {
            if !line.trim().is_empty() {
                rows.push(
                    row(line)
                        .map_err(|error| format!("{}, line {number}: {error}", path.display()))?,
                );
            }
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for label in rows.iter().flat_map(|(_, labels)| labels) {
            *counts.entry(label).or_default() += 1;
        }
        counts.retain(|_, count| *count >= min_class);
        let names: Vec<String> = counts.keys().map(|name| (*name).to_owned()).collect();
        if names.len() < 2 {
            return Err(format!(
                "{}: {} labels with {min_class} texts or more; there must be two",
                path.display(),
                names.len()
            ));
        }
        let mut data = Self {
            texts: Vec::new(),
            labels_of: Vec::new(),
            names,
        };
        for (text, labels) in &rows {
            let numbers: Vec<u32> = (0..)
                .zip(&data.names)
                .filter(|(_, name)| labels.contains(name))
                .map(|(number, _)| number)
                .collect();
            if !numbers.is_empty() {
                data.texts.push(text.clone());
                data.labels_of.push(numbers);
            }
        }
        Ok(data)
    }

    /// Whether any text has several labels.
    pub fn has_several(&self) -> bool {
        self.labels_of.iter().any(|labels| labels.len() > 1)
    }

    /// The part that each text is in: as many of each label in each as can be. A text of several labels counts for
    /// its rarest.
    pub fn folds(&self, folds: usize, seed: u64) -> Vec<usize> {
        let mut counts = vec![0_usize; self.names.len()];
        for label in self.labels_of.iter().flatten() {
            counts[*label as usize] += 1;
        }
        let rarest = |labels: &[u32]| {
            labels
                .iter()
                .copied()
                .min_by_key(|label| counts[*label as usize])
        };
        let mut order: Vec<usize> = (0..self.texts.len()).collect();
        order.sort_by_key(|text| (rarest(&self.labels_of[*text]), shuffled(seed, *text)));
        let mut parts = vec![0; order.len()];
        for (place, text) in order.into_iter().enumerate() {
            parts[text] = place % folds;
        }
        parts
    }

    /// Of texts, those to learn from: in a shuffled order, each that has a label of which fewer than `most` are taken.
    pub fn taken(&self, texts: &[usize], most: Option<usize>, seed: u64) -> Vec<usize> {
        let mut texts = texts.to_vec();
        texts.sort_by_key(|text| shuffled(seed, *text));
        let Some(most) = most else {
            return texts;
        };
        let mut counts = vec![0_usize; self.names.len()];
        texts.retain(|text| {
            let labels = &self.labels_of[*text];
            let is_taken = labels.iter().any(|label| counts[*label as usize] < most);
            if is_taken {
                for label in labels {
                    counts[*label as usize] += 1;
                }
            }
            is_taken
        });
        texts
    }
}

/// A number that looks drawn (the finaliser of `SplitMix64`), the same for the same seed and text.
pub fn shuffled(seed: u64, text: usize) -> u64 {
    let mix = |mut number: u64| {
        number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    };
    mix(mix(seed) ^ text as u64)
}

fn row(line: &str) -> Result<(String, Vec<String>), String> {
    let value: Value = serde_json::from_str(line).map_err(|error| format!("no JSON: {error}"))?;
    let text = value
        .get("text")
        .and_then(Value::as_str)
        .ok_or("no \"text\" that is a text")?;
    let labels = value
        .get("labels")
        .and_then(Value::as_array)
        .ok_or("no \"labels\" that is a list")?
        .iter()
        .map(|label| {
            label
                .as_str()
                .map(str::to_owned)
                .ok_or("a label that is no text")
        })
        .collect::<Result<_, _>>()?;
    Ok((text.to_owned(), labels))
}
