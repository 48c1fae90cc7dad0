//! Which sheets number their cases in one series, and which begin anew, so that the same number is another case.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashTable};
use rustc_hash::FxBuildHasher;

use super::fields;
use super::gather::{self, Gathered, SheetCases};
use super::rows::SheetRows;
use crate::model::{Kind, is_same, shown};

/// So many numbers in common of one kind, unit and year speak for themselves; fewer are judged with all that the two
/// sheets have in common.
const ENOUGH: u32 = 3;

/// Stands for "no number" among the numbers of cases.
const NONE: u32 = u32::MAX;

/// What the numbers of several sheets say of their cases.
#[derive(Debug, Default)]
pub struct Numbering {
    /// For each sheet and each of its cases a number that cases of different sheets share when they are the same;
    /// [`NONE`] for a case without one.
    cases: Vec<Vec<u32>>,
    /// How many different ones there are.
    pub count: usize,
    /// Pairs of sheets whose numbers do not stand for the same cases, or not clearly so.
    pub restarts: Vec<Restart>,
}

/// Two sheets that have numbers in common which tell of different cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restart {
    /// The later one, by its place among the sheets.
    pub sheet: usize,
    /// The earlier one.
    pub other: usize,
    /// How many numbers in common are of different cases.
    pub numbers: u32,
    /// They count as the same cases all the same, since more of the numbers in common are of the same cases.
    pub joined: bool,
}

/// A kind, unit and year: numbers are compared within one.
type Group = (Kind, u32, Option<i16>);

/// A case of a sheet that has a number, and the one before it that has the same.
#[derive(Clone, Copy)]
struct Node {
    sheet: u32,
    case: u32,
    before: u32,
}

/// How the cases with numbers in common compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Evidence {
    /// Neither day nor text agree.
    differ: u32,
    /// Day or text agree.
    agree: u32,
    /// Of those, how many agree in both.
    whole: u32,
}

impl Evidence {
    fn add(&mut self, other: Self) {
        self.differ += other.differ;
        self.agree += other.agree;
        self.whole += other.whole;
    }

    /// Whether most of the numbers stand for different cases. Where they are as many, one case that is told wholly
    /// alike decides that they are the same: by chance, two cases have a day in common, but not their words too.
    const fn restarts(self) -> bool {
        self.differ > self.agree
            || (self.differ > 0 && self.differ == self.agree && self.whole == 0)
    }

    /// Whether numbers that begin anew would be no surprise, though most are the same.
    const fn is_doubtful(self) -> bool {
        self.differ > 0 && self.differ * 2 >= self.agree
    }
}

impl Numbering {
    /// Compares the numbers of several sheets.
    #[must_use]
    pub fn new(sheets: &[SheetRows], gathered: &[SheetCases]) -> Self {
        let zeros = Zeros::of(sheets, gathered);
        let mut found = Finder::new(sheets, gathered, zeros);
        let cases = (0..gathered.len())
            .map(|sheet| found.sheet(sheet))
            .collect();
        let mut numbering = Self {
            cases,
            count: found.last.len(),
            restarts: Vec::new(),
        };
        let series = found.series(&mut numbering.restarts);
        if !series.is_empty() {
            numbering.part(gathered, &series);
        }
        numbering
    }

    /// What a case shares with the same case of other sheets; nothing where it has no number.
    #[must_use]
    pub fn of(&self, sheet: usize, case: u32) -> Option<usize> {
        let shared = self.cases.get(sheet)?.get(usize::try_from(case).ok()?)?;
        (*shared != NONE).then(|| usize::try_from(*shared).ok())?
    }

    /// Tells apart equal numbers of different series.
    fn part(&mut self, gathered: &[SheetCases], series: &BTreeMap<(Group, u32), u32>) {
        let mut parted: HashMap<(u32, u32), u32, FxBuildHasher> = HashMap::default();
        for ((sheet, numbers), cases) in (0..).zip(&mut self.cases).zip(gathered) {
            for (number, case) in numbers.iter_mut().zip(&cases.cases) {
                let series = series.get(&(group(case), sheet));
                if let Some(series) = series.filter(|_| *number != NONE) {
                    let fresh = u32::try_from(self.count).unwrap_or(NONE);
                    let known = parted.entry((*number, *series)).or_insert(fresh);
                    self.count += usize::from(*known == fresh);
                    *number = *known;
                }
            }
        }
    }
}

const fn group(case: &Gathered) -> Group {
    (case.kind, case.unit, case.year)
}

/// Whether zeros before a number count.
///
/// A spreadsheet takes them away, so that `00123` of one file is `123` in another. They count where a sheet has two
/// cases that differ in nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zeros {
    Count,
    DoNotCount,
}

impl Zeros {
    fn of(sheets: &[SheetRows], gathered: &[SheetCases]) -> Self {
        let tells = sheets.iter().zip(gathered).any(|(sheet, cases)| {
            let number = |case: &Gathered| sheet.fields.number(usize::try_from(case.row).ok()?);
            let begins = |case| number(case).is_some_and(|number| number.starts_with('0'));
            if !cases.cases.iter().any(begins) {
                return false;
            }
            let mut seen: HashMap<u64, (), FxBuildHasher> = HashMap::default();
            cases.cases.iter().any(|case| {
                let number = number(case).map(|number| Self::DoNotCount.written(number));
                number.is_some_and(|number| {
                    let key = gather::key(number, case.kind, case.unit, case.year);
                    seen.insert(key, ()).is_some()
                })
            })
        });
        if tells { Self::Count } else { Self::DoNotCount }
    }

    /// A number as it is compared.
    fn written(self, number: &str) -> &str {
        if self == Self::Count || !number.starts_with('0') {
            return number;
        }
        if number.bytes().all(|byte| byte.is_ascii_digit()) {
            let first = number.bytes().position(|byte| byte != b'0');
            number
                .get(first.unwrap_or(number.len() - 1)..)
                .unwrap_or(number)
        } else {
            number
        }
    }
}

/// Two sheets, the earlier first, and a kind, unit and year of their cases.
type Pair = (u32, u32, Group);

/// Finds numbers that sheets have in common.
struct Finder<'a> {
    sheets: &'a [SheetRows<'a>],
    gathered: &'a [SheetCases],
    zeros: Zeros,
    nodes: Vec<Node>,
    /// For each different number the last case that has it.
    last: Vec<u32>,
    by_number: HashTable<u32>,
    evidence: HashMap<Pair, Evidence, FxBuildHasher>,
}

impl<'a> Finder<'a> {
    fn new(sheets: &'a [SheetRows<'a>], gathered: &'a [SheetCases], zeros: Zeros) -> Self {
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
    fn sheet(&mut self, sheet: usize) -> Vec<u32> {
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

    /// The series of the sheets in each kind, unit and year in which some begin anew. What is found out of each pair is
    /// added to `restarts`.
    fn series(&self, restarts: &mut Vec<Restart>) -> BTreeMap<(Group, u32), u32> {
        let mut of_pairs: BTreeMap<(u32, u32), Evidence> = BTreeMap::new();
        for ((one, other, _), evidence) in &self.evidence {
            of_pairs.entry((*one, *other)).or_default().add(*evidence);
        }
        let mut groups: BTreeMap<Group, Vec<Judged>> = BTreeMap::new();
        let mut told: BTreeMap<(u32, u32), Restart> = BTreeMap::new();
        for ((one, other, group), own) in &self.evidence {
            let whole = of_pairs.get(&(*one, *other)).copied().unwrap_or_default();
            let restarts = if own.differ + own.agree >= ENOUGH {
                own.restarts()
            } else {
                !(own.whole > 0 && own.differ == 0) && whole.restarts()
            };
            groups.entry(*group).or_default().push(Judged {
                sheets: (*one, *other),
                restarts,
                agree: own.agree,
            });
            if restarts || own.is_doubtful() {
                let place = |sheet: u32| usize::try_from(sheet).unwrap_or_default();
                let restart = told.entry((*one, *other)).or_insert(Restart {
                    sheet: place(*other),
                    other: place(*one),
                    numbers: 0,
                    joined: true,
                });
                restart.joined &= !restarts;
                restart.numbers += if restarts {
                    own.differ + own.agree
                } else {
                    own.differ
                };
            }
        }
        restarts.extend(told.into_values());
        restarts.sort_unstable_by_key(|restart| (restart.sheet, restart.other));
        let mut series = BTreeMap::new();
        for (group, mut judged) in groups {
            if judged.iter().any(|pair| pair.restarts) {
                self.settle(&mut judged);
                let sheets = together(&judged);
                series.extend(
                    sheets
                        .into_iter()
                        .map(|(sheet, first)| ((group, sheet), first)),
                );
            }
        }
        series
    }

    /// Orders pairs by how much they agree, and so that the order of the files does not matter.
    fn settle(&self, judged: &mut [Judged]) {
        let name = |sheet: u32| {
            let sheet = self.sheets.get(usize::try_from(sheet).ok()?)?;
            Some((&sheet.source, sheet.index))
        };
        judged.sort_by_cached_key(|pair| {
            let (one, other) = pair.sheets;
            let (one, other) = (name(one), name(other));
            (
                std::cmp::Reverse(pair.agree),
                one.clone().min(other.clone()),
                one.max(other),
            )
        });
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

/// What was found out of two sheets in a kind, unit and year.
struct Judged {
    sheets: (u32, u32),
    restarts: bool,
    agree: u32,
}

/// The first sheet of each sheet's series. Sheets that agree are of one series, and so are those that agree with one of
/// them, unless the numbers of two of them begin anew: pairs that come first count before others.
fn together(judged: &[Judged]) -> BTreeMap<u32, u32> {
    let mut first: BTreeMap<u32, u32> = BTreeMap::new();
    for pair in judged {
        let (one, other) = pair.sheets;
        first.entry(one).or_insert(one);
        first.entry(other).or_insert(other);
    }
    for pair in judged.iter().filter(|pair| !pair.restarts) {
        let of = |sheet: u32| first.get(&sheet).copied().unwrap_or(sheet);
        let (one, other) = (of(pair.sheets.0), of(pair.sheets.1));
        let apart = judged.iter().filter(|pair| pair.restarts).any(|pair| {
            let pair = (of(pair.sheets.0), of(pair.sheets.1));
            pair == (one, other) || pair == (other, one)
        });
        if !apart {
            let least = one.min(other);
            for each in first.values_mut() {
                if *each == one || *each == other {
                    *each = least;
                }
            }
        }
    }
    first
}
