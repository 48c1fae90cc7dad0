//! Cases of different files that may be one, with the user's answer.

use leptos::prelude::*;
use time::Date;

use crate::model::{self, MatchProposal, MatchSide, Operation, Place};
use crate::ui::i18n::{Locale, t, t_string, td_string, use_i18n};
use crate::ui::lingering::Lingering;
use crate::ui::workspace::{Workspace, use_workspace};

/// The proposals; nothing where there are none.
#[component]
pub fn Matches() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    view! {
        <Show when=move || workspace.proposals.with(|proposals| !proposals.is_empty())>
            <section aria-labelledby="matches">
                <h2 id="matches">{t!(i18n, ledger.matches_title)}</h2>
                <p>{t!(i18n, ledger.matches_lead)}</p>
                <div
                    class="scroll"
                    role="group"
                    tabindex="0"
                    aria-label=t!(i18n, ledger.matches_title)
                >
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t!(i18n, ledger.matches_first)}</th>
                                <th scope="col">{t!(i18n, ledger.matches_second)}</th>
                                <th scope="col">{t!(i18n, ledger.matches_text)}</th>
                                <th scope="col">{t!(i18n, ledger.matches_answer)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || workspace.proposals.get() key=key let:proposal>
                                <Lingering>
                                    <MatchRow proposal />
                                </Lingering>
                            </For>
                        </tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}

/// What is shown of a case.
type SideKey = (Place, Option<String>, Option<Date>);

/// A proposal is another when something of it is but for the answer, so that who answers by the keyboard stays there.
fn key(proposal: &MatchProposal) -> (SideKey, SideKey, String) {
    let side = |side: &MatchSide| (side.place.clone(), side.number.clone(), side.date);
    let (earlier, later) = (side(&proposal.earlier), side(&proposal.later));
    (earlier, later, proposal.text.clone())
}

/// A proposal, and what the user said of it.
#[component]
fn MatchRow(
    /// The proposal.
    proposal: MatchProposal,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let text = proposal.text.clone();
    let proposal = StoredValue::new(proposal);
    let places = move || {
        proposal
            .with_value(|proposal| (proposal.earlier.place.clone(), proposal.later.place.clone()))
    };
    let said = Memo::new(move |_| {
        let (earlier, later) = places();
        workspace.proposals.with(|proposals| {
            let mut proposals = proposals.iter();
            let found =
                proposals.find(|each| each.earlier.place == earlier && each.later.place == later);
            found.and_then(|found| found.same)
        })
    });
    let names = move || {
        let locale = i18n.get_locale();
        proposal.with_value(|proposal| {
            [&proposal.earlier, &proposal.later].map(|side| name(locale, workspace, side))
        })
    };
    let label = move || {
        let [first, second] = names();
        t_string!(i18n, ledger.matches_of, first = first, second = second)
    };
    let answer = move |value: String| {
        let same = match value.as_str() {
            "1" => true,
            "0" => false,
            _ => return,
        };
        let (earlier, later) = places();
        workspace.apply(Operation::Match {
            earlier,
            later,
            same,
        });
    };
    let cells = move || names().map(|name| view! { <td>{name}</td> });
    view! {
        <tr>
            {cells}
            <td>{text}</td>
            <td>
                <select
                    aria-label=label
                    on:change:target=move |event| answer(event.target().value())
                >
                    <option value="" prop:selected=move || said.get().is_none()>
                        {t!(i18n, ledger.matches_open)}
                    </option>
                    <option value="1" prop:selected=move || said.get() == Some(true)>
                        {t!(i18n, ledger.matches_same)}
                    </option>
                    <option value="0" prop:selected=move || said.get() == Some(false)>
                        {t!(i18n, ledger.matches_other)}
                    </option>
                </select>
            </td>
        </tr>
    }
}

/// "AVV-12, 2022-03-15, lista.csv, rad 7".
fn name(locale: Locale, workspace: Workspace, side: &MatchSide) -> String {
    let row = td_string!(locale, ledger.row).to_lowercase();
    let mut parts: Vec<String> = side.number.iter().cloned().collect();
    parts.extend(side.date.map(model::written_date));
    parts.push(untrack(|| workspace.file_name(&side.place.source)));
    parts.push(format!("{row} {}", side.place.row));
    parts.join(", ")
}
