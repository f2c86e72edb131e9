// Kept data files. Each is named by the hash of its bytes, so what is kept never grows old; it may be damaged, and is
// looked at whenever it is used.
import { bring } from "./line.js";
import { DATA, SAVED, at, hashIn, nameOf, pathOf } from "./names.js";
import { change } from "./notes.js";
import { partsOf } from "./pictures.js";

const types = { webp: "image/webp", jpg: "image/jpeg", json: "application/json", bin: "application/octet-stream", js: "text/javascript", wasm: "application/wasm" };
const typeOf = (path) => types[path.split(".").at(-1)] ?? "application/octet-stream";

/** A kept file's bytes; undefined where it is not kept or no longer what its name says: then it is thrown away. */
export async function take(path) {
  const cache = await caches.open(DATA);
  const held = await cache.match(at(path));
  if (!held) return undefined;
  const bytes = await held.arrayBuffer();
  if ((await nameOf(bytes)) === hashIn(path)) return bytes;
  await cache.delete(at(path));
  await change({ done: null });
  return undefined;
}

/** Another file of the same picture that is kept, with those of saved articles: the narrowest that is as wide, else the
    widest; undefined where none is kept. */
export async function kin(path) {
  const wanted = partsOf(path);
  const found = [];
  for (const name of wanted ? [DATA, SAVED] : []) {
    // Opening it would make it.
    if (!(await caches.has(name))) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) {
      const parts = partsOf(pathOf(url) ?? "");
      if (parts?.name === wanted.name) found.push({ cache, url, width: parts.width });
    }
  }
  found.sort((one, other) => one.width - other.width);
  const best = found.find(({ width }) => width >= wanted.width) ?? found.at(-1);
  const response = await best?.cache.match(best.url);
  return response && { response, isWideEnough: best.width >= wanted.width };
}

/** Keeps bytes, if they are what their name says. Throws where there is no room. */
export async function put(path, bytes) {
  if ((await nameOf(bytes)) === hashIn(path)) await (await caches.open(DATA)).put(at(path), answer(path, bytes));
}

/** Bytes as the answer to a request for their file. */
export const answer = (path, bytes) => new Response(bytes, { headers: { "content-type": typeOf(path) } });

/** A file from the host, kept; how many bytes it has. Throws as `bring`, and where there is no room. */
export async function fetchInto(path) {
  const { bytes } = await bring(path, hashIn(path));
  await (await caches.open(DATA)).put(at(path), answer(path, bytes));
  return bytes.byteLength;
}

/** Whether a file is kept, whole or not. */
export const has = async (path) => Boolean(await (await caches.open(DATA)).match(at(path)));

/** A kept file of JSON as its value; undefined where it is not kept. */
export async function json(path) {
  const bytes = await take(path);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}

/** The paths of all that is kept. */
export async function paths() {
  const keys = await (await caches.open(DATA)).keys();
  return new Set(keys.map(({ url }) => pathOf(url)).filter((path) => path !== undefined));
}

/** How many bytes a kept file has. */
export async function sizeOf(path) {
  const held = await (await caches.open(DATA)).match(at(path));
  return held ? (await held.blob()).size : 0;
}

/** Throws a file away. */
export const drop = async (path) => (await caches.open(DATA)).delete(at(path));
