//! An article as a `NewsArticle`.

use serde_json::{Value, json};

use crate::archive::query::Facet;
use crate::archive::route::{Route, Scope};
use crate::model::{Article, SeriesPlace};
use crate::publish::content::address::encode_path;

use super::pictures::Shown;
use super::{Said, known, licence, publisher};

pub(super) fn article(said: &Said<'_>, article: &Article, picture: Option<&Shown>) -> Value {
    let setting = said.setting;
    let address = said.canonical();
    let mut news = json!({
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": article.title,
        "inLanguage": article.language,
        "articleSection": setting.name(Facet::Kind, &article.kind),
        "publisher": publisher::in_short(said),
        "author": authors(said, article),
    });
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            news[name] = value;
        }
    };
    put("datePublished", known::exact(article.date.as_deref()).map(Value::from));
    put("dateModified", known::modified(article).map(Value::from));
    put("image", picture.filter(|shown| shown.is_of_page).map(|shown| image(said, article, shown)));
    put("license", setting.site.licence.as_deref().and_then(licence::address).map(Value::from));
    let topics = article.topics.iter().map(|id| setting.name(Facet::Topic, id));
    put("keywords", some(topics.map(Value::from)));
    let regions = article.regions.iter().map(|id| setting.name(Facet::Region, id));
    let places = regions.chain(article.places.iter().cloned());
    put("contentLocation", some(places.map(|name| json!({"@type": "Place", "name": name}))));
    put("isPartOf", article.series.as_ref().map(|strip| series(said, &strip.place)));
    put("position", article.series.as_ref().and_then(|strip| strip.place.number).map(Value::from));
    put("about", article.event.as_ref().map(|_| json!({"@id": format!("{address}#event")})));
    let corrections = article.corrections.iter().map(|correction| {
        let mut comment = json!({"@type": "CorrectionComment", "text": correction.text});
        if let Some(date) = known::exact(Some(&correction.date)) {
            comment["datePublished"] = date.into();
        }
        comment
    });
    put("correction", some(corrections));
    news
}

/// A list, where there is anything in it.
fn some(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

/// Those who signed it; an unsigned piece is the newsroom's own.
fn authors(said: &Said<'_>, article: &Article) -> Value {
    let site = &said.setting.site;
    let is_us = |name: &str| {
        name == site.name.get(&article.language) || name == site.short_name.get(&article.language)
    };
    let one = |name: &str| {
        if is_us(name) { publisher::in_short(said) } else { json!({"@type": "Person", "name": name}) }
    };
    match article.authors.as_slice() {
        [] => publisher::in_short(said),
        [author] => one(&author.name),
        all => all.iter().map(|author| one(&author.name)).collect(),
    }
}

pub(super) fn image(said: &Said<'_>, article: &Article, shown: &Shown) -> Value {
    let picture = &shown.picture;
    let mut image = json!({
        "@type": "ImageObject",
        "url": said.absolute(&encode_path(&picture.file)),
        "width": picture.width,
        "height": picture.height,
    });
    if let Some(own) = article.image.as_ref().filter(|own| !own.credit.is_empty()) {
        image["creditText"] = own.credit.as_str().into();
    }
    image
}

fn series(said: &Said<'_>, place: &SeriesPlace) -> Value {
    let list = said.setting.path(&Route::List(Scope::Series(place.id.clone())));
    let name = said.setting.name(Facet::Series, &place.id);
    json!({"@type": "CreativeWorkSeries", "name": name, "url": said.absolute(&list)})
}
