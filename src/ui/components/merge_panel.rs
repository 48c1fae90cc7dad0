//! A copy that is about to be brought into its draft: how much it brings, and where the two say otherwise.

use leptos::prelude::*;

use super::told;
use crate::draft::{Conflict, Draft, Merge, Side, Unmergeable};
use crate::ui::copies::use_copies;
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, plural, use_locale};
use crate::ui::live::shown;
use crate::ui::markup::{Markup, button, group, tag};
use crate::ui::workspace::{Workspace, use_workspace};

/// The panel; nothing where no copy is coming.
pub fn merge_panel() -> Markup {
    let copies = use_copies();
    let workspace = use_workspace();
    // What is done meanwhile, here or in another tab, is compared anew.
    let now = move || {
        let (id, place) = workspace
            .draft
            .with(|draft| (draft.id.clone(), (draft.head(), draft.steps().len())));
        let coming = copies.coming.get().filter(|coming| coming.id == id);
        (coming, place)
    };
    tag("div").child(shown(now, move |(coming, _)| {
        coming.as_ref().map(|coming| panel(workspace, coming))
    }))
}

fn panel(workspace: Workspace, coming: &Draft) -> Markup {
    let locale = use_locale();
    let copies = use_copies();
    let close = move || {
        button("quiet", td_string!(locale, start.cancel), move |_| {
            copies.coming.set(None);
        })
    };
    let notice = |says: String, ways: Markup| {
        tag("section")
            .class("notice")
            .attr("role", "group")
            .attr("aria-label", td_string!(locale, copy.bring_in))
            .child(tag("p").attr("role", "status").child(says))
            .child(ways)
    };
    let merge = workspace
        .draft
        .with_untracked(|draft| Merge::new(draft, coming));
    let merge = match merge {
        Ok(merge) => merge,
        Err(Unmergeable::Unrelated) => {
            let says = td_string!(locale, copy.unrelated).to_owned();
            return notice(says, tag("div").class("actions").child(close()));
        }
    };
    if merge.theirs == 0 {
        let says = td_string!(locale, copy.nothing_new).to_owned();
        return notice(says, tag("div").class("actions").child(close()));
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let theirs = plural!(
        locale,
        count(merge.theirs),
        copy.theirs_single,
        copy.theirs_several
    );
    let mine = plural!(
        locale,
        count(merge.mine),
        copy.mine_single,
        copy.mine_several
    );
    let conflicts = count(merge.conflicts.len());
    let differ = if conflicts == 0 {
        td_string!(locale, copy.no_conflicts).to_owned()
    } else {
        plural!(
            locale,
            conflicts,
            copy.conflicts_single,
            copy.conflicts_several
        )
    };
    let stand: Vec<Side> = merge.conflicts.iter().map(|each| each.stands).collect();
    let choices = RwSignal::new(stand);
    let lines = merge.conflicts.iter().enumerate();
    let lines: Vec<Markup> = lines
        .map(|(place, conflict)| one(locale, workspace, place, conflict, choices))
        .collect();
    let merge = StoredValue::new(merge);
    let bring_in = move |_| {
        let choices = choices.get_untracked();
        merge.with_value(|merge| workspace.bring_in(merge, &choices));
        copies.coming.set(None);
    };
    let ways = group()
        .child((!lines.is_empty()).then(|| tag("ol").class("conflicts").children(lines)))
        .child(
            tag("div")
                .class("actions")
                .child(button(
                    "button button--primary",
                    td_string!(locale, copy.bring_in),
                    bring_in,
                ))
                .child(close()),
        );
    notice(format!("{theirs} {mine} {differ}"), ways)
}

/// What the two say of one thing, and which of it stands.
fn one(
    locale: Locale,
    workspace: Workspace,
    place: usize,
    conflict: &Conflict,
    choices: RwSignal<Vec<Side>>,
) -> Markup {
    let draft = workspace.draft;
    let said = |operation| draft.with_untracked(|draft| told(locale, operation, draft, workspace));
    let choice = |side: Side, label: &'static str, says: String| {
        tag("label")
            .child(
                tag("input")
                    .attr("type", "radio")
                    .attr("name", format!("conflict-{place}"))
                    .checked_while(move || choices.with(|all| all.get(place) == Some(&side)))
                    .on("change", move |_| {
                        choices.update(|all| {
                            if let Some(choice) = all.get_mut(place) {
                                *choice = side;
                            }
                        });
                    }),
            )
            .child(format!("{label}: {says}"))
    };
    tag("li").child(
        tag("fieldset")
            .child(tag("legend").child(td_string!(locale, copy.conflict, number = place + 1)))
            .child(choice(
                Side::Mine,
                td_string!(locale, copy.here),
                said(&conflict.mine),
            ))
            .child(choice(
                Side::Theirs,
                td_string!(locale, copy.in_copy),
                said(&conflict.theirs),
            )),
    )
}
