//! The cases: searched, narrowed down, listed and read.

use leptos::prelude::*;

use crate::model::{CaseFilter, CaseOrder, Dimension, written_date};
use crate::ui::app::focus;
use crate::ui::case_browser::{CaseBrowser, CaseView, use_case_browser};
use crate::ui::components::{
    PersonalData, bulk, case_list, case_panel, choice_name, facet_list, near_groups, near_texts,
    search_field,
};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{shown, when, words};
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// The page of the cases that the address names.
pub fn cases_page(page: Memo<DraftPage>) -> Markup {
    let locale = use_locale();
    let browser = CaseBrowser::new(page, use_workspace());
    provide_context(browser);
    let personal = PersonalData::provide();
    // What was last decided of a group of cases.
    let told = RwSignal::new(String::new());
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(td_string!(locale, cases.title)),
        )
        .child(
            tag("div")
                .class("browse")
                .child(
                    tag("div")
                        .class("browse__choices")
                        .child(search_field())
                        .child(facet_list()),
                )
                .child(
                    tag("div")
                        .class("browse__cases")
                        .child(
                            tag("p")
                                .class("lead")
                                .attr("role", "status")
                                .child(words(move || sum(locale, browser.sums()))),
                        )
                        .child(shown(move || browser.filter(), chips))
                        .child(
                            tag("p")
                                .class("soft")
                                .child(td_string!(locale, cases.sensitive))
                                .child(" ")
                                .child(personal.button()),
                        )
                        .child(
                            tag("p")
                                .class("told")
                                .attr("role", "status")
                                .child(words(move || told.get())),
                        )
                        .child(shown(
                            move || browser.view.get(),
                            move |view| match view {
                                CaseView::List => list(locale, browser),
                                CaseView::NearGroups => near_groups(browser),
                                CaseView::NearGroup(at) | CaseView::NearCase(at) => {
                                    near_texts(browser, *at, told)
                                }
                            },
                        )),
                ),
        )
}

/// The list and the open case, and what is done to all of the list.
fn list(locale: Locale, browser: CaseBrowser) -> Markup {
    let any = move || browser.sums().is_some_and(|(cases, _)| cases > 0);
    let none = move || browser.sums().is_some_and(|(cases, _)| cases == 0);
    let groups = move |_| browser.look_at(CaseView::NearGroups);
    group()
        .child(
            tag("div")
                .class("actions")
                .child(order(locale, browser))
                .child(when(any, move || {
                    button("quiet", td_string!(locale, near.groups), groups).id("near-groups")
                })),
        )
        .child(when(any, move || {
            group()
                .child(
                    tag("div")
                        .class("browse__list")
                        .child(case_list())
                        .child(case_panel()),
                )
                .child(bulk(browser))
        }))
        .child(when(none, move || {
            tag("p").child(td_string!(locale, cases.none))
        }))
}

/// Whether those cases come first whose decision teaches most.
fn order(locale: Locale, browser: CaseBrowser) -> Markup {
    let is_teaching = move || browser.filter().order == CaseOrder::Teaching;
    let field = tag("input")
        .attr("type", "checkbox")
        .checked_while(is_teaching)
        .on("change", move |_| {
            let order = match untrack(|| browser.filter()).order {
                CaseOrder::Date => CaseOrder::Teaching,
                CaseOrder::Teaching => CaseOrder::Date,
            };
            browser.put(CaseFilter {
                order,
                ..untrack(|| browser.filter())
            });
        });
    tag("p").class("order").child(
        tag("label")
            .child(field)
            .child(" ")
            .child(td_string!(locale, cases.teaching)),
    )
}

/// "12 ärenden, 14 noteringar".
fn sum(locale: Locale, sums: Option<(u32, u32)>) -> String {
    let Some((cases, notations)) = sums else {
        return td_string!(locale, engine.counting).to_owned();
    };
    let cases = plural!(locale, cases, cases.count_single, cases.count_several);
    let notations = plural!(
        locale,
        notations,
        cases.notations_single,
        cases.notations_several
    );
    format!("{cases}, {notations}")
}

/// What the list is narrowed to; each choice can be taken away, and all at once.
fn chips(filter: &CaseFilter) -> Markup {
    let locale = use_locale();
    let browser = use_case_browser();
    // The chip that was pressed goes, and the focus must not go with it.
    let pressed = |_| request_animation_frame(|| focus("main h1"));
    let chips: Vec<_> = choices(filter, locale)
        .into_iter()
        .map(|(without, name)| {
            let label = td_string!(locale, cases.remove_filter, name = name.as_str());
            tag("li").child(
                tag("a")
                    .class("chip")
                    .attr("href", browser.href(without))
                    .attr("aria-label", label)
                    .on("click", pressed)
                    .child(name)
                    .child(tag("span").attr("aria-hidden", "true").child(" ×")),
            )
        })
        .collect();
    if chips.is_empty() {
        return tag("p").child(td_string!(locale, cases.all));
    }
    let clear = tag("a")
        .class("chips__clear")
        .attr("href", browser.href(CaseFilter::default()))
        .on("click", pressed)
        .child(td_string!(locale, cases.clear));
    tag("ul")
        .class("chips")
        .attr("aria-label", td_string!(locale, cases.chosen))
        .child(chips)
        .child(tag("li").child(clear))
}

/// Each choice: the filter without it, and its name.
fn choices(filter: &CaseFilter, locale: Locale) -> Vec<(CaseFilter, String)> {
    let mut choices = Vec::new();
    for dimension in Dimension::ALL {
        for value in filter.values(dimension) {
            let without = filter.clone().without(dimension, value);
            choices.push((without, choice_name(locale, dimension, value)));
        }
    }
    if let Some(from) = filter.from {
        let without = CaseFilter {
            from: None,
            ..filter.clone()
        };
        let day = written_date(from);
        choices.push((without, td_string!(locale, cases.from_day, day = day)));
    }
    if let Some(to) = filter.to {
        let without = CaseFilter {
            to: None,
            ..filter.clone()
        };
        let day = written_date(to);
        choices.push((without, td_string!(locale, cases.to_day, day = day)));
    }
    if !filter.text.is_empty() {
        let without = CaseFilter {
            text: String::new(),
            ..filter.clone()
        };
        let text = filter.text.as_str();
        choices.push((without, td_string!(locale, cases.searched, text = text)));
    }
    choices
}
