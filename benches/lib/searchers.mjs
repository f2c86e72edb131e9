// The three searches that are measured, each over one published newsroom: ours and Pagefind in a browser, from a host's
// files, as readers have them; MiniSearch here, in the same engine for JavaScript.
//
// All have the same documents: each version of an article with its title, summary, authors, places and text.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const peers = resolve("benches/peers");
const read = (folder, file) => JSON.parse(readFileSync(join(folder, file), "utf8"));

/** The articles of a site in list order (the order of its rows), read from its data. */
export function articlesOf(folder) {
  const site = read(folder, "data/v1/site.json");
  const { shards } = read(folder, site.roots.cards.file);
  return shards
    .flatMap((shard) => read(folder, shard.file).cards.map((card) => [card, shard.file]))
    .map(([card, shard]) => {
      const { body = "", authors = [], documents = [] } = read(folder, card.file);
      const text = body.replace(/<[^>]+>/g, " ").replace(/&(amp|lt|gt|quot|#39);/g, " ");
      const names = authors.map(({ name }) => name).concat(documents.map(({ title }) => title));
      return { card, shard, body, text, names, work: card.work ?? card.id };
    });
}

const escaped = (text) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Pagefind's index over the same documents, into `pagefind/` of the site: the file names it wrote and their bytes. */
export async function indexForPagefind(folder, articles) {
  const { createIndex, close } = await import(pathToFileURL(join(peers, "node_modules/pagefind/lib/index.js")));
  const out = join(folder, "pagefind");
  rmSync(out, { recursive: true, force: true });
  const { index } = await createIndex({});
  for (const { card, body, names } of articles) {
    const more = [card.summary ?? "", ...names, ...(card.places ?? [])].filter(Boolean).map((text) => `<p>${escaped(text)}</p>`);
    const filters = card.topics?.map((topic) => `<i data-pagefind-filter="topic:${topic}"></i>`).join("") ?? "";
    const content = `<!doctype html><html lang="${card.language}"><title>${escaped(card.title)}</title><main data-pagefind-body><h1>${escaped(card.title)}</h1>${more.join("")}${body}${filters}</main>`;
    await index.addHTMLFile({ url: card.path, content });
  }
  const { files } = await index.getFiles();
  mkdirSync(out, { recursive: true });
  for (const { path, content } of files) {
    const file = join(out, path);
    mkdirSync(resolve(file, ".."), { recursive: true });
    writeFileSync(file, content);
  }
  await close();
  return files.map(({ path, content }) => ({ name: path, bytes: content.length }));
}

/** MiniSearch over the same documents, as its own manual sets it up for search as you type. */
export function miniSearch(articles) {
  const MiniSearch = createRequire(join(peers, "package.json"))("minisearch");
  const fields = ["title", "summary", "names", "places", "text"];
  const mini = new MiniSearch({ fields, searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
  mini.addAll(articles.map(({ card, text, names }, id) => ({
    id, title: card.title, summary: card.summary ?? "", names: names.join(" "), places: (card.places ?? []).join(" "), text,
  })));
  const rows = (query) => {
    // It has no sign for words to leave out, but can leave them out when it is told so.
    const out = query.match(/(?<=^|\s)-\S+/g)?.map((word) => word.slice(1)) ?? [];
    const wanted = query.replace(/(?<=^|\s)-\S+/g, "").trim();
    const asked = out.length > 0 ? { combineWith: "AND_NOT", queries: [wanted, { queries: out, prefix: false, fuzzy: false }] } : wanted;
    return mini.search(asked).map(({ id }) => id);
  };
  return { rows, bytes: () => JSON.stringify(mini).length, dump: () => JSON.stringify(mini) };
}

/** The script of our search worker, which start.js names to pages, and the root of the index. */
export function oursIn(folder) {
  const { roots } = read(folder, "data/v1/site.json");
  const script = /"\.\/(search\.[^"]+\.js)"/.exec(readFileSync(join(folder, "app/start.js"), "utf8"))?.[1];
  return script && roots.search ? { script: `app/${script}`, root: roots.search.file } : undefined;
}

/** What a blank page of the host is given to ask with: `chasquiAsk(words, typing)` gives rows, the best first. */
export const ours = `
  window.chasquiOpen = (script, root) => new Promise((opened, failed) => {
    const base = location.origin + "/";
    const worker = new Worker(new URL(script, base), { type: "module" });
    let id = 0;
    const waits = new Map();
    worker.onerror = () => failed(new Error("the worker failed"));
    worker.onmessage = ({ data }) => {
      if (data.type === "open") return opened();
      if (data.type === "fault") {
        failed(new Error(data.fault));
        return waits.get(data.of + data.id)?.({ fault: data.fault });
      }
      const key = data.type + data.id;
      if (data.type === "excerpt") return waits.get(key)?.push(data);
      waits.get(key)?.(data);
      waits.delete(key);
    };
    const wait = (type) => new Promise((done) => waits.set(type + id, done));
    window.chasquiAsk = async (words, typing, follow = true) => {
      id += 1;
      const answered = wait("answer");
      const mended = wait("instead");
      worker.postMessage({ type: "ask", id, words, typing });
      const { rows, scores } = await answered;
      const order = [...rows].map((row, at) => [scores[at], row]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      const found = order.map(([, row]) => row);
      if (!follow || found.length > 0) return { rows: found };
      const { instead } = await mended;
      return instead ? { ...(await chasquiAsk(instead.words, false, false)), offered: instead.words } : { rows: [] };
    };
    window.chasquiExcerpts = (files, words) => new Promise((done) => {
      if (files.length === 0) return done([]);
      id += 1;
      const got = [];
      waits.set("excerpt" + id, { push: (one) => got.push(one) === files.length && done(got) });
      worker.postMessage({ type: "excerpts", id, files, words });
    });
    worker.postMessage({ type: "open", base, root });
  });
`;

/** The same for Pagefind: both languages of the newsroom in one search. It merges no index whose address is its own, so
 * that the other language's is asked for by the whole address. */
export const theirs = `
  window.pagefindOpen = async (languages) => {
    window.pf = await import("/pagefind/pagefind.js");
    await pf.init();
    for (const language of languages) await pf.mergeIndex(location.origin + "/pagefind/", { language });
  };
  window.pagefindAsk = async (words, filters) => (await pf.search(words, filters ? { filters } : {})).results;
`;

/** A page that has nothing of its own, written into a site for both. */
export function blankPage(folder) {
  const file = join(folder, "blank.html");
  if (!existsSync(file)) writeFileSync(file, '<!doctype html><html lang="en"><meta charset="utf-8"><title>blank</title>');
}
