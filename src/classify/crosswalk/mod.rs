//! Proposals of what last year's categories are this year.
//!
//! Two things tell: the categories' names, and how last year's texts would be coded with this year's categories.

mod names;

use names::name_likeness;

use crate::model::{Category, Confidence, CrosswalkProposal, CrosswalkReason, NameLikeness};

/// Fewer texts say nothing.
const FEWEST_TEXTS: u32 = 5;

/// So many texts say it for likely.
const MANY_TEXTS: u32 = 20;

/// A category that gets this share of the texts is proposed, and one that gets most of this share is the only one.
const PART: f32 = 0.2;
const MOST: f32 = 0.8;

/// Names of which this share is alike are proposed where texts say nothing.
const ALIKE: f32 = 0.5;

/// Proposes a translation of every old category, in the order given.
///
/// `coded` has a row for each old category and in it a number for each new one: how many of the old category's texts
/// were coded with it. A text that was coded with several counts in each. Rows and numbers that are not there are 0.
#[must_use]
pub fn propose(
    old: &[Category],
    new: &[Category],
    coded: Option<&[Vec<u32>]>,
) -> Vec<CrosswalkProposal> {
    let rows = old.iter().enumerate();
    rows.map(|(row, from)| {
        let counts = coded.and_then(|coded| coded.get(row));
        propose_one(from, new, counts.map_or(&[], Vec::as_slice))
    })
    .collect()
}

/// A new category beside an old one, with its share of the texts, where there are enough.
struct Candidate<'a> {
    category: &'a Category,
    name: Option<NameLikeness>,
    share: Option<f32>,
}

impl Candidate<'_> {
    fn is_alike(&self) -> bool {
        match self.name {
            Some(NameLikeness::Words(share)) => share >= ALIKE,
            Some(_) => true,
            None => false,
        }
    }

    fn has_share(&self, least: f32) -> bool {
        self.share.is_some_and(|share| share >= least)
    }
}

fn propose_one(from: &Category, new: &[Category], counts: &[u32]) -> CrosswalkProposal {
    let texts = Some(counts.iter().sum()).filter(|texts| *texts >= FEWEST_TEXTS);
    let mut candidates = candidates(from, new, counts, texts);
    let best = best_name(&candidates);
    let is_named = best.is_some_and(|best| best >= NameLikeness::Spelling);
    let has_the_name = |candidate: &Candidate| is_named && candidate.name == best;
    let named = candidates
        .iter()
        .filter(|candidate| has_the_name(candidate));
    let share_of_named: f32 = named.filter_map(|candidate| candidate.share).sum();
    let shares = candidates.iter().filter_map(|candidate| candidate.share);
    let top = shares.fold(0.0, f32::max);
    let confidence = if is_named && (texts.is_none() || share_of_named >= ALIKE) {
        // The texts bear the name out, or there are none: what the name says is all.
        candidates.retain(has_the_name);
        match best {
            Some(NameLikeness::Spelling) => Confidence::Likely,
            _ => Confidence::Certain,
        }
    } else if is_named {
        // The texts speak against the name.
        candidates.retain(|candidate| has_the_name(candidate) || candidate.has_share(PART));
        Confidence::Unsure
    } else if texts.is_none() {
        candidates.retain(|candidate| candidate.is_alike() && candidate.name == best);
        Confidence::Unsure
    } else if top >= MOST {
        candidates.retain(|candidate| candidate.has_share(top));
        match texts {
            Some(MANY_TEXTS..) => Confidence::Likely,
            _ => Confidence::Unsure,
        }
    } else {
        candidates.retain(|candidate| candidate.has_share(PART));
        Confidence::Unsure
    };
    candidates.sort_by(|one, other| {
        let (share, other_share) = (one.share.unwrap_or(0.0), other.share.unwrap_or(0.0));
        other_share.total_cmp(&share)
    });
    let name = best_name(&candidates).filter(|_| candidates.iter().any(Candidate::is_alike));
    let name = name.map(CrosswalkReason::Name);
    let to = candidates.into_iter();
    CrosswalkProposal {
        from: from.id.clone(),
        to: to
            .map(|candidate| (candidate.category.id.clone(), candidate.share))
            .collect(),
        reasons: name
            .into_iter()
            .chain(texts.map(CrosswalkReason::Texts))
            .collect(),
        confidence,
    }
}

/// The new categories that stand for themselves, each with what speaks for it.
fn candidates<'a>(
    from: &Category,
    new: &'a [Category],
    counts: &[u32],
    texts: Option<u32>,
) -> Vec<Candidate<'a>> {
    let known = new.iter().find(|category| category.id == from.id);
    let became = &known.unwrap_or(from).became;
    new.iter()
        .enumerate()
        .filter(|(_, category)| category.became.is_empty())
        .map(|(place, category)| {
            let count = counts.get(place).copied().unwrap_or(0);
            Candidate {
                category,
                name: name_likeness(from, category, became),
                share: texts.map(|texts| count as f32 / texts as f32),
            }
        })
        .collect()
}

fn best_name(candidates: &[Candidate]) -> Option<NameLikeness> {
    let names = candidates.iter().filter_map(|candidate| candidate.name);
    names.fold(None, |best, name| match best {
        Some(best) if best >= name => Some(best),
        _ => Some(name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CategoryId;

    fn categories(names: &[&str]) -> Vec<Category> {
        let category = |name: &&str| Category::new(CategoryId((*name).to_owned()), name);
        names.iter().map(category).collect()
    }

    /// Proposes for the first old category. Ids are the names, with a mark for the new ones.
    fn proposal(old: &[&str], new: &[&str], coded: &[&[u32]]) -> CrosswalkProposal {
        let old = categories(old);
        let mut new = categories(new);
        for category in &mut new {
            category.id.0.push('\'');
        }
        let coded: Vec<Vec<u32>> = coded.iter().map(|row| row.to_vec()).collect();
        propose(&old, &new, Some(&coded)).swap_remove(0)
    }

    #[track_caller]
    fn check(found: &CrosswalkProposal, to: &[&str], confidence: Confidence) {
        let ids: Vec<&str> = found
            .to
            .iter()
            .map(|(id, _)| id.0.trim_end_matches('\''))
            .collect();
        assert_eq!(
            (ids.as_slice(), found.confidence),
            (to, confidence),
            "{found:?}"
        );
    }

    #[test]
    fn names_are_enough_where_there_are_no_texts() {
        let new = ["Rutiner", "Bristande samverkan", "Bemötande"];
        check(
            &proposal(&["rutiner."], &new, &[]),
            &["Rutiner"],
            Confidence::Certain,
        );
        check(
            &proposal(&["Rutin"], &new, &[]),
            &["Rutiner"],
            Confidence::Likely,
        );
        let part = proposal(&["Brister i samverkan"], &new, &[]);
        check(&part, &["Bristande samverkan"], Confidence::Unsure);
        assert!(matches!(
            part.reasons[..],
            [CrosswalkReason::Name(NameLikeness::Words(_))]
        ));
        check(
            &proposal(&["Planering"], &new, &[]),
            &[],
            Confidence::Unsure,
        );
    }

    #[test]
    fn texts_tell_what_names_do_not() {
        let new = ["Stickprov", "Dokumentation", "Bemötande"];
        let one = proposal(&["Kontroll"], &new, &[&[45, 3, 2]]);
        check(&one, &["Stickprov"], Confidence::Likely);
        assert_eq!(one.to[0].1, Some(0.9));
        assert_eq!(one.reasons, [CrosswalkReason::Texts(50)]);
        let several = proposal(&["Kontroll"], &new, &[&[25, 24, 1]]);
        check(
            &several,
            &["Stickprov", "Dokumentation"],
            Confidence::Unsure,
        );
        check(
            &proposal(&["Kontroll"], &new, &[&[8, 1]]),
            &["Stickprov"],
            Confidence::Unsure,
        );
        check(
            &proposal(&["Kontroll"], &new, &[&[2, 0, 0]]),
            &[],
            Confidence::Unsure,
        );
    }

    #[test]
    fn texts_can_speak_against_a_name() {
        let new = ["Rutiner", "Dokumentation"];
        let borne_out = proposal(&["Rutiner"], &new, &[&[30, 10]]);
        check(&borne_out, &["Rutiner"], Confidence::Certain);
        let name = CrosswalkReason::Name(NameLikeness::SameName);
        assert_eq!(borne_out.reasons, [name, CrosswalkReason::Texts(40)]);
        let against = proposal(&["Rutiner"], &new, &[&[2, 38]]);
        check(&against, &["Dokumentation", "Rutiner"], Confidence::Unsure);
        assert_eq!(against.reasons, [name, CrosswalkReason::Texts(40)]);
    }

    #[test]
    fn what_became_of_a_category_is_known() {
        let mut new = categories(&["Handläggning", "Samordning", "Ledning", "Rutiner"]);
        let old = [new[0].clone(), new[3].clone()];
        new[0].became = vec![new[1].id.clone(), new[2].id.clone()];
        let found = propose(&old, &new, None);
        check(&found[0], &["Samordning", "Ledning"], Confidence::Certain);
        assert_eq!(found[0].to[0].1, None);
        check(&found[1], &["Rutiner"], Confidence::Certain);
        let same = CrosswalkReason::Name(NameLikeness::SameCategory);
        assert_eq!(found[1].reasons, [same]);
    }

    #[test]
    fn former_names_are_names() {
        let old = categories(&["Attityd"]);
        let mut new = categories(&["Bemötande", "Övrigt"]);
        new[0].former_names = vec!["ATTITYD".to_owned()];
        let found = propose(&old, &new, None);
        check(&found[0], &["Bemötande"], Confidence::Certain);
    }
}
