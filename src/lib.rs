//! Lärdom: the year's deviations, complaints and viewpoints, from export files to the board's account.
//!
//! The library is a house of layers; `docs/ARCHITECTURE.md` is its map and `tests/layers` holds its
//! arrows. Everything up to [`protocol`] knows nothing of the web and is tested natively. The two programs in
//! `src/bin` put the layers together: the page (feature `page`) and the engine in its worker (feature `worker`).

pub mod draft;
pub mod model;
pub mod privacy;
pub mod protocol;
pub mod share;

#[cfg(feature = "engine")]
pub mod analysis;
#[cfg(feature = "engine")]
pub mod cases;
#[cfg(feature = "engine")]
pub mod charts;
#[cfg(feature = "engine")]
pub mod classify;
#[cfg(feature = "engine")]
pub mod columns;
#[cfg(feature = "engine")]
pub mod engine;
#[cfg(feature = "engine")]
pub mod import;
#[cfg(feature = "report")]
pub mod report;

pub mod browser;

pub mod ui;
