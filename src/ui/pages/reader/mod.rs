//! A report that somebody has shared, as its readers see it: from a link, from a file beside the page or from one that
//! they open. Nothing of it needs the engine.

mod open_report;
mod page;
mod reading;
mod refused;
mod sealed;
mod state;

pub use page::ReaderPage;
