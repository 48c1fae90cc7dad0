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
mod files;
mod history;
mod not_found;
mod overview;
mod reader;
mod report;
mod sample;
mod start;

pub use agreement::agreement_page;
pub use cases::{CasesPage, cases_page};
pub use codebook::codebook_page;
pub use draft::open_draft;
pub use history::{history_page, place_of};
pub use not_found::not_found;
pub use reader::reader_page;
pub use report::report_page;
pub use sample::{SamplePage, sample_page};
pub use start::{begin_draft, drafts_kept, start};

use files::files_page;
use overview::OverviewPage;
