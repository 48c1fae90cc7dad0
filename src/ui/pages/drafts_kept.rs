//! The part of the start page about drafts that are kept.

use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::components::{DamagedNotice, DraftList, ProfileList, Wipe};

/// How long it is said that all is gone before the page begins anew, in milliseconds.
const AFTER_WIPING_MS: i32 = 4_000;

/// The drafts that are kept, and what clears them and all else away.
#[component]
pub fn DraftsKept() -> impl IntoView {
    let begin_anew = || {
        // What the page still holds is of what is gone.
        clock::after(AFTER_WIPING_MS, || {
            let _ = window().location().reload();
        });
    };
    view! {
        <DamagedNotice />
        <DraftList />
        <ProfileList />
        <Wipe done=begin_anew />
    }
}
