//! How far the reading of the cases is that suggestions come from, and the way to leave it off.

use leptos::prelude::*;

use crate::ui::engine::Engine;
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};

/// The line beside a case; nothing where all is read.
#[component]
pub fn Learning(
    /// The case's place among all.
    at: Memo<Option<u32>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let engine = expect_context::<Engine>();
    let leave_off = move |_| {
        if let Some(at) = at.get_untracked() {
            engine.leave_off(at);
            focus("#case-title");
        }
    };
    view! {
        <Show when=move || engine.is_learning()>
            <div class="learning">
                <p class="soft">
                    {move || t_string!(i18n, coding.learning, share = engine.share_learnt())}
                </p>
                <button type="button" class="button" on:click=leave_off>
                    {t!(i18n, coding.leave_off)}
                </button>
            </div>
        </Show>
    }
}
