//! What the reader sits at: the size of the window, the colours, whether scripts run.

use serde_json::{Value, json};

/// A reader's device and preferences.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    width: u32,
    height: u32,
    mobile: bool,
    media: &'static str,
    features: Vec<(&'static str, &'static str)>,
    scripts: bool,
    keeps: bool,
    pub(crate) language: String,
}

impl Setup {
    /// A window on a desk, 1280 by 900.
    pub(crate) fn desk() -> Self {
        Self {
            width: 1280,
            height: 900,
            mobile: false,
            media: "",
            features: Vec::new(),
            scripts: true,
            keeps: false,
            language: "en".to_owned(),
        }
    }

    /// A small phone, 360 by 740.
    pub(crate) fn phone() -> Self {
        Self { mobile: true, ..Self::desk().size(360, 740) }
    }

    /// Another size, in CSS pixels.
    pub(crate) fn size(self, width: u32, height: u32) -> Self {
        Self { width, height, ..self }
    }

    /// Prefers a dark page.
    pub(crate) fn dark(self) -> Self {
        self.feature("prefers-color-scheme", "dark")
    }

    /// Prefers a light page, said outright.
    pub(crate) fn light(self) -> Self {
        self.feature("prefers-color-scheme", "light")
    }

    /// The system's own few colours.
    pub(crate) fn forced_colours(self) -> Self {
        self.feature("forced-colors", "active")
    }

    /// Prefers that nothing moves.
    pub(crate) fn reduced_motion(self) -> Self {
        self.feature("prefers-reduced-motion", "reduce")
    }

    /// As on paper.
    pub(crate) fn print(self) -> Self {
        Self { media: "print", ..self }
    }

    /// In a browser that keeps the site for when there is no line. All others keep nothing, so that what they are given is
    /// always what the server gives now.
    pub(crate) fn keeping(self) -> Self {
        Self { keeps: true, ..self }
    }

    /// Scripts switched off.
    pub(crate) fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }

    /// What the browser says that its reader reads.
    pub(crate) fn language(self, language: &str) -> Self {
        Self { language: language.to_owned(), ..self }
    }

    fn feature(mut self, name: &'static str, value: &'static str) -> Self {
        self.features.retain(|(known, _)| *known != name);
        self.features.push((name, value));
        self
    }

    /// The commands that make it so.
    pub(crate) fn commands(&self) -> Vec<(&'static str, Value)> {
        let features: Vec<Value> =
            self.features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let without_worker = json!({ "source": "delete Navigator.prototype.serviceWorker;" });
        let keeping = [("Page.enable", json!({})), ("Page.addScriptToEvaluateOnNewDocument", without_worker)];
        let mut all = vec![
            (
                "Emulation.setDeviceMetricsOverride",
                json!({
                    "width": self.width,
                    "height": self.height,
                    "deviceScaleFactor": 1,
                    "mobile": self.mobile,
                }),
            ),
            ("Emulation.setEmulatedMedia", json!({ "media": self.media, "features": features })),
            ("Emulation.setScriptExecutionDisabled", json!({ "value": !self.scripts })),
        ];
        all.extend(keeping.into_iter().filter(|_| !self.keeps));
        all
    }
}
