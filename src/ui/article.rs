//! An article: what it is and when, what was put right, the text, and beside it its series, subjects and sources.

use super::action::{action, form_by_id, panels};
use super::aside;
use super::cite;
use super::event;
use super::item::{save, series_link, time};
use super::markup::{Element, el};
use super::naming::{link, section};
use super::picture::{self, Room};
use super::setting::Setting;
use super::words::dates;
use crate::archive::query::Facet;
use crate::archive::route::{Route, Scope};
use crate::model::{Article, Correction, Image, Note, Reason, Related, Version};

/// The page of an article.
pub(crate) fn article(setting: &Setting, article: &Article) -> Element {
    let words = setting.words();
    let back = link(setting.to(&Route::List(Scope::News))).attr("data-back", "").with(words.back);
    let beside = el("div")
        .class("beside")
        .maybe(article.series.as_ref().map(|strip| aside::strip(setting, strip, &article.path)))
        .with(aside::subjects(setting, article))
        .maybe(aside::documents(setting, "h2", &article.documents))
        .maybe(aside::sources(setting, "h2", &article.sources))
        .with(cite::cite(setting, article))
        .maybe(dates_beside(setting, article));
    el("div")
        .class("page article-page")
        .with(el("p").class("back").with(back))
        .with(
            el("article")
                .attr("data-article", article.id.clone())
                .with(head(setting, article, "h1"))
                .with(text(setting, article))
                .with(beside),
        )
        .maybe(related(setting, &article.related))
        .maybe(panels(setting))
}

/// Kicker, headline, date and place, languages; `heading` is the level of the headline.
pub(crate) fn head(setting: &Setting, article: &Article, heading: &'static str) -> Element {
    let words = setting.words();
    let mut kicker = el("p").class("kicker").with(setting.value_link(Facet::Kind, &article.kind));
    // Within an issue its number is said once, above all its articles.
    if let Some(strip) = article.series.as_ref().filter(|_| heading == "h1") {
        kicker = kicker.with(" · ").with(series_link(setting, &strip.place.id, strip.place.number));
    }
    // Parted by the style: side by side with points between, or one below the other in the margin.
    let mut byline = el("p").class("byline").with(time(setting, article.date.as_deref()));
    for place in article.places.iter().take(2) {
        byline = byline.with(" ").with(el("span").class("place").with(place.clone()));
    }
    let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    if !names.is_empty() {
        let by = el("span").class("author").with(words.by).with(" ").with(names.join(", "));
        byline = byline.with(" ").with(by);
    }
    if article.withdrawn.is_none() {
        byline = byline.with(" ").with(save(setting, &article.id, &article.title));
    }
    let title = if heading == "h1" {
        el(heading).with(article.title.clone())
    } else {
        el(heading).with(link(setting.inside(&article.path)).with(article.title.clone()))
    };
    el("header")
        .class("head")
        .with(kicker)
        .with(title.maybe_attr("lang", setting.other(&article.language)))
        .with(byline)
        .maybe(versions(setting, &article.language, &article.versions))
}

/// Says the language of the text where it is another than the interface's, and links the other versions: the reader's
/// own language first, in that language's words.
pub(crate) fn versions(setting: &Setting, language: &str, versions: &[Version]) -> Option<Element> {
    let words = setting.words();
    let mut line = el("p").class("versions");
    if let Some(mark) = setting.language_mark(language) {
        line = line.with(words.this_is_in).with(" ").with(mark).with(".");
    }
    let others = versions.iter().filter(|version| version.language != language);
    let (own, rest): (Vec<_>, Vec<_>) = others.partition(|version| version.language == setting.language);
    for version in own.into_iter().chain(rest) {
        let its = super::words::Words::of(&version.language);
        let mut to = link(setting.inside(&version.path)).attr("hreflang", version.language.clone());
        if its.code == version.language {
            to = to.attr("lang", version.language.clone()).with(its.read_in).with(" ");
        } else {
            to = to.with(words.read_in).with(" ");
        }
        let name = setting.site.language_name(&version.language);
        // Spanish writes the names of languages small; they are capitals in the list of languages only.
        let name =
            if its.code == "es" && version.language == "es" { name.to_lowercase() } else { name.to_owned() };
        line = line.with(" ").with(to.with(name));
    }
    line.or_nothing()
}

/// Corrections, the note of what was taken back, the event, the picture, the text, and what follows it.
pub(crate) fn text(setting: &Setting, article: &Article) -> Element {
    let lang = article.language.as_str();
    el("div")
        .class("text")
        .maybe(corrections(setting, &article.corrections, lang))
        .maybe(article.withdrawn.as_ref().map(|note| withdrawn(setting, note, lang)))
        .maybe(article.event.as_ref().map(|event| event::boxed(setting, event)))
        .maybe(article.image.as_ref().map(|image| figure(setting, image, lang)))
        .maybe(prose(setting, &article.body, lang))
        .maybe(article.action.as_ref().map(|asked| action(setting, asked)))
        .maybe(form_by_id(setting, article.form.as_ref()))
}

/// A sanitised body in its own language.
pub(crate) fn prose(setting: &Setting, body: &str, language: &str) -> Option<Element> {
    (!body.is_empty())
        .then(|| el("div").class("prose").attr("lang", language.to_owned()).html(setting.body(body)))
}

/// What was put right, newest first.
pub(crate) fn corrections(setting: &Setting, all: &[Correction], language: &str) -> Option<Element> {
    let one = |correction: &Correction| {
        let text = el("span").maybe_attr("lang", setting.other(language)).with(correction.text.clone());
        el("p").with(time(setting, Some(&correction.date))).with(": ").with(text)
    };
    if all.is_empty() {
        return None;
    }
    let heading = el("h2").with(setting.words().corrections);
    Some(el("section").class("ruled corrections").with(heading).all(all.iter().map(one).collect()))
}

/// The note in place of a text that was taken back.
pub(crate) fn withdrawn(setting: &Setting, note: &Note, language: &str) -> Element {
    let text = el("p").maybe_attr("lang", setting.other(language)).with(note.text.clone());
    el("section")
        .class("ruled withdrawn")
        .with(el("h2").with(setting.words().withdrawn))
        .with(el("p").with(time(setting, Some(&note.date))))
        .with(text)
}

/// The picture with its caption and whose it is.
pub(crate) fn figure(setting: &Setting, image: &Image, language: &str) -> Element {
    let lang = setting.other(language);
    let mut caption = el("figcaption");
    if !image.caption.is_empty() {
        caption.push(el("span").maybe_attr("lang", lang).with(image.caption.clone()).into());
    }
    if !image.credit.is_empty() {
        let credit =
            el("span").class("credit").with(setting.words().credit).with(" ").with(image.credit.clone());
        caption = caption.with(" ").with(credit);
    }
    el("figure").with(picture::shown(setting, &image.picture, Room::Text)).maybe(caption.or_nothing())
}

/// When it came online and was last changed, where that is not its date.
fn dates_beside(setting: &Setting, article: &Article) -> Option<Element> {
    let words = setting.words();
    let line = |name: &'static str, day: &Option<String>| {
        day.as_ref().map(|day| el("li").with(name).with(" ").with(dates::day(day, words)))
    };
    el("ul")
        .class("plain dates")
        .maybe(line(words.added, &article.added))
        .maybe(line(words.modified, &article.modified))
        .or_nothing()
}

fn related(setting: &Setting, all: &[Related]) -> Option<Element> {
    let one = |other: &Related| {
        let to = link(setting.inside(&other.path))
            .maybe_attr("lang", setting.other(&other.language))
            .maybe_attr("hreflang", setting.other(&other.language))
            .with(other.title.clone());
        el("article")
            .class("row brief")
            .with(el("p").class("when").with(time(setting, other.date.as_deref())))
            .with(el("h3").with(to))
            .with(el("p").class("reason").with(reason(setting, &other.reason)))
    };
    if all.is_empty() {
        return None;
    }
    Some(section("related", setting.words().related).all(all.iter().map(one).collect()))
}

/// Why an article is related: `same series`, `Mining · Cusco`.
fn reason(setting: &Setting, reason: &Reason) -> String {
    let words = setting.words();
    let mut text = String::new();
    if let Some(id) = &reason.series {
        text.push_str(words.same_series);
        text.push_str(": ");
        text.push_str(&setting.name(Facet::Series, id));
        return text;
    }
    if let Some(id) = &reason.topic {
        text.push_str(&setting.name(Facet::Topic, id));
    }
    let place =
        reason.place.clone().or_else(|| reason.region.as_ref().map(|id| setting.name(Facet::Region, id)));
    if let Some(place) = place {
        if !text.is_empty() {
            text.push(' ');
            text.push_str(words.in_region);
            text.push(' ');
        }
        text.push_str(&place);
    }
    text
}
