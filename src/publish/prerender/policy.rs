//! The security policy that every page carries.

use std::collections::BTreeSet;

use crate::publish::content::Newsroom;

/// The policy as it stands in a page's `<meta>`. Nothing inline runs or styles; nothing is asked of another host; forms
/// may be sent to the services that the publisher named and to no other.
#[must_use]
pub fn policy(newsroom: &Newsroom) -> String {
    let origins: BTreeSet<&str> =
        newsroom.forms.iter().flat_map(|form| &form.origins).map(String::as_str).collect();
    // A character that could end the directive cannot be part of an origin.
    let fair = |origin: &&&str| !origin.contains([';', ',', ' ', '\'', '"']) && origin.contains("://");
    let forms: String = origins.iter().filter(fair).fold(String::new(), |all, origin| all + " " + origin);
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         form-action 'self'{forms}; object-src 'none'; base-uri 'self'"
    )
}
