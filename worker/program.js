// The program and its pages: all of one build, or nothing. It changes only with the worker itself.
import { bring } from "./line.js";
import { LIST, PROGRAM, at, nameOf, prefix, scope } from "./names.js";

const hashes = new Map(LIST.files);

/** What a cache holds of a file, if it is what the list says. */
async function held(cache, path, hash) {
  const response = await cache.match(at(path));
  const bytes = await response?.arrayBuffer();
  return bytes && (await nameOf(bytes)) === hash ? { bytes, type: response.headers.get("content-type") ?? "" } : undefined;
}

/** From what an earlier worker of this site holds. */
async function inherited(path, hash) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${prefix}program:`)) continue;
    const found = await held(await caches.open(name), path, hash);
    if (found) return found;
  }
  return undefined;
}

async function put(cache, path, { bytes, type }) {
  await cache.put(at(path), new Response(bytes, { headers: { "content-type": type } }));
}

/** All of the list, or the worker is not installed. What came is used by the next attempt. */
export async function install() {
  const cache = await caches.open(PROGRAM);
  const one = async ([path, hash]) => {
    const found = (await inherited(path, hash)) ?? (await bring(path, hash));
    await put(cache, path, found);
  };
  await Promise.all(LIST.files.map(one));
}

/** What the browser threw away of it by itself comes again. */
export async function complete() {
  const cache = await caches.open(PROGRAM);
  if ((await cache.keys()).length < LIST.files.length) await install();
}

/** What earlier workers held goes once this one has taken over. */
export async function clearOlder() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${prefix}program:`) && name !== PROGRAM) await caches.delete(name);
  }
}

/** Whether a path is one of the program's files. */
export const holds = (path) => hashes.has(path);

/** A file of the program; fetched again where it was lost or damaged. */
export async function file(path) {
  const hash = hashes.get(path);
  const cache = await caches.open(PROGRAM);
  let found = await held(cache, path, hash);
  if (!found) {
    found = await bring(path, hash);
    await put(cache, path, found).catch(() => {});
  }
  return new Response(found.bytes, { headers: { "content-type": found.type } });
}

/** The program's own page for an address: the one for it, or the empty one that the program fills. */
export async function ownPage(path) {
  const further = LIST.languages.slice(1).find((code) => path === code || path.startsWith(`${code}/`));
  const language = further ?? LIST.languages[0];
  const rest = (further ? path.slice(further.length) : path).replace(/^\/|\/$/g, "");
  const own = `app/${rest}.${language}.txt`;
  const text = await (await file(holds(own) ? own : `app/page.${language}.txt`)).text();
  const html = text.replaceAll("/__base__/", scope);
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
