//! The languages of a site: of its interface, and those it is written in without one.

/// The languages of a site.
#[derive(Clone, Debug)]
pub(super) struct Languages {
    /// Of the interface; the first is at `/`. Never empty.
    pub(super) interface: Vec<String>,
    /// Written in, without an interface.
    pub(super) content: Vec<String>,
    /// Whether `site.yaml` could be read; if not, any language passes, and one fault does not look like a hundred.
    pub(super) sure: bool,
}

impl Default for Languages {
    fn default() -> Self {
        Self { interface: vec!["en".to_owned()], content: Vec::new(), sure: false }
    }
}

impl Languages {
    /// The first language.
    pub(super) fn first(&self) -> &str {
        &self.interface[0]
    }

    /// Whether something may be written in it.
    pub(super) fn writes(&self, code: &str) -> bool {
        self.all().any(|known| known == code) || (!self.sure && is_code(code))
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> + Clone {
        self.interface.iter().chain(&self.content).map(String::as_str)
    }

    /// What stands before the paths of a language: nothing, or `/es`.
    pub(super) fn prefix(&self, code: &str) -> String {
        match self.interface.iter().position(|known| known == code) {
            Some(0) | None => String::new(),
            Some(_) => format!("/{code}"),
        }
    }
}

/// Whether a text has the form of a language's code (BCP 47): `en`, `qu`, `pt-BR`.
pub(in crate::publish) fn is_code(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_prefixes() {
        for (text, right) in [("en", true), ("pt-BR", true), ("qu", true), ("EN", false), ("english", false)]
        {
            assert_eq!(is_code(text), right, "{text}");
        }
        let languages = Languages {
            interface: vec!["en".to_owned(), "es".to_owned()],
            content: vec!["qu".to_owned()],
            sure: true,
        };
        assert_eq!(["en", "es", "qu"].map(|code| languages.prefix(code)), ["", "/es", ""]);
        assert!(!languages.writes("fr") && languages.writes("qu"));
    }
}
