//! What is asked about a sheet: each question with what depends on it, and a button for each answer.

use leptos::prelude::*;

use super::sheet_answered::{answer_name, kind_answers};
use crate::model::{Answer, ConstantOrigin, OtherKinds, Question, RowsAre};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::numbers;
use crate::ui::workspace::Sheet;

/// The questions of one sheet that have no answer; nothing where there are none.
#[component]
pub fn SheetQuestions(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let i18n = use_i18n();
    let questions = Memo::new(move |_| {
        let questions = sheet.view(|view| view.questions.clone());
        questions.unwrap_or_default()
    });
    let asked = move || {
        let questions = questions.get().into_iter();
        let asked = questions.map(|question| view! { <AskedQuestion sheet question /> });
        asked.collect_view()
    };
    let id = sheet.id("questions");
    let selector = format!("#{id}");
    view! {
        // The button that was pressed goes with its question: the next one is a step from here.
        <div
            id=id
            role="group"
            tabindex="-1"
            aria-label=t!(i18n, question.title)
            class="questions"
            on:click=move |_| focus(&selector)
        >
            {asked}
        </div>
    }
}

/// One question, and a button for each answer.
#[component]
fn AskedQuestion(
    /// The sheet that it is about.
    sheet: Sheet,
    /// The question.
    question: Question,
) -> impl IntoView {
    let i18n = use_i18n();
    let replies = replies(&question).into_iter().map(|reply| {
        let shown = reply.clone();
        view! {
            <button type="button" class="button" on:click=move |_| reply.clone().give(sheet)>
                {move || shown.name(i18n.get_locale())}
            </button>
        }
    });
    let replies = replies.collect_view();
    view! {
        <div class="question">
            <p>{move || language::question(i18n.get_locale(), &question)}</p>
            <div class="actions">{replies}</div>
        </div>
    }
}

/// What a button says.
#[derive(Clone)]
enum Reply {
    /// An answer that the draft keeps.
    Answer(Answer),
    /// Each of so many rows is a case.
    RowsAreCases(u32),
    /// The unit is the one that the file's name seems to name.
    UnitIs(String),
    /// It is not.
    UnitIsNot,
}

impl Reply {
    fn name(&self, locale: Locale) -> String {
        match self {
            Self::Answer(answer) => answer_name(locale, answer).to_owned(),
            Self::RowsAreCases(rows) => {
                td_string!(locale, question.rows_cases, rows = numbers::grouped(*rows))
            }
            Self::UnitIs(unit) => td_string!(locale, question.unit_yes, unit = unit),
            Self::UnitIsNot => td_string!(locale, question.no).to_owned(),
        }
    }

    fn give(self, sheet: Sheet) {
        match self {
            Self::Answer(answer) => sheet.answer(answer),
            Self::RowsAreCases(_) => sheet.answer(Answer::Rows(RowsAre::Cases)),
            Self::UnitIs(_) => {
                sheet.change(|mapping| mapping.unit_from = ConstantOrigin::Chosen);
            }
            Self::UnitIsNot => sheet.change(|mapping| {
                mapping.unit = None;
                mapping.unit_from = ConstantOrigin::Chosen;
            }),
        }
    }
}

/// What can be said to a question.
fn replies(question: &Question) -> Vec<Reply> {
    let answers = match question {
        Question::Rows { rows, .. } => {
            return vec![
                Reply::RowsAreCases(*rows),
                Reply::Answer(Answer::Rows(RowsAre::Sums)),
            ];
        }
        Question::UnitFromName { unit, .. } => {
            return vec![Reply::UnitIs(unit.clone()), Reply::UnitIsNot];
        }
        Question::KindValue { value, .. } => kind_answers(value),
        Question::OtherKinds { .. } => vec![
            Answer::OtherKinds(OtherKinds::NoneCame),
            Answer::OtherKinds(OtherKinds::Elsewhere),
        ],
        Question::LexSarahList { .. } => {
            vec![Answer::LexSarahList(true), Answer::LexSarahList(false)]
        }
    };
    answers.into_iter().map(Reply::Answer).collect()
}
