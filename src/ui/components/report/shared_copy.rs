//! A report that has been made a package: its link, its file, and what whoever shares it must know.

use leptos::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::spoken_words::spoken_words;
use crate::browser::{copying, download, fragment};
use crate::share::{FileName, Package, write_file, write_link};
use crate::ui::language::Locale;
use crate::ui::live::words;
use crate::ui::markup::{Markup, answer, button, group, tag};
use crate::ui::numbers::grouped;
use crate::ui::i18n::td_string;

/// The longest address that every mail program lets through whole.
const FITS_MAIL: usize = 2000;

/// A package that is ready to be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCopy {
    /// It, sealed where that was wished.
    pub package: Package,
    /// The words of what is in it.
    pub check_words: String,
}

/// The link with its length and what to do with it, the file, and the words to compare.
pub fn shared_copy(locale: Locale, shared: &SharedCopy, year: i32) -> Markup {
    let package = &shared.package;
    let link = format!("{}#{}", fragment::page_address(), write_link(package));
    let length = grouped(u32::try_from(link.len()).unwrap_or(u32::MAX));
    let advice = if link.len() <= FITS_MAIL {
        td_string!(locale, sharing.fits)
    } else {
        td_string!(locale, sharing.long)
    };
    let field = tag("textarea")
        .attr("readonly", "")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .child(link.as_str());
    let area = StoredValue::new_local(field.node::<HtmlTextAreaElement>().clone());
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        let copied = area.with_value(copying::copy);
        said.set(if copied {
            td_string!(locale, sharing.copied).to_owned()
        } else {
            td_string!(locale, sharing.copy_by_hand).to_owned()
        });
    };
    let name = format!("redovisning-{year}.lardom");
    let contents = write_file(package);
    let saved_as = name.clone();
    let save = move |_| download::save_text(&saved_as, &contents);
    let beside = FileName::parse(&name).map_or_else(|_| String::new(), |name| name.fragment());
    let published = format!("{}#{beside}", fragment::page_address());
    group()
        .child(
            tag("p")
                .class("summary")
                .child(td_string!(locale, sharing.length, length = length))
                .child(" ")
                .child(advice),
        )
        .child(answer("share-link", td_string!(locale, sharing.link), field))
        .child(
            tag("div")
                .class("actions")
                .child(button(
                    "button button--primary",
                    td_string!(locale, sharing.copy),
                    copy,
                ))
                .child(button("button", td_string!(locale, sharing.save), save)),
        )
        .child(
            tag("p")
                .class("hint")
                .attr("role", "status")
                .child(words(move || said.get())),
        )
        .child(
            tag("p")
                .child(td_string!(locale, sharing.check_words))
                .child(" ")
                .child(spoken_words(&shared.check_words))
                .child(tag("br"))
                .child(td_string!(locale, sharing.check_words_how)),
        )
        .child(tag("p").child(if package.is_sealed() {
            td_string!(locale, sharing.history_sealed)
        } else {
            td_string!(locale, sharing.history)
        }))
        .child(
            tag("details")
                .child(tag("summary").child(td_string!(locale, sharing.publish)))
                .child(tag("p").child(td_string!(locale, sharing.publish_how, name = name)))
                .child(tag("p").child(tag("code").child(published))),
        )
}
