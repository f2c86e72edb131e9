// What each dependency adds: a Leptos hello, and the same with one thing more, built as the app is. Six to eight builds
// of half a minute or more, so only when it is asked for (DEPS=1); docs/decisions/size.md keeps the last table.
import { join } from "node:path";
import { brotliOf, filesBelow, isProgram, sizeOf } from "./lib/bytes.mjs";
import { buildWasm, drift } from "./twins.mjs";

/** Name, features, and the variant that it is to be compared with. */
const variants = [
  ["a Leptos hello", ""],
  ["leptos_router, three routes", "router", ""],
  ["leptos_meta, a title", "meta", ""],
  ["gloo-net, text", "fetch", ""],
  ["gloo-net's json (serde_json), one type", "json", "fetch"],
  ["the browser's JSON.parse and serde-wasm-bindgen, one type", "browser-json", "fetch"],
  ["chrono, a date's year", "dates", ""],
  ["chrono's formats, one date written", "date-formats", "dates"],
];

export async function measureDependencies({ report }) {
  const crate = "benches/twins/deps";
  const drifted = drift(join(crate, "Cargo.lock"));
  if (drifted.length > 0) console.log(`   Other versions than ours: ${drifted.join("; ")}`);
  const sizes = new Map();
  for (const [what, features, beside] of variants) {
    const out = "benches/peers/deps";
    await buildWasm(crate, "chasqui-deps-bench", out, { cargo: ["--locked", "--features", features] });
    const files = filesBelow(out).filter(isProgram);
    sizes.set(features, { packed: brotliOf(out, files), plain: sizeOf(out, files) });
    const { packed } = sizes.get(features);
    const added = beside === undefined ? packed : packed - sizes.get(beside).packed;
    const label = beside === undefined ? what : `adds: ${what}`;
    report.row({ goal: "S1", what: label, unit: "kB", ours: added });
  }
}
