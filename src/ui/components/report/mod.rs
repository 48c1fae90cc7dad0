//! The report on screen: the paper itself and how it is handed on.

mod bars;
mod figure_source;
mod paper;
mod share_panel;

pub use figure_source::figure_source;
pub use paper::paper;
pub use share_panel::share_panel;
