//! Which page an address names. The address's fragment is the whole route, so that the page works from any
//! folder of any static host and no server sees what is looked at.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::{CaseFilter, CaseOrder, Categorised, Dimension, Kind, read_date, written_date};
use crate::share::{FileName, LINK_KEY};

/// Everything is encoded but letters, digits and these.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The start page with the list of drafts.
    Start,
    /// A page of a draft.
    Draft {
        /// The draft's id.
        id: String,
        /// Which of its pages.
        page: DraftPage,
    },
    /// The sample that a second person sorts.
    Sample,
    /// A report that somebody has shared.
    Reader(Shared),
    /// An address that names no page.
    NotFound,
}

/// Where a shared report comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// From the address itself: the fragment as it stands there, mangled or not.
    Link(String),
    /// From a file beside the page: its name as it stands in the fragment.
    File(String),
    /// From a file that was opened here, or from what was pasted.
    Opened,
}

/// A page of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPage {
    /// The year at a glance, and what is next.
    Overview,
    /// The files and how they are read.
    Files,
    /// The account.
    Account,
    /// Everything that was done.
    History,
    /// The cases that a filter lets through.
    Cases(CaseFilter),
    /// The codebook of a unit.
    Codebook {
        /// The unit, the empty text for cases that name none; `None` for the first unit.
        unit: Option<String>,
    },
    /// How far others agree about the categories.
    Agreement,
    /// The board's paper.
    Report,
}

impl DraftPage {
    /// Tells the pages of a draft apart, whatever they show; no page has 0, 4, 8 or 9.
    #[must_use]
    pub const fn number(&self) -> u8 {
        match self {
            Self::Overview => 11,
            Self::Files => 1,
            Self::Account => 2,
            Self::Cases(_) => 3,
            Self::History => 5,
            Self::Codebook { .. } => 6,
            Self::Agreement => 7,
            Self::Report => 9,
        }
    }
}

/// What a dimension is called in an address.
const KEYS: [(&str, Dimension); 12] = [
    ("ar", Dimension::Year),
    ("enhet", Dimension::Unit),
    ("slag", Dimension::Kind),
    ("kategori", Dimension::Category),
    ("kategoriserat", Dimension::Categorised),
    ("manad", Dimension::Month),
    ("atgard", Dimension::Measure),
    ("status", Dimension::Status),
    ("kanal", Dimension::Channel),
    ("inlamnare", Dimension::Submitter),
    ("kon", Dimension::Gender),
    ("fil", Dimension::File),
];

/// How far into a fragment the key of a link may stand, encoded and with signs before it.
const LONGEST_KEY: usize = 40;

/// How often a fragment may have been encoded, and one more.
const MOST_ENCODED: usize = 4;

/// What the order is called in which those come first that teach most.
const TEACHING: &str = "osakra";

impl Route {
    /// The page that a fragment names.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        if let Some(shared) = Shared::parse(fragment) {
            return Self::Reader(shared);
        }
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let (id, page) = match parts.as_slice() {
            [] => return Self::Start,
            ["stickprov"] => return Self::Sample,
            ["delad"] => return Self::Reader(Shared::Opened),
            ["utkast", id] | ["utkast", id, "oversikt"] => (id, DraftPage::Overview),
            ["utkast", id, "filer"] => (id, DraftPage::Files),
            ["utkast", id, "redovisning"] => (id, DraftPage::Account),
            ["utkast", id, "historik"] => (id, DraftPage::History),
            ["utkast", id, "rapport"] => (id, DraftPage::Report),
            ["utkast", id, "samstammighet"] => (id, DraftPage::Agreement),
            ["utkast", id, "arenden"] => (id, DraftPage::Cases(filter(query))),
            ["utkast", id, "kodbok"] => {
                let unit = query.strip_prefix("enhet=").map(decoded);
                (id, DraftPage::Codebook { unit })
            }
            _ => return Self::NotFound,
        };
        if id.chars().all(|letter| letter.is_ascii_alphanumeric()) {
            Self::Draft {
                id: (*id).to_owned(),
                page,
            }
        } else {
            Self::NotFound
        }
    }

    /// Whether it shows what somebody has shared.
    #[must_use]
    pub const fn is_reader(&self) -> bool {
        matches!(self, Self::Reader(_))
    }

    /// The link to the page, `#` included.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Start | Self::NotFound => "#/".to_owned(),
            Self::Sample => "#/stickprov".to_owned(),
            Self::Reader(Shared::Link(fragment)) => format!("#{fragment}"),
            Self::Reader(Shared::File(name)) => format!("#{}{name}", FileName::KEY),
            Self::Reader(Shared::Opened) => "#/delad".to_owned(),
            Self::Draft { id, page } => match page {
                DraftPage::Overview => format!("#/utkast/{id}"),
                DraftPage::Files => format!("#/utkast/{id}/filer"),
                DraftPage::Account => format!("#/utkast/{id}/redovisning"),
                DraftPage::History => format!("#/utkast/{id}/historik"),
                DraftPage::Report => format!("#/utkast/{id}/rapport"),
                DraftPage::Agreement => format!("#/utkast/{id}/samstammighet"),
                DraftPage::Cases(filter) => format!("#/utkast/{id}/arenden{}", query(filter)),
                DraftPage::Codebook { unit: None } => format!("#/utkast/{id}/kodbok"),
                DraftPage::Codebook { unit: Some(unit) } => {
                    let unit = utf8_percent_encode(unit, ENCODED);
                    format!("#/utkast/{id}/kodbok?enhet={unit}")
                }
            },
        }
    }
}

impl Shared {
    /// What a fragment says of a shared report. A link that a mail program has encoded, even twice, is one still;
    /// whoever opens it mends it.
    fn parse(fragment: &str) -> Option<Self> {
        if let Some(name) = fragment.strip_prefix(FileName::KEY) {
            return Some(Self::File(name.to_owned()));
        }
        let word = LINK_KEY.trim_end_matches('=');
        let mut beginning: String = fragment.chars().take(LONGEST_KEY).collect();
        for _ in 0..MOST_ENCODED {
            let plain = beginning.trim_start_matches(['#', '/', ' ', '<']);
            if plain.starts_with(word) {
                return Some(Self::Link(fragment.to_owned()));
            }
            beginning = decoded(&beginning);
        }
        None
    }
}

fn decoded(value: &str) -> String {
    percent_decode_str(value).decode_utf8_lossy().into_owned()
}

fn filter(query: &str) -> CaseFilter {
    let mut filter = CaseFilter::default();
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = decoded(value);
        match key {
            "sok" => filter.text = value,
            "ordning" if value == TEACHING => filter.order = CaseOrder::Teaching,
            "fran_dag" => filter.from = read_date(&value),
            "till_dag" => filter.to = read_date(&value),
            _ => {
                let dimension = KEYS.iter().find(|(other, _)| *other == key);
                if let Some((_, dimension)) = dimension
                    && can_be(*dimension, &value)
                {
                    filter = filter.with(*dimension, value);
                }
            }
        }
    }
    filter
}

/// Whether a case can have a value.
fn can_be(dimension: Dimension, value: &str) -> bool {
    match dimension {
        Dimension::Year => value.is_empty() || value.parse::<i16>().is_ok(),
        Dimension::Kind => Kind::from_code(value).is_some(),
        Dimension::Categorised => Categorised::from_code(value).is_some(),
        Dimension::Month => value.parse().is_ok_and(|month: u8| month <= 12),
        _ => true,
    }
}

/// The filter behind a `?`; nothing where it lets everything through.
fn query(filter: &CaseFilter) -> String {
    let mut query = String::new();
    let mut add = |key: &str, value: &str| {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(key);
        query.push('=');
        query.extend(utf8_percent_encode(value, ENCODED));
    };
    for (key, dimension) in KEYS {
        for value in filter.values(dimension) {
            add(key, value);
        }
    }
    for (key, day) in [("fran_dag", filter.from), ("till_dag", filter.to)] {
        if let Some(day) = day {
            add(key, &written_date(day));
        }
    }
    if !filter.text.is_empty() {
        add("sok", &filter.text);
    }
    if filter.order == CaseOrder::Teaching {
        add("ordning", TEACHING);
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(route: &Route, href: &str) {
        assert_eq!(route.href(), href);
        assert_eq!(Route::parse(href.trim_start_matches('#')), *route);
    }

    fn draft(page: DraftPage) -> Route {
        Route::Draft {
            id: "18f3ab".to_owned(),
            page,
        }
    }

    #[test]
    fn every_route_comes_back_from_its_link() {
        check(&Route::Start, "#/");
        check(&draft(DraftPage::Overview), "#/utkast/18f3ab");
        check(&draft(DraftPage::Files), "#/utkast/18f3ab/filer");
        check(&draft(DraftPage::Account), "#/utkast/18f3ab/redovisning");
        check(&draft(DraftPage::History), "#/utkast/18f3ab/historik");
        check(
            &draft(DraftPage::Agreement),
            "#/utkast/18f3ab/samstammighet",
        );
        check(&Route::Sample, "#/stickprov");
        let filter = CaseFilter::default()
            .with(Dimension::Year, "2022")
            .with(Dimension::Unit, "Vård & omsorg/öst")
            .with(Dimension::Unit, "AMF")
            .with(Dimension::Kind, "complaint")
            .with(Dimension::Category, "")
            .with(Dimension::Month, "0");
        check(
            &draft(DraftPage::Cases(filter)),
            "#/utkast/18f3ab/arenden?ar=2022&enhet=V%C3%A5rd%20%26%20omsorg%2F%C3%B6st&enhet=AMF\
             &slag=complaint&kategori=&manad=0",
        );
        let filter = CaseFilter {
            from: read_date("2022-01-01"),
            to: read_date("2022-06-30"),
            text: "fel dos = ”5+5”".to_owned(),
            ..CaseFilter::default().with(Dimension::Categorised, "hand")
        };
        check(
            &draft(DraftPage::Cases(filter)),
            "#/utkast/18f3ab/arenden?kategoriserat=hand&fran_dag=2022-01-01&till_dag=2022-06-30\
             &sok=fel%20dos%20%3D%20%E2%80%9D5%2B5%E2%80%9D",
        );
        let every = Dimension::ALL
            .into_iter()
            .fold(CaseFilter::default(), |filter, dimension| {
                let value = match dimension {
                    Dimension::Kind => "deviation",
                    Dimension::Categorised => "rule",
                    _ => "7",
                };
                filter.with(dimension, value)
            });
        let route = draft(DraftPage::Cases(every.clone()));
        let Route::Draft {
            page: DraftPage::Cases(back),
            ..
        } = Route::parse(&route.href()[1..])
        else {
            panic!("not the page of cases");
        };
        assert_eq!(back.chosen.len(), Dimension::ALL.len());
        assert!(
            every
                .chosen
                .iter()
                .all(|(dimension, values)| back.values(*dimension) == values)
        );
    }

    #[test]
    fn a_codebook_is_of_a_unit_of_none_or_of_the_first() {
        let page = |unit: Option<&str>| {
            draft(DraftPage::Codebook {
                unit: unit.map(str::to_owned),
            })
        };
        check(&page(None), "#/utkast/18f3ab/kodbok");
        check(&page(Some("")), "#/utkast/18f3ab/kodbok?enhet=");
        check(
            &page(Some("A & B")),
            "#/utkast/18f3ab/kodbok?enhet=A%20%26%20B",
        );
    }

    #[test]
    fn a_shared_report_is_in_the_fragment_or_beside_the_page() {
        check(&Route::Reader(Shared::Opened), "#/delad");
        check(
            &Route::Reader(Shared::File("a%20b.lardom".to_owned())),
            "#fil=a%20b.lardom",
        );
        check(&Route::Reader(Shared::File("../a".to_owned())), "#fil=../a");
        for link in [
            "paket=0AAB",
            "#paket=0AAB",
            "%23paket%3D0AAB",
            "%2523paket%253D0AAB",
            "/paket=0AAB",
            "paket",
        ] {
            let route = Route::Reader(Shared::Link(link.to_owned()));
            assert_eq!(Route::parse(link), route, "{link}");
        }
        for other in ["/utkast/paket/filer", "/?paket=0AAB", "/stickprov/paket"] {
            assert!(!matches!(Route::parse(other), Route::Reader(_)), "{other}");
        }
    }

    #[test]
    fn what_names_no_page_is_not_found() {
        for fragment in [
            "/hjalp",
            "/utkast/18f3ab/annat",
            "/utkast/a b/filer",
            "/utkast/<x>/filer",
        ] {
            assert_eq!(Route::parse(fragment), Route::NotFound, "{fragment}");
        }
        assert_eq!(Route::parse(""), Route::Start);
        for (query, chosen) in [
            ("manad=13", 0),
            ("manad=12", 1),
            ("slag=praise", 0),
            ("ar=i+fjol", 0),
            ("kategoriserat=slump", 0),
            ("fran=50", 0),
        ] {
            assert_eq!(filter(query).chosen.len(), chosen, "{query}");
        }
    }
}
