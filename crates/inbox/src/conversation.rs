//! One conversation with a mail server that brings letters: as much of SMTP (RFC 5321) and of LMTP (RFC 2033) as taking them needs.
//!
//! It never hands anything on, so nobody can send mail by it; it takes letters for addresses that it knows, and says so before the
//! letter comes. "250" is said after a letter is kept, never before. Lines end with CR LF and with nothing else, and a letter ends with a
//! dot between two of them: what other programs take for an end is text here.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use crate::Letter;

/// Bytes of a command's line at most (RFC 5321, 4.5.3.1.4, and room for extensions).
const COMMAND_BYTES: usize = 2_048;
/// Bytes of a letter that are taken in one piece.
const PIECE_BYTES: usize = 16_384;
/// So many times the size of the largest letter is read to its end and forgotten; then the connection ends.
const READ_TO_THE_END: usize = 4;

/// What is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a letter.
    pub letter_bytes: usize,
    /// Recipients of a letter.
    pub recipients: usize,
    /// Letters in a conversation.
    pub letters: usize,
    /// Commands that are not understood, and recipients that nobody knows, in a conversation.
    pub mistakes: usize,
    /// Conversations at once.
    pub connections: usize,
    /// Of those, with one address.
    pub connections_of_one: usize,
    /// How long is waited for the next line.
    pub idle: Duration,
    /// How long a conversation may take.
    pub session: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            letter_bytes: 4 << 20,
            recipients: 20,
            letters: 100,
            mistakes: 10,
            connections: 32,
            connections_of_one: 8,
            idle: Duration::from_secs(60),
            session: Duration::from_secs(900),
        }
    }
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept for good.
    Kept,
    /// It is not wanted, for good.
    Unwanted,
    /// It could not be kept now; it may come again.
    Later,
}

/// Who lives at the addresses, and where their letters are kept.
pub trait Household: Send + Sync + 'static {
    /// Whether somebody lives at an address, given by what stands before the `@`, in lower case; `None` where that is not known now.
    fn knows(&self, name: &str) -> impl Future<Output = Option<bool>> + Send;
    /// Keeps a letter for somebody. The same letter may come twice.
    fn keep(&self, name: &str, letter: &Letter) -> impl Future<Output = Kept> + Send;
}

/// Talks until the other has said all, or too much.
///
/// # Errors
/// When the connection breaks off.
pub(crate) async fn converse(
    reading: impl AsyncBufRead + Unpin,
    writing: impl AsyncWrite + Unpin,
    domain: &str,
    limits: Limits,
    household: &impl Household,
) -> io::Result<()> {
    Conversation { reading, writing, domain, limits, household, mistakes: 0, letters: 0, each: false, envelope: None }
        .run()
        .await
}

struct Conversation<'a, R, W, H> {
    reading: R,
    writing: W,
    domain: &'a str,
    limits: Limits,
    household: &'a H,
    mistakes: usize,
    letters: usize,
    /// Whether every recipient has an answer of their own (LMTP).
    each: bool,
    /// Whom the next letter is for, once it is announced.
    envelope: Option<Vec<String>>,
}

/// What a letter's text came to.
enum Text {
    Whole(Vec<u8>),
    TooLarge,
}

impl<R: AsyncBufRead + Unpin, W: AsyncWrite + Unpin, H: Household> Conversation<'_, R, W, H> {
    async fn run(mut self) -> io::Result<()> {
        self.say(&format!("220 {} ready for letters", self.domain)).await?;
        let mut line = Vec::new();
        loop {
            if !self.line(COMMAND_BYTES, &mut line).await? {
                return Ok(());
            }
            if !line.ends_with(b"\n") {
                return self.say("500 5.5.2 That line is too long").await;
            }
            let command = String::from_utf8_lossy(&line);
            let command = command.trim_end();
            let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
            match verb.to_ascii_uppercase().as_str() {
                "QUIT" => return self.say("221 2.0.0 Goodbye").await,
                "EHLO" | "LHLO" => {
                    (self.each, self.envelope) = (verb.eq_ignore_ascii_case("LHLO"), None);
                    let size = self.limits.letter_bytes;
                    let offers = format!(
                        "250-{}\r\n250-SIZE {size}\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES",
                        self.domain
                    );
                    self.say(&offers).await?;
                }
                "HELO" => {
                    (self.each, self.envelope) = (false, None);
                    self.say(&format!("250 {}", self.domain)).await?;
                }
                "RSET" => {
                    self.envelope = None;
                    self.say("250 2.0.0 Forgotten").await?;
                }
                "NOOP" => self.say("250 2.0.0 Well").await?,
                "VRFY" => self.say("252 2.1.5 Send it, and see").await?,
                "MAIL" => self.mail(rest).await?,
                "RCPT" => self.recipient(rest).await?,
                "DATA" => {
                    if !self.data().await? {
                        return Ok(());
                    }
                }
                _ => self.mistaken("502 5.5.1 Not spoken here").await?,
            }
            if self.mistakes > self.limits.mistakes {
                return self.say("421 4.7.0 Too many mistakes").await;
            }
        }
    }

    async fn say(&mut self, words: &str) -> io::Result<()> {
        let saying = async {
            self.writing.write_all(words.as_bytes()).await?;
            self.writing.write_all(b"\r\n").await?;
            self.writing.flush().await
        };
        tokio::time::timeout(self.limits.idle, saying).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }

    async fn mistaken(&mut self, words: &str) -> io::Result<()> {
        self.mistakes += 1;
        self.say(words).await
    }

    /// Reads up to and with the next LF, or `most` bytes; `false` at the end of the connection.
    async fn line(&mut self, most: usize, into: &mut Vec<u8>) -> io::Result<bool> {
        into.clear();
        let mut part = (&mut self.reading).take(most as u64);
        let read = tokio::time::timeout(self.limits.idle, part.read_until(b'\n', into)).await;
        Ok(read.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))? > 0)
    }

    async fn mail(&mut self, rest: &str) -> io::Result<()> {
        if self.envelope.is_some() {
            return self.mistaken("503 5.5.1 One letter after the other").await;
        }
        if !rest.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("FROM:")) {
            return self.mistaken("501 5.5.4 MAIL FROM:<address>").await;
        }
        if self.letters >= self.limits.letters {
            return self.say("452 4.5.3 Enough for one conversation; come again").await;
        }
        let parameters = rest.split_whitespace().filter_map(|parameter| parameter.split_once('='));
        let size =
            parameters.filter(|(name, _)| name.eq_ignore_ascii_case("SIZE")).find_map(|(_, size)| size.parse().ok());
        if size.unwrap_or(0_usize) > self.limits.letter_bytes {
            return self.say("552 5.3.4 That is too large").await;
        }
        self.envelope = Some(Vec::new());
        self.say("250 2.1.0 Go on").await
    }

    async fn recipient(&mut self, rest: &str) -> io::Result<()> {
        let Some(envelope) = &self.envelope else { return self.mistaken("503 5.5.1 MAIL comes first").await };
        let address = rest.get(..3).filter(|word| word.eq_ignore_ascii_case("TO:")).and_then(|_| rest.get(3..));
        let address = address.unwrap_or_default().trim().split('>').next().unwrap_or_default().trim_start_matches('<');
        let Some((name, domain)) = address.rsplit_once('@') else {
            return self.mistaken("501 5.5.4 RCPT TO:<address>").await;
        };
        if envelope.len() >= self.limits.recipients {
            return self.say("452 4.5.3 Too many recipients").await;
        }
        // Nothing is ever handed on to others.
        if !domain.eq_ignore_ascii_case(self.domain) {
            return self.mistaken("550 5.7.1 Only letters for this house").await;
        }
        let name = name.to_ascii_lowercase();
        match self.household.knows(&name).await {
            Some(true) => {
                if let Some(envelope) = self.envelope.as_mut().filter(|envelope| self.each || !envelope.contains(&name))
                {
                    envelope.push(name);
                }
                self.say("250 2.1.5 Lives here").await
            }
            Some(false) => self.mistaken("550 5.1.1 Nobody of that name lives here").await,
            None => self.say("451 4.3.0 Come again later").await,
        }
    }

    /// Takes the text of a letter; `false` where the conversation ends with it.
    async fn data(&mut self) -> io::Result<bool> {
        if self.envelope.as_ref().is_none_or(Vec::is_empty) {
            self.mistaken("503 5.5.1 For whom?").await?;
            return Ok(true);
        }
        let recipients = self.envelope.take().unwrap_or_default();
        self.say("354 Go on; end with a dot on a line of its own").await?;
        let Some(text) = self.text().await? else { return Ok(false) };
        self.letters += 1;
        let answers = match text {
            Text::TooLarge => vec!["552 5.3.4 That is too large"; recipients.len()],
            Text::Whole(bytes) => match Letter::read(&bytes) {
                None => vec!["554 5.6.0 That is no letter"; recipients.len()],
                Some(letter) => {
                    let mut answers = Vec::with_capacity(recipients.len());
                    for name in &recipients {
                        answers.push(match self.household.keep(name, &letter).await {
                            Kept::Kept => "250 2.0.0 Kept",
                            Kept::Unwanted => "550 5.7.1 Not wanted any more; please end this subscription",
                            Kept::Later => "451 4.3.0 Come again later",
                        });
                    }
                    answers
                }
            },
        };
        if self.each {
            for answer in answers {
                self.say(answer).await?;
            }
        } else {
            // One answer for all: who is to come again comes for everybody, and what is kept already is known by its id.
            let first = |start: char| answers.iter().find(|answer| answer.starts_with(start));
            let answer = first('4').or_else(|| first('2')).or_else(|| first('5'));
            self.say(answer.copied().unwrap_or("451 4.3.0 Come again later")).await?;
        }
        Ok(true)
    }

    /// The text up to its dot (RFC 5321, 4.5.2); `None` where the connection ended before, or there was no end to it.
    async fn text(&mut self) -> io::Result<Option<Text>> {
        let (mut text, mut piece) = (Vec::new(), Vec::new());
        let (mut bytes, mut begins, mut after_return) = (0, true, false);
        loop {
            if !self.line(PIECE_BYTES, &mut piece).await? {
                return Ok(None);
            }
            if begins && piece == b".\r\n" {
                let is_whole = bytes <= self.limits.letter_bytes;
                return Ok(Some(if is_whole { Text::Whole(text) } else { Text::TooLarge }));
            }
            let content = if begins { piece.strip_prefix(b".").unwrap_or(&piece) } else { &piece };
            // Of a long line the CR may be in one piece and the LF in the next.
            begins = piece.ends_with(b"\r\n") || (after_return && piece == b"\n");
            after_return = piece.ends_with(b"\r");
            bytes += content.len();
            if bytes <= self.limits.letter_bytes {
                text.extend_from_slice(content);
            } else if bytes > self.limits.letter_bytes.saturating_mul(READ_TO_THE_END) {
                self.say("552 5.3.4 That is too large").await?;
                return Ok(None);
            } else {
                text = Vec::new();
            }
        }
    }
}

#[cfg(test)]
mod tests;
