//! A date cut into numbers, words and signs.

/// A piece of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Digits as written.
    Number(String),
    /// Letters in lower case.
    Word(String),
    /// Any other visible character.
    Sign(char),
    /// White space or a comma, once.
    Space,
}

/// Cuts `text`; what stands in brackets is a remark and left out.
pub(super) fn split(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut in_brackets = 0_u32;
    let plain = without_dots(&text.to_lowercase());
    for c in plain.chars() {
        match c {
            '(' | '（' => in_brackets += 1,
            ')' | '）' => in_brackets = in_brackets.saturating_sub(1),
            _ if in_brackets > 0 => {}
            // Years, months and days of Chinese, Japanese and Korean dates.
            '년' | '월' | '年' | '月' => tokens.push(Token::Sign('-')),
            '일' | '日' => tokens.push(Token::Space),
            '시' | '時' | '时' | '분' | '分' => tokens.push(Token::Sign(':')),
            '초' | '秒' => tokens.push(Token::Space),
            '_' if matches!(tokens.last(), Some(Token::Word(_))) => {
                if let Some(Token::Word(word)) = tokens.last_mut() {
                    word.push('_');
                }
            }
            c if c.is_whitespace() || matches!(c, ',' | '،' | '_' | '\u{200e}' | '\u{200f}' | '\'') => {
                if !matches!(tokens.last(), Some(Token::Space) | None) {
                    tokens.push(Token::Space);
                }
            }
            c if c.is_ascii_digit() => match tokens.last_mut() {
                Some(Token::Number(digits)) => digits.push(c),
                _ => tokens.push(Token::Number(c.to_string())),
            },
            c if c.is_alphabetic() || is_mark(c) => match tokens.last_mut() {
                Some(Token::Word(word)) => word.push(c),
                _ => tokens.push(Token::Word(c.to_string())),
            },
            '–' | '—' => tokens.push(Token::Sign('-')),
            c => tokens.push(Token::Sign(c)),
        }
    }
    drop_spaced_signs(&mut tokens);
    tokens
}

/// Combining marks, as lower-casing and some keyboards leave them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}

/// "a.m." is one word.
fn without_dots(text: &str) -> String {
    let mut text = text.to_owned();
    for (dotted, plain) in [
        ("a. m.", "am"),
        ("p. m.", "pm"),
        ("a.m.", "am"),
        ("p.m.", "pm"),
        ("a.m", "am"),
        ("p.m", "pm"),
        ("π.μ.", "πμ"),
        ("μ.μ.", "μμ"),
    ] {
        if text.contains(dotted) {
            text = text.replace(dotted, plain);
        }
    }
    text
}

/// White space around a date's separators says nothing ("2004년 05월 28일", "2. 1. 2026"), before a sign of a zone it does.
fn drop_spaced_signs(tokens: &mut Vec<Token>) {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens.drain(..) {
        if token == Token::Space && matches!(kept.last(), Some(Token::Sign('-' | '.' | '/' | ':') | Token::Space)) {
            continue;
        }
        kept.push(token);
    }
    while kept.last() == Some(&Token::Space) {
        kept.pop();
    }
    *tokens = kept;
}
