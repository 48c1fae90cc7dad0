//! Spellings that are near each other, by [`near`]: `OpenRefine`'s "nearest neighbour" with blocking.

use rustc_hash::FxHashMap;

use super::guards::marks_differ;
use super::keys::FEWEST_LETTERS;
use super::near;
use super::spellings::{Group, Name};
use crate::model::SpellingLikeness;

/// In a block of more names than this, words must have two letters in common at their beginning, not one.
const LARGE_BLOCK: usize = 400;

/// Names that are near the commonest of them. Only names of as many words, with the same first letters, the same
/// numbers and the same negations are compared, each with the commonest of the clusters so far.
pub(super) fn by_distance<'a>(names: &'a [Name<'a>]) -> Vec<Group<'a>> {
    let all: Vec<&Name> = names.iter().collect();
    let mut groups: Vec<Group> = Vec::new();
    for block in blocks(all, 1) {
        if block.len() > LARGE_BLOCK {
            for block in blocks(block, 2) {
                groups.extend(near_the_commonest(block));
            }
        } else {
            groups.extend(near_the_commonest(block));
        }
    }
    groups
}

fn blocks<'a>(names: Vec<&'a Name<'a>>, letters: usize) -> Vec<Vec<&'a Name<'a>>> {
    let mut block_of: FxHashMap<(String, &str), usize> = FxHashMap::default();
    let mut blocks: Vec<Vec<&Name>> = Vec::new();
    for name in names {
        let words = name.folded.split(' ');
        let first = words.flat_map(|word| word.chars().take(letters).chain([' ']));
        let block = *block_of
            .entry((first.collect(), &name.marks))
            .or_insert_with(|| {
                blocks.push(Vec::new());
                blocks.len() - 1
            });
        if let Some(block) = blocks.get_mut(block) {
            block.push(name);
        }
    }
    blocks
}

fn near_the_commonest<'a>(block: Vec<&'a Name<'a>>) -> Vec<Group<'a>> {
    let mut groups: Vec<(Vec<&Name>, u32)> = Vec::new();
    for name in block {
        let near = groups.iter_mut().find_map(|(members, farthest)| {
            let commonest = members.first()?;
            let distance = distance(&commonest.folded, &name.folded)?;
            let is_other = distance == 0 && marks_differ(commonest.text, name.text);
            (!is_other).then_some((members, farthest, distance))
        });
        match near {
            Some((members, farthest, distance)) => {
                members.push(name);
                *farthest = distance.max(*farthest);
            }
            None => groups.push((vec![name], 0)),
        }
    }
    groups
        .into_iter()
        .map(|(members, farthest)| (members, SpellingLikeness::Distance(farthest)))
        .collect()
}

/// How many slips and endings names of as many words are from each other, in all at most two. Names that are the same
/// when folded are the fingerprint's to find, but near to others together.
fn distance(one: &str, other: &str) -> Option<u32> {
    if one.chars().count() < FEWEST_LETTERS || other.len().abs_diff(one.len()) > MOST_LONGER {
        return None;
    }
    let mut sum = 0;
    for (word, other) in one.split(' ').zip(other.split(' ')) {
        sum += near::distance(word, other)?;
        if sum > 2 {
            return None;
        }
    }
    Some(sum)
}

/// Two of the longest endings.
const MOST_LONGER: usize = 8;
