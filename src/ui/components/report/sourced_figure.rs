//! A figure of the draft's report, with the way to what it counts.

use leptos::either::Either;
use leptos::prelude::*;

use super::figure_source;
use super::inlines::FigureInText;
use crate::model::LiveFigure;
use crate::ui::i18n::{t_string, use_i18n};
use crate::ui::language;
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// A figure that leads to the cases behind it, and says what it stands for.
#[component]
pub fn SourcedFigure(
    /// It.
    figure: LiveFigure,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let is_stale = figure.is_stale();
    let (shown, seen) = (figure.shown, figure.seen);
    let filter = figure.of.filter();
    let of = figure.of;
    let title = Signal::derive(move || figure_source(i18n.get_locale(), &of));
    let figure = match filter {
        Some(filter) => {
            let href = workspace.href(DraftPage::Cases(filter));
            Either::Left(view! {
                <a class="figure-link" href=href title=move || title.get()>
                    <FigureInText shown is_stale />
                </a>
            })
        }
        None => Either::Right(view! { <FigureInText shown title is_stale /> }),
    };
    let seen = move || language::count(i18n.get_locale(), seen);
    let before = is_stale.then(|| {
        view! {
            <span class="live-figure__before no-print">
                {move || t_string!(i18n, report.was, seen = seen())}
            </span>
        }
    });
    view! {
        {figure}
        {before}
    }
}
