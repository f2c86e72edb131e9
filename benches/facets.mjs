// S4, the engine's part: columns and filter in wasm beside ItemsJS in JavaScript, over the same 100,000 generated rows
// and the same queries, both in this very V8.
import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { build } from "esbuild";
import { brotli, gzip } from "./lib/bytes.mjs";
import { quantile } from "./lib/report.mjs";
import { buildWasm } from "./twins.mjs";

const peers = "benches/peers";
const ARTICLES = Number(process.env.FACET_ROWS ?? 100_000);
const FACETS = ["topic", "region", "kind", "series", "language"];

/**
 * Each query's time after a tenth of them to warm up: milliseconds, and what they found. Each is asked three times and
 * the quickest counts, on both sides: what differs between the three is what else the machine did.
 */
function timed(queries, ask) {
  for (const query of queries.slice(0, queries.length / 10)) ask(query);
  let found = 0;
  const times = queries.map((query) => {
    const asked = [1, 2, 3].map(() => {
      const began = performance.now();
      found += ask(query) / 3;
      return performance.now() - began;
    });
    return Math.min(...asked);
  });
  return { times, found: Math.round(found) };
}

function since(began) {
  return performance.now() - began;
}

export async function measureFacets({ report }) {
  const out = join(peers, "engine");
  // It has the package itself in it, so its lock changes with ours: it is ours, to which cargo adds the one crate.
  cpSync("Cargo.lock", "benches/engine/Cargo.lock");
  await buildWasm("benches/engine", "chasqui_engine_bench", out, { cargo: [] });
  const { Engine, packed: pack, queries, rows, initSync } = await import(pathToFileURL(resolve(out, "app.js")));
  initSync({ module: readFileSync(join(out, "app_bg.wasm")) });

  const packed = Buffer.from(pack(ARTICLES));
  const json = Buffer.from(rows(ARTICLES));
  // The peer knows no spans of time and no values to leave out: only queries that both can answer are timed.
  const asked = queries(1000).split("\n").filter((query) => !query.includes("from="));

  // Both from the bytes that a reader's line brings to the first answer.
  let began = performance.now();
  const engine = new Engine(gunzipSync(packed));
  engine.ask(asked[0]);
  const ready = since(began);
  const ours = timed(asked, (query) => engine.ask(query));

  const itemsjs = createRequire(resolve(peers, "package.json"))("itemsjs");
  const jsonPacked = gzip(json);
  const filters = (query) => {
    const chosen = {};
    for (const [facet, values] of new URLSearchParams(query)) chosen[facet] = values.split(",");
    return { per_page: 20, filters: chosen };
  };
  began = performance.now();
  const peer = itemsjs(JSON.parse(gunzipSync(jsonPacked)), {
    aggregations: Object.fromEntries(FACETS.map((facet) => [facet, { size: 100, conjunction: false }])),
  });
  peer.search(filters(asked[0]));
  const peerReady = since(began);
  const theirs = timed(asked, (query) => peer.search(filters(query)).pagination.total);

  const glue = await build({
    stdin: { contents: 'import itemsjs from "itemsjs"; globalThis.itemsjs = itemsjs;', resolveDir: resolve(peers) },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    logLevel: "error",
  });
  const peerName = "ItemsJS";
  const label = `facets, ${ARTICLES.toLocaleString("en")} rows: `;
  const row = (what, unit, ours, theirs, ratio) =>
    report.row({ goal: "S4", what: label + what, unit, ours, peer: theirs, peerName, ratio });
  console.log(`        ${(packed.length / ARTICLES).toFixed(2)} bytes a row (gzip); ItemsJS's own code: ${(brotli(glue.outputFiles[0].contents).length / 1000).toFixed(1)} kB`);
  console.log(`        ${asked.length} queries find ${ours.found} works here and ${theirs.found} rows there (versions of one work count once here)`);
  row("bytes to load (gzip)", "kB", packed.length, jsonPacked.length, 0.05);
  row("ready, unpacking included", "ms", ready, peerReady, 0.05);
  row("a filter with all counts, p50", "ms", quantile(ours.times, 0.5), quantile(theirs.times, 0.5));
  row("a filter with all counts, p95", "ms", quantile(ours.times, 0.95), quantile(theirs.times, 0.95), 0.1);
  // Pagefind's filters took 2,023 ms (p95) at this size when they were last measured; its index does not fit here.
  if (ARTICLES === 100_000) {
    const p95 = quantile(ours.times, 0.95);
    report.row({ goal: "S4", what: `${label}the same, p95`, unit: "ms", ours: p95, peer: 2023, peerName: "Pagefind", recorded: true, ratio: 0.005 });
  }
}
