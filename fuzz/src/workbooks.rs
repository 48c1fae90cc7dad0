//! Workbooks and archives: as they come, with their checksums mended, and with one part that is fuzzed.

use lardom::import::{self, Contents};
use lardom::model::{Problem, Reading};

use crate::packages::{ODS, XLSB, XLSX, replaced, stored};
use crate::{checksums, compound, tables, with_choices};

/// What every archive begins with.
const ARCHIVE: &[u8] = b"PK";

/// What every compound file begins with.
const COMPOUND: &[u8] = b"\xD0\xCF";

/// Excel's usual format as a file.
pub fn xlsx(input: &[u8]) {
    as_it_comes_and_mended(input);
}

/// One part of Excel's usual format; the last byte says which.
pub fn xlsx_parts(input: &[u8]) {
    if let Some((part, [which])) = with_choices(input) {
        let _ = check(&stored(&replaced(&XLSX, which, part)));
    }
}

/// Older Excel: a whole file, or what would stand in its stream.
pub fn xls(input: &[u8]) {
    if input.starts_with(COMPOUND) {
        let _ = check(input);
    } else {
        let _ = check(&compound::compound(input));
    }
}

/// Binary Excel: a whole file, or one part; the last byte says which.
pub fn xlsb(input: &[u8]) {
    if input.starts_with(ARCHIVE) {
        as_it_comes_and_mended(input);
    } else if let Some((part, [which])) = with_choices(input) {
        let _ = check(&stored(&replaced(&XLSB, which, part)));
    }
}

/// OpenDocument: a whole file, or its content.
pub fn ods(input: &[u8]) {
    if input.starts_with(ARCHIVE) {
        as_it_comes_and_mended(input);
    } else {
        let _ = check(&stored(&replaced(&ODS, 0, input)));
    }
}

/// Tables in markup: pages, Excel's XML of 2003, flat OpenDocument.
pub fn markup(input: &[u8]) {
    let _ = check(input);
}

/// Archives of files, and what is in them.
pub fn archive(input: &[u8]) {
    as_it_comes_and_mended(input);
}

fn as_it_comes_and_mended(input: &[u8]) {
    if check(input).is_err() {
        let _ = check(&checksums::mended(input));
    }
}

fn check(bytes: &[u8]) -> Result<(), Problem> {
    match import::read(bytes, Reading::default())? {
        Contents::Tables(book) => tables::check(&book),
        Contents::Files(files) => {
            for (name, bytes) in files {
                assert!(!name.ends_with('/'), "a folder is no file: {name}");
                if let Ok(book) = import::tables(&bytes, Reading::default()) {
                    tables::check(&book);
                }
            }
        }
    }
    Ok(())
}
