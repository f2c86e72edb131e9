//! How to cite an article, and how to hand it on: the citation stands there; what copies and shares it is
//! `modules/cite/`, which reads the rest of what it needs from this section's attributes.

use super::aside::{address, printed_on};
use super::markup::{Element, el};
use super::naming::{link, section};
use super::setting::Setting;
use super::words::cite::Cite;
use super::words::dates;
use crate::archive::query::Facet;
use crate::model::Article;

/// The citation, with what copies it and the address, sends it and prints the page.
pub(crate) fn cite(setting: &Setting, article: &Article) -> Element {
    let words = setting.words();
    let own = Cite::of(words);
    let address = address(setting, &article.path);
    let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    let newsroom = setting.text(&setting.site.name);
    let mut citation = names.join(", ");
    if !citation.is_empty() {
        citation.push_str(": ");
    }
    for piece in [article.title.as_str(), &newsroom, &dates::known(article.date.as_deref(), words)] {
        citation.push_str(piece);
        citation.push_str(if piece.ends_with(['.', '?', '!', '…']) { " " } else { ". " });
    }
    citation.push_str(address.as_deref().unwrap_or_default());
    let citation = citation.trim_end().to_owned();
    let does = |what: &'static str, name: &'static str| {
        el("li").with(el("button").attr("type", "button").attr("data-cite", what).with(name))
    };
    let mail = address.as_ref().map(|address| {
        let mut reference = String::from("mailto:?subject=");
        encode(&article.title, &mut reference);
        reference.push_str("&body=");
        encode(address, &mut reference);
        el("li").with(link(reference).with(words.share_mail))
    });
    let print = el("button").attr("type", "button").attr("data-print", "").with(words.print);
    let series = article.series.as_ref().map(|strip| &strip.place);
    section("cite", words.cite)
        .maybe_attr("data-address", address)
        .maybe_attr("data-authors", (!names.is_empty()).then(|| names.join("\n")))
        .maybe_attr("data-date", article.date.clone())
        .attr("data-kind", article.kind.clone())
        .attr("data-language", article.language.clone())
        .attr("data-newsroom", newsroom)
        .maybe_attr("data-series", series.map(|place| setting.name(Facet::Series, &place.id)))
        .maybe_attr("data-number", series.and_then(|place| place.number).map(|number| number.to_string()))
        .with(el("p").class("citation").with(citation))
        .with(
            el("ul")
                .class("inline")
                .with(does("text", words.copy_citation))
                .with(does("bibtex", own.bibtex))
                .with(does("ris", own.ris))
                .with(does("link", words.copy_address))
                .maybe(mail)
                .with(el("li").with(print))
                // Last, since not every system has it: it leaves no gap.
                .with(does("share", own.share)),
        )
        .maybe(printed_on(setting))
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}
