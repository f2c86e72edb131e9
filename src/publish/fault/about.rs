//! What is to be said of each sort of fault at once, for the list in `docs/check.md` and for SARIF's rules.

use super::Code;

/// Where a sort of fault is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// In a content folder, by `build` and `check`.
    Content,
    /// In a content folder that can be built, by `check` alone.
    Style,
    /// On other sites, by `check --outside-links`.
    Outside,
    /// Between a site and the one before it, in a written site, on a running host.
    Site,
}

/// What is to be said of a sort of fault.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The sort.
    pub code: Code,
    /// Where it is looked for.
    pub class: Class,
    /// What is wrong.
    pub what: &'static str,
    /// What would be right.
    pub mend: &'static str,
}

impl Code {
    /// Its name, as JSON and `--allow` have it: `unknown-key`.
    #[must_use]
    pub fn name(self) -> String {
        let mut name = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }

    /// The sort of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ABOUT.iter().map(|about| about.code).find(|code| code.name() == name)
    }

    /// What is to be said of it.
    #[must_use]
    pub fn about(self) -> About {
        let unnamed = About { code: self, class: Class::Content, what: "", mend: "" };
        ABOUT.iter().copied().find(|about| about.code == self).unwrap_or(unnamed)
    }

    /// Whether it is a matter of style.
    #[must_use]
    pub fn is_style(self) -> bool {
        self.about().class == Class::Style
    }
}

const fn about(code: Code, class: Class, what: &'static str, mend: &'static str) -> About {
    About { code, class, what, mend }
}

use Class::{Content, Outside, Site, Style};

/// Every sort of fault, in the order of the list in the documents.
pub const ABOUT: &[About] = &[
    about(
        Code::NotReadable,
        Content,
        "a file or folder that is needed is not there, or cannot be read",
        "put it there, or name the right folder",
    ),
    about(Code::Encoding, Content, "the file is not UTF-8", "save it again as UTF-8"),
    about(
        Code::FrontMatter,
        Content,
        "front matter is missing or not closed",
        "begin with a line `---`, then `title: …`, then a line `---`",
    ),
    about(
        Code::Yaml,
        Content,
        "the YAML cannot be read, or reads otherwise than it looks",
        "put a text with a colon or a # in quotes; close brackets; indent with spaces",
    ),
    about(
        Code::UnknownKey,
        Content,
        "a key that is not known here",
        "write the known one that is meant; begin your own with `x-`",
    ),
    about(Code::RepeatedKey, Content, "a key that stands twice", "keep one of the two"),
    about(Code::MissingKey, Content, "a key that is needed is not there", "add it"),
    about(
        Code::WrongType,
        Content,
        "a list where a text should be, and the like",
        "write it as the mend shows",
    ),
    about(Code::WrongValue, Content, "a value that cannot stand here", "write one of those that can"),
    about(Code::IdForm, Content, "not of the form of an id", "small letters a-z, digits and hyphens"),
    about(Code::UnknownId, Content, "an id that no vocabulary has", "write one that it has, or add it there"),
    about(Code::RepeatedId, Content, "an id that two things have", "give one of them another"),
    about(
        Code::RepeatedAddress,
        Content,
        "an address that two things have",
        "add `slug: …` to one, or rename its file",
    ),
    about(
        Code::ReservedAddress,
        Content,
        "an address that the site itself uses",
        "give the file another name",
    ),
    about(
        Code::Slug,
        Content,
        "a slug that cannot be part of an address",
        "small letters, digits and hyphens, and at least one letter",
    ),
    about(
        Code::Language,
        Content,
        "a language that the site does not list",
        "add it to `languages` or `content_languages` in site.yaml",
    ),
    about(
        Code::Translation,
        Content,
        "translations in a circle, or two in one language",
        "take `translates` out of the original; correct `language`",
    ),
    about(
        Code::Date,
        Content,
        "a date that cannot be read, or cannot be",
        "write 2019-03-23, 2019-03, 2019, 1983~, 201X or 2012-08/2012-09",
    ),
    about(
        Code::ClockZero,
        Content,
        "a day that is the zero of computers' clocks (1970-01-01, 1969-12-31)",
        "leave the date out when it is not known",
    ),
    about(
        Code::Future,
        Content,
        "a date after today",
        "correct it, or let the article stand as `draft: true` until then",
    ),
    about(
        Code::Event,
        Content,
        "an event that ends before it begins, or whose time cannot be",
        "correct `starts` and `ends`",
    ),
    about(
        Code::RepeatedEvent,
        Content,
        "the same event twice",
        "keep one, and give it the other's address by `redirects`",
    ),
    about(
        Code::SeriesNumber,
        Content,
        "a number twice in a series of parts, or where there are none",
        "correct it, or `numbered` in series.yaml",
    ),
    about(
        Code::Address,
        Content,
        "an address of a form or scheme that cannot stand here",
        "`/path/`, `media/x.pdf`, a path to an .md file, `https:`, `http:`, `mailto:` or `tel:`",
    ),
    about(
        Code::Target,
        Content,
        "a target inside the site that is not there",
        "correct the address, or write what it should lead to",
    ),
    about(
        Code::Redirect,
        Content,
        "a redirect that cannot be",
        "an old address of this site that nothing lives at now",
    ),
    about(
        Code::Picture,
        Content,
        "a picture that is none, is damaged, or lies elsewhere",
        "put a JPEG, PNG, WebP or GIF into media/",
    ),
    about(
        Code::Media,
        Content,
        "a file of media/ that cannot be published",
        "put it into media/, or correct its name",
    ),
    about(
        Code::PictureText,
        Content,
        "a picture without words for those who do not see it, or whose words are its file's name",
        "say what it shows: `![a market by the river](media/x.jpg)`, or `alt` in media.yaml",
    ),
    about(
        Code::Accent,
        Content,
        "an accent that cannot be read on the page",
        "take a darker or a stronger colour",
    ),
    about(Code::Html, Content, "raw HTML that had to be changed", "write it in Markdown"),
    about(Code::Unused, Content, "something that nobody uses", "use it, or take it out; no harm is done"),
    about(
        Code::FeedDay,
        Content,
        "articles of no known day, which feeds cannot bring",
        "write `added: …` where you know when it came online",
    ),
    about(
        Code::NoFeeds,
        Content,
        "a site without an address of its own has no feeds",
        "write `url` in site.yaml, or give `--site-url`",
    ),
    about(
        Code::DeadAnchor,
        Style,
        "a link to a part of a page that has no such part",
        "write one that the page has",
    ),
    about(
        Code::LinkText,
        Style,
        "a link whose words do not say where it leads: “click here”, “read more”, an address",
        "write what the reader finds there",
    ),
    about(
        Code::HeadingOrder,
        Style,
        "headings that skip a level, or begin at the title's own; the site mends this by itself",
        "begin with `##`, and go down one step at a time",
    ),
    about(
        Code::NoSummary,
        Style,
        "no `summary`, and a first paragraph that makes none",
        "write `summary`: one or two whole sentences",
    ),
    about(
        Code::LongHeadline,
        Style,
        "a headline of more than 110 letters, which lists and other sites cut",
        "put the rest into `summary`",
    ),
    about(
        Code::UnmarkedLanguage,
        Style,
        "words in another of the site's languages than they are said to be",
        "write `language: …`, or put a passage into `<span lang=\"es\">…</span>`",
    ),
    about(
        Code::Duplicate,
        Style,
        "two articles that are probably one",
        "keep one with the other's address in `redirects`; or `translates`, if one is a translation",
    ),
    about(
        Code::Overlap,
        Style,
        "two entries of a vocabulary that are probably one",
        "keep one, and make the other's name an alias of it",
    ),
    about(
        Code::OutsideLink,
        Outside,
        "a link to another site that leads nowhere",
        "link to where it is now, or to a copy in a web archive",
    ),
    about(
        Code::OutsideMoved,
        Outside,
        "a link to another site's address that has moved for good",
        "write the new address",
    ),
    about(
        Code::OutsideUnsure,
        Outside,
        "a link to another site of which nothing could be learned",
        "open it in a browser",
    ),
    about(
        Code::Vanished,
        Site,
        "an address that was published and is not any more",
        "add it to `redirects` of what replaces it",
    ),
    about(
        Code::NotThere,
        Site,
        "a file of the site that is not there",
        "build again, and copy the whole folder",
    ),
    about(Code::Altered, Site, "a file that was cut or changed on its way", "copy it again, as it is"),
    about(
        Code::Copy,
        Site,
        "a compressed copy that is not one of its file",
        "build again, and copy the whole folder",
    ),
    about(Code::Limit, Site, "more than a host takes", "another host, or fewer compressed copies"),
    about(Code::Moved, Site, "the site is at another address", "correct `url` in site.yaml, or `--url`"),
    about(Code::PageInstead, Site, "a host answers with a page in place of a file", "see docs/hosts.md"),
    about(Code::ContentType, Site, "a host sends a wrong type", "see docs/hosts.md"),
    about(Code::NotCompressed, Site, "a host does not compress", "see docs/hosts.md"),
    about(
        Code::Decoded,
        Site,
        "a host unpacks, or lets browsers unpack, what is a compressed file",
        "see docs/hosts.md",
    ),
    about(Code::KeptTooLong, Site, "a host lets what changes be kept too long", "see docs/hosts.md"),
    about(Code::NotKept, Site, "a host does not let be kept what never changes", "see docs/hosts.md"),
    about(Code::NoMissingPage, Site, "a host does not say that something is not there", "see docs/hosts.md"),
    about(
        Code::SlashLost,
        Site,
        "a host does not lead to the address with the last slash",
        "see docs/hosts.md",
    ),
    about(Code::RedirectLost, Site, "a host does not lead on from an old address", "see docs/hosts.md"),
    about(Code::NotOpen, Site, "a host does not let other sites read the data", "see docs/hosts.md"),
    about(
        Code::Header,
        Site,
        "a host sends a header that is wrong, or not one that should be",
        "see docs/hosts.md",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_is_told_of_once() {
        let source = include_str!("code.rs");
        let variants: Vec<&str> = source
            .lines()
            .filter_map(|line| line.strip_prefix("    ")?.strip_suffix(','))
            .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
            .collect();
        assert!(variants.len() > 50);
        for variant in &variants {
            let times = ABOUT.iter().filter(|about| format!("{:?}", about.code) == *variant).count();
            assert_eq!(times, 1, "{variant}");
        }
        assert_eq!(variants.len(), ABOUT.len());
        assert!(ABOUT.iter().all(|about| !about.what.is_empty() && !about.mend.is_empty()));
    }

    #[test]
    fn names_are_those_of_json() {
        for about in ABOUT {
            assert_eq!(serde_json::to_value(about.code).unwrap(), about.code.name());
            assert_eq!(Code::named(&about.code.name()), Some(about.code));
        }
        assert_eq!(Code::named("long-headlines"), None);
    }
}
