//! How many of the year's cases have a category, and who gave it.

use leptos::prelude::*;

use crate::model::{CaseFilter, Categorised, Dimension};
use crate::ui::i18n::{t, t_string, use_i18n};
use crate::ui::language;
use crate::ui::models::overview::categorised;
use crate::ui::numbers;
use crate::ui::route::DraftPage;
use crate::ui::workspace::use_workspace;

/// A bar in parts, and each part's number and name.
#[component]
pub fn CodingProgress() -> impl IntoView {
    let i18n = use_i18n();
    let workspace = use_workspace();
    let cases = Memo::new(move |_| workspace.categorised.with(|units| categorised(units)));
    let total = move || cases.get().iter().sum::<u32>();
    let done = move || {
        let [decided @ .., _] = cases.get();
        decided.iter().sum::<u32>()
    };
    let said = move || {
        let (done, total) = (numbers::grouped(done()), numbers::grouped(total()));
        t_string!(i18n, overview.categorised_of, done = done, total = total)
    };
    let parts = move || {
        let shares = Categorised::ALL.into_iter().zip(cases.get());
        let total = f64::from(total().max(1));
        shares
            .filter(|(_, cases)| *cases > 0)
            .map(move |(how, cases)| {
                let share = format!("{:.2}%", f64::from(cases) / total * 100.0);
                let class = format!("progress-bar__part progress-bar__part--{}", how.code());
                view! { <span class=class style:inline-size=share></span> }
            })
    };
    let names = move || {
        let locale = i18n.get_locale();
        let year = workspace.account(|account| account.year);
        let all = Categorised::ALL.into_iter().zip(cases.get());
        all.filter(|(_, cases)| *cases > 0)
            .map(move |(how, cases)| {
                let filter = CaseFilter::default().with(Dimension::Categorised, how.code());
                let filter = match year {
                    Some(year) => filter.with(Dimension::Year, year.to_string()),
                    None => filter,
                };
                let href = workspace.href(DraftPage::Cases(filter));
                let class = format!("progress-bar__key progress-bar__part--{}", how.code());
                view! {
                    <li>
                        <span class=class></span>
                        <a href=href>{numbers::grouped(cases)}</a>
                        " "
                        {language::categorised(locale, how.code())}
                    </li>
                }
            })
    };
    view! {
        <Show when=move || total() != 0>
            <section class="coding-progress" aria-labelledby="coding-progress">
                <h2 id="coding-progress">{t!(i18n, overview.categories)}</h2>
                <p>{said}</p>
                <div class="progress-bar" aria-hidden="true">
                    {move || parts().collect_view()}
                </div>
                <ul class="progress-bar__names">{move || names().collect_view()}</ul>
            </section>
        </Show>
    }
}
