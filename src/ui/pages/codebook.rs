//! The codebooks: one unit's at a time, with links to the others'.

use leptos::prelude::*;

use crate::ui::components::{CategoryTabs, Codebook};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// The codebook of a unit.
#[component]
pub fn CodebookPage(
    /// The unit's name in the address; the first one's codebook where it names none.
    wanted: Option<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let units = Memo::new(move |_| {
        workspace.codebooks.with(|books| {
            let units = books.iter().map(|book| book.unit.clone());
            units.collect::<Vec<Option<String>>>()
        })
    });
    let chosen = Memo::new(move |_| {
        units.with(|units| match &wanted {
            Some(wanted) => Some(Some(wanted.clone()).filter(|unit| !unit.is_empty())),
            None => units.first().cloned(),
        })
    });
    let title = move || match chosen.get().flatten() {
        Some(unit) => t_string!(i18n, codebook.title_of, unit = unit),
        None => t_string!(i18n, codebook.title).to_owned(),
    };
    let counted = move || workspace.counted.get() > 0;
    let shown = move || if counted() { chosen.get() } else { None };
    view! {
        <CategoryTabs open=6 />
        <h1 tabindex="-1">{title}</h1>
        <p class="lead">{t!(i18n, codebook.lead)}</p>
        <Show when=move || units.with(|units| units.len() > 1)>
            <nav aria-label=t!(i18n, codebook.units)>
                <ul class="steps">
                    <For each=move || units.get() key=Option::clone let:unit>
                        <UnitLink
                            unit=unit.clone()
                            is_current=Signal::derive(move || {
                                chosen.with(|chosen| chosen.as_ref() == Some(&unit))
                            })
                        />
                    </For>
                </ul>
            </nav>
        </Show>
        <Show when=move || counted() && chosen.with(Option::is_none)>
            <p>{t!(i18n, codebook.no_units)}</p>
        </Show>
        <Show when=move || !counted()>
            <p role="status">{t!(i18n, engine.counting)}</p>
        </Show>
        // Another unit's codebook is made anew.
        <For each=shown key=Option::clone let:unit>
            <Codebook unit />
        </For>
    }
}

/// The way to a unit's codebook.
#[component]
fn UnitLink(
    /// The unit.
    unit: Option<String>,
    /// Whether its codebook is the one that is shown.
    is_current: Signal<bool>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let page = DraftPage::Codebook {
        unit: Some(unit.clone().unwrap_or_default()),
    };
    let href = workspace.href(page);
    let current = move || is_current.get().then_some("page");
    let name = move || {
        let none = || t_string!(i18n, account.no_unit).to_owned();
        unit.clone().unwrap_or_else(none)
    };
    view! {
        <li>
            <a href=href aria-current=current>
                {name}
            </a>
        </li>
    }
}
