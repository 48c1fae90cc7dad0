//! What a report is made from, and what every figure is in it.

use super::swedish::{Noun, capital, digits, lack};
use crate::model::{
    Account, Block, Count, Counted, Derivation, FigureRef, Form, KindAccount, LiveFigure, Part,
    Period, Quantity, ReportDetails, ReportFacts, Slice, UnitAccount,
};

/// The account, what is told beside it, and what the officer has filled in.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    /// The year's account.
    pub account: &'a Account,
    /// Who put the cases forward, what gender they tell, and what was done.
    pub facts: &'a ReportFacts,
    /// Names and circumstances.
    pub details: &'a ReportDetails,
    /// Counts from 1 to below this will be hidden: nothing but their figures may tell them. 0 hides none.
    pub hidden_below: u32,
}

impl Basis<'_> {
    /// What a reference stands for. [`Count::Missing`] where the account does not say: another year, a unit or a
    /// category that is not there.
    #[must_use]
    pub fn count(&self, of: &FigureRef) -> Count {
        match of.derivation {
            Derivation::Count => self.counted(of),
            Derivation::Change => {
                let mut before = of.clone();
                before.year -= 1;
                difference(self.counted(of), self.counted(&before))
            }
            Derivation::CategorySum => self.category_sum(of),
            Derivation::Stated => self.stated(of),
            Derivation::StatedDifference => difference(self.stated(of), self.counted(of)),
            // What the officer says goes before what the files tell.
            Derivation::LexSarah if of.year == self.account.year => match self.details.lex_sarah {
                Count::Missing => self.facts.lex_sarah,
                said => said,
            },
            Derivation::LexSarah => Count::Missing,
        }
    }

    /// Whether a count will be hidden, so that neither the grammar nor the choice of words may follow it.
    #[must_use]
    pub fn hides(&self, count: Count) -> bool {
        let hidden = 1..self.hidden_below;
        count
            .number()
            .is_some_and(|number| hidden.contains(&number))
    }

    /// Whether any count will be hidden, so that nothing may stand in order of numbers: of two hidden ones, the first
    /// would be known to be the larger.
    #[must_use]
    pub const fn hides_some(&self) -> bool {
        self.hidden_below > 1
    }

    /// Whether a reference stands for one alone, and may be said to.
    #[must_use]
    pub fn is_one(&self, of: &FigureRef) -> bool {
        let count = self.count(of);
        count == Count::Reported(1) && !self.hides(count)
    }

    /// All that a reference stands for: "klagomålet", "klagomålen".
    #[must_use]
    pub fn all_of(&self, of: &FigureRef) -> &'static str {
        let noun = noun(of);
        if self.is_one(of) {
            noun.definite()
        } else {
            noun.definite_plural()
        }
    }

    /// A figure as it is read for the first time.
    #[must_use]
    pub fn figure(&self, of: FigureRef, form: Form) -> LiveFigure {
        let now = self.count(&of);
        LiveFigure {
            shown: shown(&of, form, now),
            of,
            form,
            seen: now,
            now,
        }
    }

    /// Lets the figures follow the account. What the user last read stays, so that changes can be told.
    pub fn refresh(&self, blocks: &mut [Block]) {
        for figure in blocks.iter_mut().flat_map(Block::figures_mut) {
            figure.now = self.count(&figure.of);
            figure.shown = shown(&figure.of, figure.form, figure.now);
        }
    }

    fn counted(&self, of: &FigureRef) -> Count {
        let Some(period) = self.period(of.year) else {
            return Count::Missing;
        };
        let parts = self.kinds(of);
        let parts: Vec<Count> = parts
            .map(|(unit, kind)| self.part(of, unit, kind, period))
            .collect();
        match parts.as_slice() {
            [one] => *one,
            several if several.contains(&Count::NotReported) && !has_number(several) => {
                Count::NotReported
            }
            several => Count::sum(several.iter().copied()).0,
        }
    }

    /// The units' kinds that a reference is about.
    fn kinds<'a>(
        &'a self,
        of: &'a FigureRef,
    ) -> impl Iterator<Item = (&'a UnitAccount, &'a KindAccount)> {
        let units = self.account.units.iter();
        let units = units.filter(|unit| of.unit.has(unit.unit.as_deref()));
        units.flat_map(|unit| {
            let kinds = unit.kinds.iter();
            let kinds = kinds.filter(|kind| of.kind.is_none_or(|own| own == kind.kind));
            kinds.map(move |kind| (unit, kind))
        })
    }

    fn category_sum(&self, of: &FigureRef) -> Count {
        let Some(period) = self.period(of.year) else {
            return Count::Missing;
        };
        let categories = self.kinds(of).flat_map(|(_, kind)| &kind.categories);
        let counts = categories.map(|category| match of.counted {
            Counted::Cases => period(&category.cases),
            Counted::Notations => period(&category.notations),
        });
        Count::sum(counts).0
    }

    /// Which side of a period a year is.
    fn period(&self, year: i32) -> Option<fn(&Period) -> Count> {
        match self.account.year - year {
            0 => Some(|period| period.current),
            1 => Some(|period| period.previous),
            _ => None,
        }
    }

    fn part(
        &self,
        of: &FigureRef,
        unit: &UnitAccount,
        kind: &KindAccount,
        period: fn(&Period) -> Count,
    ) -> Count {
        let whole = match of.counted {
            Counted::Cases => period(&kind.cases),
            Counted::Notations => period(&kind.notations),
        };
        match &of.slice {
            Slice::Whole => whole,
            Slice::Category(name) => {
                let found = kind.categories.iter().find(|each| each.category == *name);
                match (found, whole) {
                    (Some(category), _) => match of.counted {
                        Counted::Cases => period(&category.cases),
                        Counted::Notations => period(&category.notations),
                    },
                    // The category may have had another name.
                    (None, Count::Reported(1..)) => Count::Missing,
                    (None, state) => state,
                }
            }
            Slice::Submitter(name) | Slice::Gender(name) => {
                let known = of.year == self.account.year && of.counted == Counted::Cases;
                if !known || whole.number().is_none() {
                    return if known { whole } else { Count::Missing };
                }
                let told = match of.slice {
                    Slice::Gender(_) => &self.facts.genders,
                    _ => &self.facts.submitters,
                };
                let counts = told.iter().filter(|each| {
                    each.is_of(unit.unit.as_deref(), kind.kind) && each.value == *name
                });
                Count::Reported(counts.map(|each| each.cases).sum())
            }
        }
    }

    fn stated(&self, of: &FigureRef) -> Count {
        let found = self.account.reconciliations.iter().find(|each| {
            let figure = &each.figure;
            let unit = match &figure.unit {
                Some(unit) => of.unit == Part::Named(unit.clone()),
                None => of.unit == Part::All,
            };
            let counted = match figure.quantity {
                Quantity::Cases => of.counted == Counted::Cases,
                Quantity::Notations => of.counted == Counted::Notations,
                Quantity::Rows => false,
            };
            unit && counted && figure.kind == of.kind && figure.year == of.year
        });
        found.map_or(Count::Missing, |each| Count::Reported(each.figure.value))
    }
}

/// Takes the figures as read: what they are now is what the user has seen.
pub fn mark_read(blocks: &mut [Block]) {
    for figure in blocks.iter_mut().flat_map(Block::figures_mut) {
        figure.seen = figure.now;
    }
}

/// What is counted, as a noun.
#[must_use]
pub fn noun(of: &FigureRef) -> Noun {
    match (of.derivation, of.counted, of.kind) {
        (Derivation::LexSarah, _, _) => Noun::LexSarahReport,
        (_, Counted::Notations, _) => Noun::Notation,
        (_, Counted::Cases, Some(kind)) => Noun::Kind(kind),
        (_, Counted::Cases, None) => Noun::Case,
    }
}

/// A count as a figure of this form shows it.
#[must_use]
pub fn shown(of: &FigureRef, form: Form, count: Count) -> String {
    let noun = noun(of);
    match form {
        Form::Digits => {
            lack(count).map_or_else(|| digits(count.number().unwrap_or_default()), str::to_owned)
        }
        Form::Words => noun.number(count),
        Form::WordsAtStart => capital(&noun.number(count)),
        Form::Phrase => noun.counted(count),
        Form::PhraseAtStart => capital(&noun.counted(count)),
    }
}

fn has_number(counts: &[Count]) -> bool {
    counts.iter().any(|count| count.number().is_some())
}

fn difference(a: Count, b: Count) -> Count {
    match (a, b) {
        (Count::Reported(a), Count::Reported(b)) => Count::Reported(a.abs_diff(b)),
        _ => Count::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, ValueCount};
    use crate::report::testing::{YEAR, account, categorise, unit};

    const UNKNOWN: Count = Count::Missing;

    const fn some(number: u32) -> Count {
        Count::Reported(number)
    }

    /// Checks a figure of an account of two units: one with numbers, one that has hardly any.
    #[track_caller]
    fn check(of: &FigureRef, count: Count) {
        let mut amf = unit(
            "AMF",
            [(some(35), some(38)), (some(4), UNKNOWN), (some(0), some(0))],
        );
        categorise(&mut amf, Kind::Deviation, &[(Some("Rutiner"), 40)]);
        let ami = unit(
            "AMI",
            [
                (UNKNOWN, UNKNOWN),
                (some(3), UNKNOWN),
                (Count::NotReported, Count::NotReported),
            ],
        );
        let told = |value: &str| {
            vec![ValueCount {
                unit: Some("AMF".to_owned()),
                kind: Kind::Complaint,
                value: Some(value.to_owned()),
                cases: 3,
            }]
        };
        let facts = ReportFacts {
            lex_sarah: Count::Missing,
            submitters: told("Elev"),
            genders: told("Kvinna"),
            measures: Vec::new(),
        };
        let basis = Basis {
            account: &account(vec![amf, ami]),
            facts: &facts,
            details: &ReportDetails {
                lex_sarah: some(1),
                ..ReportDetails::default()
            },
            hidden_below: 0,
        };
        assert_eq!(basis.count(of), count, "{}", of.key());
    }

    fn amf(kind: Kind) -> FigureRef {
        FigureRef::cases(Part::of(Some("AMF")), kind, YEAR)
    }

    fn all(kind: Kind) -> FigureRef {
        FigureRef::cases(Part::All, kind, YEAR)
    }

    #[test]
    fn a_figure_is_what_the_account_says() {
        check(&amf(Kind::Deviation), some(35));
        check(&amf(Kind::Deviation).counting(Counted::Notations), some(40));
        check(&all(Kind::Complaint), some(7));
        check(&all(Kind::Deviation), some(35));
        check(&FigureRef::lex_sarah(YEAR), some(1));
        check(&FigureRef::lex_sarah(YEAR - 1), UNKNOWN);
        let mut elsewhere = amf(Kind::Deviation);
        elsewhere.unit = Part::Named("FUT".to_owned());
        check(&elsewhere, UNKNOWN);
    }

    #[test]
    fn a_slice_is_a_part_of_what_is_counted() {
        let slice = |name: &str| Slice::Category(Some(name.to_owned()));
        let notations = amf(Kind::Deviation).counting(Counted::Notations);
        check(&notations.clone().of(slice("Rutiner")), some(40));
        check(&notations.clone().of(slice("Rutin")), UNKNOWN);
        check(&notations.by(Derivation::CategorySum), some(40));
        check(&amf(Kind::Complaint).by(Derivation::CategorySum), UNKNOWN);
        check(&amf(Kind::Viewpoint).of(slice("Rutin")), some(0));
        let by = |name: &str| amf(Kind::Complaint).of(Slice::Submitter(Some(name.to_owned())));
        check(&by("Elev"), some(3));
        check(&by("Anhörig"), some(0));
        let of = |name: &str| amf(Kind::Complaint).of(Slice::Gender(Some(name.to_owned())));
        check(&of("Kvinna"), some(3));
        check(&of("Elev"), some(0));
        let mut before = of("Kvinna");
        before.year -= 1;
        check(&before, UNKNOWN);
    }

    #[test]
    fn a_change_needs_both_years() {
        check(&amf(Kind::Deviation).by(Derivation::Change), some(3));
        check(&amf(Kind::Complaint).by(Derivation::Change), UNKNOWN);
        check(&amf(Kind::Deviation).by(Derivation::Stated), UNKNOWN);
    }
}
