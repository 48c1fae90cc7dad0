//! One of the earlier year's categories in the translation between years.

use leptos::prelude::*;

use super::Book;
use super::translation_choice::{Choices, NONE, SAME, SEVERAL, chosen};
use crate::model::{Count, CrosswalkProposal, CrosswalkReason, NameLikeness, YearsToTranslate};
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::language;

/// A category with its count, what is proposed for it, and the choice of what it is in the later year.
#[component]
pub(super) fn TranslationRow(
    /// The codebook.
    book: Book,
    /// What the user has chosen.
    choices: Choices,
    /// Both years.
    years: StoredValue<YearsToTranslate>,
    /// What is proposed for the category.
    proposal: CrosswalkProposal,
) -> impl IntoView {
    let i18n = use_i18n();
    let from = proposal.from.clone();
    let name = book.name(&from);
    let count = years.with_value(|years| {
        let count = years.counts.iter().find(|(id, _)| *id == from);
        count.map_or(Count::Missing, |(_, count)| *count)
    });
    let asked = StoredValue::new(proposal.clone());
    let value = Memo::new(move |_| {
        asked.with_value(|asked| years.with_value(|years| chosen(book, choices, years, asked)))
    });
    let choose = move |value: String| {
        choices.update(|choices| {
            choices.retain(|(known, _)| *known != from);
            choices.push((from.clone(), value));
        });
    };
    let names = move || asked.with_value(|asked| book.names(asked.to.iter().map(|(id, _)| id)));
    let several = (proposal.to.len() > 1).then(|| {
        let several = move || t_string!(i18n, translation.several, names = names());
        view! {
            <TargetOption target=SEVERAL.to_owned() value>
                {several}
            </TargetOption>
        }
    });
    let later = years.with_value(|years| years.later.clone());
    let later = later.into_iter().map(|id| {
        let name = book.name(&id);
        view! {
            <TargetOption target=id.0 value>
                {name}
            </TargetOption>
        }
    });
    let later = later.collect_view();
    let label = t!(i18n, translation.is_now_of, name = name);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">{move || language::count(i18n.get_locale(), count)}</td>
            <td>
                <TranslationProposal book years proposal />
            </td>
            <td>
                <select
                    aria-label=label
                    on:change:target=move |event| choose(event.target().value())
                >
                    <TargetOption target=NONE.to_owned() value>
                        {t!(i18n, translation.none)}
                    </TargetOption>
                    <TargetOption target=SAME.to_owned() value>
                        {t!(i18n, translation.same)}
                    </TargetOption>
                    {several}
                    {later}
                </select>
            </td>
        </tr>
    }
}

/// What a category may be in the later year.
#[component]
fn TargetOption(
    /// The value that stands for it.
    target: String,
    /// The value that is chosen.
    value: Memo<String>,
    /// What it is called.
    children: Children,
) -> impl IntoView {
    let own = target.clone();
    view! {
        <option value=target prop:selected=move || value.with(|value| *value == own)>
            {children()}
        </option>
    }
}

/// What is proposed, how sure that is, and what speaks for it.
#[component]
fn TranslationProposal(
    /// The codebook.
    book: Book,
    /// Both years.
    years: StoredValue<YearsToTranslate>,
    /// What is proposed.
    proposal: CrosswalkProposal,
) -> impl IntoView {
    let i18n = use_i18n();
    let from_year = years.with_value(|years| years.from_year);
    if proposal.to.is_empty() {
        return view! { <p class="soft">{t!(i18n, translation.no_proposal)}</p> }.into_any();
    }
    let proposal = StoredValue::new(proposal);
    let target = move || {
        proposal.with_value(|proposal| {
            let names = book.names(proposal.to.iter().map(|(id, _)| id));
            let sure = language::certainty(i18n.get_locale(), proposal.confidence);
            format!("{names} ({sure})")
        })
    };
    let reasons =
        move || proposal.with_value(|proposal| reasons(i18n.get_locale(), proposal, from_year));
    view! {
        <p>{target}</p>
        <p class="hint">{reasons}</p>
    }
    .into_any()
}

/// What speaks for a proposal, in words.
fn reasons(locale: Locale, proposal: &CrosswalkProposal, from_year: i32) -> String {
    let share = proposal.to.first().and_then(|(_, share)| *share);
    let reasons = proposal.reasons.iter().map(|reason| match reason {
        CrosswalkReason::Name(likeness) => match likeness {
            NameLikeness::SameCategory | NameLikeness::Became => {
                td_string!(locale, translation.by_codebook)
            }
            NameLikeness::SameName => td_string!(locale, translation.by_same_name),
            NameLikeness::FormerName => td_string!(locale, translation.by_former_name),
            NameLikeness::Spelling => td_string!(locale, translation.by_spelling),
            NameLikeness::Words(_) => td_string!(locale, translation.by_words),
        }
        .to_owned(),
        CrosswalkReason::Texts(count) => td_string!(
            locale,
            translation.by_texts,
            percent = (share.unwrap_or_default() * 100.0).round(),
            count = count,
            year = from_year
        ),
    });
    reasons.collect::<Vec<_>>().join("; ")
}
