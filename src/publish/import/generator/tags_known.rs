//! The shortcodes and tags that are known, and what they become.

use super::Generator;
use super::tags::Tag;

/// What tags go by.
pub(super) struct Context<'a> {
    /// The site's address with its last slash; empty when unknown.
    pub(super) base: &'a str,
    /// The page's title.
    pub(super) title: &'a str,
    /// The address of a content file by one of its names.
    pub(super) resolve: &'a dyn Fn(&str) -> Option<String>,
}

impl Context<'_> {
    /// The path of the site on its host, without its last slash: `/blog`.
    fn path(&self) -> &str {
        let rest = self.base.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').map_or("", |at| rest[at..].trim_end_matches('/'))
    }

    fn origin(&self) -> &str {
        self.base.trim_end_matches('/').strip_suffix(self.path()).unwrap_or_default()
    }
}

/// Whether what stands up to the closing tag is part of what a known tag became.
pub(super) fn inner_kept(name: &str, generator: Generator) -> bool {
    name == "highlight" || generator == Generator::Hugo && name == "figure"
}

/// What a tag becomes; nothing when it is not known.
pub(super) fn known(
    tag: &Tag,
    inner: Option<&str>,
    generator: Generator,
    context: &Context<'_>,
) -> Option<String> {
    let place = Some(0);
    match tag.name.as_str() {
        "highlight" => inner.map(|code| fence(tag.values.first().map_or("", |(_, language)| language), code)),
        "figure" | "img" | "image" if generator != Generator::Jekyll => figure(tag),
        "youtube" => film("https://www.youtube.com/watch?v=", tag.value(&["id"], place)),
        "vimeo" => film("https://vimeo.com/", tag.value(&["id"], place)),
        "tweet" | "x" | "twitter" => {
            let (user, id) = (tag.value(&["user"], None), tag.value(&["id"], place));
            let id = if id.is_empty() { tag.value(&["id"], Some(1)) } else { id };
            let user = if user.is_empty() { "i" } else { user };
            film(&format!("https://twitter.com/{user}/status/"), id)
        }
        "instagram" => film("https://www.instagram.com/p/", tag.value(&["id"], place)),
        "gist" => {
            let parts: Vec<&str> = tag.values.iter().map(|(_, value)| value.as_str()).take(2).collect();
            film("https://gist.github.com/", &parts.join("/"))
        }
        "ref" | "relref" => (context.resolve)(tag.value(&["path"], place)),
        "post_url" | "link" if generator == Generator::Jekyll => (context.resolve)(tag.rest.trim()),
        "include" | "include_relative" if generator == Generator::Jekyll => included(tag),
        _ => None,
    }
}

/// `{% include youtube.html id="…" %}`, `{% include figure.html src="…" %}`: by what the file is called.
fn included(tag: &Tag) -> Option<String> {
    let file = tag.values.first().map(|(_, file)| file.to_lowercase())?;
    let name = file.rsplit('/').next()?;
    let stem = name.split('.').next()?;
    if stem.contains("youtube") {
        return film("https://www.youtube.com/watch?v=", tag.value(&["id", "video", "video_id"], None));
    }
    if stem.contains("vimeo") {
        return film("https://vimeo.com/", tag.value(&["id", "video", "video_id"], None));
    }
    if stem.contains("figure") || stem.contains("image") || stem.contains("img") {
        return figure(tag);
    }
    None
}

/// A picture as Markdown, its caption as title.
fn figure(tag: &Tag) -> Option<String> {
    let source = tag.value(&["src", "url", "image_path", "path", "file"], None);
    if source.is_empty() || source.contains(['\n', '<', '>']) {
        return None;
    }
    let caption = tag.value(&["caption", "title", "description"], None);
    let alt = tag.value(&["alt"], None);
    let plain = |text: &str| text.replace(['*', '_', '[', ']', '\n', '"'], "").trim().to_owned();
    let source = if source.contains([' ', '(', ')']) { format!("<{source}>") } else { source.to_owned() };
    let caption = if caption.is_empty() { String::new() } else { format!(" \"{}\"", plain(caption)) };
    let picture = format!("![{}]({source}{caption})", plain(alt));
    let link = tag.value(&["link", "href"], None);
    let picture = if link.is_empty() || link.contains(char::is_whitespace) {
        picture
    } else {
        format!("[{picture}]({link})")
    };
    Some(format!("\n\n{picture}\n\n"))
}

/// An address alone in a paragraph, which becomes a link card.
fn film(before: &str, id: &str) -> Option<String> {
    let fair = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
    (!id.is_empty() && id.chars().all(fair)).then(|| format!("\n\n{before}{id}\n\n"))
}

fn fence(language: &str, code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    let language: String =
        language.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '#')).collect();
    format!("\n\n{fence}{language}\n{}\n{fence}\n\n", code.trim_matches(['\n', '\r']))
}

/// What `{{ … }}` of Liquid prints, where that can be known.
pub(super) fn liquid_value(inner: &str, context: &Context<'_>) -> Option<String> {
    let (value, filter) = inner.split_once('|').map_or((inner, ""), |(value, filter)| (value, filter.trim()));
    let value = value.trim();
    let quoted = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    let plain = match (quoted, value) {
        (Some(text), _) => text.to_owned(),
        (None, "site.baseurl") => context.path().to_owned(),
        (None, "site.url") => context.origin().to_owned(),
        (None, "page.title") => context.title.to_owned(),
        _ => return None,
    };
    match filter {
        "" => Some(plain),
        "relative_url" | "prepend: site.baseurl" => Some(format!("{}{plain}", context.path())),
        "absolute_url" => Some(format!("{}{}{plain}", context.origin(), context.path())),
        _ => None,
    }
}
