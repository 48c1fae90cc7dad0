//! How files of one shape are read, remembered from a confirmed one.
//!
//! Profiles are stored and shared as one line: `lardom-profiles VERSION CHECKSUM PROFILES`, where `PROFILES` is the list in
//! postcard's form as base64, and `CHECKSUM` the CRC-32 of that base64. A change of the types makes a new version.

use serde::{Deserialize, Serialize};

use super::container::{Container, Opened, from_content, to_content};
use super::{
    Answer, ConstantOrigin, ContainerError, DateOrder, Kind, Meaning, SheetMapping, SheetView,
};

/// The version of the stored line that this program writes.
pub const PROFILES_VERSION: u32 = 3;

const CONTAINER: Container = Container {
    magic: "lardom-profiles",
    version: PROFILES_VERSION,
    first: PROFILES_VERSION,
};

/// How many profiles are kept; the oldest go.
const MOST: usize = 60;

/// The answers that were confirmed for a sheet, by the names of its columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Names it: the file's name without digits, as the user sees it.
    pub name: String,
    /// Every column with a name, and what it means.
    pub columns: Vec<(String, Meaning)>,
    /// A category cell may hold several notations.
    pub split: bool,
    /// The order of day and month that the user chose, by the column's name.
    pub date_orders: Vec<(String, DateOrder)>,
    /// The kind of every case, where the user chose it.
    pub kind: Option<Kind>,
    /// The unit of every case, where the user chose it.
    pub unit: Option<String>,
    /// What was answered of the sheet.
    pub answers: Vec<Answer>,
}

/// A profile as version 1 stored it.
#[derive(Deserialize)]
struct ProfileV1 {
    name: String,
    columns: Vec<(String, Meaning)>,
    split: bool,
    date_orders: Vec<(String, DateOrder)>,
    kind: Option<Kind>,
    unit: Option<String>,
    /// The kinds that such a file accounted for, which began as all of them: nobody need have said it.
    _covers: Vec<Kind>,
}

impl From<ProfileV1> for Profile {
    fn from(stored: ProfileV1) -> Self {
        Self {
            name: stored.name,
            columns: stored.columns,
            split: stored.split,
            date_orders: stored.date_orders,
            kind: stored.kind,
            unit: stored.unit,
            answers: Vec::new(),
        }
    }
}

impl Profile {
    /// The answers of a sheet that is being confirmed; nothing where it has no columns with names, or is left out.
    #[must_use]
    pub fn of(file: &str, view: &SheetView, mapping: &SheetMapping) -> Option<Self> {
        let name = |column: usize| {
            let column = view.columns.get(column)?;
            (!column.header.is_empty()).then(|| column.header.clone())
        };
        let named = mapping.columns.iter().enumerate();
        let columns: Vec<(String, Meaning)> = named
            .filter_map(|(column, meaning)| Some((name(column)?, *meaning)))
            .collect();
        let useful = columns
            .iter()
            .any(|(_, meaning)| *meaning != Meaning::Ignore);
        if mapping.left_out || !useful {
            return None;
        }
        let orders = mapping.date_orders.iter();
        let chosen = |origin: ConstantOrigin| origin == ConstantOrigin::Chosen;
        Some(Self {
            name: title(file, &view.name),
            columns,
            split: mapping.split,
            date_orders: orders
                .filter_map(|(column, order)| Some((name(*column)?, *order)))
                .collect(),
            kind: mapping.kind.filter(|_| chosen(mapping.kind_from)),
            unit: mapping.unit.clone().filter(|_| chosen(mapping.unit_from)),
            answers: view.answers.as_list(),
        })
    }

    /// Whether two profiles are of files with the same columns.
    #[must_use]
    pub fn is_of_same_shape(&self, other: &Self) -> bool {
        let has = |name: &String| other.columns.iter().any(|(other, _)| other == name);
        self.columns.len() == other.columns.len() && self.columns.iter().all(|(name, _)| has(name))
    }

    /// Adds a profile to others: it takes the place of one of the same shape.
    pub fn add_to(self, profiles: &mut Vec<Self>) {
        profiles.retain(|other| !other.is_of_same_shape(&self));
        profiles.push(self);
        let surplus = profiles.len().saturating_sub(MOST);
        profiles.drain(..surplus);
    }
}

/// The file's name without figures and ending, and the sheet's.
fn title(file: &str, sheet: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let plain: String = stem
        .chars()
        .map(|letter| if letter.is_alphabetic() { letter } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let name = if words.is_empty() {
        stem.to_owned()
    } else {
        words.join(" ")
    };
    if sheet.is_empty() {
        name
    } else {
        format!("{name}, {sheet}")
    }
}

/// Profiles as the line that is stored and shared.
#[must_use]
pub fn write_profiles(profiles: &[Profile]) -> String {
    CONTAINER.write(&to_content(profiles))
}

/// Reads the line.
///
/// # Errors
/// `Foreign` when it is something else, `Newer` when a newer program wrote it, `Damaged` when it is not what was written.
pub fn read_profiles(line: &str) -> Result<Vec<Profile>, ContainerError> {
    let Opened { version, content } = CONTAINER.open(line)?;
    match version {
        1 => {
            let stored: Vec<ProfileV1> = from_content(&content)?;
            Ok(stored.into_iter().map(Profile::from).collect())
        }
        2 | PROFILES_VERSION => from_content(&content),
        _ => Err(ContainerError::Foreign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(names: &[&str]) -> Profile {
        Profile {
            name: names.concat(),
            columns: names
                .iter()
                .map(|&name| (name.to_owned(), Meaning::Text))
                .collect(),
            split: false,
            date_orders: Vec::new(),
            kind: None,
            unit: None,
            answers: Vec::new(),
        }
    }

    #[test]
    fn a_profile_takes_the_place_of_one_of_the_same_shape() {
        let mut profiles = Vec::new();
        profile(&["A", "B"]).add_to(&mut profiles);
        profile(&["A", "C"]).add_to(&mut profiles);
        profile(&["B", "A"]).add_to(&mut profiles);
        let names: Vec<&str> = profiles.iter().map(|each| each.name.as_str()).collect();
        assert_eq!(names, ["AC", "BA"]);
    }

    #[test]
    fn what_is_damaged_foreign_or_newer_is_refused_with_its_reason() {
        let line = write_profiles(&[profile(&["A"])]);
        assert_eq!(read_profiles(&line), Ok(vec![profile(&["A"])]));
        assert_eq!(read_profiles("Nr;Datum"), Err(ContainerError::Foreign));
        let newer = Container {
            version: 9,
            ..CONTAINER
        };
        let newer = newer.write(&[]);
        assert_eq!(read_profiles(&newer), Err(ContainerError::Newer(9)));
        let cut = line.get(..line.len() - 2).unwrap();
        assert_eq!(read_profiles(cut), Err(ContainerError::Damaged));
    }

    #[test]
    fn files_of_each_year_have_the_same_title() {
        assert_eq!(title("fut_2022.csv", ""), "fut");
        assert_eq!(
            title("Avvikelser hemtjänst 2022-01.xlsx", "Blad1"),
            "Avvikelser hemtjänst, Blad1"
        );
        assert_eq!(title("2022.csv", ""), "2022");
    }
}
