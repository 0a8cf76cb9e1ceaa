//! What editors may want to look at for a list that they choose by hand, each with the evidence. It proposes; a person decides.

use text::terms::terms;

/// An article that may be picked.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Its headline.
    pub headline: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Words of its text.
    pub words: u32,
    /// Titles that tell its story, its own included.
    pub titles: u32,
    /// Whether it carries another house's text.
    pub copied: bool,
    /// Whether newsrooms lead with its story.
    pub leads: bool,
}

/// Something that speaks for picking an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// It is very long.
    VeryLong {
        /// Words of its text.
        words: u32,
    },
    /// It is long.
    Long {
        /// Words of its text.
        words: u32,
    },
    /// It is its own house's, and no copy.
    OwnReport,
    /// No other title has its story.
    NoOther,
    /// Hardly any title has its story.
    Only {
        /// How many have it.
        titles: u32,
    },
    /// It says words of an outcome that people hope for.
    SpeaksOf {
        /// Which.
        words: Vec<String>,
    },
    /// Neither headline nor summary speaks of death, war or crime.
    NoHarm,
}

/// Words from which an article is long.
const LONG: u32 = 900;
/// Words from which it is very long.
const VERY_LONG: u32 = 1_800;

/// Words of an outcome that people hope for, by stem as [`terms`] gives them.
const HOPEFUL: &str = "rescued saved recovers recovered recovery cured cure breakthrough restored reopened reopens reunited \
    freed released donated volunteers rebuilt thriving returns protected vaccine success successful milestone ceasefire peace \
    treaty cleaner healthier survives survived solution solved halved eradicated \
    gerettet geheilt durchbruch erfolg hoffnung frieden wiederaufbau befreit spende freiwillige genesen gelungen \
    rescatados cura éxito esperanza paz voluntarios sauvés guérison succès espoir paix bénévoles";
/// Words that keep an article out of good news, whatever else it says.
const HARM: &str = "dead dies died death deaths killed kills killing murder war attack attacks bomb bombing shooting abuse rape \
    assault crash fatal victims crime charged convicted prison sentenced famine collapse layoffs \
    tot tote toten getötet krieg angriff mord unfall opfer anschlag \
    muertos muerte guerra ataque asesinato morts mort guerre attaque meurtre";

/// Why an article may be worth picking: it is long, its own house's, and hardly covered elsewhere. Empty where nothing speaks for it.
#[must_use]
pub fn worth(candidate: &Candidate<'_>) -> Vec<Evidence> {
    if candidate.copied || candidate.leads || candidate.words < LONG || candidate.titles > 2 {
        return Vec::new();
    }
    let words = candidate.words;
    let length = if words >= VERY_LONG { Evidence::VeryLong { words } } else { Evidence::Long { words } };
    let told = match candidate.titles {
        0 | 1 => Evidence::NoOther,
        titles => Evidence::Only { titles },
    };
    vec![length, Evidence::OwnReport, told]
}

/// Why an article may be good news: at least two words of a hoped-for outcome, and none of harm. Never from one word alone.
#[must_use]
pub fn hopeful(candidate: &Candidate<'_>) -> Vec<Evidence> {
    if candidate.copied {
        return Vec::new();
    }
    let said = terms(&format!("{} {}", candidate.headline, candidate.summary));
    let listed = |words: &str| {
        let list = terms(words);
        said.iter().filter(|word| list.contains(word)).cloned().collect::<Vec<_>>()
    };
    let hopeful = listed(HOPEFUL);
    if hopeful.len() < 2 || !listed(HARM).is_empty() {
        return Vec::new();
    }
    vec![Evidence::SpeaksOf { words: hopeful }, Evidence::NoHarm]
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG_READ: Candidate<'static> = Candidate {
        headline: "The last lamplighter of Karlsund",
        summary: "",
        words: 2_000,
        titles: 1,
        copied: false,
        leads: false,
    };

    #[test]
    fn long_own_and_hardly_covered_pieces_are_proposed_with_the_evidence() {
        let evidence = [Evidence::VeryLong { words: 2_000 }, Evidence::OwnReport, Evidence::NoOther];
        assert_eq!(worth(&LONG_READ), evidence);
        for other in [
            Candidate { words: 300, ..LONG_READ },
            Candidate { titles: 9, ..LONG_READ },
            Candidate { copied: true, ..LONG_READ },
            Candidate { leads: true, ..LONG_READ },
        ] {
            assert!(worth(&other).is_empty(), "{other:?}");
        }
    }

    #[test]
    fn good_news_takes_two_signs_and_no_harm() {
        for (headline, summary, proposed) in [
            ("Wolves thriving again in restored valley", "", true),
            ("Ferry passengers rescued", "All recovered well", true),
            ("A record of success", "", false),
            ("Two rescued, one dead", "Others recovered", false),
            ("Durchbruch: Patientin geheilt", "", true),
        ] {
            let candidate = Candidate { headline, summary, ..LONG_READ };
            assert_eq!(!hopeful(&candidate).is_empty(), proposed, "{headline}");
        }
    }
}
