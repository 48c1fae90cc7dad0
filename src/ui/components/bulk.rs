//! One category for every case of the list.

use leptos::prelude::*;

use crate::model::{
    CaseFilter, CaseOrder, CategoryId, Codebook, Decision, Dimension, Means, Operation,
};
use crate::protocol::{Request, Response};
use crate::ui::case_browser::CaseBrowser;
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{shown, words};
use crate::ui::markup::{Markup, answer, button, choice, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// Sets a category on all cases that a filter lets through, where they are of one unit.
pub fn bulk(browser: CaseBrowser) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let chosen = RwSignal::new(String::new());
    let done = RwSignal::new(String::new());
    let book = move || book_of(workspace, &browser.filter());
    tag("details")
        .class("bulk")
        .child(tag("summary").child(td_string!(locale, coding.bulk)))
        .child(shown(book, move |book| {
            let Some(book) = book.clone() else {
                return tag("p").child(td_string!(locale, coding.bulk_one_unit));
            };
            let year = workspace.account(|account| account.year);
            let fits = book.categories.iter().filter(|each| {
                each.became.is_empty() && year.is_none_or(|year| each.is_used_in(year))
            });
            let field = tag("select")
                .child(choice("", td_string!(locale, coding.bulk_choose)))
                .children(fits.map(|each| choice(&each.id.0, each.name.clone())))
                .on("change", move |event| {
                    chosen.set(event_target_value(&event));
                });
            let set = button(
                "button",
                words(move || {
                    plural!(
                        locale,
                        browser.sums().map_or(0, |(cases, _)| cases),
                        coding.bulk_set_single,
                        coding.bulk_set_several
                    )
                }),
                move |_| {
                    let id = chosen.get_untracked();
                    if !id.is_empty() {
                        set_all(
                            workspace,
                            browser,
                            book.unit.clone(),
                            CategoryId(id),
                            locale,
                            done,
                        );
                    }
                },
            );
            tag("div")
                .class("actions")
                .child(answer(
                    "bulk-category",
                    td_string!(locale, coding.categories),
                    field,
                ))
                .child(set)
        }))
        .child(
            tag("p")
                .attr("role", "status")
                .child(words(move || done.get())),
        )
}

/// The codebook of the filter's unit, or of the only one there is.
fn book_of(workspace: Workspace, filter: &CaseFilter) -> Option<Codebook> {
    workspace
        .codebooks
        .with(|books| match (filter.values(Dimension::Unit), &books[..]) {
            ([], [only]) => Some(only.clone()),
            ([unit], _) => {
                let unit = Some(unit.as_str()).filter(|unit| !unit.is_empty());
                let mut books = books.iter();
                books.find(|book| book.unit.as_deref() == unit).cloned()
            }
            _ => None,
        })
}

fn set_all(
    workspace: Workspace,
    browser: CaseBrowser,
    unit: Option<String>,
    category: CategoryId,
    locale: Locale,
    done: RwSignal<String>,
) {
    let filter = CaseFilter {
        order: CaseOrder::Date,
        ..untrack(|| browser.filter())
    };
    workspace
        .engine()
        .ask(&Request::Chosen { filter }, None, move |reply| {
            let Ok((Response::Keys(cases), _)) = reply else {
                return;
            };
            let count = u32::try_from(cases.len()).unwrap_or(u32::MAX);
            let decision = Some(Decision {
                categories: vec![category],
                means: Means::Choice,
            });
            let operations = vec![Operation::Categorise { cases, decision }];
            workspace.apply_coded(unit.as_deref(), operations);
            done.set(plural!(
                locale,
                count,
                coding.bulk_done_single,
                coding.bulk_done_several
            ));
        });
}
