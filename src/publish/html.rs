//! Plain text as HTML.

/// Writes a text as it stands between tags, or in an attribute in double quotes.
pub(in crate::publish) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// The same as a text of its own.
pub(in crate::publish) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_is_markup_any_more() {
        assert_eq!(escaped("<a href=\"é\">&amp;'</a>"), "&lt;a href=&quot;é&quot;&gt;&amp;amp;'&lt;/a&gt;");
        assert_eq!(escaped(""), "");
    }
}
