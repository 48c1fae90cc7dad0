//! Binary Excel (`.xlsb`): Excel's usual format with records in place of tags.

mod records;
mod sheet;

use self::records::{Content, Records};
use super::super::dates::DateSystem;
use super::super::limits;
use super::super::sink::Sink;
use super::super::unpack::{Package, broken, too_large};
use super::relations::Main;
use super::styles::Styles;
use super::{SheetInfo, Worksheets, named};
use crate::model::Problem;

/// Kinds of records.
const SHARED_TEXT: u16 = 19;
const NUMBER_FORMAT: u16 = 44;
const CELL_FORMAT: u16 = 47;
const WORKBOOK: u16 = 153;
const SHEET: u16 = 156;
const CELL_FORMATS: u16 = 617;
const END_OF_CELL_FORMATS: u16 = 618;

/// A workbook without its cells.
struct Book {
    sheets: Vec<(SheetInfo, Option<String>)>,
    system: DateSystem,
    styles: Styles,
    texts: Vec<String>,
}

/// Reads every worksheet.
///
/// # Errors
/// As [`super::read`].
pub fn read<S: Sink>(
    package: &Package,
    new_sheet: &mut impl FnMut(&SheetInfo) -> S,
    progress: &mut dyn FnMut(u64),
) -> Result<Worksheets<S>, Problem> {
    let mut book = Book::open(package)?;
    let mut read = Worksheets {
        sheets: Vec::new(),
        system: book.system,
        unreadable: Vec::new(),
    };
    let mut done = 0;
    for (mut info, path) in std::mem::take(&mut book.sheets) {
        let Some(entry) = path.and_then(|path| package.find(&path)) else {
            read.unreadable.push(info.name);
            continue;
        };
        let mut records = Records::new(package.part(entry)?);
        let mut sink = new_sheet(&info);
        sheet::read(&mut records, &book, &mut info, &mut sink, &mut |part| {
            progress(done + part);
        })
        .map_err(|problem| named(problem, &info))?;
        done += records.taken();
        read.sheets.push((info, sink));
    }
    Ok(read)
}

impl Book {
    fn open(package: &Package) -> Result<Self, Problem> {
        let main = Main::find(package, "xl/workbook.bin")?;
        let optional = |kind, usual| {
            let entry = package.find(&main.part(kind, usual));
            entry
                .map(|entry| package.part(entry).map(Records::new))
                .transpose()
        };
        let Some(entry) = package.find(&main.path) else {
            return Err(broken(format!("{} is missing", main.path)));
        };
        let mut book = Self {
            sheets: Vec::new(),
            system: DateSystem::Day1900,
            styles: Styles::default(),
            texts: Vec::new(),
        };
        book.sheets(Records::new(package.part(entry)?), package, &main)?;
        if let Some(records) = optional("/styles", "styles.bin")? {
            book.formats(records)?;
        }
        if let Some(records) = optional("/sharedStrings", "sharedStrings.bin")? {
            book.shared_texts(records)?;
        }
        Ok(book)
    }

    fn sheets(
        &mut self,
        mut records: Records,
        package: &Package,
        main: &Main,
    ) -> Result<(), Problem> {
        while let Some((kind, content)) = records.next()? {
            let mut content = Content(content);
            match kind {
                WORKBOOK if content.long().is_some_and(|flags| flags & 1 != 0) => {
                    self.system = DateSystem::Day1904;
                }
                SHEET => {
                    let state = content.long().unwrap_or(0);
                    let said = content
                        .long()
                        .and_then(|_| Some((content.text()?, content.text()?)));
                    let (id, name) = said.ok_or_else(|| broken("a sheet without a name"))?;
                    let info = SheetInfo::new(name, state != 0);
                    self.sheets.extend(main.sheet(package, &id, info));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn formats(&mut self, mut records: Records) -> Result<(), Problem> {
        let mut in_formats = false;
        while let Some((kind, content)) = records.next()? {
            let mut content = Content(content);
            match kind {
                NUMBER_FORMAT => {
                    if let Some(id) = content.short()
                        && let Some(code) = content.text()
                    {
                        self.styles.define(id.into(), &code);
                    }
                }
                CELL_FORMATS => in_formats = true,
                END_OF_CELL_FORMATS => in_formats = false,
                // The format that it builds on comes first.
                CELL_FORMAT if in_formats => {
                    let id = content.short().and_then(|_| content.short());
                    self.styles.add(id.unwrap_or(0).into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn shared_texts(&mut self, mut records: Records) -> Result<(), Problem> {
        while let Some((kind, content)) = records.next()? {
            if kind == SHARED_TEXT {
                if self.texts.len() >= limits::SHARED_TEXTS {
                    return Err(too_large("sharedStrings"));
                }
                // Whether it is formatted comes first, and how at the end.
                let mut content = Content(content);
                let text = content.byte().and_then(|_| content.text());
                self.texts
                    .push(text.ok_or_else(|| broken("a shared text"))?);
            }
        }
        Ok(())
    }
}
