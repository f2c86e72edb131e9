// Search, beside Pagefind and MiniSearch in the same run: which finds what was meant (the judged queries of
// tests/search/), and what a search costs in bytes and time (S5).
//
//   SEARCH_SIZES="1000 10000"   archives that are searched; none for the judged queries alone
//   HALF=tune                   only that half of the judged queries, and where ours is behind; HALF=none: no such queries
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { publish, whyNot } from "./build.mjs";
import { filesBelow, isCopy, sizeOf } from "./lib/bytes.mjs";
import { host } from "./lib/host.mjs";
import { quantile } from "./lib/report.mjs";
import { articlesOf, blankPage, indexForPagefind, miniSearch, ours, oursIn, theirs } from "./lib/searchers.mjs";

const peers = resolve("benches/peers");
const sizes = (process.env.SEARCH_SIZES ?? "1000 10000").split(/\s+/).filter(Boolean).map(Number);
const QUERIES = 30;

/** Pagefind at 100,000, of a run with 17 GB of memory for it: bytes, files, milliseconds. */
const RECORDED = { cold: 1_175_000, further: [69_000, 235_000], warm: [2.6, 12], filtered: [153, 2023] };

function judged() {
  const lines = readFileSync("tests/search/judged.tsv", "utf8").split("\n");
  const queries = lines.filter((line) => line && !line.startsWith("#")).map((line) => {
    const [half, kind, newsroom, query, articles] = line.split("\t");
    const ids = articles.split(",");
    const refused = ids.filter((id) => id.startsWith("!")).map((id) => id.slice(1));
    return { half, kind, newsroom, query, wanted: ids.filter((id) => !id.startsWith("!")), refused };
  });
  return queries.filter(({ half }) => [undefined, half].includes(process.env.HALF));
}

/** A site made of a content folder, indexed for all three, on a host, with a page open that can ask two of them. */
async function searched({ chasqui, driver }, name, content) {
  const folder = join(peers, `search-${name}`);
  rmSync(folder, { recursive: true, force: true });
  await publish(chasqui, content, folder, "none");
  const articles = articlesOf(folder);
  const index = await indexForPagefind(folder, articles);
  blankPage(folder);
  const server = await host(folder);
  const own = oursIn(folder);
  if (!own) throw new Error("the site has no index of search");
  return { name, folder, articles, index, server, own, driver };
}

/** A fresh browser on the blank page, with nothing in its cache. */
async function blank({ driver, server }) {
  const browser = await driver.open();
  await browser.goto(`${server.url}blank.html`);
  await browser.until("return document.title === 'blank'");
  await browser.run(`${ours}${theirs}`);
  server.sent.length = 0;
  return browser;
}

/** What an expression gives, once it is settled. */
async function settle(browser, expression) {
  await browser.run(`window.settled = undefined; Promise.resolve(${expression}).then((value) => (window.settled = { value }), (error) => (window.settled = { error: String(error) }));`);
  const settled = await browser.until("return window.settled", 60_000, 5);
  if (!settled) throw new Error(`${expression.slice(0, 80)}: no answer`);
  if (settled.error) throw new Error(settled.error);
  return settled.value;
}

/** Rows of each query by each of the three, the best first. */
async function answers(site, queries) {
  const browser = await blank(site);
  try {
    await settle(browser, `chasquiOpen(${JSON.stringify(site.own.script)}, ${JSON.stringify(site.own.root)})`);
    const languages = [...new Set(site.articles.map(({ card }) => card.language))].filter((language) => language !== "en");
    await settle(browser, `pagefindOpen(${JSON.stringify(languages)})`);
    const mini = miniSearch(site.articles);
    const rowOf = new Map(site.articles.map(({ card }, row) => [card.path, row]));
    const found = [];
    for (const { query, kind } of queries) {
      const text = JSON.stringify(query);
      const own = await settle(browser, `chasquiAsk(${text}, ${kind === "prefix"})`);
      const urls = await settle(browser, `pagefindAsk(${text}).then((results) => Promise.all(results.slice(0, 20).map(async (one) => (await one.data()).raw_url ?? (await one.data()).url)))`);
      found.push({ Chasqui: own.rows, Pagefind: urls.map((url) => rowOf.get(url)).filter((row) => row !== undefined), MiniSearch: mini.rows(query) });
    }
    return found;
  } finally {
    await browser.close();
  }
}

/** The rank (from 1) of the first wanted work among the first ten; nothing when there is none or a refused one is there. */
function rank(rows, { wanted, refused }, articles, workOf) {
  const works = [...new Set(rows.map((row) => articles[row].work))].slice(0, 10);
  const of = (ids) => new Set(ids.map((id) => workOf.get(id)));
  const [good, bad] = [of(wanted), of(refused)];
  if (works.some((work) => bad.has(work))) return undefined;
  const at = works.findIndex((work) => good.has(work));
  return at < 0 ? undefined : at + 1;
}

async function measureQuality(context) {
  const { report, chasqui } = context;
  const sample = join(peers, "search-content-sample");
  rmSync(sample, { recursive: true, force: true });
  spawnSync(chasqui, ["sample", "--articles", "2000", "--seed", "11", "--out", sample]);
  const sums = {};
  for (const [name, content] of [["demo", "content"], ["sample", sample]]) {
    const queries = judged().filter(({ newsroom }) => newsroom === name);
    const site = await searched(context, name, content);
    const workOf = new Map(site.articles.map(({ card, work }) => [card.id, work]));
    try {
      const found = await answers(site, queries);
      queries.forEach((query, at) => {
        const places = Object.entries(found[at]).map(([engine, rows]) => [engine, rank(rows, query, site.articles, workOf)]);
        // The other half is not looked at one by one: nothing may be fitted to it.
        if (process.env.HALF === "tune" && places.some(([, place]) => (place ?? 99) < (places[0][1] ?? 99))) {
          console.log(`        ${query.kind}, ${query.query}: ${places.map(([engine, place]) => `${engine} ${place ?? "not"}`).join(", ")}`);
        }
        for (const [engine, place] of places) {
          for (const kind of [query.kind, `all, ${query.half}`]) {
            const sum = ((sums[kind] ??= {})[engine] ??= { count: 0, found: 0, ranks: 0 });
            sum.count += 1;
            sum.found += place ? 1 : 0;
            sum.ranks += place ? 1 / place : 0;
          }
        }
      });
    } finally {
      await site.server.close();
    }
  }
  for (const [kind, of] of Object.entries(sums)) {
    for (const [what, value] of [["success at 10", "found"], ["mean reciprocal rank", "ranks"]]) {
      const [own, pagefind, mini] = ["Chasqui", "Pagefind", "MiniSearch"].map((name) => of[name][value] / of[name].count);
      const [peer, peerName] = pagefind >= mini ? [pagefind, "Pagefind"] : [mini, "MiniSearch"];
      const other = peerName === "Pagefind" ? `MiniSearch ${mini.toFixed(2)}` : `Pagefind ${pagefind.toFixed(2)}`;
      report.row({ goal: "Quality", what: `${kind}: ${what} (${of.Chasqui.count} queries; ${other})`, unit: "", ours: own, peer, peerName, least: peer });
    }
  }
}

/** Bytes that a host sent, of some files. */
const sentOf = ({ sent }, which) => sent.filter(({ name }) => which(name)).reduce((sum, { bytes }) => sum + bytes, 0);

async function measureCost(context, articles) {
  const { report, chasqui } = context;
  const content = join(peers, `search-content-${articles}`);
  rmSync(content, { recursive: true, force: true });
  spawnSync(chasqui, ["sample", "--articles", `${articles}`, "--seed", "1", "--out", content]);
  const site = await searched(context, `${articles}`, content);
  const { server, folder } = site;
  // Two words of a title each, of articles spread over the archive.
  const queries = Array.from({ length: QUERIES }, (_, at) => {
    const { card } = site.articles[Math.floor((site.articles.length * at) / QUERIES)];
    return card.title.toLowerCase().split(" ").sort((a, b) => b.length - a.length).slice(0, 2).join(" ");
  });
  const cards = (rows) => JSON.stringify(rows.slice(0, 10).map((row) => site.articles[row].card.file));
  // The shards of cards that a list of these rows needs, and that are not there yet.
  let had;
  const shards = (rows) => {
    const files = new Set(rows.slice(0, 10).map((row) => site.articles[row].shard));
    const lacking = [...files].filter((file) => !had.has(file));
    lacking.forEach((file) => had.add(file));
    return `Promise.all(${JSON.stringify(lacking)}.map((file) => fetch("/" + file).then((answer) => answer.json()))).then(() => 0)`;
  };
  const open = {
    own: `chasquiOpen(${JSON.stringify(site.own.script)}, ${JSON.stringify(site.own.root)})`,
    peer: `pagefindOpen(["es"])`,
  };
  const timed = (expression) => `(async () => { const began = performance.now(); const value = await ${expression}; return { value, took: performance.now() - began }; })()`;
  const isOurs = (name) => /(^|\/)search/.test(name);
  const isTheirs = (name) => name.startsWith("pagefind/") && !/fragment/.test(name);
  const cold = { own: [], peer: [], ownTime: [], peerTime: [] };
  let warm;
  try {
    for (const query of queries.slice(0, 5)) {
      const text = JSON.stringify(query);
      for (const [side, ask, which] of [["own", `chasquiAsk(${text}, false, false)`, isOurs], ["peer", `pagefindAsk(${text}).then((found) => found.length)`, isTheirs]]) {
        const browser = await blank(site);
        const { took } = await settle(browser, timed(`${open[side]}.then(() => ${ask})`));
        cold[side].push(sentOf(server, which));
        cold[`${side}Time`].push(took);
        await browser.close();
      }
    }
    // Twice: the first time the host compresses what it is asked for, which is no search's time.
    for (const _ of ["host", "browser"]) {
      had = new Set();
      warm = { own: [], peer: [], ownTime: [], peerTime: [], ownWhole: [], peerWhole: [] };
      const browser = await blank(site);
      await settle(browser, open.own);
      await settle(browser, open.peer);
      for (const query of queries) {
        const text = JSON.stringify(query);
        server.sent.length = 0;
        const own = await settle(browser, timed(`chasquiAsk(${text}, false, false)`));
        warm.own.push(sentOf(server, isOurs));
        const whole = await settle(browser, timed(`Promise.all([${shards(own.value.rows)}, chasquiExcerpts(${cards(own.value.rows)}, ${text})])`));
        warm.ownWhole.push(sentOf(server, () => true));
        if (own.value.rows.length > 0) warm.ownTime.push(own.took + whole.took);
        server.sent.length = 0;
        const peer = await settle(browser, timed(`pagefindAsk(${text}).then((found) => Promise.all(found.slice(0, 10).map((one) => one.data()))).then((data) => data.length)`));
        warm.peer.push(sentOf(server, isTheirs));
        warm.peerWhole.push(sentOf(server, () => true));
        warm.peerTime.push(peer.took);
      }
      await browser.close();
    }
  } finally {
    await server.close();
  }
  const label = `${articles.toLocaleString("en")} articles: `;
  const row = (what, unit, own, peer, ratio, peerName = "Pagefind") =>
    report.row({ goal: "S5", what: label + what, unit, ours: own, peer, peerName, ratio });
  row("first search, cold: bytes of index and code", "kB", quantile(cold.own, 0.5), quantile(cold.peer, 0.5), 0.25);
  row("first search, cold: time", "ms", quantile(cold.ownTime, 0.5), quantile(cold.peerTime, 0.5), 0.6);
  row("a further search: bytes of index, p50", "kB", quantile(warm.own, 0.5), quantile(warm.peer, 0.5), 0.4);
  row("a further search: bytes of index, p95", "kB", quantile(warm.own, 0.95), quantile(warm.peer, 0.95));
  row("the same with ten excerpts, p50", "kB", quantile(warm.ownWhole, 0.5), quantile(warm.peerWhole, 0.5), 1);
  row("ten results with excerpts, files not had before: time, p50", "ms", quantile(warm.ownTime, 0.5), quantile(warm.peerTime, 0.5));
  row("ten results with excerpts, files not had before: time, p95", "ms", quantile(warm.ownTime, 0.95), quantile(warm.peerTime, 0.95), 1);
  const own = filesBelow(join(folder, "data/v1")).filter((name) => /^search[./]/.test(name) && !isCopy(name));
  row("index on disk", "MB", sizeOf(join(folder, "data/v1"), own), site.index.reduce((sum, { bytes }) => sum + bytes, 0), 0.3);
  row("index on disk: files", "files", own.length, site.index.length, 0.05);
  if (articles <= 10_000) {
    const mini = gzipSync(miniSearch(site.articles).dump(), { level: 9 }).length;
    row("all of the index that must be loaded before the first search", "kB", quantile(cold.own, 0.5), mini, undefined, "MiniSearch");
  }
}

export async function measureSearch(context) {
  const why = whyNot(context.chasqui);
  if (why) return context.report.absent("S5", "search", why);
  mkdirSync(peers, { recursive: true });
  if (judged().length > 0) await measureQuality(context);
  for (const articles of sizes) await measureCost(context, articles);
  console.log(`        Pagefind at 100,000 articles, recorded earlier: first search ${RECORDED.cold / 1000} kB, further ${RECORDED.further.map((bytes) => bytes / 1000).join(" / ")} kB, warm ${RECORDED.warm.join(" / ")} ms, with a filter ${RECORDED.filtered.join(" / ")} ms`);
}
