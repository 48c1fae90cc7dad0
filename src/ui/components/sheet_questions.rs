//! What is asked about a sheet: each question with what depends on it, and a button for each answer.

use crate::model::{Answer, ConstantOrigin, Kind, OtherKinds, Question, RowsAre};
use crate::ui::app::focus;
use crate::ui::i18n::td_string;
use crate::ui::language::{self, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::numbers;
use crate::ui::workspace::Sheet;

/// The questions of one sheet that have no answer; nothing where there are none.
pub fn sheet_questions(sheet: Sheet) -> Markup {
    let locale = use_locale();
    let questions = move || {
        sheet
            .view(|view| view.questions.clone())
            .unwrap_or_default()
    };
    let id = sheet.id("questions");
    let selector = format!("#{id}");
    tag("div")
        .id(id)
        .attr("role", "group")
        .attr("tabindex", "-1")
        .attr("aria-label", td_string!(locale, question.title))
        .class("questions")
        // The button that was pressed goes with its question: the next one is a step from here.
        .on("click", move |_| focus(&selector))
        .child(shown(questions, move |questions| {
            group().children(questions.iter().map(|question| asked(sheet, question)))
        }))
}

fn asked(sheet: Sheet, question: &Question) -> Markup {
    let locale = use_locale();
    tag("div")
        .class("question")
        .child(tag("p").child(language::question(locale, question)))
        .child(
            tag("div")
                .class("actions")
                .children(answers(sheet, question)),
        )
}

/// A button for each answer.
fn answers(sheet: Sheet, question: &Question) -> Vec<Markup> {
    let locale = use_locale();
    let says = |name: String, answer: Answer| {
        button("button", name, move |_| sheet.answer(answer.clone()))
    };
    let words = |text: &str| text.to_owned();
    match question {
        Question::Rows { rows, .. } => vec![
            says(
                td_string!(locale, question.rows_cases, rows = numbers::grouped(*rows)),
                Answer::Rows(RowsAre::Cases),
            ),
            says(
                words(td_string!(locale, question.rows_sums)),
                Answer::Rows(RowsAre::Sums),
            ),
        ],
        Question::KindValue { value, .. } => {
            let answer = |kind| Answer::KindValue {
                value: value.clone(),
                kind,
            };
            let kinds = Kind::ALL.into_iter();
            kinds
                .map(|kind| says(words(language::kind(locale, kind)), answer(Some(kind))))
                .chain([says(
                    words(td_string!(locale, question.not_counted)),
                    answer(None),
                )])
                .collect()
        }
        Question::UnitFromName { unit, .. } => {
            let confirmed = move |_| {
                sheet.change(|mapping| mapping.unit_from = ConstantOrigin::Chosen);
            };
            let refused = move |_| {
                sheet.change(|mapping| {
                    mapping.unit = None;
                    mapping.unit_from = ConstantOrigin::Chosen;
                });
            };
            vec![
                button(
                    "button",
                    td_string!(locale, question.unit_yes, unit = unit),
                    confirmed,
                ),
                button("button", td_string!(locale, question.no), refused),
            ]
        }
        Question::OtherKinds { .. } => vec![
            says(
                words(td_string!(locale, question.none_came)),
                Answer::OtherKinds(OtherKinds::NoneCame),
            ),
            says(
                words(td_string!(locale, question.elsewhere)),
                Answer::OtherKinds(OtherKinds::Elsewhere),
            ),
        ],
        Question::LexSarahList { .. } => vec![
            says(
                words(td_string!(locale, question.lex_sarah_yes)),
                Answer::LexSarahList(true),
            ),
            says(
                words(td_string!(locale, question.lex_sarah_no)),
                Answer::LexSarahList(false),
            ),
        ],
    }
}
