//! What the engine found of a dimension among the cases on the page.

use leptos::prelude::*;

use crate::model::{Dimension, FacetValues};
use crate::ui::case_browser::CaseBrowser;

/// Reads what was found of a dimension; followed when it changes.
pub fn of<T>(
    browser: CaseBrowser,
    dimension: Dimension,
    read: impl FnOnce(&FacetValues) -> T,
) -> Option<T> {
    browser.facets.with(|facets| {
        let mut dimensions = facets.dimensions.iter();
        dimensions
            .find(|each| each.dimension == dimension)
            .map(read)
    })
}
