//! Bytes to text and text to words: encodings, languages, tokens and counts.
//! Not here: any format (XML, HTML, JSON), any decision about news.
//! Enter at [`decode`] (bytes to text), [`language`] (which language), [`words`] (what a word is) and [`space`] (where white space stands).

pub mod decode;
pub mod language;
pub mod space;
pub mod terms;
pub mod words;
