//! A shard of words: all forms of some neighbouring stems, each with the rows it stands in, by how much it says there.
//!
//! Groups are in the order of their stems. A group holds the forms of one stem by one language's rules; a form is
//! written as in the texts, accents kept. Rows are listed by *level*, how weighty the form is in the article (see
//! [`super::rank`]), so that the weight itself costs no bits. A *pointer* stands where a form does not begin with its
//! stem (`mini` points to `mine`, for `mining`), so that the beginning of every form leads to it. Byte by byte in
//! `docs/search.md`.

use super::bytes::{Bytes, IndexFault, put_number, put_text_after};
use super::rank::LEVELS;
use super::rows::{BitReader, BitWriter, MOST};
use super::stem::Rules;

/// Set in the byte that says whose rules a stem comes from, when it is a pointer.
const POINTER: u8 = 4;

/// A group as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupIn {
    /// The stem.
    pub key: String,
    /// Whose rules it comes from.
    pub rules: Rules,
    /// Its forms, in order.
    pub forms: Vec<FormIn>,
    /// Of a pointer: the stem meant; it has no forms.
    pub to: Option<String>,
}

/// A form as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormIn {
    /// As in the texts, in small letters.
    pub text: String,
    /// Rows by level, ascending; no row twice.
    pub rows: [Vec<u32>; LEVELS],
}

/// The payload of a shard; every row is below `rows`. Groups are in the order of their keys; of one key, stems stand
/// before pointers, both by the number of their rules, pointers then by what they point to.
#[must_use]
pub fn encode(groups: &[GroupIn], rows: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bits = BitWriter::default();
    put_number(&mut out, groups.len());
    let mut before = "";
    for group in groups {
        put_text_after(&mut out, before, &group.key);
        before = &group.key;
        if let Some(to) = &group.to {
            out.push(group.rules.number() | POINTER);
            put_text_after(&mut out, &group.key, to);
            continue;
        }
        out.push(group.rules.number());
        put_number(&mut out, group.forms.len());
        for form in &group.forms {
            put_text_after(&mut out, &group.key, &form.text);
            let levels = form.rows.iter().enumerate().filter(|(_, rows)| !rows.is_empty());
            out.push(levels.clone().fold(0, |mask, (level, _)| mask | 1 << level));
            for (_, list) in levels {
                put_number(&mut out, list.len());
                bits.rows(list, 0, rows.saturating_sub(1));
            }
        }
    }
    out.extend(bits.finish());
    out
}

/// A shard that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordShard {
    /// In order.
    pub groups: Vec<Group>,
    /// Of all groups, end to end.
    pub forms: Vec<Form>,
    bits: Vec<u8>,
    rows: u32,
}

/// A group that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The stem.
    pub key: String,
    /// [`Rules::number`].
    pub rules: u8,
    /// Its forms in [`WordShard::forms`]: the first, and the one after the last.
    pub forms: (usize, usize),
    /// Of a pointer: the stem meant.
    pub to: Option<String>,
}

/// A form that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// As in the texts.
    pub text: String,
    /// How many rows have it.
    pub count: u32,
    counts: [u32; LEVELS],
    /// Where its bits begin.
    at: usize,
}

impl WordShard {
    /// Reads the payload of a shard of a part of the archive with so many rows.
    ///
    /// # Errors
    /// An [`IndexFault`], whatever the bytes.
    pub fn decode(payload: &[u8], rows: u32) -> Result<Self, IndexFault> {
        if rows == 0 || rows > MOST {
            return Err(IndexFault::OutOfRange);
        }
        let mut bytes = Bytes(payload);
        let count = bytes.count()?;
        let mut shard = Self { rows, ..Self::default() };
        for _ in 0..count {
            let group = group(&mut bytes, &mut shard)?;
            if shard.groups.last().is_some_and(|before| before.place() >= group.place()) {
                return Err(IndexFault::OutOfRange);
            }
            shard.groups.push(group);
        }
        shard.bits = bytes.0.to_vec();
        // Every list is gone through once: a fault shows here and not in the middle of an answer.
        let mut reader = BitReader::new(&shard.bits, 0);
        for form in &mut shard.forms {
            form.at = reader.at;
            for count in form.counts.into_iter().filter(|count| *count > 0) {
                reader.skip(count, (0, rows - 1))?;
            }
        }
        Ok(shard)
    }

    /// Calls `each` with the rows of a form and their levels: by level, ascending rows within one.
    pub fn rows(&self, form: &Form, each: &mut dyn FnMut(u32, usize)) {
        let mut reader = BitReader::new(&self.bits, form.at);
        for (level, count) in form.counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            // It was gone through when it was read, so there is no fault.
            let _ = reader.rows(count, (0, self.rows - 1), &mut |row| each(row, level));
        }
    }

    /// The forms of a group.
    #[must_use]
    pub fn of(&self, group: &Group) -> &[Form] {
        self.forms.get(group.forms.0..group.forms.1).unwrap_or_default()
    }

    /// The group of a stem by some rules.
    #[must_use]
    pub fn find(&self, key: &str, rules: Rules) -> Option<&Group> {
        let wanted = (key, false, rules.number(), None);
        let at = self.groups.partition_point(|group| group.place() < wanted);
        self.groups.get(at).filter(|group| group.place() == wanted)
    }
}

impl Group {
    /// What groups are in the order of.
    fn place(&self) -> (&str, bool, u8, Option<&str>) {
        (&self.key, self.to.is_some(), self.rules, self.to.as_deref())
    }
}

/// Reads a group; its forms are added to the shard's.
fn group(bytes: &mut Bytes<'_>, shard: &mut WordShard) -> Result<Group, IndexFault> {
    let key = bytes.text_after(shard.groups.last().map_or("", |before| before.key.as_str()))?;
    let mark = bytes.byte()?;
    let rules = mark & !POINTER;
    let first = shard.forms.len();
    if mark & POINTER != 0 {
        let to = Some(bytes.text_after(&key)?);
        return Ok(Group { key, rules, forms: (first, first), to });
    }
    let count = bytes.count()?;
    for _ in 0..count {
        let form = form(bytes, &key, shard.rows)?;
        shard.forms.push(form);
    }
    Ok(Group { key, rules, forms: (first, first + count), to: None })
}

fn form(bytes: &mut Bytes<'_>, key: &str, rows: u32) -> Result<Form, IndexFault> {
    let text = bytes.text_after(key)?;
    let mask = bytes.byte()?;
    let mut form = Form { text, ..Form::default() };
    for level in (0..LEVELS).filter(|level| mask >> level & 1 == 1) {
        let count = bytes.number()?;
        if count == 0 || count > rows - form.count {
            return Err(IndexFault::OutOfRange);
        }
        form.counts[level] = count;
        form.count += count;
    }
    if form.count == 0 { Err(IndexFault::OutOfRange) } else { Ok(form) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn groups() -> impl Strategy<Value = Vec<GroupIn>> {
        let rows = proptest::collection::btree_map(0u32..200, 0..LEVELS, 1..30);
        let form = ("[a-zñé]{1,9}", rows).prop_map(|(text, placed)| {
            let mut form = FormIn { text, ..FormIn::default() };
            for (row, level) in placed {
                form.rows[level].push(row);
            }
            form
        });
        let forms = proptest::collection::vec(form, 1..4);
        let group = ("[a-zñ]{1,6}", 0..3usize, forms, proptest::option::weighted(0.2, "[a-z]{1,5}"));
        proptest::collection::vec(group, 0..12).prop_map(|mut made| {
            made.sort_by(|a, b| (&a.0, a.3.is_some(), a.1, &a.3).cmp(&(&b.0, b.3.is_some(), b.1, &b.3)));
            made.dedup_by(|a, b| (&a.0, a.1, &a.3) == (&b.0, b.1, &b.3));
            made.into_iter()
                .map(|(key, rules, forms, to)| GroupIn {
                    key,
                    rules: Rules::ALL[rules],
                    forms: if to.is_some() { Vec::new() } else { forms },
                    to,
                })
                .collect()
        })
    }

    fn read_back(shard: &WordShard) -> Vec<GroupIn> {
        let form = |form: &Form| {
            let mut back = FormIn { text: form.text.clone(), ..FormIn::default() };
            shard.rows(form, &mut |row, level| back.rows[level].push(row));
            back
        };
        let group = |group: &Group| GroupIn {
            key: group.key.clone(),
            rules: Rules::ALL[usize::from(group.rules)],
            forms: shard.of(group).iter().map(form).collect(),
            to: group.to.clone(),
        };
        shard.groups.iter().map(group).collect()
    }

    proptest! {
        #[test]
        fn are_read_back(groups in groups()) {
            let payload = encode(&groups, 200);
            let shard = WordShard::decode(&payload, 200).unwrap();
            prop_assert_eq!(read_back(&shard), groups.clone());
            for group in groups.iter().filter(|group| group.to.is_none()) {
                prop_assert_eq!(shard.find(&group.key, group.rules).map(|found| &found.key), Some(&group.key));
            }
            for cut in 0..payload.len() {
                // Cut within its bits it may still be whole, if only certain rows were cut off.
                if let Ok(part) = WordShard::decode(&payload[..cut], 200) {
                    read_back(&part);
                }
            }
        }

        #[test]
        fn any_bytes_are_a_shard_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..120), rows in any::<u32>()) {
            if let Ok(shard) = WordShard::decode(&bytes, rows) {
                prop_assert!(shard.forms.len() <= bytes.len());
                if rows < 5000 {
                    for form in &shard.forms {
                        shard.rows(form, &mut |row, level| assert!(row < rows && level < LEVELS));
                    }
                }
            }
        }

        #[test]
        fn flipped_bits_are_a_shard_or_a_fault(groups in groups(), at in any::<proptest::sample::Index>(), bit in 0..8u8) {
            let mut payload = encode(&groups, 200);
            let at = at.index(payload.len());
            payload[at] ^= 1 << bit;
            if let Ok(shard) = WordShard::decode(&payload, 200) {
                read_back_any(&shard);
            }
        }
    }

    fn read_back_any(shard: &WordShard) {
        for form in &shard.forms {
            shard.rows(form, &mut |row, _| assert!(row < 200));
        }
    }
}
