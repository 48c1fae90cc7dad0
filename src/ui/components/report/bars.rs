//! A chart of the report as plain bars: no script draws it, so that it prints and can be read as soon as it is there.

use web_sys::HtmlElement;

use crate::model::{ChartTable, Count};
use crate::ui::language::{Locale, use_locale};
use crate::ui::markup::{Markup, column_head, group, row_head, scroll, tag};
use crate::ui::numbers::grouped;
use crate::ui::i18n::td_string;

/// The bars, for those who see them, and the table that says the same, for all.
pub fn bars(table: &ChartTable, alternative: &str) -> Markup {
    let counts = table.rows.iter().flat_map(|(_, counts)| counts);
    let longest = counts.filter_map(|count| count.number()).max();
    let longest = longest.unwrap_or_default().max(1);
    let rows = table.rows.iter().map(|(name, counts)| {
        let lines = counts.iter().enumerate().map(|(column, count)| {
            let is_last = column + 1 == counts.len();
            bar(*count, longest).class_if("bar--previous", !is_last)
        });
        tag("div")
            .class("bars__row")
            .child(tag("span").class("bars__name").child(name.as_str()))
            .child(tag("span").class("bars__lines").children(lines))
    });
    group()
        .child(
            tag("div")
                .class("bars")
                .attr("role", "img")
                .attr("aria-label", alternative)
                .child(legend(table))
                .children(rows),
        )
        .child(numbers(table, alternative))
}

fn bar(count: Count, longest: u32) -> Markup {
    let length = tag("span").class("bar__length");
    let per_cent = f64::from(count.number().unwrap_or_default()) / f64::from(longest) * 100.0;
    // Set as a property: a policy that forbids styles in the document lets it through. Fails for no such value.
    let style = length.node::<HtmlElement>().style();
    let _ = style.set_property("--length", &format!("{per_cent:.1}%"));
    tag("span").class("bar").child(length).child(written(count))
}

/// Which bar is which column; nothing where there is one.
fn legend(table: &ChartTable) -> Option<Markup> {
    if table.columns.len() < 2 {
        return None;
    }
    let names = table.columns.iter().enumerate().map(|(column, name)| {
        let is_last = column + 1 == table.columns.len();
        tag("span")
            .class("bar bar--legend")
            .class_if("bar--previous", !is_last)
            .child(tag("span").class("bar__length"))
            .child(name.as_str())
    });
    Some(tag("p").class("bars__legend").children(names))
}

fn numbers(table: &ChartTable, name: &str) -> Markup {
    let columns = table.columns.iter();
    let columns = columns.map(|column| column_head(column.as_str()).class("number"));
    let rows = table.rows.iter().map(|(name, counts)| {
        let counts = counts
            .iter()
            .map(|count| tag("td").class("number").child(written(*count)));
        tag("tr").child(row_head(name.as_str())).children(counts)
    });
    let locale = use_locale();
    let summary = tag("summary")
        .attr("lang", locale.code())
        .child(td_string!(locale, paper.chart_table));
    let head = tag("tr").child(column_head(table.row_header.as_str()));
    tag("details").child(summary).child(
        scroll(name).child(
            tag("table")
                .class("narrow")
                .child(tag("thead").child(head.children(columns)))
                .child(tag("tbody").children(rows)),
        ),
    )
}

/// A report is in Swedish, whatever language the page around it has.
fn written(count: Count) -> String {
    match count {
        Count::Reported(number) => grouped(number),
        Count::Missing => td_string!(Locale::Sv, paper.missing).to_owned(),
        Count::NotReported => td_string!(Locale::Sv, paper.not_reported).to_owned(),
    }
}
