//! What of an author's HTML may stand in a page: words, structure, pictures, language. No style, no script, no form,
//! no class and no id but our own.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

/// Elements that may stand.
const TAGS: [&str; 64] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
    "address",
    "aside",
];

/// Attributes that any of them may have.
const EVERYWHERE: [&str; 3] = ["lang", "dir", "title"];

/// Attributes that some may have.
const OWN: [(&str, &[&str]); 10] = [
    ("a", &["href"]),
    ("img", &["src", "alt", "width", "height"]),
    ("ol", &["start", "reversed"]),
    ("li", &["value"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("time", &["datetime"]),
    ("details", &["open"]),
];

/// Attributes that only our own rendering writes.
const OURS: [(&str, &[&str]); 4] = [
    ("a", &["rel", "role", "id"]),
    ("img", &["loading", "decoding"]),
    ("div", &["role", "tabindex", "aria-label"]),
    ("section", &["role"]),
];

/// Classes that only our own rendering writes.
const CLASSES: [(&str, &[&str]); 8] = [
    ("p", &["link-card"]),
    ("div", &["table"]),
    ("th", &["center", "right"]),
    ("td", &["center", "right"]),
    ("span", &["credit"]),
    ("section", &["footnotes"]),
    ("sup", &["footnote"]),
    ("a", &["footnote-back"]),
];

/// Whether an author may use an element.
pub(super) fn allows_tag(tag: &str) -> bool {
    TAGS.contains(&tag)
}

/// Whether an author may use an attribute.
pub(super) fn allows_attribute(tag: &str, attribute: &str) -> bool {
    EVERYWHERE.contains(&attribute)
        || OWN.iter().any(|(known, attributes)| *known == tag && attributes.contains(&attribute))
}

/// Takes out everything else, for certain: the HTML is read as a browser reads it and written anew.
pub(super) fn clean(html: &str) -> String {
    static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);
    CLEANER.clean(html).to_string()
}

fn cleaner() -> Builder<'static> {
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (tag, names) in OWN.iter().chain(&OURS) {
        attributes.entry(tag).or_default().extend(*names);
    }
    for tag in ["h2", "h3", "h4", "h5", "h6", "li"] {
        attributes.entry(tag).or_default().insert("id");
    }
    let classes = CLASSES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect();
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.into_iter().collect())
        .clean_content_tags(
            ["script", "style", "template", "noscript", "svg", "math", "iframe", "object"].into(),
        )
        .generic_attributes(EVERYWHERE.into_iter().collect())
        .tag_attributes(attributes)
        .allowed_classes(classes)
        .url_schemes(["site", "https", "http", "mailto", "tel"].into())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|tag, attribute, value| match attribute {
            "id" => is_our_id(value).then_some(Cow::Borrowed(value)),
            // Relative addresses were all looked up; what still looks like one leads to a part of the same body.
            "href" => (value.starts_with('#') || value.contains(':')).then_some(Cow::Borrowed(value)),
            "src" => value.starts_with("site:/media/").then_some(Cow::Borrowed(value)),
            "tabindex" => (tag == "div" && value == "0").then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        });
    builder
}

fn is_our_id(id: &str) -> bool {
    let form = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    form && ["h-", "fn-", "fnref-"].iter().any(|start| id.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_taken_out() {
        for (html, kept) in [
            ("<script>alert(1)</script>a", "a"),
            ("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>"),
            ("<a href=\" java&#10;script:alert(1)\">a</a>", "<a>a</a>"),
            ("<img src=x onerror=alert(1)>", "<img>"),
            ("<p style=\"color:red\" class=\"x\" id=\"main\" onclick=\"x\">a</p>", "<p class=\"\">a</p>"),
            ("<svg><script>alert(1)</script></svg>a", "a"),
            ("<form action=\"/x\"><input name=a>b</form>", "b"),
            ("<span lang=\"es\">consulta previa</span>", "<span lang=\"es\">consulta previa</span>"),
            ("<a href=\"site:/news/\">a</a>", "<a href=\"site:/news/\">a</a>"),
            ("<a href=\"//example.org\">a</a>", "<a>a</a>"),
        ] {
            assert_eq!(clean(html).replace(" class=\"\"", ""), kept.replace(" class=\"\"", ""), "{html}");
        }
    }
}
