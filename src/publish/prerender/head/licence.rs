//! The address of a licence's own text, from its SPDX identifier.

/// The address; nothing for an expression of several, or with an exception, which no single page tells.
pub(super) fn address(spdx: &str) -> Option<String> {
    if spdx.is_empty() || spdx.contains([' ', '(', '+']) {
        return None;
    }
    if let Some(version) = spdx.strip_prefix("CC0-") {
        return Some(format!("https://creativecommons.org/publicdomain/zero/{version}/"));
    }
    let parts = spdx.strip_prefix("CC-").and_then(|rest| rest.rsplit_once('-'));
    let known = |terms: &str| terms.split('-').all(|term| matches!(term, "BY" | "NC" | "ND" | "SA"));
    if let Some((terms, version)) = parts.filter(|(terms, _)| known(terms)) {
        return Some(format!("https://creativecommons.org/licenses/{}/{version}/", terms.to_lowercase()));
    }
    Some(format!("https://spdx.org/licenses/{spdx}.html"))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn licences_have_pages() {
        for (spdx, expected) in [
            ("CC-BY-4.0", Some("https://creativecommons.org/licenses/by/4.0/")),
            ("CC-BY-NC-SA-3.0", Some("https://creativecommons.org/licenses/by-nc-sa/3.0/")),
            ("CC0-1.0", Some("https://creativecommons.org/publicdomain/zero/1.0/")),
            ("CC-BY-3.0-IGO", Some("https://spdx.org/licenses/CC-BY-3.0-IGO.html")),
            ("OGL-UK-3.0", Some("https://spdx.org/licenses/OGL-UK-3.0.html")),
            ("MIT OR CC-BY-4.0", None),
            ("", None),
        ] {
            assert_eq!(address(spdx).as_deref(), expected, "{spdx}");
        }
    }
}
