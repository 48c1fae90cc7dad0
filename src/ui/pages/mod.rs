//! One file for each page.

mod account;
mod account_charts;
mod account_kind;
mod account_overview;
mod account_reservations;
mod account_unit;
mod agreement;
mod cases;
mod codebook;
mod draft;
mod drafts_kept;
mod files;
mod history;
mod not_found;
mod overview;
mod reader;
mod report;
mod sample;
mod start;

pub use agreement::AgreementPage;
pub use cases::CasesPage;
pub use codebook::CodebookPage;
pub use draft::found_draft;
pub use drafts_kept::DraftsKept;
pub use history::HistoryPage;
pub use not_found::NotFoundPage;
pub use reader::ReaderPage;
pub use report::ReportPage;
pub use sample::SamplePage;
pub use start::StartPage;
