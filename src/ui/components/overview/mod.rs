//! The parts of a draft's first page.

mod coding_progress;
mod lacks;
mod next_step;
mod year_totals;

pub use coding_progress::CodingProgress;
pub use lacks::Lacks;
pub use next_step::NextStep;
pub use year_totals::YearTotals;
