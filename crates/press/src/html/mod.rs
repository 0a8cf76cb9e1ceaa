//! HTML of the simulated titles: article pages in nine families of markup, front and section pages.

mod article;
mod front;

use crate::article::Printed;
use crate::prose::Block;
use crate::title::{Template, Title};

pub(crate) use article::page;
pub(crate) use front::{Teaser, front};

/// Text made safe for HTML and XML, in content and in attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// The body of an article as it stands in full-text feeds and in most templates: dateline, paragraphs, agency line, note.
pub(crate) fn body(article: &Printed, limit: usize) -> String {
    let mut out = String::new();
    let mut first = true;
    for block in article.blocks.iter().take(limit) {
        match block {
            Block::Paragraph(text) => {
                let dateline = article
                    .credits
                    .dateline
                    .as_deref()
                    .filter(|_| first)
                    .map(|line| format!("{} ", escape(line)))
                    .unwrap_or_default();
                first = false;
                out.push_str(&format!("<p>{dateline}{}</p>\n", escape(text)));
            }
            Block::CrossHead(text) => out.push_str(&format!("<h2>{}</h2>\n", escape(text))),
            Block::PullQuote(text) => out.push_str(&format!("<blockquote><p>{}</p></blockquote>\n", escape(text))),
        }
    }
    if article.blocks.len() <= limit {
        if let Some(tail) = &article.credits.tail {
            out.push_str(&format!("<p><em>{}</em></p>\n", escape(tail)));
        }
        if let Some(note) = &article.note {
            out.push_str(&format!("<p class=\"correction\"><em>{}</em></p>\n", escape(note)));
        }
    }
    out
}

/// Names of things on a page in the title's language.
pub(crate) struct Labels {
    pub(crate) latest: &'static str,
    pub(crate) related: &'static str,
    pub(crate) newsletter: &'static str,
    pub(crate) cookies: &'static str,
    pub(crate) subscribe: &'static str,
    pub(crate) updated: &'static str,
    pub(crate) most_read: &'static str,
    pub(crate) advert: &'static str,
    /// What an advertiser says in a unit that looks like one of the editors'.
    pub(crate) offer: &'static str,
}

pub(crate) fn labels(tongue: &str) -> Labels {
    match tongue {
        "de" => Labels {
            latest: "Aktuell",
            related: "Mehr zum Thema",
            newsletter: "Newsletter: Das Wichtigste am Morgen",
            cookies: "Wir verwenden Cookies, um unser Angebot zu verbessern.",
            subscribe: "Weiterlesen mit Abo",
            updated: "Aktualisiert",
            most_read: "Meistgelesen",
            advert: "Anzeige",
            offer: "Jetzt Strom wechseln und bis zu dreihundert Euro sparen",
        },
        "fr" => Labels {
            latest: "À la une",
            related: "Sur le même sujet",
            newsletter: "Notre lettre du matin",
            cookies: "Nous utilisons des cookies pour améliorer votre lecture.",
            subscribe: "La suite est réservée aux abonnés",
            updated: "Mis à jour",
            most_read: "Les plus lus",
            advert: "Publicité",
            offer: "Changez d’assurance et économisez jusqu’à trois cents euros",
        },
        "es" => Labels {
            latest: "Lo último",
            related: "Más sobre este tema",
            newsletter: "Suscríbase al boletín de la mañana",
            cookies: "Utilizamos cookies para mejorar su experiencia.",
            subscribe: "Siga leyendo con su suscripción",
            updated: "Actualizado",
            most_read: "Lo más leído",
            advert: "Publicidad",
            offer: "Cambie de seguro y ahorre hasta trescientos euros al año",
        },
        "ar" => Labels {
            latest: "آخر الأخبار",
            related: "اقرأ أيضا",
            newsletter: "اشترك في النشرة البريدية",
            cookies: "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.",
            subscribe: "تابع القراءة مع الاشتراك",
            updated: "آخر تحديث",
            most_read: "الأكثر قراءة",
            advert: "إعلان",
            offer: "غيّر شركة التأمين الآن ووفر ثلاثمئة يورو كل عام",
        },
        "ja" => Labels {
            latest: "新着",
            related: "関連記事",
            newsletter: "朝のニュースメール登録",
            cookies: "当サイトはクッキーを使用しています。",
            subscribe: "続きは有料会員限定です",
            updated: "更新",
            most_read: "アクセスランキング",
            advert: "広告",
            offer: "今すぐ電力会社を切り替えて年間三万円を節約しよう",
        },
        _ => Labels {
            latest: "Latest",
            related: "More on this story",
            newsletter: "Sign up for our morning newsletter",
            cookies: "We use cookies to improve your experience on this site.",
            subscribe: "Subscribe to continue reading",
            updated: "Updated",
            most_read: "Most read",
            advert: "Advertisement",
            offer: "Switch your energy supplier today and save three hundred a year",
        },
    }
}

/// The house colour and typeface of a title.
fn look(title: &Title) -> (String, &'static str) {
    const COLOURS: [&str; 10] =
        ["#0b3d5c", "#7a1420", "#14532d", "#4a2a6a", "#1d3557", "#8a4b08", "#0f4c4c", "#5c1a3c", "#2f3e46", "#b3001b"];
    let colour = COLOURS.get((title.seed % 10) as usize).copied().unwrap_or("#0b3d5c");
    let face = match title.template {
        Template::Broadsheet | Template::Members | Template::Tables => "Georgia, 'Times New Roman', serif",
        Template::Tabloid => "'Arial Black', Impact, Arial, sans-serif",
        _ => "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
    };
    (colour.to_owned(), face)
}

fn style(title: &Title) -> String {
    let (colour, face) = look(title);
    format!(
        "<style>body{{margin:0;color:#1b1b1b;font:17px/1.6 Georgia,serif;background:#fff}}a{{color:inherit;text-decoration:none}}a:hover{{text-decoration:underline}}\
         .mast{{border-bottom:3px solid {colour};padding:18px 24px;font:700 32px {face};color:{colour}}}nav{{font:14px system-ui,sans-serif;padding:8px 24px;border-bottom:1px solid #ddd}}nav a{{margin-inline-end:18px}}\
         .wrap{{max-width:1080px;margin:24px auto;padding:0 24px}}.text{{max-width:680px}}h1{{font:700 40px/1.15 {face};margin:.3em 0}}h2,h3{{font-family:{face};line-height:1.25}}\
         img{{max-width:100%;height:auto;display:block}}figcaption,.caption{{font:13px system-ui,sans-serif;color:#666;padding:6px 0}}.kicker{{color:{colour};font:700 13px system-ui,sans-serif;text-transform:uppercase}}\
         .box{{background:#f3f3f0;padding:14px 18px;margin:24px 0;font:15px system-ui,sans-serif}}.grid{{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:24px}}.lead h2{{font-size:34px;margin:.4em 0}}.teaser p{{font-size:15px;color:#444;margin:.3em 0}}.teaser h3{{font-size:19px;margin:.5em 0}}.block{{display:grid;grid-template-columns:repeat(3,1fr);gap:24px;border-top:1px solid #ddd;margin-top:32px}}.block .kicker{{grid-column:1/-1;margin-bottom:0}}.line h3{{font-size:16px;margin:0}}\
         .byline,time{{font:14px system-ui,sans-serif;color:#555}}footer{{border-top:1px solid #ddd;margin-top:48px;padding:24px;font:13px system-ui,sans-serif;color:#777}}</style>"
    )
}
