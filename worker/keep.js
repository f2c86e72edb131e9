// What is kept: unasked within a budget, the most useful first; and whatever a reader wishes. One run at a time, file
// by file, so that a run which was cut off is taken up where it stopped.
import { LIST, LOCK, SITE, at, hashIn } from "./names.js";
import * as notes from "./notes.js";
import { PICTURES, filesOf, fitting } from "./pictures.js";
import { complete } from "./program.js";
import * as shelf from "./shelf.js";
import { articlesOf, cardAt, everyCard, shardsOf } from "./wishes.js";

/** Bytes that are kept unasked; on a line that is paid by the byte, slow, or of somebody who saves data: the first. */
const SPARING = 500_000;
const BUDGET = 5_000_000;
/** The newest cards take no more than this part of it. */
const CARDS = 0.3;
/** What the engine of the search and the module that cites weigh, about. */
const LATER = 130_000;
/** So many files are asked for at the same time. */
const ABREAST = 6;
/** After so many files it is said how far things are. */
const STRETCH = 24;
/** After so many that were brought, what they weigh is noted; a run that is cut off before has to look again. */
const NOTED = 400;

let paused = false;

/** Brings what is kept up to date, within the budget, then what was wished. One run is enough unless `again` says that
    something has been wished since it began. */
export async function keep(sparing, again = false) {
  return navigator.locks.request(LOCK, { ifAvailable: !again }, async (lock) => {
    if (!lock) return;
    const { refused, wishes, paused: rests } = await notes.read();
    paused = rests;
    if (refused && wishes.length === 0) return;
    try {
      await complete();
      const most = refused ? 0 : sparing ? SPARING : BUDGET;
      const site = await freshRoots();
      // Most pages are opened when nothing is left to do.
      const goal = JSON.stringify([site.generation, most, wishes]);
      if (goal !== (await notes.read()).done) {
        const isFilled = await fill(unasked(site, most), most);
        const isFulfilled = await fulfil(site, wishes);
        // Only now is it known what nothing names any more.
        if (isFilled && isFulfilled && (await sweep(site))) await notes.change({ done: goal });
      }
    } catch (error) {
      // Without a line it goes on another time; without room it says so.
      if (error.name === "QuotaExceededError") await notes.noRoom();
    }
    notes.tell({ done: true });
  });
}

/** The site's root as the host has it, noted once all that it names itself is kept. */
async function freshRoots() {
  const response = await fetch(at(SITE), { cache: "no-cache" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const text = await response.text();
  const site = JSON.parse(text);
  const roots = rootsOf(site);
  const hadRoots = await shelf.has(roots[0]);
  await fill(roots, Infinity);
  const before = await notes.site();
  await notes.change({ site: text, on: new Date().toISOString(), ...(!hadRoots && { done: null }) });
  if (before?.generation !== site.generation) await withdraw(site);
  return site;
}

/** The files that the site's root names but the search's, which is of use with all its files alone. */
function rootsOf({ roots: { facets, newest, cards, pages, keep: shares } }) {
  return [facets, newest, cards, pages, shares].flatMap((root) => root?.file ?? []);
}

/** Throws away every kept text of what was withdrawn, and its pictures, but the note that stands there now. */
async function withdraw(site) {
  const { pages = [], withdrawn = [] } = (await shelf.json(site.roots.pages.file)) ?? {};
  if (withdrawn.length === 0) return;
  const stem = (path) => path.slice(0, path.length - `.${hashIn(path)}.json`.length);
  const now = new Set([...pages, ...withdrawn].map(({ file }) => file));
  const stems = new Set(withdrawn.map(({ file }) => stem(file)));
  for (const path of await shelf.paths()) {
    if (!path.endsWith(".json") || !stems.has(stem(path)) || now.has(path)) continue;
    for (const picture of filesOf((await shelf.json(path)) ?? {})) await shelf.drop(picture);
    await shelf.drop(path);
  }
}

/** What is kept unasked, in the order of its use without a line: paths, and groups that are kept whole or not at all. */
async function* unasked(site, most) {
  yield* (await shardsOf(site)).map((path) => ({ path, most: most * CARDS }));
  const { pages = [], withdrawn = [] } = (await shelf.json(site.roots.pages.file)) ?? {};
  const isKeyIssue = ({ path }) => /^\/([a-z-]+\/)?key-issues\//.test(path);
  yield* pages.filter(isKeyIssue).map(({ file }) => file);
  yield* pages.filter((page) => !isKeyIssue(page)).map(({ file }) => file);
  yield* withdrawn.map(({ file }) => file);
  yield* site.series.flatMap(({ issues }) => issues?.file ?? []);
  yield* await laterOf(site);
  for await (const card of everyCard(site)) if (card.file) yield card.file;
}

/** What the program loads once it is asked to, and the index of the search: this is of use with all its files alone, while
    the engine looks through kept articles without it. Each with what it weighs. */
async function laterOf(site) {
  const { search, keep: shares } = site.roots;
  if (!search || !shares) return [];
  const { search: files = [], search_bytes: bytes = 0 } = (await shelf.json(shares.file)) ?? {};
  return [
    { files: LIST.later, bytes: LATER },
    { files: [search.file, ...files], bytes: search.bytes + bytes },
  ];
}

/** The paths of one of these. */
const pathsOf = (item) => item.files ?? [item.path ?? item];

/** Keeps files in their order until what was brought and what of it was there weighs `most`; says whether it came to its
    end and none was missing. */
async function fill(files, most, progress) {
  const have = await shelf.paths();
  const { sizes } = await notes.read();
  let [weight, count, brought, isWhole] = [0, 0, 0, true];
  const under = new Set();
  const one = async (path) => {
    if (have.has(path)) sizes[path] ??= await shelf.sizeOf(path);
    else {
      const bytes = await shelf.fetchInto(path).catch(endsRun);
      isWhole &&= bytes !== undefined;
      if (bytes === undefined) return;
      sizes[path] = bytes;
      brought += 1;
    }
    weight += sizes[path];
    count += 1;
    if (count % STRETCH === 0) progress?.(count);
    if (brought % NOTED === 1) await notes.change({ sizes });
  };
  for await (const item of files) {
    isWhole &&= !(progress && paused);
    if (weight >= most || (progress && paused)) break;
    if (item.files && weight + item.bytes > most) continue;
    if (item.path && weight >= item.most) continue;
    for (const path of pathsOf(item)) {
      const task = one(path).finally(() => under.delete(task));
      under.add(task);
      task.catch(() => {});
      if (under.size >= ABREAST) await Promise.race(under);
    }
  }
  await Promise.all(under);
  if (brought > 0) await notes.change({ sizes, full: false });
  progress?.(count);
  return isWhole;
}

/** A file that is not there or damaged takes no other with it; a dead line (a `TypeError` of fetch) or a full room does. */
function endsRun(error) {
  if (error instanceof TypeError || error.name === "QuotaExceededError") throw error;
}

/** Keeps what the reader wished, telling every page how far it is; says whether all of it is kept. */
async function fulfil(site, wishes) {
  if (wishes.length === 0) return true;
  let isWhole = await fill([...(await shardsOf(site)), ...(await laterOf(site))], Infinity);
  for (const wish of wishes) {
    const files = await articlesOf(site, wish);
    isWhole &&= await fill(files, Infinity, (count) => notes.tell({ wish, count, of: files.length }));
    const pictures = [...(await picturesOf(site, files))];
    const told = (count) => notes.tell({ wish, count, of: pictures.length, pictures: true });
    if (isWhole && pictures.length > 0) isWhole = await fill(pictures, Infinity, told);
  }
  return isWhole;
}

/** The files of these articles' pictures that fit the screen, one of each; of articles that are kept. */
async function picturesOf(site, files) {
  const pictures = new Set();
  const shares = site.roots.keep && (await shelf.json(site.roots.keep.file));
  // Where no article has any, none need be read.
  if (!shares?.widths?.length) return pictures;
  const { width } = await notes.read();
  for (const file of files) {
    const article = await shelf.json(file);
    for (const picture of article ? fitting(article, width) : []) pictures.add(picture);
  }
  return pictures;
}

/** Adds a wish and begins, or (`gone`) takes one back with what was kept for it alone. */
export async function wish(wanted, gone, sparing, width) {
  const { wishes } = await notes.read();
  const others = wishes.filter(({ kind, id }) => kind !== wanted.kind || id !== wanted.id);
  paused = false;
  await notes.change({ wishes: gone ? others : [...others, wanted], done: null, paused: false, ...(width && { width }) });
  if (!gone) return keep(sparing, true);
  const site = await notes.site();
  if (!site) return undefined;
  const still = new Set();
  for (const other of others) for (const file of await articlesOf(site, other)) still.add(file);
  const over = (await articlesOf(site, wanted)).filter((file) => !still.has(file));
  const shown = await picturesOf(site, still);
  for (const picture of await picturesOf(site, over)) if (!shown.has(picture)) await shelf.drop(picture);
  for (const file of over) await shelf.drop(file);
  return undefined;
}

/** Rests, or goes on. */
export async function pause(rests, sparing) {
  paused = rests;
  await notes.change({ paused: rests });
  return rests ? undefined : keep(sparing, true);
}

/** Keeps the article of a page that is being read. */
export async function keepRead(path) {
  if (!/(^|\/)news\/[^/]+\//.test(path)) return;
  const { refused, site } = await notes.read();
  if (refused || !site) return;
  const card = await cardAt(notes.parsed(site), `/${path}`);
  if (card?.file && !(await shelf.has(card.file))) await shelf.fetchInto(card.file);
}

/** Throws away what nothing of the site names any more; says whether it could: another page that is open may still need
    it. */
async function sweep(site) {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length > 1) return false;
  const named = new Set(rootsOf(site));
  for await (const item of unasked(site, Infinity)) for (const path of pathsOf(item)) named.add(path);
  const { sizes, wishes } = await notes.read();
  const kept = await shelf.paths();
  // Pictures that were only seen go; those of what a reader wished stay.
  if ([...kept].some((path) => path.startsWith(PICTURES))) {
    for (const wish of wishes) for (const path of await picturesOf(site, await articlesOf(site, wish))) named.add(path);
  }
  for (const path of kept) {
    if (named.has(path)) continue;
    await shelf.drop(path);
    delete sizes[path];
  }
  await notes.change({ sizes });
  return true;
}
