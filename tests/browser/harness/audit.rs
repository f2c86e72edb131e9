//! axe-core's findings, as data.

use super::Page;
use serde::Deserialize;
use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

/// A rule that the page breaks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Finding {
    /// The rule's id, `color-contrast`.
    pub(crate) id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub(crate) impact: Option<String>,
    /// The rule in words.
    pub(crate) help: String,
    /// Where.
    pub(crate) nodes: Vec<Place>,
}

/// An element that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Place {
    /// The element as markup, shortened.
    pub(crate) html: String,
    /// What would mend it.
    #[serde(rename = "failureSummary", default)]
    pub(crate) summary: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.id, self.impact.as_deref().unwrap_or("no impact"), self.help)?;
        for place in &self.nodes {
            write!(f, "\n    {}\n      {}", place.html, place.summary.replace('\n', "\n      "))?;
        }
        Ok(())
    }
}

/// The checker's program.
fn axe() -> &'static str {
    static AXE: OnceLock<String> = OnceLock::new();
    AXE.get_or_init(|| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}; `make test` gets axe-core", path.display()))
    })
}

impl Page {
    /// All that axe finds on the page as it stands.
    #[track_caller]
    pub(crate) fn axe(&self) -> Vec<Finding> {
        self.script(&format!("if (!globalThis.axe) {{ {} }}", axe()));
        // Frames are audited on their own: a test opens them as pages.
        let found = self.script_async(
            "const done = arguments[arguments.length - 1];
             axe.run(document, { resultTypes: ['violations'], iframes: false })
               .then((result) => done(result.violations), (error) => done(String(error)));",
        );
        match serde_json::from_value(found.clone()) {
            Ok(findings) => findings,
            Err(error) => self.fail(&format!("axe did not answer as it does: {error}: {found}")),
        }
    }

    /// axe finds nothing.
    #[track_caller]
    pub(crate) fn axe_clean(&self) -> &Self {
        let findings: Vec<String> = self.axe().iter().map(ToString::to_string).collect();
        if !findings.is_empty() {
            self.fail(&format!("axe finds {}:\n  {}", findings.len(), findings.join("\n  ")));
        }
        self
    }
}
