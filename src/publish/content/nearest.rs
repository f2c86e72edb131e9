//! "Did you mean …": the nearest of the words that could stand here.

/// The nearest of `known` to `word`, where one is near enough to have been meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = folded(word);
    if wanted.is_empty() {
        return None;
    }
    let limit = (wanted.len() / 3).clamp(1, 3);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        // Every char is at most four bytes: a cheap look before the dear one.
        if candidate.len() > (wanted.len() + limit) * 4 || candidate.len() + limit < wanted.len() {
            continue;
        }
        let letters = folded(candidate);
        let bound = best.map_or(limit, |(distance, _)| distance.saturating_sub(1));
        if let Some(distance) = distance(&wanted, &letters, bound) {
            best = Some((distance, candidate));
            if distance == 0 {
                break;
            }
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// "write X", naming the nearest; or what there is to choose from, when that is short; or `otherwise`.
pub(in crate::publish) fn suggestion<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
    otherwise: &str,
) -> String {
    if let Some(near) = nearest(word, known.clone()) {
        return format!("write {near}");
    }
    let all: Vec<&str> = known.into_iter().take(13).collect();
    match all.len() {
        0 | 13 => otherwise.to_owned(),
        _ => format!("write one of {}", all.join(", ")),
    }
}

/// Whether two words differ in one letter too many, missing, wrong or swapped, or only in case and hyphens.
pub(super) fn is_one_typo(one: &str, other: &str) -> bool {
    one != other && distance(&folded(one), &folded(other), 1).is_some()
}

fn folded(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == '_' || c == ' ' { '-' } else { c }).collect()
}

/// Optimal string alignment distance (insert, delete, replace, swap neighbours), if it is at most `limit`.
fn distance(one: &[char], other: &[char], limit: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > limit {
        return None;
    }
    let mut rows =
        [vec![0; other.len() + 1], (0..=other.len()).collect::<Vec<_>>(), vec![0; other.len() + 1]];
    for (i, a) in one.iter().enumerate() {
        rows[2][0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let mut least = (rows[1][j] + usize::from(a != b)).min(rows[1][j + 1] + 1).min(rows[2][j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                least = least.min(rows[0][j - 1] + 1);
            }
            rows[2][j + 1] = least;
        }
        rows.rotate_left(1);
        if rows[1].iter().min().is_some_and(|least| *least > limit) {
            return None;
        }
    }
    Some(rows[1][other.len()]).filter(|found| *found <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let known = ["mining", "water", "prior-consultation", "justice"];
        for (word, near) in [
            ("minning", Some("mining")),
            ("Mining", Some("mining")),
            ("imning", Some("mining")),
            ("prior consultation", Some("prior-consultation")),
            ("land", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), near, "{word}");
        }
        assert!(is_one_typo("sumary", "summary") && is_one_typo("Title", "title"));
        assert!(!is_one_typo("summary", "summary") && !is_one_typo("smary", "summary"));
        assert_eq!(suggestion("land", known, ""), "write one of mining, water, prior-consultation, justice");
    }
}
