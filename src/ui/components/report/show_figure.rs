//! What a reader and a writer of the report each put in the text for a figure.

use leptos::prelude::*;

use crate::model::LiveFigure;

/// What stands in the text for a figure.
pub type ShowFigure = Callback<LiveFigure, AnyView>;
