//! Reading `editor:` of `site.yaml`: whether there is a web editor, and where it finds the content folder.

use crate::publish::fault::Code;

use super::fields::Fields;
use super::nearest::suggestion;
use super::newsroom::{Editor, Repository, Service, Store};
use super::parts::Reading;
use super::tree::Value;

const BACKENDS: [&str; 4] = ["local", "github", "gitlab", "gitea"];

/// Reads `editor:`, which may be the one word `local`.
pub(super) fn read<'a>(reading: &Reading<'a>, fields: &Fields<'a>) -> Option<Editor> {
    let node = fields.get("editor")?;
    if let Value::Scalar { .. } = node.value {
        let word = fields.words("editor").unwrap_or_default();
        if word != "local" {
            let what = format!("“editor” is local or keys with values, not “{word}”");
            let mend = "write editor: local, or editor: {backend: github, repo: office/news, branch: main}";
            fields.sheet.error(Code::WrongValue, node.line, what, mend);
        }
        return Some(Editor::default());
    }
    let fields = Fields::of(fields.sheet, node, "“editor”")?;
    let service = service(&fields);
    let folder = folder(&fields);
    let (name, branch) = (fields.words("repo"), fields.words("branch"));
    let (server, sign_in) = (place(reading, &fields, "server"), place(reading, &fields, "sign_in"));
    let app_id = fields.words("app_id");
    let line = fields.line_of("repo");
    let store = match service {
        None => Store::Folder,
        Some(service) => {
            let name = name.unwrap_or_else(|| {
                fields.lacks("repo");
                String::new()
            });
            if !name.is_empty() && !is_repository(&name) {
                let what = format!("“{name}” is no name of a repository");
                fields.sheet.error(Code::WrongValue, line, what, "write it as repo: office/news");
            }
            if service == Service::Gitea && server.is_none() && fields.get("server").is_none() {
                fields.lacks("server");
            }
            Store::Git(Repository { service, name, branch, server, sign_in, app_id })
        }
    };
    fields.done();
    Some(Editor { store, folder })
}

fn service(fields: &Fields<'_>) -> Option<Service> {
    match fields.words("backend").as_deref() {
        None | Some("local") => None,
        Some("github") => Some(Service::GitHub),
        Some("gitlab") => Some(Service::GitLab),
        Some("gitea") => Some(Service::Gitea),
        Some(other) => {
            let what = format!("there is no backend “{other}”");
            let mend = suggestion(other, BACKENDS, "write local, github, gitlab or gitea (Forgejo too)");
            fields.sheet.error(Code::WrongValue, fields.line_of("backend"), what, mend);
            None
        }
    }
}

fn folder(fields: &Fields<'_>) -> String {
    let Some(folder) = fields.words("folder") else { return Editor::default().folder };
    let folder = folder.trim_matches('/');
    let parts = || folder.split('/').filter(|part| *part != ".");
    if parts().any(|part| part.is_empty() || part == ".." || part.contains(['\\', '{', '}'])) {
        let what = format!("“{folder}” is no folder within the repository");
        let mend = "write where the content folder lies in it, as folder: content, or folder: . for its root";
        fields.sheet.error(Code::WrongValue, fields.line_of("folder"), what, mend);
        return Editor::default().folder;
    }
    parts().collect::<Vec<_>>().join("/")
}

/// `owner/name`, on GitLab with groups between.
fn is_repository(name: &str) -> bool {
    let fair = |part: &str| {
        !part.is_empty()
            && !matches!(part, "." | "..")
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    name.contains('/') && name.split('/').all(fair)
}

/// An address of a host: `https:` (or `http:` on one's own machine), as it may stand in a policy.
fn place<'a>(reading: &Reading<'a>, fields: &Fields<'a>, key: &'static str) -> Option<String> {
    let address = reading.outside(fields, key)?;
    let address = address.trim_end_matches('/');
    if address.contains(['?', '#', '@', ';', ',', '\'', '"', '*', ' ']) {
        let what = format!("“{key}” wants the address of a host alone");
        let mend = format!("write it as {key}: https://git.example.org");
        fields.sheet.error(Code::Address, fields.line_of(key), what, mend);
        return None;
    }
    Some(address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repositories() {
        for (name, fair) in [
            ("office/news", true),
            ("group/sub/news.site", true),
            ("news", false),
            ("office/", false),
            ("../news", false),
            ("https://example.org/office/news", false),
        ] {
            assert_eq!(is_repository(name), fair, "{name}");
        }
    }
}
