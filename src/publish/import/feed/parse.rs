//! A feed's text as entries, dates as they are written. What is cut short or broken is read entry by entry.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, Feed as Model};
use feed_rs::parser::Builder;

use super::mend::is_shallow;

/// A feed as it was read.
pub(super) struct Parsed {
    pub(super) feed: Model,
    /// Dates as they are written: a time in the model is a place in this list.
    pub(super) dates: Vec<String>,
    /// Entries that cannot be read: what begins them.
    pub(super) unread: Vec<String>,
    /// It was cut short, or is broken.
    pub(super) broken: bool,
    /// Addresses of the next document of the trail.
    pub(super) next: Vec<String>,
}

impl Parsed {
    /// A date of the model as it is written.
    pub(super) fn written(&self, time: Option<DateTime<Utc>>) -> Option<&str> {
        let place = usize::try_from(time?.timestamp()).ok()?;
        self.dates.get(place).map(String::as_str)
    }
}

/// Reads a feed; `base` is where it came from.
///
/// # Errors
/// Why it is no feed.
pub(super) fn parse(text: &str, base: Option<&str>) -> Result<Parsed, String> {
    if text.starts_with('{') {
        let (feed, dates) = read(text, base)?;
        let next = serde_json::from_str::<serde_json::Value>(text).ok();
        let next = next.and_then(|json| Some(json.get("next_url")?.as_str()?.to_owned()));
        return Ok(Parsed {
            feed,
            dates,
            unread: Vec::new(),
            broken: false,
            next: next.into_iter().collect(),
        });
    }
    let closed =
        ["</rss>", "</feed>", ":RDF>", "</RDF>", "</entry>"].iter().any(|end| text.trim_end().ends_with(end));
    let whole = if closed && is_shallow(text) { read(text, base) } else { Err("it is cut short".to_owned()) };
    let mut parsed = match whole {
        Ok((feed, dates)) => Parsed { feed, dates, unread: Vec::new(), broken: false, next: Vec::new() },
        Err(why) => by_entry(text, base, &why)?,
    };
    let leads = |rel: &str| {
        let links = parsed.feed.links.iter().filter(move |link| link.rel.as_deref() == Some(rel));
        links.map(|link| link.href.clone()).collect::<Vec<_>>()
    };
    parsed.next = [leads("prev-archive"), leads("next"), leads("next-archive")].concat();
    Ok(parsed)
}

/// Reads with feed-rs, which makes times of all dates: here each becomes its place in a list of what was written.
fn read(text: &str, base: Option<&str>) -> Result<(Model, Vec<String>), String> {
    let dates: Arc<Mutex<Vec<String>>> = Arc::default();
    let list = Arc::clone(&dates);
    let parser = Builder::new()
        .base_uri(base)
        .sanitize_content(false)
        .id_generator(|links, title, _| {
            let link = links.first().map(|link| link.href.clone());
            link.or_else(|| title.as_ref().map(|title| title.content.clone())).unwrap_or_default()
        })
        .timestamp_parser(move |written| {
            let mut dates = list.lock().unwrap_or_else(PoisonError::into_inner);
            dates.push(written.trim().to_owned());
            DateTime::from_timestamp(i64::try_from(dates.len() - 1).ok()?, 0)
        })
        .build();
    let feed = parser.parse(text.as_bytes()).map_err(|error| error.to_string())?;
    let dates = std::mem::take(&mut *dates.lock().unwrap_or_else(PoisonError::into_inner));
    Ok((feed, dates))
}

/// Reads a feed entry by entry, each within the root's own tag.
fn by_entry(text: &str, base: Option<&str>, why: &str) -> Result<Parsed, String> {
    let root =
        ["<rss", "<feed", "<rdf:RDF", "<RDF"].into_iter().find_map(|name| Some((name, text.find(name)?)));
    let (name, at) = root.ok_or_else(|| why.to_owned())?;
    let end = text[at..].find('>').map(|end| at + end + 1).ok_or_else(|| why.to_owned())?;
    let open = &text[at..end];
    let tag = if name == "<feed" { "entry" } else { "item" };
    let (before, after) = match name {
        "<rss" => ("<channel>", "</channel></rss>".to_owned()),
        "<feed" => ("", "</feed>".to_owned()),
        _ => ("", format!("</{}>", &name[1..])),
    };
    let (start_tag, end_tag) = (format!("<{tag}"), format!("</{tag}>"));
    let first = text[end..].find(&start_tag).map_or(text.len(), |first| end + first);
    let is_start = |text: &str| text[start_tag.len()..].starts_with(|c: char| c.is_whitespace() || c == '>');
    // What stands before the entries says what the feed is called.
    let head = text[end..first].trim_start().trim_start_matches("<channel>");
    let said = is_shallow(head).then(|| read(&format!("{open}{before}{head}{after}"), base).ok()).flatten();
    let empty = || read(&format!("{open}{before}{after}"), base).map_err(|_| why.to_owned());
    let (mut feed, mut dates) = match said {
        Some(said) => said,
        None => empty()?,
    };
    let mut unread = Vec::new();
    let mut rest = &text[first..];
    while let Some(at) = rest.find(&start_tag) {
        rest = &rest[at..];
        if !is_start(rest) {
            rest = &rest[start_tag.len()..];
            continue;
        }
        let Some(length) = rest.find(&end_tag).map(|length| length + end_tag.len()) else {
            unread.push(shortened(rest));
            break;
        };
        let (piece, after_it) = rest.split_at(length);
        rest = after_it;
        let entries =
            is_shallow(piece).then(|| read(&format!("{open}{before}{piece}{after}"), base).ok()).flatten();
        match entries {
            Some((one, own)) if !one.entries.is_empty() => {
                let moved = one.entries.into_iter().map(|entry| moved(entry, dates.len()));
                feed.entries.extend(moved);
                dates.extend(own);
            }
            _ => unread.push(shortened(piece)),
        }
    }
    Ok(Parsed { feed, dates, unread, broken: true, next: Vec::new() })
}

/// An entry whose dates stand further on in the list.
fn moved(mut entry: Entry, by: usize) -> Entry {
    let further = |time: DateTime<Utc>| {
        i64::try_from(by).ok().and_then(|by| DateTime::from_timestamp(time.timestamp() + by, 0))
    };
    entry.published = entry.published.and_then(further);
    entry.updated = entry.updated.and_then(further);
    entry
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: &str = "<rss version='2.0'><channel><title>News</title><link>https://example.org/</link>\
        <item><title>One</title><guid>1</guid><pubDate>Fri, 30 Apr 2004 23:30:00 -0500</pubDate></item>\
        <item><title>Two</title><guid>2</guid><pubDate>Sat, 01 May 2004 10:00:00 GMT</pubDate></item></channel></rss>";

    #[test]
    fn dates_stay_as_they_are_written() {
        let parsed = parse(RSS, None).unwrap();
        let dates: Vec<_> = parsed.feed.entries.iter().map(|entry| parsed.written(entry.published)).collect();
        assert_eq!(dates, [Some("Fri, 30 Apr 2004 23:30:00 -0500"), Some("Sat, 01 May 2004 10:00:00 GMT")]);
    }

    #[test]
    fn what_is_cut_short_is_read_as_far_as_it_goes() {
        for cut in (200..RSS.len() - 10).step_by(7) {
            let parsed = parse(&RSS[..cut], None).unwrap();
            let whole = RSS[..cut].matches("</item>").count();
            assert_eq!((parsed.feed.entries.len(), parsed.broken), (whole, true), "{cut}");
            assert_eq!(parsed.feed.title.as_ref().unwrap().content, "News");
            if whole == 1 {
                assert_eq!(
                    parsed.written(parsed.feed.entries[0].published),
                    Some("Fri, 30 Apr 2004 23:30:00 -0500")
                );
            }
        }
    }

    #[test]
    fn one_broken_entry_takes_no_other_with_it() {
        let broken = RSS.replace("<title>Two</title>", "<title>Two</b></title><a><b></a>");
        let parsed = parse(&broken, None).unwrap();
        assert_eq!(parsed.feed.entries.len() + parsed.unread.len(), 2);
        assert!(parsed.feed.entries.iter().any(|entry| entry.id == "1"));
    }

    #[test]
    fn what_is_no_feed() {
        for text in ["", "<html></html>", "{}", "{\"a\":1}", "words", "<rss"] {
            assert!(parse(text, None).is_err(), "{text}");
        }
        let deep = format!(
            "<rss version='2.0'><channel><item><title>{}</title></item></channel></rss>",
            "<b>".repeat(100_000)
        );
        assert_eq!(parse(&deep, None).map(|parsed| parsed.unread.len()), Ok(1));
    }

    #[test]
    fn trails() {
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><id>x</id><title>T</title><updated>2004-05-01T00:00:00Z</updated>\
            <link rel='prev-archive' href='https://example.org/2003.atom'/></feed>";
        assert_eq!(parse(atom, None).unwrap().next, ["https://example.org/2003.atom"]);
        let rss = RSS.replace("<rss ", "<rss xmlns:atom='http://www.w3.org/2005/Atom' ").replace(
            "<item><title>One",
            "<atom:link rel='next' href='https://example.org/2'/><item><title>One",
        );
        assert_eq!(parse(&rss, None).unwrap().next, ["https://example.org/2"]);
        let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[],\"next_url\":\"https://example.org/2\"}";
        assert_eq!(parse(json, None).unwrap().next, ["https://example.org/2"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "(<rss version='2\\.0'>|<channel>|</channel>|</rss>|<item>|</item>|<title>|</title>|<feed xmlns='http://www.w3.org/2005/Atom'>|</feed>|<entry>|</entry>|<pubDate>|</pubDate>|<content type='xhtml'>|<a|>|<!\\[CDATA\\[|]]>|é|2004){0,30}") {
            let _ = parse(&text, None);
        }
    }
}
