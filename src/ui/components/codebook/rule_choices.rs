//! What is chosen of a rule while it is written.

use leptos::prelude::*;

use crate::model::{Kind, Rule, RuleField, RuleMatch};
use crate::ui::i18n::{Text, t, use_i18n};
use crate::ui::language;

/// Where a rule looks, how many of the words must be there, and for which kind.
#[component]
pub(super) fn RuleChoices(
    /// The rule.
    chosen: RwSignal<Rule>,
) -> impl IntoView {
    let i18n = use_i18n();
    let choose_field = |rule: &mut Rule, value: &str| {
        rule.field = match value {
            "measure" => RuleField::Measure,
            "category" => RuleField::Category,
            _ => RuleField::Text,
        };
    };
    let choose_matching = |rule: &mut Rule, value: &str| {
        rule.matching = match value {
            "all" => RuleMatch::All,
            _ => RuleMatch::Any,
        };
    };
    let choose_kind = |rule: &mut Rule, value: &str| rule.kind = Kind::from_code(value);
    let option = move |value: &'static str, name: Text<&'static str>, holds: fn(&Rule) -> bool| {
        view! {
            <option value=value prop:selected=move || chosen.with(holds)>
                {name}
            </option>
        }
    };
    let kinds = Kind::ALL.map(|kind| {
        let is_chosen = move || chosen.with(|rule| rule.kind == Some(kind));
        view! {
            <option value=kind.code() prop:selected=is_chosen>
                {move || language::kinds_lower(i18n.get_locale(), kind)}
            </option>
        }
    });
    view! {
        <div class="answers">
            <Choice id="rule-field" label=t!(i18n, rules.field) chosen choose=choose_field>
                {option("text", t!(i18n, rules.field_text), |rule| rule.field == RuleField::Text)}
                {option(
                    "measure",
                    t!(i18n, rules.field_measure),
                    |rule| rule.field == RuleField::Measure,
                )}
                {option(
                    "category",
                    t!(i18n, rules.field_category),
                    |rule| rule.field == RuleField::Category,
                )}
            </Choice>
            <Choice id="rule-matching" label=t!(i18n, rules.matching) chosen choose=choose_matching>
                {option("any", t!(i18n, rules.any), |rule| rule.matching == RuleMatch::Any)}
                {option("all", t!(i18n, rules.all), |rule| rule.matching == RuleMatch::All)}
            </Choice>
            <Choice id="rule-kind" label=t!(i18n, account.kind) chosen choose=choose_kind>
                <option value="">{t!(i18n, reconciliation.all_kinds)}</option>
                {kinds.into_iter().collect_view()}
            </Choice>
        </div>
    }
}

/// One of the choices.
#[component]
fn Choice(
    /// The field's id.
    id: &'static str,
    /// Its label.
    label: Text<&'static str>,
    /// The rule.
    chosen: RwSignal<Rule>,
    /// Puts what is chosen into the rule.
    choose: fn(&mut Rule, &str),
    /// What can be chosen.
    children: Children,
) -> impl IntoView {
    let choose = move |value: String| chosen.update(|rule| choose(rule, &value));
    view! {
        <div class="answer">
            <label for=id>{label}</label>
            <select id=id on:change:target=move |event| choose(event.target().value())>
                {children()}
            </select>
        </div>
    }
}
