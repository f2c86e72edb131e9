//! Reading a page, once every id and address is known; and where it stands among the others.

use std::collections::HashMap;

use super::article::{Lines, Read};
use super::fields::Fields;
use super::identity::Identity;
use super::newsroom::{Body, Page};
use super::parts::{House, Reading};
use super::sheet::Sheet;
use super::{checks, front_matter, heal, markdown};

/// Reads a page; nothing when its front matter cannot be read, which was said already.
pub(super) fn read(identity: &Identity, house: &House<'_>) -> Option<Read<Page>> {
    let source = &identity.source;
    let parts = front_matter::split(source).ok()?;
    let tree = heal::read(&source.path, &source.text, parts.yaml, parts.before_yaml).0?;
    let sheet = Sheet::new(source, &identity.language, house.languages);
    let reading = Reading::new(house, &sheet);
    let fields = Fields::of(&sheet, &tree, "a page")?;
    fields.known(&["language", "draft", "translates"]);
    let title = fields.need_own_words("title");
    let made = markdown::make(parts.body, parts.before_body, &identity.language, &title, &reading);
    let summary = fields.own_words("summary").unwrap_or_else(|| markdown::summary(&made.first));
    let (regions, places) = reading.regions(&fields);
    let redirects = Reading::redirects(&fields);
    let mut page = Page {
        path: identity.id.clone(),
        source: source.path.clone(),
        address: identity.address.clone().unwrap_or_default(),
        title,
        summary,
        language: identity.language.clone(),
        translates: identity.translates.as_ref().map(|(path, _)| path.clone()),
        work: identity.id.clone(),
        parent: None,
        children: Vec::new(),
        order: fields.number("order", -1_000_000, 1_000_000),
        topics: reading.topics(&fields),
        regions,
        places,
        image: reading.image(&fields),
        documents: reading.documents(&fields),
        sources: reading.sources(&fields),
        modified: fields.day("modified"),
        action: reading.action(&fields),
        form: reading.form(&fields, "form"),
        redirects: redirects.iter().map(|(from, _)| from.clone()).collect(),
        withdrawn: Reading::withdrawn(&fields),
        draft: identity.draft,
        body: made.body,
    };
    checks::read(&fields);
    fields.done();
    let (mut used, asked) = (reading.used.into_inner(), reading.asked.into_inner());
    if page.withdrawn.is_some() {
        empty(&mut page);
        used.media.clear();
    }
    let lines = Lines::default();
    Some(Read { thing: page, used, redirects, faults: sheet.into_faults(), lines, asked })
}

fn empty(page: &mut Page) {
    page.summary.clear();
    page.body = Body::default();
    page.image = None;
    page.documents.clear();
    page.sources.clear();
    page.action = None;
    page.form = None;
}

/// Puts pages in the order of their addresses and tells each which are above and right below it. A page whose own
/// folder has no page belongs to the nearest folder that has one.
pub(super) fn arrange(pages: &mut [Page]) {
    pages.sort_by(|one, other| one.address.cmp(&other.address));
    let places: HashMap<String, usize> =
        pages.iter().enumerate().map(|(at, page)| (page.path.clone(), at)).collect();
    let mut below: HashMap<usize, Vec<usize>> = HashMap::new();
    for (at, page) in pages.iter_mut().enumerate() {
        let mut above = page.path.rsplit_once('/').map(|(above, _)| above);
        while let Some(candidate) = above {
            if let Some(parent) = places.get(candidate) {
                page.parent = Some(candidate.to_owned());
                below.entry(*parent).or_default().push(at);
                break;
            }
            above = candidate.rsplit_once('/').map(|(above, _)| above);
        }
    }
    for (parent, mut children) in below {
        children.sort_by_key(|at| (pages[*at].order.unwrap_or(i64::MAX), pages[*at].title.clone(), *at));
        let paths = children.into_iter().map(|at| pages[at].path.clone()).collect();
        pages[parent].children = paths;
    }
}
