// A static host on the loopback for one folder: brotli for what compresses, as a good host sends it, and a note of
// every answer. The same for us and for the peers, so that neither gains by its server.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotli, compresses } from "./bytes.mjs";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".xml": "application/xml",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folder`. With `fallback` every address that is no file answers with that file (what an app without
 * prerendered pages needs).
 *
 * Returns `url` (with its last slash), `sent` (what was answered since it was last emptied: `name`, `bytes` over the
 * line without headers, `status`, `at` in milliseconds) and `close()`.
 */
export async function host(folder, { fallback } = {}) {
  const ready = new Map();
  const sent = [];

  function answer(address) {
    const path = decodeURIComponent(new URL(address, "http://host/").pathname);
    let name = normalize(path).replace(/^\/+/, "");
    if (name === "" || name.endsWith("/")) name += "index.html";
    let file = join(folder, name);
    if (existsSync(file) && statSync(file).isDirectory()) return { status: 301, location: `${path}/` };
    let status = 200;
    if (!existsSync(file)) {
      name = fallback ?? "404.html";
      file = join(folder, name);
      status = fallback ? 200 : 404;
      if (!existsSync(file)) return { status: 404, name, body: Buffer.from("not found"), headers: {} };
    }
    if (!ready.has(name)) {
      const bytes = readFileSync(file);
      const packed = compresses(name);
      const headers = { "Content-Type": types[extname(name)] ?? "application/octet-stream", "Cache-Control": "no-cache" };
      if (packed) headers["Content-Encoding"] = "br";
      ready.set(name, { name, body: packed ? brotli(bytes) : bytes, headers });
    }
    return { status, ...ready.get(name) };
  }

  const server = createServer((request, response) => {
    const { status, name, body, headers, location } = answer(request.url);
    if (location) return response.writeHead(status, { Location: location }).end();
    sent.push({ name, status, bytes: body.length, at: performance.now() });
    response.writeHead(status, { ...headers, "Content-Length": body.length }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    sent,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
