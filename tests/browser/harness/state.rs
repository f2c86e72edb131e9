//! What must hold of a page while the app takes over: its text stays the same text, and nothing jumps.

use super::Page;
use serde_json::Value;

/// Holds every text in `main` as it was before any script of the page touched it.
// Deferred scripts run after this state is reached and before the event of the loaded document.
const HOLD: &str = "document.addEventListener('readystatechange', () => {
  const main = document.querySelector('main');
  if (!main) return;
  const held = [];
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.data.trim()) held.push({ node, text: node.data, parent: node.parentElement });
  }
  globalThis.heldText = held;
}, { once: true });";

const LOST: &str = "return globalThis.heldText?.filter(({ node, text, parent }) =>
  !node.isConnected || node.data !== text || node.parentElement !== parent).map(({ text }) => text.trim()) ?? null";

const PAINTED: &str = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";

/// The sum of what moved by itself, as the browser reckons it, and what that was.
const SHIFT: &str = "const done = arguments[arguments.length - 1];
let sum = 0;
const moved = [];
const at = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    sum += entry.value;
    for (const { node, previousRect, currentRect } of entry.sources) {
      const what = node?.outerHTML ?? node?.data ?? 'what is gone';
      moved.push(`${what.slice(0, 80)} from ${at(previousRect)} to ${at(currentRect)}`);
    }
  }
}).observe({ type: 'layout-shift', buffered: true });
requestAnimationFrame(() => setTimeout(() => done([sum, ...moved]), 50));";

impl Page {
    /// From the next page on, remembers the texts of `main` as they stand before any script of the page has run.
    #[track_caller]
    pub(crate) fn hold_text(&self) -> &Self {
        self.before_each_page(HOLD);
        self
    }

    /// The texts held are still there, the very same nodes in the very same elements.
    #[track_caller]
    pub(crate) fn text_kept(&self) -> &Self {
        match self.script(LOST) {
            Value::Array(lost) if lost.is_empty() => self,
            Value::Array(lost) => self.fail(&format!("texts were replaced:{}", lines(&lost))),
            _ => self.fail("no texts were held; call hold_text before open"),
        }
    }

    /// What stands there now has been shown.
    #[track_caller]
    pub(crate) fn painted(&self) -> &Self {
        self.script_async(PAINTED);
        self
    }

    /// Nothing has jumped by itself since the page was loaded, but for less than `most` (0 is nothing).
    #[track_caller]
    pub(crate) fn stands_still(&self, most: f64) -> &Self {
        let told = self.script_async(SHIFT);
        let sum = told.get(0).and_then(Value::as_f64).unwrap_or(f64::INFINITY);
        if sum >= most {
            let moved = told.as_array().map(Vec::as_slice).unwrap_or_default();
            self.fail(&format!("the page shifts by {sum}:{}", lines(moved)));
        }
        self
    }

    /// Nothing makes the page wider than its window.
    #[track_caller]
    pub(crate) fn fits_its_width(&self) -> &Self {
        let over = self.script(
            "const width = document.documentElement.clientWidth;
             return document.documentElement.scrollWidth <= width ? [] :
               [...document.body.querySelectorAll('*')].filter((it) => it.getBoundingClientRect().right > width + 1)
                 .slice(0, 5).map((it) => it.outerHTML.slice(0, 120))",
        );
        let wide = over.as_array().map(Vec::as_slice).unwrap_or_default();
        if !wide.is_empty() {
            self.fail(&format!("the page is wider than its window:{}", lines(wide)));
        }
        self
    }

    /// What the page loaded besides itself, by full address.
    #[track_caller]
    pub(crate) fn loaded(&self) -> Vec<String> {
        let names = self.script("return performance.getEntriesByType('resource').map((it) => it.name)");
        names.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

/// Each text on a line of its own.
fn lines(texts: &[Value]) -> String {
    let texts: Vec<&str> = texts.iter().filter_map(Value::as_str).collect();
    format!("\n    {}", texts.join("\n    "))
}
