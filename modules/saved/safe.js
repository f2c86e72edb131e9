// Kept texts become elements. They were sanitised when they were published, but files are read too, which anybody may have
// written: so only what is named here comes through, made anew, and nothing is ever handed to the page as markup.
import { root } from "./store.js";

const TAGS = new Set(
  ("p h2 h3 h4 h5 h6 ul ol li blockquote em strong b i a code pre br hr table caption thead tbody tr th td sup sub figure " +
    "figcaption img picture source cite q abbr s del ins dl dt dd").split(" "),
);
/** Headings of a text stand below the heading of its row. */
const LOWER = { h2: "h4", h3: "h5", h4: "h6", h5: "h6" };
/** Of these not even the text comes through. */
const SILENT = new Set(["script", "style", "template", "iframe", "object", "embed", "noscript", "svg", "math", "textarea", "title"]);
/** As deep as texts go; a file may nest as it likes. */
const DEPTH = 40;

/** The nodes of a text. */
export function nodes(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return copies(parsed.body, 0);
}

function copies(parent, depth) {
  return depth > DEPTH ? [] : [...parent.childNodes].flatMap((node) => copy(node, depth + 1));
}

function copy(node, depth) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const tag = node.localName;
  if (SILENT.has(tag)) return [];
  const isPicture = tag === "span" && node.classList.contains("picture");
  if (!TAGS.has(tag) && !isPicture) return copies(node, depth);
  const made = document.createElement(LOWER[tag] ?? tag);
  if (isPicture) made.className = "picture";
  if (tag === "source") {
    const files = copiesOf(node.getAttribute("srcset") ?? "");
    if (files === undefined) return [];
    const bytes = node.dataset.bytes ?? "";
    if (/^[\d ]{1,100}$/.test(bytes)) made.dataset.bytes = bytes;
    for (const [name, value] of [["type", "image/webp"], ["sizes", "(min-width: 46rem) 42rem, 92vw"], ["srcset", files]]) made.setAttribute(name, value);
  }
  if (tag === "a") {
    const href = address(node.getAttribute("href"), /^(https?|mailto|tel):$/);
    if (href) made.setAttribute("href", href);
    if (href) made.setAttribute("rel", "noopener noreferrer");
  }
  if (tag === "img") {
    // Of the site's own pictures only.
    const src = address(node.getAttribute("src"), /^https?:$/);
    if (!src?.startsWith(root.href)) return [document.createTextNode(node.getAttribute("alt") ?? "")];
    made.setAttribute("src", src);
    made.setAttribute("alt", node.getAttribute("alt") ?? "");
    made.setAttribute("loading", "lazy");
    for (const name of ["width", "height"]) if (/^\d{1,5}$/.test(node.getAttribute(name) ?? "")) made.setAttribute(name, node.getAttribute(name));
  }
  const lang = node.getAttribute("lang");
  if (lang && /^[\w-]{1,35}$/.test(lang)) made.setAttribute("lang", lang);
  made.append(...copies(node, depth));
  return [made];
}

/** The smaller copies of a picture, whole addresses of the site's own with their widths; undefined where one is another. */
function copiesOf(srcset) {
  const all = srcset.split(", ").map((candidate) => {
    const [, path, width] = /^site:\/(data\/v1\/pictures\/[\w./-]+) (\d{1,5}w)$/.exec(candidate) ?? [];
    return path && !path.includes("..") ? `${new URL(path, root).href} ${width}` : undefined;
  });
  return all.includes(undefined) ? undefined : all.join(", ");
}

/** An address that may be gone to, whole; undefined for any other. */
function address(written, schemes) {
  if (!written || written.startsWith("#")) return undefined;
  try {
    const url = new URL(written.replace(/^site:\//, ""), root);
    return schemes.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
