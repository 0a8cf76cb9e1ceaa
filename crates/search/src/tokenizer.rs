//! The tokenizer that the index is given: ours, told the language by the text's first characters.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::stem::Stems;
use crate::words::Words;

/// Stands around the language at the beginning of a text. One tokenizer serves a field, while each article has its language.
const MARK: char = '\u{2}';

/// `text` with its language, as [`Multilingual`] reads it.
pub(crate) fn marked(language: &str, text: &str) -> String {
    format!("{MARK}{language}{MARK}{text}")
}

/// Cuts and stems by the language that the text names; without one, words are only folded.
#[derive(Clone, Default)]
pub(crate) struct Multilingual {
    token: Token,
    stems: Stems,
}

pub(crate) struct Stream<'a> {
    token: &'a mut Token,
    words: Words<'a>,
}

impl Tokenizer for Multilingual {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.token.reset();
        let (language, text) = text.strip_prefix(MARK).and_then(|rest| rest.split_once(MARK)).unwrap_or(("", text));
        Stream { token: &mut self.token, words: Words::new(text, language, &mut self.stems) }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Some((position, from, to)) = self.words.next_into(&mut self.token.text) else { return false };
        (self.token.position, self.token.offset_from, self.token.offset_to) = (position, from, to);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
