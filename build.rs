//! Makes typed keys of the texts in `locales/`, for the page only.
//!
//! Calls the two crates that `leptos_i18n`'s own build crate wraps: that one compiles all of ICU, and the page
//! formats neither dates nor plurals with it.

#[cfg(not(feature = "page"))]
fn main() {}

#[cfg(feature = "page")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};

    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let options = ParseOptions::new().interpolate_display(true);
    let config = Config::new("sv")?.add_locale("en")?.parse_options(options);
    let parsed = leptos_i18n_parser::parse_locales::parse_locales(None, config)?;
    let module = leptos_i18n_codegen::gen_code(&parsed, None, false, None, false)?;
    let path = std::path::PathBuf::from(std::env::var("OUT_DIR")?).join("locales.rs");
    std::fs::write(path, module.to_string())?;
    Ok(())
}
