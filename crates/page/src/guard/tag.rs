//! A tag byte by byte, as the tokenizer reads it (WHATWG HTML 13.2.5.8 and 13.2.5.32 to 13.2.5.40).

/// Where in a tag a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the tag's name.
    TagName,
    /// Where an attribute may begin.
    BeforeName,
    /// In an attribute's name.
    Name,
    /// Behind it: a value may follow, or the next attribute.
    AfterName,
    /// Behind the equals sign.
    BeforeValue,
    /// In a value that ends at this quote.
    Quoted(u8),
    /// In a value that ends at white space, or with the tag.
    Bare,
    /// Behind the tag.
    End,
}

impl Place {
    /// The place behind `byte`.
    pub(super) fn after(self, byte: u8) -> Self {
        let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c');
        match (self, byte) {
            (Self::Quoted(quote), _) if byte == quote => Self::BeforeName,
            (Self::Quoted(quote), _) => Self::Quoted(quote),
            (_, b'>') => Self::End,
            (Self::BeforeValue, b'"' | b'\'') => Self::Quoted(byte),
            (Self::BeforeValue, _) if space => Self::BeforeValue,
            (Self::Bare, _) if space => Self::BeforeName,
            (Self::BeforeValue | Self::Bare, _) => Self::Bare,
            (Self::Name | Self::AfterName, b'=') => Self::BeforeValue,
            (Self::Name | Self::AfterName, _) if space => Self::AfterName,
            (_, b'/') => Self::BeforeName,
            (_, _) if space => Self::BeforeName,
            (Self::TagName, _) => Self::TagName,
            // An equals sign where a name should begin is the first letter of one.
            _ => Self::Name,
        }
    }

    /// Whether an attribute begins between this place and the one behind the byte.
    pub(super) fn begins_attribute(self, behind: Self) -> bool {
        behind == Self::Name && matches!(self, Self::BeforeName | Self::AfterName)
    }
}
