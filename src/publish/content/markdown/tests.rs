//! Bodies as authors write them, good and bad.

use std::io::Cursor;
use std::path::Path;

use super::*;
use crate::publish::content::languages::Languages;
use crate::publish::content::parts::House;
use crate::publish::content::sheet::Sheet;
use crate::publish::content::shelf::Shelf;
use crate::publish::content::source::Source;
use crate::publish::content::targets::{FileTarget, Targets};
use crate::publish::content::vocabularies::Vocabularies;
use crate::publish::fault::{Code, Fault};

/// Makes a body in a small site with two pages and two files of media.
fn body(markdown: &str) -> (Made, Vec<Fault>) {
    in_language(markdown, "en")
}

fn in_language(markdown: &str, language: &str) -> (Made, Vec<Fault>) {
    let folder = media();
    let files = ["media/a.png".to_owned(), "media/b c.pdf".to_owned()];
    let mut targets = Targets { shelf: Shelf::new(folder.path(), &files), ..Targets::default() };
    targets.live.extend(["/news/".to_owned(), "/about/aims/".to_owned()]);
    targets.files.insert("pages/about/aims.md".to_owned(), FileTarget::Live("/about/aims/".to_owned()));
    let (languages, vocabularies) = (Languages::default(), Vocabularies::default());
    let house = House { languages: &languages, vocabularies: &vocabularies, targets: &targets, today: None };
    let source = Source { path: "news/2019/x.md".to_owned(), text: markdown.to_owned() };
    let sheet = Sheet::new(&source, language, &languages);
    let reading = Reading::new(&house, &sheet);
    let made = make(markdown, 0, language, "The title", &reading);
    (made, sheet.into_faults())
}

fn media() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    folder
}

fn write(folder: &Path) {
    std::fs::create_dir(folder.join("media")).unwrap();
    let mut png = Cursor::new(Vec::new());
    image::RgbImage::new(4, 3).write_to(&mut png, image::ImageFormat::Png).unwrap();
    std::fs::write(folder.join("media/a.png"), png.into_inner()).unwrap();
    std::fs::write(folder.join("media/b c.pdf"), "%PDF-1.4").unwrap();
}

fn html(markdown: &str) -> String {
    let (made, faults) = body(markdown);
    assert!(faults.is_empty(), "{markdown}: {faults:?}");
    made.body.html.trim_end().to_owned()
}

#[test]
fn what_authors_write() {
    for (markdown, right) in [
        ("Words & 1 < 2 > 1", "<p>Words &amp; 1 &lt; 2 &gt; 1</p>".to_owned()),
        ("It's \"so\" -- yes...", "<p>It’s “so” – yes…</p>".to_owned()),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>".to_owned()),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>".to_owned()),
        ("[a](/news/?topic=mining)", "<p><a href=\"site:/news/?topic=mining\">a</a></p>".to_owned()),
        ("[a](/about/aims)", "<p><a href=\"site:/about/aims/\">a</a></p>".to_owned()),
        ("[a](../../pages/about/aims.md#h-x)", "<p><a href=\"site:/about/aims/#h-x\">a</a></p>".to_owned()),
        ("[a](<media/b c.pdf>)", "<p><a href=\"site:/media/b%20c.pdf\">a</a></p>".to_owned()),
        (
            "[a](https://example.org \"t\")",
            "<p><a href=\"https://example.org\" title=\"t\" rel=\"noopener\">a</a></p>".to_owned(),
        ),
        ("<office@example.org>", "<p><a href=\"mailto:office@example.org\">office@example.org</a></p>".to_owned()),
        (
            "![A well](media/a.png)",
            "<p><img src=\"site:/media/a.png\" alt=\"A well\" width=\"4\" height=\"3\" loading=\"lazy\" \
             decoding=\"async\"></p>"
                .to_owned(),
        ),
        (
            "![A well](media/a.png \"The well at Espinar\")",
            "<figure><img src=\"site:/media/a.png\" alt=\"A well\" width=\"4\" height=\"3\" loading=\"lazy\" \
             decoding=\"async\"><figcaption>The well at Espinar</figcaption></figure>"
                .to_owned(),
        ),
        (
            "https://www.youtube.com/watch?v=a_b--c",
            "<p class=\"link-card\"><a href=\"https://www.youtube.com/watch?v=a_b--c\" \
             rel=\"noopener\">youtube.com/watch?v=a_b--c</a></p>"
                .to_owned(),
        ),
        (
            "| Year | Sum |\n|---|--:|\n| 2019 | 3 |",
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Year, Sum\"><table><thead><tr><th \
             scope=\"col\">Year</th><th scope=\"col\" class=\"right\">Sum</th></tr></thead><tbody>\n<tr><td>2019</td>\
             <td class=\"right\">3</td></tr>\n</tbody></table></div>"
                .to_owned(),
        ),
    ] {
        assert_eq!(html(markdown), right, "{markdown}");
    }
}

#[test]
fn raw_html_that_is_words_stays() {
    for (markdown, right) in [
        (
            "The <span lang=\"es\">consulta previa</span>.",
            "<p>The <span lang=\"es\">consulta previa</span>.</p>",
        ),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("<abbr title=\"a &amp; b\">x</abbr>", "<p><abbr title=\"a &amp; b\">x</abbr></p>"),
        ("a<br>b<!-- not shown -->", "<p>a<br>b</p>"),
        (
            "<details><summary>More</summary>\n\nwords\n\n</details>",
            "<details><summary>More</summary>\n<p>words</p>\n</details>",
        ),
        ("<a href=\"/news/\">n</a>", "<p><a href=\"site:/news/\">n</a></p>"),
        (
            "<img src=\"media/a.png\" alt=\"A well\">",
            "<img src=\"site:/media/a.png\" alt=\"A well\" width=\"4\" height=\"3\" loading=\"lazy\" decoding=\"async\">",
        ),
    ] {
        assert_eq!(html(markdown), right, "{markdown}");
    }
}

#[test]
fn raw_html_that_cannot_stay_is_named_with_its_line() {
    for (markdown, line) in [
        ("a\n\nb <script>alert(1)</script>", 3),
        ("<p style=\"color:red\">a</p>", 1),
        ("a\n\n<div>\n<p onclick=\"x()\">b</p>\n</div>", 4),
        ("<p class=\"x\">a</p>", 1),
        ("<p id=\"main\">a</p>", 1),
        ("<iframe src=\"https://example.org\"></iframe>", 1),
        ("<div\n", 1),
        ("<a href=\"javascript:alert(1)\">b</a>", 1),
        ("<img src=x alt=b>", 1),
    ] {
        let (_, faults) = body(markdown);
        let found: Vec<_> = faults.iter().map(|fault| (fault.code, fault.line)).collect();
        assert_eq!(found, [(Code::Html, Some(line))], "{markdown}");
    }
}

#[test]
fn what_leads_nowhere_is_an_error_with_its_line() {
    for (markdown, code, line) in [
        ("a\n\n[b](/newz/)", Code::Target, 3),
        ("[b](other.md)", Code::Target, 1),
        ("[b](media/none.pdf)", Code::Target, 1),
        ("[b](javascript:alert(1))", Code::Address, 1),
        ("[b](#nowhere)", Code::Target, 1),
        ("![b](https://example.org/a.png)", Code::Picture, 1),
        ("![b](<media/b c.pdf>)", Code::Picture, 1),
        ("<a href=\"/newz/\">b</a>", Code::Target, 1),
        ("<img src=\"media/none.png\" alt=\"b\">", Code::Picture, 1),
        ("![](media/a.png)", Code::PictureText, 1),
        ("a\n\n[^1]: nobody refers to this", Code::Unused, 3),
    ] {
        let (_, faults) = body(markdown);
        let found: Vec<_> = faults.iter().map(|fault| (fault.code, fault.line)).collect();
        assert_eq!(found, [(code, Some(line))], "{markdown}: {faults:?}");
    }
}

#[test]
fn headings_begin_below_the_title_and_skip_nothing() {
    let (made, faults) =
        body("# One\n\n### Two & *three*\n\n# One\n\n###### ¿Qué?\n\n[up](#one) [up](#h-one-2)");
    assert!(faults.is_empty(), "{faults:?}");
    let headings: Vec<_> =
        made.body.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(
        headings,
        [
            (2, "h-one", "One"),
            (3, "h-two-three", "Two & three"),
            (2, "h-one-2", "One"),
            (3, "h-que", "¿Qué?")
        ]
    );
    assert!(made.body.html.contains("<h3 id=\"h-two-three\">Two &amp; <em>three</em></h3>"));
    assert!(made.body.html.contains("<a href=\"#h-one\">up</a> <a href=\"#h-one-2\">up</a>"));
}

#[test]
fn footnotes_lead_there_and_back() {
    let (made, faults) = body("a[^x] b[^y] c[^x]\n\n[^y]: Why\n[^x]: Ex *one*\n");
    assert!(faults.is_empty(), "{faults:?}");
    let html = &made.body.html;
    for part in [
        "<a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a>",
        "<a href=\"#fn-2\" id=\"fnref-2\" role=\"doc-noteref\">2</a>",
        "id=\"fnref-1-2\"",
        "<li id=\"fn-1\"><p>Ex <em>one</em> <a href=\"#fnref-1\" class=\"footnote-back\" role=\"doc-backlink\">",
        "href=\"#fnref-1-2\"",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert_eq!(made.first, "a b c");
}

#[test]
fn the_cleaner_leaves_our_own_html_as_it_is() {
    let all = "# One\n\na[^1] [b](/news/) <https://example.org>\n\n![A](media/a.png \"c\")\n\nmedia/x.mp3 b\n\n\
               https://youtu.be/x\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n> q\n\n- l\n\n```\ncode\n```\n\n---\n\n[^1]: Note";
    let html = html(all);
    let cleaned = sanitise::clean(&html);
    let plain = |text: &str| text.replace("&quot;", "\"");
    assert_eq!(plain(&cleaned), plain(&html));
}

#[test]
fn quotes_are_those_of_the_language() {
    for (language, right) in [("de", "„so“"), ("fr", "«\u{202f}so\u{202f}»"), ("es", "“so”"), ("qu", "“so”")]
    {
        assert_eq!(in_language("\"so\"", language).0.body.html, format!("<p>{right}</p>\n"));
    }
}

#[test]
fn the_first_paragraph_is_of_words() {
    for (markdown, first) in [
        (
            "# Head\n\n![A](media/a.png)\n\nhttps://youtu.be/x\n\n> quoted\n\n- item\n\nThe *first* words.",
            "The first words.",
        ),
        ("", ""),
        ("![A](media/a.png) and words", "and words"),
    ] {
        assert_eq!(body(markdown).0.first, first);
    }
}

/// What could run in some HTML, by a reading of its own: our HTML has every attribute in double quotes.
fn runs(html: &str) -> Option<String> {
    const ELEMENTS: [&str; 13] = [
        "script", "style", "iframe", "object", "embed", "form", "input", "svg", "math", "base", "meta",
        "link", "template",
    ];
    let lower = html.to_lowercase();
    for piece in lower.split('<').skip(1) {
        let name: String =
            piece.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if name.is_empty() || ELEMENTS.contains(&name.as_str()) {
            return Some(piece.to_owned());
        }
        // Every second piece between quotes is a value; what stands before it ends with its name.
        let mut between = piece.split('"');
        while let Some(before) = between.next() {
            if before.contains('>') {
                break;
            }
            let value = between.next()?;
            let key = before.trim().trim_end_matches('=').rsplit(' ').next().unwrap_or_default();
            let address = matches!(key, "href" | "src");
            let fine = ["site:/", "https://", "http://", "mailto:", "tel:", "#"];
            let known = [
                "href",
                "src",
                "alt",
                "title",
                "width",
                "height",
                "loading",
                "decoding",
                "lang",
                "class",
                "id",
                "role",
                "tabindex",
                "aria-label",
                "rel",
                "scope",
                "start",
                "open",
                "dir",
                "reversed",
            ];
            if !known.contains(&key) || address && !fine.iter().any(|start| value.starts_with(start)) {
                return Some(piece.to_owned());
            }
        }
    }
    None
}

/// Known ways of getting a script through, in Markdown and in raw HTML.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<ScRiPt src=//example.org/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"x\" onerror=\"alert(1)\"",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"java&#10;script:alert(1)\">x</a>",
    "<a href=\"&#106;avascript:alert(1)\">x</a>",
    "<a href=\" &#1; javascript:alert(1)\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
    "[x](javascript:alert(1))",
    "[x](  javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![\"onerror=\"alert(1)](media/a.png)",
    "![x](media/a.png \"\\\"><script>alert(1)</script>\")",
    "[x](https://example.org/\"onmouseover=\"alert(1))",
    "[x](https://example.org 'a\" onmouseover=\"alert(1)')",
    "<javascript:alert(1)>",
    "<https://example.org/\"><script>alert(1)</script>>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<form action=\"javascript:alert(1)\"><button>x</button></form>",
    "<object data=\"javascript:alert(1)\"></object>",
    "<base href=\"https://example.org/\">",
    "<meta http-equiv=\"refresh\" content=\"0;url=javascript:alert(1)\">",
    "<div style=\"background:url(javascript:alert(1))\">x</div>",
    "<style>@import 'https://example.org/x.css';</style>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<details open ontoggle=alert(1)>x</details>",
    "<p/onclick=alert(1)>x</p>",
    "<p title='a\" onclick=\"alert(1)'>x</p>",
    "<<script>alert(1)//<</script>",
    "<a\nhref=javascript:alert(1)>x</a>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml ?><img src=x onerror=alert(1)>",
    "# <img src=x onerror=alert(1)>",
    "| <img src=x onerror=alert(1)> |\n|---|\n| `<script>alert(1)</script>` |",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "[^\"><script>]\n\n[^\"><script>]: x",
    "```<script>\n</code></pre><script>alert(1)</script>\n```",
    "https://youtu.be/\"><script>alert(1)</script>",
    "<a href=\"site:/x\" target=\"_top\" rel=\"opener\" ping=\"https://example.org\">x</a>",
];

#[test]
fn nothing_runs() {
    for attack in ATTACKS {
        let (made, _) = body(attack);
        assert_eq!(runs(&made.body.html), None, "{attack}\n{}", made.body.html);
    }
}

proptest::proptest! {
    #[test]
    fn no_mixture_of_attacks_runs(parts in proptest::collection::vec((0..ATTACKS.len(), 0usize..60, 0usize..60), 1..4)) {
        let mixed: Vec<String> = parts
            .iter()
            .map(|(which, from, to)| {
                ATTACKS[*which].chars().skip(from.min(to).saturating_sub(20)).take(to + 20).collect()
            })
            .collect();
        let (made, _) = body(&mixed.concat());
        proptest::prop_assert_eq!(runs(&made.body.html), None);
    }

    #[test]
    fn no_markdown_makes_it_panic(markdown in "([a-z]{1,4}|[#>*_`|\\-+!\\[\\]()<>&;:/\"'~^\\\\ \n\t.0-9é]|\\[\\^1\\]|!\\[a\\]\\(media/a.png\\)|<p |\\|-\\|\n){0,60}") {
        let (made, _) = body(&markdown);
        proptest::prop_assert_eq!(runs(&made.body.html), None);
    }
}
