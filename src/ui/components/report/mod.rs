//! Parts of the report's page.

mod checks;
mod details_form;
mod exports;
mod figure_name;

pub use checks::{checks, place_of};
pub use details_form::details_form;
pub use exports::exports;
pub use figure_name::figure_name;
