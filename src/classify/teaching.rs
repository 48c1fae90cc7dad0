//! Which cases to decide next: those that the learner knows least of, and not one like another.

use super::corpus::Corpus;
use super::ranking::Ranking;

/// How many of the most uncertain cases are compared with each other for each one that is wanted.
const CANDIDATES: usize = 8;

/// Cases in the order in which deciding them teaches most, as many as are wanted.
///
/// The first is the most uncertain one. Each next one is the most uncertain after a deduction for being like one
/// before it: `uncertainty * (1 - likeness)`, the highest likeness counting (the greedy trade between relevance and
/// novelty of Carbonell and Goldstein 1998, The use of MMR). `allowed` says which labels a case may have.
pub fn teaching_order(
    ranking: &mut Ranking,
    corpus: &Corpus,
    cases: impl IntoIterator<Item = u32>,
    wanted: usize,
    allowed: &dyn Fn(u32, u32) -> bool,
) -> Vec<u32> {
    let mut candidates: Vec<(u32, f32)> = cases
        .into_iter()
        .map(|case| {
            (
                case,
                ranking.uncertainty(case, &|label| allowed(case, label)),
            )
        })
        .collect();
    candidates.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    candidates.truncate(wanted.saturating_mul(CANDIDATES));

    let mut order = Vec::new();
    let mut likeness = vec![0.0_f32; candidates.len()];
    while order.len() < wanted {
        let next = candidates
            .iter()
            .zip(&likeness)
            .map(|((case, uncertainty), likeness)| (*case, uncertainty * (1.0 - likeness)))
            .filter(|(case, _)| !order.contains(case))
            .reduce(|best, one| if one.1 > best.1 { one } else { best });
        let Some((case, _)) = next else {
            break;
        };
        order.push(case);
        for ((other, _), likeness) in candidates.iter().zip(&mut likeness) {
            *likeness = likeness.max(corpus.likeness(case, *other));
        }
    }
    order
}
