// The clipboard. Only secure pages have one; elsewhere an older command copies what is selected, and where nothing may be
// copied at all the text is shown, selected, for the reader's own hand.
import { make } from "../make.js";

/** Copies a text; says whether it was. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return selected(text);
  }
}

function selected(text) {
  const before = document.activeElement;
  const area = make("textarea", { class: "visually-hidden", readonly: true, tabindex: "-1" });
  area.value = text;
  document.body.append(area);
  area.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    // Nor is that allowed.
  }
  area.remove();
  before?.focus?.({ preventScroll: true });
  return copied;
}

/** Shows a text to be copied by hand. */
export function offer(text, words) {
  const area = make("textarea", { readonly: true, rows: "8", cols: "30", "aria-label": words.text });
  area.value = text;
  const dialog = make(
    "dialog",
    { class: "by-hand", "aria-label": words.byHand, close: () => dialog.remove() },
    make("p", {}, words.byHand),
    area,
    make("p", {}, make("button", { type: "button", click: () => dialog.close() }, words.close)),
  );
  document.body.append(dialog);
  dialog.showModal();
  area.select();
}
