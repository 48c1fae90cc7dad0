//! A report that somebody has shared, as its readers see it: from a link, from a file beside the page or from one that
//! they open. Nothing of it needs the engine.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use web_sys::HtmlInputElement;

use crate::browser::clock;
use crate::browser::published::{self, Unpublished};
use crate::model::{FrozenReport, LARGEST_SHARED};
use crate::share::{
    FileName, PACKAGE_WORD, Package, ShareError, check_words, read_file, read_link, unseal,
};
use crate::ui::app::{OpenedShare, focus};
use crate::ui::components::report::{
    figure_source, paper, print_button, save_as_word, spoken_words,
};
use crate::ui::i18n::I18n;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::{part, shown, words};
use crate::ui::markup::{Markup, answer, button, group, tag};
use crate::ui::route::{Route, Shared};
use crate::ui::i18n::td_string;

/// How far the reader has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// The file is being fetched.
    Coming,
    /// It cannot be shown.
    Refused(Refusal),
    /// It needs its passphrase.
    Sealed(Package),
    /// It is open.
    Open(Box<Opened>),
}

/// An opened report.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Opened {
    frozen: FrozenReport,
    check_words: String,
}

/// How far a sealed report has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seal {
    Closed,
    /// The key is being made, which takes the whole page.
    Opening,
    WrongPassphrase,
}

/// Why a report cannot be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// What was given is none, or broken.
    Share(ShareError),
    /// The address names no file beside the page.
    Name,
    /// The file beside the page cannot be had.
    Fetch(Unpublished),
    /// Nothing was given: the page was loaded again.
    Nothing,
}

/// A shared report, copies of which are the same.
#[derive(Clone, Copy)]
struct Reader {
    state: RwSignal<State>,
    /// Whether it came by a link that had to be mended.
    was_repaired: RwSignal<bool>,
}

/// The page of a shared report.
pub fn reader_page(shared: &Shared, i18n: I18n) -> Markup {
    let reader = Reader {
        state: RwSignal::new(State::Coming),
        was_repaired: RwSignal::new(false),
    };
    match shared {
        Shared::Link(fragment) => reader.read_link(fragment),
        Shared::File(name) => reader.fetch(name),
        Shared::Opened => {
            let opened: OpenedShare = expect_context();
            // Another may be opened while this one is shown.
            let follow = part(move || {
                let text = opened.0.get();
                untrack(|| reader.read(&text));
                group()
            });
            return group().child(follow).child(reader.shown(i18n));
        }
    }
    reader.shown(i18n)
}

impl Reader {
    /// What there is of it, in the page's language. What has been opened stays open when that changes.
    fn shown(self, i18n: I18n) -> Markup {
        part(move || {
            i18n.made_in(|| {
                shown(
                    move || self.state.get(),
                    move |state| match state {
                        State::Coming => heading(td_string!(use_locale(), app.loading)),
                        State::Refused(refusal) => refused(*refusal),
                        State::Sealed(package) => self.sealed(package),
                        State::Open(opened) => self.report(opened),
                    },
                )
            })
        })
    }

    fn read(self, text: &str) {
        if text.is_empty() {
            self.state.set(State::Refused(Refusal::Nothing));
        } else if text
            .trim_start_matches('\u{feff}')
            .starts_with(PACKAGE_WORD)
        {
            self.take(read_file(text));
        } else {
            self.read_link(text);
        }
    }

    fn read_link(self, text: &str) {
        let link = read_link(text);
        self.was_repaired
            .set(link.as_ref().is_ok_and(|link| link.was_repaired));
        self.take(link.map(|link| link.package));
    }

    fn fetch(self, name: &str) {
        let Ok(name) = FileName::parse(name) else {
            self.state.set(State::Refused(Refusal::Name));
            return;
        };
        spawn_local_scoped_with_cancellation(async move {
            match published::text(&name.address(), LARGEST_SHARED as f64).await {
                Ok(text) => self.take(read_file(&text)),
                Err(why) => self.state.set(State::Refused(Refusal::Fetch(why))),
            }
        });
    }

    fn take(self, package: Result<Package, ShareError>) {
        self.state.set(match package {
            Ok(package) if package.is_sealed() => State::Sealed(package),
            Ok(package) => opened(&package),
            Err(error) => State::Refused(Refusal::Share(error)),
        });
    }

    fn sealed(self, package: &Package) -> Markup {
        let locale = use_locale();
        let seal = RwSignal::new(Seal::Closed);
        let field = tag("input")
            .attr("type", "password")
            .attr("autocomplete", "off")
            .attr("aria-describedby", "passphrase-said");
        let input = StoredValue::new_local(field.node::<HtmlInputElement>().clone());
        let package = StoredValue::new(package.clone());
        let open = move || {
            let Some(passphrase) = input.try_with_value(HtmlInputElement::value) else {
                // The page has been left meanwhile.
                return;
            };
            match package.with_value(|package| unseal(package, &passphrase)) {
                Ok(plain) => {
                    self.state.set(opened(&plain));
                    request_animation_frame(|| focus("main h1"));
                }
                Err(ShareError::WrongPassphrase | ShareError::EmptyPassphrase) => {
                    seal.set(Seal::WrongPassphrase);
                    focus("#passphrase");
                }
                Err(error) => self.state.set(State::Refused(Refusal::Share(error))),
            }
        };
        let sent = move |event: web_sys::Event| {
            event.prevent_default();
            if seal.get_untracked() == Seal::Opening {
                return;
            }
            seal.set(Seal::Opening);
            // What is said is shown before the page is busy.
            request_animation_frame(move || set_timeout(open, Duration::ZERO));
        };
        group()
            .child(heading(td_string!(locale, reader.sealed_title)))
            .child(tag("p").class("lead").child(td_string!(locale, reader.sealed)))
            .child(
                tag("form")
                    .class("reader__seal")
                    .on("submit", sent)
                    .child(answer(
                        "passphrase",
                        td_string!(locale, reader.passphrase),
                        field,
                    ))
                    .child(
                        tag("p")
                            .id("passphrase-said")
                            .class_while("error", move || seal.get() == Seal::WrongPassphrase)
                            .attr("role", "status")
                            .child(words(move || match seal.get() {
                                Seal::Closed => "",
                                Seal::Opening => td_string!(locale, reader.opening),
                                Seal::WrongPassphrase => td_string!(locale, reader.wrong_passphrase),
                            })),
                    )
                    .child(
                        tag("button")
                            .attr("type", "submit")
                            .class("button button--primary")
                            .child(td_string!(locale, reader.open)),
                    ),
            )
    }

    fn report(self, opened: &Opened) -> Markup {
        let locale = use_locale();
        let frozen = &opened.frozen;
        let paper = paper(&frozen.report, &frozen.charts, move |figure, shown| {
            shown.attr("title", figure_source(locale, &figure.of))
        });
        group().child(self.about(locale, opened)).child(paper)
    }

    /// When it was frozen, and what tells whether it is what was sent.
    fn about(self, locale: Locale, opened: &Opened) -> Markup {
        let frozen = &opened.frozen;
        let moment = clock::local_minute(frozen.frozen_ms);
        let hidden = (frozen.hidden_below > 0)
            .then(|| td_string!(locale, reader.hidden, threshold = frozen.hidden_below));
        let repaired = self
            .was_repaired
            .get_untracked()
            .then(|| td_string!(locale, reader.repaired));
        let line = |words: String| tag("p").child(words);
        tag("aside")
            .class("notice reader__about")
            .attr("aria-label", td_string!(locale, reader.about))
            .child(line(td_string!(locale, reader.frozen, moment = moment)))
            .child(
                tag("p")
                    .child(td_string!(locale, reader.check_words))
                    .child(" ")
                    .child(spoken_words(&opened.check_words))
                    .child(tag("br"))
                    .child(td_string!(locale, reader.compare)),
            )
            .child(tag("p").child(td_string!(locale, reader.undamaged)))
            .child(repaired.map(|words| tag("p").child(words)))
            .child(hidden.map(line))
            .child(handing_on(locale, opened))
    }
}

/// What a reader can do with the report: keep it as a Word document, or print it.
fn handing_on(locale: Locale, opened: &Opened) -> Markup {
    let failed = RwSignal::new(false);
    let report = opened.frozen.report.clone();
    let check_words = opened.check_words.clone();
    let word = move |_| {
        let (report, check_words) = (report.clone(), check_words.clone());
        spawn_local_scoped_with_cancellation(async move {
            // The charts' drawings are not in a package: the document has their words.
            let saved = save_as_word(locale, report, Vec::new(), Some(check_words)).await;
            failed.set(saved.is_none());
        });
    };
    group()
        .child(
            tag("div")
                .class("actions")
                .child(button("button", td_string!(locale, paper.word), word))
                .child(print_button(locale)),
        )
        .child(tag("p").attr("role", "status").child(words(move || {
            if failed.get() {
                td_string!(locale, paper.failed)
            } else {
                ""
            }
        })))
}

/// The contents of a plain package, and their words.
fn opened(package: &Package) -> State {
    let contents = package.contents::<FrozenReport>();
    match contents.and_then(|frozen| Ok((frozen, check_words(package)?))) {
        Ok((frozen, check_words)) => State::Open(Box::new(Opened {
            frozen,
            check_words,
        })),
        Err(error) => State::Refused(Refusal::Share(error)),
    }
}

fn heading(words: &str) -> Markup {
    tag("h1").attr("tabindex", "-1").child(words)
}

fn refused(refusal: Refusal) -> Markup {
    let locale = use_locale();
    let why = match refusal {
        Refusal::Share(error) => reason(locale, error),
        Refusal::Name => td_string!(locale, reader.bad_name),
        Refusal::Fetch(Unpublished::Absent) => td_string!(locale, reader.absent),
        Refusal::Fetch(Unpublished::TooLarge) => td_string!(locale, reader.too_large),
        Refusal::Nothing => td_string!(locale, reader.nothing),
    };
    group()
        .child(heading(td_string!(locale, reader.refused_title)))
        .child(tag("p").class("lead").attr("role", "alert").child(why))
        .child(
            tag("p").child(
                tag("a")
                    .attr("href", Route::Start.href())
                    .child(td_string!(locale, app.to_start)),
            ),
        )
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
