//! What a document may be at most. Beyond a limit the rest is left out and a problem says so; only [`DOCUMENT_BYTES`] refuses.

/// Bytes of a document (10 MB, as fetched and decompressed).
pub const DOCUMENT_BYTES: usize = 10 * 1024 * 1024;
/// Entries of a feed.
pub const ENTRIES: usize = 5_000;
/// Nested elements.
pub const DEPTH: usize = 128;
/// Elements of a document: what 5,000 entries with a hundred elements each have.
pub const ELEMENTS: usize = 500_000;
/// Attributes of an element.
pub const ATTRIBUTES: usize = 256;
/// Bytes of one text.
pub const TEXT_BYTES: usize = 1024 * 1024;
/// Bytes of an address.
pub const URL_BYTES: usize = 4_096;
/// Authors, categories or enclosures of one entry.
pub const LIST: usize = 256;
/// Bytes of an OPML document.
pub const OPML_BYTES: usize = 5 * 1024 * 1024;
/// Outlines of an OPML document.
pub const OUTLINES: usize = 10_000;
/// Nested folders of an OPML document.
pub const FOLDERS: usize = 16;
