//! Shortcodes of Hugo and Zola and Liquid tags of Jekyll: found in a text, turned when they are known, and kept as they
//! are written, visibly, when they are not. Nothing is run; files that tags would put in are not read.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag as Markdown};

use crate::publish::import::item::Note;

use super::Generator;
use super::tags_known::{Context, inner_kept, known, liquid_value};

/// No tag is longer.
const LONGEST: usize = 4000;

/// A tag as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: String,
    /// Values, with their names where these are written.
    pub(super) values: Vec<(String, String)>,
    /// `{{< /name >}}`, `{% endname %}`.
    pub(super) closes: bool,
    /// Everything behind the name.
    pub(super) rest: String,
}

impl Tag {
    /// A value by one of its names, or by its place among those without.
    pub(super) fn value(&self, names: &[&str], place: Option<usize>) -> &str {
        let by_name =
            self.values.iter().find(|(name, _)| names.iter().any(|it| name.eq_ignore_ascii_case(it)));
        let placed = || self.values.iter().filter(|(name, _)| name.is_empty()).nth(place?);
        by_name.or_else(placed).map_or("", |(_, value)| value)
    }
}

/// A text without tags that only its generator understands.
pub(super) fn replace(text: &str, generator: Generator, context: &Context<'_>) -> (String, Vec<Note>) {
    if !text.contains("{{") && !text.contains("{%") {
        return (text.to_owned(), Vec::new());
    }
    let code = code_spans(text);
    let is_code = |at: usize| {
        let before = code.partition_point(|span| span.start <= at);
        before > 0 && code[before - 1].contains(&at)
    };
    // Names whose closing tag does not come any more.
    let mut unclosed: HashSet<String> = HashSet::new();
    let mut notes = Vec::new();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(start) = next(text, at) {
        out.push_str(&text[at..start]);
        let Some((inner, end)) = inside(text, start, generator) else {
            out.push_str(&text[start..start + 2]);
            at = start + 2;
            continue;
        };
        let raw = &text[start..end];
        at = end;
        // `{{</* x */>}}` is how a shortcode is shown and not run.
        if inner.trim().starts_with("/*") && inner.trim().ends_with("*/") {
            out.push_str(&raw.replacen("/*", "", 1).replacen("*/", "", 1));
            continue;
        }
        if generator == Generator::Jekyll && raw.starts_with("{{") {
            match liquid_value(inner, context) {
                Some(value) => out.push_str(&value),
                None => keep(raw, is_code(start), &mut out, &mut notes),
            }
            continue;
        }
        let tag = tag(inner, generator);
        let pairs = matches!(tag.name.as_str(), "raw" | "comment") || inner_kept(&tag.name, generator);
        let pair = if pairs && !tag.closes && !unclosed.contains(&tag.name) {
            paired(text, end, &tag.name, generator)
        } else {
            None
        };
        if pairs && !tag.closes && pair.is_none() {
            unclosed.insert(tag.name.clone());
        }
        if let ("raw" | "comment", Generator::Jekyll, Some((body, after))) =
            (tag.name.as_str(), generator, pair)
        {
            if tag.name == "raw" {
                out.push_str(body);
            }
            at = after;
            continue;
        }
        if let Some(made) = known(&tag, pair.map(|(body, _)| body), generator, context) {
            out.push_str(&made);
            if let Some((_, after)) = pair.filter(|_| inner_kept(&tag.name, generator)) {
                at = after;
            }
        } else {
            keep(raw, is_code(start), &mut out, &mut notes);
        }
    }
    out.push_str(&text[at..]);
    (out, notes)
}

/// Keeps a tag where a reader sees it.
fn keep(raw: &str, is_code: bool, out: &mut String, notes: &mut Vec<Note>) {
    let line = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    if is_code {
        out.push_str(raw);
        return;
    }
    let mark = if line.contains('`') { "``" } else { "`" };
    out.extend([mark, line.as_str(), mark]);
    let short: String = line.chars().take(80).collect();
    notes.push(Note::lost("shortcode kept as it is written", short));
}

/// The next place where a tag may begin.
fn next(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    text[at..]
        .match_indices('{')
        .map(|(found, _)| at + found)
        .find(|found| matches!(bytes.get(found + 1), Some(b'{' | b'%')))
}

/// What stands in a tag that begins there, and where it ends.
fn inside(text: &str, start: usize, generator: Generator) -> Option<(&str, usize)> {
    let rest = &text[start..];
    let forms: &[(&str, &str)] = match generator {
        Generator::Hugo => &[("{{<", ">}}"), ("{{%", "%}}")],
        Generator::Zola | Generator::Jekyll => &[("{%-", "%}"), ("{%", "%}"), ("{{-", "}}"), ("{{", "}}")],
    };
    let (open, close) = forms.iter().find(|(open, _)| rest.starts_with(open))?;
    let length = within(&rest[open.len()..], LONGEST).find(close)?;
    let inner = &rest[open.len()..open.len() + length];
    let end = start + open.len() + length + close.len();
    // What begins anew before it ends was not closed.
    (!inner.contains("{{<")).then(|| (inner.trim_end_matches('-'), end))
}

/// The beginning of a text, of about so many bytes.
fn within(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The text up to the tag that closes this one, and where that ends.
fn paired<'a>(text: &'a str, from: usize, name: &str, generator: Generator) -> Option<(&'a str, usize)> {
    let mut at = from;
    let mut depth = 0usize;
    while let Some(start) = next(text, at) {
        let Some((inner, end)) = inside(text, start, generator) else {
            at = start + 2;
            continue;
        };
        at = end;
        let found = tag(inner, generator);
        let same = found.name == name || (generator == Generator::Zola && found.closes);
        if same && found.closes {
            if depth == 0 {
                return Some((&text[from..start], end));
            }
            depth -= 1;
        } else if found.name == name && generator != Generator::Jekyll {
            depth += 1;
        }
    }
    None
}

/// Reads a tag's name and values.
fn tag(inner: &str, generator: Generator) -> Tag {
    let inner = inner.trim().trim_end_matches('/').trim();
    let (inner, slash) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner.trim(), true));
    let end = inner.find(|c: char| !(c.is_alphanumeric() || "_-./:".contains(c))).unwrap_or(inner.len());
    let (name, rest) = inner.split_at(end);
    let rest = rest.trim();
    let (name, closes) = match generator {
        Generator::Hugo => (name, slash),
        Generator::Zola => (name, name == "end"),
        Generator::Jekyll => name.strip_prefix("end").map_or((name, false), |name| (name, true)),
    };
    let listed =
        if generator == Generator::Zola { rest.trim_start_matches('(').trim_end_matches(')') } else { rest };
    Tag { name: name.to_lowercase(), values: values(listed), closes, rest: rest.to_owned() }
}

/// `src="a b.jpg" alt='x' plain, other=1`
fn values(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start_matches([' ', ',', '\n', '\t', '\r']);
    while !rest.is_empty() && found.len() < 64 {
        let name_end =
            rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
        let after = rest[name_end..].trim_start();
        let (name, value) = match after.strip_prefix('=') {
            Some(value) if name_end > 0 => (&rest[..name_end], value.trim_start()),
            _ => ("", rest),
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'));
        let (value, left) = if let Some(quote) = quote {
            value[1..].split_once(quote).unwrap_or((&value[1..], ""))
        } else {
            let end = value.find([' ', ',', '\n', '\t', '\r']).unwrap_or(value.len());
            value.split_at(end)
        };
        found.push((name.to_owned(), value.to_owned()));
        rest = left.trim_start_matches([' ', ',', '\n', '\t', '\r']);
    }
    found
}

/// Where code stands in a text.
fn code_spans(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new(text).into_offset_iter();
    events
        .filter_map(|(event, range)| {
            matches!(event, Event::Code(_) | Event::Start(Markdown::CodeBlock(_))).then_some(range)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, generator: Generator) -> (String, usize) {
        let resolve = |name: &str| {
            (name == "posts/water.md" || name == "2019-06-02-water")
                .then(|| "https://example.org/w/".to_owned())
        };
        let context = Context { base: "https://example.org/blog/", title: "Water", resolve: &resolve };
        let (text, notes) = replace(text, generator, &context);
        (text, notes.len())
    }

    #[test]
    fn shortcodes_of_hugo() {
        for (text, expected, lost) in [
            ("{{< youtube w7Ft2ymGmfc >}}", "\n\nhttps://www.youtube.com/watch?v=w7Ft2ymGmfc\n\n", 0),
            (
                "{{< figure src=\"a b.jpg\" alt=\"A market\" caption=\"In *May*\" >}}",
                "\n\n![A market](<a b.jpg> \"In May\")\n\n",
                0,
            ),
            (
                "{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}",
                "\n\n```go\nx := 1\n```\n\n",
                0,
            ),
            ("[x]({{< ref \"posts/water.md\" >}})", "[x](https://example.org/w/)", 0),
            ("[x]({{% relref \"gone.md\" %}})", "[x](`{{% relref \"gone.md\" %}}`)", 1),
            ("{{< chart id=3 >}} and {{</* chart */>}}", "`{{< chart id=3 >}}` and {{< chart >}}", 1),
            ("`{{< chart >}}`", "`{{< chart >}}`", 0),
            ("{{< box >}}inner{{< /box >}}", "`{{< box >}}`inner`{{< /box >}}`", 2),
            ("{{ .Title }} {{< open", "{{ .Title }} {{< open", 0),
        ] {
            assert_eq!(of(text, Generator::Hugo), (expected.to_owned(), lost), "{text}");
        }
    }

    #[test]
    fn tags_of_jekyll() {
        for (text, expected, lost) in [
            ("{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}", "\n\n```ruby\nputs 1\n```\n\n", 0),
            ("[x]({% post_url 2019-06-02-water %})", "[x](https://example.org/w/)", 0),
            ("![x]({{ site.baseurl }}/a.jpg)", "![x](/blog/a.jpg)", 0),
            ("![x]({{ \"/a.jpg\" | relative_url }})", "![x](/blog/a.jpg)", 0),
            (
                "{{ page.title }} {% comment %}no{% endcomment %}{% raw %}{{ x }}{% endraw %}",
                "Water {{ x }}",
                0,
            ),
            (
                "{% include youtube.html id=\"w7Ft2ymGmfc\" %}",
                "\n\nhttps://www.youtube.com/watch?v=w7Ft2ymGmfc\n\n",
                0,
            ),
            (
                "{% include ../../secret.html %}{% if x %}y{% endif %}",
                "`{% include ../../secret.html %}``{% if x %}`y`{% endif %}`",
                3,
            ),
        ] {
            assert_eq!(of(text, Generator::Jekyll), (expected.to_owned(), lost), "{text}");
        }
    }

    #[test]
    fn shortcodes_of_zola() {
        for (text, expected, lost) in [
            ("{{ youtube(id=\"w7Ft2ymGmfc\") }}", "\n\nhttps://www.youtube.com/watch?v=w7Ft2ymGmfc\n\n", 0),
            (
                "{% quote(author=\"A\") %}\nWords\n{% end %}",
                "`{% quote(author=\"A\") %}`\nWords\n`{% end %}`",
                2,
            ),
            ("{{/* youtube(id=1) */}}", "{{ youtube(id=1) }}", 0),
        ] {
            assert_eq!(of(text, Generator::Zola), (expected.to_owned(), lost), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "(\\{\\{<|>\\}\\}|\\{%|%\\}|\\{\\{|\\}\\}|raw|end|/|\"|=|highlight|é|`|\n| ){0,30}") {
            for generator in [Generator::Hugo, Generator::Jekyll, Generator::Zola] {
                of(&text, generator);
            }
        }
    }
}
