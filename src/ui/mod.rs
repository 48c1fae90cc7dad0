//! The page: what a person sees and does. Knows no parsers and no writers.
//!
//! [`route`] and [`numbers`] are plain and tested natively; the rest is Leptos.

pub mod numbers;
pub mod route;

#[cfg(feature = "page")]
mod app;
#[cfg(feature = "page")]
mod components;
#[cfg(feature = "page")]
mod language;
#[cfg(feature = "page")]
mod live;
#[cfg(feature = "page")]
mod markup;
#[cfg(feature = "page")]
mod pages;
#[cfg(feature = "page")]
mod workspace;

#[cfg(feature = "page")]
pub use app::mount;

#[cfg(feature = "page")]
#[allow(
    missing_docs,
    dead_code,
    unused_imports,
    unused_qualifications,
    clippy::all,
    clippy::expect_used,
    clippy::pedantic,
    reason = "generated from locales/ by the build script"
)]
mod locales {
    include!(concat!(env!("OUT_DIR"), "/locales.rs"));
}
