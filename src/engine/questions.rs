//! What is to be asked about a sheet, with the effect of each answer in cases.

use crate::import::{SheetDescription, SheetRows, SheetUse};
use crate::model::{ConstantOrigin, Kind, Meaning, Question, SetAsideReason, SheetAnswers, fold};

/// How many values of a kind column are asked about; a column with more is none.
const VALUES: usize = 20;

/// A value that is longer, in bytes, is a text and no kind.
const LONGEST: usize = 200;

/// The questions that neither the sheet's content nor an answer has settled, the most urgent first. `unknown` are the
/// kinds of which nothing is known for some unit of the sheet.
pub fn questions(
    description: &SheetDescription,
    sheet: &SheetRows,
    answers: &SheetAnswers,
    unknown: Vec<Kind>,
) -> Vec<Question> {
    let mapping = sheet.mapping;
    if mapping.left_out {
        return Vec::new();
    }
    if let Some(counts) = description.counts.filter(|_| answers.rows.is_none()) {
        let column = description.columns.get(counts.column);
        return vec![Question::Rows {
            column: column
                .map(|column| column.header.clone())
                .unwrap_or_default(),
            rows: counts.rows,
            sum: counts.sum,
        }];
    }
    let mut questions = Vec::new();
    if description.lists_lex_sarah && answers.lex_sarah_list.is_none() {
        questions.push(Question::LexSarahList {
            rows: sheet.ledger.data_rows(),
        });
    }
    if sheet.is_used != SheetUse::Cases {
        return questions;
    }
    questions.extend(kind_values(sheet));
    if let Some(unit) = &mapping.unit
        && mapping.unit_from == ConstantOrigin::FileName
        && !mapping.has(Meaning::Unit)
    {
        questions.push(Question::UnitFromName {
            unit: unit.clone(),
            cases: sheet.ledger.cases,
        });
    }
    if !unknown.is_empty() && answers.other_kinds.is_none() {
        questions.push(Question::OtherKinds { kinds: unknown });
    }
    questions
}

/// The values of the kind column of which it is not known what they count as, the most common first.
fn kind_values(sheet: &SheetRows) -> Vec<Question> {
    let mut values: Vec<(String, String, u32)> = Vec::new();
    let unknown = sheet
        .set_aside
        .iter()
        .filter(|row| row.reason == SetAsideReason::UnknownKind);
    for value in unknown
        .filter_map(|row| row.detail.as_ref())
        .filter(|value| value.len() <= LONGEST)
    {
        let folded = fold(value);
        let known = values.iter().position(|(other, ..)| *other == folded);
        if let Some((.., rows)) = known.and_then(|known| values.get_mut(known)) {
            *rows += 1;
        } else if values.len() < VALUES {
            values.push((folded, value.clone(), 1));
        }
    }
    values.sort_by_key(|(.., rows)| std::cmp::Reverse(*rows));
    let asked = values.into_iter();
    asked
        .map(|(_, value, rows)| Question::KindValue { value, rows })
        .collect()
}
