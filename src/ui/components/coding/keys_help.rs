//! What the keys do.

use leptos::prelude::*;

use crate::ui::i18n::{t, use_i18n};

/// The keys with which cases are decided, to be opened.
#[component]
pub fn KeysHelp() -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <details class="keys">
            <summary>{t!(i18n, coding.keys)}</summary>
            <dl>
                <dt>
                    <kbd>"J K"</kbd>
                </dt>
                <dd>{t!(i18n, coding.key_move)}</dd>
                <dt>
                    <kbd>"1–9"</kbd>
                </dt>
                <dd>{t!(i18n, coding.key_digit)}</dd>
                <dt>
                    <kbd>"T"</kbd>
                </dt>
                <dd>{t!(i18n, coding.key_type)}</dd>
                <dt>
                    <kbd>{t!(i18n, coding.space)}</kbd>
                </dt>
                <dd>{t!(i18n, coding.key_space)}</dd>
                <dt>
                    <kbd>"A"</kbd>
                </dt>
                <dd>{t!(i18n, coding.key_alike)}</dd>
                <dt>
                    <kbd>"L"</kbd>
                </dt>
                <dd>{t!(i18n, near.key)}</dd>
                <dt>
                    <kbd>"N"</kbd>
                </dt>
                <dd>{t!(i18n, coding.key_none)}</dd>
                <dt>
                    <kbd>"U"</kbd>
                </dt>
                <dd>{t!(i18n, coding.key_undo)}</dd>
            </dl>
        </details>
    }
}
