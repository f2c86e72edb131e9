// What the worker's caches are called, and whether bytes are what their name says.

/** What the site's build writes here: `name` of this list, `program`, `languages` (the first at the root), `heads` (the
    first pieces of all paths), `files` of the program with their hashes, `later` what it loads once it is asked to: the engine of the search. */
export const LIST = __LIST__;

/** The path that the site is at: `/` or `/a/b/`. Every name carries it, so that two sites of one origin never meet. */
export const scope = new URL(registration.scope).pathname;
export const prefix = `chasqui:${scope}:`;

export const PROGRAM = `${prefix}program:${LIST.name}`;
export const DATA = `${prefix}data`;
export const NOTES = `${prefix}notes`;
/** Pictures of saved articles: `modules/saved/pictures.js` fills it, and it is never swept here. */
export const SAVED = `${prefix}pictures`;
export const LOCK = `${prefix}keep`;
export const CHANNEL = `${prefix}kept`;

/** The one file of data whose name is not its hash: it names all others. */
export const SITE = "data/v1/site.json";

/** The whole address of a path of the site. */
export const at = (path) => new URL(scope + path, location.origin).href;

/** The path within the site that an address means; undefined where it lies elsewhere. */
export function pathOf(url) {
  const { origin, pathname } = new URL(url);
  return origin === location.origin && pathname.startsWith(scope) ? pathname.slice(scope.length) : undefined;
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** The first ten letters of the lower-case base32 of the SHA-256, as `publish/output/hash.rs` names files. */
export async function nameOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  let [name, bits, held, next] = ["", 0, 0, 0];
  while (name.length < 10) {
    if (held < 5) {
      bits = ((bits << 8) | digest[next++]) & 0xffff;
      held += 8;
    }
    held -= 5;
    name += ALPHABET[(bits >> held) & 31];
  }
  return name;
}

/** The hash that stands in a file's name, if one does. */
export const hashIn = (path) => /\.([a-z2-7]{10})\.[a-z0-9]+$/.exec(path)?.[1];

/** Whether a path is a page's by the site's own grammar: a folder below one that the site has. What is for other sites,
    `embed/`, is the network's business in every language. */
export function isPage(path) {
  const pieces = path.split("/");
  const inLanguage = LIST.languages.slice(1).includes(pieces[0]);
  return LIST.heads.includes(pieces[0]) && pieces[inLanguage ? 1 : 0] !== "embed" && !pieces.at(-1).includes(".");
}
