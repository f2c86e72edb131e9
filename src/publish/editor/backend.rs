//! Where what is written goes, as the editor wants it told; and whom it must be allowed to ask for that.
//!
//! <https://sveltiacms.app/en/docs/backends>

use serde_json::{Map, Value, json};

use crate::publish::content::newsroom::{Editor, Repository, Service, Store};

/// The `backend` of the editor's settings.
pub(super) fn backend(editor: &Editor) -> Value {
    match &editor.store {
        // The editor knows no folder without a repository behind it; this one stands for none, is asked nothing, and its
        // way to sign in is hidden.
        Store::Folder => json!({"name": "gitea", "repo": "local/newsroom", "auth_methods": ["token"]}),
        Store::Git(repository) => of(repository),
    }
}

fn of(repository: &Repository) -> Value {
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        out.insert(key.to_owned(), value);
    };
    let name = match repository.service {
        Service::GitHub => "github",
        Service::GitLab => "gitlab",
        Service::Gitea => "gitea",
    };
    put("name", name.into());
    put("repo", repository.name.clone().into());
    if let Some(branch) = &repository.branch {
        put("branch", branch.clone().into());
    }
    if let Some(server) = &repository.server {
        put("api_root", format!("{server}{}", api(repository.service)).into());
    }
    let can_sign_in = match repository.service {
        Service::GitHub => repository.sign_in.is_some(),
        Service::GitLab | Service::Gitea => repository.app_id.is_some() || repository.sign_in.is_some(),
    };
    if let Some(address) = repository.sign_in.as_ref().or(repository.server.as_ref()) {
        put("base_url", address.clone().into());
    }
    if let Some(id) = &repository.app_id {
        put("app_id", id.clone().into());
        if repository.service == Service::GitLab && repository.sign_in.is_none() {
            put("auth_type", "pkce".into());
        }
    }
    let methods = if can_sign_in { json!(["oauth", "token"]) } else { json!(["token"]) };
    put("auth_methods", methods);
    Value::Object(out)
}

fn api(service: Service) -> &'static str {
    match service {
        Service::GitHub => "/api/v3",
        Service::GitLab => "/api/v4",
        Service::Gitea => "/api/v1",
    }
}

/// The origins that the editor asks for the sake of its repository.
pub(super) fn origins(editor: &Editor) -> Vec<String> {
    let Store::Git(repository) = &editor.store else { return Vec::new() };
    let usual = match repository.service {
        Service::GitHub => "https://api.github.com",
        Service::GitLab => "https://gitlab.com",
        Service::Gitea => "",
    };
    let server = repository.server.as_deref().unwrap_or(usual);
    let mut origins: Vec<String> =
        [Some(server), repository.sign_in.as_deref()].into_iter().flatten().filter_map(origin).collect();
    origins.dedup();
    origins
}

/// Scheme, host and port of an address.
fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split('/').next().filter(|host| !host.is_empty())?;
    Some(format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(service: Service, server: Option<&str>, sign_in: Option<&str>, app_id: Option<&str>) -> Editor {
        let own = |text: Option<&str>| text.map(str::to_owned);
        let repository = Repository {
            service,
            name: "office/news".into(),
            branch: Some("main".into()),
            server: own(server),
            sign_in: own(sign_in),
            app_id: own(app_id),
        };
        Editor { store: Store::Git(repository), ..Editor::default() }
    }

    #[test]
    fn who_is_asked_and_how_one_signs_in() {
        let (server, helper) = (Some("https://git.example.org/x"), Some("https://sign-in.example.org"));
        for (editor, origins_, oauth, api) in [
            (Editor::default(), "", false, None),
            (git(Service::GitHub, None, None, None), "https://api.github.com", false, None),
            (
                git(Service::GitHub, None, helper, None),
                "https://api.github.com https://sign-in.example.org",
                true,
                None,
            ),
            (git(Service::GitLab, None, None, Some("id")), "https://gitlab.com", true, None),
            (
                git(Service::GitLab, server, None, None),
                "https://git.example.org",
                false,
                Some("https://git.example.org/x/api/v4"),
            ),
            (
                git(Service::Gitea, server, None, Some("id")),
                "https://git.example.org",
                true,
                Some("https://git.example.org/x/api/v1"),
            ),
        ] {
            let said = backend(&editor);
            assert_eq!(origins(&editor).join(" "), origins_, "{said}");
            let methods = said["auth_methods"].as_array().unwrap();
            assert_eq!(methods.contains(&"oauth".into()), oauth, "{said}");
            assert_eq!(said["api_root"].as_str(), api, "{said}");
        }
    }
}
