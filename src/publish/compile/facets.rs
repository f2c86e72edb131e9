//! The facet columns of the whole archive, and the file that carries them (`docs/facets.md`).

use crate::archive::columns::{Columns, MAGIC, Row};
use crate::publish::content::newsroom::{Article, Event};

use super::gzip::{gzip, payload};
use super::latest::COUNTRY;
use super::{Catalogue, site};

/// The columns, a row for each article that lists show, in list order.
#[must_use]
pub fn columns(catalogue: &Catalogue<'_>) -> Columns {
    let newsroom = catalogue.newsroom();
    let regions = newsroom.regions.iter().map(|it| it.id.clone());
    let further = newsroom.site.content_languages.iter().map(|(code, _)| code.clone());
    let ids = [
        newsroom.topics.iter().map(|it| it.id.clone()).collect(),
        regions.chain([COUNTRY.to_owned()]).collect(),
        site::kinds(catalogue).into_iter().map(|kind| kind.id).collect(),
        newsroom.series.iter().map(|it| it.id.clone()).collect(),
        newsroom.site.languages.iter().cloned().chain(further).collect(),
    ];
    let rows: Vec<Row<'_>> = catalogue.rows().map(|row| facet_row(catalogue, row)).collect();
    Columns::build(ids, &rows)
}

fn facet_row<'a>(catalogue: &Catalogue<'a>, row: u32) -> Row<'a> {
    let article: &'a Article = catalogue.at(row);
    // Where the original was withdrawn, its first version stands for it.
    let original = catalogue.versions(catalogue.work(row))[0];
    Row {
        id: &article.id,
        date: article.date.as_ref(),
        event: article.event.as_ref().map(event_days),
        topics: &article.topics,
        regions: &article.regions,
        kind: &article.kind,
        series: article.series.as_ref().map(|place| (place.id.as_str(), place.number)),
        language: &article.language,
        original: (original != row).then(|| catalogue.at(original).id.as_str()),
    }
}

fn event_days(event: &Event) -> (chrono::NaiveDate, chrono::NaiveDate) {
    let first = event.starts.date;
    (first, event.ends.as_ref().map_or(first, |ends| ends.date).max(first))
}

/// The facet file of these columns.
#[must_use]
pub fn file(columns: &Columns) -> Vec<u8> {
    [&MAGIC[..], &gzip(&columns.encode())].concat()
}

/// Reads a facet file as any reader would; nothing when it is none.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Columns> {
    Columns::decode(&payload(bytes, &MAGIC)?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use crate::archive::query::Facet;

    #[test]
    fn are_read_back() {
        let one = samples::about(samples::article("one", "2019-03", "en"), &["mining"], &["cusco"], &[]);
        let uno = samples::version_of(&one, "uno", "2019-04", "es");
        let talk = samples::event(samples::article("talk", "", "en"), "2013-03-04");
        let newsroom = samples::newsroom(vec![one, uno, talk]);
        let catalogue = Catalogue::new(&newsroom);
        let columns = columns(&catalogue);
        assert_eq!(columns.len(), 3);
        assert_eq!(columns.ids(Facet::Region).last().map(String::as_str), Some(COUNTRY));
        let bytes = file(&columns);
        assert_eq!(read(&bytes).as_ref(), Some(&columns));
        assert_eq!(file(&columns), bytes);
        assert_eq!(read(&bytes[1..]), None);
    }
}
