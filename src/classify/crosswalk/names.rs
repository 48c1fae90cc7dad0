//! How alike the names of two categories are.

use super::super::clusters::near;
use crate::model::{Category, CategoryId, NameLikeness, fold};

/// How alike the names of an old and a new category are, and whether the new one is what the old one became.
pub fn name_likeness(
    from: &Category,
    to: &Category,
    became: &[CategoryId],
) -> Option<NameLikeness> {
    if from.id == to.id {
        return Some(NameLikeness::SameCategory);
    }
    if became.contains(&to.id) {
        return Some(NameLikeness::Became);
    }
    let (one, other) = (fold(&from.name), fold(&to.name));
    if one.is_empty() || other.is_empty() {
        return None;
    }
    if one == other {
        return Some(NameLikeness::SameName);
    }
    let is_former = |category: &Category, name: &str| {
        let mut former = category.former_names.iter();
        former.any(|former| fold(former) == name)
    };
    if is_former(to, &one) || is_former(from, &other) {
        return Some(NameLikeness::FormerName);
    }
    let (one, other) = (words(&one), words(&other));
    let mut pairs = one.iter().zip(&other);
    if one.len() == other.len() && pairs.all(|(a, b)| near::distance(a, b).is_some()) {
        return Some(NameLikeness::Spelling);
    }
    let shares = |word: &&&str, words: &[&str]| words.iter().any(|other| are_akin(word, other));
    let akin = one.iter().filter(|word| shares(word, &other)).count()
        + other.iter().filter(|word| shares(word, &one)).count();
    let all = one.len() + other.len();
    (akin > 0).then(|| NameLikeness::Words(akin as f32 / all as f32))
}

/// The words of a folded name that say something by themselves: not "och", "av", "i".
fn words(folded: &str) -> Vec<&str> {
    let long: Vec<&str> = folded.split(' ').filter(|word| word.len() > 3).collect();
    if long.is_empty() {
        folded.split(' ').collect()
    } else {
        long
    }
}

/// Whether two folded words begin alike: five letters or more, and two thirds of the longer.
fn are_akin(one: &str, other: &str) -> bool {
    let common = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    one == other || (common >= 5 && common * 3 >= one.len().max(other.len()) * 2)
}
