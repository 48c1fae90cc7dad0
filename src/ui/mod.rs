//! The page: what a person sees and does. Knows no parsers and no writers.
//!
//! [`route`], [`numbers`], [`scroll_map`] and [`case_windows`] are plain and tested natively; the rest is of the web.

pub mod case_windows;
pub mod figure_search;
pub mod models;
pub mod numbers;
pub mod route;
pub mod scroll_map;

#[cfg(feature = "page")]
mod announce;
#[cfg(feature = "page")]
mod app;
#[cfg(feature = "page")]
mod asked;
#[cfg(feature = "page")]
mod case_browser;
#[cfg(feature = "page")]
mod components;
#[cfg(feature = "page")]
mod copies;
#[cfg(feature = "page")]
mod draft_place;
#[cfg(feature = "page")]
mod drops;
#[cfg(feature = "page")]
mod engine;
#[cfg(feature = "page")]
mod going;
#[cfg(feature = "page")]
mod handover;
#[cfg(feature = "page")]
mod i18n;
#[cfg(feature = "page")]
mod initials;
#[cfg(feature = "page")]
mod keeping;
#[cfg(feature = "page")]
mod language;
#[cfg(feature = "page")]
mod late;
#[cfg(feature = "page")]
mod lingering;
#[cfg(feature = "page")]
mod new_draft;
#[cfg(feature = "page")]
mod pages;
#[cfg(feature = "page")]
mod report_desk;
#[cfg(feature = "page")]
mod saving;
#[cfg(feature = "page")]
mod second_coder;
#[cfg(feature = "page")]
mod typing;
#[cfg(feature = "page")]
mod workspace;

#[cfg(feature = "page")]
pub use app::mount;
