//! Names that may be spellings of one category, for the user to say.

use leptos::prelude::*;

use super::spelling_card::{SpellingCard, SpellingProposal};
use super::{Book, SectionHeading};
use crate::model::{CategoryId, SpellingMethod};
use crate::protocol::{Request, Response};
use crate::ui::i18n::{t, t_string, use_i18n};

/// The proposals. Those that only differ in slips of the hand come one at a time, after the surer ones.
#[component]
pub(super) fn Spellings(
    /// The codebook.
    book: Book,
) -> impl IntoView {
    let i18n = use_i18n();
    let book = book.in_section("spellings");
    let found = book.asked(
        move || {
            book.workspace.counted.track();
            Some(Request::Spellings { unit: book.unit() })
        },
        |response| match response {
            Response::Spellings(found) => Some(found),
            _ => None,
        },
    );
    let open = Memo::new(move |_| {
        let mut open: Vec<(SpellingMethod, Vec<CategoryId>)> = found.get().unwrap_or_default();
        book.workspace
            .different
            .with(|different| open.retain(|(_, ids)| !different.contains(ids)));
        open
    });
    let proposals = Memo::new(move |_| {
        let (unsure, sure): (Vec<_>, Vec<_>) = open
            .get()
            .into_iter()
            .partition(|(method, _)| *method == SpellingMethod::NearestNeighbour);
        let next = unsure.into_iter().take(1);
        let all = sure.into_iter().chain(next);
        // A category that has just been joined to another has no name until other proposals come.
        untrack(|| {
            all.map(|(method, ids)| SpellingProposal::of(book, method, ids))
                .collect::<Vec<_>>()
        })
    });
    let others = move || {
        let unsure = |open: &Vec<(SpellingMethod, Vec<CategoryId>)>| {
            let first = open
                .iter()
                .position(|(method, _)| *method == SpellingMethod::NearestNeighbour);
            first.map_or(0, |first| open.len() - first - 1)
        };
        open.with(unsure)
    };
    let lead = move || {
        if open.with(Vec::is_empty) {
            t_string!(i18n, spellings.nothing)
        } else {
            t_string!(i18n, spellings.lead)
        }
    };
    view! {
        <section aria-labelledby="spellings">
            <SectionHeading book title=t!(i18n, spellings.title) /> <p class="soft">{lead}</p>
            <ForEnumerate
                each=move || proposals.get()
                key=SpellingProposal::key
                let(place, proposal)
            >
                <SpellingCard book place proposal />
            </ForEnumerate>
            <Show when=move || { others() > 0 }>
                <p class="soft">{move || t_string!(i18n, spellings.more, count = others())}</p>
            </Show>
        </section>
    }
}
