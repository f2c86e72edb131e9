//! The web editor that a publisher asked for.

/// Where the web editor of `/admin/` finds the content folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// Where what is written goes.
    pub store: Store,
    /// The content folder below the repository's root, or below the folder that is chosen: `content`, `site/content`;
    /// empty when it is that folder itself.
    pub folder: String,
}

impl Default for Editor {
    fn default() -> Self {
        Self { store: Store::Folder, folder: "content".to_owned() }
    }
}

/// Where what is written goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Store {
    /// A folder of the writer's own computer, and nowhere else.
    Folder,
    /// A repository; on the writer's own computer a folder too.
    Git(Repository),
}

/// A repository on a host for Git.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// What the host runs.
    pub service: Service,
    /// `owner/name`.
    pub name: String,
    /// The branch; the repository's own when absent.
    pub branch: Option<String>,
    /// The address of a host of one's own, without a last slash: `https://git.example.org`.
    pub server: Option<String>,
    /// The address of the helper for signing in, without a last slash.
    pub sign_in: Option<String>,
    /// The id under which the host knows this editor.
    pub app_id: Option<String>,
}

/// What a host for Git runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// GitHub, or a GitHub Enterprise Server.
    GitHub,
    /// GitLab.
    GitLab,
    /// Gitea or Forgejo.
    Gitea,
}
