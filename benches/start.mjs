// S2 and S7: when a page can be read, when it answers, and how fast a click shows an article.
import { slow4G } from "./lib/browser.mjs";
import { host } from "./lib/host.mjs";
import { median, quantile } from "./lib/report.mjs";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";

const watch = readFileSync(new URL("lib/watch.js", import.meta.url), "utf8");
const slow = { line: slow4G, slower: 4, script: watch };
const RUNS = Number(process.env.RUNS ?? 5);

/** A topic that some but not all of the newest articles have, and that is not rare. */
export function middlingTopic(site) {
  const data = (file) => JSON.parse(readFileSync(join(site, file), "utf8"));
  const { roots, topics } = data("data/v1/site.json");
  const { cards } = data(roots.newest.file);
  const counts = topics.map(({ id }) => [id, cards.filter((card) => card.topics?.includes(id)).length]);
  const useful = counts.filter(([, count]) => count > 0 && count < cards.length).sort((a, b) => a[1] - b[1]);
  return useful[Math.floor(useful.length / 2)]?.[0];
}

/** One page opened in an empty browser on the slow line; what watch.js saw of it once `done` is there. */
async function once(driver, url, done) {
  const browser = await driver.open(slow);
  try {
    await browser.goto(url);
    await browser.until(`return Number.isFinite(window.bench?.${done})`, 30_000);
    // The largest paint and the shift may still grow.
    if (done !== "answered") await new Promise((wake) => setTimeout(wake, 1500));
    return (await browser.run("return window.bench")) ?? {};
  } finally {
    await browser.close();
  }
}

/** S2: all sides one after the other in each run, so that a busy machine is busy for all of them; medians. */
export async function measureStart({ report, driver, site, twins }) {
  const [busy] = loadavg();
  if (busy > availableParallelism()) console.log(`   The machine is busy (load ${busy.toFixed(1)}): times are longer than they are, ratios less sure.`);
  const topic = middlingTopic(site ?? twins.preact);
  if (!topic) return report.absent("S2", "start and filter", "no topic has some but not all of the newest articles");
  const sides = { ...(site ? { ours: site } : {}), ...twins };
  const found = {};
  const hosts = {};
  for (const [side, folder] of Object.entries(sides)) {
    hosts[side] = await host(folder, side === "ours" ? {} : { fallback: "index.html" });
    found[side] = { home: [], news: [] };
    // The host compresses what it is asked for the first time.
    await once(driver, hosts[side].url, "useful");
    await once(driver, `${hosts[side].url}news/#bench=${topic}`, "answered");
  }
  for (let run = 0; run < RUNS; run++) {
    for (const [side, { url }] of Object.entries(hosts)) {
      found[side].home.push(await once(driver, url, side === "ours" ? "ready" : "useful"));
      found[side].news.push(await once(driver, `${url}news/#bench=${topic}`, "answered"));
    }
  }
  for (const one of Object.values(hosts)) await one.close();

  const of = (side, page, name) => {
    const values = found[side]?.[page].map((bench) => bench[name]) ?? [];
    return values.length > 0 && values.every(Number.isFinite) ? median(values) : undefined;
  };
  const row = (what, page, name, more = {}) => {
    const figures = Object.keys(sides).map((side) => [side, of(side, page, name)]);
    console.log(`        ${what}: ${figures.map(([side, ms]) => `${side} ${ms === undefined ? "never" : Math.round(ms)}`).join(" · ")}`);
    const ours = of("ours", page, name);
    if (ours === undefined) return report.absent("S2", what, site ? "it never came" : "there is no dist/");
    report.row({ goal: "S2", what, unit: "ms", ours, peer: of("preact", page, name), peerName: "Preact", ...more });
  };
  row("home, slow 4G, 4x: readable (no goal but before any script)", "home", "useful");
  row("home: the app has taken over", "home", "ready", { peer: undefined });
  row("/news/: readable", "news", "useful");
  row("/news/: a filter clicked as soon as it is there is answered", "news", "answered", { ratio: 1.5 });
  row("home: largest paint", "home", "largest", { most: 1200 });
  if (site) {
    // To three places, as Lighthouse has it.
    const shift = Math.round(Math.max(...[...found.ours.home, ...found.ours.news].map((bench) => bench.shift ?? 0)) * 1000) / 1000;
    const moved = new Set([...found.ours.home, ...found.ours.news].flatMap((bench) => bench.moved ?? []));
    if (moved.size > 0) console.log(`        what moved: ${[...moved].join(", ")}`);
    report.row({ goal: "S2", what: "layout shift, home and /news/, the worst run", unit: "shift", ours: shift, most: 0 });
  }
}

/** S7: from a list to an article that the reader hovered first, on a free line; ten articles of the list. */
export async function measureClick({ report, driver, site }) {
  if (!site) return report.absent("S7", "click to article", "there is no dist/");
  const here = await host(site);
  const browser = await driver.open();
  const times = [];
  try {
    for (let at = 0; at < 10; at++) {
      await browser.goto(`${here.url}news/`);
      const ready = await browser.until("return document.documentElement.dataset.app === 'ready' && document.querySelectorAll('main article').length > 0");
      if (!ready) return report.absent("S7", "click to article", "the app did not become ready");
      const there = await browser.run(
        "const link = document.querySelectorAll('main article :is(h2, h3, h4) a')[arguments[0]]; if (link) { link.dataset.bench = ''; link.scrollIntoView({ block: 'center' }); } return !!link",
        at,
      );
      if (!there) break;
      await browser.hover("[data-bench]");
      await new Promise((wake) => setTimeout(wake, 600));
      await browser.run(`
        const link = document.querySelector("[data-bench]");
        const path = link.pathname;
        const began = performance.now();
        const shown = () => location.pathname === path && document.querySelector("main [data-article]");
        const look = () => {
          if (!shown()) return requestAnimationFrame(look);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (window.took = performance.now() - began);
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
        link.click();`);
      const took = await browser.until("return window.took", 10_000, 50);
      if (!took) return report.absent("S7", "click to article", "the article did not come without a new document");
      times.push(took);
    }
  } finally {
    await browser.close();
    await here.close();
  }
  report.row({ goal: "S7", what: `click to article after hovering, the slowest of ${times.length}`, unit: "ms", ours: quantile(times, 1), most: 100 });
}
