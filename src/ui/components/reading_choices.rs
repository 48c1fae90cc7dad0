//! How a text file is read: encoding, delimiter and quotes, each with its reason and a choice.

use leptos::prelude::*;

use crate::model::{
    Dialect, DialectReason, Encoding, Escape, Fingerprint, Quote, Reading, SourceView,
};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{when, words};
use crate::ui::markup::{Markup, answer, choice, tag};
use crate::ui::numbers;
use crate::ui::workspace::{Workspace, short, use_workspace};

/// The delimiters that can be chosen; one that was found and is not among them is added.
const DELIMITERS: [char; 8] = [';', ',', '\t', '|', ':', '^', '~', '\u{1f}'];

const QUOTES: [Quote; 3] = [Quote::Double, Quote::Single, Quote::None];

/// One text file. Copies are the same file.
#[derive(Clone, Copy)]
struct TextFile {
    workspace: Workspace,
    fingerprint: StoredValue<Fingerprint>,
}

impl TextFile {
    fn view<T>(self, read: impl FnOnce(&SourceView) -> T) -> Option<T> {
        self.fingerprint
            .with_value(|each| self.workspace.source(each, read))
    }

    fn dialect(self) -> Option<Dialect> {
        self.view(|view| view.dialect).flatten()
    }

    fn choose(self, change: impl FnOnce(&mut Reading)) {
        let fingerprint = self.fingerprint.get_value();
        let (mut reading, headers) = self.workspace.reading_of(&fingerprint);
        change(&mut reading);
        self.workspace.describe_anew(&fingerprint, reading, headers);
    }

    fn id(self, what: &str) -> String {
        self.fingerprint
            .with_value(|each| format!("{what}-{}", short(each)))
    }
}

/// The choices of one text file; nothing for others.
pub fn reading_choices(fingerprint: StoredValue<Fingerprint>) -> Markup {
    let file = TextFile {
        workspace: use_workspace(),
        fingerprint,
    };
    let is_text = move || file.view(|view| view.encoding.is_some()) == Some(true);
    let has_dialect = move || file.dialect().is_some();
    when(is_text, move || {
        tag("div")
            .child(
                tag("div")
                    .class("answers")
                    .child(encoding(file))
                    .child(when(has_dialect, move || delimiter(file)))
                    .child(when(has_dialect, move || quote(file)))
                    .child(when(has_dialect, move || escape(file))),
            )
            .child(mend(file))
    })
}

fn hint(text: impl Fn() -> String + 'static) -> Markup {
    tag("p").class("hint").child(words(text))
}

fn encoding(file: TextFile) -> Markup {
    let locale = use_locale();
    let now = move || file.view(|view| view.encoding).flatten();
    let chosen = move |event| {
        let name = event_target_value(&event);
        let found = Encoding::ALL.into_iter().find(|each| each.name() == name);
        file.choose(|reading| reading.encoding = found);
    };
    let field = tag("select")
        .on("change", chosen)
        .children(Encoding::ALL.into_iter().map(|each| {
            choice(each.name(), each.name())
                .selected_while(move || now().is_some_and(|(now, _)| now == each))
        }));
    answer(
        file.id("encoding"),
        td_string!(locale, files.encoding),
        field,
    )
    .child(hint(move || {
        now().map_or_else(String::new, |(encoding, reason)| {
            language::encoding(locale, encoding, reason)
        })
    }))
}

fn delimiter(file: TextFile) -> Markup {
    let locale = use_locale();
    let now = move || file.dialect().map(|dialect| dialect.delimiter);
    let found = untrack(now).filter(|found| !DELIMITERS.contains(found));
    let chosen = move |event| {
        let delimiter = event_target_value(&event).chars().next();
        file.choose(|reading| reading.delimiter = delimiter);
    };
    let field =
        tag("select")
            .on("change", chosen)
            .children(DELIMITERS.into_iter().chain(found).map(|each| {
                choice(each.to_string(), language::delimiter(locale, each))
                    .selected_while(move || now() == Some(each))
            }));
    answer(
        file.id("delimiter"),
        td_string!(locale, files.delimiter),
        field,
    )
    .child(hint(move || {
        file.dialect()
            .map_or_else(String::new, |dialect| reason(locale, &dialect))
    }))
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

fn quote(file: TextFile) -> Markup {
    let locale = use_locale();
    let now = move || file.dialect().map(|dialect| dialect.quote);
    let name = move |quote: Quote| match quote {
        Quote::Double => td_string!(locale, files.quote_double),
        Quote::Single => td_string!(locale, files.quote_single),
        Quote::None => td_string!(locale, files.quote_none),
    };
    let chosen = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let quote = place.and_then(|place| QUOTES.get(place).copied());
        file.choose(|reading| reading.quote = quote);
    };
    let field = tag("select")
        .on("change", chosen)
        .children(QUOTES.into_iter().enumerate().map(|(place, each)| {
            choice(place.to_string(), name(each))
                .selected_while(move || now() == Some(each.character()))
        }));
    answer(file.id("quote"), td_string!(locale, files.quote), field)
}

fn escape(file: TextFile) -> Markup {
    let locale = use_locale();
    let backslash = move || {
        let dialect = file.dialect();
        dialect.is_some_and(|dialect| dialect.escape == Escape::Backslash)
    };
    let chosen = move |event| {
        let escape = if event_target_value(&event).is_empty() {
            Escape::Doubled
        } else {
            Escape::Backslash
        };
        file.choose(|reading| reading.escape = Some(escape));
    };
    let field = tag("select")
        .on("change", chosen)
        .child(
            choice("", td_string!(locale, files.escape_doubled))
                .selected_while(move || !backslash()),
        )
        .child(choice("1", td_string!(locale, files.escape_backslash)).selected_while(backslash));
    answer(file.id("escape"), td_string!(locale, files.escape), field)
}

/// The offer to mend text that was encoded twice; it stays while it is taken.
fn mend(file: TextFile) -> Markup {
    let locale = use_locale();
    let mended = move || file.view(|view| view.reading.mend) == Some(true);
    let offered = move || mended() || file.view(|view| view.twice) == Some(true);
    when(offered, move || {
        tag("div")
            .class("notice")
            .child(tag("p").child(td_string!(locale, files.twice)))
            .child(
                tag("label")
                    .class("tick")
                    .child(
                        tag("input")
                            .attr("type", "checkbox")
                            .checked_while(mended)
                            .on("change", move |event| {
                                let ticked = event_target_checked(&event);
                                file.choose(|reading| reading.mend = ticked);
                            }),
                    )
                    .child(td_string!(locale, files.mend)),
            )
    })
}
