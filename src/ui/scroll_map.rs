//! Which rows of a long list are on screen. Browsers lay out no box taller than some millions of pixels, so the box of a
//! longer list is shorter than its rows, and the scroll bar's place in it stands for a place among the rows.

use std::ops::Range;

/// How tall a box may be, in pixels: below what every browser still lays out.
const TALLEST: f64 = 15_000_000.0;

/// A list's measures and where it stands, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScrollMap {
    rows: u32,
    row: f64,
    view: f64,
    /// How much of the rows is above the view.
    top: f64,
    /// How much of the box is, as the scroll bar tells it.
    bar: f64,
}

impl ScrollMap {
    /// Takes in how many rows there are, how tall each is, and how tall the view is. Stays where it is, as far as there
    /// are rows, and gives the scroll bar's place.
    pub fn measure(&mut self, rows: u32, row: f64, view: i32) -> i32 {
        (self.rows, self.row, self.view) = (rows, row.max(1.0), f64::from(view.max(1)));
        self.go(self.top)
    }

    /// How tall the box is.
    #[must_use]
    pub fn height(&self) -> i32 {
        pixels(self.box_height())
    }

    /// The scroll bar has been moved to a place in the box. A small move is one of as many pixels of the rows, a large
    /// one goes to the same part of them.
    pub fn scrolled(&mut self, bar: i32) {
        let bar = f64::from(bar);
        let moved = bar - self.bar;
        self.bar = bar;
        self.top = if self.whole() <= TALLEST {
            bar
        } else if bar <= 0.0 {
            0.0
        } else if bar >= self.farthest_bar() - 1.0 {
            self.farthest()
        } else if moved.abs() <= self.view {
            self.within(self.top + moved)
        } else {
            bar * self.farthest() / self.farthest_bar()
        };
    }

    /// The place that the scroll bar should have now that nothing moves; nothing where it has it. After small moves it
    /// would otherwise come to an end of the box before the rows do.
    pub fn settle(&mut self) -> Option<i32> {
        let before = self.bar;
        let bar = self.go(self.top);
        ((self.bar - before).abs() > 1.0).then_some(bar)
    }

    /// Brings a row into view, moving as little as will do, and gives the scroll bar's place.
    pub fn reveal(&mut self, row: u32) -> i32 {
        let start = f64::from(row) * self.row;
        let latest = start;
        let earliest = start + self.row - self.view;
        self.go(if self.top > latest {
            latest
        } else {
            self.top.max(earliest)
        })
    }

    /// Goes back to the first row.
    pub fn rewind(&mut self) {
        self.go(0.0);
    }

    /// The rows that are in view, wholly or in part.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "neither is below 0 or above the number of rows"
    )]
    pub fn visible(&self) -> Range<u32> {
        if self.row <= 0.0 {
            return 0..0;
        }
        let first = (self.top / self.row).floor().max(0.0) as u32;
        let end = ((self.top + self.view) / self.row).ceil().max(0.0) as u32;
        first.min(self.rows)..end.min(self.rows)
    }

    /// Where in the box a row stands.
    #[must_use]
    pub fn place(&self, row: u32) -> i32 {
        pixels(f64::from(row) * self.row - self.top + self.bar)
    }

    fn go(&mut self, top: f64) -> i32 {
        self.top = self.within(top);
        let bar = if self.whole() <= TALLEST {
            self.top
        } else {
            self.top * self.farthest_bar() / self.farthest()
        };
        // The browser tells of whole pixels.
        self.bar = bar.round();
        pixels(bar)
    }

    /// The nearest place to a top that the list can stand at. `clamp` would bring the words of its panic, and the writing
    /// of numbers with decimals, into the page's program.
    fn within(&self, top: f64) -> f64 {
        top.min(self.farthest()).max(0.0)
    }

    fn box_height(&self) -> f64 {
        self.whole().min(TALLEST)
    }

    fn whole(&self) -> f64 {
        f64::from(self.rows) * self.row
    }

    fn farthest(&self) -> f64 {
        (self.whole() - self.view).max(0.0)
    }

    fn farthest_bar(&self) -> f64 {
        (self.box_height() - self.view).max(0.0)
    }
}

/// Whole pixels: none is beyond the tallest box.
#[expect(
    clippy::cast_possible_truncation,
    reason = "below the tallest box that browsers lay out"
)]
fn pixels(length: f64) -> i32 {
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(rows: u32) -> ScrollMap {
        let mut map = ScrollMap::default();
        map.measure(rows, 64.0, 640);
        map
    }

    #[track_caller]
    fn check(map: &ScrollMap, visible: Range<u32>) {
        assert_eq!(map.visible(), visible);
        // What is in view stands in the view.
        let first = map.place(visible.start) - pixels(map.bar);
        assert!(first <= 0 && first > -64, "{first}");
    }

    #[test]
    fn a_list_that_fits_its_box_stands_where_the_bar_does() {
        let mut map = list(1000);
        assert_eq!(map.height(), 64_000);
        check(&map, 0..10);
        map.scrolled(96);
        check(&map, 1..12);
        assert_eq!(map.place(1), 64);
        assert_eq!(map.settle(), None);
        assert_eq!(map.reveal(999), 63_360);
        check(&map, 990..1000);
        // What is in view already moves nothing.
        map.reveal(995);
        check(&map, 990..1000);
        map.reveal(980);
        check(&map, 980..990);
        map.measure(5, 64.0, 640);
        check(&map, 0..5);
    }

    #[test]
    fn the_ends_of_a_very_long_list_are_reached_by_bar_and_by_row() {
        let mut map = list(1_000_000);
        assert_eq!(map.height(), 15_000_000);
        map.scrolled(15_000_000 - 640);
        check(&map, 999_990..1_000_000);
        map.scrolled(7_500_000);
        assert!((499_900..500_100).contains(&map.visible().start));
        map.scrolled(0);
        check(&map, 0..10);
        assert_eq!(map.reveal(999_999), 15_000_000 - 640);
        check(&map, 999_990..1_000_000);
    }

    #[test]
    fn every_row_of_a_very_long_list_can_be_brought_into_view_and_stays_there() {
        let mut map = list(1_000_000);
        for row in (0..1_000_000).step_by(9973) {
            let bar = map.reveal(row);
            assert!(map.visible().contains(&row), "{row}");
            // The browser tells of the move, give or take a pixel.
            map.scrolled(bar - 1);
            assert!(map.visible().contains(&row), "{row}");
        }
    }

    #[test]
    fn small_moves_are_as_long_as_they_are_and_the_bar_follows_afterwards() {
        let mut map = list(1_000_000);
        map.reveal(500_000);
        let before = (map.visible().start, pixels(map.bar));
        for step in 1..=10 {
            map.scrolled(before.1 + step * 64);
        }
        assert_eq!(map.visible().start, before.0 + 10);
        let bar = map.settle();
        assert!(bar.is_some_and(|bar| bar < before.1 + 640 && bar > before.1));
        assert_eq!(map.visible().start, before.0 + 10);
        assert_eq!(map.settle(), None);
    }

    #[test]
    fn a_list_without_rows_shows_none() {
        let mut map = list(0);
        map.reveal(0);
        assert_eq!(map.visible(), 0..0);
        assert_eq!(ScrollMap::default().visible(), 0..0);
    }
}
