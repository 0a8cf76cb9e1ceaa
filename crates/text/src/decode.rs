//! Bytes to text: byte order mark, HTTP charset, declaration in the document, guess.
