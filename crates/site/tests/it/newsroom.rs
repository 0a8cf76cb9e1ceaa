//! An invented newsroom: titles, articles in several languages, pictures, feeds in good and bad health. Used by tests and the gallery.

use std::future::Future;
use std::io::Cursor;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use news::{Access, Article, FeedKind, FeedListing, Picture, Section, Timestamp, TitleKind, TitleListing};
use site::{App, PictureFailure, PictureSource, Progress, Settings};
use store::{Arrival, FeedReading, FeedSchedule, FeedVisit, Store};
use url::Url;

pub const NOW: &str = "2026-11-23T22:05:00Z";
pub const MINUTE_US: i64 = 60_000_000;

pub fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// name, country, language, kind, owner
const TITLES: [(&str, &str, &str, TitleKind, &str); 24] = [
    ("The Harbour Courier", "GB", "en-GB", TitleKind::Newspaper, "Courier Trust"),
    ("Northern Post", "GB", "en-GB", TitleKind::Newspaper, "Alder Group"),
    ("Radio Meridian", "GB", "en-GB", TitleKind::Broadcaster, ""),
    ("The Capital Ledger", "US", "en-US", TitleKind::Newspaper, "Ledger Media"),
    ("Plain Dealer Weekly", "US", "en-US", TitleKind::Magazine, "Ledger Media"),
    ("WQX", "US", "en-US", TitleKind::Broadcaster, ""),
    ("Southern Cross News", "AU", "en-AU", TitleKind::Digital, "Cross Holdings"),
    ("The Kiwi Review", "NZ", "en-NZ", TitleKind::Magazine, ""),
    ("Nordwest-Kurier", "DE", "de", TitleKind::Newspaper, "Verlag am Deich"),
    ("Die Abendzeitung am Fluss", "AT", "de", TitleKind::Newspaper, ""),
    ("Le Courrier du Rhône", "FR", "fr", TitleKind::Newspaper, ""),
    ("La Voz del Sur", "ES", "es", TitleKind::Newspaper, ""),
    ("صحيفة الميناء", "QA", "ar", TitleKind::Newspaper, ""),
    ("港日新聞", "JP", "ja", TitleKind::Newspaper, ""),
    ("Prairie Herald", "CA", "en-CA", TitleKind::Newspaper, "Alder Group"),
    ("The Lagos Standard", "NG", "en-NG", TitleKind::Newspaper, ""),
    ("Bay Science", "US", "en-US", TitleKind::Digital, ""),
    ("Field & Forest", "US", "en-US", TitleKind::Magazine, ""),
    ("Touchline", "GB", "en-GB", TitleKind::Digital, ""),
    ("Deccan Morning", "IN", "en-IN", TitleKind::Newspaper, ""),
    ("The Silent Gazette", "IE", "en-IE", TitleKind::Newspaper, ""),
    ("Lines on Art", "GB", "en-GB", TitleKind::Magazine, ""),
    ("Ministry of Weather", "NO", "en", TitleKind::PublicBody, ""),
    ("Union Wire", "CH", "en", TitleKind::Agency, ""),
];

/// One invented article: title, section, minutes ago, place in the feed, has a picture, headline, summary, byline.
type Piece = (usize, Section, i64, i32, bool, &'static str, &'static str, &'static str);

use Section::{
    Business, Climate, Culture, Health, Life, National, Opinion, Politics, Science, Sport, Technology, World,
};

const PIECES: &[Piece] = &[
    (
        0,
        World,
        52,
        0,
        true,
        "Karlsund dam holds through the night as 40,000 wait to go home",
        "Engineers say the crack above the spillway has stopped growing, but the valley below stays empty until the level has fallen by three more metres, which could take until the weekend.",
        "Mara Lindqvist in Karlsund and agencies",
    ),
    (1, World, 47, 1, true, "Karlsund dam: crack stops growing, 40,000 still away from home", "", "Joe Bale"),
    (2, World, 31, 0, true, "40,000 wait as Karlsund dam holds overnight", "", ""),
    (5, World, 66, 1, false, "Karlsund dam holds; valley stays empty for third day", "", "Dana Ruiz"),
    (15, World, 75, 2, false, "Karlsund dam holds as 40,000 people wait to return", "", ""),
    (23, World, 90, 0, false, "Dam at Karlsund holds overnight, 40,000 still displaced", "", "Union Wire staff"),
    (
        3,
        Politics,
        38,
        0,
        true,
        "Senate strikes a deal on rail wages hours before the strike",
        "Drivers would get eleven per cent over three years and a say in rosters; two unions still have to vote.",
        "Priya Raman",
    ),
    (4, Politics, 44, 2, true, "Rail strike averted: Senate strikes wages deal at the last hour", "", "Tom Alvarez"),
    (14, Politics, 58, 1, false, "Senate rail deal stops strike hours before it began", "", ""),
    (
        6,
        Business,
        25,
        0,
        true,
        "Why the price of copper has doubled since March, in five charts",
        "Mines are not the bottleneck. Ships are.",
        "Wen Li",
    ),
    (
        19,
        Technology,
        61,
        0,
        true,
        "Bengaluru’s new metro runs without drivers, signals or a single printed ticket",
        "A ride on the first day of a line that took nineteen years.",
        "Anjali Deshpande",
    ),
    (
        16,
        Science,
        120,
        0,
        true,
        "A comet that should not exist crosses the sky tonight",
        "It fell apart in 1994. Astronomers explain what you will see.",
        "Dr Femi Oyelaran",
    ),
    (
        12,
        World,
        18,
        0,
        true,
        "الميناء القديم يعيد فتح أبوابه بعد عامين من الترميم",
        "عاد الصيادون إلى أرصفة الميناء صباح اليوم بعد أعمال ترميم استمرت عامين وكلفت أكثر من مئة مليون.",
        "ليلى منصور",
    ),
    (
        13,
        World,
        22,
        0,
        true,
        "港の朝市、三年ぶりに全面再開 漁業者ら「待ち望んだ日」",
        "改修工事が終わり、午前五時の鐘とともに百二十の店が並んだ。",
        "佐藤 美咲",
    ),
    (
        8,
        World,
        35,
        0,
        true,
        "Hochwasserschutzanlagenfinanzierung: Bund und Länder einigen sich nach siebzehnstündiger Verhandlung",
        "Der Kompromiss sieht vor, dass Küstenländer bis 2031 jährlich 900 Millionen Euro erhalten.",
        "Von Jonas Petersen",
    ),
    (10, World, 70, 0, true, "À Valence, la crue du Rhône épargne le centre mais noie les vergers", "", "Camille Roux"),
    (11, World, 95, 1, false, "El puerto de Cádiz suspende el tráfico por el temporal", "", "Lucía Ortega"),
    (22, World, 15, 0, false, "Gale warning", "Force nine, northern coasts, until six in the morning.", ""),
    (20, World, 300, 0, false, "Turf", "", ""),
    (7, World, 210, 2, true, "The last lighthouse keeper of Foveaux Strait hands over the key", "", "Ruby Tane"),
    (0, National, 80, 3, true, "Council tax to rise by the maximum in nine counties out of ten", "", "Harriet Cole"),
    (
        1,
        National,
        140,
        4,
        true,
        "The bus that came back: how one village bought its own timetable",
        "Volunteers drive, the parish pays, and the 47 runs again after eleven years.",
        "Sam Okafor",
    ),
    (2, National, 35, 2, false, "Storm brings down lines; 12,000 homes without power", "", ""),
    (20, National, 160, 1, true, "Dublin port tunnel closes for two weekends", "", "Aoife Byrne"),
    (1, National, 200, 6, false, "Thirty schools will stay shut on Friday for want of teachers", "", ""),
    (
        3,
        Politics,
        150,
        3,
        true,
        "The quiet clerk who counts every vote in Ohio is leaving, and nobody knows the machine as he does",
        "",
        "Eleanor Whitt",
    ),
    (14, Politics, 170, 4, true, "Premiers walk out of pension talks", "", "Marc Tremblay"),
    (15, Politics, 180, 3, true, "Governors’ court hands back four seats", "", "Chidi Nwosu"),
    (2, Politics, 95, 5, false, "Minister to answer questions on harbour contracts", "", ""),
    (19, Politics, 230, 4, true, "State polls: women outvote men for the third time running", "", ""),
    (3, Business, 100, 5, true, "Chip maker halves its forecast and blames a single factory fire", "", "Leo Park"),
    (23, Business, 55, 3, false, "Oil slips below 60 as tankers turn round", "", "Union Wire"),
    (
        4,
        Business,
        260,
        3,
        true,
        "The accountant who reads every footnote",
        "A profile of the most feared short seller in Denver, who has never owned a share.",
        "Ines Haddad",
    ),
    (14, Business, 190, 7, true, "Grain elevators are full and the trains are not coming", "", ""),
    (6, Business, 145, 4, false, "Sydney rents fall for the first time since the pandemic", "", "Wen Li"),
    (
        6,
        Technology,
        130,
        5,
        true,
        "A phone for ten years: we took the promise apart, screw by screw",
        "",
        "Olivia Grant",
    ),
    (16, Technology, 205, 3, true, "Small models, long memories", "The race is no longer for size.", ""),
    (5, Technology, 175, 6, false, "Court orders the release of an algorithm that set 30,000 rents", "", "Dana Ruiz"),
    (
        16,
        Science,
        240,
        2,
        true,
        "The oldest footprint in Europe belongs to a child who was running",
        "",
        "Dr Femi Oyelaran",
    ),
    (7, Science, 330, 4, true, "Kākāpō count passes three hundred", "", "Ruby Tane"),
    (16, Science, 400, 4, false, "Why bees sleep in flowers", "", ""),
    (0, Science, 380, 9, false, "A second opinion on dark energy", "", "Peter Quill"),
    (
        16,
        Health,
        310,
        5,
        true,
        "One blood test, fourteen cancers: what the large trial really found",
        "",
        "Nadia Karim",
    ),
    (2, Health, 290, 8, false, "Winter vaccine opens to the over-fifties", "", ""),
    (6, Health, 350, 8, true, "The ward where nobody whispers", "", ""),
    (
        17,
        Climate,
        110,
        0,
        true,
        "The river that was moved, and moved back",
        "Thirty years after engineers straightened the Blackwater, the same firm is paid to bend it again.",
        "Hannah Storm",
    ),
    (22, Climate, 85, 1, false, "Sea ice at its lowest November mark", "", ""),
    (17, Climate, 270, 2, true, "Night trains are full. So why do they lose money?", "", ""),
    (0, Climate, 320, 10, true, "The farmers who stopped ploughing", "", "Harriet Cole"),
    (18, Sport, 8, 0, true, "Touchline live: Rovers v Athletic, and the rest of a wild night in the cup", "", ""),
    (18, Sport, 65, 1, true, "She ran the last mile on a broken foot, and won by a stride", "", "Bea Murray"),
    (6, Sport, 155, 6, true, "Rain saves the tourists on the fifth day", "", ""),
    (0, Sport, 125, 8, false, "Chess: the draw that took nine hours", "", "Peter Quill"),
    (2, Sport, 215, 9, true, "Six nations, one physio: the busiest hands in rugby", "", ""),
    (5, Sport, 245, 8, false, "Trade deadline: who blinked", "", ""),
    (
        21,
        Culture,
        105,
        0,
        true,
        "A painter who never showed her face hangs in the National at last",
        "Two hundred canvases were found in a barn. Forty of them are better than anything in the room next door.",
        "Imogen Vale",
    ),
    (
        4,
        Culture,
        220,
        4,
        true,
        "The three-hour film about a queue is the best thing you will see this year",
        "",
        "Tom Alvarez",
    ),
    (21, Culture, 280, 1, false, "Books of the week: maps, moss and a murder", "", ""),
    (0, Culture, 340, 12, true, "How a choir of dockers came to sing Bach", "", ""),
    (10, Culture, 360, 3, false, "Le théâtre rouvre, les loges restent fermées", "", "Camille Roux"),
    (17, Life, 195, 3, true, "Soup for the first cold night", "", "Ana Ferreira"),
    (4, Life, 370, 6, true, "The case for a bad hobby", "", ""),
    (7, Life, 390, 5, true, "A week on a boat with no engine, four teenagers and one book", "", "Ruby Tane"),
    (0, Opinion, 115, 2, false, "We built the dam. We should have built the road first", "", "Astrid Holm"),
    (3, Opinion, 185, 6, false, "Compromise is not a dirty word, and rail drivers just proved it", "", "Marcus Bell"),
    (15, Opinion, 225, 5, false, "The vote was fair. The queue was not", "", "Ngozi Adeyemi"),
    (12, Opinion, 275, 3, false, "المدينة التي تنسى ميناءها تنسى نفسها", "", "سامر الخطيب"),
    (1, Opinion, 305, 9, false, "In praise of the late train", "", "Sam Okafor"),
    (9, World, 88, 0, true, "Wien baut den Donaukanal um – und streitet über jede Bank", "", "Von Eva Gruber"),
];

const BODY: &str = r#"<p>KARLSUND, Nov 23 – The water came within a hand’s breadth of the parapet shortly after two in the morning, and then it stopped. On the school field above the town, where most of the valley has slept since Saturday, somebody began to clap.</p>
<p>“We have bought ourselves a night,” said <a href="https://courier.example/people/eide">Ragnhild Eide</a>, who has run the dam for eleven years and had not, by her own count, slept for fifty hours. “Ask me again about tomorrow.”</p>
<h2>What the engineers saw</h2>
<p>The crack, first noticed by a walker on Friday, runs from the crest towards the spillway for some nineteen metres. Divers went down twice in the dark. It has not grown since midnight, and the pumps that were flown in from the coast are now taking out more water than the rain brings in.</p>
<blockquote><p>Nobody alive has seen this valley empty. You could hear the clocks in the houses.</p></blockquote>
<p>Three conditions must be met before anyone goes home:</p>
<ul><li>the level falls by another three metres;</li><li>the crack is filled and has held for twelve hours;</li><li>the road bridge at Nes is inspected, stone by stone.</li></ul>
<figure><img src="https://img.example/photo/pumps.jpg?w=800&amp;h=533" alt="Pumps on the crest of the dam"><figcaption>Pumps on the crest of the dam, shortly before dawn. Photograph: Ola Berg/Union Wire</figcaption></figure>
<h2>A valley on a field</h2>
<p>In the gymnasium the names are written on brown paper along the wall: 1,204 families, with a tick for each that has been found. By five in the morning every line had its tick. The baker, whose ovens lie under the evacuation line, had borrowed a pizza van.</p>
<table><caption>The level at the crest, metres</caption><thead><tr><th>Hour</th><th>Level</th><th>Inflow, m³/s</th></tr></thead><tbody><tr><td>Sunday 18:00</td><td>311.4</td><td>640</td></tr><tr><td>Monday 02:00</td><td>312.9</td><td>710</td></tr><tr><td>Monday 06:00</td><td>312.6</td><td>520</td></tr></tbody></table>
<p>The government in the capital has promised to pay for every hotel bed. It has not said who will pay for the dam, which belongs to a company that was sold twice this year, most recently to a pension fund whose members include, as it happens, most of the teachers of Karlsund.</p>
<p>“We own it,” said Arne Moen, who teaches mathematics, looking up at the wall of it. “I suppose that means we broke it.”</p>"#;

const SHORT_BODY: &str = "<p>The decision came late in the evening and surprised those who had waited longest. By then the room had emptied, the coffee was cold, and only the clerk and two reporters heard it read out.</p><p>It takes effect at once. What it will cost, nobody would say; what it will change, everybody had an opinion on. In the square outside, people stood in small groups and talked with their hands in their pockets.</p><p>“You wait nine years for a thing,” said one of them, “and then it takes four minutes.” She laughed, and then she did not.</p><p>The minutes of the meeting are to be published on Thursday. A second reading is planned before the end of the year, and a number of those who voted against have already said that they will do so again.</p>";

const ARABIC_BODY: &str = "<p>عاد الصيادون إلى أرصفة الميناء القديم صباح اليوم، بعد عامين من أعمال الترميم التي أعادت للسوق أقواسه الحجرية وللرصيف أضواءه.</p><h2>سوق بلا سقف</h2><p>يقول صاحب أحد القوارب إن أصعب ما في الانتظار كان الصمت: «كنا نسمع البحر ولا نسمع الناس». وتشير البلدية إلى أن عدد الأكشاك بلغ مئة وعشرين كشكا.</p><blockquote><p>المدينة التي تنسى ميناءها تنسى نفسها.</p></blockquote><p>وتستمر الاحتفالات حتى نهاية الأسبوع، على أن تفتح السوق أبوابها يوميا من الخامسة فجرا حتى الظهر، مع تخصيص رصيف كامل للقوارب الصغيرة التي لا يتجاوز طولها ثمانية أمتار.</p>";

const JAPANESE_BODY: &str = "<p>港の朝市が二十三日、三年ぶりに全面再開した。午前五時の鐘とともに百二十の店が並び、漁業者らは「待ち望んだ日」と声を弾ませた。</p><h2>新しい屋根の下で</h2><p>改修工事は老朽化した屋根の架け替えが中心で、総事業費は四十二億円。雨の日でも荷さばきができるようになり、若い仲買人の姿も目立つ。</p><p>市場で五十年働く女性は「魚の匂いが戻ってきた」と話し、最初に揚がった鯖を手に取った。来月には見学者のための通路も開く予定だ。</p>";

const LIVE_BODY: &str = r#"<article><time datetime="2026-11-23T21:57:00Z">21:57</time><h3>GOAL! Rovers 2–2 Athletic</h3><p>Out of nothing. A throw-in nobody wanted, a header nobody challenged, and the keeper watches it bounce in off the post.</p></article><article><time datetime="2026-11-23T21:49:00Z">21:49</time><p>Ten minutes left and Rovers have three forwards on. The away end is singing about a bus.</p></article><article><time datetime="2026-11-23T21:31:00Z">21:31</time><h3>Half-time elsewhere</h3><p>Town lead at the Vale, and it is snowing in the north, where the lines have been painted blue.</p><blockquote><p>I have never seen a linesman fall over twice in one move.</p></blockquote></article>"#;

fn body(index: usize, piece: &Piece) -> (String, String) {
    let html = match (piece.0, index) {
        (12, _) => ARABIC_BODY,
        (13, _) => JAPANESE_BODY,
        (18, 47..=49) => LIVE_BODY,
        (_, 0) => BODY,
        _ => SHORT_BODY,
    };
    let html = if piece.5.starts_with("Gale") {
        "<p>Force nine, northern coasts, until six in the morning.</p>"
    } else {
        html
    };
    let mut text = String::new();
    let mut inside = false;
    for c in html.replace("</p>", "</p>\n\n").replace("</li>", "</li>\n\n").chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    (html.to_owned(), text)
}

/// The article of a piece.
pub fn article(index: usize, piece: &Piece) -> Article {
    let (title, section, minutes, _, pictured, headline, summary, byline) = *piece;
    let (body_html, body_text) = body(index, piece);
    let published = news::from_micros(news::to_micros(now()) - minutes * MINUTE_US);
    Article {
        url: format!("https://title{title}.example/{}/{}", section.as_str(), news::slug(headline, 60)),
        title: Some(headline.to_owned()),
        byline: (!byline.is_empty()).then(|| byline.to_owned()),
        agencies: if index == 0 { vec!["Union Wire".to_owned(), "Nordic Press".to_owned()] } else { Vec::new() },
        dateline: (index == 0).then(|| "KARLSUND, Nov 23".to_owned()),
        published: Some(published),
        modified: (index == 0).then(|| news::from_micros(news::to_micros(now()) - 20 * MINUTE_US)),
        language: Some(TITLES[title].2.to_owned()),
        picture: pictured.then(|| Picture {
            url: format!(
                "https://img.example/photo/{index}.jpg?width=1200&quality=85&auto=format&fit=max&s=0f3c2a91d5"
            ),
            caption: Some("The crest of the dam, seen from the school field above the town.".to_owned()),
            credit: Some("Photograph: Ola Berg/Union Wire".to_owned()),
        }),
        access: if headline.contains("footnote") || headline.contains("Compromise") {
            Access::Locked
        } else {
            Access::Free
        },
        live_blog: headline.contains(" live:"),
        summary: (!summary.is_empty()).then(|| summary.to_owned()),
        word_count: u32::try_from(if title == 13 {
            body_text.chars().count()
        } else {
            body_text.split_whitespace().count()
        })
        .unwrap(),
        body_html,
        body_text,
        ..Article::default()
    }
}

/// The catalogue.
pub fn listings() -> Vec<TitleListing> {
    TITLES
        .iter()
        .enumerate()
        .map(|(index, (name, country, language, kind, owner))| TitleListing {
            slug: if name.is_ascii() { news::slug(name, 60) } else { format!("title-{index}") },
            name: (*name).to_owned(),
            kind: *kind,
            homepage: format!("https://title{index}.example/"),
            country: (*country).to_owned(),
            languages: vec![(*language).to_owned()],
            owner: (!owner.is_empty()).then(|| (*owner).to_owned()),
            editions: editions(country, language),
            on_by_default: true,
            feeds: vec![FeedListing {
                url: format!("https://title{index}.example/feed.xml"),
                kind: FeedKind::Feed,
                section: None,
            }],
        })
        .collect()
}

fn editions(country: &str, language: &str) -> Vec<String> {
    let mut editions = vec!["world".to_owned()];
    for edition in news::EDITIONS.iter().skip(1) {
        let same_language = news::primary_language(edition.language) == news::primary_language(language);
        if edition.countries.contains(&country) && same_language {
            editions.push(edition.slug.to_owned());
        }
    }
    editions
}

/// The schedule of a feed that does well.
pub fn schedule(feed: news::FeedId) -> FeedSchedule {
    let now_us = news::to_micros(now());
    FeedSchedule {
        feed,
        due_us: now_us + 10 * MINUTE_US,
        rhythm_us: 600 * MINUTE_US,
        newest_us: 0,
        failures: 0,
        attempted_us: now_us - 4 * MINUTE_US,
        succeeded_us: now_us - 4 * MINUTE_US,
        failing_since_us: 0,
        error_code: String::new(),
        error_message: String::new(),
        gone: false,
    }
}

/// A visit that brought these arrivals.
pub fn visit(feed: &store::Feed, at_us: i64, arrivals: Vec<Arrival>) -> FeedVisit {
    FeedVisit {
        feed: feed.id,
        title: feed.title,
        at_us,
        schedule: schedule(feed.id),
        reading: Some(FeedReading { body_hash: at_us, arrivals, ..FeedReading::default() }),
    }
}

/// An arrival of `article`.
pub fn arrival(article: Article, section: Option<Section>, position: i32) -> Arrival {
    Arrival { guid: article.url.clone(), position, article, section, wants_page: false, withdrawn: false }
}

/// A store in memory's stead: a file in a folder of its own, filled with the invented news.
pub async fn filled_store(folder: &std::path::Path) -> Store {
    let store = empty_store(folder).await;
    let now_us = news::to_micros(now());
    store.import_titles(&listings(), now_us - 600 * MINUTE_US).await.unwrap();
    let feeds = store.feeds().await.unwrap();
    let titles = store.titles().await.unwrap();
    let feed_of = |title: usize| {
        let slug = &listings()[title].slug;
        let id = titles.iter().find(|known| known.listing.slug == *slug).unwrap().id;
        feeds.iter().find(|feed| feed.title == id).unwrap().clone()
    };
    let mut visits = Vec::new();
    for (index, piece) in PIECES.iter().enumerate() {
        let seen_us = now_us - (piece.2 - 2).max(1) * MINUTE_US;
        visits.push(visit(&feed_of(piece.0), seen_us, vec![arrival(article(index, piece), Some(piece.1), piece.3)]));
    }
    visits.sort_by_key(|visit| visit.at_us);
    store.record(&visits).await.unwrap();
    for (minutes, headline, from, to) in [
        (
            35,
            "Karlsund dam holds through the night as 38,000 wait to go home",
            "Divers went down twice in the dark.",
            "Divers went down four times, the last of them at first light.",
        ),
        (20, PIECES[0].5, "has run the dam for eleven years", "has run the dam since 2015"),
    ] {
        let mut changed = article(0, &PIECES[0]);
        changed.title = Some(headline.to_owned());
        changed.body_html = changed.body_html.replace(from, to);
        changed.body_text = changed.body_text.replace(from, to);
        let arrivals = vec![arrival(changed, Some(World), 0)];
        store.record(&[visit(&feed_of(0), now_us - minutes * MINUTE_US, arrivals)]).await.unwrap();
    }
    let mut failing = schedule(feed_of(20).id);
    failing.failures = 4;
    failing.failing_since_us = now_us - 190 * MINUTE_US;
    failing.error_code = "name_not_found".to_owned();
    failing.error_message = "the name title20.example does not exist; check the spelling of the address".to_owned();
    store.save_schedules(&[failing]).await.unwrap();
    store
}

/// A store with nothing in it.
pub async fn empty_store(folder: &std::path::Path) -> Store {
    Store::open(folder.join("news.sqlite").to_str().unwrap()).await.unwrap()
}

/// The settings of the newsroom.
pub fn settings(folder: &std::path::Path) -> Settings {
    let mut settings = Settings::new("http://localhost:8080", folder, [7; 32]);
    settings.password_strength = identity::Strength::for_tests();
    settings
}

/// The site over a store, as of [`NOW`].
pub fn app(store: Store, folder: &std::path::Path, progress: Arc<Progress>) -> App {
    App::new(store, Arc::new(Painter), Arc::new(now), settings(folder), progress)
}

/// Paints pictures for addresses of `img.example`; knows nothing else.
pub struct Painter;

impl PictureSource for Painter {
    fn recording(
        &self,
        url: Url,
        part: fetch::Part,
    ) -> Pin<Box<dyn Future<Output = Result<fetch::Streamed, PictureFailure>> + Send + '_>> {
        Box::pin(std::future::ready(hear(&url, &part)))
    }

    fn picture(&self, url: Url) -> Pin<Box<dyn Future<Output = Result<Bytes, PictureFailure>> + Send + '_>> {
        Box::pin(async move {
            if url.path().ends_with("svg-inside.jpg") {
                return Ok(Bytes::from_static(b"<svg xmlns='http://www.w3.org/2000/svg'/>"));
            }
            if url.host_str() != Some("img.example") {
                return Err(PictureFailure("no such picture".to_owned()));
            }
            Ok(Bytes::from(paint(url.path().bytes().fold(7_u64, |seed, byte| seed.wrapping_mul(31) + u64::from(byte)))))
        })
    }
}

/// A second of silence: WAV, 8,000 samples of eight bits.
pub fn silence() -> Vec<u8> {
    let mut wav = Vec::from(
        *b"RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x1f\0\0",
    );
    wav.resize(44 + 8_000, 128);
    wav
}

/// The silence at `sound.example`, or the part of it that is asked for.
fn hear(url: &Url, part: &fetch::Part) -> Result<fetch::Streamed, PictureFailure> {
    if url.host_str() != Some("sound.example") {
        return Err(PictureFailure("no such recording".to_owned()));
    }
    let all = silence();
    let whole = all.len() as u64;
    let range = part.range.as_deref().and_then(|range| range.strip_prefix("bytes=")?.split_once('-'));
    let range = range.map(|(from, to)| (from.parse::<u64>().unwrap(), to.parse().unwrap_or(whole - 1)));
    let (status, content_range, bytes) = match range {
        None => (200, None, all),
        Some((from, _)) if from >= whole => (416, Some(format!("bytes */{whole}")), Vec::new()),
        Some((from, to)) => {
            (206, Some(format!("bytes {from}-{to}/{whole}")), all[from as usize..=to as usize].to_vec())
        }
    };
    let content_type = if url.path().ends_with("page.wav") { "text/html" } else { "audio/wav" };
    let pieces: Vec<Result<Bytes, fetch::Error>> =
        bytes.chunks(1_000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    Ok(fetch::Streamed {
        status,
        content_type: Some(content_type.to_owned()),
        length_bytes: Some(bytes.len() as u64),
        content_range,
        accepts_ranges: true,
        validators: fetch::Validators { etag: Some("\"v1\"".to_owned()), last_modified: None },
        body: Box::pin(futures_util::stream::iter(pieces)),
    })
}

/// A landscape: sky, sun, ridges, their reflection or fields, from a seed.
fn paint(seed: u64) -> Vec<u8> {
    let (width, height) = (640_u32, 427_u32);
    let unit = |n: u64| ((seed.wrapping_mul(n * 2_654_435_761 + 97) >> 17) % 1_000) as f32 / 1_000.0;
    let palettes: [[[f32; 3]; 4]; 8] = [
        [[38., 60., 96.], [226., 170., 120.], [52., 62., 74.], [18., 26., 34.]],
        [[120., 170., 205.], [226., 236., 240.], [92., 124., 96.], [38., 62., 44.]],
        [[180., 196., 204.], [240., 238., 230.], [120., 132., 140.], [52., 60., 66.]],
        [[88., 44., 72.], [244., 156., 96.], [70., 42., 60.], [26., 18., 28.]],
        [[64., 132., 176.], [190., 220., 232.], [176., 150., 104.], [96., 74., 48.]],
        [[16., 22., 40.], [70., 92., 128.], [28., 36., 54.], [10., 12., 20.]],
        [[206., 188., 158.], [246., 236., 214.], [150., 116., 84.], [84., 58., 42.]],
        [[58., 96., 92.], [198., 216., 190.], [48., 80., 66.], [18., 36., 32.]],
    ];
    let palette = palettes[(seed % 8) as usize];
    let horizon = 0.42 + 0.2 * unit(1);
    let ridge = |x: f32, level: f32, k: u64| {
        let (a, b, c) = (unit(k) * 6.0, 2.0 + unit(k + 1) * 5.0, 9.0 + unit(k + 2) * 14.0);
        level + 0.07 * (a + x * b).sin() + 0.03 * (a * 2.0 + x * c).sin() + 0.008 * (x * 61.0 + a).sin()
    };
    let (sun_x, sun_y) = (0.15 + 0.7 * unit(3), horizon - 0.12 - 0.2 * unit(4));
    let mix = |a: [f32; 3], b: [f32; 3], t: f32| {
        std::array::from_fn::<f32, 3, _>(|i| a[i] + (b[i] - a[i]) * t.clamp(0.0, 1.0))
    };
    let picture = image::RgbImage::from_fn(width, height, |px, py| {
        let (x, y) = (px as f32 / width as f32, py as f32 / height as f32);
        let mut colour = mix(palette[0], palette[1], y / horizon);
        let distance = ((x - sun_x).powi(2) * 2.25 + (y - sun_y).powi(2)).sqrt();
        colour =
            mix(colour, [255., 244., 222.], (0.5 - distance * 2.2).max(0.0) + if distance < 0.035 { 0.8 } else { 0.0 });
        for layer in 0..4_u64 {
            let depth = layer as f32 / 3.0;
            let edge = ridge(x, horizon + depth * 0.22, 10 + layer * 7);
            if y > edge {
                let shade = mix(mix(palette[1], palette[2], 0.45 + 0.5 * depth), palette[3], depth * 0.9);
                colour = mix(
                    colour,
                    mix(shade, palette[1], ((edge + 0.12 - y) * 3.0).clamp(0.0, 0.35) * (1.0 - depth)),
                    0.96,
                );
            }
        }
        let noise = ((px.wrapping_mul(374_761_393) ^ py.wrapping_mul(668_265_263)).wrapping_mul(1_274_126_177) >> 24)
            as f32
            / 255.0
            - 0.5;
        let vignette = 1.0 - 0.25 * ((x - 0.5).powi(2) + (y - 0.5).powi(2));
        image::Rgb(colour.map(|channel| (channel * vignette + noise * 9.0).clamp(0.0, 255.0) as u8))
    });
    let mut jpeg = Vec::new();
    picture.write_to(&mut Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    jpeg
}
