//! The newsroom as an `Organization`: whole on the front page, in short wherever it publishes something.

use serde_json::{Value, json};

use crate::archive::route::Route;
use crate::publish::content::address::encode_path;

use super::Said;
use super::pictures::Shown;

/// Who publishes, by name and address.
pub(super) fn in_short(said: &Said<'_>) -> Value {
    let site = &said.setting.site;
    let mut publisher = json!({"@type": "Organization", "name": site.name.get(&said.setting.language)});
    if let Some(url) = &site.url {
        // The front page says the rest of it under this name.
        publisher["@id"] = identity(url).into();
        publisher["url"] = url.as_str().into();
    }
    publisher
}

fn identity(url: &str) -> String {
    format!("{url}#publisher")
}

/// On the front page: the newsroom with what it says of itself, and its site.
pub(super) fn of_home(said: &Said<'_>, picture: Option<&Shown>) -> Vec<Value> {
    let (setting, site) = (said.setting, &said.setting.site);
    let text = |text: &crate::model::Text| text.get(&setting.language).to_owned();
    let mut newsroom = in_short(said);
    let mut put = |name: &str, value: String| {
        if !value.is_empty() {
            newsroom[name] = value.into();
        }
    };
    let short = text(&site.short_name);
    put("alternateName", if short == text(&site.name) { String::new() } else { short });
    put("description", text(&site.home.mission));
    put("slogan", text(&site.tagline));
    if let Some(contact) = &site.contact {
        put("email", contact.email.clone().unwrap_or_default());
        put("telephone", contact.telephone.clone().unwrap_or_default());
        put("address", text(&contact.address));
    }
    if let Some(shown) = picture {
        put("image", said.absolute(&encode_path(&shown.picture.file)));
    }
    let languages: Vec<&str> = site.languages.iter().map(|language| language.code.as_str()).collect();
    let mut website = json!({
        "@type": "WebSite",
        "name": text(&site.name),
        "url": said.absolute(&setting.path(&Route::Home)),
        "inLanguage": languages,
        "publisher": in_short(said),
    });
    if site.url.is_some() {
        let list = said.absolute(&setting.path(&Route::List(crate::archive::route::Scope::News)));
        website["potentialAction"] = json!({
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": format!("{list}?q={{search_term_string}}")},
            "query-input": "required name=search_term_string",
        });
    }
    vec![newsroom, website]
}
