//! Cases whose texts are nearly the same, to be read and given one decision.

use leptos::prelude::*;

use super::coding::{categories_for, state_of};
use super::near_groups::comparing;
use super::told;
use super::told_text::told_text;
use crate::browser::keys::key_of;
use crate::model::{
    CaseKey, Categorised, CategoryId, Decision, Means, NearCase, NearGroup, Operation, written_date,
};
use crate::protocol::{Request, Response};
use crate::ui::app::Engine;
use crate::ui::asked::asked;
use crate::ui::case_browser::{CaseBrowser, CaseView};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{afterwards, shown, when, words};
use crate::ui::markup::{Markup, button, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// The cases while they are looked at. Copies are the same.
#[derive(Clone, Copy)]
struct Preview {
    browser: CaseBrowser,
    workspace: Workspace,
    locale: Locale,
    found: RwSignal<Option<NearGroup>>,
    /// Those that the decision is for.
    ticked: RwSignal<Vec<CaseKey>>,
    /// The categories that they are given.
    chosen: RwSignal<Vec<CategoryId>>,
    /// Why nothing is decided yet.
    wrong: RwSignal<&'static str>,
    told: RwSignal<String>,
}

/// A case by its place among all, with the others of its unit whose texts are nearly the same; `told` gets what is
/// decided of them, in words.
pub fn near_texts(browser: CaseBrowser, at: u32, told: RwSignal<String>) -> Markup {
    let workspace = use_workspace();
    let locale = use_locale();
    let engine = expect_context::<Engine>();
    told.set(String::new());
    let found = asked(
        workspace,
        move || {
            workspace.counted.track();
            engine.learnt.track();
            Some(Request::Near { at })
        },
        |response| match response {
            Response::Near(group) => group.map(|group| *group),
            _ => None,
        },
    );
    let preview = Preview {
        browser,
        workspace,
        locale,
        found,
        ticked: RwSignal::new(Vec::new()),
        chosen: RwSignal::new(Vec::new()),
        wrong: RwSignal::new(""),
        told,
    };
    preview.propose();
    let is_here = move || found.with(Option::is_some);
    let count = |found: &NearGroup| {
        let shown = u32::try_from(found.cases.len()).unwrap_or(u32::MAX);
        shown.saturating_add(found.more)
    };
    let lead = move || match found.with(|found| found.as_ref().map(count)) {
        Some(cases) => plural!(locale, cases, cases.count_single, cases.count_several),
        None => comparing(locale, engine),
    };
    let back = if browser.view.get_untracked().opened_from() == CaseView::NearGroups {
        td_string!(locale, near.to_groups)
    } else {
        td_string!(locale, near.to_list)
    };
    tag("section")
        .class("coding near")
        .attr("aria-labelledby", "near-title")
        .on("keydown", move |event| {
            if key_of(&event).as_deref() == Some("Escape") {
                preview.go_back();
            }
        })
        .child(
            tag("h2")
                .id("near-title")
                .attr("tabindex", "-1")
                .child(td_string!(locale, near.title)),
        )
        .child(tag("p").attr("role", "status").child(words(lead)))
        .child(tag("p").class("soft").child(td_string!(locale, near.lead)))
        .child(tag("p").child(button("quiet", back, move |_| preview.go_back())))
        .child(when(is_here, move || {
            tag("div")
                .class("browse__list")
                .child(shown(
                    move || found.with(|found| found.as_ref().map(|it| it.cases.clone())),
                    move |cases| {
                        let cases = cases.iter().flatten().enumerate();
                        let lines = cases.map(|(place, case)| preview.case(place, case));
                        tag("ol").class("notations").children(lines)
                    },
                ))
                .child(preview.decision())
        }))
}

impl Preview {
    /// Ticks the undecided cases and what they may be given, whenever other cases have come or some were decided.
    fn propose(self) {
        let before = StoredValue::new(Vec::new());
        afterwards(move || {
            let Some(found) = self.found.get() else {
                return;
            };
            let cases = found.cases.iter();
            let now: Vec<_> = cases.map(|it| (it.key, it.row.categorised)).collect();
            if before.get_value() == now {
                return;
            }
            let undecided = now.iter().filter(|(_, how)| *how == Categorised::Undecided);
            self.ticked.set(undecided.map(|(key, _)| *key).collect());
            self.chosen.set(found.proposed);
            before.set_value(now);
        });
    }

    /// A case with its box, what it counts under, its texts and what they lack.
    fn case(self, place: usize, case: &NearCase) -> Markup {
        let locale = self.locale;
        let key = case.key;
        let id = format!("near-text-{place}");
        let field = tag("input")
            .attr("type", "checkbox")
            .attr("aria-describedby", &id)
            .checked_while(move || self.ticked.with(|ticked| ticked.contains(&key)))
            .on("change", move |event| {
                let is_ticked = event_target_checked(&event);
                self.wrong.set("");
                self.ticked.update(|ticked| turn(ticked, key, is_ticked));
            });
        let number = case.row.number.as_deref();
        let title = number.map_or_else(
            || td_string!(locale, cases.untitled).to_owned(),
            |number| td_string!(locale, cases.titled, number = number),
        );
        let mut facts: Vec<String> = Vec::new();
        facts.extend(case.row.date.map(written_date));
        facts.push(state_of(locale, case.row.categorised).to_owned());
        for notation in &case.row.notations {
            let category = notation.category.iter();
            facts.extend(
                category
                    .filter(|it| !facts.contains(it))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
        }
        let texts = case.texts.iter();
        let texts = texts.map(|(text, places)| told_text(text, places.clone()));
        let note = if place == 0 {
            Some(td_string!(locale, near.first).to_owned())
        } else {
            let words = case.lacks.join(", ");
            (!words.is_empty()).then(|| td_string!(locale, near.lacks, words = words))
        };
        tag("li")
            .child(
                tag("p")
                    .child(tag("label").child(field).child(" ").child(title))
                    .child(" ")
                    .child(tag("span").class("soft").child(facts.join(" · "))),
            )
            .child(
                tag("div")
                    .id(&id)
                    .children(texts)
                    .child(note.map(|note| tag("p").class("soft").child(note))),
            )
    }

    /// The categories, and the button that gives them.
    fn decision(self) -> Markup {
        let locale = self.locale;
        let unit_and_proposed = move || {
            let of = |found: &NearGroup| (self.unit(), found.proposed.clone());
            self.found.with(|found| found.as_ref().map(of))
        };
        let more = move || {
            self.found
                .with(|found| found.as_ref().map_or(0, |it| it.more))
        };
        let count = move || u32::try_from(self.ticked.with(Vec::len)).unwrap_or(u32::MAX);
        let give = words(move || {
            plural!(
                locale,
                count(),
                coding.bulk_set_single,
                coding.bulk_set_several
            )
        });
        tag("div")
            .class("coding")
            .child(
                tag("fieldset")
                    .class("coding__categories")
                    .child(tag("legend").child(td_string!(locale, coding.categories)))
                    .child(shown(unit_and_proposed, move |found| {
                        let (unit, proposed) = found.clone().unwrap_or_default();
                        let names = categories_for(self.workspace, unit.as_deref(), &proposed);
                        let lines = names.iter().map(|it| self.category(&it.id, &it.name));
                        tag("ul")
                            .class("choices")
                            .children(lines.collect::<Vec<_>>())
                    })),
            )
            .child(
                tag("p")
                    .class("error")
                    .attr("role", "alert")
                    .child(words(move || self.wrong.get())),
            )
            .child(tag("div").class("actions").child(button(
                "button button--primary",
                give,
                move |_| self.decide(),
            )))
            .child(when(
                move || more() > 0,
                move || {
                    let more =
                        words(move || plural!(locale, more(), near.more_single, near.more_several));
                    tag("p").class("soft").child(more)
                },
            ))
    }

    fn category(self, id: &CategoryId, name: &str) -> Markup {
        let (shown, own) = (id.clone(), id.clone());
        let field = tag("input")
            .attr("type", "checkbox")
            .checked_while(move || self.chosen.with(|chosen| chosen.contains(&shown)))
            .on("change", move |event| {
                let is_chosen = event_target_checked(&event);
                let own = own.clone();
                self.wrong.set("");
                self.chosen.update(|chosen| turn(chosen, own, is_chosen));
            });
        tag("li").child(tag("label").child(field).child(" ").child(name))
    }

    /// Gives the ticked cases the chosen categories, as one thing that is done, and goes back.
    fn decide(self) {
        let (cases, categories) = (self.ticked.get_untracked(), self.chosen.get_untracked());
        if cases.is_empty() || categories.is_empty() {
            self.wrong.set(if cases.is_empty() {
                td_string!(self.locale, near.no_cases)
            } else {
                td_string!(self.locale, rules.no_categories)
            });
            return;
        }
        let operation = Operation::Categorise {
            cases,
            decision: Some(Decision {
                categories,
                means: Means::NearlyAlike,
            }),
        };
        let workspace = self.workspace;
        let said = untrack(|| {
            workspace
                .draft
                .with(|draft| told(self.locale, &operation, draft, workspace))
        });
        let unit = untrack(|| self.unit());
        workspace.apply_coded(unit.as_deref(), vec![operation]);
        self.told.set(said);
        self.go_back();
    }

    fn unit(self) -> Option<String> {
        self.found
            .with(|found| found.as_ref()?.cases.first()?.row.unit.clone())
    }

    fn go_back(self) {
        let view = self.browser.view.get_untracked();
        self.browser.look_at(view.opened_from());
    }
}

/// Adds something to a list or takes it out.
fn turn<T: PartialEq>(list: &mut Vec<T>, what: T, is_on: bool) {
    list.retain(|each| *each != what);
    if is_on {
        list.push(what);
    }
}
