//! Which page an address names. The address's fragment is the whole route, so that the page works from any
//! folder of any static host and no server sees what is looked at.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::model::{CaseFilter, Kind};

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
    /// An address that names no page.
    NotFound,
}

/// A page of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPage {
    /// The files and how they are read.
    Files,
    /// The account.
    Account,
    /// The cases behind a number.
    Cases {
        /// Which cases.
        filter: CaseFilter,
        /// The first one shown, from 0.
        from: u32,
    },
    /// The codebook of a unit.
    Codebook {
        /// The unit, the empty text for cases that name none; `None` for the first unit.
        unit: Option<String>,
    },
}

impl Route {
    /// The page that a fragment names.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let (id, page) = match parts.as_slice() {
            [] => return Self::Start,
            ["utkast", id, "filer"] => (id, DraftPage::Files),
            ["utkast", id, "redovisning"] => (id, DraftPage::Account),
            ["utkast", id, "arenden"] => (id, cases(query)),
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

    /// The link to the page, `#` included.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Start | Self::NotFound => "#/".to_owned(),
            Self::Draft { id, page } => match page {
                DraftPage::Files => format!("#/utkast/{id}/filer"),
                DraftPage::Account => format!("#/utkast/{id}/redovisning"),
                DraftPage::Cases { filter, from } => {
                    format!("#/utkast/{id}/arenden{}", query(filter, *from))
                }
                DraftPage::Codebook { unit: None } => format!("#/utkast/{id}/kodbok"),
                DraftPage::Codebook { unit: Some(unit) } => {
                    let unit = utf8_percent_encode(unit, ENCODED);
                    format!("#/utkast/{id}/kodbok?enhet={unit}")
                }
            },
        }
    }
}

fn cases(query: &str) -> DraftPage {
    let mut filter = CaseFilter::default();
    let mut from = 0;
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = decoded(value);
        match key {
            "ar" => filter.year = value.parse().ok(),
            "enhet" => filter.unit = Some(value),
            "slag" => filter.kind = Kind::from_code(&value),
            "kategori" => filter.category = Some(value),
            "manad" => filter.month = value.parse().ok().filter(|month| *month <= 12),
            "fran" => from = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    DraftPage::Cases { filter, from }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn query(filter: &CaseFilter, from: u32) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, ENCODED).to_string();
    let parts = [
        filter.year.map(|year| format!("ar={year}")),
        filter
            .unit
            .as_deref()
            .map(|unit| format!("enhet={}", encoded(unit))),
        filter.kind.map(|kind| format!("slag={}", kind.code())),
        filter
            .category
            .as_deref()
            .map(|category| format!("kategori={}", encoded(category))),
        filter.month.map(|month| format!("manad={month}")),
        (from > 0).then(|| format!("fran={from}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("?{}", parts.join("&"))
    }
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
        check(&draft(DraftPage::Files), "#/utkast/18f3ab/filer");
        check(&draft(DraftPage::Account), "#/utkast/18f3ab/redovisning");
        let filter = CaseFilter {
            year: Some(2022),
            unit: Some("Vård & omsorg/öst".to_owned()),
            kind: Some(Kind::Complaint),
            category: Some(String::new()),
            month: Some(0),
        };
        check(
            &draft(DraftPage::Cases { filter, from: 50 }),
            "#/utkast/18f3ab/arenden?ar=2022&enhet=V%C3%A5rd%20%26%20omsorg%2F%C3%B6st\
             &slag=complaint&kategori=&manad=0&fran=50",
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
    fn what_names_no_page_is_not_found() {
        for fragment in [
            "/hjalp",
            "/utkast/18f3ab",
            "/utkast/a b/filer",
            "/utkast/<x>/filer",
        ] {
            assert_eq!(Route::parse(fragment), Route::NotFound, "{fragment}");
        }
        assert_eq!(Route::parse(""), Route::Start);
        let month = |query: &str| match Route::parse(&format!("/utkast/a/arenden?{query}")) {
            Route::Draft {
                page: DraftPage::Cases { filter, .. },
                ..
            } => filter.month,
            _ => None,
        };
        assert_eq!(month("manad=13"), None);
        assert_eq!(month("manad=12"), Some(12));
    }
}
