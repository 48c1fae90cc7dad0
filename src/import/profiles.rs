//! Files of a shape that was confirmed before are read the same way again.

use crate::model::{ConstantOrigin, Meaning, Profile, SheetMapping, fold};

/// A profile fits when at least this share of its columns are in the file, in tenths ...
const SHARE: usize = 7;

/// The profile that fits a sheet with columns of these names best: every column that it gives a meaning is there,
/// and most others too. Columns may have been added or moved.
#[must_use]
pub fn fitting<'a>(profiles: &'a [Profile], names: &[&str]) -> Option<&'a Profile> {
    let names: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let found = |profile: &Profile| {
        let has = |name: &str| names.contains(&fold(name));
        let used = profile
            .columns
            .iter()
            .filter(|(_, meaning)| *meaning != Meaning::Ignore);
        let all_used = used.clone().count() > 0 && used.clone().all(|(name, _)| has(name));
        let there = profile.columns.iter().filter(|(name, _)| has(name)).count();
        (all_used && there * 10 >= profile.columns.len() * SHARE).then_some(there)
    };
    profiles
        .iter()
        .enumerate()
        .filter_map(|(order, profile)| Some((found(profile)?, order, profile)))
        .max_by_key(|(there, order, _)| (*there, *order))
        .map(|(_, _, profile)| profile)
}

/// Gives a sheet the answers of a profile. Columns that the profile does not know keep their guess, unless the profile
/// has given its meaning to another.
pub fn apply(profile: &Profile, names: &[&str], mapping: &mut SheetMapping) {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let known = |name: &str| {
        let is = |other: &&(String, Meaning)| fold(&other.0) == name;
        profile.columns.iter().find(is).map(|(_, meaning)| *meaning)
    };
    let given: Vec<Meaning> = folded.iter().filter_map(|name| known(name)).collect();
    for (meaning, name) in mapping.columns.iter_mut().zip(&folded) {
        match known(name) {
            Some(remembered) => *meaning = remembered,
            None if given.contains(meaning) && !meaning.may_repeat() => *meaning = Meaning::Ignore,
            None => {}
        }
    }
    mapping.split = profile.split;
    mapping.date_orders = profile
        .date_orders
        .iter()
        .filter_map(|(name, order)| {
            let name = fold(name);
            let column = folded.iter().position(|other| *other == name)?;
            Some((column, *order))
        })
        .collect();
    if mapping.has(Meaning::Kind) {
        mapping.kind = None;
    } else if profile.kind.is_some() {
        mapping.kind = profile.kind;
        mapping.kind_from = ConstantOrigin::Chosen;
    }
    if mapping.has(Meaning::Unit) {
        mapping.unit = None;
    } else if profile.unit.is_some() {
        mapping.unit.clone_from(&profile.unit);
        mapping.unit_from = ConstantOrigin::Chosen;
    }
    mapping.profile = Some(profile.name.clone());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    fn profile() -> Profile {
        let columns = [
            ("Nr", Meaning::Number),
            ("Hänt", Meaning::Date),
            ("Vad", Meaning::Text),
            ("Chef", Meaning::Ignore),
        ];
        Profile {
            name: "lista".to_owned(),
            columns: columns
                .map(|(name, meaning)| (name.to_owned(), meaning))
                .into(),
            split: true,
            date_orders: Vec::new(),
            kind: Some(Kind::Complaint),
            unit: None,
            answers: Vec::new(),
        }
    }

    #[test]
    fn a_profile_fits_though_columns_were_added_and_moved() {
        let profiles = [profile()];
        assert!(fitting(&profiles, &["vad", "Ny", "NR", "Hänt", "Chef"]).is_some());
        assert!(fitting(&profiles, &["vad", "Nr", "Hänt"]).is_some());
        assert!(
            fitting(&profiles, &["Nr", "Hänt", "Chef"]).is_none(),
            "a used column is gone"
        );
        assert!(fitting(&[], &["Nr"]).is_none());
    }

    #[test]
    fn its_answers_follow_the_names() {
        let mut mapping = SheetMapping {
            columns: vec![
                Meaning::Category,
                Meaning::Date,
                Meaning::Ignore,
                Meaning::Ignore,
                Meaning::Status,
            ],
            ..SheetMapping::default()
        };
        apply(
            &profile(),
            &["Vad", "Datum", "Nr", "Hänt", "Läge"],
            &mut mapping,
        );
        assert_eq!(
            mapping.columns,
            [
                Meaning::Text,
                Meaning::Ignore,
                Meaning::Number,
                Meaning::Date,
                Meaning::Status
            ]
        );
        assert_eq!(mapping.kind, Some(Kind::Complaint));
        assert!(mapping.split);
        assert_eq!(mapping.profile.as_deref(), Some("lista"));
    }
}
