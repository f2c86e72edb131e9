// `make bench`: every figure of GOALS that has a peer or a limit and can be had on this machine.
//
// node benches/run.mjs [program|firstview|start|click|offline|facets|search|build|deps|lighthouse ...]
//   RUNS=5                how often a start is repeated
//   SIZES="1000 5000"     archives that are built
//   FACET_ROWS=100000     rows of the filter's archive
//   SEARCH_SIZES="1000 10000"  archives that are searched
//   OFFLINE_SIZES="1000 10000" archives that are kept in a browser
//   DEPS=1                also the table of what each dependency adds (eight builds, some minutes)
//   LIGHTHOUSE=1          also Lighthouse's scores
// Parts that are named run alone; else all run, those two only when asked for.
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { measureBuild, published, whyNot } from "./build.mjs";
import { measureDependencies } from "./deps.mjs";
import { measureFacets } from "./facets.mjs";
import { measureLighthouse } from "./lighthouse.mjs";
import { startDriver } from "./lib/browser.mjs";
import { Report } from "./lib/report.mjs";
import { measureOffline } from "./offline.mjs";
import { measureSearch } from "./search.mjs";
import { measureFirstView, measureFrontPage, measureProgram } from "./size.mjs";
import { measureClick, measureStart } from "./start.mjs";
import { buildTwins, shareData } from "./twins.mjs";

const dist = process.env.SITE ?? "dist";
const site = existsSync(join(dist, "data/v1/site.json")) ? dist : undefined;
const chasqui = resolve(process.env.CHASQUI ?? join(process.env.CARGO_TARGET_DIR ?? "target", "release/chasqui"));
const named = new Set(process.argv.slice(2));
const optional = ["deps", "lighthouse"];
const wanted = (part) => (named.size > 0 ? named.has(part) : !optional.includes(part) || Boolean(process.env[part.toUpperCase()]));

const report = new Report();
const context = { report, site, chasqui };
let failures = 0;

/** Runs a part; a failure is said, and the other parts go on. */
async function part(name, what, measure) {
  if (!wanted(name)) return;
  console.log(`== ${what}`);
  const began = performance.now();
  try {
    await measure();
    console.log(`   took ${Math.round((performance.now() - began) / 1000)} s`);
  } catch (error) {
    failures += 1;
    console.log(`   failed: ${String(error.stack ?? error).slice(0, 1000)}`);
  }
}

mkdirSync("benches/peers", { recursive: true });
if (["program", "start"].some(wanted)) {
  await part([...named][0] ?? "program", "Building the twins", async () => {
    // Of the start only Preact is the measure; the Leptos twin takes minutes to build.
    context.twins = await buildTwins({ withLeptos: wanted("program") });
    // Without a site of ours the twins still have something to read, where a folder of data is named.
    shareData(site ?? process.env.TWIN_DATA ?? dist, context.twins);
  });
}
const driver = ["program", "firstview", "start", "click", "search", "offline"].some(wanted) ? await startDriver() : undefined;
context.driver = driver;
try {
  await part("program", "S1: the program's size", () => measureProgram(context));
  await part("firstview", "S3: the first view", async () => {
    measureFirstView(context);
    const why = whyNot(chasqui);
    if (why) return report.absent("S3", "the front page of a large archive", why);
    const [small, large] = [await published(chasqui, 100, "none"), await published(chasqui, 5000, "none")];
    await measureFrontPage({ ...context, small, large });
  });
  await part("start", "S2: the start, slow 4G and a processor four times slower", () => measureStart(context));
  await part("click", "S7: from list to article", () => measureClick(context));
  await part("offline", "Without a line", () => measureOffline(context));
  await part("search", "S5: search, and what it finds", () => measureSearch(context));
} finally {
  driver?.stop();
}
await part("facets", "S4: filters in the engine", () => measureFacets(context));
await part("build", "S6 and S9: publishing", () => measureBuild(context));
await part("lighthouse", "S2: Lighthouse", () => measureLighthouse(context));
await part("deps", "What each dependency adds", () => measureDependencies(context));
report.print();
process.exit(failures > 0 ? 1 : 0);
