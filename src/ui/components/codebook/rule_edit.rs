//! A rule while it is written, with what it would do.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::field::LinesField;
use super::form::Form;
use super::rule_choices::RuleChoices;
use super::rule_then::RuleThen;
use super::rule_trial::RuleTried;
use super::rule_written::{WORDS, Written, leave};
use super::unit_rules::rule_of;
use super::{Book, by_id};
use crate::model::{Operation, RuleId};
use crate::ui::going::focus;
use crate::ui::i18n::{t, td_string, use_i18n};

/// The panel in which a rule is written; one that the draft does not have is new.
#[component]
pub(super) fn RuleEdit(
    /// The codebook.
    book: Book,
    /// The rule.
    id: RuleId,
    /// The rule that is being written.
    open: RwSignal<Option<RuleId>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let known = rule_of(book, id);
    let is_new = known.is_none();
    let written = Written::new(book, id, known);
    let form = Form::new(move || written.wrong(i18n));
    let back = if is_new {
        "#new-rule".to_owned()
    } else {
        by_id("rule", &id.0.to_string())
    };
    let to_row = back.clone();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if form.accepts() {
            let rule = untrack(|| written.rule());
            let told = td_string!(i18n.get_locale_untracked(), rules.saved).to_owned();
            book.apply(vec![Operation::SetRule { rule }], told, to_row.clone());
            leave(book, open);
        }
    };
    let close = move |_| {
        leave(book, open);
        focus(&back);
    };
    let title = if is_new {
        t!(i18n, rules.new)
    } else {
        t!(i18n, rules.change)
    };
    view! {
        <section class="panel" aria-labelledby="rule-edit">
            <h3 id="rule-edit">{title}</h3>
            <form class="stack" on:submit=save>
                <div class="answers">
                    <LinesField
                        form
                        id=WORDS
                        label=t!(i18n, rules.words)
                        hint=t!(i18n, rules.words_hint)
                        value=written.words
                    />
                    <LinesField
                        form
                        id="rule-without"
                        label=t!(i18n, rules.without)
                        hint=t!(i18n, codebook.one_per_line)
                        value=written.without
                    />
                </div>
                <RuleChoices chosen=written.chosen />
                <RuleThen book form chosen=written.chosen />
                <div class="actions">
                    <button type="submit" class="button button--primary">
                        {t!(i18n, rules.save)}
                    </button>
                    <button type="button" class="quiet" on:click=close>
                        {t!(i18n, codebook.close)}
                    </button>
                </div>
            </form>
            <RuleTried book rule=Memo::new(move |_| written.rule()) />
        </section>
    }
}
