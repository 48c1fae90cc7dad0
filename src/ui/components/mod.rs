//! The parts that pages are made of.

mod chart_figure;
mod column_table;
mod count_cell;
mod draft_list;
mod drop_zone;
mod engine_notice;
mod file_card;
mod ledger_table;
mod reconciliation;
mod save_status;
mod sheet_answers;
mod sheet_findings;
mod statements;
mod units;

pub use chart_figure::ChartFigure;
pub use count_cell::CountCell;
pub use draft_list::DraftList;
pub use drop_zone::DropZone;
pub use engine_notice::EngineNotice;
pub use file_card::FileCard;
pub use ledger_table::LedgerTable;
pub use reconciliation::Reconciliations;
pub use save_status::SaveStatus;
pub use statements::Statements;
pub use units::Units;

use column_table::ColumnTable;
use sheet_answers::SheetAnswers;
use sheet_findings::SheetFindings;
