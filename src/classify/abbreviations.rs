//! What Swedish municipal abbreviations stand for, and which words say nothing of what a text is about.
//!
//! All is folded: lower case, without the marks of å ä ö, abbreviations without their dots. An abbreviation that is
//! likelier to be a common word ("at", "far", "iva") is not here.

/// Abbreviations and what they stand for; nothing for those that say nothing. In order, for the search.
const ABBREVIATIONS: [(&str, &str); 85] = [
    ("af", "arbetsformedlingen"),
    ("ang", ""),
    ("anm", "anmalan"),
    ("ans", "ansokan"),
    ("apt", "arbetsplatstraff"),
    ("avd", "avdelning"),
    ("avg", "avgift"),
    ("avv", "avvikelse"),
    ("betr", ""),
    ("bist", "bistand"),
    ("bistbed", "bistandsbedomning"),
    ("bitr", "bitradande"),
    ("bla", ""),
    ("bup", "barnpsykiatri"),
    ("bvc", "barnavardscentral"),
    ("ca", ""),
    ("diarienr", "diarienummer"),
    ("dnr", "diarienummer"),
    ("dsk", "distriktsskoterska"),
    ("dv", ""),
    ("dvs", ""),
    ("ek", "ekonomi"),
    ("ekbist", "ekonomi bistand"),
    ("enl", ""),
    ("etc", ""),
    ("ev", ""),
    ("ex", ""),
    ("fk", "forsakringskassan"),
    ("fom", ""),
    ("forsorj", "forsorjningsstod"),
    ("forts", "fortsattning"),
    ("forv", "forvaltning"),
    ("fsk", "forskola"),
    ("fstod", "forsorjningsstod"),
    ("ft", "fysioterapeut"),
    ("fullm", "fullmakt"),
    ("handl", "handlaggare"),
    ("hemtj", "hemtjanst"),
    ("hlg", "handlaggning"),
    ("hsl", "halsovard sjukvard"),
    ("hts", "hemtjanst"),
    ("ifo", "individ familjeomsorg"),
    ("iht", ""),
    ("info", "information"),
    ("ink", "inkommen"),
    ("inkl", ""),
    ("ivo", "inspektion vard omsorg"),
    ("jfr", ""),
    ("kf", "kommunfullmaktige"),
    ("kl", ""),
    ("kompl", "komplettering"),
    ("ks", "kommunstyrelse"),
    ("lma", "asylsokande"),
    ("lss", "funktionshinder stod service"),
    ("lvm", "missbruk tvangsvard"),
    ("lvu", "unga tvangsvard"),
    ("mas", "medicinskt ansvarig sjukskoterska"),
    ("medd", "meddelande"),
    ("mfl", ""),
    ("mm", ""),
    ("mobtel", "mobiltelefon"),
    ("myh", "myndighet"),
    ("nr", "nummer"),
    ("oa", ""),
    ("obs", ""),
    ("osl", "sekretess"),
    ("osv", ""),
    ("pbl", "plan bygglag"),
    ("pga", ""),
    ("resp", ""),
    ("sabo", "sarskilt boende"),
    ("sbf", "samhallsbyggnad"),
    ("sfi", "svenska invandrare"),
    ("sip", "samordnad individuell plan"),
    ("sjg", "sjukgymnast"),
    ("soc", "socialtjanst"),
    ("sos", "socialtjanst"),
    ("ssk", "sjukskoterska"),
    ("tel", "telefon"),
    ("tex", ""),
    ("tjm", "tjansteman"),
    ("usk", "underskoterska"),
    ("utb", "utbildning"),
    ("utbet", "utbetalning"),
    ("utr", "utredning"),
];

/// Words of grammar. In order, for the search.
const STOP_WORDS: [&str; 104] = [
    "alla", "allt", "ar", "at", "att", "av", "blev", "bli", "blir", "blivit", "da", "dar", "de",
    "dem", "den", "denna", "deras", "dess", "dessa", "det", "detta", "dig", "din", "dina", "ditt",
    "du", "efter", "eller", "en", "er", "era", "ert", "ett", "for", "fran", "genom", "ha", "hade",
    "han", "hans", "har", "henne", "hennes", "hon", "honom", "hos", "hur", "i", "innan", "jag",
    "kan", "kunde", "man", "maste", "med", "mellan", "men", "mer", "mig", "min", "mina", "mitt",
    "mot", "mycket", "nagon", "nagot", "nagra", "nar", "ni", "nu", "och", "ocksa", "om", "oss",
    "over", "pa", "sa", "sadan", "sadant", "sedan", "sig", "sin", "sina", "sitt", "ska", "skulle",
    "som", "till", "under", "upp", "ut", "vad", "var", "vara", "varit", "vart", "vem", "vi", "vid",
    "vilka", "vilken", "vilket", "vill", "vore",
];

/// The longest abbreviation, in bytes.
const LONGEST: usize = 8;

/// What an abbreviation stands for, folded words with spaces between; nothing for what is no abbreviation.
#[must_use]
pub fn meaning(folded: &str) -> Option<&'static str> {
    if folded.len() > LONGEST {
        return None;
    }
    let at = ABBREVIATIONS
        .binary_search_by_key(&folded, |(short, _)| short)
        .ok()?;
    ABBREVIATIONS.get(at).map(|(_, long)| *long)
}

/// Whether a folded word says nothing of what a text is about.
#[must_use]
pub fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_and_folded() {
        assert!(ABBREVIATIONS.is_sorted_by(|one, next| one.0 < next.0));
        assert!(STOP_WORDS.is_sorted_by(|one, next| one < next));
        for (short, long) in ABBREVIATIONS {
            assert!(short.len() <= LONGEST, "{short}");
            assert_eq!(crate::model::fold(short), short);
            assert_eq!(crate::model::fold(long), long);
        }
        for word in STOP_WORDS {
            assert_eq!(crate::model::fold(word), word);
        }
    }

    #[test]
    fn abbreviations_have_meanings_and_words_have_none() {
        assert_eq!(meaning("hlg"), Some("handlaggning"));
        assert_eq!(meaning("tex"), Some(""));
        assert_eq!(meaning("bygglov"), None);
    }
}
