//! Makes typed keys of the texts in `locales/`, for the page only.
//!
//! For each group of texts and each language a file with a line for each text, in order of key, and for all a module
//! with a constant for each key: `src/ui/texts.rs` includes them. A group is by itself so that a part of the program
//! that is fetched later brings its own texts.

#[cfg(not(feature = "page"))]
fn main() {}

#[cfg(feature = "page")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    page::make_texts()
}

#[cfg(feature = "page")]
mod page {
    use std::collections::BTreeMap;
    use std::error::Error;
    use std::fmt::Write as _;
    use std::fs;
    use std::path::PathBuf;

    /// Group, name and text.
    type Texts = BTreeMap<String, BTreeMap<String, String>>;

    pub fn make_texts() -> Result<(), Box<dyn Error>> {
        println!("cargo::rerun-if-changed=build.rs");
        println!("cargo::rerun-if-changed=locales");
        let out = PathBuf::from(std::env::var("OUT_DIR")?);
        let (swedish, english) = (texts("sv")?, texts("en")?);
        if !keys(&swedish).eq(keys(&english)) {
            return Err("locales/sv.json and locales/en.json have different keys".into());
        }
        fs::write(out.join("keys.rs"), module(&swedish)?)?;
        for (language, texts) in [("sv", &swedish), ("en", &english)] {
            for (group, texts) in texts {
                let lines: Vec<&str> = texts.values().map(String::as_str).collect();
                if lines.iter().any(|line| line.contains('\n')) {
                    return Err(format!("locales/{language}.json: a text of several lines").into());
                }
                fs::write(out.join(format!("{group}.{language}")), lines.join("\n"))?;
            }
        }
        Ok(())
    }

    fn texts(language: &str) -> Result<Texts, Box<dyn Error>> {
        Ok(serde_json::from_str(&fs::read_to_string(format!(
            "locales/{language}.json"
        ))?)?)
    }

    fn keys(texts: &Texts) -> impl Iterator<Item = (&String, &String)> {
        let group = |(group, texts)| BTreeMap::keys(texts).map(move |name| (group, name));
        texts.iter().flat_map(group)
    }

    fn module(texts: &Texts) -> Result<String, Box<dyn Error>> {
        let mut module = String::new();
        for (group, texts) in texts {
            writeln!(module, "pub mod {group} {{")?;
            writeln!(
                module,
                "static SHEET: super::Sheet = super::Sheet {{ swedish: include_str!(\"{group}.sv\"), \
                 english: include_str!(\"{group}.en\") }};"
            )?;
            for (line, (name, text)) in texts.iter().enumerate() {
                writeln!(module, "/// {text}")?;
                let values = placeholders(text);
                writeln!(
                    module,
                    "pub const {name}: super::Key = super::Key::new(&SHEET, {line}, &{values:?});"
                )?;
            }
            writeln!(module, "}}")?;
        }
        Ok(module)
    }

    /// The names in `{{ }}`.
    fn placeholders(text: &str) -> Vec<&str> {
        let parts = text.split("{{").skip(1);
        let names = parts.filter_map(|part| part.split_once("}}"));
        names.map(|(name, _)| name.trim()).collect()
    }
}
