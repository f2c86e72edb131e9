//! Films, sounds and other pages' frames: their plain address is all that a page needs.

/// The address that a player's frame stands for, and whether it is one that becomes a card.
pub(super) fn plain(address: &str) -> String {
    let address =
        address.strip_prefix("//").map_or_else(|| address.to_owned(), |rest| format!("https://{rest}"));
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let name = |path: &str| path.split(['/', '#', '&']).next().unwrap_or_default().to_owned();
    let value = |key: &str| {
        query
            .split('&')
            .find_map(|pair| pair.strip_prefix(key).and_then(|rest| rest.strip_prefix('=')))
            .map(str::to_owned)
    };
    match host {
        "youtube.com" | "youtube-nocookie.com" | "m.youtube.com" => {
            if let Some(id) = path.strip_prefix("embed/").or_else(|| path.strip_prefix("v/")) {
                let id = name(id);
                return match value("list") {
                    Some(list) if id == "videoseries" => {
                        format!("https://www.youtube.com/playlist?list={list}")
                    }
                    _ => format!("https://www.youtube.com/watch?v={id}"),
                };
            }
        }
        "player.vimeo.com" => {
            if let Some(id) = path.strip_prefix("video/") {
                return format!("https://vimeo.com/{}", name(id));
            }
        }
        "dailymotion.com" => {
            if let Some(id) = path.strip_prefix("embed/video/") {
                return format!("https://www.dailymotion.com/video/{}", name(id));
            }
        }
        "open.spotify.com" => {
            if let Some(rest) = path.strip_prefix("embed/") {
                return format!("https://open.spotify.com/{rest}");
            }
        }
        _ => {}
    }
    address
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn players_stand_for_pages() {
        for (frame, page) in [
            ("//www.youtube.com/embed/a_b-c?rel=0", "https://www.youtube.com/watch?v=a_b-c"),
            ("https://www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc"),
            (
                "https://www.youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube.com/playlist?list=PL1",
            ),
            ("https://player.vimeo.com/video/123?h=1", "https://vimeo.com/123"),
            ("https://example.org/map?x=1", "https://example.org/map?x=1"),
        ] {
            assert_eq!(plain(frame), page);
        }
    }
}
