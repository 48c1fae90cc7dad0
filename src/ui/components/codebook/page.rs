//! The sections of a codebook.

use leptos::prelude::*;

use super::Book;
use super::category_rows::Categories;
use super::rule_list::Rules;
use super::spellings::Spellings;
use super::translation::Translation;
use crate::ui::going::focus;

/// The codebook of a unit, its near-identical names, rules and translation between years.
#[component]
pub fn Codebook(
    /// The unit; without one the codebook of cases that have none.
    unit: Option<String>,
) -> impl IntoView {
    let book = Book::new(unit);
    Effect::new(move |_| {
        book.workspace.counted.track();
        let selector = book.next_focus.get_value();
        if !selector.is_empty() {
            book.next_focus.set_value(String::new());
            request_animation_frame(move || focus(&selector));
        }
    });
    view! {
        <Categories book />
        <Spellings book />
        <Rules book />
        <Translation book />
    }
}
