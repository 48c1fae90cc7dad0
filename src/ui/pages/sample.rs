//! The page of a second coder: a sample's cases, one at a time, and the file with what was decided of them.

use leptos::either::Either;
use leptos::prelude::*;

use crate::browser::keys;
use crate::ui::components::{PersonalData, PersonalDataButton, SampleCasePanel, SampleFinish};
use crate::ui::going::focus;
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::route::Route;
use crate::ui::second_coder::{SecondCoder, use_second_coder};

/// The page of the sample that is being sorted.
#[component]
pub fn SamplePage() -> impl IntoView {
    let i18n = use_i18n();
    let second = use_second_coder();
    PersonalData::provide();
    let title = Memo::new(move |_| {
        second
            .sample
            .with(|sample| sample.as_ref().map(|each| each.title.clone()))
    });
    let work = move || match title.get() {
        Some(title) => Either::Left(view! { <SampleWork title /> }),
        None => Either::Right(view! {
            <p>
                {t!(i18n, second.nothing)} " " <a href=Route::Start.href()>{t!(i18n, app.to_start)}</a>
            </p>
        }),
    };
    view! {
        <h1 tabindex="-1">{t!(i18n, pages.sample)}</h1>
        {work}
    }
}

/// The case on screen with what is decided of it, the way to others, and the end of the work.
#[component]
fn SampleWork(
    /// What the sample is of.
    title: String,
) -> impl IntoView {
    let i18n = use_i18n();
    let second = use_second_coder();
    let personal = expect_context::<PersonalData>();
    // The keys are heard for as long as the cases are there.
    let kept = StoredValue::new_local(keys::on_key(move |pressed| {
        !pressed.in_field && !pressed.commanded && press(second, &pressed.key)
    }));
    on_cleanup(move || kept.dispose());
    let at = Memo::new(move |_| second.at.get());
    let progress = move || {
        let (decided, total) = second.progress();
        let left = total - decided;
        t_string!(
            i18n,
            second.progress,
            decided = decided,
            total = total,
            left = left
        )
    };
    let case = move || {
        let total = second.progress().1;
        t_string!(i18n, second.case, number = at.get() + 1, total = total)
    };
    view! {
        <p class="lead">{t!(i18n, second.lead, title = title)}</p>
        <p>{t!(i18n, second.alone)}</p>
        <PersonalDataButton personal />
        <Show when=move || !second.kept.get()>
            <p class="notice notice--alarm">{t!(i18n, second.not_kept)}</p>
        </Show>
        <p class="summary" role="status">
            {progress}
        </p>
        <SampleCasePanel at />
        <p class="visually-hidden" role="status">
            {case}
        </p>
        <div class="actions">
            <button
                type="button"
                class="button"
                aria-keyshortcuts="K"
                on:click=move |_| second.step(-1)
            >
                {t!(i18n, second.previous)}
            </button>
            <button
                type="button"
                class="button button--primary"
                aria-keyshortcuts="J"
                on:click=move |_| second.step(1)
            >
                {t!(i18n, second.next)}
            </button>
            <button type="button" class="quiet" on:click=move |_| second.go_to_undecided()>
                {t!(i18n, second.next_undecided)}
            </button>
        </div>
        <p class="hint">{t!(i18n, second.keys)}</p>
        <SampleFinish />
    }
}

/// Whether a key means something here; does it.
fn press(second: SecondCoder, key: &str) -> bool {
    let at = second.at.get_untracked();
    if let Some(place) = key.parse::<usize>().ok().filter(|place| *place > 0) {
        let category = second.sample.with_untracked(|sample| {
            let category = sample.as_ref()?.categories.get(place - 1)?;
            Some(category.id.clone())
        });
        if let Some(category) = category {
            second.toggle(at, &category);
        }
        return true;
    }
    match key {
        "j" => step(second, 1),
        "k" => step(second, -1),
        "n" => second.toggle_none(at),
        _ => return false,
    }
    true
}

/// Goes to another case by key, and begins to read it.
fn step(second: SecondCoder, by: isize) {
    second.step(by);
    request_animation_frame(|| focus("#sample-case"));
}
