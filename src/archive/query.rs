//! What a reader asks of a list, and the address that says so.
//!
//! `?q=…&topic=mining,-water&region=cusco&kind=…&series=…&language=…&from=2004&to=2019-06&dated=no&match=all&sort=oldest&page=2`,
//! in this order, defaults left out (the order is best first where there are words, `sort=newest` says otherwise, and
//! newest first where there are none). Read in any order; a repeated parameter is joined; unknown parameters are dropped.
//! OR within a facet, AND across; `-` before a value leaves it out.

use chrono::NaiveDate;

use super::date::Edtf;

/// A property of articles that one can choose by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// What it is about.
    Topic,
    /// Where; `country` for no region.
    Region,
    /// What it is: news, letter, …
    Kind,
    /// What it is a part of.
    Series,
    /// What it is written in.
    Language,
}

impl Facet {
    /// All, in the order of the query.
    pub const ALL: [Self; 5] = [Self::Topic, Self::Region, Self::Kind, Self::Series, Self::Language];

    /// Its name in the query and in `data-facet`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Region => "region",
            Self::Kind => "kind",
            Self::Series => "series",
            Self::Language => "language",
        }
    }

    /// Its place in [`Facet::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A value chosen, or left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// An id; perhaps one that no vocabulary knows.
    pub value: String,
    /// `-` before it: articles with it are left out.
    pub out: bool,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Newest first, undated last; what a list without words is in unless the address says otherwise.
    #[default]
    Newest,
    /// Oldest first, undated last.
    Oldest,
    /// Best match first; what a list with words is in unless the address says otherwise, and the same as newest where
    /// there are no words to match.
    Relevance,
}

impl Sort {
    /// What stands in the address for it: nothing for the usual order, which depends on whether words are asked for.
    #[must_use]
    pub fn name(self, with_words: bool) -> &'static str {
        match self {
            Self::Newest if with_words => "newest",
            Self::Oldest => "oldest",
            Self::Newest | Self::Relevance => "",
        }
    }

    /// The usual order.
    #[must_use]
    pub fn usual(with_words: bool) -> Self {
        if with_words { Self::Relevance } else { Self::Newest }
    }
}

/// One end of a span of time as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateField(pub String);

impl DateField {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The year, month or day asked for; `None` when nothing is, or when it is not understood.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let plain =
            matches!(self.0.len(), 4 | 7 | 10) && self.0.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let date = Edtf::parse(&self.0).ok().filter(|_| plain)?;
        Some((date.first_day(), date.last_day()))
    }

    /// Whether something is asked that is no year, month or day.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        !self.is_empty() && self.span().is_none()
    }
}

/// All that can be asked of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Words to look for.
    pub words: String,
    /// The choices of each facet, in the order of [`Facet::ALL`], each value once.
    pub choices: [Vec<Choice>; 5],
    /// Not before.
    pub from: DateField,
    /// Not after.
    pub to: DateField,
    /// Undated articles only; sets `from` and `to` aside.
    pub undated: bool,
    /// Every topic chosen, rather than any.
    pub all_topics: bool,
    /// The order.
    pub sort: Sort,
    /// From 0 (the first, as is 1 in the address).
    pub page: u32,
}

impl Query {
    /// The choices of a facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &[Choice] {
        &self.choices[facet.index()]
    }

    /// Reads what follows the `?` of an address (with or without it). Every text is a query.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut sort = None;
        let text = text.strip_prefix('?').unwrap_or(text);
        for pair in text.split('#').next().unwrap_or_default().split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(value);
            if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == name) {
                for choice in value.split(',') {
                    let choice = choice.trim();
                    let (out, id) = choice.strip_prefix('-').map_or((false, choice), |rest| (true, rest));
                    query.choose(facet, id, out);
                }
                continue;
            }
            let value = value.trim();
            match name {
                "q" if query.words.is_empty() => value.clone_into(&mut query.words),
                "q" if !value.is_empty() => {
                    query.words.push(' ');
                    query.words.push_str(value);
                }
                "from" => value.clone_into(&mut query.from.0),
                "to" => value.clone_into(&mut query.to.0),
                "dated" => query.undated = value == "no",
                "match" => query.all_topics = value == "all",
                "sort" => {
                    sort = match value {
                        "oldest" => Some(Sort::Oldest),
                        "newest" => Some(Sort::Newest),
                        _ => None,
                    }
                }
                "page" => query.page = value.parse::<u32>().map_or(0, |page| page.saturating_sub(1)),
                _ => {}
            }
        }
        query.sort = sort.unwrap_or(Sort::usual(!query.words.is_empty()));
        query
    }

    /// The query with these words, from its first page. An order that was the usual one stays the usual one.
    #[must_use]
    pub fn with_words(&self, words: &str) -> Self {
        let was_usual = self.sort == Sort::usual(!self.words.is_empty());
        let sort = if was_usual { Sort::usual(!words.is_empty()) } else { self.sort };
        Self { words: words.to_owned(), sort, page: 0, ..self.clone() }
    }

    /// Adds a choice; one that is there already takes the new sense.
    fn choose(&mut self, facet: Facet, value: &str, out: bool) {
        if value.is_empty() {
            return;
        }
        let choices = &mut self.choices[facet.index()];
        match choices.iter_mut().find(|choice| choice.value == value) {
            Some(choice) => choice.out = out,
            None => choices.push(Choice { value: value.to_owned(), out }),
        }
    }

    /// The query with this value chosen (or left out), from its first page.
    #[must_use]
    pub fn with(&self, facet: Facet, value: &str, out: bool) -> Self {
        let mut query = Self { page: 0, ..self.clone() };
        query.choose(facet, value, out);
        query
    }

    /// The query without this value, from its first page.
    #[must_use]
    pub fn without(&self, facet: Facet, value: &str) -> Self {
        let mut query = Self { page: 0, ..self.clone() };
        query.choices[facet.index()].retain(|choice| choice.value != value);
        query
    }

    /// The choices of a facet as they stand in the address: with commas, `-` before what is left out.
    #[must_use]
    pub fn listed(&self, facet: Facet) -> String {
        let mut values = String::new();
        for choice in self.of(facet) {
            if !values.is_empty() {
                values.push(',');
            }
            if choice.out {
                values.push('-');
            }
            values.push_str(&choice.value);
        }
        values
    }

    /// Whether anything restricts the list or stands among its filters.
    #[must_use]
    pub fn has_filters(&self) -> bool {
        !self.words.is_empty()
            || self.choices.iter().any(|choices| !choices.is_empty())
            || !self.from.is_empty()
            || !self.to.is_empty()
            || self.undated
    }

    /// The canonical address: empty, or `?` and what is asked.
    #[must_use]
    pub fn to_url(&self) -> String {
        let mut url = String::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                url.push(if url.is_empty() { '?' } else { '&' });
                url.push_str(name);
                url.push('=');
                encode(value, &mut url);
            }
        };
        add("q", &self.words);
        for facet in Facet::ALL {
            add(facet.name(), &self.listed(facet));
        }
        add("from", &self.from.0);
        add("to", &self.to.0);
        add("dated", if self.undated { "no" } else { "" });
        add("match", if self.all_topics { "all" } else { "" });
        add("sort", self.sort.name(!self.words.is_empty()));
        if self.page > 0 {
            add("page", &(u64::from(self.page) + 1).to_string());
        }
        url
    }
}

/// Decodes a value of the query, `+` as a space; what is no UTF-8 becomes the replacement character.
fn decode(text: &str) -> String {
    String::from_utf8_lossy(&percent_decoded(&text.replace('+', " "))).into_owned()
}

/// The bytes that a percent-encoded text stands for (RFC 3986, 2.1); a `%` without two digits stays as it is.
#[must_use]
pub fn percent_decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |i: usize| bytes.get(i).and_then(|b| char::from(*b).to_digit(16));
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 2;
            }
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    out
}

/// Percent-encodes all but RFC 3986's unreserved characters and the comma; a space as `+`.
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b',' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            _ => {
                out.push('%');
                out.push(char::from(HEX[usize::from(byte >> 4)]));
                out.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_addresses() {
        for (address, canonical) in [
            ("", ""),
            ("?", ""),
            ("?topic=mining", "?topic=mining"),
            ("region=cusco&topic=mining", "?topic=mining&region=cusco"),
            ("?topic=mining&topic=water", "?topic=mining,water"),
            ("?topic=mining,mining,,", "?topic=mining"),
            ("?topic=mining&topic=-mining", "?topic=-mining"),
            ("?utm_source=x&kind=letter", "?kind=letter"),
            ("?page=1&sort=newest&match=any&dated=yes", ""),
            ("?page=3&sort=oldest&match=all&dated=no", "?dated=no&match=all&sort=oldest&page=3"),
            ("?q=agua+y+oro", "?q=agua+y+oro"),
            ("?q=oro&sort=relevance", "?q=oro"),
            ("?sort=newest&q=oro", "?q=oro&sort=newest"),
            ("?q=oro&sort=oldest", "?q=oro&sort=oldest"),
            ("?q=oro&sort=best", "?q=oro"),
            ("?sort=relevance", ""),
            ("?q=%C3%B1and%C3%BA&q=x", "?q=%C3%B1and%C3%BA+x"),
            ("?from=2004&to=2019-06-31", "?from=2004&to=2019-06-31"),
            ("?topic=%ff%zz", "?topic=%EF%BF%BD%25zz"),
            ("?page=-4", ""),
            ("?page=99999999999", ""),
        ] {
            assert_eq!(Query::parse(address).to_url(), canonical, "{address}");
        }
    }

    #[test]
    fn words_bring_their_own_order() {
        for (address, words, expected) in [
            ("", "oro", "?q=oro"),
            ("?q=oro&page=3", "agua", "?q=agua"),
            ("?q=oro", "", ""),
            ("?q=oro&sort=newest", "agua", "?q=agua&sort=newest"),
            ("?q=oro&sort=newest", "", ""),
            ("?sort=oldest", "oro", "?q=oro&sort=oldest"),
        ] {
            assert_eq!(Query::parse(address).with_words(words).to_url(), expected, "{address} {words}");
        }
    }

    #[test]
    fn dates_that_cannot_be_read_are_kept() {
        let query = Query::parse("?from=2019-06-31&to=198X");
        assert!(query.from.is_unreadable() && query.to.is_unreadable());
        assert!(!Query::parse("?from=2019-06").from.is_unreadable());
        assert!(query.has_filters());
    }

    proptest::proptest! {
        #[test]
        fn every_text_is_a_query_and_its_address_says_the_same(text in ".{0,60}|([a-z]{1,8}=[^&]{0,12}&){0,6}") {
            let query = Query::parse(&text);
            proptest::prop_assert_eq!(Query::parse(&query.to_url()), query);
        }

        #[test]
        fn every_query_is_read_back(words in "[^ ]{0,8}", topics in proptest::collection::vec(("[^,-][^,]{0,5}", proptest::bool::ANY), 0..4), from in "[0-9X-]{0,10}", page in 0u32..u32::MAX) {
            let mut query = Query { words: words.trim().to_owned(), from: DateField(from), page, ..Query::default() };
            for (value, out) in topics {
                // What begins so says that it is left out.
                query.choose(Facet::Topic, value.trim().trim_start_matches('-'), out);
            }
            proptest::prop_assert_eq!(Query::parse(&query.to_url()), query);
        }
    }
}
