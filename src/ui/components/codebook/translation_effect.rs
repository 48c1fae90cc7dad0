//! What a translation between years does to the comparison, before it is used.

use leptos::prelude::*;

use super::Book;
use crate::model::{
    CategoryId, Count, Crosswalk, TranslatedCount, TranslationEffect, YearsToTranslate,
};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language;

/// The earlier year's counts that change, those that cannot be compared, and those that stay under their old name.
#[component]
pub(super) fn ComparisonEffect(
    /// The codebook.
    book: Book,
    /// Both years.
    years: StoredValue<YearsToTranslate>,
    /// The translation as it is chosen.
    crosswalk: Memo<Crosswalk>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (from, to) = years.with_value(|years| (years.from_year, years.to_year));
    let translation = Memo::new(move |_| {
        let translation = years
            .with_value(|years| crosswalk.with(|crosswalk| crosswalk.translated(&years.counts)));
        let mut changed = translation.later;
        changed.retain(|later| later.effect != TranslationEffect::Same);
        let kept = translation.divided.into_iter().chain(translation.left);
        let kept: Vec<CategoryId> = kept.map(|(id, _)| id).collect();
        (changed, kept)
    });
    let any_changed = move || translation.with(|(changed, _)| !changed.is_empty());
    let any_kept = move || translation.with(|(_, kept)| !kept.is_empty());
    let rows = move || {
        let changed = translation.with(|(changed, _)| changed.clone());
        let rows = changed.into_iter();
        let rows = rows.map(|later| view! { <EffectRow book years later /> });
        rows.collect_view()
    };
    let kept = move || {
        let names = translation.with(|(_, kept)| book.names(kept.iter()));
        t_string!(i18n, translation.kept, names = names, from = from, to = to)
    };
    view! {
        <div role="group" class="stack">
            <div class="stack">
                <h3 id="effect">{t!(i18n, translation.effect)}</h3>
                <Show when=any_changed>
                    <div class="scroll" role="group" tabindex="0" aria-labelledby="effect">
                        <table class="narrow">
                            <thead>
                                <tr>
                                    <th scope="col">{t!(i18n, account.category)}</th>
                                    <th scope="col" class="number">
                                        {t!(i18n, translation.before, year = from)}
                                    </th>
                                    <th scope="col" class="number">
                                        {t!(i18n, translation.after, year = from)}
                                    </th>
                                    <th scope="col">{t!(i18n, translation.because)}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </Show>
                <Show when=any_kept>
                    <p>{kept}</p>
                </Show>
            </div>
        </div>
    }
}

/// A count that changes: what it was, what it becomes, and why.
#[component]
fn EffectRow(
    /// The codebook.
    book: Book,
    /// Both years.
    years: StoredValue<YearsToTranslate>,
    /// The category of the later year and its count.
    later: TranslatedCount,
) -> impl IntoView {
    let i18n = use_i18n();
    let count_of = move |id: &CategoryId| {
        years.with_value(|years| {
            let found = years.counts.iter().find(|(other, _)| other == id);
            found.map_or(Count::Missing, |(_, count)| *count)
        })
    };
    let name = book.name(&later.id);
    let (before, after) = (count_of(&later.id), later.count);
    let parts = later.from.iter().map(|id| (book.name(id), count_of(id)));
    let parts: Vec<(String, Count)> = parts.collect();
    let counted = move |count| move || language::count(i18n.get_locale(), count);
    let because = move || {
        if later.effect == TranslationEffect::NotComparable {
            return t_string!(i18n, translation.not_comparable).to_owned();
        }
        let parts = parts.iter().map(|(name, count)| {
            let count = language::count(i18n.get_locale(), *count);
            format!("{name} {count}")
        });
        parts.collect::<Vec<_>>().join(" + ")
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{counted(before)}</td>
            <td class="number">{counted(after)}</td>
            <td>{because}</td>
        </tr>
    }
}
