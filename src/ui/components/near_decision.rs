//! The one decision for cases whose texts are nearly the same.

use leptos::prelude::*;

use super::coding::categories_for;
use super::near_preview::Preview;
use crate::model::CategoryId;
use crate::ui::i18n::{t, use_i18n};
use crate::ui::language::plural;

/// The categories, and the button that gives them.
#[component]
pub(super) fn NearDecision(
    /// The cases that the decision is for.
    preview: Preview,
) -> impl IntoView {
    let i18n = use_i18n();
    let categories = Memo::new(move |_| {
        let unit = preview.unit();
        let proposed = preview
            .found
            .with(|found| found.as_ref().map(|found| found.proposed.clone()))
            .unwrap_or_default();
        let found = untrack(|| categories_for(preview.workspace, unit.as_deref(), &proposed));
        let names = found.into_iter().map(|each| (each.id.0, each.name));
        names.collect::<Vec<_>>()
    });
    let more = move || {
        preview
            .found
            .with(|found| found.as_ref().map_or(0, |it| it.more))
    };
    let give = move || {
        let count = u32::try_from(preview.ticked.with(Vec::len)).unwrap_or(u32::MAX);
        plural!(
            i18n.get_locale(),
            count,
            coding.bulk_set_single,
            coding.bulk_set_several
        )
    };
    let and_more = move || {
        plural!(
            i18n.get_locale(),
            more(),
            near.more_single,
            near.more_several
        )
    };
    view! {
        <div class="coding">
            <fieldset class="coding__categories">
                <legend>{t!(i18n, coding.categories)}</legend>
                <ul class="choices">
                    <For each=move || categories.get() key=Clone::clone let((id, name))>
                        <NearCategory preview id=CategoryId(id) name />
                    </For>
                </ul>
            </fieldset>
            <p class="error" role="alert">
                {move || preview.why()}
            </p>
            <div class="actions">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| preview.decide()
                >
                    {give}
                </button>
            </div>
            <Show when=move || { more() > 0 }>
                <p class="soft">{and_more}</p>
            </Show>
        </div>
    }
}

/// A category that can be chosen.
#[component]
fn NearCategory(
    /// The cases that may be given it.
    preview: Preview,
    /// Its id.
    id: CategoryId,
    /// Its name.
    name: String,
) -> impl IntoView {
    let own = id.clone();
    let is_chosen = move || preview.chosen.with(|chosen| chosen.contains(&own));
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    prop:checked=is_chosen
                    on:change:target=move |event| {
                        preview.choose(id.clone(), event.target().checked());
                    }
                />
                " "
                {name}
            </label>
        </li>
    }
}
