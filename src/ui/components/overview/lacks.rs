//! What nobody has told of the year yet.

use leptos::prelude::*;

use crate::ui::i18n::{t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::models::overview::missing;
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// The units and kinds of which nothing is known; nothing where there are none.
#[component]
pub fn Lacks() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let lacks = Memo::new(move |_| workspace.account(missing).unwrap_or_default());
    let account = workspace.href(DraftPage::Account);
    let lines = move || {
        let locale = i18n.get_locale();
        lacks.get().into_iter().map(move |(unit, kinds)| {
            let unit = unit.unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned());
            let kinds = language::kinds_listed(locale, &kinds);
            view! { <li>{unit} ": " {kinds}</li> }
        })
    };
    view! {
        <Show when=move || lacks.with(|lacks| !lacks.is_empty())>
            <section class="lacks" aria-labelledby="lacks">
                <h2 id="lacks">{t!(i18n, overview.missing)}</h2>
                <p>{t!(i18n, overview.missing_lead)}</p>
                <ul>{move || lines().collect_view()}</ul>
                <p>
                    <a href=account.clone()>{t!(i18n, overview.to_account)}</a>
                </p>
            </section>
        </Show>
    }
}
