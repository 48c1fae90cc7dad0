//! An archive of files, as when a folder is packed and sent.

use super::unpack::Package;
use crate::model::Problem;

/// The files in a ZIP archive with their paths, without folders and without what systems add of their own.
///
/// # Errors
/// `Encrypted`, `TooLarge` with the file that is, or `Broken`.
pub fn entries(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let package = Package::open(bytes)?;
    let files = package.entries().iter();
    files
        .filter(|entry| !entry.folder && !is_hidden(&entry.name))
        .map(|entry| Ok((entry.name.clone(), package.bytes(entry)?)))
        .collect()
}

/// Whether a folder or the file itself is one that its system does not show.
fn is_hidden(path: &str) -> bool {
    path.split(['/', '\\'])
        .any(|name| name.starts_with('.') || name == "__MACOSX")
}
