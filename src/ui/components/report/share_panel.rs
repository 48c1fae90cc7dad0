//! Handing a report on: frozen by the engine, made a link or a file here, sealed where a passphrase is chosen.

use leptos::prelude::*;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::checks::{undecided_notice, undecided_words};
use crate::browser::{chance, clock, copying, download, fragment};
use crate::model::ReportDraft;
use crate::protocol::{NotFrozen, Request, Response};
use crate::share::{FileName, Package, SealCost, seal, write_file, write_link};
use crate::ui::app::{Engine, focus};
use crate::ui::language::{Locale, chart_words, use_locale};
use crate::ui::live::{shown, words};
use crate::ui::markup::{Markup, answer, button, choice, group, tag};
use crate::ui::numbers::grouped;
use crate::ui::texts::text;

/// The longest address that every mail program lets through whole.
const FITS_MAIL: usize = 2000;

/// The thresholds that are offered below which counts are hidden.
const THRESHOLDS: [u32; 4] = [0, 3, 5, 10];

/// What the panel shows below its form.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Made {
    Nothing,
    Asked,
    /// What went wrong, in words.
    Failed(String),
    Package(Package),
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
                .child(text!(locale, sharing.title)),
        )
        .child(tag("p").child(text!(locale, sharing.lead)))
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
                Made::Asked => tag("p").child(text!(locale, sharing.making)),
                Made::Failed(why) => tag("p").class("notice notice--alarm").child(why.as_str()),
                Made::Package(package) => finished(locale, package, year),
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
            0 => text!(locale, sharing.hide_none).to_owned(),
            each => text!(locale, sharing.hide_below, threshold = each),
        };
        choice(each.to_string(), name)
    });
    let hide = tag("select").children(names).on("change", move |event| {
        threshold.set(event_target_value(&event).parse().unwrap_or_default());
    });
    let secret = || {
        tag("input")
            .attr("type", "password")
            .attr("autocomplete", "new-password")
    };
    let (first, second) = (secret(), secret());
    let [one, other] = [&first, &second]
        .map(|field| StoredValue::new_local(field.node::<HtmlInputElement>().clone()));
    let sent = move |event: web_sys::Event| {
        event.prevent_default();
        let passphrase = one.with_value(HtmlInputElement::value);
        if passphrase != other.with_value(HtmlInputElement::value) {
            made.set(Made::Failed(text!(locale, sharing.not_the_same).to_owned()));
            focus("#seal-again");
            return;
        }
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
                _ => Err(text!(locale, sharing.failed).to_owned()),
            };
            let package = bytes.and_then(|bytes| sealed(locale, &bytes, &passphrase));
            // The page may have been left meanwhile.
            let _ = made.try_set(match package {
                Ok(package) => Made::Package(package),
                Err(why) => Made::Failed(why),
            });
        });
    };
    tag("form")
        .on("submit", sent)
        .child(answer("hide-below", text!(locale, sharing.hide), hide))
        .child(
            tag("p")
                .class("hint")
                .child(text!(locale, sharing.hide_hint)),
        )
        .child(
            tag("details")
                .child(tag("summary").child(text!(locale, sharing.seal)))
                .child(
                    tag("p")
                        .class("hint")
                        .child(text!(locale, sharing.seal_hint)),
                )
                .child(answer(
                    "seal-first",
                    text!(locale, sharing.passphrase),
                    first,
                ))
                .child(answer(
                    "seal-again",
                    text!(locale, sharing.passphrase_again),
                    second,
                )),
        )
        .child(
            tag("button")
                .attr("type", "submit")
                .class("button button--primary")
                .child(text!(locale, sharing.make)),
        )
}

/// The engine's package, sealed where there is a passphrase; else the reason in words.
fn sealed(locale: Locale, bytes: &[u8], passphrase: &str) -> Result<Package, String> {
    let failed = || text!(locale, sharing.failed).to_owned();
    let package = Package::read(bytes).map_err(|_| failed())?;
    if passphrase.trim().is_empty() {
        return Ok(package);
    }
    let (salt, nonce) = chance::bytes().zip(chance::bytes()).ok_or_else(failed)?;
    seal(&package, passphrase, &salt, &nonce, SealCost::USUAL).map_err(|_| failed())
}

fn not_frozen(locale: Locale, why: NotFrozen) -> String {
    match why {
        NotFrozen::Undecided(count) => undecided_words(locale, count),
        NotFrozen::TooLarge => text!(locale, sharing.too_large).to_owned(),
        NotFrozen::NoAccount => text!(locale, sharing.failed).to_owned(),
    }
}

/// The link with its length and what to do with it, and the file.
fn finished(locale: Locale, package: &Package, year: i32) -> Markup {
    let link = format!("{}#{}", fragment::page_address(), write_link(package));
    let length = grouped(u32::try_from(link.len()).unwrap_or(u32::MAX));
    let advice = if link.len() <= FITS_MAIL {
        text!(locale, sharing.fits)
    } else {
        text!(locale, sharing.long)
    };
    let field = tag("textarea")
        .attr("readonly", "")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .child(link.as_str());
    let area = StoredValue::new_local(field.node::<HtmlTextAreaElement>().clone());
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        let copied = area.with_value(copying::copy);
        said.set(if copied {
            text!(locale, sharing.copied).to_owned()
        } else {
            text!(locale, sharing.copy_by_hand).to_owned()
        });
    };
    let name = format!("redovisning-{year}.lardom");
    let contents = write_file(package);
    let saved_as = name.clone();
    let save = move |_| download::save_text(&saved_as, &contents);
    let beside = FileName::parse(&name).map_or_else(|_| String::new(), |name| name.fragment());
    let published = format!("{}#{beside}", fragment::page_address());
    group()
        .child(
            tag("p")
                .class("summary")
                .child(text!(locale, sharing.length, length = length))
                .child(" ")
                .child(advice),
        )
        .child(answer("share-link", text!(locale, sharing.link), field))
        .child(
            tag("div")
                .class("actions")
                .child(button(
                    "button button--primary",
                    text!(locale, sharing.copy),
                    copy,
                ))
                .child(button("button", text!(locale, sharing.save), save)),
        )
        .child(
            tag("p")
                .class("hint")
                .attr("role", "status")
                .child(words(move || said.get())),
        )
        .child(
            tag("details")
                .child(tag("summary").child(text!(locale, sharing.publish)))
                .child(tag("p").child(text!(locale, sharing.publish_how, name = name)))
                .child(tag("p").child(tag("code").child(published))),
        )
}
