//! What is written for machines beside the data: sitemaps, `robots.txt`, oEmbed answers, and the schemas of the data.

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::Site;
use crate::publish::compile::{Catalogue, about_data, oembed, sitemap};
use crate::publish::editor;
use crate::publish::output::Staging;
use crate::publish::prerender::{Prerender, root_of};
use crate::publish::schema;
use crate::ui::Setting;

use super::{BuildError, data};

/// Writes them all.
pub(super) fn write(
    catalogue: &Catalogue<'_>,
    site: &Site,
    prerender: &Prerender<'_>,
    staging: &Staging,
) -> Result<(), BuildError> {
    let newsroom = catalogue.newsroom();
    for (name, schema) in schema::schemas() {
        let path = format!("{}{name}.json", about_data::SCHEMAS);
        staging.write(&path, data::bytes_of(&path, &schema)?)?;
    }
    let Some(url) = newsroom.site.url.as_deref() else { return Ok(()) };
    let unwritten = |error| BuildError::Io(sitemap::INDEX.into(), error);
    for (path, xml) in sitemap::files(catalogue, prerender.paths()).map_err(unwritten)? {
        staging.write(&path, xml)?;
    }
    // The publisher's own says what the publisher wants.
    if !newsroom.static_files.iter().any(|file| file.path == ROBOTS) {
        let editor = newsroom.site.editor.as_ref().map(|_| root_of(Some(url)) + editor::FOLDER);
        staging.write(ROBOTS, sitemap::robots(url, editor.as_deref()))?;
    }
    let setting = Setting {
        site: Arc::new(site.clone()),
        language: site.first_language().to_owned(),
        base: url.to_owned(),
        now: None,
    };
    oembed::answers(newsroom, &setting).par_iter().try_for_each(|(path, answer)| {
        staging.write(path, data::bytes_of(path, answer)?)?;
        Ok(())
    })
}

const ROBOTS: &str = "robots.txt";
