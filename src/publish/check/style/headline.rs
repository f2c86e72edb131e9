//! Long headlines: lists, search engines and other sites cut them.

use crate::publish::check::written::{Thing, Written};
use crate::publish::fault::{Code, Fault};

/// So many letters most places show.
const MOST: usize = 110;

pub(super) fn look(written: &Written<'_>, thing: &Thing<'_>) -> Option<Fault> {
    let letters = thing.title.chars().count();
    if letters <= MOST {
        return None;
    }
    let what = format!("the headline has {letters} letters; where there is room for {MOST}, it is cut");
    let mend = "say the one thing that happened, and put the rest into summary";
    Some(written.warning(Code::LongHeadline, written.piece.line_of("title"), what, mend))
}
