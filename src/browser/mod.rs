//! Thin adapters to the web platform. Know no Leptos and no words.
//!
//! [`outstanding`], [`turns`] and [`watch`], of the line to the engine, are plain and tested natively.

pub mod outstanding;
pub mod turns;
pub mod watch;

#[cfg(feature = "browser")]
pub mod blob_store;
#[cfg(feature = "page")]
pub mod chance;
#[cfg(feature = "browser")]
pub mod clock;
#[cfg(feature = "page")]
pub mod copying;
#[cfg(feature = "browser")]
pub mod damaged;
#[cfg(feature = "browser")]
pub mod download;
#[cfg(feature = "browser")]
pub mod drafts;
#[cfg(feature = "browser")]
pub mod files;
#[cfg(feature = "browser")]
pub mod fragment;
#[cfg(feature = "page")]
pub mod keys;
#[cfg(feature = "page")]
pub mod leaving;
#[cfg(feature = "browser")]
pub mod local;
#[cfg(feature = "browser")]
pub mod profile_store;
#[cfg(feature = "page")]
pub mod published;
#[cfg(feature = "page")]
pub mod sample_store;
#[cfg(feature = "browser")]
pub mod samples;
#[cfg(feature = "browser")]
pub mod timing;

#[cfg(feature = "page")]
pub mod chart_pictures;
#[cfg(feature = "page")]
pub mod chart_surface;
#[cfg(any(feature = "page", feature = "bench"))]
pub mod engine_client;
#[cfg(any(feature = "page", feature = "bench"))]
mod engine_worker;
#[cfg(any(feature = "page", feature = "bench"))]
mod piece_server;
#[cfg(feature = "page")]
pub mod text_editor;
#[cfg(feature = "page")]
mod vendor_script;

#[cfg(feature = "worker")]
pub mod engine_host;
#[cfg(feature = "worker")]
mod file_reading;
#[cfg(feature = "worker")]
mod pieces;
