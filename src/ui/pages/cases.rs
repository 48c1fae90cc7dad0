//! The cases behind a number, a screenful at a time.

use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::model::{CaseFilter, CaseRow, CaseWindow};
use crate::protocol::{Request, Response};
use crate::ui::language::{self, Locale, plural, use_locale};
use crate::ui::live::part;
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many cases a page shows.
const SHOWN: u32 = 50;

/// The page of cases.
#[component]
pub fn CasesPage(
    /// Which cases.
    filter: CaseFilter,
    /// The first one's place, from 0.
    from: u32,
) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let window = window_of(workspace, filter.clone(), from);
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let link = move |filter: &CaseFilter, from: u32| {
        let page = DraftPage::Cases {
            filter: filter.clone(),
            from,
        };
        Route::Draft {
            id: id.clone(),
            page,
        }
        .href()
    };
    let paging = StoredValue::new((filter.clone(), link.clone()));
    let page_link = move |from: u32| paging.with_value(|(filter, link)| link(filter, from));
    view! {
        <h1 tabindex="-1">{td_string!(locale, cases.title)}</h1>
        <Choices filter link />
        <p class="lead" role="status">
            {part(move || {
                match window.get() {
                    None => td_string!(locale, engine.counting).to_owned(),
                    Some(window) => {
                        let cases = plural!(
                            locale, window.cases, cases.count_single, cases.count_several
                        );
                        let notations = plural!(
                            locale,
                            window.notations,
                            cases.notations_single,
                            cases.notations_several
                        );
                        format!("{cases}, {notations}")
                    }
                }
            })}
        </p>
        <p class="soft">{td_string!(locale, cases.sensitive)}</p>
        {part(move || {
            window
                .get()
                .map(|window| {
                    if window.cases == 0 {
                        view! { <p>{td_string!(locale, cases.none)}</p> }.into_any()
                    } else {
                        let (offset, all) = (window.offset, window.cases);
                        view! {
                            <CaseTable window />
                            <Pages offset all link=page_link />
                        }
                            .into_any()
                    }
                })
        })}
    }
}

/// The cases on screen, asked for anew when the draft is counted anew.
fn window_of(
    workspace: Workspace,
    filter: CaseFilter,
    offset: u32,
) -> RwSignal<Option<CaseWindow>> {
    let window = RwSignal::new(None);
    Effect::new(move |_| {
        if workspace.overview.with(Option::is_none) {
            return;
        }
        let request = Request::Cases {
            filter: filter.clone(),
            offset,
            limit: SHOWN,
        };
        workspace.engine().ask(&request, None, move |reply| {
            if let Ok((Response::Cases(found), _)) = reply {
                // The page may have been left.
                let _ = window.try_set(Some(found));
            }
        });
    });
    window
}

/// What the list is narrowed to; each choice can be taken away.
#[component]
fn Choices(
    filter: CaseFilter,
    link: impl Fn(&CaseFilter, u32) -> String + 'static,
) -> impl IntoView {
    let locale = use_locale();
    let chips: Vec<_> = choices(&filter, locale)
        .into_iter()
        .map(|(without, name)| {
            let label = td_string!(locale, cases.remove_filter, name = name.clone()).to_string();
            view! {
                <li>
                    <a class="chip" href=link(&without, 0) aria-label=label>
                        {name}
                        <span aria-hidden="true">" ×"</span>
                    </a>
                </li>
            }
        })
        .collect();
    if chips.is_empty() {
        view! { <p>{td_string!(locale, cases.all)}</p> }.into_any()
    } else {
        view! {
            <ul class="chips" aria-label=td_string!(locale, cases.chosen)>
                {chips}
            </ul>
        }
        .into_any()
    }
}

/// Each choice: the filter without it, and its name.
fn choices(filter: &CaseFilter, locale: Locale) -> Vec<(CaseFilter, String)> {
    let whole = || filter.clone();
    let or = |text: &String, lack: &str| {
        if text.is_empty() {
            lack.to_owned()
        } else {
            text.clone()
        }
    };
    let choices = [
        filter.year.map(|year| {
            (
                CaseFilter {
                    year: None,
                    ..whole()
                },
                year.to_string(),
            )
        }),
        filter.unit.as_ref().map(|unit| {
            let name = or(unit, td_string!(locale, account.no_unit));
            (
                CaseFilter {
                    unit: None,
                    ..whole()
                },
                name,
            )
        }),
        filter.kind.map(|kind| {
            let name = language::kinds(locale, kind).to_owned();
            (
                CaseFilter {
                    kind: None,
                    ..whole()
                },
                name,
            )
        }),
        filter.category.as_ref().map(|category| {
            let name = or(category, td_string!(locale, account.no_category));
            (
                CaseFilter {
                    category: None,
                    ..whole()
                },
                name,
            )
        }),
        filter.month.map(|month| {
            let name = language::month(locale, month).to_owned();
            (
                CaseFilter {
                    month: None,
                    ..whole()
                },
                name,
            )
        }),
    ];
    choices.into_iter().flatten().collect()
}

#[component]
fn CaseTable(window: CaseWindow) -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="scroll" role="group" tabindex="0" aria-label=td_string!(locale, cases.title)>
            <table class="cases">
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, cases.number)}</th>
                        <th scope="col">{td_string!(locale, cases.date)}</th>
                        <th scope="col">{td_string!(locale, cases.unit)}</th>
                        <th scope="col">{td_string!(locale, cases.notation)}</th>
                        <th scope="col">{td_string!(locale, cases.measure)}</th>
                    </tr>
                </thead>
                <tbody>
                    {window.rows.into_iter().map(|row| view! { <CaseLine row /> }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn CaseLine(row: CaseRow) -> impl IntoView {
    let locale = use_locale();
    let workspace = use_workspace();
    let number = row.number;
    let kind = row.kind;
    let file = workspace.file_name(&row.place.source);
    let place_row = row.place.row;
    let unit = row.unit;
    let measures: Vec<String> = {
        let mut measures: Vec<String> = row
            .notations
            .iter()
            .filter_map(|each| each.measure.clone())
            .collect();
        measures.dedup();
        measures
    };
    let notations = row.notations.into_iter().map(|notation| {
        let category = notation.category;
        view! {
            <div class="notation">
                <strong>
                    {part(move || {
                        category
                            .clone()
                            .unwrap_or_else(|| {
                                td_string!(locale, account.no_category).to_owned()
                            })
                    })}
                </strong>
                <p>{notation.text}</p>
            </div>
        }
    });
    let status = row.status;
    view! {
        <tr>
            <th scope="row">
                {part(move || {
                    number.clone().unwrap_or_else(|| td_string!(locale, cases.no_number).to_owned())
                })}
                <span class="place">
                    {td_string!(
                        locale,
                            cases.place_of,
                            file = file.clone(),
                            row = place_row
                    )
                        .to_string()}
                </span>
            </th>
            <td>{row.date.map(crate::model::written_date)}</td>
            <td>
                {part(move || {
                    unit.clone().unwrap_or_else(|| td_string!(locale, account.no_unit).to_owned())
                })} <span class="place">{language::kind(locale, kind)}</span>
            </td>
            <td>{notations.collect_view()}</td>
            <td>
                {measures.into_iter().map(|measure| view! { <p>{measure}</p> }).collect_view()}
                <span class="place">{status}</span>
            </td>
        </tr>
    }
}

#[component]
fn Pages(offset: u32, all: u32, link: impl Fn(u32) -> String + 'static) -> impl IntoView {
    let locale = use_locale();
    let last = offset.saturating_add(SHOWN).min(all);
    let earlier = (offset > 0).then(|| link(offset.saturating_sub(SHOWN)));
    let later = (last < all).then(|| link(last));
    view! {
        <nav class="pages" aria-label=td_string!(locale, cases.pages)>
            <p>
                {td_string!(
                    locale,
                        cases.showing,
                        from = numbers::grouped(offset + 1),
                        to = numbers::grouped(last),
                        all = numbers::grouped(all)
                )
                    .to_string()}
            </p>
            <p class="actions">
                {earlier
                    .map(|href| {
                        view! {
                            <a class="button" href=href>
                                {td_string!(locale, cases.earlier)}
                            </a>
                        }
                    })}
                {later
                    .map(|href| {
                        view! {
                            <a class="button" href=href>
                                {td_string!(locale, cases.later)}
                            </a>
                        }
                    })}
            </p>
        </nav>
    }
}
