//! The profiles in the browser's local storage, under one key.

use super::damaged::{self, Damaged};
use super::local;
use crate::model::{ContainerError, Profile, read_profiles, write_profiles};

/// The profiles, the newest last; none where storage is off or what it holds cannot be read.
#[must_use]
pub fn read() -> Vec<Profile> {
    let stored = line().unwrap_or_default();
    read_profiles(&stored).unwrap_or_default()
}

/// The stored line, for a file to be shared.
#[must_use]
pub fn line() -> Option<String> {
    local::read(local::PROFILES)
}

/// Adds profiles. What cannot be stored is not remembered; nothing else is lost by it.
pub fn add(profiles: Vec<Profile>) {
    if profiles.is_empty() {
        return;
    }
    damaged::put_aside(Damaged::Profiles);
    let mut all = read();
    for profile in profiles {
        profile.add_to(&mut all);
    }
    write(&all);
}

/// Adds the profiles of a shared file and says how many they are.
///
/// # Errors
/// When it is no such file, newer than the program, or damaged.
pub fn add_shared(line: &str) -> Result<usize, ContainerError> {
    let profiles = read_profiles(line)?;
    let number = profiles.len();
    add(profiles);
    Ok(number)
}

/// Forgets one.
pub fn remove(index: usize) {
    let mut all = read();
    if index < all.len() {
        all.remove(index);
    }
    write(&all);
}

fn write(profiles: &[Profile]) {
    // A full storage keeps what it had.
    let _ = local::write(local::PROFILES, &write_profiles(profiles));
}
