//! The root of the index: how the archive is parted, and which file holds what.
//!
//! The archive is parted into runs of rows (*tiers*): the newest articles apart from all others, so that publishing
//! rewrites little. Each tier has shards of words, cut by their stems, and shards of pairs; the spelling dictionary is
//! one for all. Files are numbered in the order in which they stand here.

use super::bytes::{Bytes, IndexFault, put_number, put_text_after};
use super::rows::MOST;
use super::stem::Rules;

/// The first bytes of every file of the index, before its gzip stream: `CHQS` and the version of the format.
pub const MAGIC: [u8; 5] = *b"CHQS\x01";
/// How many letters of its hash a file is named by.
const LETTERS: usize = 10;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The words of a tier.
    Words(usize),
    /// The pairs of a tier.
    Pairs(usize),
    /// A part of the spelling dictionary, by first letters.
    Spelling,
    /// A part of the spelling dictionary, by last letters.
    Endings,
}

/// Files cut by what they begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What each file begins with, ascending; the first holds also what comes before it.
    pub starts: Vec<String>,
    /// The hash in each file's name.
    pub names: Vec<String>,
}

/// Files of pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairTable {
    /// How many shards of words each covers.
    pub covers: Vec<u32>,
    /// The hash in each file's name.
    pub names: Vec<String>,
}

/// A run of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tier {
    /// How many.
    pub rows: u32,
    /// Shards of words.
    pub words: Table,
    /// Shards of pairs.
    pub pairs: PairTable,
}

/// The root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    /// By whose rules words were cut, ascending.
    pub rules: Vec<Rules>,
    /// The runs of rows, end to end.
    pub tiers: Vec<Tier>,
    /// The spelling dictionary by first letters.
    pub spelling: Table,
    /// The spelling dictionary by last letters: its words are written from their end.
    pub endings: Table,
}

impl Table {
    /// Which file holds a key.
    #[must_use]
    pub fn holding(&self, key: &str) -> Option<usize> {
        let after = self.starts.partition_point(|start| start.as_str() <= key);
        if self.starts.is_empty() { None } else { Some(after.saturating_sub(1)) }
    }

    /// The first and the last file that hold keys which begin so.
    #[must_use]
    pub fn beginning(&self, with: &str) -> Option<(usize, usize)> {
        let first = self.holding(with)?;
        let begins = |start: &String| start.as_str() <= with || start.starts_with(with);
        Some((first, self.starts.partition_point(begins).saturating_sub(1).max(first)))
    }

    fn put(&self, out: &mut Vec<u8>) {
        put_number(out, self.starts.len());
        let mut before = "";
        for start in &self.starts {
            put_text_after(out, before, start);
            before = start;
        }
        put_names(out, &self.names);
    }

    fn read(bytes: &mut Bytes<'_>) -> Result<Self, IndexFault> {
        let count = bytes.count()?;
        let mut starts: Vec<String> = Vec::with_capacity(count);
        for at in 0..count {
            let start = bytes.text_after(starts.last().map_or("", String::as_str))?;
            if at > 0 && starts.last().is_some_and(|before| *before >= start) {
                return Err(IndexFault::OutOfRange);
            }
            starts.push(start);
        }
        Ok(Self { names: read_names(bytes, count)?, starts })
    }
}

fn put_names(out: &mut Vec<u8>, names: &[String]) {
    for name in names {
        out.extend_from_slice(name.as_bytes());
    }
}

/// Names are put into addresses, so they are small letters and digits and nothing else.
fn read_names(bytes: &mut Bytes<'_>, count: usize) -> Result<Vec<String>, IndexFault> {
    let mut names = Vec::with_capacity(count);
    for _ in 0..count {
        let name = bytes.take(LETTERS)?;
        if !name.iter().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit()) {
            return Err(IndexFault::NotText);
        }
        names.push(String::from_utf8(name.to_vec()).map_err(|_| IndexFault::NotText)?);
    }
    Ok(names)
}

impl Root {
    /// The payload of the root's file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = vec![self.rules.iter().fold(0, |mask, rules| mask | 1 << rules.number())];
        put_number(&mut out, self.tiers.len());
        for tier in &self.tiers {
            put_number(&mut out, tier.rows as usize);
            tier.words.put(&mut out);
            put_number(&mut out, tier.pairs.covers.len());
            for covers in &tier.pairs.covers {
                put_number(&mut out, *covers as usize);
            }
            put_names(&mut out, &tier.pairs.names);
        }
        self.spelling.put(&mut out);
        self.endings.put(&mut out);
        out
    }

    /// Reads the payload of the root's file. What may follow is left to newer readers.
    ///
    /// # Errors
    /// An [`IndexFault`], whatever the bytes.
    pub fn decode(payload: &[u8]) -> Result<Self, IndexFault> {
        let mut bytes = Bytes(payload);
        let mask = bytes.byte()?;
        let rules = Rules::ALL.into_iter().filter(|rules| mask >> rules.number() & 1 == 1).collect();
        let count = bytes.count()?;
        let (mut tiers, mut rows) = (Vec::new(), 0u32);
        for _ in 0..count {
            let tier = tier(&mut bytes)?;
            rows = rows.saturating_add(tier.rows);
            if rows > MOST {
                return Err(IndexFault::OutOfRange);
            }
            tiers.push(tier);
        }
        Ok(Self { rules, tiers, spelling: Table::read(&mut bytes)?, endings: Table::read(&mut bytes)? })
    }

    /// How many rows the archive has.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.tiers.iter().map(|tier| tier.rows).sum()
    }

    /// The first number of the files that hold something.
    #[must_use]
    pub fn first(&self, what: Holds) -> usize {
        let mut at = 0;
        for (holds, names) in self.tables() {
            if holds == what {
                break;
            }
            at += names.len();
        }
        at
    }

    /// What a file holds, and the hash in its name.
    #[must_use]
    pub fn file(&self, number: usize) -> Option<(Holds, &str)> {
        let mut left = number;
        for (holds, names) in self.tables() {
            match names.get(left) {
                Some(name) => return Some((holds, name)),
                None => left -= names.len(),
            }
        }
        None
    }

    /// How many files there are.
    #[must_use]
    pub fn files(&self) -> usize {
        self.tables().map(|(_, names)| names.len()).sum()
    }

    fn tables(&self) -> impl Iterator<Item = (Holds, &[String])> {
        let tiers = self.tiers.iter().enumerate().flat_map(|(at, tier)| {
            [(Holds::Words(at), &tier.words.names[..]), (Holds::Pairs(at), &tier.pairs.names[..])]
        });
        tiers.chain([(Holds::Spelling, &self.spelling.names[..]), (Holds::Endings, &self.endings.names[..])])
    }
}

impl Holds {
    /// The letter that such files' names begin with.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Words(_) => 'w',
            Self::Pairs(_) => 'p',
            Self::Spelling | Self::Endings => 's',
        }
    }
}

fn tier(bytes: &mut Bytes<'_>) -> Result<Tier, IndexFault> {
    let rows = bytes.number()?;
    let words = Table::read(bytes)?;
    let count = bytes.count()?;
    let (mut covers, mut covered) = (Vec::with_capacity(count), 0u32);
    for _ in 0..count {
        let shards = bytes.number()?;
        covered = covered.saturating_add(shards);
        covers.push(shards);
    }
    if covered as usize != words.names.len() && count > 0 {
        return Err(IndexFault::OutOfRange);
    }
    Ok(Tier { rows, words, pairs: PairTable { covers, names: read_names(bytes, count)? } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(starts: &[&str]) -> Table {
        let names = (0..starts.len()).map(|at| format!("{at:010}")).collect();
        Table { starts: starts.iter().map(ToString::to_string).collect(), names }
    }

    fn root() -> Root {
        let tier = |starts: &[&str], covers: &[u32]| Tier {
            rows: 7,
            words: table(starts),
            pairs: PairTable { covers: covers.to_vec(), names: vec!["abcdefghij".into(); covers.len()] },
        };
        Root {
            rules: vec![Rules::English, Rules::Spanish],
            tiers: vec![tier(&["", "m", "ñ"], &[2, 1]), tier(&["a", "mine", "mining", "n"], &[4])],
            spelling: table(&["a", "b"]),
            endings: table(&["a"]),
        }
    }

    #[test]
    fn is_read_back() {
        let root = root();
        let payload = root.encode();
        assert_eq!(Root::decode(&payload), Ok(root.clone()));
        for cut in 0..payload.len() {
            assert!(Root::decode(&payload[..cut]).is_err());
        }
        assert_eq!(root.files(), 3 + 2 + 4 + 1 + 2 + 1);
        assert_eq!(root.first(Holds::Words(1)), 5);
        assert_eq!(root.file(4).map(|(holds, _)| holds), Some(Holds::Pairs(0)));
        assert_eq!(root.file(12).map(|(holds, _)| holds), Some(Holds::Endings));
        assert_eq!(root.file(13), None);
    }

    #[test]
    fn names_cannot_lead_elsewhere() {
        let mut root = root();
        root.spelling.names[0] = "../../../x".into();
        assert_eq!(Root::decode(&root.encode()), Err(IndexFault::NotText));
    }

    #[test]
    fn keys_are_found_in_their_files() {
        let table = table(&["b", "mine", "mining", "n"]);
        for (key, holding, beginning) in [
            ("a", Some(0), Some((0, 0))),
            ("b", Some(0), Some((0, 0))),
            ("m", Some(0), Some((0, 2))),
            ("min", Some(0), Some((0, 2))),
            ("mine", Some(1), Some((1, 1))),
            ("minimum", Some(1), Some((1, 1))),
            ("z", Some(3), Some((3, 3))),
        ] {
            assert_eq!((table.holding(key), table.beginning(key)), (holding, beginning), "{key}");
        }
        assert_eq!(Table::default().holding("a"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_root_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(root) = Root::decode(&bytes) {
                prop_assert!(root.files() <= bytes.len());
            }
        }

        #[test]
        fn flipped_bits_are_a_root_or_a_fault(at in any::<proptest::sample::Index>(), bit in 0..8u8) {
            let mut payload = root().encode();
            let at = at.index(payload.len());
            payload[at] ^= 1 << bit;
            if let Ok(root) = Root::decode(&payload) {
                prop_assert!(root.rows() <= MOST);
            }
        }
    }
}
