//! The answers that were given about a sheet, each to be changed.

use leptos::prelude::*;

use crate::model::{Answer, Kind, OtherKinds, RowsAre};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, use_locale};
use crate::ui::live::each;
use crate::ui::markup::{Markup, answer, choice, tag};
use crate::ui::workspace::Sheet;

/// One answer of a sheet as a field: its label, and what can be said.
struct Field {
    label: String,
    choices: Vec<(String, Answer)>,
}

/// The answers of one sheet; nothing where none were given. A field stays while its question has an answer, so that who
/// changes one by the keyboard stays in it.
pub fn sheet_answered(sheet: Sheet) -> Markup {
    let keys = move || sheet.answers().iter().map(key).collect::<Vec<_>>();
    each(keys, move |key| {
        untrack(|| given(sheet, &key)).map(|given| field(sheet, &key, &given))
    })
}

/// Names the question that an answer is to.
fn key(answer: &Answer) -> String {
    match answer {
        Answer::KindValue { value, .. } => format!("kind-{value}"),
        Answer::Rows(_) => "rows".to_owned(),
        Answer::OtherKinds(_) => "other-kinds".to_owned(),
        Answer::LexSarahList(_) => "lex-sarah".to_owned(),
    }
}

fn given(sheet: Sheet, wanted: &str) -> Option<Answer> {
    let mut answers = sheet.answers().into_iter();
    answers.find(|answer| key(answer) == wanted)
}

fn field(sheet: Sheet, key: &str, first: &Answer) -> Markup {
    let Field { label, choices } = Field::of(first);
    let options = choices.iter().enumerate().map(|(number, (name, answer))| {
        let (key, answer) = (key.to_owned(), answer.clone());
        choice(number.to_string(), name.as_str())
            .selected_while(move || given(sheet, &key).as_ref() == Some(&answer))
    });
    let select = tag("select").children(options);
    answer(
        sheet.id(&format!("answer-{key}").replace(' ', "-")),
        label,
        select.on("change", move |event| {
            let chosen = event_target_value(&event).parse().ok();
            let chosen = chosen.and_then(|number: usize| choices.get(number));
            if let Some((_, answer)) = chosen {
                sheet.answer(answer.clone());
            }
        }),
    )
}

impl Field {
    fn of(given: &Answer) -> Self {
        let locale = use_locale();
        let words = |text: &str| text.to_owned();
        let (label, choices) = match given {
            Answer::KindValue { value, .. } => {
                let answer = |kind| Answer::KindValue {
                    value: value.clone(),
                    kind,
                };
                let kinds = Kind::ALL.into_iter();
                let choices = kinds
                    .map(|kind| (words(language::kind(locale, kind)), answer(Some(kind))))
                    .chain([(
                        words(td_string!(locale, question.not_counted)),
                        answer(None),
                    )]);
                let label = td_string!(locale, question.counts_as_of, value = value);
                (label, choices.collect())
            }
            Answer::Rows(_) => (
                words(td_string!(locale, question.rows_label)),
                vec![
                    (
                        words(td_string!(locale, question.rows_are_cases)),
                        Answer::Rows(RowsAre::Cases),
                    ),
                    (
                        words(td_string!(locale, question.rows_sums)),
                        Answer::Rows(RowsAre::Sums),
                    ),
                ],
            ),
            Answer::OtherKinds(_) => (
                words(td_string!(locale, question.other_kinds_label)),
                vec![
                    (
                        words(td_string!(locale, question.none_came)),
                        Answer::OtherKinds(OtherKinds::NoneCame),
                    ),
                    (
                        words(td_string!(locale, question.elsewhere)),
                        Answer::OtherKinds(OtherKinds::Elsewhere),
                    ),
                ],
            ),
            Answer::LexSarahList(_) => (
                words(td_string!(locale, question.rows_label)),
                vec![
                    (
                        words(td_string!(locale, question.lex_sarah_yes)),
                        Answer::LexSarahList(true),
                    ),
                    (
                        words(td_string!(locale, question.lex_sarah_no)),
                        Answer::LexSarahList(false),
                    ),
                ],
            ),
        };
        Self { label, choices }
    }
}
