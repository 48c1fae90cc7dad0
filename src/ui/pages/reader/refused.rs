//! Why a shared report cannot be shown, and what to do.

use leptos::prelude::*;

use super::state::Refusal;
use crate::browser::published::Unpublished;
use crate::share::ShareError;
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::route::Route;

/// The reason, and the way to the start page.
#[component]
pub(super) fn Refused(
    /// The reason.
    refusal: Refusal,
) -> impl IntoView {
    let i18n = use_i18n();
    let why = move || {
        let locale = i18n.get_locale();
        match refusal {
            Refusal::Share(error) => reason(locale, error),
            Refusal::Name => td_string!(locale, reader.bad_name),
            Refusal::Fetch(Unpublished::Absent) => td_string!(locale, reader.absent),
            Refusal::Fetch(Unpublished::TooLarge) => td_string!(locale, reader.too_large),
            Refusal::Nothing => td_string!(locale, reader.nothing),
        }
    };
    view! {
        <h1 tabindex="-1">{t!(i18n, reader.refused_title)}</h1>
        <p class="lead" role="alert">
            {why}
        </p>
        <p>
            <a href=Route::Start.href()>{t!(i18n, app.to_start)}</a>
        </p>
    }
}

/// What is wrong, and what to do.
fn reason(locale: Locale, error: ShareError) -> &'static str {
    match error {
        ShareError::Foreign => td_string!(locale, reader.foreign),
        ShareError::Newer(_) => td_string!(locale, reader.newer),
        ShareError::CutOff => td_string!(locale, reader.cut_off),
        ShareError::Damaged => td_string!(locale, reader.damaged),
        ShareError::LowerCased => td_string!(locale, reader.lower_cased),
        ShareError::TooLarge => td_string!(locale, reader.too_large),
        ShareError::Unreadable
        | ShareError::HostileSeal
        | ShareError::Sealed
        | ShareError::NotSealed
        | ShareError::EmptyPassphrase
        | ShareError::WrongPassphrase => td_string!(locale, reader.unreadable),
    }
}
