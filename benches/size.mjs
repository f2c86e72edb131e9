// S1 and the bytes of S3: what a reader's line carries.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { brotli, brotliOf, filesBelow, gzip, isProgram, sizeOf } from "./lib/bytes.mjs";
import { idle } from "./lib/browser.mjs";
import { host } from "./lib/host.mjs";

const app = process.env.APP ?? "target/app";

/** What a host sends while the pages are opened one after the other in one browser, until each is idle. */
export async function loaded(driver, folder, pages, options) {
  const site = await host(folder, options);
  try {
    const browser = await driver.open();
    try {
      for (const page of pages) {
        await browser.goto(site.url + page);
        // An app that is not ready does not count as small.
        await browser.until("return ['ready', 'failed', undefined].includes(document.documentElement.dataset.app) && document.readyState === 'complete'");
        await idle(site);
      }
      const state = await browser.run("return document.documentElement.dataset.app ?? ''");
      return { sent: site.sent.filter(({ status }) => status === 200), state };
    } finally {
      await browser.close();
    }
  } finally {
    await site.close();
  }
}

/** Each program file among what was sent, once. */
function program(sent) {
  const files = new Map(sent.filter(({ name }) => isProgram(name)).map(({ name, bytes }) => [name, bytes]));
  return { files: [...files], bytes: [...files.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

/** S1: the program of the front page and of /news/, beside the twins'. */
export async function measureProgram({ report, driver, site, twins }) {
  const pages = ["", "news/"];
  const of = async (folder, options) => program((await loaded(driver, folder, pages, options)).sent);
  const leptos = await of(twins.leptos, { fallback: "index.html" });
  const preact = await of(twins.preact, { fallback: "index.html" });
  report.row({ goal: "S1", what: "the Leptos twin itself (to lie near 122 kB)", unit: "kB", ours: leptos.bytes });
  report.row({ goal: "S1", what: "the Preact twin itself", unit: "kB", ours: preact.bytes });
  if (!site) return report.absent("S1", "program of home and /news/", "there is no dist/");
  const { sent, state } = await loaded(driver, site, pages);
  const ours = program(sent);
  for (const [name, bytes] of ours.files) console.log(`        ${name}: ${(bytes / 1000).toFixed(2)} kB`);
  if (state !== "ready") console.log(`   The app did not become ready (data-app="${state}"): the next row may be too small.`);
  const what = "program of home and /news/ (wasm, JS, CSS; brotli 11)";
  report.row({ goal: "S1", what, unit: "kB", ours: ours.bytes, peer: leptos.bytes, peerName: "Leptos twin", ratio: 0.8 });
  // As built: the site may keep the programs of earlier builds too.
  const all = filesBelow(app).filter(isProgram);
  const sum = brotliOf(app, all);
  report.row({ goal: "S1", what: "the same over all routes, workers too", unit: "kB", ours: sum, peer: leptos.bytes, peerName: "Leptos twin" });
  const wasm = all.filter((name) => name.endsWith(".wasm"));
  console.log(`        wasm unpacked: ${(sizeOf(app, wasm) / 1000).toFixed(1)} kB in ${wasm.length} file(s)`);
}

/** The style sheets that a page asks for. */
function styles(site, page, html) {
  const links = html.match(/<link\b[^>]*\brel="?stylesheet"?[^>]*>/g) ?? [];
  return links
    .map((link) => /\bhref="?([^"\s>]+)/.exec(link)?.[1])
    .filter(Boolean)
    .map((href) => posix.join(href.startsWith("/") ? "." : posix.dirname(page), href))
    .filter((file) => existsSync(join(site, file)));
}

/** An article's text as it stands in its page, so that it can be set aside; empty where the page has none. */
function ownText(site, page, bodies) {
  const body = bodies.get(`/${posix.dirname(page)}/`) ?? "";
  return body.replaceAll('="site:/', `="${"../".repeat(page.split("/").length - 1)}`);
}

/** The kinds of page, by the beginnings of their paths below the language. */
function kindOf(page) {
  const path = page.replace(/^es\//, "");
  if (path === "index.html") return "home";
  const [room, ...rest] = path.split("/");
  if (!["news", "topics", "regions", "series", "key-issues", "archive"].includes(room)) return "other page";
  if (rest.length === 1) return `/${room}/`;
  if (room === "news") return rest.at(-2) && /^(\d\d?|\d{4}|undated|part-\d+)$/.test(rest.at(-2)) ? "year or month" : "article";
  return `one of /${room}/`;
}

/** S3: the first view of every page, HTML and CSS, set aside an article's own text; the largest of each kind. */
export function measureFirstView({ report, site }) {
  if (!site) return report.absent("S3", "first view of any page", "there is no dist/");
  const files = filesBelow(site);
  const bodies = new Map();
  for (const name of files.filter((name) => name.startsWith("data/v1/articles/") && name.endsWith(".json"))) {
    const { path, body } = JSON.parse(readFileSync(join(site, name), "utf8"));
    if (body) bodies.set(path, body);
  }
  const sheets = new Map();
  const sheet = (name) => {
    if (!sheets.has(name)) {
      const bytes = readFileSync(join(site, name));
      sheets.set(name, [brotli(bytes).length, gzip(bytes).length]);
    }
    return sheets.get(name);
  };
  const largest = new Map();
  for (const page of files.filter((name) => name.endsWith(".html"))) {
    const html = readFileSync(join(site, page), "utf8");
    const text = ownText(site, page, bodies);
    const bare = Buffer.from(text && html.includes(text) ? html.replace(text, () => "") : html);
    const packed = [brotli(bare).length, gzip(bare).length];
    for (const style of styles(site, page, html)) {
      sheet(style).forEach((bytes, at) => (packed[at] += bytes));
    }
    const kind = kindOf(page);
    if (packed[0] > (largest.get(kind)?.packed[0] ?? 0)) largest.set(kind, { page, packed });
  }
  for (const [kind, { page, packed }] of [...largest].sort(([, a], [, b]) => b.packed[0] - a.packed[0])) {
    console.log(`        ${kind}: ${dirname(page)}/ (gzip ${(packed[1] / 1000).toFixed(2)} kB)`);
    report.row({ goal: "S3", what: `first view, HTML and CSS: ${kind}, the largest`, unit: "kB", ours: packed[0], most: 14_000 });
  }
}

/** S3: what the front page loads until it is idle, for a small and a large archive. */
export async function measureFrontPage({ report, driver, small, large }) {
  const open = async ({ folder }) => (await loaded(driver, folder, [""])).sent;
  const [those, these] = [await open(small), await open(large)];
  const sum = (sent) => sent.reduce((sum, { bytes }) => sum + bytes, 0);
  const [few, many] = [sum(those), sum(these)];
  for (const [articles, sent] of [[small.articles, those], [large.articles, these]]) {
    const files = sent.filter(({ name }) => !isProgram(name)).map(({ name, bytes }) => `${name} ${(bytes / 1000).toFixed(2)}`);
    console.log(`        ${articles} articles, kB beside the program: ${files.join(", ")}`);
  }
  const what = `all that the front page loads, ${large.articles} articles beside ${small.articles}`;
  report.row({ goal: "S3", what, unit: "kB", ours: many, peer: few, peerName: `${small.articles}:`, ratio: 1.05 });
}

