//! What a case is about: its suggestions, its categories, and the keys with which all of it is decided.

mod categories;
mod choosable;
mod coded_case;
mod desk;
mod keys_help;
mod suggestions;

use leptos::prelude::*;

use self::coded_case::CodedCase;
use self::desk::Desk;
use self::keys_help::KeysHelp;
use super::learning::Learning;
use crate::browser::keys;
use crate::ui::i18n::{t, use_i18n};

pub use self::choosable::categories_for;
pub use self::coded_case::state_of;

/// The part of a case's panel where its categories are decided.
#[component]
pub fn Coding(
    /// The case's place among all.
    at: Memo<Option<u32>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = Desk::new(at);
    desk.keep_asking();
    let kept = StoredValue::new_local(keys::on_key(move |pressed| {
        !pressed.in_field && !pressed.commanded && desk.press(&pressed.key, pressed.on_control)
    }));
    on_cleanup(move || kept.dispose());
    // The case before stands there until the one that was asked for has come.
    let is_waiting = move || desk.at.get() != desk.read(|detail| detail.row.at);
    view! {
        <section
            class="coding"
            aria-busy=move || is_waiting().then_some("true")
            aria-label=t!(i18n, coding.title)
        >
            // Another case is made anew, and does not get the focus of the one before: space would press its buttons.
            <For each=move || desk.read(|detail| detail.key) key=|case| *case let:_case>
                <CodedCase desk />
            </For>
            <p class="visually-hidden" role="status">
                {desk.done}
            </p>
            <Learning at />
            <KeysHelp />
        </section>
    }
}
