//! Packages as bytes, as links and as files, and names of published files.

use lardom::model::Account;
use lardom::share::{FileName, Package, read_file, read_link, write_file, write_link};

/// Bytes of a package, behind a head whose checksum holds as well; the same as text.
pub fn links(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let headed = headed(input);
    let read = [
        Package::read(input),
        Package::read(&headed),
        read_file(&text),
        read_link(&text).map(|link| link.package),
        read_link(&format!("paket={text}")).map(|link| link.package),
    ];
    for package in read.into_iter().flatten() {
        // Of whatever type they are said to be.
        let _ = package.contents::<Account>();
        let _ = package.contents::<Vec<(String, Vec<Option<u32>>)>>();
        assert_eq!(read_file(&write_file(&package)).as_ref(), Ok(&package));
        let link = read_link(&write_link(&package)).map(|link| link.package);
        assert_eq!(link, Ok(package));
    }
    if let Ok(name) = FileName::parse(&text) {
        let address = name.address();
        let rest = address.strip_prefix("./").unwrap_or("/");
        assert!(!rest.contains(['/', '\\', ':', '?', '#']) && !rest.contains(".."));
    }
}

fn headed(payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xd1, 0];
    let sum = crc(&[&bytes, payload].concat());
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// The CRC-32 of a package's checksum.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg())
        })
    })
}
