// Trunk's last step (its post-build hook): makes the built app complete in Trunk's staging folder.
//
// 1. app_bg.wasm, search_bg.wasm  made small by wasm-opt, in a release build
// 2. app.js       the glue with whatever snippets it imports, as one minified module
//    search.js    public/search.js with the search engine's glue in it, the same way
// 3. style.css    style/*.css in the order of their names, as one
//    reading.css  style/reading/*.css, the same way: what lists do without
// 4. public/      everything in it; the scripts at its top minified (those further down stay byte for byte, as the
//                 embed script's released versions must)
// 5. modules/     each folder bundled from its main.js as one minified module, NAME.js: loaded only when it is needed
//    NAME.css     its style.css, for the one page that loads it
// 6. embed/v1.js  embed/, what other sites load, bundled from its main.js as a classic script in plain ASCII; frame.css of
//                 the page for frames
// 7. service-worker.js  worker/ bundled from its main.js, the same way but as a classic script: every browser runs that
// 8. admin/       the web editor, which sites get that ask for it (scripts/editor.mjs)
// 9. program.json {"program": hash of all of this but the editor, which is no part of what readers run, "version": the
//                 package's, "format": of the data it reads, "files": their names}
//
// `node scripts/finish-app.mjs DIR` does 3 to 9 again in a finished folder, for changes of style during `make dev`.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, transform } from "esbuild";
import { bundleEditor } from "./editor.mjs";
// What is newer in script or style is written in the words of the oldest browsers.
import { script, target } from "./embedded.mjs";

/** What WebAssembly the oldest of them knows (Chrome 96); rustc writes all of these by itself. */
const known = new Set([
  "bulk-memory",
  "bulk-memory-opt",
  "call-indirect-overlong",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
]);

const release = process.env.TRUNK_PROFILE === "release";
const finished = process.argv[2];
const dir = finished ?? process.env.TRUNK_STAGING_DIR;
if (!dir) throw new Error("neither a folder was given nor TRUNK_STAGING_DIR, which Trunk sets");

/** Paths of all files below a folder, relative to it, with `/`, in order. */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path).map((name) => `${entry.name}/${name}`) : [entry.name];
    })
    .sort();
}

function shrinkWasm(name) {
  const wasm = join(dir, name);
  const small = `${wasm}.small`;
  // What the compiler used stands in the file itself. A newer compiler that writes more would shut out old browsers
  // without a word, so it stops the build instead.
  const printed = execFileSync("wasm-opt", ["--print-features", wasm, "-o", small], { encoding: "utf8" });
  const unknown = printed.split("\n").map((line) => line.replace("--enable-", "")).filter((name) => name && !known.has(name));
  if (unknown.length > 0) throw new Error(`the compiler used what Chrome 96 does not know: ${unknown.join(", ")}`);
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  execFileSync("wasm-opt", ["-Oz", ...strip, wasm, "-o", small], { stdio: "inherit" });
  renameSync(small, wasm);
}

async function bundle(from, name, alias, format = "esm", minify = release) {
  await build({
    entryPoints: [from],
    outfile: join(dir, name),
    alias,
    allowOverwrite: true,
    bundle: true,
    format,
    minify,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    target,
  });
}

async function bundleGlue() {
  await bundle(join(dir, "app.js"), "app.js", {});
  const glue = join(dir, "search_glue.js");
  renameSync(join(dir, "search.js"), glue);
  await bundle("public/search.js", "search.js", { "search-glue": resolve(glue) });
  // A script that was cut off on its way may be whole by its grammar: it would run, and never answer. Within braces it
  // cannot be.
  const script = join(dir, "search.js");
  writeFileSync(script, `{${readFileSync(script, "utf8")}}\n`);
  rmSync(glue);
  rmSync(join(dir, "snippets"), { recursive: true, force: true });
  // The page that told Trunk what to build.
  rmSync(join(dir, "index.html"), { force: true });
}

async function joinStyle(folder, name) {
  const source = readdirSync(folder)
    .filter((file) => file.endsWith(".css"))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  const { code } = await transform(source, { loader: "css", minify: true, charset: "utf8", legalComments: "none", target });
  writeFileSync(join(dir, name), code);
}

async function copyPublic() {
  // What is bundled stays as it was bundled.
  for (const name of filesBelow("public").filter((name) => name !== "search.js")) {
    const to = join(dir, name);
    cpSync(join("public", name), to);
    if (/^[^/]+\.m?js$/.test(name)) {
      const { code } = await transform(readFileSync(to, "utf8"), { minify: true, charset: "utf8", legalComments: "none", target });
      writeFileSync(to, code);
    }
  }
}

async function bundleModules() {
  for (const entry of filesBelow("modules").filter((name) => /^[^/]+\/main\.js$/.test(name))) {
    await build({
      entryPoints: [join("modules", entry)],
      outfile: join(dir, `${entry.split("/")[0]}.js`),
      bundle: true,
      format: "esm",
      minify: true,
      charset: "utf8",
      legalComments: "none",
      logLevel: "warning",
      target,
    });
  }
  for (const name of filesBelow("modules").filter((name) => /^[^/]+\/style\.css$/.test(name))) {
    await bundle(join("modules", name), `${name.split("/")[0]}.css`, {}, "esm", true);
  }
}

/** A hash of files' names and bytes: the same sources, tools and flags give the same name. */
function nameOf(files) {
  const hash = createHash("sha256");
  for (const name of files) {
    const bytes = readFileSync(join(dir, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex").slice(0, 16);
}

/** The program's name, by which readers' browsers hold it; the web editor has one of its own. */
function nameProgram() {
  const files = filesBelow(dir).filter((name) => name !== "program.json");
  const isEditor = (name) => name.startsWith("admin/");
  const program = nameOf(files.filter((name) => !isEditor(name)));
  const editor = nameOf(files.filter(isEditor));
  const version = /^version = "([^"]+)"/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
  const format = Number(/FORMAT: u32 = (\d+);/.exec(readFileSync("src/model/mod.rs", "utf8"))[1]);
  writeFileSync(join(dir, "program.json"), `${JSON.stringify({ program, editor, version, format, files }, null, 2)}\n`);
}

if (finished === undefined) {
  if (release) ["app_bg.wasm", "search_bg.wasm"].forEach(shrinkWasm);
  await bundleGlue();
}
await joinStyle("style", "style.css");
await joinStyle("style/reading", "reading.css");
await copyPublic();
await bundleModules();
await bundle("worker/main.js", "service-worker.js", {}, "iife");
await bundle("embed/frame.css", "embed/frame.css", {}, "esm", true);
writeFileSync(join(dir, "embed/v1.js"), await script());
await bundleEditor(dir);
nameProgram();
