// The script that other sites load: how large it is, and that no released version ever changes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { VERSION } from "../../embed/version.js";
import { script } from "../../scripts/embedded.mjs";

const FOLDER = "public/embed/";
const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
const packed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** What was released, by hand: a list that the release itself cannot change. */
const RELEASED = {
  "1.0.0": "sha384-7Arf5cHTk6E2RKRXe7Ev0Hv+VE+mB7gKv60EBaof1QLuBw8iI9/gHKslZr03AEMB",
};

test("every released version is kept, byte for byte", () => {
  const kept = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));
  assert.deepEqual(kept.sort(), Object.keys(RELEASED).map((version) => `${version}.js`).sort());
  assert.deepEqual(JSON.parse(readFileSync(`${FOLDER}released.json`, "utf8")), RELEASED);
  for (const [version, hash] of Object.entries(RELEASED)) assert.equal(integrity(readFileSync(`${FOLDER}${version}.js`)), hash, version);
});

test("what moves is the newest release, or says that it is another", async () => {
  const bytes = await script();
  assert.ok(Buffer.from(bytes).includes(`"${VERSION}"`));
  if (RELEASED[VERSION]) assert.equal(integrity(bytes), RELEASED[VERSION], "embed/ has changed: give it the next number in embed/version.js");
});

test("at most 6 kB, in plain ASCII, and without what a strict page stops", async () => {
  const bytes = await script();
  const size = packed(bytes);
  console.log(`# embed/v1.js: ${size} bytes (brotli 11), ${bytes.length} bytes plain`);
  assert.ok(size <= 6000, `${size} bytes`);
  const text = Buffer.from(bytes).toString("latin1");
  assert.ok(!/[^\x20-\x7e\n]/.test(text));
  for (const absent of ["innerHTML", "insertAdjacentHTML", "eval(", "new Function", "document.write", "localStorage", "sessionStorage", "indexedDB", "cookie", "setAttribute(\"style", "import("]) {
    assert.ok(!text.includes(absent), absent);
  }
});
