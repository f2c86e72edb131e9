// Asking the host with a limit to the patience: what counts as an answer.
import assert from "node:assert/strict";
import { test } from "node:test";

// What a worker has around it.
globalThis.registration = { scope: "https://news.example.org/" };
globalThis.__LIST__ = { program: "p", files: [], later: [], languages: ["en"] };
const { ask } = await import("../../worker/line.js");

test("an answer is one that the host gave and meant", async () => {
  for (const status of [200, 404, 302]) {
    assert.equal((await ask(Promise.resolve(new Response(null, { status })))).status, status);
  }
  for (const status of [500, 503, 408, 429]) {
    await assert.rejects(ask(Promise.resolve(new Response(null, { status }))), `${status}`);
  }
  await assert.rejects(ask(Promise.reject(new TypeError("no line"))));
  // What Firefox gives for a page asked for ahead without a line: it would be shown as the browser's own error.
  await assert.rejects(ask(Promise.resolve(Response.error())), /no line/);
});
