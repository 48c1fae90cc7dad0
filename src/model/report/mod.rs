//! The board's paper as plain data: sections of blocks, figures bound to the account, what the officer fills in.
//!
//! Whoever shows or writes a report needs only this: the words of every figure come with it. How they are found is
//! not known here.

mod block;
mod check;
mod details;
mod facts;
mod figure;
mod frozen;
mod key;
mod picture;
mod section;
mod written;

pub use block::{Block, ChartBlock, Inline, Table, TableRow};
pub use check::{CheckItem, Finding};
pub use details::{Recipient, ReportDetails, UnitName};
pub use facts::{MeasureSummary, ReportFacts, ValueCount};
pub use figure::{Counted, Derivation, FigureRef, Form, LiveFigure, Part, Slice};
pub use frozen::{FrozenChart, FrozenReport};
pub use picture::ChartPicture;
pub use section::{EditedSection, Origin, Report, Section, SectionId};
pub use written::{ReportDraft, ReportView};
