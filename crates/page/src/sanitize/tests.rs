//! Properties of the sanitiser over the attack corpora, and a table of what it does to ordinary markup.

use std::path::Path;

use proptest::prelude::*;

/// The `html` of every line of a corpus.
fn corpus(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/badinput").join(name);
    let text = std::fs::read_to_string(&path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["html"].as_str().unwrap().to_owned())
        .collect()
}

/// What must never be in safe HTML, whatever went in.
fn forbidden(html: &str) -> Option<String> {
    let names = [
        "script", "style", "iframe", "object", "embed", "svg", "math", "form", "input", "link", "meta", "base",
        "template",
    ];
    for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        let tag = tag.to_ascii_lowercase();
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if names.contains(&name) {
            return Some(tag);
        }
        // Values are quoted, and quotes in them escaped: what stands outside are the attributes' names.
        let parts: Vec<&str> = tag.split('"').collect();
        for (attribute, value) in parts.iter().step_by(2).zip(parts.iter().skip(1).step_by(2)) {
            let attribute = attribute.rsplit(' ').next().unwrap_or_default().trim_end_matches('=');
            let is_address = matches!(attribute, "href" | "src" | "poster");
            let known = [
                "rel", "alt", "width", "height", "loading", "controls", "preload", "type", "datetime", "title",
                "colspan", "rowspan", "scope", "start", "reversed", "span", "value", "dir", "lang", "class",
            ];
            if attribute == "id" || attribute == "href" && value.starts_with('#') {
                if !value.trim_start_matches('#').starts_with("article-") {
                    return Some(tag.clone());
                }
                continue;
            }
            if !is_address && !known.contains(&attribute)
                || is_address && !value.starts_with("http://") && !value.starts_with("https://")
            {
                return Some(tag.clone());
            }
        }
    }
    None
}

fn check(html: &str) {
    let once = crate::sanitize(html, "https://courier.example/a");
    let twice = crate::sanitize(&once, "https://courier.example/a");
    assert_eq!(once, twice, "not stable: {html:?}");
    assert_eq!(forbidden(&once), None, "{html:?} gave {once:?}");
    // As the text of an article too, which then is as safe to anybody else.
    let article = super::sanitize_article(html, "https://courier.example/a");
    assert_eq!(article, super::sanitize_article(&article, ""), "not stable as an article: {html:?}");
    assert_eq!(article, crate::sanitize(&article, ""), "not stable after being an article: {html:?}");
    assert_eq!(forbidden(&article), None, "{html:?} gave {article:?}");
}

#[test]
fn attacks_come_out_harmless_and_stable() {
    for name in ["html_xss.jsonl", "html_mxss_generated.jsonl", "html_tree_html5lib.jsonl"] {
        corpus(name).iter().for_each(|html| check(html));
    }
}

#[test]
fn ordinary_markup_is_kept_and_tidied() {
    let cases = [
        ("<p>Words.</p>", "<p>Words.</p>"),
        ("<p onclick=\"x()\" style=\"color:red\" class=\"a\" id=\"b\">Words.</p>", "<p>Words.</p>"),
        ("<h1>Head</h1>", "<h2>Head</h2>"),
        ("<p></p><p> </p><div><br></div>", ""),
        ("<p><br>One<br><br>two</p><br><b><br></b><p>three</p>", "<p>One</p><p>two</p><p>three</p>"),
        (
            "<p>One<br></p><h2><p>A line</p><div>and another</div></h2><p>&nbsp;</p><li>two<br> <br></li>",
            "<p>One</p><h2>A line and another</h2><li>two</li>",
        ),
        // Lines between blocks are paragraphs of their own, two ends of a line part what stands in one.
        (
            "<div>One <i>two</i><br>\n<br>three<h2>four</h2>five<br>six<br><br></div>loose<br><br>line",
            "<p>One <i>two</i></p><p>three</p><h2>four</h2><p>five<br>six</p>loose<br><br>line",
        ),
        (
            "<blockquote>one</blockquote><blockquote>one<br><br>two</blockquote>",
            "<blockquote>one</blockquote><blockquote><p>one</p><p>two</p></blockquote>",
        ),
        ("<p>One<br><br><i><br></i></p><p>two<br><br><i><br>three</i></p>", "<p>One</p><p>two</p><p><i>three</i></p>"),
        // A heading holds no paragraphs, in a quote neither.
        (
            "<h1><blockquote>one<h1>two</h1></blockquote></h1><h2><blockquote>one<br><br>two<br></blockquote></h2>\
             <h2>one<p>two<br></p>three<div>four</div><b>five</b></h2><h2><p>one<br></p></h2>",
            "<h2><blockquote>one<h2>two</h2></blockquote></h2><h2><blockquote>one<br><br>two</blockquote></h2>\
             <h2>one two three four<b> five</b></h2><h2>one</h2>",
        ),
        (
            "<h2>One<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>two</h2>",
            "<h2>One<p class=\"embed\"><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\" rel=\"noopener noreferrer nofollow\">Watch on YouTube</a></p>two</h2>",
        ),
        (
            "<p>One<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe></p>",
            "<p>One</p><p class=\"embed\"><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\" rel=\"noopener noreferrer nofollow\">Watch on YouTube</a></p>",
        ),
        (
            "<figure><div><a href=/l><img src=/p.jpg></a></div><figcaption><div>A port</div></figcaption></figure>",
            "<figure><a href=\"https://courier.example/l\" rel=\"noopener noreferrer nofollow\"><img src=\"https://courier.example/p.jpg\" alt=\"\" loading=\"lazy\"></a><figcaption><p>A port</p></figcaption></figure>",
        ),
        // A table of one column is a page within a frame; one of figures is a table.
        (
            "<table><colgroup><col></colgroup><tr><td id=x><br><br><p>one</p>two</td></tr><tr><td>three</td></tr></table>",
            "<p>one</p><p>two</p><p>three</p>",
        ),
        (
            "<table role=presentation><caption>none</caption><tr><td>one</td><td><p>two</p></td></tr></table>",
            "<p>none</p><p>one</p><p>two</p>",
        ),
        (
            "<table><tr><th>Winners</th></tr><tr><td>Ann<br></td></tr></table>",
            "<table><tbody><tr><th>Winners</th></tr><tr><td>Ann</td></tr></tbody></table>",
        ),
        (
            "<a href=\"/b?c=1&amp;d=2\">next</a>",
            "<a href=\"https://courier.example/b?c=1&amp;d=2\" rel=\"noopener noreferrer nofollow\">next</a>",
        ),
        ("<a href=\"javascript:alert(1)\">next</a> <a href=\"#note\">1</a>", "next 1"),
        (
            "<img src=\"small.jpg\" srcset=\"/s.jpg 400w, /l.jpg 1600w, /xl.jpg 4000w\" width=\"800\" height=\"100%\" alt='A \"port\"'>",
            "<img src=\"https://courier.example/l.jpg\" alt=\"A &quot;port&quot;\" width=\"800\" loading=\"lazy\">",
        ),
        (
            "<picture><source srcset=\"/w.webp 1200w\"><img src=\"data:image/gif;base64,R0lGOD\"></picture>",
            "<img src=\"https://courier.example/w.webp\" alt=\"\" loading=\"lazy\">",
        ),
        ("<img src=\"https://pixel.wp.com/b.gif\"><img src=\"/p.png\" width=1 height=1>", ""),
        (
            "<iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\"></iframe>",
            "<p class=\"embed\"><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\" rel=\"noopener noreferrer nofollow\">Watch on YouTube</a></p>",
        ),
        ("<iframe src=\"https://ads.example/frame\"></iframe>", ""),
        (
            "<blockquote class=\"twitter-tweet\"><p>Words</p><a href=\"https://twitter.com/a/status/1\">date</a></blockquote>",
            "<p class=\"embed\"><a href=\"https://twitter.com/a/status/1\" rel=\"noopener noreferrer nofollow\">See the post on X</a></p>",
        ),
        (
            "<table><tr><td colspan=2>1</td></tr><tr><td>2</td><td>3</td></tr></table>",
            "<table><tbody><tr><td colspan=\"2\">1</td></tr><tr><td>2</td><td>3</td></tr></tbody></table>",
        ),
        // A box that holds a line of words is a paragraph; boxes that hold other blocks alone only lay out.
        ("<article><section>Words</section></article>", "<p>Words</p>"),
        (
            "<div><div>\n<div dir=ltr>One <b>two</b></div><section><div>three</div><script>x()</script></section></div></div>",
            "\n<p dir=\"ltr\">One <b>two</b></p><p>three</p>",
        ),
        (
            "<div>Words<script>x()</script></div><ul><div><li><div>one</div></div></ul>",
            "<p>Words</p><ul><li><p>one</p></li></ul>",
        ),
        (
            "<div lang=fr><p>one</p></div><div>loose <div>line</div></div><div><a href=/b><div>line</div></a></div><div><img src=/p.jpg></div>",
            "<div lang=\"fr\"><p>one</p></div><p>loose </p><p>line</p>\
             <div><a href=\"https://courier.example/b\" rel=\"noopener noreferrer nofollow\"><p>line</p></a></div>\
             <div><img src=\"https://courier.example/p.jpg\" alt=\"\" loading=\"lazy\"></div>",
        ),
        (
            "<video src=\"/v.mp4\" autoplay poster=\"/p.jpg\"></video>",
            "<video src=\"https://courier.example/v.mp4\" poster=\"https://courier.example/p.jpg\" controls=\"\" preload=\"none\"></video>",
        ),
        // Footnotes lead to one another, under our prefix; other ids go.
        (
            "<p id=\"x\">Words<sup><a href=\"#fn-1\" id=\"ref\">1</a></sup></p><ol><li id=\"fn-1\">Note <a href=\"#ref\">back</a></li></ol>",
            "<p>Words<sup><a href=\"#article-fn-1\" id=\"article-ref\" rel=\"noopener noreferrer nofollow\">1</a></sup></p><ol><li id=\"article-fn-1\">Note <a href=\"#article-ref\" rel=\"noopener noreferrer nofollow\">back</a></li></ol>",
        ),
        ("<a href=\"#login\">x</a><form id=login></form>", "x"),
        ("<button><a href=\"#note\">x</a></button><p id=note>Note</p>", "<p>Note</p>"),
        // A picture between blocks stands in a box of its own.
        (
            "<div><p>one</p><img src=/p.jpg><p>two</p></div>",
            "<p>one</p><div><img src=\"https://courier.example/p.jpg\" alt=\"\" loading=\"lazy\"></div><p>two</p>",
        ),
        ("a &lt;b&gt; & c", "a &lt;b&gt; &amp; c"),
        (
            "<div class=\"live-post x\"><time datetime=\"2026-11-02T07:42:00Z\">07.42</time> Go</div>",
            "<div class=\"live-post\"><time datetime=\"2026-11-02T07:42:00Z\">07.42</time> Go</div>",
        ),
        ("<script>alert(1)</script><style>p{}</style><!-- x --><template><p>t</p></template>", ""),
    ];
    for (html, expected) in cases {
        assert_eq!(crate::sanitize(html, "https://courier.example/a"), expected, "{html}");
        check(html);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn sanitising_twice_equals_once(parts in proptest::collection::vec(prop_oneof![
        Just("<p>"), Just("</p>"), Just("<a href=/x>"), Just("</a>"), Just("<table>"), Just("<tr>"), Just("<td>"), Just("<th>"), Just("<caption>"), Just("<br>"), Just("</table>"),
        Just("<b>"), Just("</b>"), Just("<div>"), Just("</div>"), Just("<ul>"), Just("<li>"), Just("<svg>"), Just("<math>"), Just("<mi>"),
        Just("<style>"), Just("</style>"), Just("<button>"), Just("<select>"), Just("<template>"), Just("<img src=x>"), Just("text"),
        Just("<!--"), Just("-->"), Just("<noscript>"), Just("&lt;"), Just("&"), Just("\""), Just("<ruby><rt>"), Just("<blockquote>"),
        Just("<form>"), Just("</form>"), Just("<h1>"), Just("<dl><dd>"), Just("<section>"), Just("<marquee>"), Just("<pre>\n"), Just("<font>"), Just("<nobr>"), Just("</br>"),
    ], 0..24)) {
        check(&parts.concat());
    }
}
