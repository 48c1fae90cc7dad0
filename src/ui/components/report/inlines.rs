//! The pieces of a line of the report: text as it is set, and figures.

use leptos::prelude::*;

use super::show_figure::ShowFigure;
use crate::model::Inline;

/// A line.
#[component]
pub fn Inlines(
    /// Its pieces.
    inlines: Vec<Inline>,
    /// Makes what stands for a figure.
    figure: ShowFigure,
) -> impl IntoView {
    let pieces = inlines.into_iter().map(|inline| match inline {
        Inline::Text { text, bold, italic } => set_text(text, bold, italic),
        Inline::Figure(of) => figure.run(of),
    });
    pieces.collect_view()
}

/// Text, in bold and in italics or not.
fn set_text(text: String, bold: bool, italic: bool) -> AnyView {
    match (bold, italic) {
        (false, false) => text.into_any(),
        (false, true) => view! { <em>{text}</em> }.into_any(),
        (true, false) => view! { <strong>{text}</strong> }.into_any(),
        (true, true) => view! {
            <strong>
                <em>{text}</em>
            </strong>
        }
        .into_any(),
    }
}

/// A figure as it stands in the text.
#[component]
pub fn FigureInText(
    /// How it is written.
    shown: String,
    /// What it stands for, where nothing around it says so.
    #[prop(optional)]
    title: Option<Signal<String>>,
    /// Whether it has changed since the user last read it.
    #[prop(optional)]
    is_stale: bool,
) -> impl IntoView {
    view! {
        <span
            class="live-figure"
            class:live-figure--stale=is_stale
            title=move || title.map(|title| title.get())
        >
            {shown}
        </span>
    }
}
