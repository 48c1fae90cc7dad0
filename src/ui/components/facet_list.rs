//! What cases can be told apart by: for each dimension its values with the number of cases, to be ticked.

use leptos::prelude::*;
use web_sys::{Element, MediaQueryList, window};

use crate::model::{CaseFilter, Dimension, FacetValues, Kind};
use crate::ui::app::focus;
use crate::ui::case_browser::{CaseBrowser, use_case_browser};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, use_locale};
use crate::ui::live::{afterwards, each, when, words};
use crate::ui::markup::{Markup, button, tag};
use crate::ui::numbers;
use crate::ui::workspace::use_workspace;

/// How many values are shown of a dimension before the others are asked for.
const SHOWN: usize = 8;

/// The dimensions whose values are seen without opening them.
const OPENED: usize = 4;

/// Where the facets stand beside the list; the same in `style/browse.css`.
const WIDE: &str = "(min-width: 56.25rem)";

/// The facets: beside the list, or above it to be opened.
pub fn facet_list() -> Markup {
    let locale = use_locale();
    let browser = use_case_browser();
    // The id of the box that was ticked last, until the counts have followed.
    let ticked = StoredValue::new(String::new());
    afterwards(move || {
        browser.facets.track();
        let refocus = move || {
            let id = ticked.try_update_value(std::mem::take).unwrap_or_default();
            let focused = document().active_element();
            if !id.is_empty() && focused.is_none_or(|element| element.tag_name() == "BODY") {
                // A box that was moved has lost the focus.
                focus(&format!("#{id}"));
            }
        };
        request_animation_frame(refocus);
    });
    let facets = Dimension::ALL
        .into_iter()
        .enumerate()
        .map(|(place, dimension)| {
            when(
                move || is_choice(browser, dimension),
                move || facet(browser, dimension, place, ticked),
            )
        });
    let markup = tag("details")
        .class("facets")
        .child(tag("summary").child(td_string!(locale, cases.narrow)))
        .children(facets);
    let details = markup.node::<Element>().clone();
    let media = window().and_then(|window| window.match_media(WIDE).ok().flatten());
    // Beside the list there is nothing to open them with.
    let open_if_wide = move || {
        if media.as_ref().is_none_or(MediaQueryList::matches) {
            // Fails for no element of the page.
            let _ = details.set_attribute("open", "");
        }
    };
    open_if_wide();
    let resized = window_event_listener_untyped("resize", move |_| open_if_wide());
    on_cleanup(move || resized.remove());
    markup
}

/// Whether there is anything to choose.
fn is_choice(browser: CaseBrowser, dimension: Dimension) -> bool {
    let values = of(browser, dimension, |found| found.values.len());
    values.unwrap_or_default() > 1 || !browser.filter().values(dimension).is_empty()
}

fn of<T>(
    browser: CaseBrowser,
    dimension: Dimension,
    read: impl FnOnce(&FacetValues) -> T,
) -> Option<T> {
    browser.facets.with(|facets| {
        let mut dimensions = facets.dimensions.iter();
        dimensions
            .find(|each| each.dimension == dimension)
            .map(read)
    })
}

fn facet(
    browser: CaseBrowser,
    dimension: Dimension,
    place: usize,
    ticked: StoredValue<String>,
) -> Markup {
    let locale = use_locale();
    let all = RwSignal::new(false);
    let known = move || values(browser, dimension);
    let shown = move || {
        let chosen = browser.filter().values(dimension).len();
        let mut values = known();
        if !all.get() {
            values.truncate(SHOWN.max(chosen));
        }
        values
    };
    let more = move || known().len() > SHOWN;
    let toggle = move |_| all.update(|all| *all = !*all);
    let toggle_name = move || {
        let count = numbers::grouped(length(known().len()));
        if all.get() {
            td_string!(locale, cases.show_fewer).to_owned()
        } else {
            td_string!(locale, cases.show_all, count = count)
        }
    };
    let not_all = move || {
        let distinct = of(browser, dimension, |found| found.distinct).unwrap_or_default();
        let values = length(known().len());
        (all.get() && distinct > values).then_some((values, distinct))
    };
    let name = name(locale, dimension);
    let chosen = untrack(|| !browser.filter().values(dimension).is_empty());
    tag("details")
        .class("facet")
        .attr_if("open", place < OPENED || chosen)
        .child(tag("summary").child(name))
        .child(
            tag("fieldset")
                .child(tag("legend").class("visually-hidden").child(name))
                .child(each(shown, move |value| {
                    facet_value(browser, dimension, value, ticked)
                }))
                .child(when(more, move || {
                    button("quiet", words(toggle_name), toggle)
                        .attr_from("aria-expanded", move || all.get().to_string())
                }))
                .child(when(
                    move || not_all().is_some(),
                    move || {
                        tag("p").class("soft").child(words(move || {
                            let (shown, all) = not_all().unwrap_or_default();
                            let (shown, all) = (numbers::grouped(shown), numbers::grouped(all));
                            td_string!(locale, cases.most_common, shown = shown, all = all)
                        }))
                    },
                )),
        )
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The values to show: those chosen first, of which the engine may not know any.
fn values(browser: CaseBrowser, dimension: Dimension) -> Vec<String> {
    let mut values = browser.filter().values(dimension).to_vec();
    of(browser, dimension, |found| {
        for (name, _) in &found.values {
            if !values.contains(name) {
                values.push(name.clone());
            }
        }
    });
    values
}

fn facet_value(
    browser: CaseBrowser,
    dimension: Dimension,
    value: String,
    ticked: StoredValue<String>,
) -> Markup {
    let locale = use_locale();
    let name = value_name(locale, dimension, &value);
    let value = StoredValue::new(value);
    let count = move || {
        let count = of(browser, dimension, |found| {
            let mut values = found.values.iter();
            let found = values.find(|(name, _)| value.with_value(|value| value == name));
            found.map(|(_, count)| *count)
        });
        count.flatten().unwrap_or_default()
    };
    let is_chosen = move || {
        let filter = browser.filter();
        value.with_value(|value| filter.has(dimension, value))
    };
    let id = box_id(dimension, &value.get_value());
    let changed = {
        let id = id.clone();
        move |_| {
            ticked.set_value(id.clone());
            let filter: CaseFilter = untrack(|| browser.filter());
            let value = value.get_value();
            browser.go(if filter.has(dimension, &value) {
                filter.without(dimension, &value)
            } else {
                filter.with(dimension, value)
            });
        }
    };
    tag("label")
        .class("facet__value")
        .class_while("facet__value--none", move || count() == 0 && !is_chosen())
        .child(
            tag("input")
                .id(id)
                .attr("type", "checkbox")
                .checked_while(is_chosen)
                .on("change", changed),
        )
        .child(tag("span").class("facet__name").child(name))
        .child(
            tag("span")
                .class("facet__count")
                .child(words(move || numbers::grouped(count()))),
        )
}

/// A name for a box in the document: values have letters that ids and selectors do not.
fn box_id(dimension: Dimension, value: &str) -> String {
    let mut id = format!("facet-{}-", dimension as u8);
    for byte in value.bytes() {
        id.push_str(&byte.to_string());
        id.push('-');
    }
    id
}

/// What a dimension is called.
fn name(locale: Locale, dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Year => td_string!(locale, cases.year),
        Dimension::Kind => td_string!(locale, meaning.kind),
        Dimension::Unit => td_string!(locale, cases.unit),
        Dimension::Category => td_string!(locale, account.category),
        Dimension::Categorised => td_string!(locale, cases.categorised),
        Dimension::Measure => td_string!(locale, cases.measure),
        Dimension::Status => td_string!(locale, meaning.status),
        Dimension::Channel => td_string!(locale, meaning.channel),
        Dimension::Submitter => td_string!(locale, meaning.submitter),
        Dimension::Gender => td_string!(locale, meaning.gender),
        Dimension::Month => td_string!(locale, account.month),
        Dimension::File => td_string!(locale, cases.file),
    }
}

/// What a choice is called where it stands alone: what does not say itself what it is of is told with it.
pub fn choice_name(locale: Locale, dimension: Dimension, value: &str) -> String {
    let alone = value_name(locale, dimension, value);
    let tells = match dimension {
        Dimension::Unit | Dimension::Category => true,
        Dimension::Categorised => false,
        _ => !value.is_empty(),
    };
    if tells {
        alone
    } else {
        format!("{}: {alone}", name(locale, dimension))
    }
}

/// What a value of a dimension is called.
fn value_name(locale: Locale, dimension: Dimension, value: &str) -> String {
    let word = match dimension {
        Dimension::Kind => Kind::from_code(value).map(|kind| language::kinds(locale, kind)),
        Dimension::Month => value
            .parse()
            .ok()
            .map(|month| language::month(locale, month)),
        Dimension::Categorised => Some(language::categorised(locale, value)),
        Dimension::Unit if value.is_empty() => Some(td_string!(locale, account.no_unit)),
        Dimension::Category if value.is_empty() => Some(td_string!(locale, account.no_category)),
        Dimension::File => {
            let file = crate::model::Fingerprint(value.to_owned());
            let name = untrack(|| use_workspace().file_name(&file));
            return if name.is_empty() {
                value.chars().take(12).collect()
            } else {
                name
            };
        }
        _ if value.is_empty() => Some(td_string!(locale, cases.lack)),
        _ => None,
    };
    word.unwrap_or(value).to_owned()
}
