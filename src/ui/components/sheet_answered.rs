//! The answers that were given about a sheet, each to be changed.

use leptos::prelude::*;

use crate::model::{Answer, Kind, OtherKinds, RowsAre};
use crate::ui::language::{self, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, answer, choice, group, tag};
use crate::ui::texts::text;
use crate::ui::workspace::Sheet;

/// One answer of a sheet as a field: its label, what can be said, and which of it was.
struct Field {
    label: String,
    choices: Vec<(String, Answer)>,
    given: Answer,
}

/// The answers of one sheet; nothing where none were given.
pub fn sheet_answered(sheet: Sheet) -> Markup {
    let given = move || {
        sheet
            .view(|view| view.answers.as_list())
            .unwrap_or_default()
    };
    shown(given, move |given| {
        let fields = given.iter().enumerate();
        group().children(fields.map(|(place, given)| field(sheet, place, given)))
    })
}

fn field(sheet: Sheet, place: usize, given: &Answer) -> Markup {
    let Field {
        label,
        choices,
        given,
    } = Field::of(given);
    let options = choices.iter().enumerate().map(|(number, (name, answer))| {
        let is_given = *answer == given;
        choice(number.to_string(), name.as_str()).selected_while(move || is_given)
    });
    let select = tag("select").children(options);
    answer(
        sheet.id(&format!("answer-{place}")),
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
                    .chain([(words(text!(locale, question.not_counted)), answer(None))]);
                let label = text!(locale, question.counts_as_of, value = value);
                (label, choices.collect())
            }
            Answer::Rows(_) => (
                words(text!(locale, question.rows_label)),
                vec![
                    (
                        words(text!(locale, question.rows_are_cases)),
                        Answer::Rows(RowsAre::Cases),
                    ),
                    (
                        words(text!(locale, question.rows_sums)),
                        Answer::Rows(RowsAre::Sums),
                    ),
                ],
            ),
            Answer::OtherKinds(_) => (
                words(text!(locale, question.other_kinds_label)),
                vec![
                    (
                        words(text!(locale, question.none_came)),
                        Answer::OtherKinds(OtherKinds::NoneCame),
                    ),
                    (
                        words(text!(locale, question.elsewhere)),
                        Answer::OtherKinds(OtherKinds::Elsewhere),
                    ),
                ],
            ),
            Answer::LexSarahList(_) => (
                words(text!(locale, question.rows_label)),
                vec![
                    (
                        words(text!(locale, question.lex_sarah_yes)),
                        Answer::LexSarahList(true),
                    ),
                    (
                        words(text!(locale, question.lex_sarah_no)),
                        Answer::LexSarahList(false),
                    ),
                ],
            ),
        };
        Self {
            label,
            choices,
            given: given.clone(),
        }
    }
}
