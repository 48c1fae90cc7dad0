//! What a package is sealed with.
//!
//! A passphrase is told on the telephone and typed on another computer. So its spelling is brought to one form before a
//! key is made of it: no space around it, one between its words, a letter and its mark as one letter, and nothing that
//! nobody sees. Capital and small letters count.

use super::strength::{WeakPassphrase, weakness};
use crate::model::shown;

/// A passphrase in its one form; never empty.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

impl Passphrase {
    /// What was typed to open a package; nothing where there is nothing but space.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let passphrase = shown(text);
        (!passphrase.is_empty()).then(|| Self(passphrase.into_owned()))
    }

    /// What was chosen to seal a package with. `known` are texts that whoever has the link knows or guesses, like the
    /// names in the report: their words make a passphrase no stronger.
    ///
    /// # Errors
    /// The reason why it would be guessed.
    pub fn chosen<'a>(
        text: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, WeakPassphrase> {
        let passphrase = Self::typed(text).ok_or(WeakPassphrase::Blank)?;
        match weakness(&passphrase.0, known) {
            Some(why) => Err(why),
            None => Ok(passphrase),
        }
    }

    /// Its bytes, of which the key is made.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Never shows it.
impl std::fmt::Debug for Passphrase {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Passphrase")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        let passphrase = Passphrase::typed(typed);
        assert_eq!(passphrase.map(|it| it.0).as_deref(), expected, "{typed:?}");
    }

    /// Golden files hold this form: a seal made of another cannot be opened.
    #[test]
    fn what_is_the_same_to_a_person_is_the_same() {
        let expected = Some("Höst och vår");
        check("Höst och vår", expected);
        check(" Höst  och\tvår\r\n", expected);
        check("Ho\u{308}st och va\u{30a}r", expected);
        check("Höst\u{a0}och\u{2003}vår\u{200b}", expected);
        check("\u{feff}Höst och vår", expected);
        check("höst och vår", Some("höst och vår"));
        check("5 mg – igår…", Some("5 mg – igår…"));
    }

    #[test]
    fn space_is_none() {
        for blank in ["", " ", "\t \n", "\u{a0}", "\u{200b} \u{feff}"] {
            check(blank, None);
            let chosen = Passphrase::chosen(blank, []);
            assert_eq!(chosen, Err(WeakPassphrase::Blank), "{blank:?}");
        }
    }

    #[test]
    fn it_is_not_written_anywhere() {
        let passphrase = Passphrase::typed("hemligt").unwrap();
        assert!(!format!("{passphrase:?}").contains("hemligt"));
    }
}
