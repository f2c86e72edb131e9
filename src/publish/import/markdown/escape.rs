//! Words that stay words in Markdown: every sign that would mean something is marked.

/// Writes words; at the start of a line more signs mean something.
pub(super) fn text(words: &str, out: &mut String) {
    let chars: Vec<char> = words.chars().collect();
    for (at, c) in chars.iter().copied().enumerate() {
        if c.is_control() {
            continue;
        }
        let next = chars.get(at + 1).copied();
        let before =
            at.checked_sub(1).and_then(|at| chars.get(at)).copied().or_else(|| out.chars().next_back());
        let starts_line = out.is_empty() || out.ends_with('\n');
        let alone = |next: Option<char>| next.is_none_or(char::is_whitespace);
        let marked = match c {
            '\\' | '`' | '*' | '[' | ']' => true,
            // Within a word it means nothing.
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '<' => next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            // Before a link it would make a picture of it.
            '!' => next.is_none(),
            '>' | '=' | '~' | '|' | ':' | '+' => starts_line,
            '#' => starts_line && heading(&chars[at..]),
            '-' => starts_line && !next.is_some_and(char::is_alphanumeric),
            '.' | ')' => alone(next) && numbers_line(out),
            _ => false,
        };
        if marked {
            out.push('\\');
        }
        out.push(c);
    }
}

fn heading(chars: &[char]) -> bool {
    let after = chars.iter().position(|c| *c != '#').unwrap_or(chars.len());
    after <= 6 && chars.get(after).is_none_or(|c| c.is_whitespace())
}

/// Whether the line so far is nothing but the number of a list.
fn numbers_line(out: &str) -> bool {
    let line = out.rsplit('\n').next().unwrap_or_default();
    (1..=9).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// What stands in double quotes after an address.
pub(super) fn title(words: &str, out: &mut String) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for (at, c) in words.char_indices() {
        let reference = c == '&' && words[at..].contains(';');
        if matches!(c, '\\' | '"') || reference {
            out.push('\\');
        }
        out.push(c);
    }
}

/// The address of a link or picture.
pub(super) fn address(address: &str, out: &mut String) {
    let plain = !address.is_empty()
        && !address
            .contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '\\' | '&' | '"'));
    if plain {
        out.push_str(address);
        return;
    }
    out.push('<');
    for (at, c) in address.char_indices() {
        let reference = c == '&' && address[at..].contains(';');
        if matches!(c, '<' | '>' | '\\') || reference {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out.push('>');
}
