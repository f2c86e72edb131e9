//! The address of a film or of sound, alone in a paragraph. Nothing is fetched from there: it becomes a plain link.

/// Hosts where films and sound are kept.
const HOSTS: [&str; 14] = [
    "youtube.com",
    "youtu.be",
    "youtube-nocookie.com",
    "vimeo.com",
    "dailymotion.com",
    "peertube.tv",
    "soundcloud.com",
    "spotify.com",
    "ivoox.com",
    "bandcamp.com",
    "mixcloud.com",
    "audioboom.com",
    "podbean.com",
    "podcasts.apple.com",
];

/// Endings of films and sound.
const ENDINGS: [&str; 8] = ["mp3", "mp4", "m4a", "ogg", "oga", "wav", "webm", "mov"];

/// The address, where a paragraph (its Markdown) is nothing but that of a film or sound.
pub(in crate::publish) fn address(paragraph: &str) -> Option<&str> {
    let text = paragraph.trim();
    let text = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(text);
    if text.is_empty()
        || text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '[' | ']'))
    {
        return None;
    }
    let path = text.split(['?', '#']).next().unwrap_or(text);
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let plays = ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)));
    if path.starts_with("media/") || path.starts_with("/media/") {
        return plays.then_some(text);
    }
    let (scheme, rest) = text.split_once("://")?;
    if !matches!(scheme, "https" | "http") {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let kept_there = HOSTS.iter().any(|known| {
        host.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    });
    (plays || kept_there).then_some(text)
}

/// What to call it: the address without what every address has.
pub(super) fn title(address: &str) -> &str {
    let text = address.split_once("://").map_or(address, |(_, rest)| rest);
    let text = text.strip_prefix("www.").unwrap_or(text);
    text.trim_start_matches('/').trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn films_and_sound_are_known() {
        for (text, found) in [
            ("https://www.youtube.com/watch?v=a_b-c", true),
            ("<https://youtu.be/abc>\n", true),
            ("https://example.org/talk.mp3?x=1", true),
            ("media/talk.mp3", true),
            ("https://notyoutube.com/x", false),
            ("https://example.org/page", false),
            ("see https://youtu.be/abc", false),
            ("javascript://youtu.be/%0aalert(1)", false),
            ("media/talk.pdf", false),
            ("", false),
        ] {
            assert_eq!(address(text).is_some(), found, "{text}");
        }
        assert_eq!(title("https://www.youtube.com/watch?v=1"), "youtube.com/watch?v=1");
    }
}
