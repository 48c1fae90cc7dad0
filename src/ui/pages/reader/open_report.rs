//! An open report: when it was frozen, what tells whether it is what was sent, and the paper itself.

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;

use super::state::Opened;
use crate::browser::clock;
use crate::model::{FrozenReport, LiveFigure};
use crate::ui::components::report::{
    FigureInText, Paper, PrintButton, SpokenWords, figure_source, save_as_word,
};
use crate::ui::i18n::{t, t_string, use_i18n};

/// The report and what there is to know of it.
#[component]
pub(super) fn OpenReport(
    /// The report.
    opened: Opened,
    /// Whether it came by a link that had to be mended.
    was_repaired: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let frozen = opened.frozen.clone();
    let figure = Callback::new(move |figure: LiveFigure| {
        let of = figure.of;
        let title = Signal::derive(move || figure_source(i18n.get_locale(), &of));
        view! { <FigureInText shown=figure.shown title /> }.into_any()
    });
    view! {
        <About opened was_repaired />
        <Paper report=frozen.report charts=frozen.charts figure />
    }
}

/// When it was frozen, and what tells whether it is what was sent.
#[component]
fn About(
    /// The report.
    opened: Opened,
    /// Whether it came by a link that had to be mended.
    was_repaired: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let FrozenReport {
        frozen_ms,
        hidden_below,
        ..
    } = opened.frozen;
    let moment = clock::local_minute(frozen_ms);
    let check_words = opened.check_words.clone();
    view! {
        <aside class="notice reader__about" aria-label=t!(i18n, reader.about)>
            <p>{t!(i18n, reader.frozen, moment = moment)}</p>
            <p>
                {t!(i18n, reader.check_words)} " " <SpokenWords words=check_words /> <br />
                {t!(i18n, reader.compare)}
            </p>
            <p>{t!(i18n, reader.undamaged)}</p>
            {was_repaired.then(|| view! { <p>{t!(i18n, reader.repaired)}</p> })}
            {(hidden_below > 0)
                .then(|| view! { <p>{t!(i18n, reader.hidden, threshold = hidden_below)}</p> })}
            <HandingOn opened />
        </aside>
    }
}

/// What a reader can do with the report: keep it as a Word document, or print it.
#[component]
fn HandingOn(
    /// The report.
    opened: Opened,
) -> impl IntoView {
    let i18n = use_i18n();
    let failed = RwSignal::new(false);
    let word = move |_| {
        let (report, check_words) = (opened.frozen.report.clone(), opened.check_words.clone());
        let locale = i18n.get_locale_untracked();
        spawn_local_scoped_with_cancellation(async move {
            // The charts' drawings are not in a package: the document has their words.
            let saved = save_as_word(locale, report, Vec::new(), Some(check_words)).await;
            failed.set(saved.is_none());
        });
    };
    view! {
        <div class="actions">
            <button type="button" class="button" on:click=word>
                {t!(i18n, paper.word)}
            </button>
            <PrintButton />
        </div>
        <p role="status">{move || failed.get().then(|| t_string!(i18n, paper.failed))}</p>
    }
}
