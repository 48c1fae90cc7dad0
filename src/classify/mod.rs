//! What cases are about: proposals of categories, for a person to accept.
//!
//! Two parts, each a function of what it is given. The first is for people's own means: rules, near-identical names and
//! texts, agreement between coders, translations between years. The second learns from the categories' own words and
//! from every decision. The walk of a text there: its words with their places ([`words`], each run of letters read once in
//! [`chunks`]), which of them are negated
//! ([`negation`]), each word's stem and parts ([`stems`], [`compounds`]), their features ([`features`]) as the texts
//! weigh them ([`vocabulary`]), all texts together ([`Corpus`]). A [`Learner`] has a weight for every feature and
//! category, a [`Ranking`] gives the suggestions of many texts, and [`teaching_order`] says which texts to decide next.
//! Categories are opaque numbers there: 0, 1, 2 and so on.

pub mod abbreviations;
pub mod agreement;
mod calibration;
mod chunks;
pub mod clusters;
pub mod code_lists;
mod compounds;
mod corpus;
pub mod crosswalk;
mod descent;
mod features;
mod learner;
mod negation;
mod numbers;
mod ranking;
pub mod rules;
pub mod stems;
mod suggestions;
mod sums;
mod teaching;
mod vocabulary;
mod weights;
pub mod words;

pub use calibration::Calibration;
pub use corpus::Corpus;
pub use learner::{Effort, Judging, Learner, Seed, Settled, scattered};
pub use ranking::Ranking;
pub use suggestions::{MOST_REASONS, MOST_SUGGESTIONS, Reason, Suggestion};
pub use teaching::teaching_order;
