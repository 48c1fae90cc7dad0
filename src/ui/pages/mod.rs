//! One file for each page.

mod account;
mod account_unit;
mod cases;
mod draft;
mod files;
mod not_found;
mod start;

pub use draft::DraftView;
pub use not_found::NotFound;
pub use start::Start;

use account::AccountPage;
use account_unit::UnitSection;
use cases::CasesPage;
use files::FilesPage;
