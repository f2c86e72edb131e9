//! Articles that are probably one: nearly the same text, or the same headline on the same day. Archives that were brought
//! along from elsewhere are full of them. Versions of one work in several languages are none.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::publish::content::newsroom::Article;
use crate::publish::content::{Newsroom, Piece, folded};
use crate::publish::fault::{Code, Fault};

use super::shingles::{alike, bands, shingles};

/// So much of two texts is common to them when they are told.
const ALIKE: f64 = 0.8;
/// Shorter texts have too few shingles to be compared by: a headline must do.
const FEWEST: usize = 12;

/// All pairs, told at the later file of each; `piece` reads a file again.
pub(super) fn look(newsroom: &Newsroom, piece: &dyn Fn(&str) -> Option<Piece>) -> Vec<Fault> {
    let mut articles: Vec<&Article> =
        newsroom.articles.iter().filter(|article| article.withdrawn.is_none()).collect();
    articles.sort_by(|one, other| one.source.cmp(&other.source));
    let mut pairs = by_text(&articles);
    for (at, first) in by_headline(&articles) {
        pairs.entry(at).or_insert((first, None));
    }
    let mut faults = Vec::new();
    for (at, (first, share)) in pairs {
        let (article, other) = (articles[at], articles[first]);
        let what = match share {
            Some(share) => format!("{:.0} % of this text stand in {} too", share * 100.0, other.source),
            None => format!("{} has the same headline and the same date", other.source),
        };
        let mend = if article.language == other.language {
            format!(
                "if they are one, keep one file, and add the other's address to its redirects: {}",
                article.address
            )
        } else {
            format!("if one is a translation of the other, write translates: {}", other.id)
        };
        let Some(piece) = piece(&article.source) else { continue };
        let fault = Fault::warning(Code::Duplicate, &article.source, what);
        faults.push(fault.at(&piece.text, piece.line_of("title")).mend(mend));
    }
    faults
}

/// Of each article that is much like an earlier one, which, and how much.
fn by_text(articles: &[&Article]) -> HashMap<usize, (usize, Option<f64>)> {
    let marks: Vec<_> = articles
        .par_iter()
        .map(|article| Some(of_text(article)).filter(|set| set.len() >= FEWEST).map(|set| bands(&set)))
        .collect();
    // The first with each band stands for all that have it: so a thousand copies of one text are not a million pairs.
    let mut first: HashMap<(usize, u64), usize> = HashMap::new();
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let mut seen = HashSet::new();
        for (band, key) in mark.iter().flatten().enumerate() {
            let known = *first.entry((band, *key)).or_insert(at);
            if known != at && seen.insert(known) && articles[known].work != articles[at].work {
                candidates.push((at, known));
            }
        }
    }
    let judged: Vec<_> = candidates
        .par_iter()
        .map(|(at, known)| (*at, *known, alike(&of_text(articles[*at]), &of_text(articles[*known]))))
        .filter(|(.., share)| *share >= ALIKE)
        .collect();
    let mut pairs: HashMap<usize, (usize, Option<f64>)> = HashMap::new();
    for (at, known, share) in judged {
        let best = pairs.entry(at).or_insert((known, Some(share)));
        if best.1.is_some_and(|most| share > most) {
            *best = (known, Some(share));
        }
    }
    pairs
}

fn of_text(article: &Article) -> HashSet<u64> {
    let text = folded(&article.body.text);
    shingles(text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
}

/// Articles with the headline of an earlier one of the same day, or, if both are undated, with the same headline.
fn by_headline(articles: &[&Article]) -> Vec<(usize, usize)> {
    let mut first: HashMap<(String, &str, Option<u32>), usize> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let folded = folded(&article.title);
        let mut words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        // The same words in another order are the same headline.
        words.sort_unstable();
        let date = article.date.as_ref().map_or("", |date| date.as_str());
        let number = article.series.as_ref().and_then(|series| series.number);
        let known = *first.entry((words.join(" "), date, number)).or_insert(at);
        if known != at && articles[known].work != article.work {
            pairs.push((at, known));
        }
    }
    pairs
}
