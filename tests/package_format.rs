//! Every version of packages that was ever released can be read, and nothing else is.
//!
//! `tests/golden/package_v1.txt` and `package_sealed_v1.txt` are a package, plain and sealed, as version 1 writes them to
//! files; `package_sealed_usual_v1.txt` is sealed at the cost that the page asks for, and `package_sealed_as_typed_v1.txt`
//! was sealed before passphrases had one form. Once their version is released they are never written again:
//! `BLESS=1 cargo test --test package_format` writes the files of a version that has none yet.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::{Path, PathBuf};

use lardom::model::{
    Block, ChartBlock, ChartPart, ChartTable, Count, FigureRef, Form, FrozenChart, FrozenReport,
    Inline, Kind, LiveFigure, Origin, Part, Report, Section, SectionId, Slice, Table, TableRow,
    calendar_date,
};
use lardom::share::{
    NONCE_BYTES, PACKAGE_VERSION, Package, Passphrase, SALT_BYTES, SealCost, ShareError,
    check_words, read_file, read_link, seal, unseal, write_file, write_link,
};

const PASSPHRASE: &str = "Höst och vår";

/// The same passphrase as some computers write it, with two spaces.
const AS_TYPED: &str = "Ho\u{308}st  och va\u{30a}r";

/// What people compare of the report in the golden files.
const CHECK_WORDS: &str = "bandy geting suverän uråldrig glädje";

/// A report with every kind of block.
fn frozen() -> FrozenReport {
    let figure = |count, shown: &str| {
        Inline::Figure(LiveFigure {
            of: FigureRef::cases(Part::Named("AMF".to_owned()), Kind::Deviation, 2022)
                .of(Slice::Category(None)),
            form: Form::Phrase,
            seen: count,
            now: count,
            shown: shown.to_owned(),
        })
    };
    let line = || {
        vec![
            Inline::plain("Inom AMF har "),
            figure(Count::Reported(35), "35 avvikelser"),
            Inline::Text {
                text: " rapporterats under 2022.".to_owned(),
                bold: true,
                italic: true,
            },
        ]
    };
    let heading = |level| Block::Heading {
        level,
        inlines: line(),
    };
    let table = Table {
        id: "bilaga/AMF/deviation".to_owned(),
        caption: "Avvikelser i varje kategori, AMF 2022".to_owned(),
        header: vec!["Kategori".to_owned(), "Antal avvikelser".to_owned()],
        rows: vec![
            TableRow::Entry(vec![line(), vec![figure(Count::Missing, "saknas")]]),
            TableRow::Sum(vec![
                line(),
                vec![figure(Count::NotReported, "ej rapporterat")],
            ]),
        ],
    };
    let chart = ChartBlock {
        id: "arende".to_owned(),
        part: ChartPart::UnitsAndKinds,
        alternative: "Stapeldiagram".to_owned(),
        words: Origin::Generated,
    };
    let blocks = vec![
        heading(2),
        heading(3),
        Block::Paragraph(line()),
        Block::BulletList(vec![line(), line()]),
        Block::OrderedList(vec![line()]),
        Block::Table(table),
        Block::Chart(chart),
    ];
    let section = |id: &str, origin| Section {
        id: SectionId(id.to_owned()),
        heading: "Ärende".to_owned(),
        blocks: blocks.clone(),
        origin,
    };
    FrozenReport {
        report: Report {
            title: "Redovisning av avvikelser, klagomål och synpunkter 2022".to_owned(),
            board: "Arbetsmarknadsnämnden".to_owned(),
            administration: "Förvaltningen".to_owned(),
            year: 2022,
            date: calendar_date(2023, 3, 15),
            registry_number: "AN 2023-17".to_owned(),
            signatory: "Kvalitetsstrateg".to_owned(),
            recipients: vec!["Vuxenutbildningen".to_owned()],
            sections: vec![
                section("arende", Origin::Generated),
                section("bilaga/AMF", Origin::Edited),
            ],
        },
        charts: vec![FrozenChart {
            id: "arende".to_owned(),
            table: ChartTable {
                row_header: "Verksamhet och slag".to_owned(),
                columns: vec!["2021".to_owned(), "2022".to_owned()],
                rows: vec![(
                    "AMF, avvikelser".to_owned(),
                    vec![Count::Missing, Count::Reported(35)],
                )],
            },
        }],
        frozen_ms: 1_678_900_000_000,
        hidden_below: 5,
    }
}

fn package() -> Package {
    Package::freeze(&frozen()).unwrap()
}

fn sealed() -> Package {
    sealed_at(SealCost {
        memory_kib: 64,
        passes: 1,
    })
}

fn sealed_at(cost: SealCost) -> Package {
    let passphrase = Passphrase::typed(PASSPHRASE).unwrap();
    let (salt, nonce) = ([1; SALT_BYTES], [2; NONCE_BYTES]);
    seal(&package(), &passphrase, &salt, &nonce, cost).unwrap()
}

fn golden(what: &str, version: u8, package: &Package) -> Package {
    let name = format!("tests/golden/{what}_v{version}.txt");
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::write(&path, write_file(package)).unwrap();
    }
    read_file(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn packages_of_version_1_are_read_as_they_were_written() {
    let plain = golden("package", 1, &package());
    assert_eq!(plain.contents(), Ok(frozen()));
    let sealed = golden("package_sealed", 1, &sealed());
    let usual = golden("package_sealed_usual", 1, &sealed_at(SealCost::USUAL));
    for (sealed, typed) in [
        (&sealed, PASSPHRASE),
        (&usual, PASSPHRASE),
        (&usual, AS_TYPED),
    ] {
        let opened = unseal(sealed, typed).unwrap();
        assert_eq!(opened, plain, "{typed}");
    }
}

/// What the page made before a passphrase had one form is opened with what was typed then, and with nothing else.
#[test]
fn seals_of_passphrases_as_they_were_typed_are_opened() {
    let sealed = golden("package_sealed_as_typed", 1, &sealed());
    assert_eq!(unseal(&sealed, AS_TYPED).unwrap().contents(), Ok(frozen()));
    assert_eq!(
        unseal(&sealed, PASSPHRASE),
        Err(ShareError::WrongPassphrase)
    );
}

#[test]
fn the_words_of_a_report_are_the_same_in_every_version_and_under_every_seal() {
    let plain = golden("package", 1, &package());
    let opened = unseal(&golden("package_sealed", 1, &sealed()), PASSPHRASE).unwrap();
    for package in [&plain, &opened, &package()] {
        assert_eq!(check_words(package).as_deref(), Ok(CHECK_WORDS));
    }
    assert_eq!(check_words(&sealed()), Err(ShareError::Sealed));
}

/// Whoever changes a figure makes the checksum anew: only the words tell.
#[test]
fn a_changed_figure_has_other_words() {
    let mut changed = frozen();
    let blocks = changed.report.sections.iter_mut();
    let mut figures =
        blocks.flat_map(|section| section.blocks.iter_mut().flat_map(Block::figures_mut));
    "34 avvikelser".clone_into(&mut figures.next().unwrap().shown);
    drop(figures);
    let link = write_link(&Package::freeze(&changed).unwrap());
    let forged = read_link(&link).unwrap();
    assert!(!forged.was_repaired);
    let words = check_words(&forged.package).unwrap();
    let both = words.split(' ').zip(CHECK_WORDS.split(' '));
    assert!(
        both.filter(|(one, other)| one == other).count() < 2,
        "{words}"
    );
}

/// Another compressor may find fewer bytes for the same; the reader cannot tell.
#[test]
fn the_version_written_now_has_golden_files_of_the_same_length_or_nearly() {
    let stored = golden("package", PACKAGE_VERSION, &package());
    let (stored, written) = (stored.bytes().len(), package().bytes().len());
    assert!(stored.abs_diff(written) * 20 < stored, "{stored} {written}");
    golden("package_sealed", PACKAGE_VERSION, &sealed());
}

#[test]
fn what_is_cut_off_anywhere_is_refused() {
    for package in [package(), sealed()] {
        let (file, link) = (write_file(&package), write_link(&package));
        for cut in 0..package.bytes().len() {
            let bytes = package.bytes().get(..cut).unwrap();
            assert!(Package::read(bytes).is_err(), "{cut}");
        }
        for cut in 0..file.len() {
            assert!(read_file(file.get(..cut).unwrap()).is_err(), "{cut}");
        }
        for cut in 0..link.len() {
            assert!(read_link(link.get(..cut).unwrap()).is_err(), "{cut}");
        }
    }
    let bytes = package().bytes().to_vec();
    for cut in 6..bytes.len() {
        let cut = Package::read(bytes.get(..cut).unwrap());
        assert_eq!(cut, Err(ShareError::CutOff));
    }
}

#[test]
fn what_is_changed_by_any_bit_is_refused() {
    for package in [package(), sealed()] {
        for at in 0..package.bytes().len() {
            for bit in 0..8 {
                let mut bytes = package.bytes().to_vec();
                *bytes.get_mut(at).unwrap() ^= 1 << bit;
                assert!(Package::read(&bytes).is_err(), "{at} {bit}");
            }
        }
        let link = write_link(&package);
        for at in 6..link.len() {
            for bit in 0..7 {
                let mut bytes = link.clone().into_bytes();
                *bytes.get_mut(at).unwrap() ^= 1 << bit;
                let text = String::from_utf8(bytes).unwrap();
                // A letter that no link has may be a mangled one, and be mended.
                let read = read_link(&text).map(|link| link.package);
                assert!(read.is_err() || read.as_ref() == Ok(&package), "{at} {bit}");
            }
        }
    }
}

/// Any form of head and payload, with its checksum.
fn forged(version: u8, flag: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xd0 | version, flag];
    let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
    let sum = crc.checksum(&[bytes.as_slice(), payload].concat());
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut compress = flate2::Compress::new(flate2::Compression::best(), false);
    let mut compressed = Vec::with_capacity(bytes.len() + 1000);
    let finish = flate2::FlushCompress::Finish;
    compress
        .compress_vec(bytes, &mut compressed, finish)
        .unwrap();
    compressed
}

#[test]
fn other_versions_and_forms_are_told() {
    let read = |version, flag| Package::read(&forged(version, flag, &[3, 0]));
    assert_eq!(read(0, 0), Err(ShareError::Foreign));
    for version in 2..16 {
        assert_eq!(read(version, 0), Err(ShareError::Newer(version.into())));
    }
    for flag in 2..=255 {
        assert_eq!(read(1, flag), Err(ShareError::Unreadable));
    }
    assert_eq!(read(1, 0).unwrap().contents(), Ok(()));
    assert_eq!(
        read(1, 1).unwrap().contents::<()>(),
        Err(ShareError::Sealed)
    );
    for first in (0..=255_u8).filter(|first| first & 0xf0 != 0xd0) {
        assert_eq!(Package::read(&[first; 9]), Err(ShareError::Foreign));
    }
}

#[test]
fn hostile_contents_are_refused() {
    #[track_caller]
    fn check(contents: &[u8], expected: ShareError) {
        let read = || {
            let bytes = forged(1, 0, contents);
            Package::read(&bytes)?.contents::<Vec<Vec<String>>>()
        };
        assert_eq!(read(), Err(expected));
    }
    // Bombs: much of one byte, as long as a package may be, and just within what may be expanded.
    check(&deflated(&vec![0; 50_000_000]), ShareError::TooLarge);
    check(&deflated(&vec![0; 200_000_000]), ShareError::TooLarge);
    check(&deflated(&vec![0; 2_000_000]), ShareError::TooLarge);
    check(&vec![0; 300_000], ShareError::TooLarge);
    check(&deflated(&[0; 16_000]), ShareError::Unreadable);
    // More rows than there are bytes, and rows without end in so many bytes.
    check(
        &deflated(&[255, 255, 255, 255, 255, 255, 255, 255, 127]),
        ShareError::Unreadable,
    );
    let rows = [&[0xff, 0xff, 0x3f][..], &vec![0; 900_000]].concat();
    check(&deflated(&rows), ShareError::TooLarge);
    let noise: Vec<u8> = (0_u32..200_000)
        .map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[1])
        .collect();
    check(&noise, ShareError::Unreadable);
    // As it is, and something behind it.
    let longer = [deflated(&[1, 1, 1, b'a']), vec![0]].concat();
    check(&longer, ShareError::Unreadable);
    check(&deflated(&[1, 1, 1, b'a', 0]), ShareError::Unreadable);
    check(&[], ShareError::Unreadable);
}

/// Nothing in a package is more than text: it comes back as it was, and whoever shows it shows text.
#[test]
fn scripts_in_every_field_stay_text() {
    let script = "<script>alert(1)</script><img src=x onerror=alert(1)>javascript:alert(1)";
    let mut frozen = frozen();
    let report = &mut frozen.report;
    script.clone_into(&mut report.title);
    script.clone_into(&mut report.board);
    for section in &mut report.sections {
        script.clone_into(&mut section.heading);
        for figure in section.blocks.iter_mut().flat_map(Block::figures_mut) {
            script.clone_into(&mut figure.shown);
        }
    }
    let link = write_link(&Package::freeze(&frozen).unwrap());
    assert!(!link.contains(['<', '>', ':', '"']));
    assert_eq!(read_link(&link).unwrap().package.contents(), Ok(frozen));
}
