//! Headings of groups of cases: "Enhet: Hemtjänsten" above its rows.

use crate::import::dates;
use crate::import::table::Cell;
use crate::import::words::{self, Naming};
use crate::model::{DateOrder, Kind, Meaning};

/// The longest heading, in bytes.
const LONGEST: usize = 80;

/// What a heading says of the rows below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Their unit, as a label says it ("Enhet: Hemtjänsten").
    Unit(String),
    /// Their kind.
    Kind(Kind),
    /// A name without a label: their unit, where the sheet has several such headings.
    Name(String),
    /// Something else: a month, another field.
    Other,
}

/// What a row with hardly any cell says, if it heads a group; nothing where it is too long for that.
pub fn read(filled: &[(usize, Cell)]) -> Option<Heading> {
    match filled {
        [(_, cell)] => read_text(cell.text()),
        [(_, label), (_, value)] => labelled(label.text(), value.text()),
        _ => None,
    }
}

/// What a text above cases says.
pub fn read_text(text: &str) -> Option<Heading> {
    if text.len() > LONGEST || text.ends_with(['.', '!', '?']) {
        return None;
    }
    if let Some((label, value)) = text.split_once([':', '='])
        && let Some(found) = labelled(label, value)
    {
        return Some(found);
    }
    if let [kind] = words::kinds_in(text).as_slice() {
        return Some(Heading::Kind(*kind));
    }
    let is_name = text.chars().any(char::is_alphabetic)
        && text.split_whitespace().count() <= 6
        && !text.contains([':', '=', ';'])
        && dates::from_text(text, DateOrder::DayFirst).is_none()
        && !dates::is_month_name(text);
    Some(if is_name {
        Heading::Name(text.to_owned())
    } else {
        Heading::Other
    })
}

fn labelled(label: &str, value: &str) -> Option<Heading> {
    let value = value.trim();
    let (meaning, Naming::Whole, _) = words::named(label.trim().trim_end_matches([':', '=']))?
    else {
        return None;
    };
    if value.is_empty() || value.len() > LONGEST {
        return None;
    }
    Some(match meaning {
        Meaning::Unit => Heading::Unit(value.to_owned()),
        Meaning::Kind => match words::kinds_in(value).as_slice() {
            [kind] => Heading::Kind(*kind),
            _ => Heading::Other,
        },
        _ => Heading::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_tells_unit_or_kind() {
        let unit = |name: &str| Some(Heading::Unit(name.to_owned()));
        let name = |name: &str| Some(Heading::Name(name.to_owned()));
        for (text, expected) in [
            ("Enhet: Hemtjänsten", unit("Hemtjänsten")),
            ("Verksamhet = Skolan", unit("Skolan")),
            ("Klagomål", Some(Heading::Kind(Kind::Complaint))),
            ("Typ: Avvikelser", Some(Heading::Kind(Kind::Deviation))),
            ("Äldreboendet Ängen", name("Äldreboendet Ängen")),
            ("Mars 2022", Some(Heading::Other)),
            ("Status: öppna", Some(Heading::Other)),
            ("Ring alltid innan ni kommer.", None),
        ] {
            assert_eq!(read_text(text), expected, "{text}");
        }
        let cell = |text| Cell::new(text, crate::columns::CellKind::Text);
        assert_eq!(
            read(&[(0, cell("Enhet:")), (1, cell("Skolan"))]),
            unit("Skolan")
        );
        assert_eq!(read(&[(0, cell("Fall")), (1, cell("Skolan"))]), None);
    }
}
