// S2: Lighthouse's four scores on four kinds of page. It is large (some 200 packages), so only when it is asked for.
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { filesBelow, isCopy } from "./lib/bytes.mjs";
import { host } from "./lib/host.mjs";

const run = promisify(execFile);
const home = "benches/peers/lighthouse";
const categories = ["performance", "accessibility", "best-practices", "seo"];

async function install() {
  const wanted = readFileSync("benches/lighthouse/package-lock.json", "utf8");
  const stamp = join(home, "installed");
  if (existsSync(join(home, "node_modules")) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  mkdirSync(home, { recursive: true });
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) cpSync(join("benches/lighthouse", name), join(home, name));
  // Not `npm ci`, which finds a peer of a peer missing in a lock that npm itself wrote.
  await run("npm", ["install", "--prefix", home, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, wanted);
}

/** Home, the list, an article and a key issue, as far as the site has them. */
function pages(site) {
  const files = filesBelow(site);
  const one = (pattern) => files.find((name) => pattern.test(name))?.replace(/index\.html$/, "");
  return ["", "news/", one(/^news\/\d{4}\/\d\d\/[^/]*[a-z][^/]*\/index\.html$/), one(/^key-issues\/[^/]+\/index\.html$/)].filter(
    (page) => page !== undefined,
  );
}

export async function measureLighthouse({ report, site }) {
  if (!site) return report.absent("S2", "Lighthouse", "there is no dist/");
  await install();
  const here = await host(site);
  try {
    // The host compresses what it is asked for the first time, on the processor that the page is measured on.
    const shared = filesBelow(site).filter((name) => /^(app\/|media\/|data\/v1\/[^/]+$)/.test(name) && !isCopy(name));
    for (const name of [...shared, ...pages(site)]) await (await fetch(here.url + name)).arrayBuffer();
    const [busy] = loadavg();
    if (busy > 1) console.log(`   The machine is busy (load ${busy.toFixed(1)}): what it does besides counts as blocked time.`);
    for (const page of pages(site)) {
      const flags = ["--headless=new", "--disable-gpu", "--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
      const cli = join(home, "node_modules/lighthouse/cli/index.js");
      const options = [`--chrome-flags=${flags.join(" ")}`, "--output=json", "--quiet", `--only-categories=${categories}`];
      const env = { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? "/usr/bin/chromium" };
      const { stdout } = await run("node", [cli, here.url + page, ...options], { maxBuffer: 100_000_000, env });
      const result = JSON.parse(stdout);
      for (const name of categories) {
        const { score, auditRefs } = result.categories[name];
        report.row({ goal: "S2", what: `Lighthouse, /${page}: ${name} (of 100)`, unit: "", ours: Math.round(score * 100), least: 100 });
        const lost = auditRefs.filter(({ id, weight }) => weight > 0 && (result.audits[id].score ?? 1) < 1);
        for (const { id } of lost) {
          const { displayValue, title, details } = result.audits[id];
          const where = (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? [item.description, item.sourceLocation?.url].filter(Boolean).join(" "));
          console.log(`        ${id}: ${[displayValue ?? title, ...where.filter(Boolean)].join("; ")}`);
        }
        if (name === "performance" && score < 1) {
          for (const { url, duration } of (result.audits["long-tasks"]?.details?.items ?? []).slice(0, 3)) {
            console.log(`        a task of ${Math.round(duration)} ms: ${url}`);
          }
        }
      }
    }
  } finally {
    await here.close();
  }
}
