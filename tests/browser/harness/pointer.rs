//! The reader's hands: mouse and keyboard. Events are the browser's own, so what covers a button covers it here too.

use super::tree::{Inside, Node};
use super::{Key, Page};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

/// Brings an element into view and finds a point where a click meets it, or the label that stands for it.
const SPOT: &str = "function () {
  const met = (part) => {
    for (const box of part.getClientRects()) {
      const x = box.left + box.width / 2, y = box.top + box.height / 2;
      const hit = box.width >= 1 && box.height >= 1 ? part.getRootNode().elementFromPoint(x, y) : null;
      if (hit && part.contains(hit)) return { x, y };
    }
    return null;
  };
  // What is still moving is no longer there when it is pressed.
  if (document.getAnimations().some((it) => it.playState === 'running')) return null;
  this.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  for (const part of [this, ...(this.labels ?? [])]) {
    const spot = met(part);
    if (spot) return spot;
  }
  this.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  for (const part of [this, ...(this.labels ?? [])]) {
    const spot = met(part);
    if (spot) return spot;
  }
  return null;
}";

const CHOOSE: &str = "function (wanted) {
  const option = [...this.options].find((it) => it.label.trim() === wanted);
  if (!option) return false;
  this.focus();
  option.selected = true;
  this.dispatchEvent(new Event('input', { bubbles: true }));
  this.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}";

impl Page {
    /// Clicks a thing by what it is and how it is called: `("button", "Clear all")`.
    #[track_caller]
    pub(crate) fn click(&self, role: &str, name: &str) -> &Self {
        let node = self.find(role, name);
        self.click_node(&node)
    }

    /// Clicks a link.
    #[track_caller]
    pub(crate) fn click_link(&self, name: &str) -> &Self {
        self.click("link", name)
    }

    /// Clicks a button.
    #[track_caller]
    pub(crate) fn click_button(&self, name: &str) -> &Self {
        self.click("button", name)
    }

    /// Clicks a thing found before.
    #[track_caller]
    pub(crate) fn click_node(&self, node: &Node) -> &Self {
        let (x, y) = self.point_at(node);
        for (kind, pressed) in [("mousePressed", 1), ("mouseReleased", 0)] {
            self.devtools(
                "Input.dispatchMouseEvent",
                &json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": pressed, "clickCount": 1 }),
            );
        }
        self
    }

    /// Lets the mouse rest on a thing.
    #[track_caller]
    pub(crate) fn hover(&self, role: &str, name: &str) -> &Self {
        let node = self.find(role, name);
        self.point_at(&node);
        self
    }

    /// Chooses an option of a list by their names.
    #[track_caller]
    pub(crate) fn choose(&self, list: &str, option: &str) -> &Self {
        let node = self.find("combobox", list);
        if self.on_element(&node, CHOOSE, &json!([{ "value": option }])) != Some(json!(true)) {
            self.fail(&format!("there is no {option:?} to choose in {list:?}"));
        }
        self
    }

    /// Clicks a field by its role and name, and types into it after what stands there.
    #[track_caller]
    pub(crate) fn fill(&self, role: &str, name: &str, text: &str) -> &Self {
        self.click(role, name).type_text(text)
    }

    /// Types where the keyboard is.
    #[track_caller]
    pub(crate) fn type_text(&self, text: &str) -> &Self {
        for letter in text.chars() {
            self.strike(&[letter]);
        }
        self
    }

    /// Presses a key.
    #[track_caller]
    pub(crate) fn press(&self, key: Key) -> &Self {
        self.strike(&[key.into()]);
        self
    }

    /// Presses a key while another is held: `(Key::Shift, Key::Tab)`.
    #[track_caller]
    pub(crate) fn press_with(&self, held: Key, key: Key) -> &Self {
        self.strike(&[held.into(), key.into()]);
        self
    }

    /// Presses the tabulator so many times, and gives where it led.
    #[track_caller]
    pub(crate) fn tab(&self, times: usize) -> Vec<(String, String)> {
        let stop = || {
            let node = self.press(Key::Tab).focused();
            (node.role, node.name)
        };
        std::iter::repeat_with(stop).take(times).collect()
    }

    /// Keys down in their order, up in the reverse.
    #[track_caller]
    fn strike(&self, keys: &[char]) {
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        let actions = down.chain(up).fold(KeyActions::new("keys".to_owned()), KeyActions::then);
        if let Err(error) = self.block(self.client.perform_actions(actions)) {
            self.fail(&format!("press {keys:?}: {error}"));
        }
    }

    /// Moves the mouse onto a thing; waits until nothing covers it.
    #[track_caller]
    fn point_at(&self, node: &Node) -> (f64, f64) {
        let what = format!("a click can meet the {} {:?}", node.role, node.name);
        let (x, y) = self.until(&what, || {
            let spot = self.on_element(node, SPOT, &json!([]))?;
            Some((spot["x"].as_f64()?, spot["y"].as_f64()?))
        });
        self.devtools("Input.dispatchMouseEvent", &json!({ "type": "mouseMoved", "x": x, "y": y }));
        (x, y)
    }

    /// Calls a function with the element as `this`; `None` when the element is gone.
    fn on_element(&self, node: &Node, function: &str, arguments: &Value) -> Option<Value> {
        let resolved =
            self.try_devtools("DOM.resolveNode", &json!({ "backendNodeId": node.element? })).ok()?;
        let called = self
            .try_devtools(
                "Runtime.callFunctionOn",
                &json!({
                    "objectId": resolved["object"]["objectId"],
                    "functionDeclaration": function,
                    "arguments": arguments,
                    "returnByValue": true,
                }),
            )
            .ok()?;
        Some(called["result"]["value"].clone())
    }
}

impl<'a> Inside<'a> {
    /// Clicks a thing in the part; gives the page back.
    #[track_caller]
    pub(crate) fn click(&self, role: &str, name: &str) -> &'a Page {
        let node = self.find(role, name);
        self.page.click_node(&node)
    }
}
