//! Pages that hold several items, such as all updates of a year: cut where headings with dates repeat, when that can be
//! done soundly; and pages that only list other pages.

use std::collections::HashSet;

use dom_query::{Document, NodeId, NodeRef};

use crate::publish::import::dates::{Manner, read_whole};

use super::units::{Unit, units};

/// Fewer items than this are no list.
const FEWEST: usize = 3;
/// An item has at least so many characters below its heading.
const SHORTEST: usize = 60;

/// What a page turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// One text.
    One,
    /// Several, in order.
    Several(Vec<Piece>),
    /// Nothing but links to pages that are imported themselves, with a few words to each.
    List,
}

/// One of several items of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) title: String,
    pub(super) html: String,
    /// Where its heading leads: to the whole text, on a page that is not in the folder.
    pub(super) link: Option<String>,
}

/// Where an item's heading and date stand.
struct Entry {
    start: usize,
    heading: usize,
    line: usize,
}

/// Looks at a page without its navigation. `is_ours` tells whether an address leads to a page of the same folder.
pub(super) fn shape(page: &Document, manner: Manner, is_ours: &dyn Fn(&str) -> bool) -> Shape {
    let Some(body) = page.body() else { return Shape::One };
    let units = units(&body);
    let ours = |unit: &Unit<'_>| unit.links().iter().any(|href| is_ours(href));
    if is_list(&units, manner, &ours) {
        return Shape::List;
    }
    let entries = entries(&units, manner);
    if entries.len() < FEWEST || entries.iter().any(|entry| ours(&units[entry.heading])) {
        return Shape::One;
    }
    cut(&body, &units, &entries).map_or(Shape::One, Shape::Several)
}

/// Whether almost everything is links to pages of the folder, the dates beside them, and a few words below each.
fn is_list(units: &[Unit<'_>], manner: Manner, ours: &dyn Fn(&Unit<'_>) -> bool) -> bool {
    let mut entries = 0;
    let mut loose = 0;
    let mut since: Option<usize> = None;
    for unit in units {
        let length = unit.text.chars().count();
        // A link, perhaps with its date beside it.
        if unit.linked > 0 && (unit.is_linked() || length <= unit.linked + 40) && ours(unit) {
            entries += 1;
            since = Some(0);
        } else if is_line(&unit.text, manner) || unit.is_linked() {
        } else if let Some(words) = since.as_mut().filter(|words| **words + length <= 400) {
            *words += length;
        } else {
            loose += length;
        }
    }
    entries >= 5 && loose <= 300
}

fn is_line(text: &str, manner: Manner) -> bool {
    text.chars().count() <= 120 && read_whole(text, manner).is_some_and(|line| line.others <= 4)
}

/// The headings with a date of their own: below them, above them, or in them; all in the same way.
fn entries(units: &[Unit<'_>], manner: Manner) -> Vec<Entry> {
    let lines: Vec<usize> = (0..units.len()).filter(|at| is_line(&units[*at].text, manner)).collect();
    let heads = |at: usize| {
        units.get(at).is_some_and(|unit| !unit.text.is_empty() && (unit.is_heading(6) || unit.is_bold()))
    };
    let form = |find: &dyn Fn(usize) -> Option<Entry>| -> Vec<Entry> {
        lines.iter().filter_map(|at| find(*at)).collect()
    };
    let below = form(&|at| {
        let heading = at.checked_sub(1).filter(|heading| heads(*heading) && !lines.contains(heading))?;
        Some(Entry { start: heading, heading, line: at })
    });
    let within = form(&|at| heads(at).then_some(Entry { start: at, heading: at, line: at }));
    let above = form(&|at| {
        let heading = Some(at + 1).filter(|heading| heads(*heading) && !lines.contains(heading))?;
        Some(Entry { start: at, heading, line: at })
    });
    let best = [below, within, above].into_iter().max_by_key(Vec::len).unwrap_or_default();
    // Where many dates stand elsewhere, they are no headings' dates.
    if best.len() * 10 < lines.len() * 8 { Vec::new() } else { best }
}

/// Cuts at the elements that the headings stand in, when these are neighbours below one element.
fn cut(body: &NodeRef<'_>, units: &[Unit<'_>], entries: &[Entry]) -> Option<Vec<Piece>> {
    let ends = entries.iter().skip(1).map(|entry| entry.start).chain([units.len()]);
    for (entry, end) in entries.iter().zip(ends) {
        let after = entry.heading.max(entry.line) + 1;
        let length: usize = units[after.min(end)..end].iter().map(|unit| unit.text.chars().count()).sum();
        if length < SHORTEST {
            return None;
        }
    }
    let firsts: Vec<NodeRef<'_>> =
        entries.iter().map(|entry| units[entry.start].nodes.first().copied()).collect::<Option<_>>()?;
    let common = common(body, &firsts)?;
    let anchors: Vec<NodeId> = firsts
        .iter()
        .map(|node| {
            std::iter::once(*node)
                .chain(node.ancestors_it(None))
                .find(|above| above.parent().is_some_and(|parent| parent.id == common.id))
        })
        .map(|anchor| anchor.map(|anchor| anchor.id))
        .collect::<Option<_>>()?;
    if anchors.iter().collect::<HashSet<_>>().len() != anchors.len() {
        return None;
    }
    let mut pieces: Vec<String> = Vec::new();
    for child in common.children_it(false) {
        if anchors.get(pieces.len()) == Some(&child.id) {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(&child.html());
        }
    }
    let of = |(entry, html): (&Entry, String)| {
        let heading = &units[entry.heading];
        Piece { title: heading.text.clone(), html, link: heading.links().into_iter().next() }
    };
    (pieces.len() == entries.len()).then(|| entries.iter().zip(pieces).map(of).collect())
}

/// The lowest element that all of them stand in.
fn common<'a>(body: &NodeRef<'a>, nodes: &[NodeRef<'a>]) -> Option<NodeRef<'a>> {
    let (first, rest) = nodes.split_first()?;
    let others: Vec<HashSet<NodeId>> =
        rest.iter().map(|node| node.ancestors_it(None).map(|above| above.id).collect()).collect();
    first.ancestors_it(None).find(|above| others.iter().all(|ids| ids.contains(&above.id))).or(Some(*body))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANNER: Manner = Manner { order: None, newest: 2026 };

    fn of(html: &str) -> Shape {
        shape(&Document::from(html), MANNER, &|href| href.contains(".html"))
    }

    fn titles(shape: &Shape) -> Vec<&str> {
        match shape {
            Shape::Several(items) => items.iter().map(|item| item.title.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// So many items, one after another.
    fn each(count: usize, item: impl Fn(usize) -> String) -> String {
        (1..=count).map(item).collect::<Vec<_>>().concat()
    }

    const WORDS: &str =
        "The assembly met in the town hall and agreed to ask the ministry for a second study of the river.";

    #[test]
    fn updates_of_a_year() {
        let flat = each(3, |n| format!("<h3>Water {n}</h3><p>Update {n}. {n} May 2004</p><p>{WORDS}</p>"));
        assert_eq!(titles(&of(&flat)), ["Water 1", "Water 2", "Water 3"]);
        let rows = each(4, |n| format!("<tr><td><b>Update {n}. May 200{n}</b><br>{WORDS}</td></tr>"));
        assert_eq!(titles(&of(&format!("<table>{rows}</table>"))).len(), 4);
        let above = each(3, |n| format!("<li><p>{n} May 2004</p><h4>Water {n}</h4>{WORDS}</li>"));
        let Shape::Several(items) = of(&format!("<p>All of them</p><ul>{above}</ul>")) else { panic!() };
        assert!(
            items[1].html.contains("2 May 2004")
                && items[1].html.contains(WORDS)
                && !items[1].html.contains("Water 3")
        );
    }

    #[test]
    fn what_is_not_sound_stays_whole() {
        let two = each(2, |n| format!("<h3>Water {n}</h3><p>{n} May 2004</p><p>{WORDS}</p>"));
        assert_eq!(of(&two), Shape::One);
        let empty = each(5, |n| format!("<h3>Water {n}</h3><p>{n} May 2004</p>"));
        assert_eq!(of(&empty), Shape::One);
        let prose = each(5, |n| format!("<p>{WORDS}</p><p>{n} May 2004</p><p>{WORDS}</p>"));
        assert_eq!(of(&prose), Shape::One);
    }

    #[test]
    fn lists_of_pages() {
        let list =
            each(6, |n| format!("<h3><a href={n}.html>Water {n}</a></h3><p>{n} May 2004</p><p>{WORDS}</p>"));
        assert_eq!(of(&list), Shape::List);
        let elsewhere = list.replace(".html", ".pdf");
        let Shape::Several(items) = of(&elsewhere) else { panic!() };
        assert_eq!(items[2].link.as_deref(), Some("3.pdf"));
        let with_text = format!("{}{list}", format!("<p>{WORDS}</p>").repeat(5));
        assert_eq!(of(&with_text), Shape::One);
    }
}
