//! What another site's answer means for a link, and how that is told.

use serde::{Deserialize, Serialize};

use crate::publish::fault::{Code, Fault, Fix, Severity};

use super::{Place, host_of};

/// What was learned of an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Verdict {
    /// It leads somewhere.
    Fine,
    /// It leads on for good to another address, which leads somewhere.
    Moved(String),
    /// Its host answers to `https:` just as well.
    Secure(String),
    /// It leads on to the host's front page: what was there is probably gone.
    Front(String),
    /// The host says that there is nothing: 404 or 410.
    Gone(u16),
    /// The host does not let programs in, or answers with a failure of its own.
    Refused(u16),
    /// It leads on and on.
    Circle,
    /// There is no answer, and why.
    Silent(String),
    /// The time was up.
    NotAsked,
}

impl Verdict {
    /// For how many days it is remembered.
    pub(super) fn days(&self) -> u64 {
        match self {
            Self::Fine | Self::Moved(_) | Self::Secure(_) => 14,
            Self::NotAsked => 0,
            _ => 1,
        }
    }
}

/// The fault at a place that a link of this verdict stands in.
pub(super) fn tell(url: &str, verdict: &Verdict, place: &Place) -> Option<Fault> {
    let host = host_of(url);
    let shown = "open it in a browser; if it is gone, link to where it is now, or to a copy in a web archive";
    let (severity, code, what, mend, to) = match verdict {
        Verdict::Fine | Verdict::NotAsked => return None,
        Verdict::Moved(to) => {
            let what = format!("{url} has moved for good");
            (Severity::Warning, Code::OutsideMoved, what, format!("write {to}"), Some(to))
        }
        Verdict::Secure(to) => {
            let what = format!("{host} answers over https: as well");
            (Severity::Note, Code::OutsideMoved, what, format!("write {to}"), Some(to))
        }
        Verdict::Front(to) => {
            let what = format!("{url} leads to the front page, {to}: what was there seems to be gone");
            (Severity::Warning, Code::OutsideLink, what, shown.to_owned(), None)
        }
        Verdict::Gone(status) => {
            let what = format!("{url} is not there any more: {host} answers {status}");
            (Severity::Warning, Code::OutsideLink, what, shown.to_owned(), None)
        }
        Verdict::Silent(why) => {
            let what = format!("{url} does not answer: {why}");
            (Severity::Warning, Code::OutsideLink, what, shown.to_owned(), None)
        }
        Verdict::Circle => {
            let what = format!("{url} leads on and on, and nowhere");
            (Severity::Warning, Code::OutsideLink, what, shown.to_owned(), None)
        }
        Verdict::Refused(status) => {
            let what = format!("{host} answers a program with {status}, which says nothing of {url}");
            (Severity::Note, Code::OutsideUnsure, what, "open it in a browser".to_owned(), None)
        }
    };
    let fix = to.map(|to| {
        let part = place.written.find('#').map_or("", |at| &place.written[at..]);
        let to = if to.contains('#') { to.clone() } else { format!("{to}{part}") };
        Fix::words(&place.written, &to)
    });
    let mut fault = Fault::warning(code, &place.file, what).mend(mend).fix(fix);
    fault.severity = severity;
    (fault.line, fault.text) = (Some(place.line), Some(place.text.clone()));
    Some(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_verdict_is_told_with_its_mend() {
        let (url, new) = ("http://example.org/report", "https://example.org/report");
        let place = Place {
            file: "news/a.md".to_owned(),
            line: 7,
            text: format!("The [report]({url}#page-2)."),
            written: format!("{url}#page-2"),
        };
        for (verdict, told) in [
            (Verdict::Fine, None),
            (Verdict::NotAsked, None),
            (Verdict::Moved(new.to_owned()), Some((Severity::Warning, Code::OutsideMoved, true))),
            (Verdict::Secure(new.to_owned()), Some((Severity::Note, Code::OutsideMoved, true))),
            (
                Verdict::Front("https://example.org/".to_owned()),
                Some((Severity::Warning, Code::OutsideLink, false)),
            ),
            (Verdict::Gone(410), Some((Severity::Warning, Code::OutsideLink, false))),
            (Verdict::Silent("no such host".to_owned()), Some((Severity::Warning, Code::OutsideLink, false))),
            (Verdict::Circle, Some((Severity::Warning, Code::OutsideLink, false))),
            (Verdict::Refused(403), Some((Severity::Note, Code::OutsideUnsure, false))),
        ] {
            let fault = tell(url, &verdict, &place);
            let found = fault.as_ref().map(|fault| (fault.severity, fault.code, fault.fix.is_some()));
            assert_eq!(found, told, "{verdict:?}");
            if let Some(fault) = fault {
                assert_eq!((fault.line, fault.text.as_ref()), (Some(7), Some(&place.text)));
                if let Some(fix) = &fault.fix {
                    let mended = format!("The [report]({new}#page-2).");
                    assert_eq!(fix.applied(&place.text), Some(Some(mended)));
                }
            }
        }
    }
}
