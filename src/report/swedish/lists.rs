//! Several things in one sentence: commas between, a conjunction before the last.

/// "a", "a och b", "a, b och c".
#[must_use]
pub fn listed<T: AsRef<str>>(parts: &[T]) -> String {
    listed_with(parts, "och")
}

/// The same with another conjunction: "a, b eller c".
#[must_use]
pub fn listed_with<T: AsRef<str>>(parts: &[T], conjunction: &str) -> String {
    let mut list = String::new();
    for (place, part) in parts.iter().enumerate() {
        list += &separator(place, parts.len(), conjunction);
        list += part.as_ref();
    }
    list
}

/// What stands before the part at a place of a list of so many.
#[must_use]
pub fn separator(place: usize, parts: usize, conjunction: &str) -> String {
    match place {
        0 => String::new(),
        place if place + 1 == parts => format!(" {conjunction} "),
        _ => ", ".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_follows_a_conjunction() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b"]), "a och b");
        assert_eq!(listed_with(&["a", "b", "c"], "eller"), "a, b eller c");
    }
}
