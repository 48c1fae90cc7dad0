//! One session's state: the files' tables, the cases and the account; answers requests.
//!
//! Never touches a document. Storage of the files' bytes is lent to it by the worker program.

mod coding;
mod comparing;
mod decided;
mod desk;
mod evaluate;
mod nearness;
mod practice;
mod questions;
mod reporting;
mod sampling;
mod session;
mod set_aside_file;
mod source;
mod suggesting;
mod translating;

pub use coding::Coding;
pub use evaluate::{Evaluation, evaluate};
pub use practice::{ROUNDS, practise, room};
pub use session::{Answer, Session};
pub use set_aside_file::UncountedRow;
pub use source::{Book, Source};
pub use suggesting::Learnt;
