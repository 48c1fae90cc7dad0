//! How much a file may ask for before it is refused. Archives can claim, and unpack to, far more than they weigh.

/// Bytes that the parts of one archive may unpack to together: a full sheet of a million rows with texts needs about
/// half of it, and nothing of it is ever held whole.
pub const INFLATED_BYTES: u64 = 2 << 30;

/// Bytes that an archive may unpack to however well it is packed.
pub const INFLATED_BYTES_UNSUSPECTED: u64 = 64 << 20;

/// How many times its packed size a part may unpack to beyond that. Real sheets stay under 60, deflated zeroes come
/// to 1,032.
pub const INFLATION: u64 = 200;

/// Entries of one archive. The largest workbooks have some hundreds.
pub const ENTRIES: u64 = 10_000;

/// Columns of a sheet: as many as Excel has.
pub const COLUMNS: usize = 16_384;

/// Rows of a sheet: as many as Excel has.
pub const ROWS: u32 = 1_048_576;

/// Texts that a workbook's cells share: one for every cell of a full sheet with 16 columns of texts.
pub const SHARED_TEXTS: usize = 1 << 24;

/// Bytes of one tag or one text. A cell has at most 32,767 characters, of at most 7 bytes each when escaped.
pub const MARKUP_BYTES: usize = 4 << 20;

/// Merged areas of one sheet: ten for every hundred rows of a full one.
pub const MERGES: usize = 100_000;

/// Cells that a sheet of the formats that are read as a whole may span, 24 bytes each: as many as a full sheet with 16
/// columns has.
pub const HELD_CELLS: u64 = 16 << 20;

/// Cells without content that a table may hold beyond the cells that its rows say they have. A few cells far from each
/// other span as many as there are.
pub const SPANNED_CELLS: usize = 64 << 20;
