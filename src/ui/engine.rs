//! The engine, for whoever has something to ask.

use leptos::prelude::*;
use web_sys::File;

use super::route::Route;
use crate::browser::engine_client::{EngineClient, Event, Reply};
use crate::protocol::Request;

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
    pub fn provide(route: &Route) -> Self {
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
    pub fn start_ahead(self) {
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
