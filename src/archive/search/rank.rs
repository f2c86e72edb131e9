//! What a word weighs in an article, and what it weighs in an answer.
//!
//! Within an article: BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009,
//! section 3.6): occurrences are summed over the fields, each by its weight and by the field's length beside a usual
//! length, and the sum *t* counts as *t / (k1 + t)*. Usual lengths are constants, so that an article that comes changes
//! no other's weights. What comes out is kept as one of eight levels (impacts, after Anh and Moffat, "Impact
//! Transformation", SIGIR 2002), of which the two highest are for words of the title and the third for those of the
//! summary, an author's name or a place that the article is about, whatever the sum: titles before summaries before
//! bodies.
//!
//! In an answer: the weight of the level times how rare the word is (the inverse document frequency of BM25), and less
//! for a form that is not the one that was typed.

/// How many levels there are.
pub const LEVELS: usize = 8;
/// Levels from here on are words of the title.
pub const TITLE: usize = 6;
/// What each level counts, of 255.
pub(super) const IMPACT: [u8; LEVELS] = [82, 108, 140, 168, 192, 214, 240, 255];

/// Fields of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The title.
    Title,
    /// The summary.
    Summary,
    /// The names of its authors.
    Authors,
    /// The text, with what goes with pictures and documents.
    Body,
    /// What its topics and regions are called, and their other names.
    Names,
    /// The names of the places that it is about.
    Places,
}

/// How many fields there are.
pub const FIELDS: usize = 6;

/// By field: its weight, its usual length in words, and how much its length counts.
const WEIGHTS: [(f32, f32, f32); FIELDS] = [
    (9.0, 9.0, 0.3),
    (2.5, 28.0, 0.3),
    (4.0, 2.0, 0.0),
    (1.0, 340.0, 0.55),
    (0.4, 4.0, 0.0),
    (4.0, 2.0, 0.0),
];
const K1: f32 = 1.2;
/// Where each level but the title's two ends.
const ENDS: [f32; 5] = [0.38, 0.5, 0.62, 0.74, 0.82];
/// Where the lower of the title's two ends.
const TITLE_END: f32 = 0.905;

/// The level of a word that stands so many times in each field, of fields so many words long.
#[must_use]
pub fn level(times: [u16; FIELDS], lengths: [u32; FIELDS]) -> u8 {
    let mut sum = 0.0;
    for (at, (weight, usual, counts)) in WEIGHTS.into_iter().enumerate() {
        // Lengths are far below where a float loses whole numbers.
        #[allow(clippy::cast_precision_loss)]
        let length = lengths[at] as f32;
        sum += weight * f32::from(times[at]) / (1.0 - counts + counts * length / usual);
    }
    let weight = sum / (K1 + sum);
    if times[Field::Title as usize] > 0 {
        return if weight < TITLE_END { 6 } else { 7 };
    }
    if [Field::Summary, Field::Authors, Field::Places].iter().any(|field| times[*field as usize] > 0) {
        return 5;
    }
    (0u8..4).find(|level| weight < ENDS[usize::from(*level)]).unwrap_or(4)
}

/// How close a form is to what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closeness {
    /// The same, accents and all.
    Exact,
    /// But for accents.
    Folded,
    /// Another form of the same word.
    Stem,
    /// It begins with what was typed.
    Begun,
}

/// What a word counts by level, of 255.
pub(super) fn weights(closeness: Closeness) -> [u8; LEVELS] {
    let of_sixteen = match closeness {
        Closeness::Exact => 16u16,
        Closeness::Folded => 15,
        Closeness::Stem => 13,
        Closeness::Begun => 12,
    };
    IMPACT.map(|impact| (u16::from(impact) * of_sixteen / 16).to_le_bytes()[0])
}

/// How rare a word is that `found` of `rows` have, in sixteenths: log2(1 + (rows - found + 0.5) / (found + 0.5)).
pub(super) fn rarity(found: u32, rows: u32) -> u32 {
    let ratio = (u64::from(rows) + 1) * 32 / (u64::from(found) * 2 + 1);
    log2_sixteenths(ratio.max(17)) - 64
}

/// The logarithm to base 2 in sixteenths, a straight line between powers of two.
fn log2_sixteenths(number: u64) -> u32 {
    let whole = number.ilog2();
    let rest = (number << 4 >> whole) & 15;
    whole * 16 + u32::try_from(rest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_before_summaries_before_bodies() {
        let usual = [9, 28, 2, 340, 4, 2];
        let of = |times| level(times, usual);
        assert_eq!(of([0, 0, 0, 1, 0, 0]), 1);
        assert!(of([0, 0, 0, 2, 0, 0]) > of([0, 0, 0, 1, 0, 0]));
        assert!(of([0, 0, 0, 40, 0, 0]) < of([0, 1, 0, 0, 0, 0]));
        assert!(of([0, 9, 0, 40, 0, 0]) < of([1, 0, 0, 0, 0, 0]));
        assert!(of([1, 1, 0, 6, 0, 0]) > of([1, 0, 0, 0, 0, 0]));
        assert_eq!(of([0, 0, 1, 0, 0, 0]), 5);
        assert_eq!(of([0, 0, 0, 1, 0, 1]), 5);
        assert_eq!(of([0, 0, 0, 0, 1, 0]), 0);
        assert!(level([0, 0, 0, 1, 0, 0], [9, 28, 2, 2000, 4, 2]) < of([0, 0, 0, 1, 0, 0]));
    }

    #[test]
    fn rare_words_count_more() {
        for (found, rows, expected) in
            [(0, 100, 7.66), (1, 100, 6.07), (10, 100, 3.26), (50, 100, 1.0), (100, 100, 0.006)]
        {
            let exact = (1.0f64 + (f64::from(rows - found) + 0.5) / (f64::from(found) + 0.5)).log2();
            assert!((exact - expected).abs() < 0.3, "{exact}");
            assert!(
                (f64::from(rarity(found, rows)) / 16.0 - exact).abs() < 0.2,
                "{found} {}",
                rarity(found, rows)
            );
        }
        assert!(rarity(1, 1) >= 1);
    }
}
