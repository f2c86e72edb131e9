// A browser by its WebDriver: as little of the protocol as the journeys need.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../benches/lib/browser.mjs";

const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));

/** How long the journeys wait for what they expect, in milliseconds. */
const PATIENCE = 30_000;

const ARGS = ["--headless", "--disable-gpu", "--disable-quic", "--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
const MINI_BROWSER = process.env.MINI_BROWSER ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** The command of each driver for a port, and what it is asked for. */
export const drivers = {
  firefox: {
    command: (port) => [process.env.GECKODRIVER ?? "geckodriver", `--port=${port}`],
    asked: { "moz:firefoxOptions": { args: ["-headless"] } },
  },
  webkit: {
    command: (port) => ["xvfb-run", "-a", "WebKitWebDriver", `--port=${port}`],
    asked: { "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] } },
  },
  chromium: {
    command: (port) => [process.env.CHROMEDRIVER ?? "chromedriver", `--port=${port}`],
    asked: { "goog:chromeOptions": { args: ARGS } },
  },
};

/** Starts a driver and opens its browser, with a home of its own. */
export async function open(name) {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), "chasqui-journeys-"));
  const [command, ...args] = drivers[name].command(port);
  const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: home };
  const driver = spawn(command, args, { env, stdio: "ignore", detached: true });
  let gone;
  driver.on("error", (error) => (gone = error));
  driver.on("exit", (code) => (gone ??= new Error(`${command} stopped with ${code}`)));

  const call = async (method, path, body) => {
    const init = { method, headers: { "content-type": "application/json" }, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const { value } = await response.json();
    if (!response.ok) throw new Error(value?.message ?? `status ${response.status}`);
    return value;
  };
  for (const end = Date.now() + PATIENCE; ; await sleep(100)) {
    if (gone) throw gone;
    try {
      await call("GET", "/status");
      break;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
  const { sessionId, capabilities } = await call("POST", "/session", { capabilities: { alwaysMatch: drivers[name].asked } });
  const session = `/session/${sessionId}`;
  // On a narrower one the filters are a sheet.
  await call("POST", `${session}/window/rect`, { width: 1280, height: 900 });

  const browser = {
    name: capabilities.browserName,
    version: capabilities.browserVersion,
    goto: (url) => call("POST", `${session}/url`, { url }),
    back: () => call("POST", `${session}/back`, {}),
    /** Runs the body of a function in the page; gives what it returns. */
    run: (script, ...args) => call("POST", `${session}/execute/sync`, { script, args }),
    /** Asks the page until the body gives something true, which is given; else fails saying what was waited for. */
    async until(what, script, ...args) {
      for (const end = Date.now() + PATIENCE; ; await sleep(100)) {
        const value = await browser.run(script, ...args).catch(() => null);
        if (value) return value;
        if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
      }
    },
    async find(selector) {
      const found = await call("POST", `${session}/element`, { using: "css selector", value: selector });
      return Object.values(found)[0];
    },
    /** A true click: the browser scrolls there and asks whether anything lies over it. */
    async click(selector) {
      await call("POST", `${session}/element/${await browser.find(selector)}/click`, {});
    },
    async type(selector, text) {
      await call("POST", `${session}/element/${await browser.find(selector)}/value`, { text });
    },
    async close() {
      await call("DELETE", session).catch(() => {});
      try {
        process.kill(-driver.pid);
      } catch {
        // It has gone by itself.
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
  return browser;
}
