//! A guide in Markdown as HTML: headings that can be linked to, links to other guides as links to their pages.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A guide as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Its contents as HTML.
    pub html: String,
    /// The headings of the second level: id and text.
    pub headings: Vec<(String, String)>,
    /// The pictures in it, as they stand beside the guide.
    pub pictures: Vec<String>,
}

/// Reads a guide.
#[must_use]
pub fn read(source: &str) -> Guide {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut events: Vec<Event<'_>> = Parser::new_ext(source, options).map(as_on_a_page).collect();
    let headings = name_headings(&mut events);
    let pictures = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    let pictures = pictures.collect();
    let mut text = String::new();
    html::push_html(&mut text, events.into_iter());
    // What is wide scrolls in a box of its own, which the keyboard reaches.
    let text = text
        .replace(
            "<table>",
            "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Tabell\"><table>",
        )
        .replace("</table>", "</table></div>");
    Guide {
        html: text,
        headings,
        pictures,
    }
}

/// Links between the guides are links between their pages.
fn as_on_a_page(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) => Event::Start(Tag::Link {
            link_type,
            dest_url: page_of(dest_url),
            title,
            id,
        }),
        other => other,
    }
}

fn page_of(address: CowStr<'_>) -> CowStr<'_> {
    let (path, heading) = match address.split_once('#') {
        Some((path, heading)) => (path, Some(heading)),
        None => (&*address, None),
    };
    let Some(name) = path.strip_suffix(".md").filter(|name| !name.contains('/')) else {
        return address;
    };
    match heading {
        Some(heading) => format!("{name}.html#{heading}").into(),
        None => format!("{name}.html").into(),
    }
}

/// Gives each heading the id that it has where the guides are read on the web, and lists those of the second level.
fn name_headings(events: &mut [Event<'_>]) -> Vec<(String, String)> {
    let mut headings = Vec::new();
    let mut at = 0;
    while at < events.len() {
        if let Some(Event::Start(Tag::Heading { level, .. })) = events.get(at) {
            let level = *level;
            let inside = events.iter().skip(at + 1);
            let inside =
                inside.take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
            let text: String = inside
                .filter_map(|event| match event {
                    Event::Text(text) | Event::Code(text) => Some(&**text),
                    _ => None,
                })
                .collect();
            let name = id_of(&text);
            if level == HeadingLevel::H2 {
                headings.push((name.clone(), text));
            }
            if let Some(Event::Start(Tag::Heading { id, .. })) = events.get_mut(at) {
                *id = Some(name.into());
            }
        }
        at += 1;
    }
    headings
}

/// Small letters, hyphens for spaces, and nothing of what is neither letter nor figure.
#[must_use]
pub fn id_of(heading: &str) -> String {
    let letters = heading.to_lowercase();
    let kept = letters.chars().filter_map(|letter| match letter {
        ' ' | '-' => Some('-'),
        letter if letter.is_alphanumeric() || letter == '_' => Some(letter),
        _ => None,
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_can_be_linked_to_as_they_are_on_the_web() {
        let guide =
            read("# Handledning\n\n## 0, saknas och ej rapporterat\n\n### 2. Släpp `filerna`\n");
        assert!(
            guide
                .html
                .contains("<h2 id=\"0-saknas-och-ej-rapporterat\">")
        );
        assert!(guide.html.contains("<h3 id=\"2-släpp-filerna\">"));
        let second = (
            "0-saknas-och-ej-rapporterat".to_owned(),
            "0, saknas och ej rapporterat".to_owned(),
        );
        assert_eq!(guide.headings, [second]);
    }

    #[test]
    fn links_between_guides_lead_to_their_pages() {
        let guide = read(
            "[a](import.md), [b](drift.md#cache), [c](#här), [d](../README.md) ![e](start.png)",
        );
        for link in ["import.html", "drift.html#cache", "#h", "../README.md"] {
            assert!(
                guide.html.contains(&format!("href=\"{link}")),
                "{link}: {}",
                guide.html
            );
        }
        assert_eq!(guide.pictures, ["start.png"]);
    }

    #[test]
    fn tables_scroll_by_themselves() {
        let guide = read("| a | b |\n|---|---|\n| 1 | 2 |\n");
        assert!(
            guide.html.starts_with("<div class=\"scroll\""),
            "{}",
            guide.html
        );
    }
}
