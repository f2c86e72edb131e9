//! What sorts of fault there are.

use serde::Serialize;

/// What sort of thing is wrong; in JSON as `unknown-key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// A file or folder that is needed is not there, or cannot be read.
    NotReadable,
    /// The file is not UTF-8.
    Encoding,
    /// Front matter is missing or not closed.
    FrontMatter,
    /// The YAML cannot be read.
    Yaml,
    /// A key that is not known here.
    UnknownKey,
    /// A key that stands twice.
    RepeatedKey,
    /// A key that is needed is not there.
    MissingKey,
    /// A list where a text should be, and the like.
    WrongType,
    /// Of the right type, but not one of the values that can stand here.
    WrongValue,
    /// Not of the form of an id.
    IdForm,
    /// An id that no vocabulary has.
    UnknownId,
    /// An id that two things have.
    RepeatedId,
    /// An address that two things have.
    RepeatedAddress,
    /// An address that the site itself uses.
    ReservedAddress,
    /// A slug that cannot be part of an address.
    Slug,
    /// A language that the site does not list.
    Language,
    /// Translations that lead back to where they began, or to the same language.
    Translation,
    /// A date that cannot be read, or cannot be.
    Date,
    /// A date that may be the zero of a clock.
    ClockZero,
    /// A date after today.
    Future,
    /// An event that ends before it begins, or whose time cannot be.
    Event,
    /// The same event twice.
    RepeatedEvent,
    /// A number twice in a series, or where there are none.
    SeriesNumber,
    /// An address of a form or scheme that cannot stand here.
    Address,
    /// A target inside the site that is not there.
    Target,
    /// A redirect that cannot be.
    Redirect,
    /// A picture that is none, is damaged, or lies elsewhere.
    Picture,
    /// A file of `media/` that cannot be published.
    Media,
    /// A picture without words for those who do not see it.
    PictureText,
    /// The accent cannot be used.
    Accent,
    /// Raw HTML that had to be changed.
    Html,
    /// Something that nobody uses.
    Unused,
    /// Articles of no known day, which feeds cannot bring.
    FeedDay,
    /// A site without an address of its own has no feeds.
    NoFeeds,
    /// An address that was published and is not any more.
    Vanished,
    /// A file of the site that is not there.
    NotThere,
    /// A file whose bytes are not those that it is named by, or that was cut or changed.
    Altered,
    /// A compressed copy that is not one of its file.
    Copy,
    /// More than a host takes.
    Limit,
    /// The site is at another address.
    Moved,
    /// A host answers with a page in place of a file.
    PageInstead,
    /// A host sends a wrong type.
    ContentType,
    /// A host does not compress.
    NotCompressed,
    /// A host unpacks, or lets browsers unpack, what is a compressed file.
    Decoded,
    /// A host lets what changes be kept too long.
    KeptTooLong,
    /// A host does not let be kept what never changes.
    NotKept,
    /// A host does not say that something is not there.
    NoMissingPage,
    /// A host does not lead to the address with the last slash.
    SlashLost,
    /// A host does not lead on from an old address.
    RedirectLost,
    /// A host does not let other sites read the data.
    NotOpen,
    /// A host sends a header that is wrong, or not one that should be.
    Header,
    /// A link to a part of a page that has no such part.
    DeadAnchor,
    /// A link elsewhere that leads nowhere.
    OutsideLink,
    /// A link elsewhere whose target has moved for good.
    OutsideMoved,
    /// A link elsewhere of which nothing could be learned.
    OutsideUnsure,
    /// A link whose words do not say where it leads.
    LinkText,
    /// Headings that skip a level, or begin at the title's own.
    HeadingOrder,
    /// An article that lists can say nothing of.
    NoSummary,
    /// A headline that lists and other sites cut.
    LongHeadline,
    /// Words in another language than they are said to be.
    UnmarkedLanguage,
    /// Two articles that are probably one.
    Duplicate,
    /// Two entries of a vocabulary that are probably one.
    Overlap,
}
