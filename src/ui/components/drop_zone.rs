//! Where files are chosen, and where they are dropped: here, and anywhere else on the page while this is on it. The file
//! input itself has the focus, so the keyboard opens it.

use leptos::prelude::*;
use web_sys::File;

use crate::browser::files;
use crate::ui::drops::use_drops;
use crate::ui::language::use_locale;
use crate::ui::live::words;
use crate::ui::markup::{Markup, tag};
use crate::ui::second_coder::use_second_coder;
use crate::ui::texts::text;

/// A drop zone with a file button, smaller where the draft has files already. A blind sample that is given is opened
/// and not handed on.
pub fn drop_zone(
    on_files: impl Fn(Vec<File>) + Copy + 'static,
    small: impl Fn() -> bool + Copy + 'static,
) -> Markup {
    let locale = use_locale();
    let drops = use_drops();
    let over = drops.over;
    let second = use_second_coder();
    let said = RwSignal::new(String::new());
    let on_files = move |given: Vec<File>| second.take_out(locale, given, said, on_files);
    let pasting = files::on_paste(text!(locale, files.paste_name), on_files);
    let pasting = StoredValue::new_local(Some(pasting));
    on_cleanup(move || pasting.update_value(|pasting| *pasting = None));
    drops.take_in(on_files);
    tag("div")
        .class("drop")
        .class_while("drop--small", small)
        .class_while("drop--over", move || over.get())
        .child(
            tag("p")
                .class("drop__label")
                .attr("aria-hidden", "true")
                .child(words(move || {
                    if over.get() {
                        text!(locale, drop.drop_now)
                    } else if small() {
                        text!(locale, drop.add)
                    } else {
                        text!(locale, drop.label)
                    }
                })),
        )
        .child(
            tag("p")
                .class("drop__choice")
                .child(
                    tag("span")
                        .class("soft")
                        .attr("aria-hidden", "true")
                        .child(text!(locale, drop.or)),
                )
                .child(
                    tag("input")
                        .id("files")
                        .class("visually-hidden")
                        .attr("type", "file")
                        .attr("multiple", "")
                        .on("change", move |event| on_files(files::chosen(&event))),
                )
                .child(
                    tag("label")
                        .class("button")
                        .class_while("button--primary", move || !small())
                        .attr("for", "files")
                        .child(text!(locale, drop.choose)),
                ),
        )
        .child(
            tag("p")
                .class("soft")
                .child(text!(locale, drop.formats))
                .child(" ")
                .child(text!(locale, drop.paste)),
        )
        .child(
            tag("p")
                .attr("role", "status")
                .child(words(move || said.get())),
        )
}
