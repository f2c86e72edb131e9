//! `chasqui check --url`: looks at a running host and says what is wrong there and how to mend it.
//!
//! An error breaks the site for somebody, or will when it is next published; a warning makes it slower, less safe or less
//! useful than it need be. A host that cannot be told anything, as a plain file server, can be free of errors.
//!
//! 1. `asked` is one look: what was asked for once is not asked for again.
//! 2. `files` holds each file against its type, its size on the way, its name and how long it is cached.
//! 3. `answers` looks at what is not there, at slashes and old addresses, and at who may read and frame.

mod answers;
mod asked;
mod files;

use super::super::fault::{Code, Fault, Faults};
use super::super::web::{Web, WebError};
use asked::Asked;

/// Looks at the site at `url`.
///
/// # Errors
/// When that is no address, or nothing answers there.
pub fn check(url: &str) -> Result<Faults, WebError> {
    let web = Web::new(url)?;
    let first = web.get("", "identity")?;
    let mut asked = Asked::new(&web);
    if first.leads() {
        let there = first.header("location").to_owned();
        let what = format!("the site's address leads on to {there}");
        asked.fault(
            Fault::error(Code::Moved, "", what).mend("give chasqui check the address that readers end at"),
        );
        return Ok(asked.into_faults());
    }
    files::look(&mut asked)?;
    answers::look(&mut asked)?;
    Ok(asked.into_faults())
}
