//! Handing a report on: frozen by the engine, made a link or a file here, sealed where a passphrase is chosen.

use leptos::prelude::*;

use super::checks::{undecided_notice, undecided_words};
use super::seal_fields::{known_of, seal_fields};
use super::shared_copy::{SharedCopy, shared_copy};
use crate::browser::{chance, clock};
use crate::model::ReportDraft;
use crate::protocol::{NotFrozen, Request, Response};
use crate::share::{Package, Passphrase, SealCost, check_words, seal};
use crate::ui::app::{Engine, focus};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, chart_words, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, answer, choice, group, tag};
use crate::ui::report_desk::use_report_desk;

/// The thresholds that are offered below which counts are hidden.
const THRESHOLDS: [u32; 4] = [0, 3, 5, 10];

/// What the panel shows below its form.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Made {
    Nothing,
    Asked,
    /// What went wrong, in words.
    Failed(String),
    Copy(SharedCopy),
}

/// The panel of a report. `written` is the user's part of it as it is now, `undecided` how many identifiers of people
/// there are to decide on ([`ReportView::undecided`](crate::model::ReportView::undecided)), followed when it changes.
pub fn share_panel(
    written: impl Fn() -> ReportDraft + Copy + 'static,
    undecided: impl Fn() -> u32 + Copy + 'static,
    year: i32,
) -> Markup {
    let locale = use_locale();
    let made = RwSignal::new(Made::Nothing);
    tag("section")
        .class("sharing")
        .attr("aria-labelledby", "sharing")
        .child(
            tag("h2")
                .id("sharing")
                .attr("tabindex", "-1")
                .child(td_string!(locale, sharing.title)),
        )
        .child(tag("p").child(td_string!(locale, sharing.lead)))
        .child(shown(undecided, move |count| match count {
            0 => form(locale, written, made),
            count => undecided_notice(locale, *count),
        }))
        .child(tag("div").attr("role", "status").child(shown(
            move || (made.get(), undecided() > 0),
            move |(made, blocked)| match made {
                // What was made before something was written that is to be decided on stays away.
                _ if *blocked => group(),
                Made::Nothing => group(),
                Made::Asked => tag("p").child(td_string!(locale, sharing.making)),
                Made::Failed(why) => tag("p").class("notice notice--alarm").child(why.as_str()),
                Made::Copy(copy) => shared_copy(locale, copy, year),
            },
        )))
}

fn form(
    locale: Locale,
    written: impl Fn() -> ReportDraft + Copy + 'static,
    made: RwSignal<Made>,
) -> Markup {
    let engine: Engine = expect_context();
    let threshold = RwSignal::new(0_u32);
    let names = THRESHOLDS.map(|each| {
        let name = match each {
            0 => td_string!(locale, sharing.hide_none).to_owned(),
            each => td_string!(locale, sharing.hide_below, threshold = each),
        };
        choice(each.to_string(), name)
    });
    let hide = tag("select").children(names).on("change", move |event| {
        threshold.set(event_target_value(&event).parse().unwrap_or_default());
    });
    let desk = use_report_desk();
    let (fields, chosen) = seal_fields(locale, move || {
        desk.view(|view| known_of(&view.report)).unwrap_or_default()
    });
    let sent = move |event: web_sys::Event| {
        event.prevent_default();
        let passphrase = match chosen() {
            Ok(passphrase) => passphrase,
            Err(refused) => {
                made.set(Made::Failed(refused.why.to_owned()));
                focus(refused.field);
                return;
            }
        };
        made.set(Made::Asked);
        let request = Request::Freeze {
            written: Box::new(untrack(written)),
            // The report is in Swedish.
            words: Box::new(chart_words(Locale::Sv)),
            hidden_below: threshold.get_untracked(),
            frozen_ms: clock::now_ms(),
        };
        engine.ask(&request, None, move |reply| {
            let bytes = match reply {
                Ok((Response::File, Some(bytes))) => Ok(bytes.to_vec()),
                Ok((Response::NotFrozen(why), _)) => Err(not_frozen(locale, why)),
                _ => Err(td_string!(locale, sharing.failed).to_owned()),
            };
            let copy = bytes.and_then(|bytes| {
                let copy = copy_of(&bytes, passphrase.as_ref());
                copy.ok_or_else(|| td_string!(locale, sharing.failed).to_owned())
            });
            // The page may have been left meanwhile.
            let _ = made.try_set(match copy {
                Ok(copy) => Made::Copy(copy),
                Err(why) => Made::Failed(why),
            });
        });
    };
    tag("form")
        .on("submit", sent)
        .child(answer("hide-below", td_string!(locale, sharing.hide), hide))
        .child(
            tag("p")
                .class("hint")
                .child(td_string!(locale, sharing.hide_hint)),
        )
        .child(fields)
        .child(
            tag("button")
                .attr("type", "submit")
                .class("button button--primary")
                .child(td_string!(locale, sharing.make)),
        )
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

fn not_frozen(locale: Locale, why: NotFrozen) -> String {
    match why {
        NotFrozen::Undecided(count) => undecided_words(locale, count),
        NotFrozen::TooLarge => td_string!(locale, sharing.too_large).to_owned(),
        NotFrozen::NoAccount => td_string!(locale, sharing.failed).to_owned(),
    }
}
