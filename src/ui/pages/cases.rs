//! The cases behind a number, a screenful at a time.

use leptos::prelude::*;

use crate::model::{CaseFilter, CaseRow, CaseWindow};
use crate::protocol::{Request, Response};
use crate::ui::language::{self, Locale, plural, use_locale};
use crate::ui::live::{afterwards, part, words};
use crate::ui::markup::{Markup, column_heads, group, row_head, scroll, tag};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::texts::text;
use crate::ui::workspace::{Workspace, use_workspace};

/// How many cases a page shows.
const SHOWN: u32 = 50;

/// The page of cases: those that a filter names, from the one at a place on, counted from 0.
pub fn cases_page(filter: &CaseFilter, from: u32) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let window = window_of(workspace, filter.clone(), from);
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let link = move |filter: &CaseFilter, from: u32| {
        let page = DraftPage::Cases {
            filter: filter.clone(),
            from,
        };
        Route::Draft {
            id: id.clone(),
            page,
        }
        .href()
    };
    let (paged, page_link) = (filter.clone(), link.clone());
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(text!(locale, cases.title)),
        )
        .child(chips(filter, link))
        .child(
            tag("p")
                .class("lead")
                .attr("role", "status")
                .child(words(move || {
                    window.with(|window| match window {
                        None => text!(locale, engine.counting).to_owned(),
                        Some(window) => {
                            let cases = plural!(
                                locale,
                                window.cases,
                                cases.count_single,
                                cases.count_several
                            );
                            let notations = plural!(
                                locale,
                                window.notations,
                                cases.notations_single,
                                cases.notations_several
                            );
                            format!("{cases}, {notations}")
                        }
                    })
                })),
        )
        .child(tag("p").class("soft").child(text!(locale, cases.sensitive)))
        .child(part(move || {
            window.with(|window| match window {
                None => None,
                Some(window) if window.cases == 0 => {
                    Some(tag("p").child(text!(locale, cases.none)))
                }
                Some(window) => {
                    let link = |from| page_link(&paged, from);
                    Some(group().child(untrack(|| case_table(window))).child(pages(
                        window.offset,
                        window.cases,
                        link,
                    )))
                }
            })
        }))
}

/// The cases on screen, asked for anew when the draft is counted anew.
fn window_of(
    workspace: Workspace,
    filter: CaseFilter,
    offset: u32,
) -> RwSignal<Option<CaseWindow>> {
    let window = RwSignal::new(None);
    afterwards(move || {
        if workspace.counted.get() == 0 {
            return;
        }
        let request = Request::Cases {
            filter: filter.clone(),
            offset,
            limit: SHOWN,
        };
        workspace.engine().ask(&request, None, move |reply| {
            if let Ok((Response::Cases(found), _)) = reply {
                // The page may have been left.
                let _ = window.try_set(Some(found));
            }
        });
    });
    window
}

/// What the list is narrowed to; each choice can be taken away.
fn chips(filter: &CaseFilter, link: impl Fn(&CaseFilter, u32) -> String) -> Markup {
    let locale = use_locale();
    let chips: Vec<_> = choices(filter, locale)
        .into_iter()
        .map(|(without, name)| {
            let label = text!(locale, cases.remove_filter, name = name.clone());
            tag("li").child(
                tag("a")
                    .class("chip")
                    .attr("href", link(&without, 0))
                    .attr("aria-label", label)
                    .child(name)
                    .child(tag("span").attr("aria-hidden", "true").child(" ×")),
            )
        })
        .collect();
    if chips.is_empty() {
        tag("p").child(text!(locale, cases.all))
    } else {
        tag("ul")
            .class("chips")
            .attr("aria-label", text!(locale, cases.chosen))
            .child(chips)
    }
}

/// Each choice: the filter without it, and its name.
fn choices(filter: &CaseFilter, locale: Locale) -> Vec<(CaseFilter, String)> {
    let whole = || filter.clone();
    let or = |text: &String, lack: &str| {
        if text.is_empty() {
            lack.to_owned()
        } else {
            text.clone()
        }
    };
    let choices = [
        filter.year.map(|year| {
            (
                CaseFilter {
                    year: None,
                    ..whole()
                },
                year.to_string(),
            )
        }),
        filter.unit.as_ref().map(|unit| {
            let name = or(unit, text!(locale, account.no_unit));
            (
                CaseFilter {
                    unit: None,
                    ..whole()
                },
                name,
            )
        }),
        filter.kind.map(|kind| {
            let name = language::kinds(locale, kind).to_owned();
            (
                CaseFilter {
                    kind: None,
                    ..whole()
                },
                name,
            )
        }),
        filter.category.as_ref().map(|category| {
            let name = or(category, text!(locale, account.no_category));
            (
                CaseFilter {
                    category: None,
                    ..whole()
                },
                name,
            )
        }),
        filter.month.map(|month| {
            let name = language::month(locale, month).to_owned();
            (
                CaseFilter {
                    month: None,
                    ..whole()
                },
                name,
            )
        }),
    ];
    choices.into_iter().flatten().collect()
}

fn case_table(window: &CaseWindow) -> Markup {
    let locale = use_locale();
    scroll(text!(locale, cases.title)).child(
        tag("table")
            .class("cases")
            .child(tag("thead").child(column_heads([
                text!(locale, cases.number),
                text!(locale, cases.date),
                text!(locale, cases.unit),
                text!(locale, cases.notation),
                text!(locale, cases.measure),
            ])))
            .child(tag("tbody").children(window.rows.iter().map(case_line))),
    )
}

fn case_line(row: &CaseRow) -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let file = workspace.file_name(&row.place.source);
    let place = text!(locale, cases.place_of, file = file, row = row.place.row);
    let notations = row.notations.iter();
    let mut measures: Vec<_> = notations
        .filter_map(|each| each.measure.as_deref())
        .collect();
    measures.dedup();
    let notations = row.notations.iter().map(|notation| {
        let category = notation.category.as_deref();
        let category = category.unwrap_or(text!(locale, account.no_category));
        tag("div")
            .class("notation")
            .child(tag("strong").child(category))
            .child(tag("p").child(notation.text.as_deref()))
    });
    let number = row.number.as_deref();
    let unit = row.unit.as_deref();
    tag("tr")
        .child(
            row_head(number.unwrap_or(text!(locale, cases.no_number)))
                .child(tag("span").class("place").child(place)),
        )
        .child(tag("td").child(row.date.map(crate::model::written_date)))
        .child(
            tag("td")
                .child(unit.unwrap_or(text!(locale, account.no_unit)))
                .child(
                    tag("span")
                        .class("place")
                        .child(language::kind(locale, row.kind)),
                ),
        )
        .child(tag("td").children(notations))
        .child(
            tag("td")
                .children(measures.into_iter().map(|measure| tag("p").child(measure)))
                .child(tag("span").class("place").child(row.status.as_deref())),
        )
}

fn pages(offset: u32, all: u32, link: impl Fn(u32) -> String) -> Markup {
    let locale = use_locale();
    let last = offset.saturating_add(SHOWN).min(all);
    let earlier = (offset > 0).then(|| link(offset.saturating_sub(SHOWN)));
    let later = (last < all).then(|| link(last));
    tag("nav")
        .class("pages")
        .attr("aria-label", text!(locale, cases.pages))
        .child(tag("p").child(text!(
            locale,
            cases.showing,
            from = numbers::grouped(offset + 1),
            to = numbers::grouped(last),
            all = numbers::grouped(all)
        )))
        .child(
            tag("p")
                .class("actions")
                .child(earlier.map(|href| {
                    tag("a")
                        .class("button")
                        .attr("href", href)
                        .child(text!(locale, cases.earlier))
                }))
                .child(later.map(|href| {
                    tag("a")
                        .class("button")
                        .attr("href", href)
                        .child(text!(locale, cases.later))
                })),
        )
}
