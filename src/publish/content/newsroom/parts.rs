//! What articles and pages share: body, picture, documents, sources, action.

use crate::archive::date::Edtf;
use crate::model::Text;

/// A body, ready to be put into a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Clean HTML. Inside addresses are written `site:/path/` in `href` and `src`.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its words as plain text, paragraphs apart by a newline: for search and counting.
    pub text: String,
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6; the title of the article or page is 1.
    pub level: u8,
    /// The anchor in the body's HTML, without `#`.
    pub id: String,
    /// The words.
    pub text: String,
}

/// A picture with what is to be said of it; what the article leaves out comes from `media.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file: `media/x.jpg`.
    pub file: String,
    /// The picture in words, for those who do not see it; may be empty.
    pub alt: Text,
    /// Who made it; may be empty.
    pub credit: Text,
    /// What stands below it; may be empty.
    pub caption: Text,
    /// Its width in pixels, as it is shown.
    pub width: u32,
    /// Its height in pixels, as it is shown.
    pub height: u32,
}

/// A document to download or to read elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Where it is: `site:/media/x.pdf` or an outside address.
    pub href: String,
    /// The file, where it is ours: `media/x.pdf`.
    pub file: Option<String>,
    /// What it is called.
    pub title: Text,
    /// The language it is written in (BCP 47), where that is said.
    pub language: Option<String>,
    /// When it was written.
    pub date: Option<Edtf>,
    /// Its media type, as `application/pdf`; known for our own files.
    pub media_type: Option<String>,
    /// Its size in bytes; known for our own files.
    pub size: Option<u64>,
}

/// Where something comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called; may be empty when there is an address.
    pub title: Text,
    /// Its address.
    pub href: Option<String>,
    /// The language it is written in (BCP 47), where that is said.
    pub language: Option<String>,
}

/// Who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
}

/// What a reader is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The words on the button.
    pub title: Text,
    /// Where it leads.
    pub href: String,
}
