// Asking the host, with a limit to the patience. That the browser calls itself online is not believed: what counts is
// whether an answer comes.
import { at, nameOf } from "./names.js";

/** So long, in milliseconds, a page or the site's root may take where a kept one could be shown in its place. */
const PATIENCE = 4000;
/** The same shortly after the line was found dead. */
const IMPATIENCE = 1000;
const SHORTLY = 30_000;

let died = -Infinity;

/** What the host answers. Throws where no answer comes in time, or one that says that the host cannot serve for now. */
export async function ask(request) {
  const patience = performance.now() - died < SHORTLY ? IMPATIENCE : PATIENCE;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), patience);
  });
  try {
    const response = await Promise.race([request, late]);
    // A page that was asked for ahead comes in Firefox as an error to be shown, where other browsers throw.
    if (response.type === "error") throw new Error("no line");
    if (response.status >= 500 || response.status === 408 || response.status === 429) throw new Error("unable");
    died = -Infinity;
    return response;
  } catch (error) {
    died = performance.now();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A file from the host, with its type: past what the browser has stored where that is not what `hash` says. Throws where
    it is not to be had or is something else. */
export async function bring(path, hash) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(at(path), { cache, credentials: "same-origin" });
    if (!response.ok) continue;
    const bytes = await response.arrayBuffer();
    if ((await nameOf(bytes)) === hash) return { bytes, type: response.headers.get("content-type") ?? "" };
  }
  throw new Error(`${path} is not there, or not what it should be`);
}

/** Of which day what each page was given is, where it was given what was kept. */
const given = new Map();

/** Notes that a page was given what was kept at `at`; undefined: that it was answered by the host. */
export function note(client, at) {
  if (at) given.set(client, at);
  else given.delete(client);
}

/** Since when what a page shows was kept; null where it came from the host. */
export const lineOf = (client) => given.get(client) ?? null;
