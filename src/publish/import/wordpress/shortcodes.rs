//! WordPress's shortcodes: those of WordPress itself are turned, all others stay to be seen and are told.

use std::fmt::Write as _;

use crate::publish::html::escaped;

use super::super::Note;

/// Those that are turned.
const KNOWN: [&str; 9] =
    ["caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist", "youtube", "vimeo"];

/// A shortcode as it is written.
struct Code<'t> {
    name: &'t str,
    attributes: Vec<(String, String)>,
    /// How long its opening is.
    length: usize,
    closes_itself: bool,
}

/// Turns the shortcodes of a text; `pictures` are the keys of what was uploaded with it.
pub(super) fn turn(text: &str, pictures: &[String], notes: &mut Vec<Note>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // Two brackets are one that is shown.
        if rest.starts_with("[[")
            && let Some(end) = rest.find("]]")
            && !rest[2..end].contains(['[', ']', '\n'])
        {
            out.push_str(&rest[1..=end]);
            rest = &rest[end + 2..];
            continue;
        }
        let Some(code) = read(rest) else {
            out.push('[');
            rest = &rest[1..];
            continue;
        };
        let close = format!("[/{}]", code.name);
        let inner = (!code.closes_itself).then(|| rest[code.length..].find(&close)).flatten();
        let name = code.name.to_ascii_lowercase();
        if !KNOWN.contains(&name.as_str()) {
            // Words in brackets are no shortcodes: those have attributes, an end, or a name that no word has.
            if code.attributes.iter().any(|(key, _)| !key.is_empty())
                || inner.is_some()
                || name.contains(['_', '-'])
            {
                notes.push(Note::lost(
                    format!("a shortcode kept as it is written: {name}"),
                    &rest[..code.length],
                ));
            }
            out.push_str(&rest[..code.length]);
            rest = &rest[code.length..];
            continue;
        }
        let content = inner.map(|end| &rest[code.length..code.length + end]);
        if let Some(html) = html(&name, &code, content, pictures, notes) {
            let _ = write!(out, "\n\n{html}\n\n");
        } else {
            notes
                .push(Note::lost(format!("a shortcode kept as it is written: {name}"), &rest[..code.length]));
            out.push_str(&rest[..code.length]);
            out.push_str(content.unwrap_or_default());
        }
        rest = &rest[code.length + inner.map_or(0, |end| end + close.len())..];
    }
    out.push_str(rest);
    out
}

impl Code<'_> {
    fn value(&self, name: &str) -> &str {
        self.attributes.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The first value without a name.
    fn bare(&self) -> &str {
        self.value("")
    }
}

fn html(
    name: &str,
    code: &Code<'_>,
    content: Option<&str>,
    pictures: &[String],
    notes: &mut Vec<Note>,
) -> Option<String> {
    let address = |text: &str| {
        let text = text.trim();
        (text.starts_with("http") && !text.contains(char::is_whitespace)).then(|| text.to_owned())
    };
    let link = |to: &str| format!("<p><a href=\"{0}\">{0}</a></p>", escaped(to));
    match name {
        "caption" | "wp_caption" => {
            let content = content?;
            let written = code.value("caption");
            let end = if written.is_empty() { end_of_picture(content) } else { content.len() };
            let words =
                if written.is_empty() { content[end..].trim().to_owned() } else { written.to_owned() };
            Some(format!("<figure>{}<figcaption>{words}</figcaption></figure>", content[..end].trim()))
        }
        "gallery" | "playlist" => {
            let named = ["ids", "include"]
                .iter()
                .map(|key| code.value(key))
                .find(|ids| !ids.is_empty())
                .unwrap_or_default();
            let ids: Vec<String> = if named.is_empty() {
                pictures.to_vec()
            } else {
                named.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect()
            };
            if ids.is_empty() {
                return None;
            }
            notes.push(Note::changed("a gallery is its pictures one below another", format!("[{name}]")));
            let one = |id: &String| format!("<figure><img src=\"attachment:{}\"></figure>", escaped(id));
            Some(ids.iter().map(one).collect::<Vec<_>>().join("\n"))
        }
        "embed" => {
            address(content.unwrap_or_default()).or_else(|| address(code.value("src"))).map(|to| link(&to))
        }
        "youtube" => {
            address(code.bare()).or_else(|| address(content.unwrap_or_default())).map(|to| link(&to))
        }
        "vimeo" => {
            let id = code.bare();
            let id = if id.is_empty() { code.value("id") } else { id };
            let digits = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
            address(id).or_else(|| digits.then(|| format!("https://vimeo.com/{id}"))).map(|to| link(&to))
        }
        _ => {
            let keys = ["src", "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "wav", "flv", "wmv", ""];
            let found = keys
                .iter()
                .find_map(|key| address(code.value(key)))
                .or_else(|| address(content.unwrap_or_default()))?;
            Some(format!("<{name} src=\"{}\"></{name}>", escaped(&found)))
        }
    }
}

/// Where the picture of a caption ends and its words begin.
fn end_of_picture(content: &str) -> usize {
    let Some(image) = content.find("<img") else { return 0 };
    let Some(end) = content[image..].find('>').map(|end| image + end + 1) else { return content.len() };
    let rest = &content[end..];
    let closing = rest.trim_start();
    if closing.starts_with("</a>") { end + (rest.len() - closing.len()) + 4 } else { end }
}

/// Reads the shortcode that a text begins with.
fn read(text: &str) -> Option<Code<'_>> {
    let name_end = 1 + text[1..].find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))?;
    let name = &text[1..name_end];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !text[name_end..].starts_with([' ', ']', '/', '\n', '\t'])
    {
        return None;
    }
    // A bracket in quotes does not end it.
    let (mut quote, mut end) = (None, None);
    for (at, c) in text[name_end..].char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, ']') => {
                end = Some(name_end + at);
                break;
            }
            (None, '[' | '<') if c == '[' => return None,
            _ => {}
        }
        if at > 20_000 {
            return None;
        }
    }
    // An apostrophe that is no quote: the next bracket will do.
    let end =
        end.or_else(|| text[name_end..].find(']').map(|at| name_end + at)).filter(|end| *end < 20_000)?;
    let inside = text[name_end..end].trim();
    let closes_itself = inside.ends_with('/');
    let attributes = attributes(inside.trim_end_matches('/'));
    Some(Code { name, attributes, length: end + 1, closes_itself })
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let stop = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let key = &rest[..stop];
        let after = rest[stop..].trim_start();
        let Some(value) =
            after.strip_prefix('=').map(str::trim_start).filter(|_| !key.contains(['/', ':', '"', '\'']))
        else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let bare = rest[..end].trim_matches(['"', '\'', '=']).to_owned();
            found.push((String::new(), bare));
            rest = rest[end..].trim_start();
            continue;
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, length) = if let Some(quote) = quote {
            let end = value[1..].find(quote).map_or(value.len(), |end| end + 1);
            (&value[1..end], (end + 1).min(value.len()))
        } else {
            let end = value.find(char::is_whitespace).unwrap_or(value.len());
            (&value[..end], end)
        };
        found.push((key.to_ascii_lowercase(), value.to_owned()));
        let start = rest.len() - after.strip_prefix('=').map_or(0, |rest| rest.trim_start().len());
        rest = rest[start + length..].trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(text: &str) -> (String, usize) {
        let mut notes = Vec::new();
        let html = turn(text, &["7".to_owned()], &mut notes);
        (html.replace("\n\n", ""), notes.iter().filter(|note| note.lost).count())
    }

    #[test]
    fn known_ones_are_turned_and_others_stay() {
        for (text, html, lost) in [
            (
                "[caption id=\"attachment_1\" width=\"300\"]<a href=\"x\"><img src=\"y\" /></a> Words <i>here</i>[/caption]",
                "<figure><a href=\"x\"><img src=\"y\" /></a><figcaption>Words <i>here</i></figcaption></figure>",
                0,
            ),
            (
                "[caption caption=\"Old\"]<img src='y'>[/caption]",
                "<figure><img src='y'><figcaption>Old</figcaption></figure>",
                0,
            ),
            (
                "[gallery ids='1, 2']",
                "<figure><img src=\"attachment:1\"></figure>\n<figure><img src=\"attachment:2\"></figure>",
                0,
            ),
            ("[gallery]", "<figure><img src=\"attachment:7\"></figure>", 0),
            (
                "[embed width=\"1\"]https://e.org/?a=1&b[/embed]",
                "<p><a href=\"https://e.org/?a=1&amp;b\">https://e.org/?a=1&amp;b</a></p>",
                0,
            ),
            ("[video mp4=\"https://e.org/a.mp4\"][/video]", "<video src=\"https://e.org/a.mp4\"></video>", 0),
            ("[audio https://e.org/a.mp3]", "<audio src=\"https://e.org/a.mp3\"></audio>", 0),
            (
                "[youtube https://youtu.be/x]",
                "<p><a href=\"https://youtu.be/x\">https://youtu.be/x</a></p>",
                0,
            ),
            ("[contact-form-7 id=\"3\" title=\"a]b\"]", "[contact-form-7 id=\"3\" title=\"a]b\"]", 1),
            ("he [sic] said [...] so [1] [[gallery]]", "he [sic] said [...] so [1] [gallery]", 0),
            ("[video]", "[video]", 1),
        ] {
            assert_eq!(turned(text), (html.to_owned(), lost), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\]/a-c ='\"é]{0,40}", name in "(caption|gallery|embed|audio)") {
            turned(&format!("[{name} {text}]{text}[/{name}]"));
            turned(&format!("[{name}{text}"));
        }
    }
}
