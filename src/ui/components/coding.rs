//! What a case is about: its suggestions, its categories, and the keys with which all of it is decided.

use leptos::prelude::*;

use super::learning::learning;
use super::told;
use super::told_text::told_text;
use crate::browser::keys;
use crate::model::{
    CaseDetail, Categorised, Category, CategoryId, Certainty, Decision, Means, NotationRow,
    Operation, fold,
};
use crate::protocol::{Request, Response};
use crate::ui::app::{Engine, focus};
use crate::ui::case_browser::{CaseBrowser, CaseView, use_case_browser};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::{afterwards, part, words};
use crate::ui::markup::{Markup, answer, button, group, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// The case on the desk and what is done to it. Copies are the same desk.
#[derive(Clone, Copy)]
struct Desk {
    workspace: Workspace,
    locale: Locale,
    /// Its place among all cases.
    at: Memo<Option<u32>>,
    detail: RwSignal<Option<CaseDetail>>,
    /// What is typed to find a category.
    sought: RwSignal<String>,
    /// What has just been done, for those who do not see it.
    done: RwSignal<String>,
    browser: CaseBrowser,
}

/// The part of a case's panel where its categories are decided, by the case's place among all.
pub fn coding(at: Memo<Option<u32>>) -> Markup {
    let desk = Desk {
        workspace: use_workspace(),
        locale: use_locale(),
        at,
        detail: RwSignal::new(None),
        sought: RwSignal::new(String::new()),
        done: RwSignal::new(String::new()),
        browser: use_case_browser(),
    };
    let engine = expect_context::<Engine>();
    afterwards(move || {
        desk.workspace.counted.track();
        engine.learnt.track();
        let Some(at) = at.get() else { return };
        let request = Request::Case { at };
        desk.workspace.engine().ask(&request, None, move |reply| {
            if let Ok((Response::Case(found), _)) = reply
                && desk.at.try_get_untracked() == Some(Some(at))
            {
                let found = found.map(|found| *found);
                if desk.detail.with_untracked(|before| *before != found) {
                    desk.detail.set(found);
                }
            }
        });
    });
    let kept = StoredValue::new_local(keys::on_key(move |pressed| {
        !pressed.in_field && !pressed.commanded && desk.press(&pressed.key, pressed.on_control)
    }));
    on_cleanup(move || kept.dispose());
    let locale = desk.locale;
    tag("section")
        .class("coding")
        .attr_while("aria-busy", "true", move || {
            // The case before stands there until the one that was asked for has come.
            desk.at.get()
                != desk
                    .detail
                    .with(|detail| detail.as_ref().map(|it| it.row.at))
        })
        .attr("aria-label", td_string!(locale, coding.title))
        .child(part(move || {
            desk.detail
                .with(|detail| detail.as_ref().map(|detail| untrack(|| desk.case(detail))))
        }))
        .child(
            tag("p")
                .class("visually-hidden")
                .attr("role", "status")
                .child(words(move || desk.done.get())),
        )
        .child(learning(at))
        .child(keys_help(locale))
}

impl Desk {
    fn case(self, detail: &CaseDetail) -> Markup {
        let locale = self.locale;
        let reasons = detail.suggestions.first().map(|first| &first.reasons[..]);
        let texts = (0..).zip(&detail.texts).map(|(place, text)| {
            let words = reasons.unwrap_or_default().iter();
            let words = words.filter(|(of, _)| *of == place);
            told_text(text, words.map(|(_, place)| place.clone()).collect())
        });
        let state = state_of(locale, detail.row.categorised);
        let by_hand = detail.row.categorised == Categorised::Hand;
        group()
            .children(texts)
            .child(
                tag("p")
                    .class("coding__state")
                    .child(tag("strong").child(state))
                    .child(by_hand.then(|| {
                        button("quiet", td_string!(locale, coding.withdraw), move |_| {
                            self.decide(None);
                        })
                    })),
            )
            .child(self.suggestions(detail))
            .child(self.categories(detail))
            .child(
                tag("div")
                    .class("actions")
                    .child(button(
                        "button",
                        td_string!(locale, coding.none_fits),
                        move |_| {
                            self.set(Vec::new(), Means::Choice);
                        },
                    ))
                    .child((detail.alike > 0).then(|| {
                        let alike = plural!(
                            locale,
                            detail.alike,
                            coding.alike_single,
                            coding.alike_several
                        );
                        button("button", alike, move |_| self.spread())
                            .attr("aria-keyshortcuts", "A")
                    }))
                    .child((detail.near > 0).then(|| {
                        let near = plural!(
                            locale,
                            detail.near,
                            near.of_case_single,
                            near.of_case_several
                        );
                        button("button", near, move |_| self.look_at_near())
                            .attr("aria-keyshortcuts", "L")
                    })),
            )
            .child(tag("h3").child(td_string!(locale, coding.told)))
            .child(
                tag("ol")
                    .class("notations")
                    .children(detail.told.iter().map(|each| notation(locale, each))),
            )
    }

    fn suggestions(self, detail: &CaseDetail) -> Markup {
        let locale = self.locale;
        if detail.suggestions.is_empty() {
            return group();
        }
        let names = self.names(detail);
        let lines = detail.suggestions.iter().filter_map(|suggestion| {
            let name = names.iter().find(|each| each.id == suggestion.category)?;
            let certainty = match suggestion.certainty {
                Certainty::Sure => td_string!(locale, coding.sure),
                Certainty::Likely => td_string!(locale, coding.likely),
                Certainty::Unsure => td_string!(locale, coding.unsure),
            };
            let id = suggestion.category.clone();
            let line = button("suggestion", name.name.clone(), move |_| {
                self.set(vec![id.clone()], Means::Suggestion);
            });
            Some(
                tag("li")
                    .child(line)
                    .child(" ")
                    .child(tag("span").class("soft").child(certainty)),
            )
        });
        group()
            .child(tag("h3").child(td_string!(locale, coding.suggestions)))
            .child(tag("ol").class("suggestions").children(lines))
    }

    fn categories(self, detail: &CaseDetail) -> Markup {
        let locale = self.locale;
        let names = StoredValue::new(self.names(detail));
        let chosen = StoredValue::new(detail.categories.clone());
        let field = tag("input")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("aria-keyshortcuts", "T")
            .value_from(move || self.sought.get())
            .on("input", move |event| {
                self.sought.set(event_target_value(&event));
            })
            .on("keydown", move |event| self.typed(&event));
        tag("fieldset")
            .class("coding__categories")
            .child(tag("legend").child(td_string!(locale, coding.categories)))
            .child(answer(
                "coding-search",
                td_string!(locale, coding.find),
                field,
            ))
            .child(part(move || {
                let sought = self.sought.get();
                let shown = names.with_value(|names| found(names, &sought));
                let lines = shown.into_iter().enumerate().map(|(place, category)| {
                    let is_chosen = chosen.with_value(|chosen| chosen.contains(&category.id));
                    let id = category.id.clone();
                    let field = tag("input")
                        .attr("type", "checkbox")
                        .attr_if("checked", is_chosen)
                        .on("change", move |_| self.toggle(&id));
                    let key = (place < 9).then(|| tag("kbd").child((place + 1).to_string()));
                    tag("li").child(
                        tag("label")
                            .attr("title", &category.definition)
                            .child(field)
                            .child(" ")
                            .child(category.name)
                            .child(" ")
                            .child(key),
                    )
                });
                tag("ul").class("choices").children(lines)
            }))
    }

    fn names(self, detail: &CaseDetail) -> Vec<Category> {
        categories_for(
            self.workspace,
            detail.row.unit.as_deref(),
            &detail.categories,
        )
    }

    /// Whether a key means something here; does it.
    fn press(self, key: &str, on_control: bool) -> bool {
        let Some(detail) = self.current() else {
            return false;
        };
        if let Some(place) = key.parse::<usize>().ok().filter(|place| *place > 0) {
            let shown = found(&self.names(&detail), &self.sought.get_untracked());
            if let Some(category) = shown.get(place - 1) {
                self.toggle(&category.id);
            }
            return true;
        }
        match key {
            " " if !on_control => {
                if let Some(first) = detail.suggestions.first() {
                    self.set(vec![first.category.clone()], Means::Suggestion);
                    self.browser.go_on();
                }
            }
            "j" => self.browser.step(true),
            "k" => self.browser.step(false),
            "a" => self.spread(),
            "l" => self.look_at_near(),
            "n" => self.set(Vec::new(), Means::Choice),
            "t" => focus("#coding-search"),
            "u" => {
                self.workspace.undo();
                self.done
                    .set(td_string!(self.locale, coding.undone).to_owned());
            }
            "?" => focus(".keys summary"),
            _ => return false,
        }
        true
    }

    /// Enter takes the first category that is found; Escape leaves the field.
    fn typed(self, event: &leptos::ev::Event) {
        let Some(key) = keys::key_of(event) else {
            return;
        };
        match key.as_str() {
            "Enter" => {
                let detail = self.detail.get_untracked();
                let names = detail.map_or_else(Vec::new, |detail| self.names(&detail));
                let shown = found(&names, &self.sought.get_untracked());
                if let Some(first) = shown.first() {
                    self.sought.set(String::new());
                    self.toggle(&first.id);
                }
            }
            "Escape" => {
                self.sought.set(String::new());
                focus("#case-list");
            }
            _ => {}
        }
    }

    fn toggle(self, id: &CategoryId) {
        let mut chosen = self
            .detail
            .with_untracked(|detail| detail.as_ref().map(|detail| detail.categories.clone()))
            .unwrap_or_default();
        match chosen.iter().position(|each| each == id) {
            Some(place) => {
                chosen.remove(place);
            }
            None => chosen.push(id.clone()),
        }
        self.set(chosen, Means::Choice);
    }

    fn set(self, categories: Vec<CategoryId>, means: Means) {
        self.decide(Some(Decision { categories, means }));
    }

    /// The case on the desk, where it is the one that the list points at: what is decided is never of the case before.
    fn current(self) -> Option<CaseDetail> {
        let detail = self.detail.get_untracked();
        detail.filter(|detail| Some(detail.row.at) == self.at.get_untracked())
    }

    fn decide(self, decision: Option<Decision>) {
        let Some(detail) = self.current() else {
            return;
        };
        // What is chosen shows at once; the engine counts meanwhile.
        if let Some(decision) = &decision {
            self.detail.update(|detail| {
                if let Some(detail) = detail {
                    detail.categories.clone_from(&decision.categories);
                    detail.row.categorised = Categorised::Hand;
                }
            });
        }
        let cases = vec![detail.key];
        self.categorise(
            detail.row.unit.as_deref(),
            Operation::Categorise { cases, decision },
        );
    }

    /// Gives what the case has to all undecided cases that are told in the same words.
    fn spread(self) {
        let Some(detail) = self.current() else {
            return;
        };
        let categories = match (&detail.categories[..], detail.suggestions.first()) {
            ([], Some(first)) if detail.row.categorised == Categorised::Undecided => {
                vec![first.category.clone()]
            }
            (categories, _) => categories.to_vec(),
        };
        let Some(at) = self.at.get_untracked().filter(|_| detail.alike > 0) else {
            return;
        };
        self.workspace
            .engine()
            .ask(&Request::Alike { at }, None, move |reply| {
                if let Ok((Response::Keys(mut cases), _)) = reply {
                    cases.push(detail.key);
                    let decision = Decision {
                        categories,
                        means: Means::Alike,
                    };
                    let decision = Some(decision);
                    self.categorise(
                        detail.row.unit.as_deref(),
                        Operation::Categorise { cases, decision },
                    );
                }
            });
    }

    fn categorise(self, unit: Option<&str>, operation: Operation) {
        let workspace = self.workspace;
        let said = workspace
            .draft
            .with_untracked(|draft| untrack(|| told(self.locale, &operation, draft, workspace)));
        workspace.apply_coded(unit, vec![operation]);
        // For those who do not see it.
        self.done.set(said);
    }

    /// Puts the cases whose texts are nearly the same in the place of the list.
    fn look_at_near(self) {
        if let Some(detail) = self.current().filter(|detail| detail.near > 0) {
            self.browser.look_at(CaseView::NearCase(detail.row.at));
        }
    }
}

/// The categories that a case of a unit can be given, in the codebook's order, those among them that it has.
pub(super) fn categories_for(
    workspace: Workspace,
    unit: Option<&str>,
    own: &[CategoryId],
) -> Vec<Category> {
    let year = workspace.account(|account| account.year);
    workspace.codebooks.with_untracked(|books| {
        let book = books.iter().find(|book| book.unit.as_deref() == unit);
        let categories = book.map_or(&[][..], |book| &book.categories);
        let fits = |each: &&Category| {
            own.contains(&each.id) || year.is_none_or(|year| each.is_used_in(year))
        };
        categories.iter().filter(fits).cloned().collect()
    })
}

/// How a case got its categories, in words.
pub(super) fn state_of(locale: Locale, categorised: Categorised) -> &'static str {
    match categorised {
        Categorised::Hand => td_string!(locale, coding.by_hand),
        Categorised::Rule => td_string!(locale, coding.by_rule),
        Categorised::File => td_string!(locale, coding.by_file),
        Categorised::Undecided => td_string!(locale, coding.undecided),
    }
}

/// A notation as the file has it, without its text.
fn notation(locale: Locale, notation: &NotationRow) -> Markup {
    let category = notation.category.as_deref();
    tag("li")
        .child(
            tag("p")
                .class("notation__category")
                .child(category.unwrap_or(td_string!(locale, account.no_category))),
        )
        .child(notation.measure.as_deref().map(|measure| {
            tag("p")
                .class("notation__measure")
                .child(
                    tag("span")
                        .class("soft")
                        .child(td_string!(locale, cases.measure)),
                )
                .child(" ")
                .child(measure)
        }))
}

/// The categories whose names or keywords have what is typed, all where nothing is.
fn found(categories: &[Category], sought: &str) -> Vec<Category> {
    let sought = fold(sought);
    let has = |text: &String| fold(text).contains(&sought);
    let fits =
        |each: &&Category| sought.is_empty() || has(&each.name) || each.keywords.iter().any(has);
    categories.iter().filter(fits).cloned().collect()
}

fn keys_help(locale: Locale) -> Markup {
    let keys = [
        ("J K", td_string!(locale, coding.key_move)),
        ("1–9", td_string!(locale, coding.key_digit)),
        ("T", td_string!(locale, coding.key_type)),
        (
            td_string!(locale, coding.space),
            td_string!(locale, coding.key_space),
        ),
        ("A", td_string!(locale, coding.key_alike)),
        ("L", td_string!(locale, near.key)),
        ("N", td_string!(locale, coding.key_none)),
        ("U", td_string!(locale, coding.key_undo)),
    ];
    let lines = keys.iter().map(|(key, what)| {
        group()
            .child(tag("dt").child(tag("kbd").child(*key)))
            .child(tag("dd").child(*what))
    });
    tag("details")
        .class("keys")
        .child(tag("summary").child(td_string!(locale, coding.keys)))
        .child(tag("dl").children(lines))
}
