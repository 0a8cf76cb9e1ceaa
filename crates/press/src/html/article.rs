//! Article pages.

use news::direction;
use serde_json::json;

use super::{body, escape, labels, style};
use crate::article::Printed;
use crate::title::{Template, Title};

/// Blocks that a stranger gets of a locked article.
const TEASER_BLOCKS: usize = 2;

/// What else a page links to: headline and path.
pub(crate) type Links<'a> = &'a [(String, String)];

/// The page of an article. `base` is the title's address without a slash at the end.
pub(crate) fn page(title: &Title, article: &Printed, base: &str, related: Links<'_>) -> String {
    let limit = if article.locked { TEASER_BLOCKS } else { usize::MAX };
    let page = Page { title, article, base, related, body: body(article, limit) };
    let inner = match title.template {
        _ if !article.posts.is_empty() => page.live(),
        Template::Modern => page.modern(),
        Template::Microdata => page.microdata(),
        Template::Weblog => page.weblog(),
        Template::Broadsheet | Template::Members => page.broadsheet(),
        Template::Amp => page.amp(),
        Template::DivSoup => page.div_soup(),
        Template::Tabloid => page.tabloid(),
        Template::Tables => page.tables(),
    };
    let html = if title.template == Template::Amp { "html amp" } else { "html" };
    format!(
        "<!doctype html>\n<{html} lang=\"{}\" dir=\"{}\">\n<head>\n{}</head>\n<body>\n{inner}\n</body>\n</html>\n",
        title.language,
        direction(title.language).as_str(),
        page.head()
    )
}

struct Page<'a> {
    title: &'a Title,
    article: &'a Printed,
    base: &'a str,
    related: Links<'a>,
    body: String,
}

impl Page<'_> {
    fn url(&self) -> String {
        format!("{}{}", self.base, self.article.path)
    }

    fn picture_url(&self) -> Option<String> {
        self.article.picture.as_ref().map(|picture| format!("{}{}", self.base, picture.path))
    }

    fn head(&self) -> String {
        let (title, article) = (self.title, self.article);
        let mut out = format!(
            "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{} | {}</title>\n<link rel=\"canonical\" href=\"{}\">\n<meta name=\"description\" content=\"{}\">\n",
            escape(&article.headline),
            escape(&title.name),
            escape(&self.url()),
            escape(article.teaser())
        );
        out.push_str(&format!(
            "<link rel=\"alternate\" type=\"{}\" href=\"{}{}\" title=\"{}\">\n",
            super::front::feed_type(title),
            self.base,
            title.feed_path(None),
            escape(&title.name)
        ));
        if !matches!(title.template, Template::Tables | Template::DivSoup) {
            out.push_str(&format!(
                "<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:site_name\" content=\"{}\">\n<meta property=\"og:title\" content=\"{}\">\n<meta property=\"og:url\" content=\"{}\">\n<meta property=\"article:published_time\" content=\"{}\">\n<meta property=\"article:modified_time\" content=\"{}\">\n<meta property=\"article:section\" content=\"{}\">\n",
                escape(&title.name), escape(&article.headline), escape(&self.url()), article.published, article.modified, article.section.name()
            ));
            if let Some(picture) = self.picture_url() {
                out.push_str(&format!("<meta property=\"og:image\" content=\"{picture}\">\n"));
            }
        } else {
            out.push_str(&format!(
                "<meta name=\"date\" content=\"{}\">\n<meta name=\"author\" content=\"{}\">\n",
                article.published,
                escape(article.credits.byline.as_deref().unwrap_or(&title.name))
            ));
        }
        if let Some(linked_data) = self.linked_data() {
            // `<` inside the script would end it early in a hostile headline.
            let text = linked_data.to_string().replace('<', "\\u003c");
            out.push_str(&format!("<script type=\"application/ld+json\">{text}</script>\n"));
        }
        out.push_str(&style(title));
        out.push('\n');
        out
    }

    /// schema.org's `NewsArticle`, or `LiveBlogPosting`, as JSON-LD where the template has it.
    fn linked_data(&self) -> Option<serde_json::Value> {
        let (title, article) = (self.title, self.article);
        let live = !article.posts.is_empty();
        if !live
            && !matches!(title.template, Template::Modern | Template::Broadsheet | Template::Members | Template::Amp)
        {
            return None;
        }
        let mut author: Vec<serde_json::Value> =
            article.credits.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
        if author.is_empty() {
            let name = article.credits.byline.as_deref().unwrap_or(&title.name);
            author.push(json!({ "@type": "Organization", "name": name.strip_prefix("By ").unwrap_or(name) }));
        }
        let mut data = json!({
            "@type": if live { "LiveBlogPosting" } else if article.comment { "OpinionNewsArticle" } else { "NewsArticle" },
            "headline": article.headline,
            "url": self.url(),
            "mainEntityOfPage": self.url(),
            "datePublished": article.published.to_string(),
            "dateModified": article.modified.to_string(),
            "author": author,
            "publisher": { "@type": "Organization", "name": title.name, "url": format!("{}/", self.base) },
            "articleSection": article.section.name(),
            "inLanguage": title.language,
            "isAccessibleForFree": !article.locked,
        });
        let fields = data.as_object_mut()?;
        if let (Some(picture), Some(url)) = (&article.picture, self.picture_url()) {
            let image = json!({ "@type": "ImageObject", "url": url, "width": 1200, "height": 800, "caption": picture.caption, "creditText": picture.credit });
            fields.insert("image".to_owned(), image);
        }
        if article.locked {
            let part =
                json!({ "@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".members-only" });
            fields.insert("hasPart".to_owned(), part);
        }
        if live {
            let updates: Vec<serde_json::Value> = article
                .posts
                .iter()
                .map(|post| json!({ "@type": "BlogPosting", "headline": post.title, "datePublished": post.at.to_string(), "articleBody": post.text.join("\n\n") }))
                .collect();
            fields.insert("liveBlogUpdate".to_owned(), updates.into());
            fields.insert("coverageStartTime".to_owned(), article.published.to_string().into());
        }
        if title.template == Template::Broadsheet {
            let site = json!({ "@type": "WebSite", "name": title.name, "url": format!("{}/", self.base) });
            return Some(json!({ "@context": "https://schema.org", "@graph": [site, data] }));
        }
        fields.insert("@context".to_owned(), "https://schema.org".into());
        Some(data)
    }

    fn masthead(&self) -> String {
        format!(
            "<header class=\"mast\"><a href=\"/\">{}</a></header>\n{}",
            escape(&self.title.name),
            super::front::navigation(self.title)
        )
    }

    fn figure(&self) -> String {
        self.article.picture.as_ref().map_or_else(String::new, |picture| {
            format!(
                "<figure><img src=\"{}\" width=\"1200\" height=\"800\" alt=\"{}\"><figcaption><span class=\"caption-text\">{}</span> <span class=\"credit\">{}</span></figcaption></figure>\n",
                picture.path, escape(&picture.caption), escape(&picture.caption), escape(&picture.credit)
            )
        })
    }

    fn byline(&self) -> String {
        self.article.credits.byline.as_deref().map(escape).unwrap_or_default()
    }

    fn time(&self) -> String {
        let shown =
            self.article.published.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%-d %B %Y, %H:%M").to_string();
        let updated = if self.article.modified > self.article.published {
            let at = self
                .article
                .modified
                .to_zoned_datetime(jiff::tz::TimeZone::UTC)
                .strftime("%-d %B %Y, %H:%M")
                .to_string();
            format!(
                " <span class=\"updated\">{} <time datetime=\"{}\">{at}</time></span>",
                labels(&self.title.tongue()).updated,
                self.article.modified
            )
        } else {
            String::new()
        };
        format!("<time datetime=\"{}\">{shown}</time>{updated}", self.article.published)
    }

    fn standfirst(&self, element: &str, class: &str) -> String {
        self.article
            .standfirst
            .as_deref()
            .map_or_else(String::new, |text| format!("<{element} class=\"{class}\">{}</{element}>\n", escape(text)))
    }

    fn related(&self) -> String {
        let items: String = self
            .related
            .iter()
            .map(|(headline, path)| format!("<li><a href=\"{path}\">{}</a></li>", escape(headline)))
            .collect();
        format!(
            "<aside class=\"related box\"><h3>{}</h3><ul>{items}</ul></aside>\n",
            labels(&self.title.tongue()).related
        )
    }

    fn newsletter(&self) -> String {
        format!(
            "<div class=\"newsletter-signup box\"><strong>{}</strong><form><input type=\"email\" placeholder=\"name@example.org\"><button type=\"button\">OK</button></form></div>\n",
            labels(&self.title.tongue()).newsletter
        )
    }

    fn wall(&self) -> String {
        if self.article.locked {
            format!(
                "<div class=\"members-only box\"><strong>{}</strong></div>\n",
                labels(&self.title.tongue()).subscribe
            )
        } else {
            String::new()
        }
    }

    fn footer(&self) -> String {
        format!(
            "<footer>© 2026 {}. <a href=\"/\">Home</a> <a href=\"/contact\">Contact</a> <a href=\"/privacy\">Privacy</a></footer>\n<div class=\"cookie-banner box\">{}</div>",
            escape(self.title.owner.unwrap_or(&self.title.name)),
            labels(&self.title.tongue()).cookies
        )
    }

    fn modern(&self) -> String {
        format!(
            "{}<main class=\"wrap\"><article class=\"text\"><p class=\"kicker\">{}</p><h1>{}</h1>\n{}<p class=\"byline\" rel=\"author\">{}</p>{}\n{}<div class=\"article-body\">\n{}</div>\n{}</article>\n{}{}</main>\n{}",
            self.masthead(),
            self.article.section.name(),
            escape(&self.article.headline),
            self.standfirst("p", "standfirst"),
            self.byline(),
            self.time(),
            self.figure(),
            self.body,
            self.wall(),
            self.newsletter(),
            self.related(),
            self.footer()
        )
    }

    fn microdata(&self) -> String {
        let picture = self.article.picture.as_ref().map_or_else(String::new, |picture| {
            format!(
                "<div itemprop=\"image\" itemscope itemtype=\"https://schema.org/ImageObject\"><img itemprop=\"url\" src=\"{}\" alt=\"\"><p class=\"caption\" itemprop=\"caption\">{}</p><p class=\"caption\" itemprop=\"creditText\">{}</p></div>\n",
                picture.path, escape(&picture.caption), escape(&picture.credit)
            )
        });
        let authors = if self.article.credits.authors.is_empty() {
            self.byline()
        } else {
            let mut line = self.byline();
            for name in &self.article.credits.authors {
                let name = escape(name);
                line = line.replace(&name, &format!("<span itemprop=\"author\" itemscope itemtype=\"https://schema.org/Person\"><span itemprop=\"name\">{name}</span></span>"));
            }
            line
        };
        format!(
            "{}<div class=\"wrap\"><div class=\"text\" itemscope itemtype=\"https://schema.org/NewsArticle\"><h1 itemprop=\"headline\">{}</h1>\n{}<p class=\"byline\">{authors}</p><meta itemprop=\"datePublished\" content=\"{}\"><meta itemprop=\"dateModified\" content=\"{}\"><meta itemprop=\"isAccessibleForFree\" content=\"{}\">\n{picture}<div itemprop=\"articleBody\">\n{}</div>{}</div>\n{}{}</div>\n{}",
            self.masthead(),
            escape(&self.article.headline),
            self.standfirst("p", "intro"),
            self.article.published,
            self.article.modified,
            if self.article.locked { "False" } else { "True" },
            self.body,
            self.wall(),
            self.related(),
            self.newsletter(),
            self.footer()
        )
    }

    fn weblog(&self) -> String {
        format!(
            "{}<div id=\"page\" class=\"site wrap\"><div id=\"primary\" class=\"content-area\"><article id=\"post-{}\" class=\"post type-post status-publish format-standard has-post-thumbnail hentry text\"><header class=\"entry-header\"><h1 class=\"entry-title\">{}</h1><div class=\"entry-meta\"><span class=\"posted-on\">{}</span> <span class=\"byline\"><span class=\"author vcard\">{}</span></span></div></header>\n<div class=\"post-thumbnail\">{}</div><div class=\"entry-content\">\n{}{}<div class=\"sharedaddy sd-sharing\"><h3>Share this:</h3><ul><li><a href=\"#\">Email</a></li><li><a href=\"#\">Print</a></li></ul></div></div><footer class=\"entry-footer\"><span class=\"cat-links\">Posted in <a href=\"/{}/\" rel=\"category tag\">{}</a></span></footer></article>{}</div><aside id=\"secondary\" class=\"widget-area\"><section class=\"widget\">{}</section></aside></div>\n{}",
            self.masthead(),
            self.article.key.number(),
            escape(&self.article.headline),
            self.time(),
            self.byline(),
            self.figure(),
            self.body,
            self.wall(),
            self.article.section.as_str(),
            self.article.section.name(),
            self.newsletter(),
            self.related(),
            self.footer()
        )
    }

    fn broadsheet(&self) -> String {
        format!(
            "{}<div class=\"wrap\"><main><article class=\"story text\"><header><span class=\"kicker\">{}</span><h1 class=\"story__headline\">{}</h1>{}<address class=\"byline\">{}</address>{}</header>\n{}<section class=\"story__body\" data-component=\"body\">\n{}</section>{}</article></main>\n{}{}</div>\n{}",
            self.masthead(),
            self.article.section.name(),
            escape(&self.article.headline),
            self.standfirst("p", "story__standfirst"),
            self.byline(),
            self.time(),
            self.figure(),
            self.body,
            self.wall(),
            self.related(),
            self.newsletter(),
            self.footer()
        )
    }

    fn amp(&self) -> String {
        let picture = self.article.picture.as_ref().map_or_else(String::new, |picture| {
            format!(
                "<figure class=\"amp-figure\"><amp-img src=\"{0}\" width=\"1200\" height=\"800\" layout=\"responsive\"><noscript><img src=\"{0}\" alt=\"\"></noscript></amp-img><figcaption>{1} | {2}</figcaption></figure>\n",
                picture.path, escape(&picture.caption), escape(&picture.credit)
            )
        });
        format!(
            "{}<main class=\"wrap\"><article class=\"amp-wp-article text\"><h1 class=\"amp-wp-title\">{}</h1><div class=\"amp-wp-meta amp-wp-byline\">{}</div><div class=\"amp-wp-meta amp-wp-posted-on\">{}</div>\n{picture}<div class=\"amp-wp-article-content\">\n{}</div>{}<amp-ad width=\"300\" height=\"250\" type=\"none\"></amp-ad></article>{}</main>\n{}",
            self.masthead(),
            escape(&self.article.headline),
            self.byline(),
            self.time(),
            self.body,
            self.wall(),
            self.related(),
            self.footer()
        )
    }

    fn div_soup(&self) -> String {
        let class = |n: u64| format!("c{:x}", (self.title.seed >> n) & 0xfff);
        let body =
            self.body.replace("<p>", &format!("<div class=\"{} {}\">", class(3), class(5))).replace("</p>", "</div>");
        let picture = self.article.picture.as_ref().map_or_else(String::new, |picture| {
            format!(
                "<div class=\"{}\"><div><img src=\"{}\" alt=\"\"></div><div class=\"caption\">{} ({})</div></div>\n",
                class(7),
                picture.path,
                escape(&picture.caption),
                escape(&picture.credit)
            )
        });
        let teasers: String = self
            .related
            .iter()
            .map(|(headline, path)| {
                format!("<div class=\"{}\"><a href=\"{path}\">{}</a></div>", class(9), escape(headline))
            })
            .collect();
        format!(
            "<div class=\"{}\"><div class=\"mast\"><a href=\"/\">{}</a></div>{}<div class=\"wrap\"><div class=\"{}\"><div class=\"text\"><div class=\"{}\" style=\"font-size:36px;font-weight:700;line-height:1.2\">{}</div><div class=\"byline\">{}</div><div>{}</div>{picture}<div class=\"{}\">\n{body}</div>{}</div></div><div class=\"box\">{teasers}</div></div>{}</div>",
            class(1),
            escape(&self.title.name),
            super::front::navigation(self.title),
            class(2),
            class(4),
            escape(&self.article.headline),
            self.byline(),
            self.time(),
            class(6),
            self.wall(),
            self.footer()
        )
    }

    fn tabloid(&self) -> String {
        // Teasers stand between the paragraphs, as they do.
        let mut body = String::new();
        let mut teasers = self.related.iter();
        for (index, part) in self.body.split_inclusive("</p>\n").enumerate() {
            body.push_str(part);
            if index % 3 == 2
                && let Some((headline, path)) = teasers.next()
            {
                body.push_str(&format!(
                    "<div class=\"read-more box\"><b>READ MORE:</b> <a href=\"{path}\">{}</a></div>\n",
                    escape(headline)
                ));
            }
        }
        format!(
            "{}<div class=\"wrap\"><div class=\"article text\"><h1>{}</h1>{}<ul class=\"author-share\"><li class=\"byline\">{}</li><li>{}</li></ul>\n{}<div class=\"article-text\">\n{body}</div>{}</div>{}</div>\n{}",
            self.masthead(),
            escape(&self.article.headline),
            self.standfirst("h2", "sub"),
            self.byline(),
            self.time(),
            self.figure(),
            self.wall(),
            self.newsletter(),
            self.footer()
        )
    }

    fn tables(&self) -> String {
        let picture = self.article.picture.as_ref().map_or_else(String::new, |picture| {
            format!("<table width=\"600\"><tr><td><img src=\"{}\" width=\"600\" alt=\"\"></td></tr><tr><td><font size=\"2\">{} {}</font></td></tr></table>\n", picture.path, escape(&picture.caption), escape(&picture.credit))
        });
        let links: String = self
            .related
            .iter()
            .map(|(headline, path)| format!("<a href=\"{path}\">{}</a><br>", escape(headline)))
            .collect();
        format!(
            "<table width=\"100%\" cellpadding=\"8\"><tr><td colspan=\"2\" class=\"mast\"><a href=\"/\">{}</a></td></tr><tr><td width=\"180\" valign=\"top\"><font size=\"2\">{links}</font></td><td valign=\"top\"><font size=\"6\"><b>{}</b></font><br><font size=\"2\">{} - {}</font><br>{picture}\n{}{}</td></tr></table>\n{}",
            escape(&self.title.name),
            escape(&self.article.headline),
            self.byline(),
            self.time(),
            self.body,
            self.wall(),
            self.footer()
        )
    }

    fn live(&self) -> String {
        let posts: String = self
            .article
            .posts
            .iter()
            .enumerate()
            .map(|(index, post)| {
                let text: String = post.text.iter().map(|text| format!("<p>{}</p>", escape(text))).collect();
                format!(
                    "<article class=\"live-post\" id=\"post-{index}\"><time datetime=\"{}\">{}</time><h2>{}</h2>{text}</article>\n",
                    post.at, post.at.to_zoned_datetime(jiff::tz::TimeZone::UTC).strftime("%H:%M"), escape(&post.title)
                )
            })
            .collect();
        format!(
            "{}<main class=\"wrap\"><div class=\"text live-blog\"><p class=\"kicker\">Live</p><h1>{}</h1>{}<p class=\"byline\">{}</p>{}\n{}{posts}</div>{}</main>\n{}",
            self.masthead(),
            escape(&self.article.headline),
            self.standfirst("p", "standfirst"),
            self.byline(),
            self.time(),
            self.figure(),
            self.related(),
            self.footer()
        )
    }
}
