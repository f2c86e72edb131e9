// Pictures of saved articles, kept in a cache of their own that nothing sweeps but this: one file of each, as wide as this
// screen shows it. The service worker answers with them (`worker/shelf.js`).
import { fitting, filesOf } from "../../worker/pictures.js";
import { savesData, screenWidth } from "../offline/link.js";
import { read, root } from "./store.js";

const NAME = `chasqui:${root.pathname}:pictures`;

let last = Promise.resolve();

/** Fetches what is missing, one after the other; nothing for a reader who wants pictures when they are asked for. `sweep`:
    those of articles that are saved no longer go. What cannot be had is asked for the next time. */
export function keepPictures(sweep) {
  last = last.then(() => keep(sweep)).catch(() => {});
  return last;
}

async function keep(sweep) {
  if (!("caches" in globalThis)) return;
  const texts = (await read()).articles.flatMap(({ text }) => text ?? []);
  const wanted = texts.flatMap((text) => fitting(text, screenWidth()));
  if (wanted.length === 0 && !(await caches.has(NAME))) return;
  const cache = await caches.open(NAME);
  const held = new Set((await cache.keys()).map(({ url }) => url));
  const address = (path) => new URL(path, root).href;
  if (sweep) {
    const named = new Set(texts.flatMap(filesOf).map(address));
    for (const url of held) if (!named.has(url)) await cache.delete(url);
  }
  for (const url of savesData() ? [] : wanted.map(address)) {
    if (held.has(url)) continue;
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok && response.headers.get("content-type")?.startsWith("image/")) await cache.put(url, response);
  }
}
