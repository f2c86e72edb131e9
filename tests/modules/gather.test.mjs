// Gathering: the right cards in the right order, each file once, nothing half, and trying again goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lost, cost, gather, places } from "../../modules/export/gather.js";

/** An archive of shards of these sizes: cards are named by their row, and `fetch` reads them. */
function archive(counts) {
  const files = new Map();
  const asked = [];
  const shards = [];
  let row = 0;
  counts.forEach((count, at) => {
    const cards = Array.from({ length: count }, () => {
      const card = { id: `${row}`, path: `/news/${row}/`, title: `T${row}`, kind: "news", language: "en", file: `a/${row}.json` };
      files.set(card.file, { body: `<a href="site:/x/">${row}</a>` });
      row += 1;
      return card;
    });
    files.set(`s/${at}.json`, { cards });
    shards.push({ key: `${at}`, file: `s/${at}.json`, count });
  });
  const broken = new Set();
  globalThis.fetch = async (address, { signal }) => {
    const file = address.pathname.slice(1);
    asked.push(file);
    await null;
    signal.throwIfAborted();
    if (broken.has(file)) return { ok: false };
    return { ok: true, json: async () => structuredClone(files.get(file)) };
  };
  return { index: { shards, bytes: row * 100, article_bytes: row * 1000 }, files, asked, broken };
}

const job = (rows) => ({
  rows: Uint32Array.from(rows),
  first: Int32Array.from(rows, () => 0),
  last: Int32Array.from(rows, () => 0),
  names: {},
  root: "https://x.example/",
});
const how = (more = {}) => ({ whole: false, kept: new Map(), signal: new AbortController().signal, progress() {}, ...more });

test("rows are found in their shards", () => {
  const shards = [{ count: 2 }, { count: 0 }, { count: 3 }];
  assert.deepEqual(places(shards, [4, 0, 2, 1]), [[2, 2], [0, 0], [2, 0], [0, 1]]);
  assert.throws(() => places(shards, [5]), Lost);
});

test("the cost is told before anything is fetched", () => {
  const { index, asked } = archive([2, 3, 5]);
  assert.deepEqual(cost(index, [0, 9], false), { files: 2, bytes: 700 });
  assert.deepEqual(cost(index, [0, 9], true), { files: 4, bytes: 2700 });
  assert.deepEqual(cost({ shards: index.shards }, [0], false), { files: 1, bytes: 0 });
  assert.deepEqual(asked, []);
});

test("records come in the order of the answer, each shard once", async () => {
  const { index, asked } = archive(Array.from({ length: 20 }, () => 5));
  const seen = [];
  const records = await gather(job([99, 3, 4, 50]), index, how({ progress: (done, of) => seen.push([done, of]) }));
  assert.deepEqual(records.map(({ id }) => id), ["99", "3", "4", "50"]);
  assert.deepEqual(asked.sort(), ["s/0.json", "s/10.json", "s/19.json"]);
  assert.deepEqual([seen[0], seen.at(-1)], [[0, 3], [3, 3]]);
});

test("whole texts have absolute addresses", async () => {
  const { index } = archive([3]);
  const records = await gather(job([2, 0]), index, how({ whole: true }));
  assert.deepEqual(records.map(({ body }) => body), ['<a href="https://x.example/x/">2</a>', '<a href="https://x.example/x/">0</a>']);
});

test("a lost shard stops all, and trying again asks for what is missing alone", async () => {
  const { index, asked, broken } = archive([1, 1, 1]);
  broken.add("s/1.json");
  const kept = new Map();
  await assert.rejects(gather(job([0, 1, 2]), index, how({ kept })), Lost);
  assert.equal(asked.filter((file) => file === "s/1.json").length, 2, "once more by itself");
  asked.length = 0;
  broken.clear();
  kept.delete("s/2.json");
  const records = await gather(job([0, 1, 2]), index, how({ kept }));
  assert.equal(records.length, 3);
  assert.deepEqual(asked.sort(), ["s/1.json", "s/2.json"]);
});

test("a shard that is not what it should be is lost, and asked for anew", async () => {
  for (const wrong of [{}, { cards: [] }, { cards: [{}] }, { cards: [null] }, { cards: "x" }, null]) {
    const { index, files } = archive([1]);
    const right = files.get("s/0.json");
    files.set("s/0.json", wrong);
    const kept = new Map();
    await assert.rejects(gather(job([0]), index, how({ kept })), Lost, JSON.stringify(wrong));
    files.set("s/0.json", right);
    assert.equal((await gather(job([0]), index, how({ kept }))).length, 1);
  }
});

test("cancelling stops, and makes nothing", async () => {
  const { index, asked } = archive(Array.from({ length: 50 }, () => 1));
  const stop = new AbortController();
  const progress = (done) => done === 7 && stop.abort();
  await assert.rejects(gather(job(Array.from({ length: 50 }, (_, at) => at)), index, how({ signal: stop.signal, progress })));
  assert.ok(asked.length < 20, `${asked.length} of 50 were asked for`);
});
