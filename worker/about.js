// What is kept, told to the page that asks.
import { SITE, at } from "./names.js";
import * as notes from "./notes.js";
import { PICTURES } from "./pictures.js";
import { json, paths, sizeOf } from "./shelf.js";
import { everyCard, means } from "./wishes.js";

/** How many articles are kept and how many there are, as a whole and by decade, topic and region, with pictures for a
    screen so wide; bytes; wishes. */
export async function tellOf(width) {
  const { on, wishes, paused, refused, full, sizes, site: known } = await notes.read();
  const site = notes.parsed(known) ?? (await fromHost(SITE));
  const kept = await paths();
  const all = await shares(site, width);
  for await (const card of site ? everyCard(site) : []) {
    if (kept.has(card.file)) for (const share of all) if (means(share, card)) share.kept += 1;
  }
  const words = [...kept].filter((path) => !path.startsWith(PICTURES));
  const bytes = words.reduce((sum, path) => sum + (sizes[path] ?? 0), 0);
  const pictures = { count: 0, bytes: 0 };
  for (const path of kept) {
    if (!path.startsWith(PICTURES)) continue;
    pictures.count += 1;
    pictures.bytes += sizes[path] ?? (await sizeOf(path));
  }
  const search = site?.roots.search;
  return {
    on,
    wishes,
    paused,
    refused,
    full,
    shares: all,
    bytes,
    pictures,
    names: { topic: site?.topics ?? [], region: [...(site?.regions ?? []), { ...site?.country, id: "country" }] },
    search: Boolean(search && kept.has(search.file)),
  };
}

/** A file of JSON that is not kept, as where a reader has removed everything; undefined without a line. */
async function fromHost(path) {
  const response = await fetch(at(path)).catch(() => undefined);
  return response?.ok ? response.json().catch(() => undefined) : undefined;
}

/** What can be wished, as `{kind, id, count, bytes, pictures, kept}`. */
async function shares(site, width) {
  const file = site?.roots.keep?.file;
  const told = file && ((await json(file)) ?? (await fromHost(file)));
  if (!told) return [];
  const { widths = [] } = told;
  const fits = widths.findIndex((one) => one >= width);
  const column = fits < 0 ? widths.length - 1 : fits;
  const of = (kind, list) =>
    list.map(({ id, count, bytes, pictures }) => ({ kind, id, count, bytes, pictures: pictures?.[column] ?? 0, kept: 0 }));
  return [
    ...of("all", [told.all]),
    ...of("decade", told.decades),
    ...of("topic", told.topics),
    ...of("region", told.regions),
  ];
}
