//! A copy that is about to be brought into its draft: how much it brings, and where the two say otherwise.

use leptos::either::Either;
use leptos::prelude::*;

use super::told;
use crate::draft::{Conflict, Merge, Side, Unmergeable};
use crate::model::Operation;
use crate::ui::copies::use_copies;
use crate::ui::i18n::{I18n, Locale, Text, t, t_string, td_string, use_i18n};
use crate::ui::language::plural;
use crate::ui::workspace::use_workspace;

/// The panel; nothing where no copy is coming.
#[component]
pub fn MergePanel() -> impl IntoView {
    let copies = use_copies();
    let workspace = use_workspace();
    let place = Memo::new(move |_| {
        workspace
            .draft
            .with(|draft| (draft.head(), draft.steps().len()))
    });
    // What is done meanwhile, here or in another tab, is compared anew.
    let merge = Memo::new(move |_| {
        place.with(|_| ());
        copies.coming.with(|coming| {
            workspace.draft.with_untracked(|draft| {
                let coming = coming.as_ref().filter(|coming| coming.id == draft.id);
                coming.map(|coming| Merge::new(draft, coming))
            })
        })
    });
    let panel = move || merge.get().map(|merge| view! { <Panel merge /> });
    view! { <div>{panel}</div> }
}

/// What is said of the copy that is coming, and what can be done.
#[component]
fn Panel(
    /// What bringing it in would do.
    merge: Result<Merge, Unmergeable>,
) -> impl IntoView {
    let i18n = use_i18n();
    let says = match &merge {
        Ok(merge) => summary(i18n, merge),
        Err(Unmergeable::Unrelated) => Box::new(move || t_string!(i18n, copy.unrelated).to_owned()),
    };
    let ways = match merge {
        Ok(merge) if merge.theirs > 0 => Either::Left(view! { <BringIn merge /> }),
        _ => Either::Right(view! {
            <div class="actions">
                <Cancel />
            </div>
        }),
    };
    view! {
        <section class="notice" role="group" aria-label=t!(i18n, copy.bring_in)>
            <p role="status">{says}</p>
            {ways}
        </section>
    }
}

/// How much a copy brings.
fn summary(i18n: I18n, merge: &Merge) -> Text<String> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (theirs, mine) = (count(merge.theirs), count(merge.mine));
    let conflicts = count(merge.conflicts.len());
    if theirs == 0 {
        return Box::new(move || t_string!(i18n, copy.nothing_new).to_owned());
    }
    let differ = move |locale: Locale| {
        if conflicts == 0 {
            return td_string!(locale, copy.no_conflicts).to_owned();
        }
        plural!(
            locale,
            conflicts,
            copy.conflicts_single,
            copy.conflicts_several
        )
    };
    Box::new(move || {
        let locale = i18n.get_locale();
        let theirs = plural!(locale, theirs, copy.theirs_single, copy.theirs_several);
        let mine = plural!(locale, mine, copy.mine_single, copy.mine_several);
        format!("{theirs} {mine} {}", differ(locale))
    })
}

/// Leaves the copy as it is.
#[component]
fn Cancel() -> impl IntoView {
    let i18n = use_i18n();
    let copies = use_copies();
    view! {
        <button type="button" class="quiet" on:click=move |_| copies.coming.set(None)>
            {t!(i18n, start.cancel)}
        </button>
    }
}

/// Where the two say otherwise, and what brings the copy in.
#[component]
fn BringIn(
    /// What bringing it in would do.
    merge: Merge,
) -> impl IntoView {
    let i18n = use_i18n();
    let copies = use_copies();
    let workspace = use_workspace();
    let stand: Vec<Side> = merge.conflicts.iter().map(|each| each.stands).collect();
    let choices = RwSignal::new(stand);
    let conflicts = merge.conflicts.iter().cloned().enumerate();
    let conflicts = conflicts
        .map(|(place, conflict)| view! { <ConflictChoice place conflict choices /> })
        .collect_view();
    let conflicts = (!conflicts.is_empty()).then(|| {
        view! { <ol class="conflicts">{conflicts}</ol> }
    });
    let bring_in = move |_| {
        let choices = choices.get_untracked();
        workspace.bring_in(&merge, &choices);
        copies.coming.set(None);
    };
    view! {
        {conflicts}
        <div class="actions">
            <button type="button" class="button button--primary" on:click=bring_in>
                {t!(i18n, copy.bring_in)}
            </button>
            <Cancel />
        </div>
    }
}

/// What the two say of one thing, and which of it stands.
#[component]
fn ConflictChoice(
    /// Its place among the conflicts.
    place: usize,
    /// The thing.
    conflict: Conflict,
    /// Which side stands, for each conflict.
    choices: RwSignal<Vec<Side>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let Conflict { mine, theirs, .. } = conflict;
    view! {
        <li>
            <fieldset>
                <legend>{t!(i18n, copy.conflict, number = place + 1)}</legend>
                <SideChoice place side=Side::Mine operation=mine choices />
                <SideChoice place side=Side::Theirs operation=theirs choices />
            </fieldset>
        </li>
    }
}

/// One of the two sides of a conflict.
#[component]
fn SideChoice(
    /// The conflict's place.
    place: usize,
    /// The side.
    side: Side,
    /// What was done on this side.
    operation: Operation,
    /// Which side stands, for each conflict.
    choices: RwSignal<Vec<Side>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let draft = workspace.draft;
    let words = move || {
        let locale = i18n.get_locale();
        let says = draft.with_untracked(|draft| told(locale, &operation, draft, workspace));
        let label = match side {
            Side::Mine => td_string!(locale, copy.here),
            Side::Theirs => td_string!(locale, copy.in_copy),
        };
        format!("{label}: {says}")
    };
    let choose = move |_| {
        choices.update(|all| {
            if let Some(choice) = all.get_mut(place) {
                *choice = side;
            }
        });
    };
    view! {
        <label>
            <input
                type="radio"
                name=format!("conflict-{place}")
                prop:checked=move || choices.with(|all| all.get(place) == Some(&side))
                on:change=choose
            />
            {words}
        </label>
    }
}
