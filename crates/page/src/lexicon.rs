//! Words that tell what a part of a page is for: in class names and ids, and in the text itself.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// Number of groups of words in class names.
pub(crate) const MARKUP_GROUPS: usize = 18;
/// Number of groups of words in texts.
pub(crate) const TEXT_GROUPS: usize = 9;

/// Words in class names, ids and `itemprop`, by what they say of the part.
const MARKUP: [&[&str]; MARKUP_GROUPS] = [
    // 0: the body of an article
    &[
        "articlebody", "article-body", "article__body", "article_body", "story-body", "storybody", "story__body", "story_body", "post-content",
        "post_content", "entry-content", "entry_content", "article-content", "articlecontent", "article__content", "article_content", "body-text",
        "bodytext", "body_text", "rich-text", "richtext", "content-body", "content__body", "post-body", "postbody", "post__body", "maincontent",
        "main-content", "article-text", "articletext", "article__text", "text-content", "story-content", "storytext", "story-text", "wysiwyg",
        "prose", "artikel", "cuerpo", "corps", "contenido", "article-detail", "articledetail", "news-content", "newscontent", "single-content",
        "paragraph", "textblock", "text-block",
    ],
    // 1: content in general
    &["article", "story", "content", "post", "entry", "text", "body"],
    // 2: captions and credits
    &["caption", "credit", "copyright", "bildunter", "legend", "photo-by", "imgsource", "attribution"],
    // 3: pictures and players
    &["photo", "image", "picture", "media", "gallery", "slideshow", "video", "figure", "carousel", "slider", "player", "audio", "podcast"],
    // 4: other articles
    &[
        "related", "recommend", "more-", "-more", "readmore", "read-more", "read_more", "read-also", "also", "teaser", "trending", "popular",
        "most-", "mostread", "next-", "similar", "suggest", "outbrain", "taboola", "onward", "linklist", "link-list", "further", "latest",
        "headlines", "leia", "lire", "weiter", "see-also", "readalso", "inline-link", "story-link", "article-link", "relacion", "correlat",
        "verwandt", "mehr-", "zum-thema", "feed", "list-item", "card", "tile", "relat", "suggestion", "linked", "article-list", "river",
    ],
    // 5: advertisements
    &["advert", "-ad-", "ad-", "_ad_", "ads", "sponsor", "promo", "banner", "commercial", "affiliate", "marketing", "teads", "dfp", "reklam", "anzeige", "publici", "cta"],
    // 6: comments
    &["comment", "disqus", "kommentar", "respond", "reply", "discussion", "coral"],
    // 7: sharing
    &["share", "sharing", "social", "follow", "facebook", "twitter", "whatsapp", "teilen", "bookmark", "print"],
    // 8: navigation
    &["nav", "menu", "breadcrumb", "pagination", "pager", "toolbar", "skip", "masthead", "topbar", "search"],
    // 9: the foot of the page and legal texts
    &["footer", "legal", "disclaimer", "terms", "cookie", "consent", "gdpr", "privacy", "imprint", "bottom"],
    // 10: who and when
    &["byline", "author", "autor", "writer", "contributor", "meta", "date", "time", "publish", "bio", "profile", "signature", "journalist", "reading"],
    // 11: newsletters and walls
    &[
        "newsletter", "subscri", "signup", "sign-up", "register", "paywall", "abo-", "-abo", "membership", "login", "premium", "donat", "support",
        "piano", "offer", "regwall", "barrier", "upsell", "form", "alert", "app-", "podcast-promo",
    ],
    // 12: boxes beside the text
    &[
        "sidebar", "aside", "widget", "box", "info", "fact", "rail", "module", "callout", "pullquote", "pull-quote", "highlight", "explainer",
        "insert", "inset", "embed", "interactive", "table", "chart", "key-points", "keypoints", "takeaway", "bullet", "toc", "faq", "quiz", "poll",
    ],
    // 13: hidden parts
    &["hidden", "sr-only", "visually", "screen-reader", "collapsed", "d-none", "offscreen", "noprint", "no-print", "modal", "popup", "overlay", "tooltip", "dialog", "lightbox", "accessib"],
    // 14: tags and labels
    &["tag", "topic", "keyword", "categor", "kicker", "label", "themen", "section-name", "eyebrow", "overline", "rubric", "badge"],
    // 15: live blogs
    &["live", "timeline", "ticker", "update"],
    // 16: standfirsts
    &[
        "lead", "lede", "standfirst", "intro", "summary", "subtitle", "sub-title", "subhead", "sub-head", "dek", "deck", "abstract", "excerpt",
        "descri", "vorspann", "chapo", "entradilla", "preamble", "ingress", "sommario", "bajada", "headline", "title", "heading",
    ],
    // 17: notes
    &["correction", "footnote", "editor", "endnote", "note", "source", "quelle", "trust", "transparen", "methodology"],
];

/// Words in the text, lower case, by what they say of it.
const TEXT: [&[&str]; TEXT_GROUPS] = [
    // 0: pointers to other articles
    &[
        "read more", "read also", "also read", "see also", "related:", "related article", "more:", "lesen sie auch", "lesen sie", "mehr zum thema",
        "lire aussi", "à lire", "lee también", "leia também", "leia mais", "leggi anche", "les også", "läs också", "läs mer", "lees ook", "les mer",
        "les også:", "læs også", "czytaj", "zobacz", "читайте", "もっと読む", "関連記事", "あわせて", "watch:", "listen:", "click here", "tap here", "más información",
        "weiterlesen", "mehr lesen", "mehr dazu", "auch interessant", "ver también", "read next", "continue reading", "recommended", "don't miss",
        "you might also", "more from", "more on", "more stories", "top stories", "devamını", "ilgili haber", "lue myös", "katso myös", "přečtěte",
        "čtěte", "olvass", "διαβάστε", "lexo", "citeşte", "citește", "also on", "must read", "trending", "read:", "learn more", "find out more",
    ],
    // 1: newsletters, walls, apps
    &[
        "newsletter", "subscribe", "sign up", "subscription", "subscriber", "abonn", "abonnement", "suscri", "inscri", "register", "log in", "anmelden",
        "iscriviti", "assine", "assinante", "free trial", "support our", "donate", "whatsapp", "telegram", "app store", "google play", "follow us",
        "follow our", "join our", "our app", "inbox", "push notification", "become a member", "get the latest", "download", "unsere app", "jetzt testen",
        "kanal", "podcast",
    ],
    // 2: rights
    &["©", "copyright", "all rights reserved", "alle rechte", "tous droits", "reproduc", "may not be published", "derechos reservados", "無断転載", "todos los derechos", "licens"],
    // 3: picture credits
    &[
        "photo:", "foto:", "photograph:", "getty", "shutterstock", "image:", "bild:", "crédit", "picture:", "photo by", "reuters/", "afp via", "file photo",
        "video:", "image source", "photo courtesy", "symbolbild", "image caption", "(photo", "(foto", "/ap)", "/afp", "ap photo", "credit:", "imago", "istock",
        "pexels", "unsplash", "handout", "archivbild", "picture alliance", "/dpa", "写真", "사진", "photos:", "fotos:", "photo credit",
    ],
    // 4: writers
    &[
        "by ", "von ", "par ", "por ", "written by", "reported by", "reporter", "correspondent", "editor", "redaktion", "redacción", "rédaction",
        "journalist", "staff writer", "기자", "記者", "autor", "author",
    ],
    // 5: times
    &[
        "published", "updated", "posted", "aktualisiert", "veröffentlicht", "publié", "mis à jour", "publicado", "actualizado", "pubblicato",
        "aggiornato", "opublikowano", "last modified", "min read", "minute read", "minutes ago", "hours ago", "days ago", " uhr", "oppdatert", "publisert",
        "uppdaterad", "publicerad", "gepubliceerd", "bijgewerkt", "güncelleme", "最終更新", "配信", "입력", "수정", "lesezeit", "minuten", "stand:", "gmt", " utc",
        " ist", " cet", " edt", " est", " a.m.", " p.m.",
    ],
    // 6: consent, advertisements, machinery
    &[
        "cookie", "consent", "privacy policy", "datenschutz", "personal data", "data protection", "terms of", "advertisement", "advertising",
        "anzeige", "werbung", "publicité", "publicidad", "javascript", "browser", "ad blocker", "adblock", "external content", "externe inhalte", "externer inhalt",
        "loading", "this content", "article continues", "story continues", "content is hosted", "accept", "einwillig", "spotify", "sponsored", "affiliate", "commission", "reklam",
    ],
    // 7: sharing and comments
    &["comment", "share", "facebook", "twitter", "kommentar", "teilen", "instagram", "youtube", "e-mail", "@", "http", "tiktok", "feedback", "print", "whats app", "partager", "compartir", "condividi"],
    // 8: who helped
    &[
        "contributed to this", "contributed reporting", "reporting by", "editing by", "additional reporting", "(dpa", "(ap)", "(afp", "(reuters", "mit agenturen",
        "mit material", "follow him", "follow her", "is a staff", "is a reporter", "is a freelance", "can be reached", "is the author", "writes about",
        "this article", "this story", "originally published", "first published", "editor's note", "correction:", "clarification", "quelle:", "source:", "fuente:",
        "fonte:", "dieser artikel", "dieser text", "cet article", "este artículo", "press release", "con información", "war correspondent", "the associated press",
    ],
];

struct Lexicon {
    automaton: Option<AhoCorasick>,
    groups: Vec<usize>,
}

impl Lexicon {
    fn new(groups: &[&[&str]]) -> Self {
        let words: Vec<&str> = groups.iter().flat_map(|words| words.iter().copied()).collect();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).ascii_case_insensitive(true).build(&words).ok();
        let groups = groups.iter().enumerate().flat_map(|(group, words)| std::iter::repeat_n(group, words.len())).collect();
        Self { automaton, groups }
    }

    fn mask(&self, text: &str) -> u32 {
        let Some(automaton) = &self.automaton else { return 0 };
        automaton
            .find_overlapping_iter(text)
            .filter_map(|found| self.groups.get(found.pattern().as_usize()))
            .fold(0, |mask, group| mask | 1 << group)
    }
}

static MARKUP_LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&MARKUP));
static TEXT_LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&TEXT));

/// The groups of markup words in `classes`, one bit each.
pub(crate) fn markup_mask(classes: &str) -> u32 {
    MARKUP_LEXICON.mask(classes)
}

/// The groups of text words in `text`, one bit each.
pub(crate) fn text_mask(text: &str) -> u32 {
    TEXT_LEXICON.mask(text)
}
