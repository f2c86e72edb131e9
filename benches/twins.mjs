// Builds the peers of S1 and S2 into benches/peers/: the same three routes over the same files, in Leptos with the
// textbook choices and in Preact.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";

const peers = "benches/peers";
const shell = (script) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Twin</title>
<link rel="icon" href="data:,">
${script}
`;

/** What rustc emits by itself; wasm-opt has to be told. */
const features = [
  "bulk-memory",
  "bulk-memory-opt",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((name) => `--enable-${name}`);

/**
 * Builds a crate for the browser as the app is built (profile `web`, wasm-bindgen, wasm-opt -Oz, the glue minified)
 * into `out`, as `app.js` and `app_bg.wasm`.
 */
export async function buildWasm(crate, name, out, { cargo = ["--locked"], profile = "web" } = {}) {
  const manifest = join(crate, "Cargo.toml");
  const targets = process.env.CARGO_TARGET_DIR ?? "target";
  execFileSync(
    "cargo",
    ["build", "--quiet", "--manifest-path", manifest, "--profile", profile, "--target", "wasm32-unknown-unknown", ...cargo],
    { stdio: "inherit" },
  );
  const wasm = join(targets, "wasm32-unknown-unknown", profile, `${name}.wasm`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const bindgen = ["--target", "web", "--no-typescript", "--out-dir", out, "--out-name", "app", wasm];
  execFileSync("wasm-bindgen", bindgen, { stdio: "inherit" });
  const file = join(out, "app_bg.wasm");
  const small = join(out, "small.wasm");
  execFileSync("wasm-opt", ["-Oz", ...features, "--strip-debug", "--strip-producers", file, "-o", small], { stdio: "inherit" });
  cpSync(small, file);
  rmSync(small);
  const glue = await build({
    entryPoints: [join(out, "app.js")],
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
    legalComments: "none",
  });
  writeFileSync(join(out, "app.js"), glue.outputFiles[0].contents);
  rmSync(join(out, "snippets"), { recursive: true, force: true });
}

/** Versions by crate of a Cargo.lock, in which one crate may stand in several. */
function locked(path) {
  const versions = new Map();
  for (const [, name, version] of readFileSync(path, "utf8").matchAll(/^name = "(.+)"\nversion = "(.+)"$/gm)) {
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return versions;
}

/** Crates that a lock beside ours has in another version: then the two sides are not built of the same stuff. */
export function drift(path) {
  const ours = locked("Cargo.lock");
  return [...locked(path)]
    .filter(([name, versions]) => ours.has(name) && !versions.every((version) => ours.get(name).includes(version)))
    .map(([name, versions]) => `${name} ${versions.join(", ")} (ours: ${ours.get(name).join(", ")})`);
}

/** Builds the twins; gives their folders by name. Each has `app*` and an index.html, and no data yet. */
export async function buildTwins({ withLeptos = true } = {}) {
  return { ...(withLeptos ? { leptos: await buildLeptos() } : {}), preact: await buildPreact() };
}

async function buildLeptos() {
  const leptos = join(peers, "leptos");
  const drifted = drift("benches/twins/leptos/Cargo.lock");
  if (drifted.length > 0) {
    console.log(`   The Leptos twin has other versions than we do: ${drifted.join("; ")}.`);
    console.log("   Mend it: cp Cargo.lock benches/twins/leptos/ && (cd benches/twins/leptos && cargo fetch)");
  }
  await buildWasm("benches/twins/leptos", "chasqui-leptos-twin", leptos);
  const start = `import init from "/app.js"; init({ module_or_path: "/app_bg.wasm" });`;
  const preload =
    '<link rel="modulepreload" href="/app.js">\n' +
    '<link rel="preload" href="/app_bg.wasm" as="fetch" type="application/wasm" crossorigin>\n';
  const { code } = await transform(start, { minify: true, format: "esm" });
  writeFileSync(join(leptos, "index.html"), shell(`${preload}<script type="module">${code.trim()}</script>`));
  return leptos;
}

async function buildPreact() {
  const preact = join(peers, "preact");
  rmSync(preact, { recursive: true, force: true });
  await build({
    entryPoints: ["benches/twins/preact/main.jsx"],
    outfile: join(preact, "app.js"),
    bundle: true,
    format: "esm",
    minify: true,
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    target: ["chrome96", "firefox115", "safari16.4"],
    nodePaths: [join(peers, "node_modules")],
    define: { "process.env.NODE_ENV": '"production"' },
  });
  writeFileSync(join(preact, "index.html"), shell('<script type="module" src="/app.js"></script>'));
  return preact;
}

/** Gives the twins the data of a built site, so that both sides read the same files. */
export function shareData(site, twins) {
  for (const twin of Object.values(twins)) {
    rmSync(join(twin, "data"), { recursive: true, force: true });
    if (existsSync(join(site, "data"))) cpSync(join(site, "data"), join(twin, "data"), { recursive: true });
  }
}
