//! What a word is, and how many a text has.
