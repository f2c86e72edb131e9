//! Where shards are cut: by what stands in them, so that a small change leaves the other cuts where they are.

/// How large a shard of a table should be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    usual: usize,
}

impl Sizes {
    /// Shards of about `usual` bytes.
    pub(super) fn about(usual: usize) -> Self {
        Self { usual }
    }

    /// Shards so many times as large.
    pub(super) fn times(self, times: usize) -> Self {
        Self { usual: self.usual * times }
    }

    /// Shards of a table of `total` bytes: about `parts` of them, none smaller or larger than is good for a reader. The
    /// step is coarse, so that an archive that grows keeps its cuts.
    pub(super) fn parting(total: usize, parts: usize, (smallest, largest): (usize, usize)) -> Self {
        let usual = (total / parts).clamp(smallest, largest);
        Self::about(1 << usual.ilog2() | usual & (1 << (usual.ilog2() - 1)))
    }
}

/// Cuts a run of things with keys and sizes; gives where each shard begins and ends. A cut comes before a thing whose
/// key's hash says so, once the shard is large enough, and where it would become too large; never between two things
/// of one key.
pub(super) fn cut<'a>(
    things: impl Iterator<Item = (&'a str, usize)>,
    sizes: Sizes,
) -> Vec<std::ops::Range<usize>> {
    let (mut shards, mut start, mut held, mut count) = (Vec::new(), 0, 0, 0);
    let mut before = None;
    for (at, (key, size)) in things.enumerate() {
        let is_fit = held >= sizes.usual * 3 / 4 && cuts_before(key, size, sizes.usual);
        if before.replace(key) != Some(key) && at > start && (is_fit || held + size > sizes.usual * 3 / 2) {
            shards.push(start..at);
            (start, held) = (at, 0);
        }
        held += size;
        count = at + 1;
    }
    if count > start {
        shards.push(start..count);
    }
    shards
}

/// The larger a thing, the likelier: over a quarter of a usual shard one cut is to be expected.
fn cuts_before(key: &str, size: usize, usual: usize) -> bool {
    let hash = blake3::hash(key.as_bytes());
    let [one, other, ..] = hash.as_bytes();
    usize::from(u16::from_le_bytes([*one, *other])) < size * 4 * 65_536 / usual
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_stay_where_they_are() {
        let keys: Vec<String> = (0..5000).map(|at| format!("{at:05}")).collect();
        let sizes = Sizes::about(1000);
        let starts = |leave: usize| -> std::collections::BTreeSet<&str> {
            let kept: Vec<&String> =
                keys.iter().enumerate().filter(|(at, _)| *at != leave).map(|it| it.1).collect();
            let shards = cut(kept.iter().map(|key| (key.as_str(), 20)), sizes);
            assert!(shards.iter().all(|shard| shard.len() * 20 <= 1500));
            assert_eq!(shards.iter().map(ExactSizeIterator::len).sum::<usize>(), kept.len());
            shards.iter().map(|shard| kept[shard.start].as_str()).collect()
        };
        let all = starts(usize::MAX);
        assert!((80..120).contains(&all.len()), "{}", all.len());
        for leave in [3, 777, 2500] {
            assert!(all.symmetric_difference(&starts(leave)).count() < 12);
        }
    }

    #[test]
    fn what_is_larger_than_a_shard_has_one_of_its_own() {
        let things = [("a", 10), ("b", 9000), ("c", 10)];
        assert_eq!(cut(things.into_iter(), Sizes::about(100)), [0..1, 1..2, 2..3]);
        assert!(cut([].into_iter(), Sizes::about(100)).is_empty());
    }

    #[test]
    fn sizes_change_in_steps() {
        let usual = |total| Sizes::parting(total, 100, (3000, 20_000)).usual;
        assert_eq!(usual(1_300_000), usual(1_500_000));
        assert!(usual(100) >= 2048 && usual(usize::MAX) <= 20_000);
    }
}
