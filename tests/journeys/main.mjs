// The main journeys in the browsers that `make test` does not drive: `make journeys`, or
// `node tests/journeys/main.mjs firefox webkit chromium`. On the built site (`make build`); a private profile each.
//
//   driver.mjs    a browser by its WebDriver
//   journeys.mjs  what is done and seen: reading, filtering, searching, saving, embedding, and all of it without a line
//
// Needed: firefox-esr and geckodriver; webkit2gtk-driver and xvfb. A browser that is not there is an error, not a pass.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { journeys } from "./journeys.mjs";
import { freePort } from "../../benches/lib/browser.mjs";
import { drivers, open } from "./driver.mjs";

const CHASQUI = process.env.CHASQUI ?? "target/release/chasqui";
const DIST = process.env.DIST ?? "dist";

/** The site as `chasqui serve` sends it; `stop` kills the server as a line that goes dead. */
async function serve() {
  const port = await freePort();
  const server = spawn(CHASQUI, ["serve", DIST, "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = new Promise((resolve) => server.on("exit", resolve));
  await Promise.race([
    new Promise((resolve) => server.stdout.once("data", resolve)),
    gone.then((code) => Promise.reject(new Error(`${CHASQUI} serve stopped with ${code}: is the site built?`))),
  ]);
  return { root: `http://127.0.0.1:${port}/`, stop: () => (server.kill("SIGKILL"), gone) };
}

/** A partner's page on another origin. */
async function partner(root) {
  const html = `<!doctype html><title>A partner</title><h1>Partner</h1><script async src="${root}embed/v1.js"></script>
    <chasqui-feed topic="mining" limit="3"><a href="${root}topics/mining/">Mining</a></chasqui-feed>`;
  const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(html));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { address: `http://localhost:${server.address().port}/`, stop: () => server.close() };
}

let failed = 0;
for (const name of process.argv.slice(2).length ? process.argv.slice(2) : ["firefox", "webkit"]) {
  if (!drivers[name]) throw new Error(`no browser is called ${name}: ${Object.keys(drivers).join(", ")}`);
  const site = await serve();
  const other = await partner(site.root);
  const browser = await open(name);
  console.log(`${browser.name} ${browser.version}`);
  for (const [title, journey] of Object.entries(journeys)) {
    try {
      await journey(browser, { ...site, partner: other.address });
      console.log(`  ok      ${title}`);
    } catch (error) {
      failed += 1;
      console.log(`  failed  ${title}: ${error.message}\n          at ${await browser.run("return location.href").catch(() => "no page")}`);
    }
  }
  await browser.close();
  other.stop();
  await site.stop();
}
if (failed) console.log(`${failed} failed`);
process.exit(failed ? 1 : 0);
