//! The change of one line that mends a fault for certain: data, applied by `check --fix` and by nobody else.

/// What becomes of the line that a fault stands at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fix {
    /// Words that stand in it once become others.
    Words {
        /// What stands there.
        from: String,
        /// What will.
        to: String,
    },
    /// The whole line becomes another; nothing takes it out.
    Line(Option<String>),
}

impl Fix {
    /// Words of the line become others.
    #[must_use]
    pub fn words(from: &str, to: &str) -> Self {
        Self::Words { from: from.to_owned(), to: to.to_owned() }
    }

    /// The line once mended: nothing where the words are not there, or more than once, so that it is not certain which
    /// are meant; the inner nothing takes it out.
    #[must_use]
    pub fn applied(&self, line: &str) -> Option<Option<String>> {
        match self {
            Self::Line(to) => Some(to.clone()),
            Self::Words { from, to } => {
                let mut found =
                    line.match_indices(from.as_str()).filter(|(at, _)| stands_alone(line, *at, from));
                let (at, _) = found.next()?;
                if found.next().is_some() {
                    return None;
                }
                Some(Some(format!("{}{to}{}", &line[..at], &line[at + from.len()..])))
            }
        }
    }
}

/// Whether what stands at a place is no part of a longer word.
fn stands_alone(line: &str, at: usize, words: &str) -> bool {
    let of_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
    let joined =
        |inner: Option<char>, outer: Option<char>| inner.is_some_and(of_word) && outer.is_some_and(of_word);
    let end = at + words.len();
    // An address may be the beginning of another.
    let mut after = line[end..].chars();
    let goes_on = words.contains("://")
        && match after.next() {
            Some('.') => after.next().is_some_and(char::is_alphanumeric),
            Some(c) => "?#=&%:+~".contains(c),
            None => false,
        };
    !goes_on
        && !joined(words.chars().next(), line[..at].chars().next_back())
        && !joined(words.chars().next_back(), line[end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::Fix;

    #[test]
    fn words_are_changed_where_they_stand_alone_and_once() {
        for (line, from, to, mended) in [
            ("topics: [Mining, mining-law]", "Mining", "mining", Some("topics: [mining, mining-law]")),
            ("topics: [minning, minning-law]", "minning", "mining", Some("topics: [mining, minning-law]")),
            ("topics: [minning, minning]", "minning", "mining", None),
            ("sumary: the sumary: of it", "sumary:", "summary:", None),
            ("sumary: words", "sumary:", "summary:", Some("summary: words")),
            ("- {nmae: x}", "nmae:", "name:", Some("- {name: x}")),
            ("rename: x", "name:", "title:", None),
            (
                "[a](http://h/x) (http://h/x/y)",
                "http://h/x",
                "https://h/x",
                Some("[a](https://h/x) (http://h/x/y)"),
            ),
            ("[a](http://h/x.html)", "http://h/x", "https://h/x", None),
            ("[a](http://h/x?y)", "http://h/x", "https://h/x", None),
            ("See http://h/x.", "http://h/x", "https://h/x", Some("See https://h/x.")),
            ("topics: [Cuzcó]", "Cuzc", "cusco", None),
        ] {
            let fix = Fix::words(from, to);
            assert_eq!(fix.applied(line), mended.map(|line| Some(line.to_owned())), "{line}");
        }
        assert_eq!(Fix::Line(None).applied("date: 1970-01-01"), Some(None));
    }
}
