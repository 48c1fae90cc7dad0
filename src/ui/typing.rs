//! What is being typed and is no step of the draft yet: it goes into the journal as it is typed, so that leaving the page,
//! another language or a killed browser loses none of it.

use std::rc::Rc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::workspace::{Workspace, use_workspace};
use crate::browser::clock;
use crate::draft::Event;
use crate::model::{from_content, to_content};

/// For how many milliseconds nothing is typed before what was typed is written.
const PAUSE_MS: i32 = 200;

/// What stands in a field or a form, with what was typed there before and is no step yet. `saved` is what stands there
/// when nothing has been typed; it is asked again whenever something is.
pub fn typed<T>(place: impl Into<String>, saved: impl Fn() -> T + 'static) -> RwSignal<T>
where
    T: Serialize + DeserializeOwned + PartialEq + Clone + Send + Sync + 'static,
{
    let place = place.into();
    let workspace = use_workspace();
    let kept = workspace.kept_typing(&place).and_then(|text| read(&text));
    let signal = RwSignal::new(kept.unwrap_or_else(|| untrack(&saved)));
    let saved = StoredValue::new_local(saved);
    let name = place.clone();
    let keep: Rc<dyn Fn()> = Rc::new(move || {
        let now = signal.try_get_untracked();
        let before = saved.try_with_value(|saved| untrack(saved));
        if let (Some(now), Some(before)) = (now, before) {
            let text = (now != before).then(|| write(&now));
            workspace.keep_typing(name.clone(), text);
        }
    });
    let mut is_first = true;
    let pause = Pause::new();
    let left = place.clone();
    Effect::new(move |_| {
        signal.track();
        if !std::mem::take(&mut is_first) {
            workspace.typing(&place, Rc::clone(&keep), pause);
        }
    });
    on_cleanup(move || workspace.flush_typing(&left));
    signal
}

/// Waits for a pause in what is typed.
#[derive(Clone, Copy)]
pub struct Pause(StoredValue<u32>);

impl Pause {
    /// Nothing has been typed.
    #[must_use]
    pub fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Does something when nothing more has been typed for a moment, if what it is about is still there.
    pub fn then(self, then: impl FnOnce() + 'static) {
        let Some(count) = self.0.try_update_value(|count| {
            *count = count.wrapping_add(1);
            *count
        }) else {
            return;
        };
        clock::after(PAUSE_MS, move || {
            if self.0.try_get_value() == Some(count) {
                then();
            }
        });
    }
}

impl Workspace {
    /// What was typed in a place and is no step yet.
    #[must_use]
    pub fn kept_typing(self, place: &str) -> Option<String> {
        let typed = |draft: &crate::draft::Draft| draft.typed(place).map(str::to_owned);
        self.draft.with_untracked(typed)
    }

    /// The first place whose name begins so and in which something was typed.
    #[must_use]
    pub fn first_typing(self, prefix: &str) -> Option<String> {
        self.draft.with_untracked(|draft| {
            let mut places = draft.all_typed().keys();
            places.find(|place| place.starts_with(prefix)).cloned()
        })
    }

    /// Something is being typed in a place: it is kept after a pause, or when the form or the page is left before.
    pub fn typing(self, place: &str, keep: Rc<dyn Fn()>, pause: Pause) {
        let _ = self.pending.try_update_value(|pending| {
            pending.insert(place.to_owned(), keep);
        });
        let place = place.to_owned();
        pause.then(move || self.flush_typing(&place));
    }

    /// Keeps what is being typed in places whose names begin so, at once.
    pub fn flush_typing(self, prefix: &str) {
        let due = self.pending.try_update_value(|pending| {
            let places = pending.keys().filter(|place| place.starts_with(prefix));
            let places: Vec<String> = places.cloned().collect();
            let keeps = places.iter().filter_map(|place| pending.remove(place));
            keeps.collect::<Vec<_>>()
        });
        for keep in due.unwrap_or_default() {
            keep();
        }
    }

    /// Keeps what is typed in a place; `None` where nothing is.
    pub fn keep_typing(self, place: String, text: Option<String>) {
        if self.kept_typing(&place) != text {
            self.record(Event::Typed { place, text });
        }
    }

    /// What is being typed in places whose names begin so is not kept.
    fn drop_pending(self, prefix: &str) {
        // The draft may have been closed.
        let _ = self
            .pending
            .try_update_value(|pending| pending.retain(|place, _| !place.starts_with(prefix)));
    }

    /// What was typed in places whose names begin so has become a step, or was thrown away.
    pub fn forget_typing(self, prefix: &str) {
        self.drop_pending(prefix);
        // What was typed last may be heard of only after this: it has become a step as well.
        let typed = prefix.to_owned();
        clock::after(0, move || self.drop_pending(&typed));
        let places: Vec<String> = self.draft.with_untracked(|draft| {
            let places = draft.all_typed().keys();
            let ours = places.filter(|place| place.starts_with(prefix));
            ours.cloned().collect()
        });
        for place in places {
            self.keep_typing(place, None);
        }
    }
}

/// Data as the text that is kept.
#[must_use]
pub fn write(data: &impl Serialize) -> String {
    STANDARD_NO_PAD.encode(to_content(data))
}

/// Reads what [`write`] has written; `None` where it is of another program's types.
#[must_use]
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    from_content(&STANDARD_NO_PAD.decode(text).ok()?).ok()
}
