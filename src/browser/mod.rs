//! Thin adapters to the web platform. Know no Leptos and no words.

#[cfg(feature = "page")]
pub mod chance;
pub mod clock;
#[cfg(feature = "page")]
pub mod copying;
pub mod download;
pub mod draft_store;
pub mod files;
pub mod fragment;
#[cfg(feature = "page")]
pub mod keys;
pub mod profile_store;
#[cfg(feature = "page")]
pub mod published;
#[cfg(feature = "page")]
pub mod sample_store;
pub mod samples;
pub mod timing;

#[cfg(feature = "page")]
pub mod chart_pictures;
#[cfg(feature = "page")]
pub mod chart_surface;
#[cfg(any(feature = "page", feature = "bench"))]
pub mod engine_client;
#[cfg(any(feature = "page", feature = "bench"))]
mod piece_server;
#[cfg(feature = "page")]
pub mod text_editor;
#[cfg(feature = "page")]
mod vendor_script;

#[cfg(feature = "worker")]
pub mod blob_store;
#[cfg(feature = "worker")]
pub mod engine_host;
#[cfg(feature = "worker")]
mod file_reading;
#[cfg(feature = "worker")]
mod pieces;
