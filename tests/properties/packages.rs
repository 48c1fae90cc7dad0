//! Packages: what was frozen is what is opened, and noise is nothing.

use lardom::share::{FileName, Package, ShareError, read_file, read_link, write_file, write_link};
use proptest::prelude::*;

use super::tries;

type Contents = Vec<(String, Option<u32>, Vec<i64>)>;

fn contents() -> impl Strategy<Value = Contents> {
    let text = prop_oneof![
        "\\PC{0,30}",
        "[a-zåäö ]{0,60}",
        Just("Inga synpunkter har inkommit.".to_owned())
    ];
    let numbers = prop::collection::vec(any::<i64>(), 0..4);
    prop::collection::vec((text, any::<Option<u32>>(), numbers), 0..30)
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn contents_come_back_from_link_and_file(contents in contents()) {
        let package = Package::freeze(&contents).unwrap();
        prop_assert_eq!(package.contents::<Contents>(), Ok(contents));
        prop_assert_eq!(read_file(&write_file(&package)), Ok(package.clone()));
        let link = read_link(&write_link(&package)).unwrap();
        prop_assert_eq!((&link.package, link.was_repaired), (&package, false));
    }

    /// A mail wraps a link at any width, goes on after it, and ends the sentence.
    #[test]
    fn a_link_in_a_mail_is_read(
        contents in contents(),
        width in 20_usize..90,
        end in prop::sample::select(vec!["\n", "\r\n", "=\r\n", "\n> ", " "]),
        after in "([.,;:)>\\]\"'!?]{0,3}|\n\n[A-Za-zåäö ]{0,20})",
        hash in prop::sample::select(vec!["#", "%23"]),
    ) {
        let package = Package::freeze(&contents).unwrap();
        let address = format!("https://intranat.kommun.se/{hash}{}", write_link(&package));
        let lines: Vec<&str> = address.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
        let mail = format!("Hej!\n\n{}{after}", lines.join(end));
        let link = read_link(&mail);
        prop_assert_eq!(link.map(|link| link.package), Ok(package), "{}", mail);
    }

    #[test]
    fn noise_is_refused(bytes in prop::collection::vec(any::<u8>(), 0..600), text in "\\PC{0,300}") {
        prop_assert!(Package::read(&bytes).is_err());
        let headed = [&[0xd1, 0], bytes.as_slice()].concat();
        prop_assert!(Package::read(&headed).is_err());
        prop_assert!(read_link(&text).is_err());
        prop_assert!(read_file(&text).is_err());
        let texts = [format!("paket={text}"), format!("lardom-package 1 00000000 {text}")];
        prop_assert!(texts.iter().all(|text| read_link(text).is_err() && read_file(text).is_err()));
    }

    /// Contents of another type are refused or read, and nothing else happens.
    #[test]
    fn noise_that_was_frozen_is_harmless(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let package = Package::freeze(&NoLength(&bytes)).unwrap();
        let read = package.contents::<Contents>();
        prop_assert!(read.is_ok() || read == Err(ShareError::Unreadable));
    }

    /// Whatever a fragment names, what is fetched is a file beside the page.
    #[test]
    fn a_file_name_leads_nowhere_else(written in "(\\PC|[./\\\\:%?#@&=]|%[0-9a-f]{2}|[a-z]){0,20}") {
        if let Ok(name) = FileName::parse(&written) {
            let address = name.address();
            let rest = address.strip_prefix("./").unwrap();
            prop_assert!(!rest.contains(['/', '\\', ':', '?', '#', '@']) && !rest.contains(".."), "{}", address);
            for escape in ["%2e", "%2f", "%5c", "%25", "%00", "%3a"] {
                prop_assert!(!address.to_ascii_lowercase().contains(escape), "{}", address);
            }
        }
    }
}

/// Bytes without their number before them: contents of no type.
struct NoLength<'bytes>(&'bytes [u8]);

impl serde::Serialize for NoLength<'_> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeTuple;
        let mut tuple = to.serialize_tuple(self.0.len())?;
        for byte in self.0 {
            tuple.serialize_element(byte)?;
        }
        tuple.end()
    }
}
