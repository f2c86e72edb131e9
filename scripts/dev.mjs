// `make dev`: serves the site, watches code, style and content, and makes anew what a change touches.
//
//   src/ (all but the publisher)    the app           style/, public/, modules/, embed/   their part of the app
//   src/ (all but the app)          the command       content/          nothing but the site
//
// Each ends with `chasqui build`; the server (`serve --live`) sees the new site and has the open page load it. All of
// it is built without optimisation, in places of its own (target/dev-app, target/dev-site), so that `make build` and
// this never undo each other's work.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";

const port = process.env.PORT || "8080";
const chasqui = join(process.env.CARGO_TARGET_DIR, "debug", "chasqui");
const app = "target/dev-app";
const site = "target/dev-site";

/** The browser's compiler, where it is another one than the native side's (see scripts/wasm-target.sh). */
const wasmEnv = { ...process.env, TRUNK_BUILD_RELEASE: "false", TRUNK_BUILD_CARGO_PROFILE: "dev", TRUNK_BUILD_DIST: app };
if (process.env.WASM_BIN) wasmEnv.PATH = `${process.env.WASM_BIN}:${process.env.PATH}`;

/** Runs a command to its end, with its output on the terminal. Says how long it took; true when it went well. */
function run(what, command, args, env = process.env) {
  const began = Date.now();
  console.log(`== ${what}`);
  const { status } = spawnSync(command, args, { stdio: "inherit", env });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(status === 0 ? `   took ${seconds} s` : `   failed after ${seconds} s; waiting for the next change`);
  return status === 0;
}

const steps = {
  command: () => run("Building the publisher's command", "cargo", ["build", "--locked", "--bin", "chasqui"]),
  app: () => run("Building the app", "trunk", ["--log", "warn", "build"], wasmEnv),
  style: () => run("Joining the style", process.execPath, ["scripts/finish-app.mjs", app]),
  site: () => run("Publishing", chasqui, ["build", "--content", "content", "--app", app, "--out", site, "--precompress", "none"]),
};

/** Which steps a changed file asks for. Trunk's last step joins the style too. */
function stepsFor(path) {
  if (path.startsWith("content/")) return ["site"];
  if (path.startsWith("style/") || path.startsWith("public/") || path.startsWith("modules/") || path.startsWith("embed/")) return ["style", "site"];
  if (/^src\/(publish\/|bin\/chasqui\.rs)/.test(path)) return ["command", "site"];
  if (/^src\/(app\/|browser\/|bin\/app\.rs)/.test(path)) return ["app", "site"];
  return ["command", "app", "site"];
}

let server;
function serve() {
  server?.kill();
  server = spawn(chasqui, ["serve", site, "--live", "--port", port], { stdio: "inherit" });
}

/** Does the steps in their order; one that fails leaves the site as it was, and is done again with the next change. */
function make(wanted) {
  let restart = false;
  for (const step of ["command", "app", "style", "site"]) {
    if (!wanted.has(step)) continue;
    if (!steps[step]()) break;
    wanted.delete(step);
    // A server that was started before goes on by the old rules.
    if (step === "command") restart = true;
  }
  if ((restart || !server) && existsSync(site)) serve();
}

const pending = new Set(["command", "app", "site"]);
let timer;
function changed(path) {
  // Editors' own files: swap files, backups, locks.
  if (/(^|\/)[.#]|~$|\.sw.$/.test(path)) return;
  for (const step of stepsFor(path)) pending.add(step);
  clearTimeout(timer);
  // Editors write a file in several steps, and `git checkout` many files.
  timer = setTimeout(() => make(pending), 150);
}

/** Watches a folder and all below it, also those made later. (Node's own recursive watching came to Linux after 18.) */
const watched = new Map();
function watchBelow(folder) {
  if (!existsSync(folder) || watched.has(folder)) return;
  try {
    const watcher = watch(folder, (_event, name) => {
      const path = name ? join(folder, name) : folder;
      watchSubfolders(folder);
      changed(path);
    });
    watcher.on("error", () => forget(folder));
    watched.set(folder, watcher);
  } catch {
    return; // gone again before we came to it
  }
  watchSubfolders(folder);
}
function watchSubfolders(folder) {
  if (!existsSync(folder)) return forget(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) watchBelow(join(folder, entry.name));
  }
}
function forget(folder) {
  watched.get(folder)?.close();
  watched.delete(folder);
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server?.kill();
    process.exit(0);
  });
}

for (const folder of ["src", "style", "public", "modules", "embed", "content"]) watchBelow(folder);
make(pending);
console.log("Watching src/, style/, public/, modules/, embed/ and content/; Ctrl-C ends it.");
