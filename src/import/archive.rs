//! An archive of files, as when a folder is packed and sent.

use super::unpack::{Entry, Package};
use crate::model::{Problem, ProblemCode};

/// The files in a ZIP archive with their paths, without folders and without what systems add of their own.
///
/// # Errors
/// `EmptyFile` where there is none; `Encrypted`, `TooLarge` with the file that is, or `Broken`.
pub fn entries(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let package = Package::open(bytes)?;
    let is_file = |entry: &Entry| !entry.folder && !is_hidden(&entry.name);
    package.admit(is_file)?;
    let files = package.entries().iter();
    let files: Vec<(String, Vec<u8>)> = files
        .filter(|entry| is_file(entry))
        .map(|entry| Ok((entry.name.clone(), package.bytes(entry)?)))
        .collect::<Result<_, Problem>>()?;
    if files.is_empty() {
        return Err(Problem::new(ProblemCode::EmptyFile));
    }
    Ok(files)
}

/// Whether a folder or the file itself is one that its system or its program keeps for itself: what Windows and macOS
/// know of a folder, and the locks of files that are open in Office.
fn is_hidden(path: &str) -> bool {
    /// In lower case.
    const NAMES: [&str; 6] = [
        "__macosx",
        "desktop.ini",
        "thumbs.db",
        "ehthumbs.db",
        "$recycle.bin",
        "system volume information",
    ];
    path.split(['/', '\\']).any(|name| {
        name.starts_with('.') || name.starts_with("~$") || name.starts_with("Icon\r") || {
            let name = name.to_ascii_lowercase();
            NAMES.contains(&name.as_str())
        }
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::import::unpack::tests::packed;

    #[test]
    fn files_come_with_their_paths_and_without_what_systems_add() {
        let bytes = packed(&[
            ("Ärenden/", ""),
            ("Ärenden/å.csv", "a;b"),
            ("__MACOSX/Ärenden/._å.csv", "x"),
            (".DS_Store", "x"),
            ("Ärenden/.git/config", "x"),
            ("Ärenden/~$b.xlsx", "x"),
            ("Ärenden/desktop.ini", "x"),
            ("Ärenden/Thumbs.db", "x"),
            ("b.xlsx", "PK"),
        ]);
        let expected = [
            ("Ärenden/å.csv".to_owned(), b"a;b".to_vec()),
            ("b.xlsx".to_owned(), b"PK".to_vec()),
        ];
        assert_eq!(entries(&bytes).unwrap(), expected);
    }

    #[test]
    fn an_archive_without_files_is_empty() {
        for files in [&[][..], &[("Mapp/", ""), ("Mapp/desktop.ini", "x")]] {
            let problem = entries(&packed(files)).unwrap_err();
            assert_eq!(problem.code, ProblemCode::EmptyFile);
        }
    }

    #[test]
    fn names_may_be_in_the_old_code_page() {
        let mut bytes = packed(&[("x.csv", "a")]);
        for at in 0..bytes.len() - 5 {
            if bytes[at..at + 5] == *b"x.csv" {
                bytes[at] = 0x86;
            }
        }
        assert_eq!(entries(&bytes).unwrap()[0].0, "å.csv");
    }

    #[test]
    fn locked_and_swollen_archives_are_refused() {
        let mut bytes = packed(&[("a.csv", "a")]);
        let directory = bytes
            .windows(4)
            .position(|window| window == b"PK\x01\x02")
            .unwrap();
        bytes[6] |= 1;
        bytes[directory + 8] |= 1;
        assert_eq!(entries(&bytes).unwrap_err().code, ProblemCode::Encrypted);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive
            .start_file("stor.csv", SimpleFileOptions::default())
            .unwrap();
        let zeroes = vec![0; 1 << 20];
        for _ in 0..65 {
            archive.write_all(&zeroes).unwrap();
        }
        let problem = entries(&archive.finish().unwrap().into_inner()).unwrap_err();
        assert_eq!(
            (problem.code, problem.detail.as_deref()),
            (ProblemCode::TooLarge, Some("stor.csv"))
        );
        assert_eq!(
            entries(b"PK\x03\x04").unwrap_err().code,
            ProblemCode::Broken
        );
    }
}
