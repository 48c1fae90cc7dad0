//! Numbers that sheets have in common, and how their cases compare.

use hashbrown::{HashMap, HashTable};
use rustc_hash::FxBuildHasher;

use super::evidence::Evidence;
use super::zeros::Zeros;
use super::{Group, NONE, group};
use crate::import::fields;
use crate::import::gather::{self, Gathered, SheetCases};
use crate::import::rows::SheetRows;
use crate::model::{is_same, shown};

/// A case of a sheet that has a number, and the one before it that has the same.
#[derive(Clone, Copy)]
struct Node {
    sheet: u32,
    case: u32,
    before: u32,
}

/// Two sheets, the earlier first, and a kind, unit and year of their cases.
pub(super) type Pair = (u32, u32, Group);

/// Finds numbers that sheets have in common.
pub(super) struct Finder<'a> {
    sheets: &'a [SheetRows<'a>],
    gathered: &'a [SheetCases],
    zeros: Zeros,
    nodes: Vec<Node>,
    /// For each different number the last case that has it.
    pub last: Vec<u32>,
    by_number: HashTable<u32>,
    pub evidence: HashMap<Pair, Evidence, FxBuildHasher>,
}

impl<'a> Finder<'a> {
    pub fn new(sheets: &'a [SheetRows<'a>], gathered: &'a [SheetCases], zeros: Zeros) -> Self {
        let most = gathered.iter().map(|cases| cases.cases.len());
        Self {
            sheets,
            gathered,
            zeros,
            nodes: Vec::with_capacity(most.clone().sum()),
            last: Vec::new(),
            by_number: HashTable::with_capacity(most.max().unwrap_or_default()),
            evidence: HashMap::default(),
        }
    }

    /// The numbers of a sheet, each compared with those of the sheets before it.
    pub fn sheet(&mut self, sheet: usize) -> Vec<u32> {
        let cases = self
            .gathered
            .get(sheet)
            .map_or(0, |cases| cases.cases.len());
        let cases = 0..u32::try_from(cases).unwrap_or(u32::MAX);
        let sheet = u32::try_from(sheet).unwrap_or(u32::MAX);
        cases.map(|case| self.case(sheet, case)).collect()
    }

    // Not part of the loop around it: a browser makes a function fast while it is called often, not while it runs long.
    #[inline(never)]
    fn case(&mut self, sheet: u32, case: u32) -> u32 {
        let node = Node {
            sheet,
            case,
            before: NONE,
        };
        let Some((own, number)) = self.numbered(node) else {
            return NONE;
        };
        let key =
            |number: &str, case: &Gathered| gather::key(number, case.kind, case.unit, case.year);
        let hash = key(number, own);
        let same = |id: &u32| {
            let other = self.last_of(*id).and_then(|node| self.numbered(node));
            other.is_some_and(|(other, text)| text == number && group(other) == group(own))
        };
        let index = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        let Some(id) = self.by_number.find(hash, same).copied() else {
            let id = u32::try_from(self.last.len()).unwrap_or(NONE);
            self.last.push(index);
            self.nodes.push(node);
            let (nodes, last) = (&self.nodes, &self.last);
            let (sheets, gathered, zeros) = (self.sheets, self.gathered, self.zeros);
            self.by_number.insert_unique(hash, id, |other| {
                let node = node_of(nodes, last, *other);
                let numbered = node.and_then(|node| numbered(sheets, gathered, zeros, node));
                numbered.map_or(0, |(case, number)| key(number, case))
            });
            return id;
        };
        let mut before = self.last_index(id);
        let last = before;
        while let Some(other) = self.node(before) {
            self.compare(other, node, own);
            before = other.before;
        }
        self.nodes.push(Node {
            before: last,
            ..node
        });
        if let Ok(id) = usize::try_from(id)
            && let Some(last) = self.last.get_mut(id)
        {
            *last = index;
        }
        id
    }

    fn node(&self, index: u32) -> Option<Node> {
        self.nodes.get(usize::try_from(index).ok()?).copied()
    }

    fn last_index(&self, id: u32) -> u32 {
        let id = usize::try_from(id).ok();
        id.and_then(|id| self.last.get(id)).copied().unwrap_or(NONE)
    }

    fn last_of(&self, id: u32) -> Option<Node> {
        node_of(&self.nodes, &self.last, id)
    }

    fn numbered(&self, node: Node) -> Option<(&'a Gathered, &'a str)> {
        numbered(self.sheets, self.gathered, self.zeros, node)
    }

    /// Notes how two cases with one number compare.
    fn compare(&mut self, one: Node, other: Node, case: &Gathered) {
        let evidence = self.alike(one, other).unwrap_or_default();
        let pair = (one.sheet, other.sheet, group(case));
        self.evidence.entry(pair).or_default().add(evidence);
    }

    /// How two cases with one number compare: by their days and texts; where one of the two is not told by both, by
    /// their categories too. What one of them does not tell says nothing.
    fn alike(&self, one: Node, other: Node) -> Option<Evidence> {
        let told = |node: Node| {
            let sheet = self.sheets.get(usize::try_from(node.sheet).ok()?)?;
            let cases = self.gathered.get(usize::try_from(node.sheet).ok()?)?;
            let case = cases.cases.get(usize::try_from(node.case).ok()?)?;
            Some((sheet, usize::try_from(case.row).ok()?))
        };
        let ((one, first), (other, second)) = (told(one)?, told(other)?);
        let of_both = |one: Option<&str>, other: Option<&str>, same: fn(&str, &str) -> bool| {
            one.zip(other).map(|(one, other)| same(one, other))
        };
        let days = one.fields.day(first).zip(other.fields.day(second));
        let days = days.map(|(one, other)| one.days == other.days);
        let texts = of_both(
            fields::text(one.fields.text.as_ref(), first),
            fields::text(other.fields.text.as_ref(), second),
            |one, other| one == other || shown(one) == shown(other),
        );
        let (differ, whole) = match (days, texts) {
            (Some(days), Some(texts)) => (!days && !texts, days && texts),
            (Some(true), None) | (None, Some(true)) => (false, false),
            (Some(false), None) | (None, Some(false)) => {
                let categories = of_both(
                    fields::text(one.fields.categories.first(), first),
                    fields::text(other.fields.categories.first(), second),
                    is_same,
                );
                if categories != Some(false) {
                    return None;
                }
                (true, false)
            }
            (None, None) => return None,
        };
        Some(Evidence {
            differ: u32::from(differ),
            agree: u32::from(!differ),
            whole: u32::from(whole),
        })
    }
}

fn node_of(nodes: &[Node], last: &[u32], id: u32) -> Option<Node> {
    let index = last.get(usize::try_from(id).ok()?)?;
    nodes.get(usize::try_from(*index).ok()?).copied()
}

/// A case with its number as it is compared.
fn numbered<'a>(
    sheets: &'a [SheetRows],
    gathered: &'a [SheetCases],
    zeros: Zeros,
    node: Node,
) -> Option<(&'a Gathered, &'a str)> {
    let sheet = usize::try_from(node.sheet).ok()?;
    let case = gathered
        .get(sheet)?
        .cases
        .get(usize::try_from(node.case).ok()?)?;
    let number = sheets
        .get(sheet)?
        .fields
        .number(usize::try_from(case.row).ok()?)?;
    Some((case, zeros.written(number)))
}
