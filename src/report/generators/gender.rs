//! Which gender the cases tell. Whether it is that of who reported or of whom a case concerns differs between files, so
//! nothing is said of that; nor is anything compared.

use crate::model::{
    Block, FigureRef, Form, Inline, KindAccount, Part, Slice, UnitAccount, ValueCount,
};
use crate::report::attachments::kinds_with_cases;
use crate::report::line::Line;
use crate::report::placeholders::{NO_UNIT, Scene, within};
use crate::report::swedish::{Noun, capital, in_sentence, listed};

/// How many genders there are at the most; a column with more of them hardly holds genders.
const NAMED: usize = 6;

/// A paragraph for each unit that has a case whose gender is told, then the units that have none. Nothing where no unit
/// has cases, or where what is told can hardly be genders.
pub fn gender(scene: &Scene) -> Vec<Block> {
    let account = scene.basis.account;
    let units = account.units.iter();
    let with_cases = units.filter(|unit| kinds_with_cases(unit).next().is_some());
    let (told, untold): (Vec<&UnitAccount>, Vec<&UnitAccount>) = with_cases.partition(|unit| {
        let mut genders = scene.basis.facts.genders.iter();
        genders.any(|each| each.unit == unit.unit && each.value.is_some())
    });
    if genders_in_order(scene.basis.facts.genders.iter()).len() > NAMED {
        return Vec::new();
    }
    let mut blocks: Vec<Block> = told
        .iter()
        .filter_map(|unit| paragraph(scene, unit))
        .collect();
    let names: Vec<String> = untold
        .iter()
        .map(|unit| unit.unit.clone().unwrap_or_else(cases_without_unit))
        .collect();
    let lack = match (told.as_slice(), names.as_slice()) {
        (_, []) => return blocks,
        ([], _) => format!(
            "Uppgift om kön saknas i alla ärenden under {}, så redovisningen är inte uppdelad på kön.",
            account.year
        ),
        _ => format!("För {} saknas uppgift om kön.", listed(&names)),
    };
    blocks.push(Block::Paragraph(vec![Inline::plain(lack)]));
    blocks
}

fn paragraph(scene: &Scene, unit: &UnitAccount) -> Option<Block> {
    let mut line = Line::new(scene.basis);
    for kind in kinds_with_cases(unit) {
        write(&mut line, unit.unit.as_deref(), kind);
    }
    line.paragraph()
}

/// "Inom AMF är kön angivet som kvinna i 20 avvikelser och som man i tolv. I tre avvikelser saknas uppgift om kön."
fn write(line: &mut Line, unit: Option<&str>, kind: &KindAccount) {
    let basis = line.basis();
    let counts = basis.facts.genders.iter();
    let counts: Vec<&ValueCount> = counts.filter(|each| each.is_of(unit, kind.kind)).collect();
    let named = genders_in_order(counts.iter().copied());
    let is_partly_untold = counts.iter().any(|each| each.value.is_none());
    let place = line.is_empty().then(|| {
        let place = unit.map_or_else(|| format!("i {}", cases_without_unit()), |_| within(unit));
        capital(&place)
    });
    let noun = Noun::Kind(kind.kind);
    let whole = FigureRef::cases(Part::of(unit), kind.kind, basis.account.year);
    let of = |gender: Option<&str>| whole.clone().of(Slice::Gender(gender.map(str::to_owned)));
    if named.is_empty() {
        let lack = place.map_or_else(
            || "Uppgift om kön saknas".to_owned(),
            |place| format!("{place} saknas uppgift om kön"),
        );
        line.sentence(&format!("{lack} i {}.", basis.all_of(&whole)));
        return;
    }
    line.sentence(&place.map_or_else(
        || "Kön är angivet ".to_owned(),
        |place| format!("{place} är kön angivet "),
    ));
    if let ([only], false) = (named.as_slice(), is_partly_untold) {
        let all = if basis.is_one(&whole) {
            noun.definite().to_owned()
        } else {
            format!("alla {}", noun.plural())
        };
        line.text(&format!("som {} i {all}.", in_sentence(only)));
        return;
    }
    line.list(named.iter(), "och", |line, place, gender| {
        let form = if place == 0 {
            Form::Phrase
        } else {
            Form::Words
        };
        line.text(&format!("som {} i ", in_sentence(gender)));
        line.figure(of(Some(gender)), form);
    });
    line.text(".");
    if is_partly_untold {
        line.sentence("I ").figure(of(None), Form::Phrase);
        line.text(" saknas uppgift om kön.");
    }
}

fn cases_without_unit() -> String {
    format!("{} {NO_UNIT}", Noun::Case.plural())
}

/// The genders that are told, each once: women, men, then others by name. An order by number would tell which of two
/// hidden counts is the larger.
fn genders_in_order<'a>(counts: impl Iterator<Item = &'a ValueCount>) -> Vec<&'a str> {
    let mut genders: Vec<&str> = counts.filter_map(|each| each.value.as_deref()).collect();
    genders.sort_by_key(|gender| (*gender != "Kvinna", *gender != "Man", *gender));
    genders.dedup();
    genders
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Count, Kind, ReportDetails, ReportFacts};
    use crate::report::plain_text::section_text;
    use crate::report::testing::{account, report, unit};

    /// Genders of a unit's deviations and complaints.
    type Told<'a> = (
        Option<&'a str>,
        &'a [(Option<&'a str>, u32)],
        &'a [(Option<&'a str>, u32)],
    );

    #[track_caller]
    fn check(units: &[Told], lines: &[&str]) {
        let mut facts = ReportFacts::default();
        let mut accounts = Vec::new();
        for (name, deviations, complaints) in units {
            let mut counts = [(Count::Reported(0), Count::Missing); 3];
            let kinds = [(Kind::Deviation, deviations), (Kind::Complaint, complaints)];
            for (kind, genders) in kinds {
                let cases = genders.iter().map(|(_, cases)| cases).sum();
                counts[kind.index()].0 = Count::Reported(cases);
                facts
                    .genders
                    .extend(genders.iter().map(|(value, cases)| ValueCount {
                        unit: name.map(str::to_owned),
                        kind,
                        value: value.map(str::to_owned),
                        cases: *cases,
                    }));
            }
            let mut account = unit("", counts);
            account.unit = name.map(str::to_owned);
            accounts.push(account);
        }
        let report = report(&account(accounts), &facts, &ReportDetails::default(), &[]);
        let text = section_text(report.section("jamstalldhet").unwrap());
        let written: Vec<&str> = text
            .lines()
            .skip(1)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(written, lines);
    }

    const W: Option<&str> = Some("Kvinna");
    const M: Option<&str> = Some("Man");

    #[test]
    fn genders_are_told_with_their_numbers() {
        check(
            &[(
                Some("AMF"),
                &[(M, 32), (W, 12), (None, 3)],
                &[(W, 3), (M, 1)],
            )],
            &[
                "Inom AMF är kön angivet som kvinna i tolv avvikelser och som man i 32. I tre avvikelser saknas uppgift om \
               kön. Kön är angivet som kvinna i tre klagomål och som man i ett.",
            ],
        );
        check(
            &[(
                Some("AMF"),
                &[(W, 1), (M, 1), (Some("Annat"), 2), (None, 1)],
                &[],
            )],
            &[
                "Inom AMF är kön angivet som kvinna i en avvikelse, som man i en och som annat i två. I en avvikelse saknas \
               uppgift om kön.",
            ],
        );
        check(
            &[(Some("AMF"), &[], &[(M, 1), (None, 1)])],
            &[
                "Inom AMF är kön angivet som man i ett klagomål. I ett klagomål saknas uppgift om kön.",
            ],
        );
    }

    #[test]
    fn one_gender_is_that_of_all() {
        check(
            &[(Some("AMF"), &[(W, 1)], &[(M, 1)])],
            &[
                "Inom AMF är kön angivet som kvinna i avvikelsen. Kön är angivet som man i klagomålet.",
            ],
        );
        check(
            &[(None, &[(W, 2)], &[(M, 31)])],
            &[
                "I ärenden utan angiven verksamhet är kön angivet som kvinna i alla avvikelser. Kön är angivet som man i \
               alla klagomål.",
            ],
        );
    }

    #[test]
    fn kinds_and_units_that_tell_none_are_told_too() {
        check(
            &[
                (Some("AMF"), &[(None, 35)], &[(W, 3)]),
                (Some("AMI"), &[], &[]),
                (Some("FUT"), &[(None, 81)], &[]),
                (None, &[], &[(None, 1)]),
                (Some("Vux"), &[(W, 4)], &[(None, 1)]),
            ],
            &[
                "Inom AMF saknas uppgift om kön i avvikelserna. Kön är angivet som kvinna i alla klagomål.",
                "Inom Vux är kön angivet som kvinna i alla avvikelser. Uppgift om kön saknas i klagomålet.",
                "För FUT och ärenden utan angiven verksamhet saknas uppgift om kön.",
            ],
        );
    }

    #[test]
    fn where_none_tells_its_gender_the_report_says_so() {
        check(
            &[
                (Some("AMF"), &[(None, 35)], &[(None, 4)]),
                (Some("AMI"), &[], &[]),
            ],
            &[
                "Uppgift om kön saknas i alla ärenden under 2022, så redovisningen är inte uppdelad på kön.",
            ],
        );
    }

    #[test]
    fn without_cases_or_with_too_many_genders_nothing_is_said() {
        check(&[(Some("AMI"), &[], &[])], &[]);
        let names = ["A", "B", "C", "D", "E", "F", "G"].map(|name| (Some(name), 1));
        check(&[(Some("AMF"), &names, &[])], &[]);
    }
}
