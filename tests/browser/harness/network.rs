//! The reader's line and processor.
//!
//! These slow down or cut off the page itself; what a service worker fetches is not covered by them. For a dead line
//! with a worker, stop the server: `Site::stop`.

use super::Page;
use serde_json::json;

impl Page {
    /// No network at all.
    #[track_caller]
    pub(crate) fn offline(&self) -> &Self {
        self.line(true, 0, -1, -1)
    }

    /// Slow 4G as audits have it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
    #[track_caller]
    pub(crate) fn slow(&self) -> &Self {
        self.line(false, 150, 1_600_000 / 8, 750_000 / 8)
    }

    /// The line as it is.
    #[track_caller]
    pub(crate) fn online(&self) -> &Self {
        self.line(false, 0, -1, -1)
    }

    /// From now on nothing comes from what the browser has kept: each file is asked for.
    #[track_caller]
    pub(crate) fn without_cache(&self) -> &Self {
        self.devtools("Network.enable", &json!({}));
        self.devtools("Network.setCacheDisabled", &json!({ "cacheDisabled": true }));
        self
    }

    /// A processor slower by this factor; 1 is the machine's own.
    #[track_caller]
    pub(crate) fn slow_processor(&self, factor: u32) -> &Self {
        self.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": factor }));
        self
    }

    /// Latency in milliseconds, throughputs in bytes a second; -1 is no limit.
    #[track_caller]
    fn line(&self, offline: bool, latency: u32, down: i64, up: i64) -> &Self {
        self.devtools("Network.enable", &json!({}));
        self.devtools(
            "Network.emulateNetworkConditions",
            &json!({
                "offline": offline,
                "latency": latency,
                "downloadThroughput": down,
                "uploadThroughput": up,
            }),
        );
        self
    }
}
