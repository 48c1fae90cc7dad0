//! Whether what identifies people is shown in the texts of a page's cases. At first it is not.

use leptos::prelude::*;

use crate::privacy;
use crate::ui::i18n::{t, use_i18n};

/// Whether identifiers are shown; one for each page, copies of which are the same.
#[derive(Clone, Copy)]
pub struct PersonalData(RwSignal<bool>);

impl PersonalData {
    /// Makes it known to the components below: hidden.
    pub fn provide() -> Self {
        let personal = Self(RwSignal::new(false));
        provide_context(personal);
        personal
    }

    /// Whether they are shown here; followed when it changes. Where no page has said, they are not.
    #[must_use]
    pub fn is_shown() -> bool {
        use_context::<Self>().is_some_and(|personal| personal.0.get())
    }
}

/// The button that shows and hides them, on the whole page.
#[component]
pub fn PersonalDataButton(
    /// Whether they are shown.
    personal: PersonalData,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <button
            type="button"
            class="quiet"
            aria-pressed=move || personal.0.get().to_string()
            on:click=move |_| personal.0.update(|shown| *shown = !*shown)
        >
            {t!(i18n, cases.show_personal)}
        </button>
    }
}

/// A text in one line as it is to be shown now, cut to so many bytes; followed when that changes. An identifier is
/// masked before it could be cut.
#[must_use]
pub fn shown_line(text: &str, most_bytes: usize) -> String {
    let line = if PersonalData::is_shown() {
        text.to_owned()
    } else {
        privacy::mask(text, &privacy::find(text))
    };
    let end = line.floor_char_boundary(most_bytes);
    line.get(..end).map_or_else(String::new, str::to_owned)
}
