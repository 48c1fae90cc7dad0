//! Files that are dropped on the page, wherever that is: who can take them in gets them. Where nobody can, it is said; the
//! browser never opens a file in place of the page.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File};

use crate::browser::files;

type Taker = Rc<dyn Fn(Vec<File>)>;

/// What there is to know of drops. There is one for as long as the page lives.
#[derive(Clone, Copy)]
pub struct Drops {
    /// Whether files are held over the page.
    pub over: RwSignal<bool>,
    /// Whether files were dropped where nobody takes them in.
    pub stray: RwSignal<bool>,
    /// Who takes files in, and how many have done so.
    taker: StoredValue<(u32, Option<Taker>), LocalStorage>,
}

impl Drops {
    /// Hears of drops from now on, and makes them known to the components below.
    pub fn provide() -> Self {
        let drops = Self {
            over: RwSignal::new(false),
            stray: RwSignal::new(false),
            taker: StoredValue::new_local((0, None)),
        };
        for event in ["dragover", "dragleave", "drop"] {
            let heard = move |event: web_sys::Event| {
                if let Some(drag) = event.dyn_ref() {
                    drops.heard(drag);
                }
            };
            // For as long as the page lives.
            std::mem::forget(window_event_listener_untyped(event, heard));
        }
        provide_context(drops);
        drops
    }

    /// Hands over the files that are dropped for as long as the part of the page around the caller is there.
    pub fn take_in(self, taker: impl Fn(Vec<File>) + 'static) {
        let mut number = 0;
        self.taker.update_value(|(last, now)| {
            *last += 1;
            number = *last;
            *now = Some(Rc::new(taker));
        });
        on_cleanup(move || {
            // The next may have come before this one goes.
            self.taker.update_value(|(last, now)| {
                if *last == number {
                    *now = None;
                }
            });
        });
    }

    fn heard(self, drag: &DragEvent) {
        if !files::are_dragged(drag) {
            // Text goes where it is dropped; a link would lead away.
            if !files::is_in_field(drag) {
                drag.prevent_default();
            }
            return;
        }
        drag.prevent_default();
        let over = match drag.type_().as_str() {
            "dragover" => true,
            // It goes from one element to the next, and to none where it leaves the page.
            "dragleave" => drag.related_target().is_some(),
            _ => {
                self.dropped(files::dropped(drag));
                false
            }
        };
        if self.over.get_untracked() != over {
            self.over.set(over);
        }
    }

    fn dropped(self, files: Vec<File>) {
        let taker = self.taker.with_value(|(_, taker)| taker.clone());
        self.stray.set(taker.is_none());
        if let Some(taker) = taker {
            taker(files);
        }
    }
}

/// The page's drops.
#[must_use]
pub fn use_drops() -> Drops {
    expect_context()
}
