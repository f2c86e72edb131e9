//! Years and months with their counts, straight from the columns.

use super::super::edition::Edition;
use super::super::store::Had;
use crate::archive::calendar;
use crate::ui::content::Content;

pub(super) fn archive(edition: &Edition) -> Had<Content> {
    let columns = edition.columns()?;
    Ok(Content::Archive(calendar::archive(&columns, edition.language())))
}
