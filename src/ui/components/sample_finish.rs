//! The end of a second coder's work: the file with what was decided, and throwing the sample away.

use leptos::prelude::*;

use crate::browser::{download, fragment, keys};
use crate::model::write_codings;
use crate::ui::i18n::{t, t_string, td_string, use_i18n};
use crate::ui::route::Route;
use crate::ui::second_coder::use_second_coder;

/// What the second coder is called, and the buttons that save the codings and discard the sample.
#[component]
pub fn SampleFinish() -> impl IntoView {
    let i18n = use_i18n();
    let second = use_second_coder();
    // What is typed and not yet told of stays where something else of the codings has changed.
    let coder = Memo::new(move |_| second.codings.with(|codings| codings.coder.clone()));
    let left = move || {
        let (decided, total) = second.progress();
        if decided == total {
            t_string!(i18n, second.all_decided).to_owned()
        } else {
            t_string!(i18n, second.some_left, left = total - decided)
        }
    };
    let save = move |_| {
        let line = second.codings.with_untracked(write_codings);
        let name = td_string!(i18n.get_locale_untracked(), second.file);
        download::save_text(name, &line);
    };
    let discard = move |_| {
        let question = td_string!(i18n.get_locale_untracked(), second.discard_question);
        if keys::is_confirmed(question) {
            second.discard();
            fragment::go(&Route::Start.href());
        }
    };
    view! {
        <section aria-labelledby="finish">
            <h2 id="finish">{t!(i18n, second.finish)}</h2>
            <p>{left}</p>
            <p>{t!(i18n, second.file_holds)}</p>
            <div class="answer">
                <label for="coder">{t!(i18n, second.coder)}</label>
                <input
                    id="coder"
                    type="text"
                    autocomplete="off"
                    prop:value=coder
                    on:change:target=move |event| second.call(event.target().value())
                />
            </div>
            <div class="actions">
                <button type="button" class="button button--primary" on:click=save>
                    {t!(i18n, second.save)}
                </button>
                <button type="button" class="quiet" on:click=discard>
                    {t!(i18n, second.discard)}
                </button>
            </div>
        </section>
    }
}
