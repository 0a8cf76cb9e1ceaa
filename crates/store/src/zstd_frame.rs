//! Bytes that lie in the database as one zstd frame.

use std::cell::RefCell;
use std::io;

use zstd::bulk::Decompressor;
use zstd::zstd_safe::get_frame_content_size;

thread_local! {
    /// Its working memory (150 kB) would be made and thrown away for each frame.
    static UNPACKER: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// Unpacks `frame`, which may become `most` bytes at most.
///
/// Room is made for what the frame says that it holds: room for the most that is allowed would be asked of the system, and given back,
/// for each article that is read.
///
/// # Errors
/// When it is no whole frame, does not say how much it holds, or holds more than `most`.
pub(crate) fn unpack(frame: &[u8], most: usize) -> io::Result<Vec<u8>> {
    let invalid = |reason: String| io::Error::new(io::ErrorKind::InvalidData, reason);
    let size = get_frame_content_size(frame)
        .map_err(|_| invalid("these bytes are no zstd frame".to_owned()))?
        .ok_or_else(|| invalid("the frame does not say how much it holds".to_owned()))?;
    match usize::try_from(size) {
        Ok(size) if size <= most => UNPACKER.with_borrow_mut(|kept| {
            let unpacker = match kept {
                Some(unpacker) => unpacker,
                None => kept.insert(Decompressor::new()?),
            };
            unpacker.decompress(frame, size)
        }),
        _ => Err(invalid(format!("{size} bytes are more than the {most} that may be unpacked"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_unpacked_in_just_the_room_it_needs() {
        for size in [0, 1, 100_000] {
            let bytes = vec![7; size];
            let unpacked = unpack(&zstd::bulk::compress(&bytes, 3).unwrap(), 100_000).unwrap();
            assert_eq!(unpacked, bytes);
            assert!(unpacked.capacity() <= size, "{size} bytes lie in room for {}", unpacked.capacity());
        }
    }

    #[test]
    fn damage_and_too_much_are_said() {
        let frame = zstd::bulk::compress(&[7; 1_000], 3).unwrap();
        assert!(unpack(&frame, 999).unwrap_err().to_string().contains("1000 bytes are more"));
        assert!(unpack(&frame[..frame.len() - 4], 1_000).is_err());
        assert!(unpack(b"nothing", 1_000).is_err());
        assert!(unpack(b"", 1_000).is_err());
    }
}
