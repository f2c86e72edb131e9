// What is answered to a request: nothing, unless it is for a page, a file of the program or a data file of this site.
import { LIST, SITE, hashIn, isPage, pathOf } from "./names.js";
import { ask, note } from "./line.js";
import { read } from "./notes.js";
import { file, holds, ownPage } from "./program.js";
import { answer as give, kin, put, take } from "./shelf.js";
import { keepRead } from "./keep.js";

/** The answer, as a promise; undefined where the request is the network's business. */
export function answer(event) {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return undefined;
  const path = pathOf(request.url);
  if (path === undefined) return undefined;
  if (request.mode === "navigate") return isPage(path) ? page(event, path) : undefined;
  if (holds(path)) return program(path, request);
  if (path === SITE) return root(event);
  if (hashIn(path) && (path.startsWith("data/v1/") || LIST.later.includes(path))) return data(request, path, event);
  return undefined;
}

async function program(path, request) {
  try {
    return await file(path);
  } catch {
    return fetch(request);
  }
}

/** A page from the host, if it was made for the program that is held; else the program's own page, which shows what the
    data says. Without a line the same. */
async function page(event, path) {
  let response;
  try {
    response = await ask(Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request)));
  } catch {
    return ownPage(path).catch(() => Response.error());
  }
  const isHtml = response.headers.get("content-type")?.startsWith("text/html");
  if (!response.ok || !isHtml) return response;
  const text = await response.text();
  const made = /<html[^>]*\bdata-program="([^"]*)"/.exec(text.slice(0, 1000))?.[1];
  if (made !== undefined && made !== LIST.program) {
    const own = await ownPage(path).catch(() => undefined);
    if (own) return own;
  }
  event.waitUntil(keepRead(path).catch(() => {}));
  const headers = new Headers(response.headers);
  // The text is no longer packed.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(text, { status: response.status, statusText: response.statusText, headers });
}

/** The site's root: as it is now, else as it is kept. */
async function root(event) {
  try {
    const response = await ask(fetch(event.request));
    const isPage = response.headers.get("content-type")?.startsWith("text/html");
    if (response.ok && !isPage) {
      note(event.clientId);
      return response;
    }
  } catch {
    // Then what is kept.
  }
  const { site, on } = await read();
  if (!site) return Response.error();
  note(event.clientId, on);
  return new Response(site, { headers: { "content-type": "application/json" } });
}

/** A file that never changes: kept, else from the host and then kept. */
async function data(request, path, event) {
  const kept = await take(path);
  if (kept) return give(path, kept);
  const other = await kin(path);
  if (other?.isWideEnough) return other.response;
  const response = await fetch(request).catch((error) => {
    // A smaller picture is better than none.
    if (other) return other.response;
    throw error;
  });
  if (response === other?.response) return response;
  if (!response.ok || response.type !== "basic") return response;
  const copy = response.clone();
  // Who removed everything wants nothing kept; where there is no room it is not kept either.
  const store = async () => {
    if (!(await read()).refused) await put(path, await copy.arrayBuffer());
  };
  event.waitUntil(store().catch(() => {}));
  return response;
}
