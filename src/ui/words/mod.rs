//! Every word of the interface, in one table for each language, and how each language writes numbers and dates.
//!
//! [`dates`] writes dates, [`numbers`] numbers and file sizes, [`en`] and [`es`] are the tables. A further language is
//! one more table and one more line in [`LANGUAGES`] and [`Words::of`]; [`failures`] is what the start script says, [`about_data`] the
//! page about the data.

pub mod about_data;
pub mod cite;
pub mod dates;
pub mod embedding;
mod en;
mod es;
pub mod failures;
pub mod feeds;
pub(super) mod follow;
pub mod moved;
pub mod numbers;
mod phrases;
mod table;
pub mod without_line;

pub use en::EN;
pub use es::ES;
pub use table::Words;

/// The languages that the interface can speak.
pub const LANGUAGES: &[&str] = &["en", "es"];

impl Words {
    /// The words in a language, by its BCP 47 code; English where there are none.
    #[must_use]
    pub fn of(code: &str) -> &'static Self {
        let primary = code.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("es") { &ES } else { &EN }
    }

    /// What a kind is called that every newsroom has; `None` for one of its own.
    #[must_use]
    pub fn kind_name(&self, id: &str) -> Option<&'static str> {
        Some(match id {
            "news" => self.kind_news,
            "analysis" => self.kind_analysis,
            "editorial" => self.kind_editorial,
            "letter" => self.kind_letter,
            "event" => self.kind_event,
            "appeal" => self.kind_appeal,
            "report" => self.kind_report,
            "obituary" => self.kind_obituary,
            "notice" => self.kind_notice,
            _ => return None,
        })
    }

    /// How many articles, as `412 articles`.
    #[must_use]
    pub fn articles(&self, count: u32) -> String {
        if count == 0 {
            return self.article_none.to_owned();
        }
        let mut text = numbers::number(count.into());
        text.push(' ');
        text.push_str(if count == 1 { self.article_one } else { self.article_many });
        text
    }
}

/// The words in a language by its BCP 47 code, whatever its region; the first of `all`, English, where there are none.
fn spoken<T>(all: &'static [T], code: &str, language: impl Fn(&T) -> &str) -> &'static T {
    let primary = code.split('-').next().unwrap_or_default();
    all.iter().find(|words| language(words).eq_ignore_ascii_case(primary)).unwrap_or(&all[0])
}

/// The same text beginning with a capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_are_whole_and_differ() {
        for code in LANGUAGES {
            let words = Words::of(code);
            assert_eq!(words.code, *code);
            for (name, phrase) in words.phrases() {
                // English has nothing before a decade, Spanish nothing after it.
                assert!(!phrase.is_empty() || name.starts_with("decade_"), "{code}: {name}");
            }
            assert!(words.months.iter().chain(&words.months_short).all(|month| !month.is_empty()), "{code}");
        }
        let same: Vec<&str> = (EN.phrases().iter().zip(ES.phrases()))
            .filter(|((_, english), (_, spanish))| english == spanish)
            .map(|((name, _), _)| *name)
            .collect();
        assert_eq!(same, ["kind_editorial"], "not translated, but for what is the same word");
        assert_eq!(Words::of("es-PE").code, "es");
        assert_eq!(Words::of("qu").code, "en");
    }

    #[test]
    fn counts_read_as_words() {
        assert_eq!([0, 1, 1234].map(|n| EN.articles(n)), ["No articles", "1 article", "1,234 articles"]);
        assert_eq!([0, 1, 2].map(|n| ES.articles(n)), ["Ningún artículo", "1 artículo", "2 artículos"]);
        assert_eq!(capital("ábaco"), "Ábaco");
    }
}
