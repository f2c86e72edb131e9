// What is kept, told to the page that asks.
import { SITE, at } from "./names.js";
import * as notes from "./notes.js";
import { json, paths } from "./shelf.js";
import { everyCard, means } from "./wishes.js";

/** How many articles are kept and how many there are, as a whole and by decade, topic and region; bytes; wishes. */
export async function tellOf() {
  const { on, wishes, paused, refused, full, sizes, site: known } = await notes.read();
  const site = notes.parsed(known) ?? (await fromHost(SITE));
  const kept = await paths();
  const all = await shares(site);
  for await (const card of site ? everyCard(site) : []) {
    if (kept.has(card.file)) for (const share of all) if (means(share, card)) share.kept += 1;
  }
  const bytes = [...kept].reduce((sum, path) => sum + (sizes[path] ?? 0), 0);
  const search = site?.roots.search;
  return {
    on,
    wishes,
    paused,
    refused,
    full,
    shares: all,
    bytes,
    names: { topic: site?.topics ?? [], region: [...(site?.regions ?? []), { ...site?.country, id: "country" }] },
    search: Boolean(search && kept.has(search.file)),
  };
}

/** A file of JSON that is not kept, as where a reader has removed everything; undefined without a line. */
async function fromHost(path) {
  const response = await fetch(at(path)).catch(() => undefined);
  return response?.ok ? response.json().catch(() => undefined) : undefined;
}

/** What can be wished, as `{kind, id, count, bytes, kept}`. */
async function shares(site) {
  const file = site?.roots.keep?.file;
  const told = file && ((await json(file)) ?? (await fromHost(file)));
  if (!told) return [];
  const of = (kind, list) => list.map(({ id, count, bytes }) => ({ kind, id, count, bytes, kept: 0 }));
  return [
    ...of("all", [told.all]),
    ...of("decade", told.decades),
    ...of("topic", told.topics),
    ...of("region", told.regions),
  ];
}
