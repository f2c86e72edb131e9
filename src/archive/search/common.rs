//! Words too common to be looked for: they are not in the index. One list for all languages of the archive, since the
//! words of a question do not say what language they are in; what is a word of its own in another language (`son`,
//! `once`, `era`) is not on it. Without accents, in order.

const COMMON: &[&str] = &[
    "a", "al", "algo", "an", "and", "are", "as", "at", "aun", "be", "been", "but", "by", "como", "con",
    "cual", "cuando", "de", "del", "desde", "donde", "e", "el", "ella", "ellas", "ellos", "en", "entre",
    "es", "esa", "esas", "ese", "eso", "esos", "esta", "estas", "este", "esto", "estos", "for", "from",
    "had", "has", "hasta", "have", "hay", "he", "her", "his", "i", "if", "in", "into", "is", "it", "its",
    "la", "las", "le", "les", "lo", "los", "mas", "me", "mi", "muy", "my", "ni", "no", "nos", "not", "o",
    "of", "on", "or", "our", "para", "pero", "por", "porque", "que", "quien", "se", "she", "si", "sobre",
    "su", "sus", "te", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "to", "tu", "u", "un", "una", "unas", "uno", "unos", "us", "was", "we", "were", "what", "when",
    "which", "who", "will", "with", "would", "y", "ya", "yo", "you", "your",
];

/// Whether a word (small letters, no accents) is too common.
#[must_use]
pub fn is_common(folded: &str) -> bool {
    COMMON.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(COMMON.is_sorted());
        assert!(is_common("the") && is_common("los") && is_common("a") && is_common("your"));
        assert!(!is_common("mine") && !is_common("son") && !is_common(""));
    }
}
