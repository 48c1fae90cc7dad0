//! Why we stand by each difference: what is right for lists of cases is not always what a general reader gives.

/// The reason for a case, where there is one.
#[must_use]
pub fn of(id: &str) -> Option<&'static str> {
    REASONS
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, reason)| *reason)
}

/// All cases with a reason.
pub fn ids() -> impl Iterator<Item = &'static str> {
    REASONS.iter().map(|(id, _)| *id)
}

const LINE_END: &str = "A line end at the end of a file ends its last row and begins no other.";

const COMMENT: &str = "Lists of cases have no comments: a line that begins with such a sign may tell of a case, and is counted or set aside.";

const PREVIEW: &str = "A list is read to its end; only the first rows are shown beside the questions about its columns.";

const NAMES: &str = "Columns are told apart by their places, so two may have one name, and the user sees the names that the file has.";

const TYPES: &str = "A cell of text stays as it is written: 001 and 1e3 may be case numbers, and a number is only made of what a question asks a number of.";

const FUNCTION: &str = "The test changes names or cells with a function of its own; import changes nothing that it reads.";

const DELIMITER: &str = "A delimiter is one character; a space after it is the cell's, and is passed over where the cell is understood.";

const QUOTE: &str = "Cells are quoted with double or single quotes or not at all; no system we know of uses a full stop or a bar.";

const SKIP: &str = "The header is looked for below what stands above it, and the user can choose its row: no number of lines is passed over unseen.";

const UNCLOSED: &str = "A quote that is not closed is a letter and is told of: one stray quote must not swallow the cases below it.";

const REASONS: [(&str, &str); 57] = [
    ("papa/CORE_PARSER_TESTS/54", LINE_END),
    ("papa/CORE_PARSER_TESTS/58", LINE_END),
    ("papa/PARSE_TESTS/107", LINE_END),
    ("papa/PARSE_TESTS/122", LINE_END),
    ("papa/CORE_PARSER_TESTS/39", COMMENT),
    ("papa/CORE_PARSER_TESTS/40", COMMENT),
    ("papa/CORE_PARSER_TESTS/41", COMMENT),
    ("papa/CORE_PARSER_TESTS/42", COMMENT),
    ("papa/CORE_PARSER_TESTS/43", COMMENT),
    ("papa/CORE_PARSER_TESTS/44", COMMENT),
    ("papa/CORE_PARSER_TESTS/45", COMMENT),
    ("papa/CORE_PARSER_TESTS/46", COMMENT),
    ("papa/CORE_PARSER_TESTS/48", COMMENT),
    ("papa/CORE_PARSER_TESTS/49", COMMENT),
    ("papa/CORE_PARSER_TESTS/50", COMMENT),
    ("papa/CORE_PARSER_TESTS/56", COMMENT),
    ("papa/PARSE_TESTS/128", COMMENT),
    ("papa/PARSE_TESTS/129", COMMENT),
    ("papa/CORE_PARSER_TESTS/57", PREVIEW),
    ("papa/PARSE_TESTS/116", PREVIEW),
    ("papa/PARSE_TESTS/117", PREVIEW),
    ("papa/PARSE_TESTS/121", PREVIEW),
    ("papa/CORE_PARSER_TESTS/59", NAMES),
    ("papa/CORE_PARSER_TESTS/60", NAMES),
    ("papa/CORE_PARSER_TESTS/61", NAMES),
    ("papa/CORE_PARSER_TESTS/62", NAMES),
    ("papa/PARSE_TESTS/91", TYPES),
    ("papa/PARSE_TESTS/92", TYPES),
    ("papa/PARSE_TESTS/94", TYPES),
    ("papa/PARSE_TESTS/96", TYPES),
    ("papa/PARSE_TESTS/97", TYPES),
    ("papa/PARSE_TESTS/98", TYPES),
    ("papa/PARSE_TESTS/99", TYPES),
    ("papa/PARSE_TESTS/80", FUNCTION),
    ("papa/PARSE_TESTS/81", FUNCTION),
    ("papa/PARSE_TESTS/100", FUNCTION),
    ("papa/PARSE_TESTS/101", FUNCTION),
    ("papa/PARSE_TESTS/102", FUNCTION),
    ("papa/PARSE_TESTS/88", DELIMITER),
    ("papa/PARSE_TESTS/89", DELIMITER),
    ("papa/PARSE_TESTS/90", DELIMITER),
    (
        "papa/CORE_PARSER_TESTS/17",
        "Many systems write a space between the delimiter and a quote; read as a letter, the quote would let its cell be cut at the delimiter within.",
    ),
    ("papa/PARSE_TESTS/147", QUOTE),
    ("papa/PARSE_TESTS/148", QUOTE),
    ("papa/PARSE_TESTS/155", SKIP),
    ("papa/PARSE_TESTS/157", SKIP),
    ("papa/PARSE_TESTS/159", SKIP),
    ("papa/CORE_PARSER_TESTS/19", UNCLOSED),
    ("papa/CORE_PARSER_TESTS/21", UNCLOSED),
    ("papa/CORE_PARSER_TESTS/22", UNCLOSED),
    ("papa/CORE_PARSER_TESTS/23", UNCLOSED),
    (
        "papa/CORE_PARSER_TESTS/20",
        "A quote right after a delimiter begins a cell of its own, so the one before it is a stray letter and is told of; both rows are kept.",
    ),
    (
        "papa/PARSE_TESTS/72",
        "Any line end ends a row, since lists of several systems are put together in one file; a row would be lost otherwise.",
    ),
    (
        "sineemore/bad-header-less-fields",
        "Many systems leave out empty cells at the end of a row; nothing is lost when they are read as empty.",
    ),
    (
        "sineemore/bad-header-wrong-header",
        "No header is demanded: what the columns mean is guessed, and the user is asked.",
    ),
    (
        "sineemore/bad-quotes-with-unescaped-quote",
        "A quote that was not doubled but can only be a letter is read as one; no content is lost.",
    ),
    (
        "sineemore/bad-unescaped-quote",
        "Quotes within a cell that does not begin with one are letters, as people write them.",
    ),
];
