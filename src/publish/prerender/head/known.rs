//! Dates as schema.org and HTML can say them, and no more exactly than they are known.

use crate::archive::date::{Edtf, Precision};
use crate::model::Article;

/// A date in ISO 8601, as far as it is known: `2019-06-03`, `2019-06`, `2019`. Nothing for what ISO 8601 cannot say
/// without claiming more: "about 1983", "perhaps 2019", a decade, an interval.
pub(super) fn exact(date: Option<&str>) -> Option<String> {
    let date = Edtf::parse(date?).ok()?;
    let start = date.start();
    let plain = date.end().is_none() && !start.approximate && !start.uncertain;
    plain.then(|| date.datetime())?
}

/// The same where the day is known.
pub(super) fn day(date: Option<&str>) -> Option<String> {
    let date = exact(date)?;
    let is_day = Edtf::parse(&date).is_ok_and(|date| date.precision() == Precision::Day);
    is_day.then_some(date)
}

/// The last day on which an article is known to have been changed.
pub(super) fn modified(article: &Article) -> Option<String> {
    let corrected = article.corrections.iter().map(|correction| correction.date.as_str());
    article.modified.as_deref().into_iter().chain(corrected).filter_map(|date| day(Some(date))).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Correction;

    #[test]
    fn never_more_than_is_known() {
        for (date, said, is_day) in [
            (Some("2019-03-23"), Some("2019-03-23"), true),
            (Some("2019-03"), Some("2019-03"), false),
            (Some("2019"), Some("2019"), false),
            (Some("1983~"), None, false),
            (Some("2019?"), None, false),
            (Some("2019-03-23?"), None, false),
            (Some("2019-03-23%"), None, false),
            (Some("201X"), None, false),
            (Some("2012-08/2012-09"), None, false),
            (Some("2004/.."), None, false),
            (None, None, false),
        ] {
            assert_eq!(exact(date).as_deref(), said, "{date:?}");
            assert_eq!(day(date).is_some(), is_day, "{date:?}");
        }
    }

    #[test]
    fn the_last_of_changes() {
        let corrected = |date: &str| Correction { date: date.into(), text: String::new() };
        let mut article = Article { modified: Some("2020-01-02".into()), ..Article::default() };
        assert_eq!(modified(&article).as_deref(), Some("2020-01-02"));
        article.corrections = vec![corrected("2021"), corrected("2020-05-01"), corrected("2019-05-01")];
        assert_eq!(modified(&article).as_deref(), Some("2020-05-01"));
        assert_eq!(modified(&Article { date: Some("2019-01-01".into()), ..Article::default() }), None);
    }
}
