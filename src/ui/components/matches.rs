//! Cases of different files that may be one, with the user's answer.

use leptos::prelude::*;

use crate::model::{MatchProposal, MatchSide, Operation};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, choice, column_heads, scroll, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// The proposals; nothing where there are none.
pub fn matches() -> Markup {
    let workspace = use_workspace();
    let locale = use_locale();
    shown(
        move || workspace.proposals.get(),
        move |proposals| {
            (!proposals.is_empty()).then(|| {
                tag("section")
                    .attr("aria-labelledby", "matches")
                    .child(
                        tag("h2")
                            .id("matches")
                            .child(td_string!(locale, ledger.matches_title)),
                    )
                    .child(tag("p").child(td_string!(locale, ledger.matches_lead)))
                    .child(
                        scroll(td_string!(locale, ledger.matches_title)).child(
                            tag("table")
                                .child(tag("thead").child(column_heads([
                                    td_string!(locale, ledger.matches_first),
                                    td_string!(locale, ledger.matches_second),
                                    td_string!(locale, ledger.matches_text),
                                    td_string!(locale, ledger.matches_answer),
                                ])))
                                .child(tag("tbody").children(
                                    proposals.iter().map(|each| row(workspace, locale, each)),
                                )),
                        ),
                    )
            })
        },
    )
}

fn row(workspace: Workspace, locale: Locale, proposal: &MatchProposal) -> Markup {
    let (earlier, later) = (proposal.earlier.place.clone(), proposal.later.place.clone());
    let said = proposal.same;
    let names = [&proposal.earlier, &proposal.later].map(|side| name(workspace, side));
    let [first, second] = &names;
    let label = td_string!(
        locale,
        ledger.matches_of,
        first = first.as_str(),
        second = second.as_str()
    );
    let answered = move |event| {
        let same = match event_target_value(&event).as_str() {
            "1" => true,
            "0" => false,
            _ => return,
        };
        workspace.apply(Operation::Match {
            earlier: earlier.clone(),
            later: later.clone(),
            same,
        });
    };
    let field = tag("select")
        .attr("aria-label", &label)
        .on("change", answered)
        .child(
            choice("", td_string!(locale, ledger.matches_open))
                .selected_while(move || said.is_none()),
        )
        .child(
            choice("1", td_string!(locale, ledger.matches_same))
                .selected_while(move || said == Some(true)),
        )
        .child(
            choice("0", td_string!(locale, ledger.matches_other))
                .selected_while(move || said == Some(false)),
        );
    tag("tr")
        .children(names.map(|name| tag("td").child(name)))
        .child(tag("td").child(proposal.text.as_str()))
        .child(tag("td").child(field))
}

/// "AVV-12, 2022-03-15, lista.csv, rad 7".
fn name(workspace: Workspace, side: &MatchSide) -> String {
    let locale = use_locale();
    let row = td_string!(locale, ledger.row).to_lowercase();
    let mut parts: Vec<String> = side.number.iter().cloned().collect();
    parts.extend(side.date.map(crate::model::written_date));
    parts.push(untrack(|| workspace.file_name(&side.place.source)));
    parts.push(format!("{row} {}", side.place.row));
    parts.join(", ")
}
