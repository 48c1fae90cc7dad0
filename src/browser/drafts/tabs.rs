//! What tabs of one browser tell each other about drafts, where the browser has a channel for it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::browser::clock;

const CHANNEL: &str = "lardom-drafts";

/// Something that a tab says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It has opened the draft.
    Opened,
    /// It has the draft open, too: the answer to `Opened`.
    IsHere,
    /// It has written to the draft.
    Wrote,
    /// It has deleted the draft.
    Deleted,
    /// It has closed the draft.
    Closed,
}

impl Said {
    const ALL: [(Self, &str); 5] = [
        (Self::Opened, "opened"),
        (Self::IsHere, "here"),
        (Self::Wrote, "wrote"),
        (Self::Deleted, "deleted"),
        (Self::Closed, "closed"),
    ];
}

/// The line to the other tabs, open for as long as it is kept.
pub struct Tabs {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    /// Listens to what other tabs say, each time with the draft's id. `None` where the browser has no such channel.
    #[must_use]
    pub fn listen(heard: impl Fn(Said, &str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            let Some((word, draft)) = text.split_once(' ') else {
                return;
            };
            let said = Said::ALL.into_iter().find(|(_, other)| *other == word);
            if let Some((said, _)) = said {
                heard(said, draft);
            }
        });
        channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        Some(Self {
            channel,
            _heard: heard,
        })
    }

    /// Tells the other tabs.
    pub fn say(&self, said: Said, draft: &str) {
        let word = Said::ALL.into_iter().find(|(other, _)| *other == said);
        let text = format!("{} {draft}", word.map_or("", |(_, word)| word));
        // A channel that is closed has nobody to tell.
        let _ = self.channel.post_message(&JsValue::from_str(&text));
    }
}

/// Tells the other tabs something, for whoever does not listen.
pub fn say_once(said: Said, draft: &str) {
    if let Some(tabs) = Tabs::listen(|_, _| {}) {
        tabs.say(said, draft);
    }
}

/// How long another tab is given to say that it has a draft open, in milliseconds.
const ANSWER_MS: i32 = 300;

/// Tells the other tabs that a draft has been deleted. Says whether one has it open.
pub async fn tell_of_deletion(draft: &str) -> bool {
    let open = Rc::new(Cell::new(false));
    let (found, own) = (Rc::clone(&open), draft.to_owned());
    let tabs = Tabs::listen(move |said, draft| {
        if said == Said::IsHere && draft == own {
            found.set(true);
        }
    });
    let Some(tabs) = tabs else { return false };
    tabs.say(Said::Deleted, draft);
    clock::wait(ANSWER_MS).await;
    open.get()
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.close();
    }
}
