//! How recurring files are read: remembered, forgotten, saved as a file and opened from one.

use leptos::prelude::*;

use crate::browser::{download, files, profile_store};
use crate::model::{ContainerError, Profile};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::{part, when, words};
use crate::ui::markup::{Markup, button, group, tag};

/// The profiles of this browser, folded away.
pub fn profile_list() -> Markup {
    let locale = use_locale();
    let profiles = RwSignal::new(profile_store::read());
    let said = RwSignal::new(String::new());
    let opened = move |event: web_sys::Event| {
        let Some(file) = files::chosen(&event).into_iter().next() else {
            return;
        };
        leptos::task::spawn_local(async move {
            let text = files::text(&file).await.unwrap_or_default();
            said.set(answer(locale, &profile_store::add_shared(&text)));
            profiles.set(profile_store::read());
        });
    };
    tag("details")
        .class("profiles")
        .child(tag("summary").child(td_string!(locale, start.profiles)))
        .child(tag("p").child(td_string!(locale, start.profiles_lead)))
        .child(tag("ul").class("plain").child(part(move || {
            let all = profiles.get();
            let lines = all.iter().enumerate().rev();
            lines
                .map(|(index, profile)| line(locale, index, profile, profiles))
                .collect::<Vec<_>>()
        })))
        .child(
            tag("p")
                .child(when(
                    move || profiles.with(|all| !all.is_empty()),
                    move || {
                        button(
                            "button",
                            td_string!(locale, start.profiles_save),
                            move |_| {
                                save(locale);
                            },
                        )
                    },
                ))
                .child(
                    tag("input")
                        .id("profiles-file")
                        .class("visually-hidden")
                        .attr("type", "file")
                        .on("change", opened),
                )
                .child(
                    tag("label")
                        .class("button")
                        .attr("for", "profiles-file")
                        .child(td_string!(locale, start.profiles_open)),
                ),
        )
        .child(
            tag("p")
                .attr("role", "status")
                .child(words(move || said.get())),
        )
}

fn line(
    locale: Locale,
    index: usize,
    profile: &Profile,
    profiles: RwSignal<Vec<Profile>>,
) -> Markup {
    let name = profile.name.as_str();
    let columns = td_string!(locale, start.profile_columns, count = profile.columns.len());
    let forget = move |_| {
        profile_store::remove(index);
        profiles.set(profile_store::read());
    };
    tag("li").child(
        group()
            .child(tag("strong").child(name))
            .child(" ")
            .child(tag("span").class("soft").child(columns))
            .child(" ")
            .child(
                button("quiet", td_string!(locale, start.profile_forget), forget).attr(
                    "aria-label",
                    &td_string!(locale, start.profile_forget_of, name = name),
                ),
            ),
    )
}

fn answer(locale: Locale, added: &Result<usize, ContainerError>) -> String {
    match added {
        Ok(count) => td_string!(locale, start.profiles_added, count = count),
        Err(ContainerError::Foreign) => td_string!(locale, start.profiles_foreign).to_owned(),
        Err(ContainerError::Damaged) => td_string!(locale, start.profiles_damaged).to_owned(),
        Err(ContainerError::Newer(_)) => td_string!(locale, start.profiles_newer).to_owned(),
    }
}

fn save(locale: Locale) {
    let line = profile_store::line().unwrap_or_default();
    download::save_text(td_string!(locale, start.profiles_file), &line);
}
