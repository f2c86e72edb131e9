// Without a line: how long the site takes to open when its host is gone, and what keeping all of an archive takes beside
// a plain loop that asks for the same files one after the other and keeps them unlooked at.
//
//   OFFLINE_SIZES="1000 10000"   archives that are kept whole
import { published, whyNot } from "./build.mjs";
import { host } from "./lib/host.mjs";
import { quantile } from "./lib/report.mjs";

const sizes = (process.env.OFFLINE_SIZES ?? "1000").split(/\s+/).filter(Boolean).map(Number);
const OPENINGS = 5;
const LONG = 600_000;
const rest = (time) => new Promise((wake) => setTimeout(wake, time));

/** Asks the worker that answers the page; its answer lies in `window.told`. */
const ask = (message) => `window.told = undefined;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => (window.told = data);
  navigator.serviceWorker.controller.postMessage(${JSON.stringify(message)}, [port2]);`;

async function answer(browser, message, within = 30_000) {
  await browser.run(ask(message));
  const said = await browser.until("return window.told", within, 20);
  if (!said || said.error) throw new Error(`${message.type}: ${said?.error ?? "no answer"}`);
  return said.told;
}

/** Opens an address until the program answers; how long that took. */
async function open(browser, url) {
  const began = performance.now();
  await browser.goto(url);
  const state = await browser.until("return document.readyState === 'complete' && document.documentElement.dataset.app === 'ready' && !document.querySelector('main [aria-busy]')", 30_000, 5);
  if (!state) throw new Error(`${url} did not open`);
  return performance.now() - began;
}

/** The plain loop: every article's file, one after the other, into a cache of its own. */
const loop = `window.looped = undefined;
  (async () => {
    const json = async (path) => (await fetch(path)).json();
    const { roots } = await json("data/v1/site.json");
    const { shards } = await json(roots.cards.file);
    const files = [];
    for (const { file } of shards) for (const card of (await json(file)).cards) files.push(card.file);
    const cache = await caches.open("loop");
    const began = performance.now();
    for (const file of files) await cache.put(file, await fetch(file, { cache: "no-store" }));
    window.looped = performance.now() - began;
  })().catch((error) => (window.looped = String(error)));`;

async function kept(context, size) {
  const { report, driver, chasqui } = context;
  const site = await published(chasqui, size, "none");
  const server = await host(site.folder);
  const browser = await driver.open();
  const what = `${size.toLocaleString("en")} articles`;
  try {
    // The loop first, in a page that no worker answers: the same browser, nothing kept yet.
    await browser.goto(`${server.url}404.html`);
    await browser.until("return document.readyState === 'complete'");
    await browser.run(`document.head.append(Object.assign(document.createElement("base"), { href: ${JSON.stringify(server.url)} }));`);
    await browser.run(loop);
    const looped = await browser.until("return window.looped", LONG, 100);
    if (typeof looped !== "number") throw new Error(`the loop: ${looped}`);
    await open(browser, server.url);
    await browser.until("return navigator.serviceWorker.controller?.scriptURL");
    // What is kept unasked has come; it is removed, and the browser's own cache with it.
    for (let last = -1, bytes = 0; bytes !== last; ) {
      last = bytes;
      await rest(2000);
      ({ bytes } = await answer(browser, { type: "about" }));
    }
    await answer(browser, { type: "remove" });
    await browser.devtools("Network.clearBrowserCache");
    server.sent.length = 0;
    const began = performance.now();
    await answer(browser, { type: "wish", wish: { kind: "all", id: "" } }, LONG);
    const took = performance.now() - began;
    const about = await answer(browser, { type: "about" });
    const [all] = about.shares;
    if (all.kept !== all.count) throw new Error(`${all.kept} of ${all.count} articles were kept`);
    const sent = server.sent.reduce((sum, { bytes }) => sum + bytes, 0);
    report.row({ goal: "offline", what: `${what}: all kept, search index and all`, unit: "s", ours: took / 1000, peer: looped / 1000, peerName: "articles alone, plain loop" });
    report.row({ goal: "offline", what: `${what}: sent for it, of the articles' ${(all.bytes / 1e6).toFixed(1)} MB`, unit: "MB", ours: sent });
    report.row({ goal: "offline", what: `${what}: as it lies in the browser`, unit: "MB", ours: about.bytes });
    await server.close();
    for (const [name, path] of [["front page", ""], ["a list", "news/"], ["the archive", "archive/"]]) {
      const times = [];
      for (let at = 0; at < OPENINGS; at++) times.push(await open(browser, server.url + path));
      report.row({ goal: "offline", what: `${what}: ${name} without a line, p50`, unit: "ms", ours: quantile(times, 0.5) });
    }
  } finally {
    await browser.close();
  }
}

export async function measureOffline(context) {
  const why = whyNot(context.chasqui);
  if (why) return context.report.absent("offline", "keeping an archive", why);
  for (const size of sizes) await kept(context, size);
}
