//! A number of the account: a link to the cases behind it, or the word for its lack.

use leptos::prelude::*;

use crate::model::{CaseFilter, Count};
use crate::ui::language::{self, use_locale};
use crate::ui::markup::{Markup, tag};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::use_workspace;

/// One cell of a table. 0, missing and not reported look and read differently.
/// A number is a link to the cases that the filter names; `previous` tells last year's.
pub fn count_cell(count: Count, filter: CaseFilter, previous: bool) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let content = match count {
        Count::Reported(0) => tag("span").child("0"),
        Count::Reported(number) => {
            let id = workspace.draft.with_untracked(|draft| draft.id.clone());
            let page = DraftPage::Cases(filter);
            let href = Route::Draft { id, page }.href();
            tag("a").attr("href", href).child(numbers::grouped(number))
        }
        Count::Missing | Count::NotReported => tag("span")
            .class("lack")
            .child(language::count(locale, count)),
    };
    tag("td")
        .class("number")
        .class_if("previous", previous)
        .child(content)
}
