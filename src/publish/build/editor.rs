//! Writes the web editor, `admin/`, where the publisher asks for it: its page, what it is told, and its scripts, which
//! come with the app.

use crate::publish::content::Newsroom;
use crate::publish::editor::{PAGE, SCRIPT, SETTINGS, in_the_way, page, settings};
use crate::publish::output::Staging;

use super::{App, BuildError, data};

/// Writes it, or nothing.
pub(super) fn write(newsroom: &Newsroom, app: &App, staging: &Staging) -> Result<(), BuildError> {
    let Some(editor) = &newsroom.site.editor else { return Ok(()) };
    if let Some(what) = in_the_way(newsroom) {
        return Err(BuildError::EditorPlace(what));
    }
    if !app.editor().iter().any(|(path, _)| path == SCRIPT) {
        return Err(BuildError::NoEditor);
    }
    for (path, bytes) in app.editor() {
        staging.write(path, bytes)?;
    }
    staging.write(SETTINGS, data::bytes_of(SETTINGS, &settings(newsroom, editor))?)?;
    staging.write(PAGE, page(newsroom, editor))?;
    Ok(())
}
