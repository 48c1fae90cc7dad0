//! Bar charts, lying and standing, from a table of counts.

use charming::Chart;
use charming::component::{Axis, Grid, Legend};
use charming::datatype::{DataFrame, DataPoint, DataPointItem};
use charming::element::{
    AxisLabel, AxisLine, AxisTick, AxisType, Formatter, ItemStyle, Label, LabelPosition, LineStyle,
    SplitLine,
};
use charming::series::Bar;

use super::palette;
use crate::model::{ChartTable, ChartWords, Count};

/// How many characters a name on the axis may have before it goes on in the next line.
const LINE_LENGTH: usize = 24;
/// Height of one lying bar and of the space around a group, in CSS pixels.
const BAR_PX: u32 = 17;
const GROUP_GAP_PX: u32 = 16;
/// Height of the legend and the space below the bars, in CSS pixels.
const FRAME_PX: u32 = 48;
/// Height of a chart of standing bars, in CSS pixels.
const STANDING_PX: u32 = 300;

/// Lying bars, the table's first row on top. Returns the option as JSON and the height in CSS pixels.
#[must_use]
pub fn lying(table: &ChartTable, words: &ChartWords) -> (String, u32) {
    let names: Vec<String> = table.rows.iter().map(|(name, _)| wrap(name)).collect();
    let rows = u32::try_from(names.len()).unwrap_or(u32::MAX);
    let series = u32::try_from(table.columns.len()).unwrap_or(1);
    let height = rows
        .saturating_mul(series.saturating_mul(BAR_PX).saturating_add(GROUP_GAP_PX))
        .saturating_add(FRAME_PX);
    let chart = frame(table)
        .x_axis(counts_axis().show(false))
        .y_axis(names_axis(names).inverse(true));
    (
        option(&series_of(chart, table, words, LabelPosition::Right)),
        height,
    )
}

/// Standing bars, the table's first row to the left. Returns the option as JSON and the height in CSS pixels.
#[must_use]
pub fn standing(table: &ChartTable, words: &ChartWords) -> (String, u32) {
    let names = table.rows.iter().map(|(name, _)| name.clone()).collect();
    let chart = frame(table).x_axis(names_axis(names)).y_axis(counts_axis());
    (
        option(&series_of(chart, table, words, LabelPosition::Top)),
        STANDING_PX,
    )
}

fn option(chart: &Chart) -> String {
    // Plain data always has a JSON form.
    serde_json::to_string(chart).unwrap_or_default()
}

fn frame(table: &ChartTable) -> Chart {
    let chart = Chart::new().animation(false).grid(
        Grid::new()
            // The library moves the bars in so far as the names need; see its `outerBounds`.
            .left(8)
            .right(44)
            .top(if table.columns.len() > 1 { 34 } else { 8 })
            .bottom(24),
    );
    if table.columns.len() > 1 {
        chart.legend(
            Legend::new()
                .left("left")
                .top(0)
                .item_width(14)
                .item_height(10)
                .item_gap(18),
        )
    } else {
        chart
    }
}

fn names_axis(names: Vec<String>) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(false))
        .axis_label(AxisLabel::new().color(palette::TEXT).interval(0))
}

fn counts_axis() -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min(0)
        .min_interval(1)
        .split_line(SplitLine::new().line_style(LineStyle::new().color(palette::LINE)))
        .axis_label(AxisLabel::new().color(palette::TEXT))
}

/// One series for each column. With last year beside, it comes first and lighter: time goes one way.
fn series_of(
    mut chart: Chart,
    table: &ChartTable,
    words: &ChartWords,
    position: LabelPosition,
) -> Chart {
    for (index, name) in table.columns.iter().enumerate() {
        let latest = index + 1 == table.columns.len();
        let colour = if latest {
            palette::CURRENT
        } else {
            palette::PREVIOUS
        };
        let data: DataFrame = table
            .rows
            .iter()
            .map(|(_, counts)| point(counts.get(index).copied(), words))
            .collect();
        chart = chart.series(
            Bar::new()
                .name(name.as_str())
                .bar_gap("12%")
                .item_style(ItemStyle::new().color(colour))
                // The item's name is its number or the word for its lack.
                .label(
                    Label::new()
                        .show(true)
                        .position(position)
                        .color(palette::TEXT)
                        .formatter(Formatter::String("{b}".to_owned())),
                )
                .data(data),
        );
    }
    chart
}

fn point(count: Option<Count>, words: &ChartWords) -> DataPoint {
    let (value, shown) = match count {
        Some(Count::Reported(number)) => (number, number.to_string()),
        Some(Count::Missing) | None => (0, words.missing.clone()),
        Some(Count::NotReported) => (0, words.not_reported.clone()),
    };
    DataPoint::Item(DataPointItem::new(f64::from(value)).name(shown))
}

/// Breaks a name at spaces, and behind a slash, so that no line is long.
fn wrap(name: &str) -> String {
    let mut wrapped = String::new();
    let mut line = 0;
    for word in name.split_inclusive([' ', '/']) {
        let length = word.chars().count();
        if line > 0 && line + word.trim_end().chars().count() > LINE_LENGTH {
            wrapped.truncate(wrapped.trim_end().len());
            wrapped.push('\n');
            line = 0;
        }
        wrapped.push_str(word);
        line += length;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_go_on_in_the_next_line() {
        assert_eq!(wrap("Stickprov"), "Stickprov");
        assert_eq!(
            wrap("Hushållssammansättning/gemenskap"),
            "Hushållssammansättning/\ngemenskap"
        );
        assert_eq!(
            wrap("Rätt ersättning har inte sökts"),
            "Rätt ersättning har inte\nsökts"
        );
    }
}
