//! The page of a second coder: a sample's cases, one at a time, and the file with what was decided of them.

use leptos::prelude::*;

use crate::browser::{download, fragment, keys};
use crate::model::write_codings;
use crate::ui::app::focus;
use crate::ui::components::{PersonalData, sample_case};
use crate::ui::i18n::td_string;
use crate::ui::language::use_locale;
use crate::ui::live::{shown, when, words};
use crate::ui::markup::{Markup, answer, button, group, tag};
use crate::ui::route::Route;
use crate::ui::second_coder::{SecondCoder, use_second_coder};

/// The page of the sample that is being sorted.
pub fn sample_page() -> Markup {
    let locale = use_locale();
    let second = use_second_coder();
    PersonalData::provide();
    group()
        .child(
            tag("h1")
                .attr("tabindex", "-1")
                .child(td_string!(locale, pages.sample)),
        )
        .child(shown(
            move || {
                second
                    .sample
                    .with(|sample| sample.as_ref().map(|each| each.title.clone()))
            },
            move |title| match title {
                Some(title) => work(second, title),
                None => nothing(),
            },
        ))
}

fn nothing() -> Markup {
    let locale = use_locale();
    tag("p")
        .child(td_string!(locale, second.nothing))
        .child(" ")
        .child(
            tag("a")
                .attr("href", Route::Start.href())
                .child(td_string!(locale, app.to_start)),
        )
}

fn work(second: SecondCoder, title: &str) -> Markup {
    let locale = use_locale();
    let kept = StoredValue::new_local(keys::on_key(move |pressed| {
        !pressed.in_field && !pressed.commanded && press(second, &pressed.key)
    }));
    on_cleanup(move || kept.dispose());
    let progress = move || {
        let (decided, total) = second.progress();
        let left = total - decided;
        td_string!(
            locale,
            second.progress,
            decided = decided,
            total = total,
            left = left
        )
    };
    group()
        .child(
            tag("p")
                .class("lead")
                .child(td_string!(locale, second.lead, title = title)),
        )
        .child(tag("p").child(td_string!(locale, second.alone)))
        .child(expect_context::<PersonalData>().button())
        .child(when(
            move || !second.kept.get(),
            move || {
                tag("p")
                    .class("notice notice--alarm")
                    .child(td_string!(locale, second.not_kept))
            },
        ))
        .child(
            tag("p")
                .class("summary")
                .attr("role", "status")
                .child(words(progress)),
        )
        .child(shown(move || second.at.get(), move |at| sample_case(*at)))
        .child(
            tag("p")
                .class("visually-hidden")
                .attr("role", "status")
                .child(words(move || {
                    let total = second.progress().1;
                    td_string!(
                        locale,
                        second.case,
                        number = second.at.get() + 1,
                        total = total
                    )
                })),
        )
        .child(
            tag("div")
                .class("actions")
                .child(
                    button("button", td_string!(locale, second.previous), move |_| {
                        second.step(-1);
                    })
                    .attr("aria-keyshortcuts", "K"),
                )
                .child(
                    button(
                        "button button--primary",
                        td_string!(locale, second.next),
                        move |_| {
                            second.step(1);
                        },
                    )
                    .attr("aria-keyshortcuts", "J"),
                )
                .child(button(
                    "quiet",
                    td_string!(locale, second.next_undecided),
                    move |_| {
                        second.go_to_undecided();
                    },
                )),
        )
        .child(
            tag("p")
                .class("hint")
                .child(td_string!(locale, second.keys)),
        )
        .child(finish(second))
}

/// Whether a key means something here; does it.
fn press(second: SecondCoder, key: &str) -> bool {
    let at = second.at.get_untracked();
    if let Some(place) = key.parse::<usize>().ok().filter(|place| *place > 0) {
        let category = second.sample.with_untracked(|sample| {
            let category = sample.as_ref()?.categories.get(place - 1)?;
            Some(category.id.clone())
        });
        if let Some(category) = category {
            second.toggle(at, &category);
        }
        return true;
    }
    match key {
        "j" => step(second, 1),
        "k" => step(second, -1),
        "n" => second.toggle_none(at),
        _ => return false,
    }
    true
}

/// Goes to another case by key: what had the focus may go with the case before.
fn step(second: SecondCoder, by: isize) {
    second.step(by);
    request_animation_frame(|| focus("#sample-case"));
}

fn finish(second: SecondCoder) -> Markup {
    let locale = use_locale();
    let name = tag("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .value_from(move || second.codings.with(|codings| codings.coder.clone()))
        .on("change", move |event| {
            second.call(event_target_value(&event));
        });
    let left = move || {
        let (decided, total) = second.progress();
        if decided == total {
            td_string!(locale, second.all_decided).to_owned()
        } else {
            td_string!(locale, second.some_left, left = total - decided)
        }
    };
    let discard = move |_| {
        if keys::is_confirmed(td_string!(locale, second.discard_question)) {
            second.discard();
            fragment::go(&Route::Start.href());
        }
    };
    tag("section")
        .attr("aria-labelledby", "finish")
        .child(
            tag("h2")
                .id("finish")
                .child(td_string!(locale, second.finish)),
        )
        .child(tag("p").child(words(left)))
        .child(tag("p").child(td_string!(locale, second.file_holds)))
        .child(answer("coder", td_string!(locale, second.coder), name))
        .child(
            tag("div")
                .class("actions")
                .child(button(
                    "button button--primary",
                    td_string!(locale, second.save),
                    move |_| {
                        let line = second.codings.with_untracked(write_codings);
                        download::save_text(td_string!(locale, second.file), &line);
                    },
                ))
                .child(button("quiet", td_string!(locale, second.discard), discard)),
        )
}
