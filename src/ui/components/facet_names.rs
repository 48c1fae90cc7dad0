//! What the dimensions and the values are called that cases can be told apart by.

use leptos::prelude::*;

use crate::model::{Dimension, Fingerprint, Kind};
use crate::ui::i18n::{Locale, td_string};
use crate::ui::language;
use crate::ui::workspace::use_workspace;

/// What a dimension is called.
pub fn name(locale: Locale, dimension: Dimension) -> &'static str {
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
pub fn value_name(locale: Locale, dimension: Dimension, value: &str) -> String {
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
            let file = Fingerprint(value.to_owned());
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
