//! The parts that pages are made of.

mod chart_figure;
mod codebook;
mod column_table;
mod count_cell;
mod date_orders;
mod draft_list;
mod drop_zone;
mod engine_notice;
mod file_card;
mod ledger_table;
mod matches;
mod profile_list;
mod reading_choices;
mod reconciliation;
mod save_status;
mod sheet_answers;
mod sheet_findings;
mod statements;
mod units;

pub use chart_figure::chart_figure;
pub use codebook::codebook;
pub use count_cell::count_cell;
pub use draft_list::draft_list;
pub use drop_zone::drop_zone;
pub use engine_notice::engine_notice;
pub use file_card::file_card;
pub use ledger_table::ledger_table;
pub use matches::matches;
pub use profile_list::profile_list;
pub use reconciliation::reconciliations;
pub use save_status::save_status;
pub use statements::statements;
pub use units::units;

use column_table::column_table;
use date_orders::date_orders;
use reading_choices::reading_choices;
use sheet_answers::sheet_answers;
use sheet_findings::sheet_findings;
