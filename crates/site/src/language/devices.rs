//! Names of devices, which are kept in English (see [`identity::device`]), in the language of the page.

use super::Language;

impl Language {
    /// "Firefox auf Windows" of "Firefox on Windows".
    pub fn device(self, kept: &str) -> String {
        match kept.split_once(" on ") {
            Some(("A browser", system)) => self.name("device-some-browser", system),
            Some((browser, system)) => self.pair("device-browser-on", browser, system),
            None if kept == UNKNOWN => self.say("device-unknown").into_owned(),
            None => kept.to_owned(),
        }
    }
}

const UNKNOWN: &str = "An unknown device";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_named_in_the_language_of_the_page() {
        let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/131.0";
        for agent in [windows, "Mozilla/5.0 (iPhone; CPU) Unheard/1", "curl/8.0", ""] {
            let kept = identity::device(agent);
            assert_eq!(Language::English.device(&kept), kept, "English says what is kept");
        }
        assert_eq!(Language::German.device(&identity::device(windows)), "Firefox auf Windows");
        assert_eq!(Language::French.device(&identity::device("")), "Un appareil inconnu");
        assert_eq!(Language::Japanese.device("A browser on iPhone"), "iPhoneのブラウザー");
    }
}
