//! Dates that are the zero of a clock, taken out on request. An article's address has its date in it: the old one becomes
//! a redirect, so that no link to it dies.

use std::path::Path;

use crate::publish::check::Seen;
use crate::publish::content::{Instead, Piece};
use crate::publish::fault::{Code, Fault, Faults, Fix};

/// The faults, those of clocks with their fix where there is one.
pub(super) fn with_fixes(content: &Path, seen: &Seen, instead: &Instead) -> Faults {
    let one = |fault: &Fault| match fault.code {
        Code::ClockZero => fixed(content, seen, instead, fault.clone()),
        _ => fault.clone(),
    };
    Faults::new(seen.faults.list().iter().map(one).collect())
}

fn fixed(content: &Path, seen: &Seen, instead: &Instead, fault: Fault) -> Fault {
    let line = fault.text.as_deref().unwrap_or_default();
    let fix = if line.starts_with("date:") {
        let articles = seen.newsroom.iter().flat_map(|newsroom| &newsroom.articles);
        let address =
            articles.into_iter().find(|article| article.source == fault.file).map(|one| &one.address);
        let has_redirects =
            Piece::read(content, &fault.file, instead).is_none_or(|piece| piece.key("redirects").is_some());
        // A list that is there already has a form of its own: that is for a person.
        address.filter(|_| !has_redirects).map(|address| Fix::Line(Some(format!("redirects: [{address}]"))))
    } else {
        ["added:", "modified:"].iter().any(|key| line.starts_with(key)).then_some(Fix::Line(None))
    };
    fault.fix(fix)
}
