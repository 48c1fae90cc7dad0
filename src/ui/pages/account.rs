//! The year's account: the overview table, each unit's categories, months, and the stated figures.

use leptos::prelude::*;

use super::unit_section;
use crate::model::{
    Account, CaseFilter, Chart, ChartPart, Dimension, Kind, KindTotal, Operation, Period,
    SourceStatus, SourceView,
};
use crate::protocol::{Request, Response};
use crate::ui::components::{chart_figure, count_cell, reconciliations, statements};
use crate::ui::i18n::td_string;
use crate::ui::language::{self, Locale, plural, use_locale};
use crate::ui::live::{afterwards, each, part, shown, when, words};
use crate::ui::markup::{Markup, choice, column_head, group, row_head, scroll, tag};
use crate::ui::numbers;
use crate::ui::route::{DraftPage, Route};
use crate::ui::workspace::{Workspace, use_workspace};

/// The page of the account.
pub fn account_page() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let year = Memo::new(move |_| {
        workspace
            .account(|account| account.year)
            .unwrap_or_default()
    });
    let counted = move || workspace.counted.get() > 0;
    let has_account = move || workspace.account(|_| ()).is_some();
    let charts = charts(workspace);
    let files = move || files_page(workspace);
    group()
        .child(tag("h1").attr("tabindex", "-1").child(words(move || {
            if has_account() {
                td_string!(locale, account.title, year = year.get())
            } else {
                td_string!(locale, account.empty_title).to_owned()
            }
        })))
        .child(when(
            move || !counted(),
            move || {
                tag("p")
                    .attr("role", "status")
                    .child(td_string!(locale, engine.counting))
            },
        ))
        .child(when(
            move || counted() && !has_account(),
            move || {
                group()
                    .child(tag("p").child(td_string!(locale, account.empty)))
                    .child(
                        tag("p").child(
                            tag("a")
                                .attr("href", files())
                                .child(td_string!(locale, account.to_files)),
                        ),
                    )
            },
        ))
        .child(when(has_account, move || {
            group()
                .child(reservations())
                .child(year_choice())
                .child(
                    tag("section")
                        .attr("aria-labelledby", "overview")
                        .child(
                            tag("h2")
                                .id("overview")
                                .child(td_string!(locale, account.overview)),
                        )
                        .child(tag("p").child(td_string!(locale, account.overview_lead)))
                        .child(part(move || workspace.account(overview)))
                        .child(part(move || {
                            figures_of(charts, ChartPart::UnitsAndKinds, year.get())
                        })),
                )
                .child(part(move || {
                    workspace.account(|account| {
                        let units = account.units.iter().enumerate();
                        let section =
                            |(place, unit)| unit_section(unit, place, account.year, charts);
                        group().children(units.map(section))
                    })
                }))
                .child(
                    tag("section")
                        .attr("aria-labelledby", "months")
                        .child(
                            tag("h2")
                                .id("months")
                                .child(td_string!(locale, account.months)),
                        )
                        .child(part(move || {
                            figures_of(charts, ChartPart::Months, year.get())
                        })),
                )
                .child(reconciliations(year))
                .child(statements(year))
        }))
}

/// The charts of the account, drawn up anew when the account or the language changes.
fn charts(workspace: Workspace) -> RwSignal<Vec<Chart>> {
    let locale = use_locale();
    let charts = RwSignal::new(Vec::new());
    let newest = StoredValue::new(0_u32);
    afterwards(move || {
        if workspace.counted.get() == 0 {
            return;
        }
        let words = Box::new(language::chart_words(locale));
        let number = newest.get_value() + 1;
        newest.set_value(number);
        let request = Request::Charts { words };
        workspace.engine().ask(&request, None, move |reply| {
            if newest.try_get_value() != Some(number) {
                return;
            }
            if let Ok((Response::Charts(drawn), _)) = reply {
                charts.set(drawn);
            }
        });
    });
    charts
}

/// The charts of one part of the account, made anew only when they are others.
pub fn figures_of(charts: RwSignal<Vec<Chart>>, part: ChartPart, year: i32) -> Markup {
    let of_part = move || {
        charts.with(|charts| {
            let charts = charts.iter().filter(|chart| chart.part == part);
            charts.cloned().collect::<Vec<_>>()
        })
    };
    shown(of_part, move |charts| {
        group().children(charts.iter().map(|chart| chart_figure(chart, year)))
    })
}

/// What must be known before the figures are used: files not confirmed, files that are not here.
fn reservations() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let unconfirmed = move || {
        workspace
            .state
            .with(|state| state.sources.iter().any(|source| !source.confirmed))
    };
    let absent = move || {
        workspace.sources.with(|sources| {
            let mut sources = sources.iter();
            sources.any(|source| source.status != SourceStatus::Read)
        })
    };
    group()
        .child(when(unconfirmed, move || {
            tag("p")
                .class("notice")
                .child(td_string!(locale, account.unconfirmed))
        }))
        .child(when(absent, move || {
            tag("p")
                .class("notice notice--alarm")
                .child(td_string!(locale, account.absent))
        }))
        .child(shown(
            move || {
                workspace
                    .sources
                    .with(|sources| open_questions(locale, sources))
            },
            move |lines| {
                reservation(td_string!(locale, account.open_title), lines).map(|notice| {
                    notice.child(
                        tag("p").child(
                            tag("a")
                                .attr("href", files_page(workspace))
                                .child(td_string!(locale, account.to_questions)),
                        ),
                    )
                })
            },
        ))
        .child(shown(
            move || {
                workspace
                    .sources
                    .with(|sources| assumptions(locale, sources))
            },
            move |lines| reservation(td_string!(locale, account.assumed_title), lines),
        ))
}

/// The address of the draft's files.
fn files_page(workspace: Workspace) -> String {
    let id = workspace.draft.with_untracked(|draft| draft.id.clone());
    let page = DraftPage::Files;
    Route::Draft { id, page }.href()
}

/// A notice with the number of reservations, to be opened, and a line for each; nothing where there is none.
fn reservation(title: &str, lines: &[String]) -> Option<Markup> {
    let list = tag("ul").children(lines.iter().map(|line| tag("li").child(line.as_str())));
    let summary = tag("summary").child(format!("{title}: {}", lines.len()));
    let notice = tag("details").class("notice").child(summary);
    (!lines.is_empty()).then(|| notice.child(list))
}

/// The questions about files that have no answer, each with its file.
fn open_questions(locale: Locale, sources: &[SourceView]) -> Vec<String> {
    let of_sheets = sources.iter().flat_map(|source| {
        let questions = source.sheets.iter().flat_map(|sheet| &sheet.questions);
        questions.map(|question| {
            let question = language::question(locale, question);
            format!("{}: {question}", source.source.name)
        })
    });
    of_sheets.collect()
}

/// What was assumed of files that figures depend on, each with its file.
fn assumptions(locale: Locale, sources: &[SourceView]) -> Vec<String> {
    let of_files = sources.iter().flat_map(|source| {
        let of_sheets = source.sheets.iter().flat_map(|sheet| &sheet.warnings);
        let all = source.warnings.iter().chain(of_sheets);
        all.filter(|warning| warning.code.is_assumption())
            .map(|warning| {
                let told = language::problem(locale, warning);
                format!("{}: {told}", source.source.name)
            })
    });
    of_files.collect()
}

fn year_choice() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let years = move || {
        let years = |account: &Account| account.years.iter().map(ToString::to_string).collect();
        workspace.account(years).unwrap_or_default()
    };
    let now = move || workspace.account(|account| account.year.to_string());
    let choose = move |event| {
        if let Ok(year) = event_target_value(&event).parse() {
            workspace.apply(Operation::SetYear { year });
        }
    };
    tag("p")
        .class("year")
        .child(
            tag("label")
                .attr("for", "year")
                .child(td_string!(locale, account.year)),
        )
        .child(
            tag("select")
                .id("year")
                .on("change", choose)
                .child(each(years, move |year| {
                    let (value, shown) = (year.clone(), year.clone());
                    let selected = move || now().as_ref() == Some(&year);
                    choice(value, shown).selected_while(selected)
                })),
        )
}

/// Units down, kinds across, last year beside this year.
fn overview(account: &Account) -> Markup {
    let locale = use_locale();
    let year = account.year;
    let kind_heads = Kind::ALL.into_iter().map(|kind| {
        tag("th")
            .attr("scope", "colgroup")
            .attr("colspan", "2")
            .child(language::kinds(locale, kind))
    });
    let year_heads = Kind::ALL.into_iter().map(|_| {
        group()
            .child(column_head(year - 1).class("number previous"))
            .child(column_head(year).class("number"))
    });
    let rows = account.units.iter().map(move |unit| {
        let name = unit.unit.clone();
        let filter_unit = unit.unit.clone().unwrap_or_default();
        let cells = unit.kinds.iter().map(move |kind| {
            let unit = Some(filter_unit.clone());
            period_cells(kind.cases, year, unit, kind.kind)
        });
        tag("tr")
            .child(row_head(name.unwrap_or_else(|| {
                td_string!(locale, account.no_unit).to_owned()
            })))
            .children(cells)
    });
    let incomplete = account
        .totals
        .iter()
        .any(|total| total.units_without != (0, 0));
    let totals = account
        .totals
        .iter()
        .map(move |total: &KindTotal| period_cells(total.cases, year, None, total.kind));
    let without_year = account.cases_without_year;
    let others = &account.other_years;
    let other_years = (!others.is_empty()).then(|| {
        let list: Vec<String> = others
            .iter()
            .map(|(year, cases)| format!("{year}: {}", numbers::grouped(*cases)))
            .collect();
        let list = list.join(", ");
        tag("p")
            .child(td_string!(locale, account.other_years))
            .child(" ")
            .child(list)
    });
    group()
        .child(
            scroll(td_string!(locale, account.overview)).child(
                tag("table")
                    .class("overview")
                    .child(
                        tag("thead")
                            .child(
                                tag("tr")
                                    .child(
                                        column_head(td_string!(locale, account.unit))
                                            .attr("rowspan", "2"),
                                    )
                                    .children(kind_heads),
                            )
                            .child(tag("tr").children(year_heads)),
                    )
                    .child(tag("tbody").children(rows))
                    .child(
                        tag("tfoot").child(
                            tag("tr")
                                .child(row_head(td_string!(locale, account.all_units)))
                                .children(totals),
                        ),
                    ),
            ),
        )
        .child(incomplete.then(|| {
            tag("p")
                .class("soft")
                .child(td_string!(locale, account.sum_without))
        }))
        .child(
            tag("ul")
                .class("legend")
                .attr("aria-label", td_string!(locale, account.legend_title))
                .child(tag("li").child(td_string!(locale, account.legend_zero)))
                .child(tag("li").child(td_string!(locale, account.legend_missing)))
                .child(tag("li").child(td_string!(locale, account.legend_not_reported))),
        )
        .child((without_year > 0).then(|| {
            tag("p").class("notice").child(plural!(
                locale,
                without_year,
                account.without_year_single,
                account.without_year_several
            ))
        }))
        .child(other_years)
}

/// Last year's cell and this year's, of one unit or of all.
fn period_cells(period: Period, year: i32, unit: Option<String>, kind: Kind) -> Markup {
    let filter = move |year: i32| {
        let of_kind = CaseFilter::default()
            .with(Dimension::Year, year.to_string())
            .with(Dimension::Kind, kind.code());
        match &unit {
            Some(unit) => of_kind.with(Dimension::Unit, unit.as_str()),
            None => of_kind,
        }
    };
    group()
        .child(count_cell(period.previous, filter(year - 1), true))
        .child(count_cell(period.current, filter(year), false))
}
