//! A category in the table of a codebook's categories.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{Book, by_id};
use crate::model::{Category, CategoryId, CodebookChange};
use crate::ui::going::focus;
use crate::ui::i18n::{I18n, Locale, t, t_string, td_string, use_i18n};
use crate::ui::numbers;

/// What a row shows.
#[derive(PartialEq)]
struct Row {
    category: Category,
    notations: u32,
    /// Beneath the name: former names, what it is a part of, what it became, that only files have it.
    notes: Vec<String>,
    /// The category before it, and the one after the next.
    before: Option<CategoryId>,
    after: Option<CategoryId>,
    /// Whether there is a next.
    is_last: bool,
}

fn row_of(book: Book, i18n: I18n, id: &CategoryId) -> Option<Row> {
    let locale = i18n.get_locale();
    let categories = book.now().categories;
    let place = categories.iter().position(|each| each.id == *id)?;
    let id_at = |place: usize| categories.get(place).map(|each| each.id.clone());
    let category = categories.get(place)?.clone();
    let mut notes = Vec::new();
    if !category.former_names.is_empty() {
        let names = category.former_names.join(", ");
        notes.push(td_string!(locale, codebook.former, names = names));
    }
    if let Some(parent) = &category.parent {
        notes.push(td_string!(
            locale,
            codebook.part_of,
            name = book.name(parent)
        ));
    }
    if !category.became.is_empty() {
        let names = book.names(category.became.iter());
        notes.push(if category.became.len() > 1 {
            td_string!(locale, codebook.became_several, names = names)
        } else {
            td_string!(locale, codebook.became, names = names)
        });
    }
    let taken_up = book.workspace.state.with(|state| {
        let own = state.codebook(book.unit().as_deref());
        own.is_some_and(|own| own.find(id).is_some())
    });
    if !taken_up {
        notes.push(td_string!(locale, codebook.in_files).to_owned());
    }
    Some(Row {
        notations: book.notations(&category.name),
        before: place.checked_sub(1).and_then(id_at),
        after: id_at(place + 2),
        is_last: place + 1 == categories.len(),
        category,
        notes,
    })
}

/// The years in which a category is used.
fn years_of(locale: Locale, category: &Category) -> String {
    match (category.valid_from, category.valid_to) {
        (None, None) => td_string!(locale, codebook.all_years).to_owned(),
        (None, Some(last)) => td_string!(locale, codebook.until, year = last),
        (Some(first), None) => td_string!(locale, codebook.since, year = first),
        (Some(first), Some(last)) => format!("{first}–{last}"),
    }
}

/// A category's row, from which it is changed and moved.
#[component]
pub(super) fn CategoryRow(
    /// The codebook.
    book: Book,
    /// The category that is being changed.
    open: RwSignal<Option<CategoryId>>,
    /// The row's category.
    id: CategoryId,
) -> impl IntoView {
    let i18n = use_i18n();
    let own = id.clone();
    let row = Memo::new(move |_| row_of(book, i18n, &own));
    let of_category = move |read: fn(&Category) -> String| {
        row.with(|row| row.as_ref().map(|row| read(&row.category)))
    };
    let name = move || of_category(|category| category.name.clone()).unwrap_or_default();
    let notes = move || row.with(|row| row.as_ref().map(|row| row.notes.clone()));
    let notes = move || {
        let notes = notes().unwrap_or_default().into_iter();
        let note = |note| view! { <p class="soft">{note}</p> };
        notes.map(note).collect_view()
    };
    let keywords = Memo::new(move |_| of_category(|category| category.keywords.join(", ")));
    let keywords = move || {
        let words = keywords.get().filter(|words| !words.is_empty())?;
        let words = t_string!(i18n, codebook.words, words = words);
        Some(view! { <p class="soft">{words}</p> })
    };
    let years = move || {
        let locale = i18n.get_locale();
        row.with(|row| row.as_ref().map(|row| years_of(locale, &row.category)))
    };
    let is = move |test: fn(&Row) -> bool| row.with(|row| row.as_ref().is_some_and(test));
    let stands = move || is(|row| row.category.became.is_empty());
    let id = StoredValue::new(id);
    let edit = move |_: MouseEvent| {
        open.set(Some(id.get_value()));
        request_animation_frame(|| focus("#category-name"));
    };
    let by = move |what: &str| id.with_value(|id| by_id(what, &id.0));
    let move_before = move |before: Option<CategoryId>, next: String| {
        let name = untrack(name);
        let told = td_string!(i18n.get_locale_untracked(), codebook.moved, name = name);
        let id = id.get_value();
        book.change(vec![CodebookChange::Move { id, before }], told, next);
    };
    let up = move |_: MouseEvent| {
        let before = row.with_untracked(|row| row.as_ref().and_then(|row| row.before.clone()));
        if before.is_some() {
            // At the top there is only the way down.
            move_before(before, format!("{}, {}", by("up"), by("down")));
        }
    };
    let down = move |_: MouseEvent| {
        let after = row.with_untracked(|row| row.as_ref().and_then(|row| row.after.clone()));
        let next = by(if after.is_none() { "up" } else { "down" });
        move_before(after, next);
    };
    let element = move |what: &str| id.with_value(|id| format!("{what}-{}", id.0));
    view! {
        <tr class:gone=move || !stands()>
            <th scope="row" id=element("category") tabindex="-1">
                {name}
                {notes}
            </th>
            <td>
                <p>{move || of_category(|category| category.definition.clone())}</p>
                {keywords}
            </td>
            <td class="number">
                {move || row.with(|row| row.as_ref().map(|row| numbers::grouped(row.notations)))}
            </td>
            <td>{years}</td>
            <td>
                <div class="actions">
                    <Show when=stands>
                        <button
                            type="button"
                            class="quiet"
                            id=element("edit")
                            aria-label=move || t_string!(i18n, codebook.change_of, name = name())
                            on:click=edit
                        >
                            {t!(i18n, codebook.change)}
                        </button>
                    </Show>
                    <Show when=move || is(|row| row.before.is_some())>
                        <button
                            type="button"
                            class="quiet"
                            id=element("up")
                            aria-label=move || t_string!(i18n, codebook.up_of, name = name())
                            on:click=up
                        >
                            "↑"
                        </button>
                    </Show>
                    <Show when=move || is(|row| !row.is_last)>
                        <button
                            type="button"
                            class="quiet"
                            id=element("down")
                            aria-label=move || t_string!(i18n, codebook.down_of, name = name())
                            on:click=down
                        >
                            "↓"
                        </button>
                    </Show>
                </div>
            </td>
        </tr>
    }
}
