//! Names that may be spellings of one category: which of them are, and which of them it is called by.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::{Book, listed};
use crate::model::{CategoryId, CodebookChange, SpellingMethod};
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, td_string, use_i18n};
use crate::ui::language::plural;

/// Categories that may be one, the one to keep first.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct SpellingProposal {
    /// How the names are compared.
    method: SpellingMethod,
    categories: Vec<Spelling>,
}

/// A category of a proposal.
#[derive(Clone, PartialEq, Eq)]
struct Spelling {
    id: CategoryId,
    name: String,
    /// How many notations of the year are of it.
    notations: u32,
}

impl SpellingProposal {
    /// With the categories as they are called now.
    pub(super) fn of(book: Book, method: SpellingMethod, ids: Vec<CategoryId>) -> Self {
        let categories = ids.into_iter().map(|id| {
            let name = book.name(&id);
            let notations = book.notations(&name);
            Spelling {
                id,
                name,
                notations,
            }
        });
        Self {
            method,
            categories: categories.collect(),
        }
    }

    /// All that is shown of it: while that is the same, what the user has chosen for it stays.
    pub(super) fn key(&self) -> (u8, Vec<(String, String, u32)>) {
        let categories = self.categories.iter();
        let categories =
            categories.map(|each| (each.id.0.clone(), each.name.clone(), each.notations));
        (self.method as u8, categories.collect())
    }
}

/// What the user has chosen for a proposal.
#[derive(Clone, Copy)]
struct Choice {
    /// The category to keep.
    kept: RwSignal<Option<CategoryId>>,
    /// Those to join to it.
    ticked: RwSignal<Vec<CategoryId>>,
}

/// A proposal, and the buttons that take it up or turn it down.
#[component]
pub(super) fn SpellingCard(
    /// The codebook.
    book: Book,
    /// Its place among the proposals that are shown.
    #[prop(into)]
    place: Signal<usize>,
    /// The proposal.
    proposal: SpellingProposal,
) -> impl IntoView {
    let i18n = use_i18n();
    let SpellingProposal { method, categories } = proposal;
    let ids: Vec<CategoryId> = categories.iter().map(|each| each.id.clone()).collect();
    // Of names that are the same but for the way of writing all are meant; of others the user says which.
    let ticked = if method == SpellingMethod::NearestNeighbour && ids.len() > 2 {
        Vec::new()
    } else {
        ids.clone()
    };
    let choice = Choice {
        kept: RwSignal::new(ids.first().cloned()),
        ticked: RwSignal::new(ticked),
    };
    let called: Vec<String> = categories.iter().map(|each| each.name.clone()).collect();
    let called = StoredValue::new(called);
    let names = move || {
        called.with_value(|called| {
            let names: Vec<&str> = called.iter().map(String::as_str).collect();
            listed(&names, t_string!(i18n, codebook.and))
        })
    };
    let nothing_joined = RwSignal::new(false);
    let ids = StoredValue::new(ids);
    let join = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(into) = choice.kept.get_untracked() else {
            return;
        };
        let ticked = choice.ticked.get_untracked();
        let mut from = ids.get_value();
        from.retain(|id| *id != into && ticked.contains(id));
        if from.is_empty() {
            nothing_joined.set(true);
            return;
        }
        let names = untrack(|| book.names(from.iter().chain([&into])));
        let locale = i18n.get_locale_untracked();
        let told = td_string!(locale, spellings.joined, names = names);
        let change = CodebookChange::Merge { from, into };
        book.change(vec![change], told, "#spellings".to_owned());
    };
    let differ = move |_| {
        book.workspace
            .different
            .update(|different| different.push(ids.get_value()));
        let locale = i18n.get_locale_untracked();
        book.tell(td_string!(locale, spellings.hidden).to_owned());
        focus("#spellings");
    };
    let how = match method {
        SpellingMethod::Fingerprint => t!(i18n, spellings.same_words),
        SpellingMethod::NgramFingerprint => t!(i18n, spellings.same_letters),
        SpellingMethod::NearestNeighbour => t!(i18n, spellings.near),
    };
    let rows = categories
        .into_iter()
        .map(|category| view! { <SpellingRow place choice category /> });
    view! {
        <form class="panel" aria-label=names on:submit=join>
            <p>
                <strong>{names}</strong>
            </p>
            <p class="hint">{how}</p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, spellings.keep)}</th>
                        <th scope="col">{t!(i18n, spellings.join)}</th>
                        <th scope="col">{t!(i18n, account.category)}</th>
                        <th scope="col">{t!(i18n, account.notations)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <p class="error" role="alert">
                {move || nothing_joined.get().then(|| t_string!(i18n, spellings.choose))}
            </p>
            <div class="actions">
                <button
                    type="submit"
                    class="button"
                    aria-label=move || t_string!(i18n, spellings.merge_of, names = names())
                >
                    {t!(i18n, spellings.merge)}
                </button>
                <button
                    type="button"
                    class="quiet"
                    aria-label=move || t_string!(i18n, spellings.different_of, names = names())
                    on:click=differ
                >
                    {t!(i18n, spellings.different)}
                </button>
            </div>
        </form>
    }
}

/// A category of a proposal: whether it is kept, and whether it is joined to the one that is.
#[component]
fn SpellingRow(
    /// The proposal's place among those that are shown.
    place: Signal<usize>,
    /// What the user has chosen.
    choice: Choice,
    /// The category.
    category: Spelling,
) -> impl IntoView {
    let i18n = use_i18n();
    let Choice { kept, ticked } = choice;
    let Spelling {
        id,
        name,
        notations,
    } = category;
    let id = StoredValue::new(id);
    let is_kept = move || id.with_value(|id| kept.with(|kept| kept.as_ref() == Some(id)));
    let is_ticked = move || id.with_value(|id| ticked.with(|ticked| ticked.contains(id)));
    let tick = move |is_on: bool| {
        ticked.update(|ticked| {
            id.with_value(|id| ticked.retain(|known| known != id));
            if is_on {
                ticked.push(id.get_value());
            }
        });
    };
    let counted = move || {
        plural!(
            i18n.get_locale(),
            notations,
            cases.notations_single,
            cases.notations_several
        )
    };
    let keep_label = t!(i18n, spellings.keep_of, name = name);
    let join_label = t!(i18n, spellings.join_of, name = name);
    view! {
        <tr>
            <td>
                <label class="tick">
                    <input
                        type="radio"
                        name=move || format!("keep-{}", place.get())
                        aria-label=keep_label
                        prop:checked=is_kept
                        on:change=move |_| kept.set(Some(id.get_value()))
                    />
                </label>
            </td>
            <td>
                <label class="tick">
                    <input
                        type="checkbox"
                        aria-label=join_label
                        prop:checked=move || is_ticked() || is_kept()
                        on:change:target=move |event| tick(event.target().checked())
                    />
                </label>
            </td>
            <td>{name}</td>
            <td class="soft">{counted}</td>
        </tr>
    }
}
