//! A small generator of numbers that look random: `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom
//! Number Generators", 2014). The same seed gives the same numbers on every machine.

/// The generator.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// A generator for one thing among many: its numbers share nothing with its neighbour's.
    pub(super) fn new(seed: u64, of: u64) -> Self {
        let mut random = Self(seed ^ of.wrapping_mul(0xd134_2543_de82_ef95));
        random.next();
        random
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to before 1.
    pub(super) fn part(&mut self) -> f64 {
        let high = u32::try_from(self.next() >> 32).unwrap_or_default();
        f64::from(high) / (f64::from(u32::MAX) + 1.0)
    }

    /// From 0 to before `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, of_hundred: usize) -> bool {
        self.below(100) < of_hundred
    }

    /// A rank from 0 to before `end`, the first about twice as often as the second, and so on: Zipf's law with
    /// exponent 1, by inverting the logarithm that its sum is close to.
    pub(super) fn zipf(&mut self, end: usize) -> usize {
        let end_as = f64::from(u32::try_from(end).unwrap_or(u32::MAX));
        let rank = (end_as + 1.0).powf(self.part()) - 1.0;
        // Between 0 and `end`, so nothing is lost.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let rank = rank as usize;
        rank.min(end.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_ranks_are_drawn_more_often() {
        let mut random = Random::new(1, 1);
        let mut counts = [0u32; 1000];
        (0..100_000).for_each(|_| counts[random.zipf(1000)] += 1);
        assert!((8_000..12_000).contains(&counts[0]), "{}", counts[0]);
        assert!(counts[0] > counts[3] * 2 && counts[9] > counts[99] * 5);
    }

    #[test]
    fn is_the_published_generator() {
        // The first numbers of SplitMix64 from the seed 1234567, as its authors' own code gives them.
        let mut random = Random(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }
}
