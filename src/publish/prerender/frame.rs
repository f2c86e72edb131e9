//! The document around what the views make: policy, head, header and footer, scripts.

use std::fmt::Write as _;

use leptos::prelude::{AnyView, RenderHtml};

use crate::archive::route::Address;
use crate::publish::content::Newsroom;
use crate::publish::content::accent::{DARK_PAPER, LIGHT_PAPER};
use crate::publish::feeds;
use crate::publish::html::escaped;
use crate::ui::content::Content;
use crate::ui::head::Head;
use crate::ui::words::feeds::FeedWords;
use crate::ui::{Setting, chrome, main_node};

use super::builder;
use super::head::{Heads, Said};
use super::policy::policy;
use super::without_line::Room;

/// What a page must know of the program that takes it over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// Names the program.
    pub name: String,
    /// The site's icon with its media type, relative to the root, where the app brings one.
    pub icon: Option<(String, String)>,
    /// The newest released version of the script that other sites load.
    pub embed: Option<Release>,
}

/// A released version of the script that other sites load (`embed/VERSION.js`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// As `1.0.0`.
    pub version: String,
    /// Its hash, as the attribute `integrity` takes it.
    pub integrity: String,
}

/// What is the same on every page.
pub(super) struct Frame {
    policy: String,
    program: String,
    icon: Option<(String, String)>,
    embed: Option<Release>,
    offline: bool,
    /// What heads draw on beside their page.
    pub(super) heads: Heads,
}

impl Frame {
    pub(super) fn new(newsroom: &Newsroom, program: &Program) -> Self {
        Self {
            policy: policy(newsroom),
            program: program.name.clone(),
            icon: program.icon.clone(),
            embed: program.embed.clone(),
            offline: newsroom.site.offline,
            heads: Heads::new(newsroom),
        }
    }

    /// For tests of what stands outside the program.
    #[cfg(test)]
    pub(super) fn of(policy: &str) -> Self {
        Self {
            policy: policy.to_owned(),
            program: String::new(),
            icon: None,
            embed: None,
            offline: false,
            heads: Heads::default(),
        }
    }

    /// The newest released version of the script that other sites load.
    pub(super) fn embed(&self) -> Option<&Release> {
        self.embed.as_ref()
    }

    /// The policy, to be put right after the charset.
    pub(super) fn policy_meta(&self) -> String {
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", escaped(&self.policy))
    }

    /// The site's icon; without one browsers ask the host's root for theirs. `base` is escaped already.
    pub(super) fn icon_link(&self, base: &str) -> String {
        let Some((icon, kind)) = &self.icon else { return String::new() };
        format!("<link rel=\"icon\" href=\"{base}{}\" type=\"{}\">", escaped(icon), escaped(kind))
    }

    /// A whole page. `exists` tells of a path whether a page stands there.
    pub(super) fn document(
        &self,
        setting: &Setting,
        address: &Address,
        content: &Content,
        exists: impl Fn(&str) -> bool,
    ) -> String {
        let mut head = Head::of(setting, content, address);
        head.alternates.retain(|(_, path)| exists(path));
        self.page(setting, address, content, &head, "", &shown(setting, content))
    }

    /// The page in place of one that is not there; the base of `setting` is absolute.
    pub(super) fn missing(&self, setting: &Setting, address: &Address) -> String {
        let content = Content::NotFound { path: String::new() };
        let head = Head { canonical: String::new(), ..Head::of(setting, &content, address) };
        // A server that puts the site below another path reads there which path the page was made for.
        let marks = format!(" data-root=\"{}\"", escaped(&setting.base));
        self.page(setting, address, &content, &head, &marks, &shown(setting, &content))
    }

    /// A page without anything in it, which the program fills with what its address means: what the service worker gives
    /// where it has no other. The base of `setting` is absolute.
    pub(super) fn blank(&self, setting: &Setting, address: &Address, waiting: &str) -> String {
        let content = Content::NotFound { path: String::new() };
        let title = setting.text(&setting.site.name);
        let head = Head { canonical: String::new(), title, ..Head::of(setting, &content, address) };
        let main = format!("<div class=\"page\"><h1 class=\"waiting\">{}</h1></div>", escaped(waiting));
        self.page(setting, address, &content, &head, " data-blank", &main)
    }

    fn page(
        &self,
        setting: &Setting,
        address: &Address,
        content: &Content,
        head: &Head,
        marks: &str,
        main: &str,
    ) -> String {
        let mut out = String::with_capacity(24 << 10);
        let language = escaped(&setting.language);
        let (base, program) = (escaped(&setting.base), escaped(&self.program));
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<!doctype html>\n<html lang=\"{language}\" data-program=\"{program}\" data-base=\"{base}\" \
             data-language=\"{language}\"{marks}><head><meta charset=\"utf-8\">{}\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            self.policy_meta()
        );
        self.head(setting, address, content, head, main, &mut out);
        out.push_str("</head>\n<body><header>");
        out.push_str(&html(chrome::header_with(setting, address, &head.alternates)));
        out.push_str("</header>\n<main id=\"main\" tabindex=\"-1\">");
        out.push_str(main);
        out.push_str("</main>\n<footer>");
        out.push_str(&html(chrome::footer(setting, &self.own_links(setting))));
        out.push_str("</footer><div id=\"announcer\" aria-live=\"polite\" class=\"visually-hidden\"></div></body></html>\n");
        out
    }

    /// Pages that no publisher writes, for the foot: their paths and titles.
    fn own_links(&self, setting: &Setting) -> Vec<(String, &'static str)> {
        let first = setting.site.first_language();
        let one = |room: Room| {
            let there = Address::new(&setting.language, first, room.route());
            (there.to_string(), room.title(&setting.language))
        };
        let feeds = setting.site.url.is_some().then(|| {
            let path = feeds::page::path(&setting.site, &setting.language);
            (path, FeedWords::of(&setting.language).title)
        });
        feeds.into_iter().chain(Room::of(self.offline).map(one)).collect()
    }

    fn head(
        &self,
        setting: &Setting,
        address: &Address,
        content: &Content,
        head: &Head,
        main: &str,
        out: &mut String,
    ) {
        self.heads.write(&Said { setting, address, content, head }, out);
        let base = escaped(&setting.base);
        let _ = write!(
            out,
            "<meta name=\"theme-color\" content=\"{LIGHT_PAPER}\" media=\"(prefers-color-scheme: light)\">\
             <meta name=\"theme-color\" content=\"{DARK_PAPER}\" media=\"(prefers-color-scheme: dark)\">\
             <link rel=\"stylesheet\" href=\"{base}app/style.css\">"
        );
        if !is_list(content) || main.contains("class=\"cord") {
            let _ = write!(out, "<link rel=\"stylesheet\" href=\"{base}app/reading.css\">");
        }
        let _ = write!(out, "<link rel=\"manifest\" href=\"{base}site.webmanifest\">");
        if is_builder(content) {
            let _ = write!(
                out,
                "<link rel=\"stylesheet\" href=\"{base}app/embed.css\">\
                 <script type=\"module\" src=\"{base}app/embed.js\"></script>"
            );
        }
        out.push_str(&self.icon_link(&base));
        if is_list(content) {
            let _ = write!(out, "<script src=\"{base}app/mark.js\"></script>");
        }
        if main.contains("<img ") {
            let _ = write!(out, "<script src=\"{base}app/less.js\"></script>");
        }
        let _ = write!(out, "<script type=\"module\" src=\"{base}app/start.js\"></script>");
    }
}

/// Whether a page is a list with filters: it does without the style of reading pages, which comes with the program
/// (`public/start.js`), so that the first view of it is small.
fn is_list(content: &Content) -> bool {
    matches!(content, Content::List(_) | Content::Collection(_))
}

/// Whether a page is `/embed/`, which loads a module of its own.
fn is_builder(content: &Content) -> bool {
    matches!(content, Content::Page(view) if view.page.body.contains(builder::ROOM))
}

/// What stands in `main`.
fn shown(setting: &Setting, content: &Content) -> String {
    let mut main = String::with_capacity(16 << 10);
    main_node(setting, content).write_html(&mut main);
    main
}

/// A view as HTML. Leptos puts `<!>` between texts for hydrating, which does not happen here.
fn html(view: AnyView) -> String {
    view.to_html().replace("<!>", "")
}
