//! How a text file separates, quotes and escapes its cells, each with a choice.

use leptos::prelude::*;

use super::text_file::TextFile;
use crate::model::{Dialect, DialectReason, Escape, Quote};
use crate::ui::i18n::{Locale, t, td_string, use_i18n};
use crate::ui::language;
use crate::ui::numbers;

/// The delimiters that can be chosen; one that was found and is not among them is added.
const DELIMITERS: [char; 8] = [';', ',', '\t', '|', ':', '^', '~', '\u{1f}'];

const QUOTES: [Quote; 3] = [Quote::Double, Quote::Single, Quote::None];

/// What stands between cells, and how it is known.
#[component]
pub fn DelimiterChoice(
    /// The file.
    file: TextFile,
) -> impl IntoView {
    let i18n = use_i18n();
    let dialect = Memo::new(move |_| file.dialect());
    let now = Memo::new(move |_| dialect.get().map(|dialect| dialect.delimiter));
    let found = now.get_untracked();
    let found = found.filter(|found| !DELIMITERS.contains(found));
    let choose = move |delimiter: String| {
        let delimiter = delimiter.chars().next();
        file.choose(|reading| reading.delimiter = delimiter);
    };
    let choices = DELIMITERS.into_iter().chain(found).map(|each| {
        view! {
            <option value=each.to_string() prop:selected=move || now.get() == Some(each)>
                {move || language::delimiter(i18n.get_locale(), each)}
            </option>
        }
    });
    let reason = move || {
        let told = |dialect| reason(i18n.get_locale(), &dialect);
        dialect.get().map_or_else(String::new, told)
    };
    let id = file.id("delimiter");
    view! {
        <div class="answer">
            <label for=id.clone()>{t!(i18n, files.delimiter)}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {choices.collect_view()}
            </select>
            <p class="hint">{reason}</p>
        </div>
    }
}

/// "delar 98 av 100 rader i lika många celler".
fn reason(locale: Locale, dialect: &Dialect) -> String {
    match dialect.reason {
        DialectReason::Even => td_string!(
            locale,
            files.delimiter_even,
            even = numbers::grouped(dialect.even),
            rows = numbers::grouped(dialect.rows)
        ),
        DialectReason::SepLine => td_string!(locale, files.delimiter_said).to_owned(),
        DialectReason::OneColumn => td_string!(locale, files.delimiter_one).to_owned(),
        DialectReason::Chosen => td_string!(locale, files.delimiter_chosen).to_owned(),
    }
}

/// What stands around cells.
#[component]
pub fn QuoteChoice(
    /// The file.
    file: TextFile,
) -> impl IntoView {
    let i18n = use_i18n();
    let now = Memo::new(move |_| file.dialect().map(|dialect| dialect.quote));
    let choose = move |place: String| {
        let place = place.parse::<usize>().ok();
        let quote = place.and_then(|place| QUOTES.get(place).copied());
        file.choose(|reading| reading.quote = quote);
    };
    let choices = QUOTES.into_iter().enumerate().map(|(place, each)| {
        let is_chosen = move || now.get() == Some(each.character());
        let name = match each {
            Quote::Double => t!(i18n, files.quote_double),
            Quote::Single => t!(i18n, files.quote_single),
            Quote::None => t!(i18n, files.quote_none),
        };
        view! {
            <option value=place.to_string() prop:selected=is_chosen>
                {name}
            </option>
        }
    });
    let id = file.id("quote");
    view! {
        <div class="answer">
            <label for=id.clone()>{t!(i18n, files.quote)}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {choices.collect_view()}
            </select>
        </div>
    }
}

/// How a quote within quotes is written.
#[component]
pub fn EscapeChoice(
    /// The file.
    file: TextFile,
) -> impl IntoView {
    let i18n = use_i18n();
    let backslash = Memo::new(move |_| {
        let dialect = file.dialect();
        dialect.is_some_and(|dialect| dialect.escape == Escape::Backslash)
    });
    let choose = move |value: String| {
        let escape = if value.is_empty() {
            Escape::Doubled
        } else {
            Escape::Backslash
        };
        file.choose(|reading| reading.escape = Some(escape));
    };
    let id = file.id("escape");
    view! {
        <div class="answer">
            <label for=id.clone()>{t!(i18n, files.escape)}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                <option value="" prop:selected=move || !backslash.get()>
                    {t!(i18n, files.escape_doubled)}
                </option>
                <option value="1" prop:selected=backslash>
                    {t!(i18n, files.escape_backslash)}
                </option>
            </select>
        </div>
    }
}
