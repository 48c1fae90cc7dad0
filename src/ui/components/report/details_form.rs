//! What the officer fills in for the report: names and circumstances that no file tells.

use leptos::prelude::*;

use crate::model::{Count, Operation, ReportDetails, UnitName, read_date, written_date};
use crate::ui::i18n::td_string;
use crate::ui::language::{Locale, use_locale};
use crate::ui::live::words;
use crate::ui::markup::{Markup, answer, button, tag};
use crate::ui::typing::typed;
use crate::ui::workspace::{Workspace, use_workspace};

/// Where what is filled in and not saved is kept.
const TYPING: &str = "details";

/// The form, closed while what matters most is filled in.
pub fn details_form() -> Markup {
    let locale = use_locale();
    let workspace = use_workspace();
    let details = workspace
        .state
        .with_untracked(|state| state.report.details.clone());
    let open = details.board.is_empty() || workspace.first_typing(TYPING).is_some();
    let form = Form {
        locale,
        details: typed(TYPING, move || {
            workspace.state.with(|state| state.report.details.clone())
        }),
    };
    let said = RwSignal::new("");
    let save = move |_| {
        let details = Box::new(form.details.get_untracked());
        workspace.apply(Operation::SetReportDetails { details });
        workspace.forget_typing(TYPING);
        said.set(td_string!(locale, report.details_saved));
    };
    tag("section").attr("aria-labelledby", "details").child(
        tag("details")
            .attr_if("open", open)
            .child(
                tag("summary").child(
                    tag("h2")
                        .id("details")
                        .child(td_string!(locale, report.details_title)),
                ),
            )
            .child(tag("p").child(td_string!(locale, report.details_lead)))
            .child(form.names())
            .child(form.circumstances(workspace))
            .child(form.units(workspace))
            .child(tag("p").child(button(
                "button",
                td_string!(locale, report.details_save),
                save,
            )))
            .child(
                tag("p")
                    .attr("role", "status")
                    .child(words(move || said.get())),
            ),
    )
}

#[derive(Clone, Copy)]
struct Form {
    locale: Locale,
    details: RwSignal<ReportDetails>,
}

/// The place of a text in the details.
type Place = fn(&mut ReportDetails) -> &mut String;
/// The place of texts, one on each line.
type Places = fn(&mut ReportDetails) -> &mut Vec<String>;

impl Form {
    fn names(self) -> Markup {
        let locale = self.locale;
        tag("div")
            .class("answers")
            .child(
                self.text("board", td_string!(locale, report.board), |details| {
                    &mut details.board
                }),
            )
            .child(self.text(
                "administration",
                td_string!(locale, report.administration),
                |details| &mut details.administration,
            ))
            .child(self.text(
                "signatory",
                td_string!(locale, report.signatory),
                |details| &mut details.signatory,
            ))
            .child(
                self.text("registry", td_string!(locale, report.registry), |details| {
                    &mut details.registry_number
                }),
            )
    }

    fn circumstances(self, workspace: Workspace) -> Markup {
        let locale = self.locale;
        let year = workspace.account(|account| account.year);
        let lex_sarah = td_string!(locale, report.lex_sarah, year = year.unwrap_or_default());
        tag("div")
            .class("answers")
            .child(self.date())
            .child(self.count(&lex_sarah))
            .child(self.lines(
                "recipients",
                td_string!(locale, report.recipients),
                td_string!(locale, report.recipients_hint),
                |details| &mut details.recipients,
            ))
            .child(self.lines(
                "attachments",
                td_string!(locale, report.attachments),
                td_string!(locale, report.attachments_hint),
                |details| &mut details.attachments,
            ))
    }

    fn units(self, workspace: Workspace) -> Markup {
        let units = untrack(|| {
            workspace.account(|account| {
                let units = account.units.iter();
                units.filter_map(|unit| unit.unit.clone()).collect()
            })
        });
        let units: Vec<String> = units.unwrap_or_default();
        let fields = units.into_iter().enumerate();
        let fields = fields.map(|(place, unit)| self.unit(place, unit));
        tag("div").class("answers").children(fields)
    }

    fn text(self, id: &str, label: &str, place: Place) -> Markup {
        let now = self.details.with_untracked(|details| {
            let mut details = details.clone();
            std::mem::take(place(&mut details))
        });
        let written = move |event| {
            let text = event_target_value(&event);
            self.details
                .update(|details| text.trim().clone_into(place(details)));
        };
        let field = tag("input").attr("type", "text").attr("value", now);
        answer(format!("report-{id}"), label, field.on("input", written))
    }

    fn lines(self, id: &str, label: &str, hint: &str, place: Places) -> Markup {
        let now = self.details.with_untracked(|details| {
            let mut details = details.clone();
            place(&mut details).join("\n")
        });
        let written = move |event| {
            let text = event_target_value(&event);
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            self.details
                .update(|details| *place(details) = lines.map(str::to_owned).collect());
        };
        let hint_id = format!("report-{id}-hint");
        let field = tag("textarea")
            .attr("rows", "3")
            .attr("aria-describedby", &hint_id)
            .on("input", written)
            .child(now);
        answer(format!("report-{id}"), label, field)
            .child(tag("p").class("hint").id(hint_id).child(hint))
    }

    fn date(self) -> Markup {
        let now = self.details.with_untracked(|details| details.date);
        let chosen = move |event| {
            let date = read_date(&event_target_value(&event));
            self.details.update(|details| details.date = date);
        };
        let field = tag("input")
            .attr("type", "date")
            .attr("value", now.map(written_date).unwrap_or_default())
            .on("change", chosen);
        answer("report-date", td_string!(self.locale, report.date), field)
    }

    fn count(self, label: &str) -> Markup {
        let now = self.details.with_untracked(|details| details.lex_sarah);
        let written = move |event| {
            let number = event_target_value(&event).trim().parse();
            let count = number.map_or(Count::Missing, Count::Reported);
            self.details.update(|details| details.lex_sarah = count);
        };
        let number = now.number().map(|number| number.to_string());
        let field = tag("input")
            .attr("type", "number")
            .attr("min", "0")
            .attr("aria-describedby", "report-lex-sarah-hint")
            .attr("value", number.unwrap_or_default())
            .on("input", written);
        answer("report-lex-sarah", label, field).child(
            tag("p")
                .class("hint")
                .id("report-lex-sarah-hint")
                .child(td_string!(self.locale, report.lex_sarah_hint)),
        )
    }

    fn unit(self, place: usize, unit: String) -> Markup {
        let now = self.details.with_untracked(|details| {
            let mut units = details.units.iter();
            let named = units.find(|each| each.unit == unit);
            named.map(|each| each.name.clone()).unwrap_or_default()
        });
        let label = td_string!(self.locale, report.unit_name, unit = unit);
        let written = move |event| {
            let name = event_target_value(&event).trim().to_owned();
            let unit = unit.clone();
            self.details.update(|details| {
                details.units.retain(|each| each.unit != unit);
                if !name.is_empty() {
                    details.units.push(UnitName { unit, name });
                }
            });
        };
        let field = tag("input").attr("type", "text").attr("value", now);
        answer(
            format!("report-unit-{place}"),
            label,
            field.on("input", written),
        )
    }
}
