//! Entries of a vocabulary that are probably one: called the same, or given to nearly the same articles. Readers then
//! find half of what there is, whichever of the two they choose.

use std::collections::HashMap;

use crate::model::Text;
use crate::publish::content::newsroom::Article;
use crate::publish::content::{Newsroom, Node, Piece, Value, folded};
use crate::publish::fault::{Code, Fault};

/// With fewer articles, that two topics have the same is chance.
const FEWEST: usize = 8;

/// An entry: its id and everything it is called.
type Entry<'a> = (&'a str, Vec<&'a str>);

pub(super) fn look(newsroom: &Newsroom, piece: &dyn Fn(&str) -> Option<Piece>) -> Vec<Fault> {
    fn entry<'a>(id: &'a str, name: &'a Text, aliases: &'a [String]) -> Entry<'a> {
        (id, name.0.values().chain(aliases).map(String::as_str).collect())
    }
    let topics: Vec<_> = newsroom.topics.iter().map(|one| entry(&one.id, &one.name, &one.aliases)).collect();
    let regions: Vec<_> =
        newsroom.regions.iter().map(|one| entry(&one.id, &one.name, &one.aliases)).collect();
    let series: Vec<_> = newsroom.series.iter().map(|one| entry(&one.id, &one.name, &one.aliases)).collect();
    let mut faults = Vec::new();
    for (file, entries) in [("topics.yaml", &topics), ("regions.yaml", &regions), ("series.yaml", &series)] {
        let mut pairs = same_name(entries);
        if file == "topics.yaml" {
            pairs.extend(same_articles(&newsroom.articles));
        }
        if pairs.is_empty() {
            continue;
        }
        let Some(piece) = piece(file) else { continue };
        for (id, what) in pairs {
            let mend = "keep one, give its id to the articles of the other, and make the other's name an alias of it";
            faults.push(
                Fault::warning(Code::Overlap, file, what).at(&piece.text, line_of(&piece, &id)).mend(mend),
            );
        }
    }
    faults
}

/// Entries that are called as an earlier one is: the later's id, and what to say.
fn same_name(entries: &[Entry<'_>]) -> Vec<(String, String)> {
    let mut first: HashMap<String, &str> = HashMap::new();
    let mut pairs = Vec::new();
    for (id, names) in entries {
        let ids_words = id.replace('-', " ");
        for name in names.iter().copied().chain([ids_words.as_str()]) {
            let known = *first.entry(folded(name)).or_insert(id);
            if known != *id {
                pairs.push(((*id).to_owned(), format!("“{name}” is what {known} is called, too")));
                break;
            }
        }
    }
    pairs
}

/// Topics that nine of ten articles of either have in common.
fn same_articles(articles: &[Article]) -> Vec<(String, String)> {
    let mut alone: HashMap<&str, usize> = HashMap::new();
    let mut together: HashMap<(&str, &str), usize> = HashMap::new();
    for article in articles.iter().filter(|article| article.withdrawn.is_none()) {
        for (at, topic) in article.topics.iter().enumerate() {
            *alone.entry(topic).or_default() += 1;
            for other in &article.topics[at + 1..] {
                let pair = if topic < other {
                    (topic.as_str(), other.as_str())
                } else {
                    (other.as_str(), topic.as_str())
                };
                *together.entry(pair).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<_> = together.into_iter().collect();
    pairs.sort_unstable();
    pairs
        .into_iter()
        .filter_map(|((one, other), common)| {
            let all = alone[one] + alone[other] - common;
            (common >= FEWEST && common * 10 >= all * 9).then(|| {
                let what = format!("{common} of the {all} articles on {one} or {other} are on both");
                (other.to_owned(), what)
            })
        })
        .collect()
}

/// The line where an entry's id stands.
fn line_of(piece: &Piece, id: &str) -> usize {
    let Some(Node { value: Value::List(items), .. }) = &piece.tree else { return 1 };
    let is_it = |node: &&Node| match &node.value {
        Value::Map(entries) => entries.iter().any(|entry| {
            entry.key == "id" && matches!(&entry.node.value, Value::Scalar { text, .. } if text == id)
        }),
        _ => false,
    };
    items.iter().find(is_it).map_or(1, |node| node.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_two_have() {
        let ids =
            |entries: &[Entry<'_>]| same_name(entries).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!(ids(&[("mining", vec!["Mining", "Minería"]), ("mineria", vec!["mineria"])]), ["mineria"]);
        assert_eq!(
            ids(&[("prior-consultation", vec!["Consultation"]), ("b", vec!["Prior consultation"])]),
            ["b"]
        );
        assert!(ids(&[("mining", vec!["Mining", "mining"]), ("water", vec!["Water"])]).is_empty());
    }
}
