//! Where the list of cases stands: which rows are in the document, and where the scroll bar is.

use std::ops::Range;
use std::time::Duration;

use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::case_browser::CaseBrowser;
use crate::ui::scroll_map::ScrollMap;

/// How many rows stand ready above and below those in view.
const READY: u32 = 8;

/// How long nothing must have moved before the scroll bar is put right.
const STILL: Duration = Duration::from_millis(150);

/// Where the list stands while it is on the page. Copies are the same.
#[derive(Clone, Copy)]
pub struct CaseScroll {
    browser: CaseBrowser,
    map: StoredValue<ScrollMap>,
    /// Counts the moves.
    moved: RwSignal<u32>,
    /// The element that scrolls.
    pub list: NodeRef<Div>,
    /// The box in it that is as tall as all rows.
    pub all: NodeRef<Div>,
    /// A row that nobody sees, to be measured.
    pub probe: NodeRef<Div>,
}

impl CaseScroll {
    /// At the beginning.
    pub fn new(browser: CaseBrowser) -> Self {
        Self {
            browser,
            map: StoredValue::new(ScrollMap::default()),
            moved: RwSignal::new(0),
            list: NodeRef::new(),
            all: NodeRef::new(),
            probe: NodeRef::new(),
        }
    }

    /// Measures the list and moves it with the cursor for as long as it is on the page, and asks for the cases in view.
    pub fn keep_in_place(self) {
        let browser = self.browser;
        let resized = window_event_listener_untyped("resize", move |_| untrack(|| self.measure()));
        on_cleanup(move || resized.remove());
        let mut renewed = browser.renewed.get_untracked();
        Effect::new(move || {
            let now = browser.renewed.get();
            if renewed != now {
                renewed = now;
                self.map.update_value(ScrollMap::rewind);
            }
            self.measure();
        });
        Effect::new(move || {
            // Other parts of the page move the cursor too.
            let cursor = browser.cursor.get();
            self.move_bar(|map| map.reveal(cursor));
        });
        Effect::new(move || {
            let visible = self.read(ScrollMap::visible);
            // What an answer has brought may not be all that is in view.
            let _ = browser.sums();
            if !visible.is_empty() {
                browser.show(visible);
            }
        });
    }

    /// Measures it: once it is on the page, and whenever the list or the window has become another.
    fn measure(self) {
        let cases = self.browser.sums().map_or(0, |(cases, _)| cases);
        let (Some(list), Some(probe)) = (self.list.get_untracked(), self.probe.get_untracked())
        else {
            return;
        };
        let row = probe.get_bounding_client_rect().height();
        let measure = |map: &mut ScrollMap| map.measure(cases, row, list.client_height());
        // A list of few rows is as tall as they are: the view has its height once the box has.
        self.map.update_value(|map| {
            measure(map);
        });
        self.lay_out();
        self.move_bar(measure);
    }

    /// Reads where it stands; followed when it moves.
    fn read<T>(self, read: impl FnOnce(&ScrollMap) -> T) -> T {
        self.moved.track();
        self.map.with_value(read)
    }

    /// Where the first row that is made stands in the box; followed.
    pub fn place(self) -> i32 {
        self.read(|map| map.place(first(map)))
    }

    /// The rows that stand ready; followed.
    pub fn ready(self) -> Range<u32> {
        self.read(|map| first(map)..map.visible().end.saturating_add(READY))
    }

    /// The rows that should be in the document, each with a number that changes when its case does; followed.
    pub fn rows(self) -> Vec<(u32, u32)> {
        let cases = self.browser.sums().map_or(0, |(cases, _)| cases);
        let ready = self.ready();
        let row = |case: u32| {
            let stamp = self.browser.row(case, |_, stamp| stamp);
            (case, stamp.unwrap_or_default())
        };
        (ready.start..ready.end.min(cases)).map(row).collect()
    }

    /// How many rows are in view.
    pub fn rows_in_view(self) -> u32 {
        let visible = self.map.with_value(ScrollMap::visible);
        visible.end.saturating_sub(visible.start)
    }

    /// The scroll bar was moved.
    pub fn scrolled(self) {
        let Some(list) = self.list.get_untracked() else {
            return;
        };
        self.map.update_value(|map| map.scrolled(list.scroll_top()));
        self.moved.update(|moves| *moves += 1);
        let now = self.moved.get_untracked();
        let when_still = move || {
            if self.moved.try_get_untracked() == Some(now) {
                let settled = self.map.try_update_value(ScrollMap::settle);
                if let Some(Some(bar)) = settled {
                    self.move_bar(|_| bar);
                }
            }
        };
        set_timeout(when_still, STILL);
    }

    /// Does something to where it stands, and puts the scroll bar there.
    pub fn move_bar(self, change: impl FnOnce(&mut ScrollMap) -> i32) {
        let bar = self.map.try_update_value(change).unwrap_or_default();
        self.moved.update(|moves| *moves += 1);
        // The box must be as tall before the bar can be there.
        self.lay_out();
        if let Some(list) = self.list.get_untracked() {
            list.set_scroll_top(bar);
        }
    }

    /// Makes the box as tall as the list is: at once, not when signals are next looked at.
    fn lay_out(self) {
        if let Some(all) = self.all.get_untracked() {
            let height = self.map.with_value(ScrollMap::height);
            // Fails for no element of the page.
            let _ = all.set_attribute("style", &format!("block-size:{height}px"));
        }
    }
}

/// The first row that is made.
fn first(map: &ScrollMap) -> u32 {
    map.visible().start.saturating_sub(READY)
}
