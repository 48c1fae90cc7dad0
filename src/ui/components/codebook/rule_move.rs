//! The buttons that let a rule be tried earlier or later.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::{Book, by_id};
use crate::model::{Operation, RuleId};
use crate::ui::i18n::{Locale, td_string, use_i18n};

/// Whether a rule is to be tried earlier or later.
#[derive(Clone, Copy)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    const fn sign(self) -> &'static str {
        match self {
            Self::Up => "↑",
            Self::Down => "↓",
        }
    }

    /// What the button's id begins with.
    const fn id(self) -> &'static str {
        match self {
            Self::Up => "rule-up",
            Self::Down => "rule-down",
        }
    }

    fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Up => td_string!(locale, rules.up),
            Self::Down => td_string!(locale, rules.down),
        }
    }

    /// The place that it goes to, if there is one.
    fn to(self, place: usize, all: usize) -> Option<usize> {
        match self {
            Self::Up => place.checked_sub(1),
            Self::Down => Some(place + 1).filter(|to| *to < all),
        }
    }
}

/// The button that lets a rule be tried one place earlier or later, where there is one.
#[component]
pub(super) fn RuleMove(
    /// The codebook.
    book: Book,
    /// The rule.
    id: RuleId,
    /// All rules of the unit, in the order in which they are tried.
    order: Memo<Vec<RuleId>>,
    /// The rule in a sentence.
    words: Memo<String>,
    /// Which of the two.
    way: Way,
) -> impl IntoView {
    let i18n = use_i18n();
    let to = move |order: &Vec<RuleId>| {
        let place = order.iter().position(|other| *other == id);
        way.to(place.unwrap_or_default(), order.len())
    };
    let pressed = move |_: MouseEvent| {
        let order = order.get_untracked();
        let (Some(to), all) = (to(&order), order.len()) else {
            return;
        };
        // Downwards it changes places with the next, and stands before the one after that.
        let before = match way {
            Way::Up => order.get(to),
            Way::Down => order.get(to + 1),
        };
        let before = before.copied();
        let locale = i18n.get_locale_untracked();
        let told = td_string!(locale, rules.moved, place = to + 1, all = all);
        // At either end there is only the way back.
        let next = match to {
            0 => Way::Down,
            to if to + 1 == all => Way::Up,
            _ => way,
        };
        let operations = vec![Operation::MoveRule { id, before }];
        book.apply(operations, told, by_id(next.id(), &id.0.to_string()));
    };
    let label = move || {
        let name = way.name(i18n.get_locale());
        words.with(|words| format!("{name}: {words}"))
    };
    view! {
        <Show when=move || order.with(to).is_some()>
            <button
                type="button"
                class="quiet"
                id=format!("{}-{}", way.id(), id.0)
                aria-label=label
                on:click=pressed
            >
                {way.sign()}
            </button>
        </Show>
    }
}
