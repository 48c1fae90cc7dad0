//! A chart's picture in the text, with the words for those who do not see it.

use std::io;

use super::columns::TEXT_WIDTH;
use super::package::picture_relation;
use crate::model::ChartPicture;
use crate::report::documents::words::CHART;
use crate::report::documents::xml::Xml;

/// The namespace of a drawing's place in the text.
pub const PLACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// The namespace of drawings.
pub const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// The namespace of pictures.
pub const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The unit of drawings (EMU) in a twentieth of a point: 914 400 in an inch, which is 1 440 twentieths.
const PER_TWENTIETH: u64 = 635;

/// No picture is higher: 18 centimetres.
const GREATEST_HEIGHT: u64 = 18 * 360_000;

const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Whether there is something to show.
#[must_use]
pub fn can_be_shown(picture: &ChartPicture) -> bool {
    picture.png.starts_with(PNG_SIGNATURE) && picture.width > 0 && picture.height > 0
}

/// Writes the picture of this number, from 1, as wide as the text or as high as a picture may be.
///
/// # Errors
///
/// None in memory.
pub fn write(
    xml: &mut Xml,
    picture: &ChartPicture,
    number: usize,
    alternative: &str,
) -> io::Result<()> {
    let (width, height) = size(picture);
    let (width, height) = (width.to_string(), height.to_string());
    let extent = [("cx", width.as_str()), ("cy", height.as_str())];
    let (id, name) = (number.to_string(), format!("{CHART} {number}"));
    let named = [
        ("id", id.as_str()),
        ("name", name.as_str()),
        ("descr", alternative),
    ];
    xml.element("w:r", &[], |xml| {
        xml.element("w:drawing", &[], |xml| {
            let distances = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
            xml.element("wp:inline", &distances, |xml| {
                xml.empty("wp:extent", &extent)?;
                xml.empty("wp:docPr", &named)?;
                xml.element("wp:cNvGraphicFramePr", &[], |xml| {
                    xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")])
                })?;
                xml.element("a:graphic", &[], |xml| {
                    xml.element("a:graphicData", &[("uri", PICTURE)], |xml| {
                        xml.element("pic:pic", &[], |xml| {
                            xml.element("pic:nvPicPr", &[], |xml| {
                                xml.empty("pic:cNvPr", &named)?;
                                xml.empty("pic:cNvPicPr", &[])
                            })?;
                            xml.element("pic:blipFill", &[], |xml| {
                                xml.empty("a:blip", &[("r:embed", &picture_relation(number))])?;
                                xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]))
                            })?;
                            xml.element("pic:spPr", &[], |xml| {
                                xml.element("a:xfrm", &[], |xml| {
                                    xml.empty("a:off", &[("x", "0"), ("y", "0")])?;
                                    xml.empty("a:ext", &extent)
                                })?;
                                xml.element("a:prstGeom", &[("prst", "rect")], |xml| {
                                    xml.empty("a:avLst", &[])
                                })
                            })
                        })
                    })
                })
            })
        })
    })
}

/// Width and height on the page, in the proportions of the picture.
fn size(picture: &ChartPicture) -> (u64, u64) {
    let (width, height) = (
        u64::from(picture.width).max(1),
        u64::from(picture.height).max(1),
    );
    let full = u64::from(TEXT_WIDTH) * PER_TWENTIETH;
    let shown = full * height / width;
    if shown <= GREATEST_HEIGHT {
        (full, shown.max(1))
    } else {
        ((GREATEST_HEIGHT * width / height).max(1), GREATEST_HEIGHT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: u32, height: u32, shown: (u64, u64)) {
        let picture = ChartPicture {
            id: String::new(),
            png: PNG_SIGNATURE.to_vec(),
            width,
            height,
        };
        assert_eq!(size(&picture), shown);
    }

    #[test]
    fn a_picture_is_as_wide_as_the_text_and_not_too_high() {
        let full = u64::from(TEXT_WIDTH) * PER_TWENTIETH;
        check(800, 400, (full, full / 2));
        check(10, 1_000, (64_800, GREATEST_HEIGHT));
    }

    #[test]
    fn what_is_no_picture_is_not_shown() {
        let mut picture = ChartPicture {
            id: String::new(),
            png: PNG_SIGNATURE.to_vec(),
            width: 1,
            height: 1,
        };
        assert!(can_be_shown(&picture));
        picture.height = 0;
        assert!(!can_be_shown(&picture));
        picture.height = 1;
        picture.png = b"GIF89a".to_vec();
        assert!(!can_be_shown(&picture));
    }
}
