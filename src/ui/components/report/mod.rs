//! The report on screen: the paper itself and how it is handed on.

mod bars;
mod paper;

pub use paper::paper;
