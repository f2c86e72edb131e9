// Headless Chromium by its WebDriver, of which we need little enough to speak it ourselves.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";

const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));

/** A port on which nothing listens. */
export async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts the driver (`CHROMEDRIVER` or the one in PATH). `open()` gives a browser with an empty profile. */
export async function startDriver() {
  const port = await freePort();
  const driver = spawn(process.env.CHROMEDRIVER ?? "chromedriver", [`--port=${port}`, "--silent"], { stdio: "ignore" });
  let gone;
  driver.on("error", (error) => (gone = error));
  driver.on("exit", (code) => (gone ??= new Error(`the driver stopped with ${code}`)));

  async function call(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value?.message ?? response.status}`);
    return value;
  }

  for (let tries = 0; ; tries++) {
    if (gone) throw gone;
    try {
      await call("GET", "/status");
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(50);
    }
  }

  return {
    /** A browser: `wide` pixels, throttled where `line` or `slower` say so, with `script` run first in each page. */
    async open({ wide = 1280, high = 900, line, slower, script } = {}) {
      const options = {
        args: [
          "--headless",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          `--window-size=${wide},${high}`,
          ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        ],
        ...(existsSync("/usr/bin/chromium") ? { binary: "/usr/bin/chromium" } : {}),
      };
      const capabilities = { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": options, pageLoadStrategy: "none" } };
      const { sessionId } = await call("POST", "/session", { capabilities });
      const session = `/session/${sessionId}`;
      const devtools = (cmd, params = {}) => call("POST", `${session}/goog/cdp/execute`, { cmd, params });
      const browser = {
        devtools,
        goto: (url) => call("POST", `${session}/url`, { url }),
        /** Runs the body of a function in the page; gives what it returns. */
        run: (body, ...args) => call("POST", `${session}/execute/sync`, { script: body, args }),
        /** Asks the page until the body gives something true, at most for `within` ms; then gives the last answer. */
        async until(body, within = 30_000, every = 200) {
          for (const end = performance.now() + within; ; ) {
            const value = await browser.run(body).catch(() => null);
            if (value || performance.now() > end) return value;
            await sleep(every);
          }
        },
        /** Moves the mouse over the first element that a selector finds. */
        async hover(selector) {
          const element = await call("POST", `${session}/element`, { using: "css selector", value: selector });
          const actions = [
            { type: "pointer", id: "mouse", actions: [{ type: "pointerMove", duration: 0, origin: element, x: 0, y: 0 }] },
          ];
          await call("POST", `${session}/actions`, { actions });
        },
        close: () => call("DELETE", session),
      };
      if (script) await devtools("Page.addScriptToEvaluateOnNewDocument", { source: script });
      if (slower) await devtools("Emulation.setCPUThrottlingRate", { rate: slower });
      if (line) {
        await devtools("Network.enable");
        await devtools("Network.emulateNetworkConditions", { offline: false, ...line });
      }
      return browser;
    },
    stop: () => driver.kill(),
  };
}

/** Lighthouse's "slow 4G": 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
export const slow4G = {
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (0.75 * 1_000_000) / 8,
};

/** Waits until a host has answered nothing for a while: the page is idle. */
export async function idle({ sent }, quiet = 1500, within = 30_000) {
  const end = performance.now() + within;
  for (let quietSince = performance.now(); performance.now() < end; await sleep(100)) {
    quietSince = Math.max(quietSince, sent.at(-1)?.at ?? 0);
    if (performance.now() - quietSince > quiet) return;
  }
}
