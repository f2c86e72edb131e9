// Gives a shadow its style, `feed.css`.
import CSS from "./feed.css";

let sheet;

/** A constructed style sheet needs no leave of the page's policy. Browsers older than those that have them are given an
    element, which a strict policy stops: then the list stands there unstyled. */
export function dress(shadow) {
  try {
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(CSS);
    shadow.adoptedStyleSheets = [sheet];
    return [];
  } catch {
    return [Object.assign(document.createElement("style"), { textContent: CSS })];
  }
}
