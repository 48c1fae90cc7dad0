//! How an open draft is kept: in the journal at once, beside other tabs that have it open.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::going::go_to_draft;
use super::route::DraftPage;
use super::saving::Saving;
use super::workspace::Workspace;
use crate::browser::drafts::home::HomeError;
use crate::browser::drafts::journal;
use crate::browser::drafts::keeper::{Keeper, Keeping};
use crate::browser::drafts::shelf;
use crate::browser::drafts::tabs::{Said, Tabs};
use crate::browser::{clock, leaving, timing};
use crate::draft::{Draft, Event, Merge, Side, Version};

impl Workspace {
    /// Begins to keep the draft. `head` is the number of the journal's newest event; then whether the journal has all of the
    /// draft, and whether there is one; `unsettled` events are kept beside its snapshot.
    pub(super) fn keep(
        self,
        id: &str,
        head: u64,
        (in_journal, has_journal): (bool, bool),
        unsettled: u64,
    ) {
        let read = move |then: &mut dyn FnMut(&Draft)| {
            // The draft may have been closed.
            let _ = self.draft.try_with_untracked(|draft| then(draft));
        };
        let tell = move |keeping| self.told(keeping);
        let keeper = Keeper::new(id, head, !in_journal, unsettled, Rc::new(read), tell);
        if !has_journal || !in_journal {
            keeper.flush();
        }
        self.keeper.set_value(Some(keeper));
        let own = id.to_owned();
        let tabs = Tabs::listen(move |said, draft| {
            if draft == own {
                self.heard(said);
            }
        });
        if let Some(tabs) = &tabs {
            tabs.say(Said::Opened, id);
        }
        self.tabs.set_value(tabs);
        let leaving = leaving::on_leaving(move |is_left| {
            self.flush_typing("");
            self.rest();
            if is_left {
                self.say(Said::Closed);
            }
        });
        let leaving = StoredValue::new_local(leaving);
        on_cleanup(move || leaving.dispose());
    }

    /// Takes in an event and keeps it. Says whether it fitted the draft.
    pub(super) fn record(self, event: Event) -> bool {
        let start = timing::now();
        let fits = self
            .draft
            .try_update(|draft| draft.take(event.clone()).is_ok());
        if fits != Some(true) {
            return false;
        }
        self.following.set(false);
        self.keeper.with_value(|keeper| {
            if let Some(keeper) = keeper {
                keeper.keep(event);
            }
        });
        let steps = self.draft.with_untracked(|draft| draft.steps().len());
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        timing::measure("keep", start, &[("operations", steps)]);
        true
    }

    /// Whether the draft is too large for local storage; followed as it is saved.
    pub fn is_elsewhere(self) -> bool {
        self.saving.track();
        self.keeper
            .with_value(|keeper| keeper.as_ref().is_some_and(Keeper::is_elsewhere))
    }

    /// This tab writes from now on, and others that have the draft open follow it.
    pub fn take_the_pen(self) {
        self.following.set(false);
        self.say(Said::IsHere);
    }

    /// Tries once more to keep what is not kept.
    pub fn try_again(self) {
        self.keeper.with_value(|keeper| {
            if let Some(keeper) = keeper {
                keeper.flush();
            }
        });
    }

    /// Writes the snapshot to local storage.
    fn rest(self) {
        self.keeper.with_value(|keeper| {
            if let Some(keeper) = keeper {
                // What the journal has is safe all the same.
                let _ = keeper.rest();
            }
        });
    }

    /// The draft is closed.
    pub(super) fn stop_keeping(self) {
        self.rest();
        self.say(Said::Closed);
        self.tabs.set_value(None);
    }

    /// Keeps all of the draft as another, and opens that.
    pub fn keep_as_copy(self, name: String) {
        let id = clock::new_id();
        let mut copy = self.draft.get_untracked().under(id.clone());
        copy.name = name;
        spawn_local(async move {
            match shelf::put(&copy, clock::now_ms()).await {
                Ok(()) => go_to_draft(id, DraftPage::Files),
                Err(error) => {
                    let lost = Saving::Lost(error, HomeError::Refused);
                    let _ = self.saving.try_set(lost);
                }
            }
        });
    }

    /// Gives where the draft stands a name.
    pub fn keep_version(self, name: String) {
        let step = self.draft.with_untracked(Draft::head);
        self.record(Event::Kept(Version {
            name,
            step,
            at_ms: clock::now_ms(),
        }));
    }

    /// Brings a copy into the draft. `choices` says for each conflict which side stands.
    pub fn bring_in(self, merge: &Merge, choices: &[Side]) {
        let pen = self.pen();
        let brought = self
            .draft
            .with_untracked(|draft| merge.bring_in(draft, choices, &pen));
        if let Ok((_, events)) = brought {
            for event in events {
                self.record(event);
            }
            self.evaluate();
        }
    }

    fn told(self, keeping: Keeping) {
        let saving = match keeping {
            Keeping::Saving => Saving::Underway,
            Keeping::Saved => {
                self.say(Said::Wrote);
                Saving::Saved(clock::now_ms())
            }
            Keeping::AtHome(error) => {
                self.say(Said::Wrote);
                Saving::AtHome(clock::now_ms(), error)
            }
            Keeping::Lost(_, HomeError::Behind) => Saving::Apart,
            Keeping::Lost(journal, home) => Saving::Lost(journal, home),
            Keeping::Deleted => Saving::Deleted,
            Keeping::Behind(events) => {
                spawn_local(self.catch_up(events));
                return;
            }
        };
        let _ = self.saving.try_set(saving);
    }

    fn say(self, said: Said) {
        let id = self.draft.try_with_untracked(|draft| draft.id.clone());
        let _ = self.tabs.try_with_value(|tabs| {
            if let (Some(tabs), Some(id)) = (tabs, id) {
                tabs.say(said, &id);
            }
        });
    }

    /// Another tab has said something of this draft.
    fn heard(self, said: Said) {
        match said {
            Said::Opened => self.say(Said::IsHere),
            Said::IsHere => {
                let _ = self.following.try_set(true);
            }
            // Others may be open still: they will be heard of when they write.
            Said::Closed => {
                let _ = self.following.try_set(false);
            }
            Said::Wrote => {
                let quiet = self.keeper.try_with_value(|keeper| {
                    let keeper = keeper.as_ref()?;
                    keeper.settled_at()
                });
                // What waits to be written finds out by itself.
                if let Some(head) = quiet.flatten() {
                    spawn_local(self.follow(head));
                }
            }
            Said::Deleted => {
                self.say(Said::IsHere);
                let _ = self.keeper.try_with_value(|keeper| {
                    if let Some(keeper) = keeper {
                        keeper.close();
                    }
                });
                let _ = self.saving.try_set(Saving::Deleted);
            }
        }
    }

    /// Takes in what another tab has written since an event.
    async fn follow(self, head: u64) {
        let Some(id) = self.draft.try_with_untracked(|draft| draft.id.clone()) else {
            return;
        };
        let Ok(stored) = journal::read(&id).await else {
            return;
        };
        let newest = stored.head.unwrap_or_default();
        let quiet = self
            .keeper
            .try_with_value(|keeper| keeper.as_ref().and_then(Keeper::settled_at));
        if newest <= head || quiet.flatten() != Some(head) {
            return;
        }
        let mut draft = self.draft.get_untracked();
        let newer = stored.events.iter().filter(|(number, _)| *number > head);
        let mut next = head + 1;
        let whole = newer.into_iter().all(|(number, record)| {
            let fits =
                *number == next && Event::read(record).is_ok_and(|event| draft.take(event).is_ok());
            next += 1;
            fits
        });
        if whole && next == newest + 1 {
            self.take_over(draft, newest, true);
            let _ = self.following.try_set(true);
        } else {
            // The journal has been settled since: all of it is read anew.
            self.catch_up(Vec::new()).await;
        }
    }

    /// Takes in what another tab has written, and then does once more what it came before. `events` are those, for a draft
    /// that has been closed meanwhile.
    async fn catch_up(self, events: Vec<Event>) {
        let Some(id) = self.draft.try_with_untracked(|draft| draft.id.clone()) else {
            // The draft has been closed meanwhile, and nobody is left to tell.
            let _ = shelf::add(self.id(), events, &self.pen(), clock::now_ms()).await;
            return;
        };
        let found = match shelf::open(&id).await {
            Ok(found) if found.recovered.missing == 0 => found,
            _ => {
                // What is here must not be written over what is there.
                let _ = self.keeper.try_with_value(|keeper| {
                    if let Some(keeper) = keeper {
                        keeper.close();
                    }
                });
                let _ = self.saving.try_set(Saving::Apart);
                return;
            }
        };
        let recovered = found.recovered;
        if self.draft.try_with_untracked(|_| ()).is_none() {
            let _ = shelf::add(self.id(), events, &self.pen(), clock::now_ms()).await;
            return;
        }
        let waiting = self.take_over(recovered.draft, found.head, recovered.in_journal);
        let mut all = true;
        for event in waiting {
            let again = |draft: &Draft| draft.again(event, &self.pen());
            let event = self.draft.try_with_untracked(again).flatten();
            all &= event.is_some_and(|event| self.record(event));
        }
        let _ = self.not_again.try_set(!all);
        self.try_again();
        self.evaluate();
    }

    /// Goes on from a draft as it is kept now. What waited to be written.
    fn take_over(self, draft: Draft, head: u64, in_journal: bool) -> Vec<Event> {
        let waiting = self.keeper.try_with_value(|keeper| {
            let keeper = keeper.as_ref();
            keeper.map(|keeper| keeper.caught_up(head, in_journal))
        });
        let _ = self.draft.try_set(draft);
        let _ = self.saving.try_set(Saving::Saved(clock::now_ms()));
        self.evaluate();
        waiting.flatten().unwrap_or_default()
    }
}
