//! Codebooks and rules of an earlier draft are taken over.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::field::{SelectField, Submit};
use super::form::Form;
use super::{Book, listed};
use crate::browser::drafts::shelf;
use crate::draft::{Draft, Summary, TakeOver};
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};

const EARLIER: &str = "earlier-draft";

/// The form in which the earlier draft is chosen.
#[component]
pub(super) fn EarlierDraft(
    /// The codebook.
    book: Book,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = book.workspace;
    let own = workspace.draft.with_untracked(|draft| draft.id.clone());
    let chosen = RwSignal::new(None::<Draft>);
    let choose = move |id: String| {
        spawn_local(async move {
            let found = shelf::open(&id).await.ok();
            let _ = chosen.try_set(found.map(|found| found.recovered.draft));
        });
    };
    let take_over = Memo::new(move |_| {
        let state = &workspace.state;
        chosen.with(|chosen| {
            let from = chosen.as_ref()?;
            Some(state.with(|state| TakeOver::new(from, state)))
        })
    });
    let effect = move || {
        let locale = i18n.get_locale();
        take_over.with(|found| found.as_ref().map(|found| effect(locale, found)))
    };
    let form = Form::new(move || {
        let brings = |found: &Option<TakeOver>| {
            let units = found.as_ref().map(|found| found.units.len());
            units.is_some_and(|units| units > 0)
        };
        let why = || (EARLIER, t_string!(i18n, codebook.choose_draft).to_owned());
        (!take_over.with(brings)).then(why)
    });
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        if form.accepts()
            && let Some(taken) = take_over.get_untracked()
        {
            let locale = i18n.get_locale_untracked();
            let units = names(locale, &taken.units);
            workspace.apply_all(taken.operations);
            book.tell(td_string!(locale, codebook.earlier_done, units = units));
            book.next_focus.set_value("#categories".to_owned());
        }
    };
    let drafts = RwSignal::new(Vec::<Summary>::new());
    spawn_local(async move {
        let entries = shelf::list().await.entries.into_iter();
        let readable = entries.filter_map(|entry| entry.summary.ok());
        let others = readable.filter(|draft| draft.id != own).collect();
        let _ = drafts.try_set(others);
    });
    view! {
        <form class="stack" on:submit=take>
            <SelectField
                form
                id=EARLIER
                label=t!(i18n, codebook.earlier_label)
                hint=t!(i18n, codebook.earlier_hint)
                is_empty=true
                on_choose=choose
            >
                <option value="">{t!(i18n, files.choose)}</option>
                <For each=move || drafts.get() key=|draft| draft.id.clone() let:draft>
                    <DraftOption id=draft.id name=draft.name />
                </For>
            </SelectField>
            <p>{effect}</p>
            <Submit label=t!(i18n, codebook.fetch) />
        </form>
    }
}

/// A draft that can be chosen.
#[component]
fn DraftOption(
    /// Its id.
    id: String,
    /// Its name; empty where it has none.
    name: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let name = move || match name.as_str() {
        "" => t_string!(i18n, start.unnamed).to_owned(),
        name => name.to_owned(),
    };
    view! { <option value=id>{name}</option> }
}

/// What is taken over, and what is not, in words.
fn effect(locale: Locale, take_over: &TakeOver) -> String {
    let mut says = if take_over.units.is_empty() {
        td_string!(locale, codebook.earlier_nothing).to_owned()
    } else {
        let (units, rules) = (names(locale, &take_over.units), take_over.rules);
        td_string!(
            locale,
            codebook.earlier_brings,
            units = units,
            rules = rules
        )
    };
    if !take_over.kept.is_empty() {
        let units = names(locale, &take_over.kept);
        says.push(' ');
        says.push_str(&td_string!(locale, codebook.earlier_kept, units = units));
    }
    says
}

/// The units' names, in a sentence.
fn names(locale: Locale, units: &[Option<String>]) -> String {
    let none = td_string!(locale, account.no_unit);
    let names = units.iter().map(|unit| unit.as_deref().unwrap_or(none));
    let names: Vec<&str> = names.collect();
    listed(&names, td_string!(locale, codebook.and))
}
