//! schema.org as JSON-LD: which things a page tells of, and the block of data that says it.

use serde_json::{Value, json};

use crate::archive::route::Route;
use crate::publish::compile::about_data;
use crate::ui::content::Content;

use super::pictures::Shown;
use super::{Said, crumbs, dataset, event, news, publisher};

/// The block; nothing for a page that has nothing of the sort.
pub(super) fn block(said: &Said<'_>, picture: Option<&Shown>) -> Option<String> {
    let mut things: Vec<Value> = match said.content {
        Content::Article(article) => {
            let happens = article.event.as_ref().map(|it| event::thing(said, article, it, picture));
            std::iter::once(news::article(said, article, picture)).chain(happens).collect()
        }
        Content::Home(_) => publisher::of_home(said, picture),
        Content::Page(_) if said.address.route == about_data::route() => vec![dataset::dataset(said)],
        _ => Vec::new(),
    };
    things.extend(crumbs::list(said));
    let graph = match things.len() {
        0 => return None,
        1 => with_context(things.remove(0)),
        _ => json!({"@context": CONTEXT, "@graph": things}),
    };
    Some(data_block(&graph))
}

const CONTEXT: &str = "https://schema.org";

fn with_context(mut thing: Value) -> Value {
    thing["@context"] = CONTEXT.into();
    thing
}

/// A block of data in a page. It is never run, so the policy has nothing against it; and no text in it can end it or
/// begin a comment, since `<` is written by its number.
fn data_block(value: &Value) -> String {
    let json = value.to_string();
    let mut out = String::with_capacity(json.len() + 64);
    out.push_str("<script type=\"application/ld+json\">");
    for c in json.chars() {
        match c {
            // In JSON these stand in strings alone, where a number means the same.
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out.push_str("</script>");
    out
}

/// The front page's route has no address of its own in lists; every other has.
pub(super) fn is_home(route: &Route) -> bool {
    *route == Route::Home
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_block() {
        let evil = "</script><script>alert(1)</script> <!-- ]]> & \u{2028} \"\\";
        let block = data_block(&json!({"name": evil}));
        let inside = block.strip_prefix("<script type=\"application/ld+json\">").unwrap();
        let inside = inside.strip_suffix("</script>").unwrap();
        assert!(!inside.contains(['<', '>', '&', '\u{2028}']), "{inside}");
        let back: Value = serde_json::from_str(inside).unwrap();
        assert_eq!(back["name"], evil);
    }
}
