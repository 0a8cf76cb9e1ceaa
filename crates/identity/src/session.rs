//! How long a session lasts, and what it is called in the list of one's sessions.

use store::Session;

const MINUTE_US: i64 = 60_000_000;
const DAY_US: i64 = 24 * 60 * MINUTE_US;
/// A session's last use is noted this often, so that reading does not mean writing.
const NOTED_US: i64 = 15 * MINUTE_US;

/// When sessions end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Unused for so long, it ends.
    pub idle_us: i64,
    /// It ends after so long, whatever happens.
    pub absolute_us: i64,
    /// So long after the last proof of who one is, what is delicate asks again.
    pub proof_us: i64,
}

impl Default for Lifetime {
    /// Thirty days unused, half a year at most; a quarter of an hour for what is delicate.
    fn default() -> Self {
        Self { idle_us: 30 * DAY_US, absolute_us: 180 * DAY_US, proof_us: 15 * MINUTE_US }
    }
}

impl Lifetime {
    /// Whether the session is still good. One that was last used in the future (the clock went back) is.
    #[must_use]
    pub fn holds(&self, session: &Session, now_us: i64) -> bool {
        now_us < session.ends_us && now_us - session.seen_us < self.idle_us
    }

    /// Whether the person proved who they are so lately that what is delicate may be done.
    #[must_use]
    pub fn is_proved(&self, session: &Session, now_us: i64) -> bool {
        (0..self.proof_us).contains(&(now_us - session.proved_us))
    }
}

/// Whether this use should be noted.
pub(crate) fn should_note(seen_us: i64, now_us: i64) -> bool {
    !(0..NOTED_US).contains(&(now_us - seen_us))
}

/// What a person would call the device with this `User-Agent`: "Firefox on Linux". Never what the header says itself.
#[must_use]
pub fn device(user_agent: &str) -> String {
    const BROWSERS: [(&str, &str); 9] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        (None, Some(system)) => format!("A browser on {system}"),
        (None, None) => "An unknown device".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(seen_us: i64) -> Session {
        Session {
            id: 1,
            account: news::AccountId(1),
            created_us: 0,
            seen_us,
            proved_us: 0,
            ends_us: 180 * DAY_US,
            device: String::new(),
            network: String::new(),
        }
    }

    #[test]
    fn sessions_end_unused_and_in_the_end() {
        let lifetime = Lifetime::default();
        for (seen_days, now_days, holds) in
            [(0, 0, true), (0, 29, true), (0, 30, false), (150, 179, true), (179, 180, false), (10, 5, true)]
        {
            let held = lifetime.holds(&session(seen_days * DAY_US), now_days * DAY_US);
            assert_eq!(held, holds, "seen on day {seen_days}, now day {now_days}");
        }
    }

    #[test]
    fn a_proof_lasts_a_quarter_of_an_hour_and_is_not_from_the_future() {
        let lifetime = Lifetime::default();
        for (now_us, proved) in [(0, true), (14 * MINUTE_US, true), (15 * MINUTE_US, false), (-1, false)] {
            assert_eq!(lifetime.is_proved(&session(0), now_us), proved, "{now_us}");
        }
    }

    #[test]
    fn devices_have_names_that_people_know() {
        for (agent, name) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox on Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36 Edg/148.0",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
                "Safari on iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Mobile Safari/537.36",
                "Chrome on Android",
            ),
            ("curl/8.0", "curl"),
            ("<script>alert(1)</script>", "An unknown device"),
            ("", "An unknown device"),
        ] {
            assert_eq!(device(agent), name);
        }
    }
}
