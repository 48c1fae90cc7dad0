//! The whole page: header, the page that the address names, footer; and the engine behind them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlElement};

use super::components::{engine_notice, stray_notice};
use super::copies::Copies;
use super::drops::Drops;
use super::i18n::I18n;
use super::language::use_locale;
use super::late_pages::{CodingPage, fetch_draft_ahead, late_coding, late_draft, late_reader};
use super::live::{afterwards, part};
use super::markup::{Child as _, Markup, group, tag};
use super::pages::{not_found, start};
use super::route::{DraftPage, Route, Shared};
use super::second_coder::SecondCoder;
use super::i18n::td_string;
use crate::browser::engine_client::{EngineClient, Event, Reply};
use crate::browser::{fragment, timing};
use crate::protocol::{BUILD, Request};

/// How the engine is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// At work or ready.
    Well,
    /// Of another build than the page.
    Stale,
    /// Stopped; its last words.
    Died(String),
    /// It could not start; what stopped it. What is asked waits.
    NotStarted(String),
    /// It has said nothing for long, and something is waited for.
    Silent {
        /// Whether it has started.
        started: bool,
    },
}

/// The engine, for whoever has something to ask. There is one for as long as the page lives.
#[derive(Clone, Copy)]
pub struct Engine(&'static EngineParts);

impl std::ops::Deref for Engine {
    type Target = EngineParts;

    fn deref(&self) -> &EngineParts {
        self.0
    }
}

/// What there is to know of the engine.
pub struct EngineParts {
    client: StoredValue<EngineClient, LocalStorage>,
    /// How it is.
    pub health: RwSignal<Health>,
    /// Counts the times it was started again: whoever has counted with it counts anew.
    pub restarts: RwSignal<u32>,
    /// How far the file has come that it read last.
    pub progress: RwSignal<Option<Progress>>,
    /// Files that the browser does not keep for next time.
    pub not_kept: RwSignal<Vec<String>>,
    /// How many cases the engine has learned from, of how many; told anew whenever suggestions may have changed.
    pub learnt: RwSignal<(u32, u32)>,
}

/// How far a file has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Its name.
    pub name: String,
    /// Bytes read.
    pub done: u64,
    /// Bytes in all.
    pub total: u64,
    /// Rows read.
    pub rows: u32,
}

impl Engine {
    /// The engine starts ahead of the first request, but for whoever only reads what another has shared.
    fn provide(route: &Route) -> Self {
        let health = RwSignal::new(Health::Well);
        let progress = RwSignal::new(None);
        let not_kept = RwSignal::new(Vec::new());
        let learnt = RwSignal::new((0, 0));
        let become_if = move |may: fn(&Health) -> bool, next| {
            if health.with_untracked(may) {
                health.set(next);
            }
        };
        let client = EngineClient::new(move |event| match event {
            Event::Started => health.set(Health::Well),
            Event::Stale => health.set(Health::Stale),
            Event::Died(died) => health.set(Health::Died(died.0)),
            Event::NotStarted(died) => health.set(Health::NotStarted(died.0)),
            // What is worse has been said already.
            Event::Silent { started } => {
                become_if(|now| *now == Health::Well, Health::Silent { started });
            }
            Event::Heard => {
                become_if(|now| matches!(now, Health::Silent { .. }), Health::Well);
            }
            Event::Progress {
                name,
                done,
                total,
                rows,
            } => progress.set(Some(Progress {
                name,
                done,
                total,
                rows,
            })),
            Event::Learning { done, total } => learnt.set((done, total)),
            Event::NotKept { name } => not_kept.update(|names| names.push(name)),
        });
        if !route.is_reader() {
            client.start();
        }
        let engine = Self(Box::leak(Box::new(EngineParts {
            client: StoredValue::new_local(client),
            health,
            restarts: RwSignal::new(0),
            progress,
            not_kept,
            learnt,
        })));
        provide_context(engine);
        engine
    }

    /// Starts another in its place: it has stopped, or nobody wants to wait for it any longer.
    pub fn restart(self) {
        self.health.set(Health::Well);
        self.client.with_value(EngineClient::clone).begin_anew();
        self.restarts.update(|restarts| *restarts += 1);
    }

    /// Starts it ahead of the first request.
    fn start_ahead(self) {
        self.client.with_value(EngineClient::start);
    }

    /// Leaves off reading the file of the request with this number; nothing happens where it has been read.
    pub fn cancel(self, reading: u32) {
        self.progress.set(None);
        self.client.with_value(EngineClient::clone).cancel(reading);
    }

    /// Whether the engine reads the cases for suggestions, and has not read all.
    pub fn is_learning(self) -> bool {
        let (done, total) = self.learnt.get();
        done < total
    }

    /// How many hundredths of the cases it has read.
    pub fn share_learnt(self) -> u64 {
        let (done, total) = self.learnt.get();
        u64::from(done) * 100 / u64::from(total.max(1))
    }

    /// Leaves off reading the cases at this one; with another it goes on.
    pub fn leave_off(self, at: u32) {
        // What was told on the way has come in before the answer.
        self.ask(&Request::LeaveOff { at }, None, move |_| {
            self.learnt.set((0, 0));
        });
    }

    /// Tells the engine something.
    pub fn inform(self, request: &Request) {
        self.client.with_value(|client| client.inform(request));
    }

    /// Asks the engine, with a file beside the request or not. The request's number.
    pub fn ask(
        self,
        request: &Request,
        file: Option<&File>,
        answered: impl FnOnce(Reply) + 'static,
    ) -> u32 {
        self.client
            .with_value(EngineClient::clone)
            .ask(request, file, answered)
    }
}

/// Files that wait for their draft to be opened: those that a new one begins with, and those that were not read yet
/// when one was closed.
#[derive(Clone, Copy)]
pub struct Handover(StoredValue<Vec<(String, Vec<File>)>, LocalStorage>);

impl Handover {
    /// Leaves files for the draft with this id.
    pub fn give(self, draft: String, files: Vec<File>) {
        if !files.is_empty() {
            self.0.update_value(|waiting| waiting.push((draft, files)));
        }
    }

    /// The files that wait for the draft with this id, in the order in which they were given.
    pub fn take(self, draft: &str) -> Vec<File> {
        let mut its = Vec::new();
        self.0.update_value(|waiting| {
            for (id, files) in waiting.iter_mut() {
                if id == draft {
                    its.append(files);
                }
            }
            waiting.retain(|(_, files)| !files.is_empty());
        });
        its
    }
}

/// The text of a shared report that was opened as a file or pasted, on its way to its reader.
#[derive(Clone, Copy)]
pub struct OpenedShare(pub RwSignal<String>);

impl OpenedShare {
    /// Shows a report, from the text of its file or from a text with its link.
    pub fn open(self, text: String) {
        self.0.set(text);
        fragment::go(&Route::Reader(Shared::Opened).href());
    }
}

/// Puts the page in place of the text that stands in the document until the program has started.
pub fn mount() {
    let start = timing::now();
    if let Some(waiting) = document().get_element_by_id("start") {
        waiting.remove();
    }
    // The elements put themselves on the page; Leptos keeps their signals and effects.
    mount_to_body(|| document().body().map_or((), |body| app().put_in(&body)));
    timing::measure("app:ready", start, &[]);
    if !Route::parse(&fragment::read()).is_reader() {
        fetch_draft_ahead();
    }
}

/// The page.
fn app() -> Markup {
    let i18n = I18n::provide();
    let first = Route::parse(&fragment::read());
    let engine = Engine::provide(&first);
    provide_context(Handover(StoredValue::new_local(Vec::new())));
    let shared = OpenedShare(RwSignal::new(String::new()));
    provide_context(shared);
    SecondCoder::provide(shared, Copies::provide());
    let drops = Drops::provide();
    let route = RwSignal::new(first);
    fragment::on_change(move || {
        let next = Route::parse(&fragment::read());
        if route.with_untracked(Route::is_reader) && !next.is_reader() {
            engine.start_ahead();
        }
        drops.stray.set(false);
        route.set(next);
    });

    // Only the draft's id decides whether the draft is opened anew; its pages change within it.
    let draft_id = Memo::new(move |_| match route.get() {
        Route::Draft { id, .. } => Some(id),
        Route::Start | Route::Sample | Route::Reader(_) | Route::NotFound => None,
    });
    let page = Memo::new(move |_| match route.get() {
        Route::Draft { page, .. } => page,
        Route::Start | Route::Sample | Route::Reader(_) | Route::NotFound => DraftPage::Files,
    });
    let outside = Memo::new(move |_| match route.get() {
        Route::Draft { .. } => Route::Start,
        other => other,
    });
    announce_pages(route, i18n);

    group()
        .child(part(move || i18n.made_in(|| header(i18n))))
        .child(
            tag("main")
                .id("content")
                .attr("tabindex", "-1")
                .child(part(move || i18n.made_in(engine_notice)))
                .child(part(move || {
                    let draft = draft_id.get();
                    i18n.made_in(|| stray_notice(draft))
                }))
                .child(part(move || match draft_id.get() {
                    Some(id) => untrack(|| late_draft(id, page, i18n)),
                    None => match outside.get() {
                        Route::Sample => i18n.made_in(|| late_coding(CodingPage::Sample)),
                        Route::Reader(shared) => untrack(|| late_reader(shared, i18n)),
                        Route::NotFound => i18n.made_in(not_found),
                        Route::Start | Route::Draft { .. } => i18n.made_in(start),
                    },
                })),
        )
        .child(part(move || i18n.made_in(footer)))
}

fn header(i18n: I18n) -> Markup {
    let locale = use_locale();
    let skip = move |event: web_sys::Event| {
        // The fragment is the route: the link must not change it.
        event.prevent_default();
        focus("#content");
    };
    let other = locale.other().code();
    let switch = move |_| {
        i18n.set_locale(i18n.get_locale_untracked().other());
        // The button is made anew with the rest.
        request_animation_frame(|| focus("#language"));
    };
    group()
        .child(
            tag("a")
                .class("skip")
                .attr("href", "#content")
                .on("click", skip)
                .child(td_string!(locale, app.skip)),
        )
        .child(
            tag("header")
                .class("masthead")
                .child(
                    tag("a")
                        .class("wordmark")
                        .attr("href", Route::Start.href())
                        .child(td_string!(locale, app.name)),
                )
                .child(tag("p").class("tagline").child(td_string!(locale, app.tagline)))
                .child(
                    tag("button")
                        .id("language")
                        .attr("type", "button")
                        .class("quiet")
                        .attr("lang", other)
                        .on("click", switch)
                        .child(td_string!(locale, app.other_language)),
                ),
        )
}

fn footer() -> Markup {
    let locale = use_locale();
    let version = env!("CARGO_PKG_VERSION");
    tag("footer")
        .class("colophon")
        .child(tag("p").child(td_string!(locale, app.privacy)))
        .child(tag("p").class("soft").child(td_string!(
            locale,
            app.version,
            version = version,
            build = BUILD
        )))
}

/// After a change of page the heading has the focus, so that screen readers begin there; the window's title says
/// which page it is.
fn announce_pages(route: RwSignal<Route>, i18n: I18n) {
    // Another list of cases is no other page.
    let place = Memo::new(move |_| match route.get() {
        // Another unit's codebook is another page.
        Route::Draft {
            id,
            page: DraftPage::Codebook { unit },
        } => (id, 6, unit),
        Route::Draft { id, page } => (id, page.number(), None),
        Route::Start => (String::new(), 0, None),
        Route::NotFound => (String::new(), 4, None),
        Route::Sample => (String::new(), 8, None),
        Route::Reader(_) => (String::new(), 10, None),
    });
    let mut before = None;
    afterwards(move || {
        let now = place.get();
        let locale = i18n.get_locale();
        let name = match now.1 {
            1 => td_string!(locale, pages.files),
            2 => td_string!(locale, pages.account),
            5 => td_string!(locale, pages.history),
            3 => td_string!(locale, pages.cases),
            4 => td_string!(locale, app.not_found_title),
            6 => td_string!(locale, pages.codebook),
            7 => td_string!(locale, pages.agreement),
            8 => td_string!(locale, pages.sample),
            9 => td_string!(locale, pages.report),
            10 => td_string!(locale, pages.reader),
            _ => td_string!(locale, app.tagline),
        };
        document().set_title(&format!("{name} – {}", td_string!(locale, app.name)));
        if before
            .replace(now.clone())
            .is_some_and(|before| before != now)
        {
            request_animation_frame(|| focus("main h1"));
            if let Some(window) = web_sys::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
    });
}

/// Goes to the start page.
pub fn go_to_start() {
    fragment::go(&Route::Start.href());
}

/// Goes to a page of a draft.
pub fn go_to_draft(id: String, page: DraftPage) {
    fragment::go(&Route::Draft { id, page }.href());
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot have the focus keeps it where it is.
        let _ = element.focus();
    }
}
