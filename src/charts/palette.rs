//! The colours of charts: the tokens `--chart-current`, `--chart-previous` and `--ink-soft` of `style/tokens.css`.
//!
//! Colour never carries meaning alone: every bar has its number and every series its name.

/// The account's year.
pub const CURRENT: &str = "#1b5e6b";
/// The year before.
pub const PREVIOUS: &str = "#b9c9c6";
/// Text and axis names.
pub const TEXT: &str = "#3d4a4d";
/// Lines behind the bars.
pub const LINE: &str = "#dfe5e4";
