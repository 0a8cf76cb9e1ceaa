//! The files in a ZIP file (APPNOTE.TXT 6.3): stored and deflated, found by the list at its end. Neither ZIP64 nor encryption: no reader's
//! archive is that large or secret.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

/// What all files of an archive may be together, bytes.
const MOST_BYTES: u64 = 128 << 20;
/// Files that are looked at.
const MOST_FILES: usize = 500;

const END: &[u8; 4] = b"PK\x05\x06";
const ENTRY: &[u8; 4] = b"PK\x01\x02";
const FILE: &[u8; 4] = b"PK\x03\x04";

/// What is in an archive: the contents of its files, and of those that cannot be read the name and why.
#[derive(Debug, Default)]
pub(in crate::subscribing) struct Files {
    pub contents: Vec<Vec<u8>>,
    pub problems: Vec<(String, &'static str)>,
}

/// The files in an archive; `None` where it is no ZIP file.
pub(in crate::subscribing) fn files(bytes: &[u8]) -> Option<Files> {
    if !bytes.starts_with(FILE) {
        return None;
    }
    let end = bytes.windows(END.len()).rposition(|window| window == END)?;
    let mut at = usize::try_from(number(bytes, end + 16, 4)?).ok()?;
    let (mut files, mut left) = (Files::default(), MOST_BYTES);
    for _ in 0..number(bytes, end + 10, 2)?.min(MOST_FILES as u64) {
        let Some(entry) = Entry::at(bytes, at) else { break };
        at = entry.next;
        if entry.name.ends_with('/') {
            continue;
        }
        match entry.content(bytes, left) {
            Ok(content) => {
                left = left.saturating_sub(content.len() as u64);
                files.contents.push(content);
            }
            Err(reason) => files.problems.push((entry.name, reason)),
        }
    }
    Some(files)
}

/// What the list says of a file.
struct Entry {
    name: String,
    method: u64,
    size: usize,
    offset: usize,
    next: usize,
}

impl Entry {
    fn at(bytes: &[u8], at: usize) -> Option<Self> {
        if bytes.get(at..at.checked_add(4)?)? != ENTRY {
            return None;
        }
        let length = |place| usize::try_from(number(bytes, at.checked_add(place)?, 2)?).ok();
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let starts = at.checked_add(46)?;
        Some(Self {
            name: String::from_utf8_lossy(bytes.get(starts..starts.checked_add(name)?)?).into_owned(),
            method: number(bytes, at + 10, 2)?,
            size: usize::try_from(number(bytes, at + 20, 4)?).ok()?,
            offset: usize::try_from(number(bytes, at + 42, 4)?).ok()?,
            next: starts.checked_add(name)?.checked_add(extra)?.checked_add(comment)?,
        })
    }

    fn packed<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let length = |place| usize::try_from(number(bytes, self.offset.checked_add(place)?, 2)?).ok();
        if bytes.get(self.offset..self.offset.checked_add(4)?)? != FILE {
            return None;
        }
        let starts = self.offset.checked_add(30)?.checked_add(length(26)?)?.checked_add(length(28)?)?;
        bytes.get(starts..starts.checked_add(self.size)?)
    }

    fn content(&self, bytes: &[u8], most: u64) -> Result<Vec<u8>, &'static str> {
        let packed = self.packed(bytes).ok_or("skipped-cut-off")?;
        let mut content = Vec::new();
        let read = match self.method {
            0 => packed.take(most + 1).read_to_end(&mut content),
            8 => DeflateDecoder::new(packed).take(most + 1).read_to_end(&mut content),
            _ => return Err("skipped-packing"),
        };
        match read {
            Ok(length) if length as u64 > most => Err("skipped-too-large"),
            Ok(_) => Ok(content),
            Err(_) => Err("skipped-damaged"),
        }
    }
}

/// A whole number, its least part first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    Some(digits.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;

    use super::*;

    /// A ZIP file as PHP's ZipArchive writes it, as far as it matters here.
    pub fn zip(files: &[(&str, &[u8], bool)]) -> Vec<u8> {
        let (mut bytes, mut list) = (Vec::new(), Vec::new());
        for (name, content, deflated) in files {
            let packed = if *deflated {
                let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
                encoder.write_all(content).unwrap();
                encoder.finish().unwrap()
            } else {
                content.to_vec()
            };
            let offset = u32::try_from(bytes.len()).unwrap();
            let mut shared = vec![20, 0, 0, 0, if *deflated { 8 } else { 0 }, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            shared.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
            shared.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
            shared.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
            shared.extend([0, 0]);
            bytes.extend(FILE);
            bytes.extend(&shared);
            bytes.extend(name.as_bytes());
            bytes.extend(packed);
            list.extend(ENTRY);
            list.extend([20, 3]);
            list.extend(&shared);
            list.extend([0; 10]);
            list.extend(offset.to_le_bytes());
            list.extend(name.as_bytes());
        }
        let (offset, count) = (u32::try_from(bytes.len()).unwrap(), u16::try_from(files.len()).unwrap());
        let length = u32::try_from(list.len()).unwrap();
        bytes.extend(list);
        bytes.extend(END);
        bytes.extend([0; 4]);
        bytes.extend(count.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(offset.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }

    #[test]
    fn stored_and_deflated_files_are_read_and_folders_are_none() {
        let long = "dam ".repeat(10_000);
        let bytes = zip(&[("a.json", b"{}", false), ("b/", b"", false), ("b/c.xml", long.as_bytes(), true)]);
        let read = files(&bytes).unwrap();
        assert_eq!(read.contents, [b"{}".to_vec(), long.into_bytes()]);
        assert!(read.problems.is_empty() && bytes.len() < 1_000);
        assert!(files(b"<opml/>").is_none());
    }

    proptest! {
        /// However a file is damaged, it is read or refused.
        #[test]
        fn damage_does_no_harm(at in 0_usize..400, byte in any::<u8>(), cut in 0_usize..400) {
            let mut bytes = zip(&[("a.json", b"{\"items\":[]}", true), ("b.json", b"[]", false)]);
            if let Some(one) = bytes.get_mut(at) { *one = byte; }
            bytes.truncate(bytes.len().saturating_sub(cut));
            let _ = files(&bytes);
        }
    }
}
