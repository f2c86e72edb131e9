// Which file of a picture is chosen: by the reader who asks for it, and by the service worker that keeps it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting as chosen } from "../../modules/pictures/choice.js";
import { WORDS } from "../../modules/pictures/words.js";
import { filesOf, fitting, partsOf } from "../../worker/pictures.js";

const file = (width) => `data/v1/pictures/a-jpg-${width}.abcdefghij.webp`;
const size = (width) => ({ file: file(width), width, bytes: width * 10 });
const srcset = (...widths) => widths.map((width) => `site:/${file(width)} ${width}w`).join(", ");

test("who asks gets the smallest file that fills the place, and its weight is said", () => {
  for (const [place, width] of [[0, 400], [331, 400], [400, 400], [401, 800], [5000, 1000]]) {
    const one = chosen(srcset(400, 800, 1000), ["4000", "8000", "10000"], place);
    assert.equal(one.bytes, width * 10);
    assert.equal(one.file, srcset(width));
  }
});

test("of an article one file of each picture is kept, of its text too", () => {
  const source = `<source type="image/webp" srcset="${srcset(240)}" sizes="92vw" data-bytes="1">`;
  const article = { image: { file: "media/a.jpg", sizes: [size(400), size(800)] }, body: `<p>${source}<img></p>` };
  assert.deepEqual(fitting(article, 331), [file(400), file(240)]);
  assert.deepEqual(fitting(article, 1344), [file(800), file(240)]);
  assert.deepEqual(filesOf(article), [file(400), file(800), file(240)]);
  for (const none of [{}, { image: { file: "media/a.gif" } }, { body: '<source type="image/webp" srcset="site:/media/x 1w">' }]) {
    assert.deepEqual(fitting(none, 400), []);
  }
});

test("files of one picture know each other", () => {
  assert.deepEqual(partsOf(file(800)), { name: "data/v1/pictures/a-jpg", width: 800 });
  for (const other of ["data/v1/pictures/a.abcdefghij.webp", "data/v1/articles/a-800.abcdefghij.json", "media/a-800.webp"]) {
    assert.equal(partsOf(other), undefined);
  }
});

test("words are there in every language", () => {
  for (const words of Object.values(WORDS)) {
    assert.deepEqual(Object.keys(words), Object.keys(WORDS.en));
    assert.match(words.show(34_000), /\(34 kB\)$/);
    assert.doesNotMatch(words.show(undefined), /\(/);
    assert.match(words.showAll(3, 1_200_000), /3 .*MB\)$/);
  }
});
