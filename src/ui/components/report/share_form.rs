//! The form in which it is chosen how a report is handed on, and what makes the copy.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::seal_fields::{SealChoice, SealFields, known_of};
use super::shared_copy::SharedCopy;
use super::sharing::{Failure, Made, Sharing};
use crate::browser::{chance, clock};
use crate::protocol::{Request, Response};
use crate::share::{Package, Passphrase, SealCost, check_words, seal};
use crate::ui::going::focus;
use crate::ui::i18n::{Locale, t, t_string, use_i18n};
use crate::ui::language::chart_words;
use crate::ui::report_desk::{ReportDesk, use_report_desk};

/// The thresholds that are offered below which counts are hidden.
const THRESHOLDS: [u32; 4] = [0, 3, 5, 10];

/// The form.
#[component]
pub(super) fn ShareForm(
    /// Gets what is made.
    sharing: Sharing,
) -> impl IntoView {
    let i18n = use_i18n();
    let desk = use_report_desk();
    let threshold = RwSignal::new(0_u32);
    let choice = SealChoice::new();
    let sent = move |event: SubmitEvent| {
        event.prevent_default();
        let known = untrack(|| desk.view(|view| known_of(&view.report)));
        let known = known.unwrap_or_default();
        match choice.chosen(i18n.get_locale_untracked(), &known) {
            Ok(passphrase) => make(desk, sharing, threshold.get_untracked(), passphrase),
            Err(refused) => {
                let why = Failure::Passphrase(refused.why);
                sharing.tell(sharing.now(), Made::Failed(why));
                focus(refused.field);
            }
        }
    };
    let options = THRESHOLDS.into_iter();
    let options = options.map(|each| {
        let name = move || match each {
            0 => t_string!(i18n, sharing.hide_none).to_owned(),
            each => t_string!(i18n, sharing.hide_below, threshold = each),
        };
        view! { <option value=each.to_string()>{name}</option> }
    });
    view! {
        <form on:submit=sent>
            <div class="answer">
                <label for="hide-below">{t!(i18n, sharing.hide)}</label>
                <select
                    id="hide-below"
                    on:change:target=move |event| {
                        threshold.set(event.target().value().parse().unwrap_or_default());
                    }
                >
                    {options.collect_view()}
                </select>
            </div>
            <p class="hint">{t!(i18n, sharing.hide_hint)}</p>
            <SealFields choice />
            <button type="submit" class="button button--primary">
                {t!(i18n, sharing.make)}
            </button>
        </form>
    }
}

/// Lets the engine freeze the report, and makes a copy of it.
fn make(desk: ReportDesk, sharing: Sharing, hidden_below: u32, passphrase: Option<Passphrase>) {
    let report = sharing.now();
    sharing.tell(report, Made::Asked);
    let request = Request::Freeze {
        written: Box::new(desk.written()),
        // The report is in Swedish.
        words: Box::new(chart_words(Locale::Sv)),
        hidden_below,
        frozen_ms: clock::now_ms(),
    };
    let engine = desk.workspace.engine();
    engine.ask(&request, None, move |reply| {
        let bytes = match reply {
            Ok((Response::File, Some(bytes))) => Ok(bytes.to_vec()),
            Ok((Response::NotFrozen(why), _)) => Err(Failure::NotFrozen(why)),
            _ => Err(Failure::NotMade),
        };
        let copy = bytes.and_then(|bytes| {
            let copy = copy_of(&bytes, passphrase.as_ref());
            copy.ok_or(Failure::NotMade)
        });
        sharing.tell(report, copy.map_or_else(Made::Failed, Made::Copy));
    });
}

/// The engine's package with its check words, sealed where there is a passphrase.
fn copy_of(bytes: &[u8], passphrase: Option<&Passphrase>) -> Option<SharedCopy> {
    let plain = Package::read(bytes).ok()?;
    let check_words = check_words(&plain).ok()?;
    let package = match passphrase {
        None => plain,
        Some(passphrase) => {
            let (salt, nonce) = chance::bytes().zip(chance::bytes())?;
            seal(&plain, passphrase, &salt, &nonce, SealCost::USUAL).ok()?
        }
    };
    Some(SharedCopy {
        package,
        check_words,
    })
}
