//! Which charts an account has, and the table of each.

use super::bars;
use crate::model::{Account, Chart, ChartPart, ChartTable, ChartWords, Count, MONTHS, UnitAccount};

/// Draws up every chart of an account: units and kinds, categories of each unit, months.
#[must_use]
pub fn charts(account: &Account, words: &ChartWords) -> Vec<Chart> {
    let mut charts = vec![units_and_kinds(account, words)];
    charts.extend(
        account
            .units
            .iter()
            .filter_map(|unit| categories(unit, account, words)),
    );
    charts.push(months(account, words));
    charts
}

fn chart(part: ChartPart, table: ChartTable, (option, height_px): (String, u32)) -> Chart {
    Chart {
        part,
        option,
        height_px,
        table,
    }
}

/// The year before stands first, as time goes.
fn years(account: &Account) -> Vec<String> {
    vec![(account.year - 1).to_string(), account.year.to_string()]
}

fn units_and_kinds(account: &Account, words: &ChartWords) -> Chart {
    let rows = account
        .units
        .iter()
        .flat_map(|unit| {
            let name = words.unit(unit.unit.as_deref());
            unit.kinds.iter().map(move |kind| {
                let label = format!("{name}, {}", words.kind(kind.kind));
                (label, vec![kind.cases.previous, kind.cases.current])
            })
        })
        .collect();
    let table = ChartTable {
        row_header: words.unit_and_kind.clone(),
        columns: years(account),
        rows,
    };
    let drawn = bars::lying(&table, words);
    chart(ChartPart::UnitsAndKinds, table, drawn)
}

/// Notations by category, all kinds together, most first. No chart where the unit has no notation this year.
fn categories(unit: &UnitAccount, account: &Account, words: &ChartWords) -> Option<Chart> {
    let mut sums: Vec<(String, u32)> = Vec::new();
    for category in unit.kinds.iter().flat_map(|kind| &kind.categories) {
        let number = category.notations.current.number().unwrap_or(0);
        let name = category.category.as_ref().unwrap_or(&words.no_category);
        match sums.iter_mut().find(|(known, _)| known == name) {
            Some((_, sum)) => *sum += number,
            None if number > 0 => sums.push((name.clone(), number)),
            None => {}
        }
    }
    if sums.is_empty() {
        return None;
    }
    sums.sort_by(|(name_a, a), (name_b, b)| b.cmp(a).then_with(|| name_a.cmp(name_b)));
    let table = ChartTable {
        row_header: words.category.clone(),
        columns: vec![account.year.to_string()],
        rows: sums
            .into_iter()
            .map(|(name, number)| (name, vec![Count::Reported(number)]))
            .collect(),
    };
    let part = ChartPart::Categories {
        unit: unit.unit.clone(),
    };
    let drawn = bars::lying(&table, words);
    Some(chart(part, table, drawn))
}

/// Cases by month over all units and kinds. A year that nothing is known of has no numbers, not zeroes.
fn months(account: &Account, words: &ChartWords) -> Chart {
    let kinds = || account.units.iter().flat_map(|unit| &unit.kinds);
    let known = |current: bool| {
        kinds().any(|kind| {
            let cases = if current {
                kind.cases.current
            } else {
                kind.cases.previous
            };
            cases.number().is_some()
        })
    };
    let count = |known: bool, sum: u32| {
        if known {
            Count::Reported(sum)
        } else {
            Count::Missing
        }
    };
    let (known_before, known_now) = (known(false), known(true));
    let mut rows: Vec<(String, Vec<Count>)> = (0..MONTHS)
        .zip(&words.months)
        .map(|(month, name)| {
            let of = |months: &[u32; MONTHS]| months.get(month).copied().unwrap_or(0);
            let before = kinds().map(|kind| of(&kind.previous_months)).sum();
            let now = kinds().map(|kind| of(&kind.months)).sum();
            (
                name.clone(),
                vec![count(known_before, before), count(known_now, now)],
            )
        })
        .collect();
    let undated: u32 = kinds().map(|kind| kind.undated).sum();
    let previous_cases: u32 = kinds()
        .filter_map(|kind| kind.cases.previous.number())
        .sum();
    let previous_dated: u32 = kinds().flat_map(|kind| kind.previous_months).sum();
    let undated_before = previous_cases.saturating_sub(previous_dated);
    if undated + undated_before > 0 {
        rows.push((
            words.undated.clone(),
            vec![
                count(known_before, undated_before),
                count(known_now, undated),
            ],
        ));
    }
    let table = ChartTable {
        row_header: words.month.clone(),
        columns: years(account),
        rows,
    };
    let drawn = bars::standing(&table, words);
    chart(ChartPart::Months, table, drawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CategoryAccount, Kind, KindAccount, KindTotal, Period};

    fn period(previous: Count, current: Count) -> Period {
        Period { current, previous }
    }

    fn account() -> Account {
        let mut months = [0; MONTHS];
        months[2] = 3;
        let kind = |kind: Kind, cases: Period, categories: Vec<CategoryAccount>| KindAccount {
            kind,
            cases,
            notations: cases,
            categories,
            months: if kind == Kind::Deviation {
                months
            } else {
                [0; MONTHS]
            },
            previous_months: [0; MONTHS],
            undated: 0,
        };
        let counted = period(Count::Missing, Count::Reported(3));
        let none = period(Count::Missing, Count::Reported(0));
        Account {
            year: 2022,
            years: vec![2022],
            units: vec![UnitAccount {
                unit: Some("FUT".to_owned()),
                kinds: vec![
                    kind(
                        Kind::Deviation,
                        counted,
                        vec![CategoryAccount {
                            category: None,
                            notations: counted,
                            cases: counted,
                        }],
                    ),
                    kind(Kind::Complaint, none, vec![]),
                    kind(Kind::Viewpoint, none, vec![]),
                ],
            }],
            totals: Vec::<KindTotal>::new(),
            cases_without_year: 0,
            other_years: vec![],
            reconciliations: vec![],
        }
    }

    fn words() -> ChartWords {
        let text = str::to_owned;
        ChartWords {
            unit_and_kind: text("Verksamhet och slag"),
            category: text("Kategori"),
            month: text("Månad"),
            undated: text("utan datum"),
            no_unit: text("Verksamhet saknas"),
            no_category: text("Utan kategori"),
            missing: text("saknas"),
            not_reported: text("ej rapporterat"),
            kinds: ["avvikelser", "klagomål", "synpunkter"].map(text),
            months: [
                "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
            ]
            .map(text),
        }
    }

    #[test]
    fn every_chart_says_the_same_in_its_table_and_its_option() {
        let charts = charts(&account(), &words());
        assert_eq!(charts.len(), 3);
        let units = &charts[0];
        assert_eq!(
            units.table.rows[0],
            (
                "FUT, avvikelser".to_owned(),
                vec![Count::Missing, Count::Reported(3)]
            )
        );
        for chart in &charts {
            let option: serde_json::Value = serde_json::from_str(&chart.option).unwrap();
            let series = option["series"].as_array().unwrap();
            assert_eq!(series.len(), chart.table.columns.len());
            for (column, drawn) in series.iter().enumerate() {
                for (row, (_, counts)) in chart.table.rows.iter().enumerate() {
                    let item = &drawn["data"][row];
                    let expected = counts[column].number();
                    assert_eq!(
                        item["value"].as_f64(),
                        Some(f64::from(expected.unwrap_or(0)))
                    );
                    let shown = expected.map_or("saknas".to_owned(), |n| n.to_string());
                    assert_eq!(item["name"], shown);
                }
            }
        }
    }

    #[test]
    fn a_year_that_nothing_is_known_of_has_no_zeroes() {
        let months = months(&account(), &words());
        assert_eq!(months.table.rows[2].1, [Count::Missing, Count::Reported(3)]);
        assert_eq!(months.table.rows.len(), MONTHS);
    }
}
