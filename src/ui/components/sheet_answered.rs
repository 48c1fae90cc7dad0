//! The answers that were given about a sheet, each to be changed.

use leptos::prelude::*;

use crate::model::{Answer, Kind, OtherKinds, RowsAre};
use crate::ui::i18n::{Locale, td_string, use_i18n};
use crate::ui::language;
use crate::ui::workspace::Sheet;

/// The answers of one sheet; nothing where none were given. A field stays while its question has an answer, so that who
/// changes one by the keyboard stays in it.
#[component]
pub fn SheetAnswered(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    view! {
        <For each=move || sheet.answers() key=key let:answer>
            <AnsweredField sheet answer />
        </For>
    }
}

/// One answer of a sheet, with the others that could be given in its place.
#[component]
fn AnsweredField(
    /// The sheet.
    sheet: Sheet,
    /// The answer as it was first given.
    answer: Answer,
) -> impl IntoView {
    let i18n = use_i18n();
    let key = key(&answer);
    let id = sheet.id(&format!("answer-{key}").replace(' ', "-"));
    let now = Memo::new(move |_| given(sheet, &key));
    let answers = alternatives(&answer);
    let choices = answers.iter().cloned().enumerate().map(|(number, each)| {
        let shown = each.clone();
        let is_chosen = move || now.with(|now| now.as_ref() == Some(&each));
        view! {
            <option value=number.to_string() prop:selected=is_chosen>
                {move || answer_name(i18n.get_locale(), &shown)}
            </option>
        }
    });
    let choices = choices.collect_view();
    let choose = move |number: String| {
        let number = number.parse::<usize>().ok();
        if let Some(answer) = number.and_then(|number| answers.get(number)) {
            sheet.answer(answer.clone());
        }
    };
    view! {
        <div class="answer">
            <label for=id.clone()>{move || label(i18n.get_locale(), &answer)}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {choices}
            </select>
        </div>
    }
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

/// What can be said in answer to the question that an answer is to.
fn alternatives(given: &Answer) -> Vec<Answer> {
    match given {
        Answer::KindValue { value, .. } => kind_answers(value),
        Answer::Rows(_) => vec![Answer::Rows(RowsAre::Cases), Answer::Rows(RowsAre::Sums)],
        Answer::OtherKinds(_) => vec![
            Answer::OtherKinds(OtherKinds::NoneCame),
            Answer::OtherKinds(OtherKinds::Elsewhere),
        ],
        Answer::LexSarahList(_) => vec![Answer::LexSarahList(true), Answer::LexSarahList(false)],
    }
}

/// What a value of the kind column can be said to count as.
pub fn kind_answers(value: &str) -> Vec<Answer> {
    let kinds = Kind::ALL.into_iter().map(Some).chain([None]);
    kinds
        .map(|kind| Answer::KindValue {
            value: value.to_owned(),
            kind,
        })
        .collect()
}

fn label(locale: Locale, given: &Answer) -> String {
    match given {
        Answer::KindValue { value, .. } => {
            td_string!(locale, question.counts_as_of, value = value)
        }
        Answer::Rows(_) | Answer::LexSarahList(_) => {
            td_string!(locale, question.rows_label).to_owned()
        }
        Answer::OtherKinds(_) => td_string!(locale, question.other_kinds_label).to_owned(),
    }
}

/// An answer in words.
pub fn answer_name(locale: Locale, answer: &Answer) -> &'static str {
    match answer {
        Answer::KindValue {
            kind: Some(kind), ..
        } => language::kind(locale, *kind),
        Answer::KindValue { kind: None, .. } => td_string!(locale, question.not_counted),
        Answer::Rows(RowsAre::Cases) => td_string!(locale, question.rows_are_cases),
        Answer::Rows(RowsAre::Sums) => td_string!(locale, question.rows_sums),
        Answer::OtherKinds(OtherKinds::NoneCame) => td_string!(locale, question.none_came),
        Answer::OtherKinds(OtherKinds::Elsewhere) => td_string!(locale, question.elsewhere),
        Answer::LexSarahList(true) => td_string!(locale, question.lex_sarah_yes),
        Answer::LexSarahList(false) => td_string!(locale, question.lex_sarah_no),
    }
}
