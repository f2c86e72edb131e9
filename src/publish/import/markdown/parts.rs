//! What a text is made of, between HTML and Markdown.

/// What stands within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// Words as they are read.
    Text(String),
    /// A new line.
    Break,
    /// Code.
    Code(String),
    /// Strong words.
    Strong(Vec<Inline>),
    /// Emphasised words.
    Emphasis(Vec<Inline>),
    /// Words in a tag that stays one: its opening, its name, the words.
    Tag(String, String, Vec<Inline>),
    /// A link: its address, the words.
    Link(String, Vec<Inline>),
    /// A picture: its file, itself in words, what stands below it.
    Picture(String, String, String),
    /// A reference to a footnote, by its number.
    Note(usize),
}

/// What stands below one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading and its level, from 1.
    Heading(u8, Vec<Inline>),
    /// Words of others.
    Quote(Vec<Block>),
    /// A list; numbered from there.
    List(Option<u64>, Vec<Vec<Block>>),
    /// Lines kept as they are.
    Code(String),
    /// A line across.
    Rule,
    /// A table: its heads where it has some, its rows.
    Table(Option<Vec<Vec<Inline>>>, Vec<Vec<Vec<Inline>>>),
    /// HTML on one line.
    Raw(String),
    /// An address alone: a film, a sound.
    Address(String),
    /// What a footnote says, by its number.
    Note(usize, Vec<Block>),
}

/// The words of it, bare.
pub(super) fn bare(inlines: &[Inline]) -> String {
    let mut out = String::new();
    collect(inlines, &mut out);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Break => out.push(' '),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Tag(_, _, inner)
            | Inline::Link(_, inner) => {
                collect(inner, out);
            }
            Inline::Picture(_, alt, _) => out.push_str(alt),
            Inline::Note(_) => {}
        }
    }
}

/// Whether there is a link in it.
pub(super) fn has_link(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Link(..) | Inline::Note(_) | Inline::Picture(..) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Tag(_, _, inner) => has_link(inner),
        _ => false,
    })
}
