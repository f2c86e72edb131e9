//! The site's data as a `Dataset`, on the page about it: where the whole archive is, in what form, under which licence.

use serde_json::{Value, json};

use crate::publish::compile::about_data::{SCHEMAS, WHOLE};
use crate::ui::content::Content;

use super::{Said, licence, publisher};

pub(super) fn dataset(said: &Said<'_>) -> Value {
    let (setting, site) = (said.setting, &said.setting.site);
    let (name, summary) = match said.content {
        Content::Page(view) => (view.page.title.as_str(), view.page.summary.as_str()),
        _ => ("", ""),
    };
    let newsroom = site.name.get(&setting.language);
    let languages = site.languages.iter().chain(&site.content_languages);
    let languages: Vec<&str> = languages.map(|language| language.code.as_str()).collect();
    let mut dataset = json!({
        "@type": "Dataset",
        "name": format!("{newsroom}: {name}"),
        "description": format!("{newsroom}. {summary}"),
        "url": said.canonical(),
        "inLanguage": languages,
        "isAccessibleForFree": true,
        "creator": publisher::in_short(said),
        "publisher": publisher::in_short(said),
        "distribution": [
            {
                "@type": "DataDownload",
                "name": WHOLE,
                "contentUrl": said.absolute(WHOLE),
                "encodingFormat": ["application/gzip", "application/jsonl"],
            },
            {
                "@type": "DataDownload",
                "name": "data/v1/site.json",
                "contentUrl": said.absolute("data/v1/site.json"),
                "encodingFormat": "application/json",
            },
        ],
        "conformsTo": said.absolute(&format!("{SCHEMAS}archive.json")),
    });
    if let Some(spdx) = &site.licence {
        dataset["license"] = licence::address(spdx).unwrap_or_else(|| spdx.clone()).into();
    }
    if let Some(year) = site.since {
        dataset["temporalCoverage"] = format!("{year:04}/..").into();
    }
    if let Some(country) = &site.country {
        dataset["spatialCoverage"] = country.name.get(&setting.language).into();
    }
    dataset
}
