//! As much of CBOR (RFC 8949) as authenticators write: definite lengths, no tags, no floats ("CTAP2 canonical CBOR").

/// Things inside things, at most.
const DEEPEST: u8 = 8;

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Integer(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    List(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// `true`, `false`, `null`: nothing here asks for them.
    Simple,
}

impl<'a> Value<'a> {
    fn get(&self, wanted: &Value<'_>) -> Option<&Value<'a>> {
        let Self::Map(pairs) = self else { return None };
        pairs.iter().find(|(key, _)| key == wanted).map(|(_, value)| value)
    }

    /// What a map has under this text.
    pub(super) fn get_text(&self, key: &str) -> Option<&Value<'a>> {
        self.get(&Value::Text(key))
    }

    /// What a map has under this number.
    pub(super) fn get_number(&self, key: i64) -> Option<&Value<'a>> {
        self.get(&Value::Integer(key))
    }
}

/// The item at the start of `bytes`, and what follows it.
pub(super) fn read(bytes: &[u8]) -> Option<(Value<'_>, &[u8])> {
    item(bytes, 0)
}

fn item(bytes: &[u8], depth: u8) -> Option<(Value<'_>, &[u8])> {
    if depth > DEEPEST {
        return None;
    }
    let (&first, rest) = bytes.split_first()?;
    let (argument, mut rest) = argument(first & 0x1f, rest)?;
    let length = usize::try_from(argument).ok();
    let value = match first >> 5 {
        0 => Value::Integer(i64::try_from(argument).ok()?),
        1 => Value::Integer(-1 - i64::try_from(argument).ok()?),
        2 | 3 => {
            let (taken, after) = rest.split_at_checked(length?)?;
            rest = after;
            if first >> 5 == 2 { Value::Bytes(taken) } else { Value::Text(std::str::from_utf8(taken).ok()?) }
        }
        4 => {
            let mut list = Vec::new();
            // Every item takes a byte at least, so that a claimed length is no reason to wait for it.
            for _ in 0..length.filter(|length| *length <= rest.len())? {
                let (value, after) = item(rest, depth + 1)?;
                list.push(value);
                rest = after;
            }
            Value::List(list)
        }
        5 => {
            let mut map = Vec::new();
            for _ in 0..length.filter(|length| *length <= rest.len())? {
                let (key, after) = item(rest, depth + 1)?;
                let (value, after) = item(after, depth + 1)?;
                map.push((key, value));
                rest = after;
            }
            Value::Map(map)
        }
        7 if (20..=22).contains(&argument) && first & 0x1f < 24 => Value::Simple,
        _ => return None,
    };
    Some((value, rest))
}

/// The number that follows an item's first byte.
fn argument(short: u8, rest: &[u8]) -> Option<(u64, &[u8])> {
    Some(match short {
        0..24 => (u64::from(short), rest),
        24 => rest.split_first().map(|(byte, rest)| (u64::from(*byte), rest))?,
        25 => rest.split_first_chunk().map(|(bytes, rest)| (u64::from(u16::from_be_bytes(*bytes)), rest))?,
        26 => rest.split_first_chunk().map(|(bytes, rest)| (u64::from(u32::from_be_bytes(*bytes)), rest))?,
        27 => rest.split_first_chunk().map(|(bytes, rest)| (u64::from_be_bytes(*bytes), rest))?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From RFC 8949, appendix A.
    #[test]
    fn items_read_as_the_standard_shows() {
        use Value::{Bytes, Integer, List, Map, Simple, Text};
        for (bytes, value) in [
            (&[0x17][..], Integer(23)),
            (&[0x18, 0x64], Integer(100)),
            (&[0x1a, 0x00, 0x0f, 0x42, 0x40], Integer(1_000_000)),
            (&[0x38, 0x63], Integer(-100)),
            (&[0x44, 1, 2, 3, 4], Bytes(&[1, 2, 3, 4])),
            (&[0x64, b'I', b'E', b'T', b'F'], Text("IETF")),
            (&[0x82, 0x01, 0x81, 0x02], List(vec![Integer(1), List(vec![Integer(2)])])),
            (&[0xa1, 0x61, b'a', 0xf5], Map(vec![(Text("a"), Simple)])),
        ] {
            assert_eq!(read(bytes), Some((value, &[][..])), "{bytes:x?}");
        }
        assert_eq!(read(&[0x01, 0xff]), Some((Integer(1), &[0xff][..])));
    }

    #[test]
    fn what_is_cut_off_endless_or_too_deep_is_nothing() {
        for bytes in [
            &[][..],
            &[0x18],
            &[0x44, 1],
            &[0x9f, 0x01, 0xff],
            &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            &[0x62, 0xff, 0xfe],
            &[0xc0, 0x00],
            &[0xf9, 0x00, 0x00],
            &[0x81; 64],
        ] {
            assert_eq!(read(bytes), None, "{bytes:x?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_panics(bytes: Vec<u8>) {
            let _ = read(&bytes);
        }
    }
}
