// One line at the foot of the window, over the page and moving nothing: at most one thing at a time, with what can be
// done about it.
import { make } from "../make.js";
import { words } from "./words.js";

let bar;
let shown = "";

/** Says `text` with buttons (`[label, deed]`) for a `topic`; another thing said for the same topic takes its place. */
export function say(topic, text, ...deeds) {
  if (!bar) {
    bar = make("div", { class: "line-bar", role: "status" });
    document.body.append(bar);
  }
  shown = topic;
  const buttons = deeds.map(([label, deed]) => make("button", { type: "button", click: deed }, label));
  const close = make("button", { type: "button", class: "close", click: () => unsay(topic) }, words.close);
  bar.replaceChildren(make("p", {}, text), ...buttons, close);
  document.documentElement.dataset.line = topic;
}

/** Takes back what was said for a topic, if it still stands. */
export function unsay(topic) {
  if (shown !== topic) return;
  // The focus must not be lost with the button that had it.
  if (bar.contains(document.activeElement)) document.querySelector("main")?.focus({ preventScroll: true });
  bar.replaceChildren();
  shown = "";
  delete document.documentElement.dataset.line;
}
