// Saved searches: which address the list on the page has, and what is new in one since it was last looked at.
import { json } from "./data.js";
import { root } from "./store.js";

/** The address of the list on the page, within the site and without the page of it; undefined where there is no list. */
export function here() {
  const take = document.querySelector("main details[data-take]")?.dataset.take;
  if (take === undefined) return undefined;
  const { href, pathname, search } = new URL(take, document.baseURI);
  return href.startsWith(root.href) ? `/${pathname.slice(root.pathname.length)}${search}` : undefined;
}

/** What the list is called, by the window's title: without the site's name at its end, and without the page of the list. */
export function titleHere() {
  const pieces = document.title.split(" · ");
  const named = pieces.slice(0, Math.max(1, pieces.length - 1)).filter((piece) => !/^(page|página) \d+$/.test(piece));
  return named.join(" · ");
}

/** How many articles the list on the page says that it has; null where it says nothing to be relied on. */
export function countHere() {
  const isSure = document.documentElement.dataset.app === "ready" && !document.querySelector("main[aria-busy], main .results .trouble");
  const count = Number(document.querySelector("main [role=status][data-count]")?.dataset.count);
  return isSure && Number.isSafeInteger(count) ? count : null;
}

/** The file with the newest of a search that is of one topic, region or series and no more; undefined for all others. */
function latestOf(query) {
  const [path, asked = ""] = query.split("?");
  const page = /(?:^|\/)(topics|regions|series)\/([a-z0-9-]+)\/$/.exec(path);
  const params = [...new URLSearchParams(asked)].filter(([name]) => name !== "sort");
  if (page && params.length === 0) return `data/v1/latest/${page[1]}/${page[2]}.json`;
  const [[name, value] = []] = params;
  const folder = { topic: "topics", region: "regions", series: "series" }[name];
  const isOne = params.length === 1 && folder && /^[a-z0-9][a-z0-9-]*$/.test(value) && /(^|\/)news\/$/.test(path);
  return isOne ? `data/v1/latest/${folder}/${value}.json` : undefined;
}

/** As many cards as such a file holds at most: where it holds fewer it holds them all. */
const MOST = 100;

/** The state of a search now: how many works, and which where the file holds them all; undefined where the data does not
    say so in one file. Throws without a connection. */
export async function stateOf(query) {
  const file = latestOf(query);
  if (!file) return undefined;
  const { total, cards } = await json(file, "no-cache");
  const known = cards.length < MOST ? [...new Set(cards.map(({ id, work }) => work ?? id))] : null;
  return { count: total, known };
}

/** What is new in a search: `{fresh}` exactly, or the number `now`; nothing where only looking tells. */
export async function newsOf({ query, known }) {
  const state = await stateOf(query);
  if (!state) return {};
  if (!known || !state.known) return { now: state.count };
  return { fresh: state.known.filter((id) => !known.includes(id)).length };
}
