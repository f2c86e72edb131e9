//! Words as a browser would set them: white space between words is one space, none stands at the ends, and none just
//! inside of what is marked.

use super::parts::Inline;

/// Tidies the words of a paragraph.
pub(super) fn tidy(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut inlines = merged(hoisted(inlines, Inside::default()));
    let mut space = true;
    collapse(&mut inlines, &mut space);
    // A new line at the end shows nothing.
    loop {
        match inlines.last_mut() {
            Some(Inline::Break) => drop(inlines.pop()),
            Some(Inline::Text(text)) => {
                let end = text.trim_end_matches([' ', '\u{a0}']).len();
                text.truncate(end);
                if !text.is_empty() {
                    break;
                }
                inlines.pop();
            }
            _ => break,
        }
    }
    while matches!(inlines.first(), Some(Inline::Break)) {
        inlines.remove(0);
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    if let Some(Inline::Text(text)) = inlines.first_mut() {
        *text = text.trim_start_matches([' ', '\u{a0}']).to_owned();
    }
    inlines.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    inlines
}

/// What stands around.
#[derive(Clone, Copy, Default)]
struct Inside {
    strong: bool,
    emphasis: bool,
    link: bool,
}

/// Brings white space and new lines out of what is marked, and takes marks out that mark nothing or mark it again.
fn hoisted(inlines: Vec<Inline>, inside: Inside) -> Vec<Inline> {
    let mut out = Vec::with_capacity(inlines.len());
    for inline in inlines {
        let (inner, inside, wrap): (_, _, Box<dyn Fn(Vec<Inline>) -> Inline>) = match inline {
            Inline::Strong(inner) if inside.strong => {
                out.extend(hoisted(inner, inside));
                continue;
            }
            Inline::Emphasis(inner) if inside.emphasis => {
                out.extend(hoisted(inner, inside));
                continue;
            }
            Inline::Link(_, inner) if inside.link => {
                out.extend(hoisted(inner, inside));
                continue;
            }
            Inline::Strong(inner) => (inner, Inside { strong: true, ..inside }, Box::new(Inline::Strong)),
            Inline::Emphasis(inner) => {
                (inner, Inside { emphasis: true, ..inside }, Box::new(Inline::Emphasis))
            }
            Inline::Link(to, inner) => (
                inner,
                Inside { link: true, ..inside },
                Box::new(move |inner| Inline::Link(to.clone(), inner)),
            ),
            Inline::Tag(open, name, inner) => {
                (inner, inside, Box::new(move |inner| Inline::Tag(open.clone(), name.clone(), inner)))
            }
            other => {
                out.push(other);
                continue;
            }
        };
        let mut inner = merged(hoisted(inner, inside));
        let mut after = Vec::new();
        let starts = inner.iter().take_while(|inline| is_space(inline)).count();
        out.extend(inner.drain(..starts));
        while inner.last().is_some_and(is_space) {
            after.extend(inner.pop());
        }
        if let Some(Inline::Text(text)) = inner.first_mut() {
            let rest = text.trim_start_matches(is_white).to_owned();
            if rest.len() < text.len() {
                out.push(Inline::Text(text[..text.len() - rest.len()].to_owned()));
                *text = rest;
            }
        }
        if let Some(Inline::Text(text)) = inner.last_mut() {
            let end = text.trim_end_matches(is_white).len();
            if end < text.len() {
                after.push(Inline::Text(text.split_off(end)));
            }
        }
        if !inner.is_empty() {
            out.push(wrap(inner));
        }
        out.extend(after.into_iter().rev());
    }
    out
}

fn is_white(c: char) -> bool {
    c.is_whitespace()
}

fn is_space(inline: &Inline) -> bool {
    matches!(inline, Inline::Break)
        || matches!(inline, Inline::Text(text) if text.chars().all(char::is_whitespace))
}

/// Neighbours of one sort become one.
fn merged(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match (out.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text))
            | (Some(Inline::Code(before)), Inline::Code(text)) => {
                before.push_str(&text);
            }
            (Some(Inline::Strong(before)), Inline::Strong(inner))
            | (Some(Inline::Emphasis(before)), Inline::Emphasis(inner)) => {
                before.extend(inner);
                *before = merged(std::mem::take(before));
            }
            (_, inline) => out.push(inline),
        }
    }
    out
}

/// Makes white space one space, across the borders of what is marked.
fn collapse(inlines: &mut [Inline], space: &mut bool) {
    for at in 0..inlines.len() {
        let before_break = matches!(inlines.get(at + 1), Some(Inline::Break));
        match &mut inlines[at] {
            Inline::Text(text) => {
                let mut out = String::with_capacity(text.len());
                for c in text.chars() {
                    if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                        if !*space {
                            out.push(' ');
                        }
                        *space = true;
                    } else if !c.is_control() {
                        out.push(c);
                        *space = false;
                    }
                }
                if before_break {
                    out.truncate(out.trim_end_matches(' ').len());
                }
                *text = out;
            }
            Inline::Break => *space = true,
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Tag(_, _, inner)
            | Inline::Link(_, inner) => {
                collapse(inner, space);
            }
            Inline::Code(_) | Inline::Picture(..) | Inline::Note(_) => *space = false,
        }
    }
}
