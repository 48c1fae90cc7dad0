//! The charts of the account.

use leptos::prelude::*;

use crate::model::{Chart, ChartPart};
use crate::protocol::{Request, Response};
use crate::ui::components::ChartFigure;
use crate::ui::i18n::I18n;
use crate::ui::language;
use crate::ui::workspace::Workspace;

/// The charts of the account, drawn up anew when the account or the language changes.
pub fn charts(workspace: Workspace, i18n: I18n) -> RwSignal<Vec<Chart>> {
    let charts = RwSignal::new(Vec::new());
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        if workspace.counted.get() == 0 {
            return;
        }
        let words = Box::new(language::chart_words(i18n.get_locale()));
        let number = newest.get_value() + 1;
        newest.set_value(number);
        let request = Request::Charts { words };
        workspace.engine().ask(&request, None, move |reply| {
            if newest.try_get_value() != Some(number) {
                return;
            }
            if let Ok((Response::Charts(drawn), _)) = reply {
                charts.set(drawn);
            }
        });
    });
    charts
}

/// The charts of one part of the account, made anew only when they are others.
#[component]
pub fn Figures(
    /// All charts.
    charts: RwSignal<Vec<Chart>>,
    /// The part.
    part: ChartPart,
    /// The account's year.
    year: Memo<i32>,
) -> impl IntoView {
    let of_part = Memo::new(move |_| {
        charts.with(|charts| {
            let charts = charts.iter().filter(|chart| chart.part == part);
            charts.cloned().collect::<Vec<_>>()
        })
    });
    move || {
        let charts = of_part.get().into_iter();
        let charts = charts.map(|chart| view! { <ChartFigure chart year /> });
        charts.collect_view()
    }
}
