//! A summary from a first paragraph: whole sentences, never half a word.

/// Aim at no more letters than this.
const AIM: usize = 300;
/// A single sentence may be as long as this.
const LONGEST: usize = 420;
/// Sentences that give no more than this are not worth stopping after.
const SHORTEST: usize = 60;

/// Words after which a dot ends no sentence.
const SHORT_FORMS: [&str; 34] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "vs", "etc", "vol", "art", "arts", "p", "pp", "fig",
    "ca", "approx", "gen", "col", "sr", "sra", "srta", "dra", "ing", "lic", "arq", "núm", "nro", "av", "ee",
    "uu", "s", "ss",
];

/// Cuts a paragraph after its last sentence that fits; a first sentence that is too long ends at a word, with "…".
pub(in crate::publish::content) fn summary(paragraph: &str) -> String {
    let Some((too_long, _)) = paragraph.char_indices().nth(AIM) else { return paragraph.to_owned() };
    let ends = sentence_ends(paragraph);
    if let Some(end) =
        ends.iter().rev().find(|end| **end <= too_long && paragraph[..**end].chars().count() >= SHORTEST)
    {
        return paragraph[..*end].to_owned();
    }
    let first = ends.iter().find(|end| paragraph[..**end].chars().count() >= SHORTEST).copied();
    if let Some(end) = first.filter(|end| paragraph[..*end].chars().count() <= LONGEST) {
        return paragraph[..end].to_owned();
    }
    let head = &paragraph[..too_long];
    let word = head.rfind(char::is_whitespace).map_or(head, |at| &head[..at]);
    format!("{}…", word.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-(".contains(c)))
}

/// Where sentences end: behind the mark and the quotation marks and brackets that close with it.
fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        let mut end = at + mark.len_utf8();
        let closing = |c: char| matches!(c, '”' | '’' | '»' | ')' | ']' | '"' | '\'' | '.' | '!' | '?' | '…');
        end += text[end..].chars().take_while(|c| closing(*c)).map(char::len_utf8).sum::<usize>();
        let rest = &text[end..];
        if rest.is_empty() {
            ends.push(end);
            continue;
        }
        let Some(after) = rest.strip_prefix(char::is_whitespace) else { continue };
        let goes_on = after.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let short = mark == '.' && (SHORT_FORMS.contains(&word.to_lowercase().as_str()) || is_initial(word));
        if !goes_on && !short && ends.last() != Some(&end) {
            ends.push(end);
        }
    }
    ends
}

/// One letter, as in "J. Smith".
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences() {
        let long = format!("Then {}", "word ".repeat(70));
        for (text, cut) in [
            ("Short.".to_owned(), "Short."),
            (
                format!(
                    "The first sentence stands here and is long enough to be a summary of it all. {long}."
                ),
                "The first sentence stands here and is long enough to be a summary of it all.",
            ),
            (
                format!(
                    "Dr. J. Quispe spoke of art. 6 and “the right to say no.” Those who heard it agreed. Then {long}."
                ),
                "Dr. J. Quispe spoke of art. 6 and “the right to say no.” Those who heard it agreed.",
            ),
        ] {
            assert_eq!(summary(&text), cut);
        }
    }

    #[test]
    fn never_half_a_word() {
        let cut = summary(&"contamination ".repeat(60));
        assert!(cut.ends_with("contamination…"), "{cut}");
        assert!(cut.chars().count() <= AIM + 1);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_cut(text in "(\\PC{0,12}[ .!?…]){0,80}") {
            let cut = summary(&text);
            let stem = cut.strip_suffix('…').unwrap_or(&cut);
            proptest::prop_assert!(text.starts_with(stem) && cut.chars().count() <= LONGEST + 1);
        }
    }
}
