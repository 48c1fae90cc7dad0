//! How far others agree about the categories: a blind sample to hand on, and what came back beside the draft.

use leptos::prelude::*;

use crate::browser::files;
use crate::model::{Codings, Comparison};
use crate::protocol::{Request, Response};
use crate::ui::components::{
    CategoryTabs, Comparison, PersonalData, PersonalDataButton, SampleForm,
};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::second_coder::{SecondCoder, coder_name, use_second_coder};
use crate::ui::workspace::{Workspace, use_workspace};

/// The page of agreement.
#[component]
pub fn AgreementPage() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let personal = PersonalData::provide();
    let second = use_second_coder();
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let found = RwSignal::new(Comparison::default());
    let of_draft = id.clone();
    let opened = Memo::new(move |_| codings_of(second, &of_draft));
    compare(workspace, opened, found);
    view! {
        <CategoryTabs open=7 />
        <h1 tabindex="-1">{t!(i18n, pages.agreement)}</h1>
        <p class="lead">{t!(i18n, agreement.lead)}</p>
        <SampleForm />
        <CodingsOpened id opened />
        <Show when=move || {
            found.with(|found| *found != Comparison::default())
        }><PersonalDataButton personal /></Show>
        <Comparison found />
    }
}

/// The codings that were opened beside a draft; followed when that changes.
fn codings_of(second: SecondCoder, draft: &str) -> Vec<Codings> {
    second.opened.with(|opened| {
        let of_draft = opened.iter().filter(|(id, _)| id == draft);
        of_draft.map(|(_, codings)| codings.clone()).collect()
    })
}

/// Compares whenever codings are opened or the draft has been counted anew.
fn compare(workspace: Workspace, opened: Memo<Vec<Codings>>, found: RwSignal<Comparison>) {
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        workspace.counted.track();
        let codings = opened.get();
        let number = newest.get_value() + 1;
        newest.set_value(number);
        if codings.is_empty() {
            found.set(Comparison::default());
            return;
        }
        let request = Request::Compare { codings };
        workspace.engine().ask(&request, None, move |reply| {
            if newest.try_get_value() == Some(number)
                && let Ok((Response::Compared(comparison), _)) = reply
            {
                found.set(*comparison);
            }
        });
    });
}

/// Where codings are opened beside the draft, and those that are.
#[component]
fn CodingsOpened(
    /// The draft's id.
    id: String,
    /// Those that are open.
    opened: Memo<Vec<Codings>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let second = use_second_coder();
    let said = RwSignal::new(String::new());
    let id = StoredValue::new(id);
    let items = move || {
        let items = opened.get().into_iter();
        let items = items.map(|codings| view! { <CodingsItem id codings /> });
        items.collect_view()
    };
    view! {
        <section aria-labelledby="codings">
            <h2 id="codings">{t!(i18n, agreement.open_title)}</h2>
            <p>{t!(i18n, agreement.open_lead)}</p>
            <p>
                <input
                    id="codings-files"
                    class="visually-hidden"
                    type="file"
                    multiple
                    on:change=move |event| {
                        let locale = i18n.get_locale_untracked();
                        second.open_codings(locale, id.get_value(), files::chosen(&event), said);
                    }
                />
                <label class="button" for="codings-files">
                    {t!(i18n, agreement.open)}
                </label>
            </p>
            <p role="status">{said}</p>
            <ul class="plain">{items}</ul>
        </section>
    }
}

/// Codings that are open, and the button that closes them.
#[component]
fn CodingsItem(
    /// The draft's id.
    id: StoredValue<String>,
    /// The codings.
    codings: Codings,
) -> impl IntoView {
    let i18n = use_i18n();
    let second = use_second_coder();
    let closed = (id.get_value(), codings.clone());
    let decided = move || {
        t_string!(
            i18n,
            agreement.opened,
            coder = coder_name(i18n.get_locale(), &codings.coder),
            title = codings.title,
            decided = codings.decided(),
            total = codings.cases.len()
        )
    };
    let close = move |_| {
        second
            .opened
            .update(|opened| opened.retain(|each| *each != closed));
    };
    view! {
        <li>
            {decided} " "
            <button type="button" class="quiet" on:click=close>
                {t!(i18n, agreement.close)}
            </button>
        </li>
    }
}
