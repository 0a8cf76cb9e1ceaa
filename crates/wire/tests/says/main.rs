//! What articles say about who wrote them, by language; on invented articles.

use news::{Article, ArticleId, Picture, TitleId};
use wire::copies::ReportId;
use wire::credit::{Implies, claims, claims_with};
use wire::first::{Citation, First, Manner, Member, citations, first};
use wire::names::{KnownTitle, Names};

const FILLER: &str = "The council met on Tuesday and put off the repair of the old bridge until next year.";

fn article(language: &str, byline: &str, opening: &str, closing: &str) -> Article {
    Article {
        url: "https://paper.example/2026/bridge-is-delayed".to_owned(),
        language: Some(language.to_owned()),
        byline: (!byline.is_empty()).then(|| byline.to_owned()),
        body_text: [opening, FILLER, FILLER, FILLER, FILLER, closing].join("\n\n"),
        ..Article::default()
    }
}

/// The agencies that an article says its text is from, and holds material of.
fn agencies(article: &Article) -> (Vec<String>, Vec<String>) {
    let found = claims(article);
    let of = |implies: Implies| {
        let mut agencies: Vec<String> =
            found.iter().filter(|claim| claim.implies == implies).filter_map(|claim| claim.agency.clone()).collect();
        agencies.sort();
        agencies.dedup();
        agencies
    };
    (of(Implies::AgencyCopy), of(Implies::AgencyAssisted))
}

#[test]
fn credits_are_read_in_their_slots() {
    type Case =
        (&'static str, &'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);
    let cases: [Case; 24] = [
        ("en", "By Associated Press", FILLER, "", &["ap"], &[]),
        ("en", "", "OSLO, Norway (AP) — The council met.", "", &["ap"], &[]),
        ("en", "", "KATHMANDU, April 25 (Reuters) - The council met.", "", &["reuters"], &[]),
        ("en", "Mara Lindqvist", FILLER, "With files from The Associated Press", &[], &["ap"]),
        ("en", "Jane Doe with AFP", FILLER, "", &[], &["afp"]),
        ("en", "AP/AFP", FILLER, "", &[], &["afp", "ap"]),
        ("en", "", FILLER, "(Reporting by Gopal Sharma; Editing by Alex Richardson)", &[], &[]),
        ("en", "", FILLER, "© 2026 The Canadian Press", &["cp"], &[]),
        ("de", "Von dpa", FILLER, "", &["dpa"], &[]),
        ("de", "", "Berlin (dpa/lbn) - Der Rat tagte.", "", &["dpa"], &[]),
        ("de", "", FILLER, "mit dpa", &[], &["dpa"]),
        ("de", "", FILLER, "Quelle: ntv.de, ino/dpa", &["dpa"], &[]),
        ("de", "", FILLER, "SDA/sep", &[], &["ats-sda"]),
        ("fr", "Par Le Figaro et AFP", FILLER, "", &[], &["afp"]),
        ("fr", "", "Paris (AFP) – Les élus se réunissent.", "", &["afp"], &[]),
        ("es", "Redacción / EFE", FILLER, "", &["efe"], &[]),
        ("es", "", "Madrid, 3 jul (EFE).- El consejo se reunió.", "", &["efe"], &[]),
        ("it", "", "(ANSA) - ROMA, 12 MAG - Il consiglio.", "", &["ansa"], &[]),
        ("pt", "", "Lisboa, 12 mai 2025 (Lusa) – O conselho reuniu-se.", "", &["lusa"], &[]),
        ("nl", "Door ANP", FILLER, "", &["anp"], &[]),
        ("ja", "", FILLER, "（共同）", &["kyodo"], &[]),
        ("zh", "", "新华社北京4月24日电 题：促进", "", &["xinhua"], &[]),
        ("ko", "", "(서울=연합뉴스) 홍길동 기자 = 정부는", "", &["yonhap"], &[]),
        ("ar", "", "القاهرة (رويترز) - قال", "", &["reuters"], &[]),
    ];
    for (language, byline, opening, closing, copy, assisted) in cases {
        let (found_copy, found_assisted) = agencies(&article(language, byline, opening, closing));
        let what = format!("{language}: {byline} | {opening} | {closing}");
        assert_eq!(found_copy, copy, "{what}");
        // A bare abbreviation in brackets may be read as either; the copy is the stronger claim.
        assert!(
            assisted.iter().all(|agency| found_assisted.iter().any(|found| found == agency)),
            "{what}: {found_assisted:?}"
        );
    }
}

#[test]
fn what_only_looks_like_a_credit_is_none() {
    let cases = [
        ("en", "", "AA+ Text Size", "AA+ Text Size"),
        ("en", "", "AP Dhillon played in Oslo on Tuesday.", "Fans of AP Dhillon waited for hours."),
        ("en", "", "The Keystone Pipeline was closed on Tuesday.", "The Keystone Pipeline is old."),
        ("en", "", FILLER, "The minister told the APA that he would stay."),
        ("de", "", FILLER, "Der Minister sagte gegenüber der APA, dass er bleibe."),
        ("de", "", FILLER, "Mit Agentur verhandelt das Modell seit Jahren."),
        ("de", "", FILLER, "Die Aktie von Wirecard fiel."),
        ("ja", "", FILLER, "時事川柳は休みました。"),
        ("en", "By Andy Reuters-Smith", FILLER, ""),
        ("es", "Por favor", FILLER, "(ver foto)"),
        ("fr", "Par avion", FILLER, "avec plaisir"),
    ];
    for (language, byline, opening, closing) in cases {
        let found = claims(&article(language, byline, opening, closing));
        let credits: Vec<_> = found.iter().filter(|claim| claim.agency.is_some() && claim.shares_text()).collect();
        assert!(credits.is_empty(), "{byline} | {opening} | {closing}: {credits:?}");
    }
}

#[test]
fn a_picture_says_nothing_about_the_text() {
    let picture = Picture { credit: Some("Andrew Harnik / AP".to_owned()), ..Picture::default() };
    let found = claims(&Article { picture: Some(picture), ..article("en", "", FILLER, "") });
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].implies, found[0].agency.as_deref()), (Implies::PhotoOnly, Some("ap")));
}

#[test]
fn an_agency_at_home_writes_for_itself() {
    let at_home = Article {
        url: "https://www.reuters.com/world/bridge-is-delayed".to_owned(),
        ..article("en", "", "OSLO, May 3 (Reuters) - The council met.", "")
    };
    assert!(claims(&at_home).iter().all(|claim| !claim.says_agency_text()));
    assert!(claims(&at_home).iter().any(wire::credit::Claim::is_own_house));
}

#[test]
fn numbers_and_addresses_are_claims() {
    let item = claims(&article("de", "", FILLER, "© dpa-infocom, dpa:240516-99-53606/3"));
    assert!(item.iter().any(|claim| claim.item.as_deref() == Some("dpa:240516-99-53606")));
    let canonical = Some("https://theconversation.com/why-bridges-fall-123456".to_owned());
    let found = claims(&Article { canonical_url: canonical, ..article("en", "", FILLER, "") });
    assert_eq!(found[0].name.as_deref(), Some("The Conversation"));
    let own = Some("https://m.paper.example/other".to_owned());
    assert!(claims(&Article { canonical_url: own, ..article("en", "", FILLER, "") }).is_empty());
}

#[test]
fn a_claim_reads_as_a_sentence() {
    let found = claims(&article("en", "By Associated Press", FILLER, ""));
    assert_eq!(found[0].to_string(), "This text comes from Associated Press: the byline says “By Associated Press”.");
}

#[test]
fn agencies_of_a_catalogue_are_credited_like_ours() {
    let title = KnownTitle { id: TitleId(1), name: "Continental Press", aliases: &["CP"], hosts: &[], is_agency: true };
    let names = Names::with(&[title]);
    for (language, byline, opening, closing) in [
        ("en", "Continental Press", FILLER, ""),
        ("en", "", "ASHMERE, Averland (CP) — The council met.", ""),
        ("en", "", FILLER, "With Continental Press"),
        ("de", "", "Ashmere (CP) – Der Rat tagte.", ""),
        ("de", "", FILLER, "mit CP"),
        ("fr", "", FILLER, "(Avec CP)"),
        ("es", "", FILLER, "Con información de Continental Press"),
    ] {
        let found = claims_with(&article(language, byline, opening, closing), &names);
        let named =
            found.iter().any(|claim| claim.agency.as_deref() == Some("continental press") && claim.shares_text());
        assert!(named, "{language}: {byline} | {opening} | {closing}: {found:?}");
    }
}

fn cited(language: &str, sentence: &str) -> Vec<(String, Manner)> {
    let article = article(language, "", FILLER, sentence);
    citations(&article, Names::known()).into_iter().map(|citation| (citation.name, citation.manner)).collect()
}

#[test]
fn who_is_cited_and_how() {
    for (language, sentence, name, manner) in [
        ("en", "The talks were first reported by the Financial Times.", "Financial Times", Manner::First),
        ("en", "The Wall Street Journal first reported the talks.", "The Wall Street Journal", Manner::First),
        ("en", "The plan, as first reported by Politico, is to wait.", "Politico", Manner::First),
        ("en", "A person with knowledge of it told Reuters on Monday.", "Reuters", Manner::Cites),
        ("de", "Zuerst berichtete der Spiegel.", "Der Spiegel", Manner::First),
        ("de", "Das Treffen ist laut Reuters abgesagt.", "Reuters", Manner::Cites),
        ("fr", "L’affaire a été révélée par Mediapart.", "Mediapart", Manner::First),
        ("fr", "Selon Reuters, le pont reste fermé.", "Reuters", Manner::Cites),
        ("es", "El puente seguirá cerrado, según adelantó El País.", "El País", Manner::First),
        ("it", "Il ponte resta chiuso, come rivelato dal Financial Times.", "Financial Times", Manner::First),
        ("pt", "A ponte continua fechada, revelou o jornal Expresso.", "Expresso", Manner::First),
        ("nl", "De brug blijft dicht, volgens persbureau Reuters.", "Reuters", Manner::Cites),
    ] {
        let found = cited(language, sentence);
        let right =
            |(found, how): &(String, Manner)| *how == manner && (found == name || name.ends_with(found.as_str()));
        assert!(found.iter().any(right), "{sentence}: {found:?}");
    }
    for (language, sentence) in [
        ("en", "The flaw was first reported by police on Monday."),
        ("en", "The affair, first reported by the Financial Times in 2019, is forgotten."),
        ("en", "The Guardian of the bridge said nothing."),
        ("de", "Zuerst berichtete die Polizei."),
        ("fr", "L’affaire a été révélée par la police."),
        ("es", "El puente seguirá cerrado, informó la policía."),
    ] {
        assert!(
            cited(language, sentence).iter().all(|(_, manner)| *manner != Manner::First),
            "{sentence}: {:?}",
            cited(language, sentence)
        );
    }
}

#[test]
fn a_link_to_anothers_article_is_an_edge() {
    let html = "<p><a href=\"https://theconversation.com/why-bridges-fall-123456\">read</a> <a href=\"https://www.reuters.com/\">front</a></p>";
    let found = citations(&Article { body_html: html.to_owned(), ..article("en", "", FILLER, "") }, Names::known());
    assert_eq!(
        found.iter().map(|citation| (citation.name.as_str(), citation.manner)).collect::<Vec<_>>(),
        [("The Conversation", Manner::Links)]
    );
}

const MINUTE_US: i64 = 60_000_000;

fn names() -> Names {
    let title = |id, name| KnownTitle { id: TitleId(id), name, aliases: &[], hosts: &[], is_agency: false };
    Names::with(&[
        title(1, "Harbour Post"),
        title(2, "Calder Echo"),
        title(3, "Marlow Times"),
        title(4, "Yarrow Herald"),
    ])
}

fn says_first(outlet: &str) -> Vec<Citation> {
    let text = format!("The talks were first reported by the {outlet}.");
    citations(&article("en", "", FILLER, &text), &names())
}

fn member(id: i64, minute: i64, citations: &[Citation]) -> Member<'_> {
    let at_us = minute * MINUTE_US;
    Member {
        article: ArticleId(id),
        title: TitleId(id),
        report: ReportId(id),
        at_us,
        published_us: Some(at_us),
        claims: &[],
        citations,
    }
}

fn told(members: &[Member<'_>]) -> Option<String> {
    match first(members, &names()) {
        First::Reported { name, .. } => Some(name),
        First::Unknown => None,
    }
}

#[test]
fn the_first_is_whom_the_others_name_or_nobody() {
    let (post, echo) = (says_first("Harbour Post"), says_first("Calder Echo"));
    let cases = [
        (
            "named, and its own article is the earliest",
            vec![member(1, 0, &[]), member(2, 60, &post), member(3, 70, &[])],
            Some("Harbour Post"),
        ),
        (
            "named, but its own article is much later",
            vec![member(1, 900, &[]), member(2, 60, &post), member(3, 70, &[])],
            None,
        ),
        (
            "named by one, and we do not have its article",
            vec![member(3, 60, &post), member(4, 70, &[])],
            Some("Harbour Post"),
        ),
        ("two are named", vec![member(1, 0, &[]), member(2, 5, &[]), member(3, 60, &post), member(4, 70, &echo)], None),
        (
            "the second names the first",
            vec![member(1, 0, &[]), member(2, 5, &post), member(3, 60, &post), member(4, 70, &echo)],
            Some("Harbour Post"),
        ),
        ("they name each other", vec![member(1, 0, &echo), member(2, 5, &post), member(3, 60, &[])], None),
        (
            "nobody is named, and one is far ahead",
            vec![member(1, 0, &[]), member(2, 90, &[]), member(3, 99, &[])],
            Some("Harbour Post"),
        ),
        (
            "nobody is named, and the lead is a minute",
            vec![member(1, 0, &[]), member(2, 1, &[]), member(3, 99, &[])],
            None,
        ),
        ("one article", vec![member(1, 0, &[])], None),
    ];
    for (what, members, expected) in cases {
        assert_eq!(told(&members).as_deref(), expected, "{what}");
    }
}

#[test]
fn clocks_that_contradict_each_other_name_nobody() {
    let backdated = Member { published_us: Some(0), ..member(2, 300, &[]) };
    assert_eq!(told(&[member(1, 60, &[]), backdated, member(3, 310, &[])]), None);
}

#[test]
fn copies_have_one_voice() {
    let (post, echo) = (says_first("Harbour Post"), says_first("Calder Echo"));
    // Two titles carry one text that names the Echo: still one against one.
    let copy = Member { report: ReportId(3), ..member(4, 70, &echo) };
    assert_eq!(told(&[member(1, 0, &post), member(3, 60, &echo), copy]), None);
}
