// S6 and S9: what publishing takes, and what it leaves behind, for generated archives of several sizes.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesBelow, gzip, isCopy, sizeOf } from "./lib/bytes.mjs";
import { take } from "./lib/process.mjs";

const peers = resolve("benches/peers");
const app = process.env.APP ?? "target/app";

/** What Pagefind 1.6 took for its index alone where it was run apart: on 2 processors, 24 GB. At 100,000 it fits no
 * machine that also holds the rest of the run. */
const recorded = new Map([
  [10_000, { cpu: 17.8, memory: 1.9e9, changed: 10e6 }],
  [100_000, { cpu: 202, memory: 16.7e9 }],
]);

/** The sizes measured. GOALS speaks of 10,000 and 100,000: `SIZES="10000 100000" make bench`, which takes long. */
const sizes = (process.env.SIZES ?? "1000 5000").split(/\s+/).filter(Boolean).map(Number);

/** Why nothing of this can be measured, or nothing. */
export function whyNot(chasqui) {
  if (!existsSync(chasqui)) return `there is no ${chasqui}`;
  if (spawnSync(chasqui, ["sample", "--help"]).status !== 0) return "this chasqui cannot make a sample";
  if (!existsSync(join(app, "program.json"))) return `there is no built app in ${app}`;
}

/** A generated content folder; made anew each time, since the generator may have changed. */
export async function sample(chasqui, articles) {
  const content = join(peers, `content-${articles}`);
  rmSync(content, { recursive: true, force: true });
  await take(chasqui, ["sample", "--articles", `${articles}`, "--seed", "1", "--out", content]);
  return content;
}

export async function publish(chasqui, content, out, precompress = "hot") {
  return take(chasqui, ["build", "--content", content, "--app", app, "--out", out, "--keep", "0", "--precompress", precompress]);
}

/** A site of that many generated articles, published. */
export async function published(chasqui, articles, precompress) {
  const content = await sample(chasqui, articles);
  const folder = join(peers, `site-${articles}`);
  rmSync(folder, { recursive: true, force: true });
  const took = await publish(chasqui, content, folder, precompress);
  return { articles, content, folder, took };
}

/** Every file's hash and size, by name. */
function state(folder) {
  const files = new Map();
  for (const name of filesBelow(folder).filter((name) => !isCopy(name))) {
    const bytes = readFileSync(join(folder, name));
    files.set(name, { hash: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length });
  }
  return files;
}

/** What is new or other in the second state: how many files, and how many bytes they hold. */
function changed(before, after, below = "") {
  const names = [...after.keys()].filter((name) => name.startsWith(below) && after.get(name).hash !== before.get(name)?.hash);
  return { names, bytes: names.reduce((sum, name) => sum + after.get(name).bytes, 0) };
}

/** The same as a host that compresses sends it; what is compressed inside stays as it is. */
const packed = (folder, names) =>
  names.reduce((sum, name) => {
    const bytes = readFileSync(join(folder, name));
    return sum + (name.endsWith(".bin") || name.endsWith(".gz") ? bytes.length : gzip(bytes).length);
  }, 0);

/** The articles' files of a content folder. */
const articlesOf = (content) => filesBelow(join(content, "news")).filter((name) => name.endsWith(".md"));

/** Pagefind's index of a site's pages, in a folder of its own. */
async function pagefind(site, out) {
  const scope = join(peers, "node_modules", "@pagefind");
  const platform = existsSync(scope) ? readdirSync(scope)[0] : undefined;
  const binary = platform && ["pagefind_extended", "pagefind"].map((name) => join(scope, platform, "bin", name)).find(existsSync);
  if (!binary) return undefined;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return take(binary, ["--site", site, "--output-path", out]);
}

/** One size whole: build, what it leaves, a rebuild after one changed article, and Pagefind beside it. */
async function measureSize({ report, chasqui }, articles) {
  const { content, folder, took } = await published(chasqui, articles);
  const label = `${articles.toLocaleString("en")} articles: `;
  const row = (goal, what, unit, ours, more = {}) => report.row({ goal, what: label + what, unit, ours, ...more });

  const files = filesBelow(folder).filter((name) => !isCopy(name));
  row("S9", "dist/, an article", "kB", sizeOf(folder, files) / articles, { most: 12_000 });
  row("S9", "dist/, an article", "files", files.length / articles, { most: 2.2 });

  const before = state(folder);
  for (const [precompress, more] of [["none", {}], ["all", { peer: took.cpu, peerName: "hot", ratio: 2 }]]) {
    const apart = join(peers, "site-apart");
    rmSync(apart, { recursive: true, force: true });
    const { cpu } = await publish(chasqui, content, apart, precompress);
    rmSync(apart, { recursive: true, force: true });
    row("S9", `build with --precompress ${precompress}: processor time`, "s", cpu, more);
  }
  const idle = await publish(chasqui, content, folder);
  row("S6", "rebuild after no change: processor time", "s", idle.cpu, { peer: took.cpu, peerName: "full" });
  const names = articlesOf(content);
  appendFileSync(join(content, "news", names[Math.floor(names.length / 2)]), "\nOne more sentence.\n");
  const again = await publish(chasqui, content, folder);
  const after = state(folder);
  const all = changed(before, after);
  row("S6", "rebuild after one changed article: processor time", "s", again.cpu, { peer: took.cpu, peerName: "full", ratio: 0.1 });
  row("S6", "files changed by it (outside and in data/)", "files", all.names.length);
  for (const name of all.names.slice(0, 12)) console.log(`        ${name}`);

  // Ten new articles, of the newest day: copies of old ones under new names, which gives them addresses and ids of
  // their own.
  const days = names.map((name) => /^date: "?(\d{4}-\d\d-\d\d)"?$/m.exec(readFileSync(join(content, "news", name), "utf8"))?.[1]);
  const newest = days.filter(Boolean).sort().at(-1);
  for (let at = 0; at < 10; at++) {
    const name = names[Math.floor((names.length * at) / 10)];
    const text = readFileSync(join(content, "news", name), "utf8").replace(/^(id|slug|translates|redirects|date):.*\n/gm, "");
    const file = join(content, "news", name.replace(/([^/]+)\.md$/, `$1-again-${at}.md`));
    writeFileSync(file, text.replace("---\n", `---\ndate: ${newest}\n`));
  }
  await publish(chasqui, content, folder, "none");
  const more = state(folder);
  const all10 = changed(after, more);
  const data10 = changed(after, more, "data/");
  const data = data10.bytes;
  row("S6", "ten more articles: changed under data/, gzip", "MB", packed(folder, data10.names));
  row("S6", "ten more articles: changed in all of dist/", "MB", all10.bytes);
  row("S6", "ten more articles: changed in all of dist/, gzip", "MB", packed(folder, all10.names));
  row("S6", "ten more articles: files changed", "files", all10.names.length);

  const index = join(peers, "pagefind-index");
  const peer = articles <= 10_000 ? await pagefind(folder, index) : undefined;
  if (!peer) {
    const known = recorded.get(articles);
    const beside = (what, ratio) => (known?.[what] ? { peer: known[what], peerName: "Pagefind", recorded: true, ratio } : {});
    row("S6", "build, everything: processor time", "s", took.cpu, beside("cpu", 0.5));
    row("S6", "build, everything: most memory", "MB", took.memory, beside("memory", 0.1));
    row("S6", "ten more articles: bytes changed under data/", "MB", data, beside("changed", 0.02));
    return { articles, took };
  }
  const indexed = state(index);
  for (const name of articlesOf(content).filter((name) => /-again-\d\.md$/.test(name))) rmSync(join(content, "news", name));
  await publish(chasqui, content, folder, "none");
  await pagefind(folder, index);
  // Without the ten, then with them: the same step, taken backwards.
  const peerChanged = changed(state(index), indexed).bytes;
  const peerName = "Pagefind";
  row("S6", "build, everything: processor time", "s", took.cpu, { peer: peer.cpu, peerName, ratio: 0.5 });
  row("S6", "build, everything: most memory", "MB", took.memory, { peer: peer.memory, peerName, ratio: 0.1 });
  row("S6", "ten more articles: bytes changed under data/", "MB", data, { peer: peerChanged, peerName, ratio: 0.02 });
  return { articles, took };
}

export async function measureBuild({ report, chasqui }) {
  const why = whyNot(chasqui);
  if (why) return report.absent("S6", "building", why);
  const done = [];
  for (const articles of sizes) {
    try {
      done.push(await measureSize({ report, chasqui }, articles));
    } catch (error) {
      return report.absent("S6", `building ${articles} articles`, error.message.split("\n")[0]);
    }
  }
  if (done.length < 2) return;
  const [few, many] = [done[0], done.at(-1)];
  report.row({
    goal: "S6",
    what: `processor time an article, ${many.articles} beside ${few.articles} (linear: 1x)`,
    unit: "ms",
    ours: (many.took.cpu / many.articles) * 1000,
    peer: (few.took.cpu / few.articles) * 1000,
    peerName: `${few.articles}:`,
    ratio: 1.2,
  });
}
