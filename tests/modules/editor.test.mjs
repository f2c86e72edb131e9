// What the web editor reads is what stands in a file, and what it writes differs only where somebody changed something.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kept } from "../../editor/blocks.js";
import { formatOf } from "../../editor/files.js";
import { guard } from "../../editor/folder.js";
import { fieldsIn, filesIn } from "../../editor/settings.js";

const OFFICE = {
  languages: ["en", "es"],
  alts: { "media/market.jpg": { en: "Stalls in the rain", es: "Puestos bajo la lluvia" } },
};
const line = (name) => ({ name, widget: "string" });
const text = (name) => ({ name, widget: "object", "x-as": "text", fields: [line("en"), line("es")] });
const list = (name, fields, more) => ({ name, widget: "list", fields, ...more });
const object = (name, fields, more) => ({ name, widget: "object", fields, ...more });
const image = { name: "file", widget: "image" };

const ARTICLE = formatOf(
  {
    extension: "md",
    fields: [
      line("title"),
      { ...line("date"), "x-default": "today" },
      line("language"),
      { name: "draft", widget: "boolean" },
      { name: "topics", widget: "relation" },
      object("image", [image, line("alt")], { "x-as": "picture" }),
      list("authors", [line("name")]),
      { name: "body", widget: "richtext" },
    ],
  },
  OFFICE,
);
const SERIES = formatOf(
  {
    extension: "yaml",
    fields: [
      list(
        "series",
        [
          text("name"),
          line("id"),
          { name: "aliases", widget: "list" },
          object("grid", [{ name: "column", widget: "number" }, { name: "row", widget: "number" }], { "x-as": "pair" }),
          { name: "numbered", widget: "select" },
          list("issues", [{ name: "number", widget: "number" }, line("date"), { name: "file", widget: "file" }], {
            "x-as": "numbered",
          }),
        ],
        { root: true },
      ),
    ],
  },
  OFFICE,
);

const HARD = `---
# who wrote this down
title: "Letter: the rondas" # kept
date: 2019
x-own: {a: 1}
topics: [justice, mining]
image: {file: media/market.jpg}
authors:
  - name: Ana
series: {id: update, number: 102}
---

It rained. ![Umbrellas](media/market.jpg "In the rain")
`;

test("an article comes back as it was", () => {
  for (const source of [HARD, "---\ntitle: Short\n---\n", "---\ntitle: A\ndraft: true\n---\nText.\n\n---\n\nMore.\n"]) {
    assert.equal(ARTICLE.toFile(ARTICLE.fromFile(source)), source);
  }
});

test("a form shows what the file means", () => {
  const form = ARTICLE.fromFile(HARD);
  assert.equal(form.date, "2019");
  assert.deepEqual(form.image, { file: "/media/market.jpg", alt: "Stalls in the rain" });
  assert.match(form.body, /^It rained\. !\[Umbrellas\]\(\/media\/market\.jpg /);
  assert.equal(ARTICLE.fromFile(HARD.replace("title", "language: es\ntitle")).image.alt, "Puestos bajo la lluvia");
  // Today is for what is new; this one has no date.
  assert.equal(ARTICLE.fromFile("---\ntitle: Undated\n---\nText.").date, "");
  assert.equal(ARTICLE.fromFile("\uFEFF---\r\ntitle: From Windows\r\n---\r\nText.\r\n").title, "From Windows");
  assert.equal(ARTICLE.fromFile("No front matter.").body, "No front matter.");
});

test("only what changed changes", () => {
  const form = ARTICLE.fromFile(HARD);
  const changed = { ...form, date: "2019-03", topics: ["mining"], image: { ...form.image, alt: "Rain" }, draft: false };
  assert.equal(
    ARTICLE.toFile(changed).split("---")[1],
    `
# who wrote this down
title: "Letter: the rondas" # kept
date: 2019-03
x-own: {a: 1}
topics: [mining]
image: {file: media/market.jpg, alt: Rain}
authors:
  - name: Ana
series: {id: update, number: 102}
`,
  );
});

test("of a text by language the form shows one and keeps the others", () => {
  const source = "---\ntitle: {en: Write to us, es: Escríbanos}\nlanguage: es\n---\nText.\n";
  const form = ARTICLE.fromFile(source);
  assert.equal(form.title, "Escríbanos");
  assert.equal(ARTICLE.toFile(form), source);
  assert.match(ARTICLE.toFile({ ...form, title: "Llámenos" }), /^title: \{en: Write to us, es: Llámenos\}$/m);
});

test("what is emptied goes, what is new is as in the documentation", () => {
  const emptied = ARTICLE.toFile({ ...ARTICLE.fromFile(HARD), date: "", topics: [], image: undefined, authors: [{}] });
  for (const key of ["date", "topics", "image", "authors"]) assert.doesNotMatch(emptied, new RegExp(`^${key}:`, "m"));
  const made = ARTICLE.toFile({
    title: "Gold: who pays?",
    date: "2026-11-28",
    language: "",
    draft: false,
    topics: ["mining", "water"],
    image: { file: "/media/gold.png", alt: "A pan" },
    body: "Text. ![A pan](/media/gold.png)",
  });
  assert.equal(
    made,
    '---\ntitle: "Gold: who pays?"\ndate: 2026-11-28\ntopics: [mining, water]\nimage:\n  file: media/gold.png\n  alt: A pan\n' +
      "---\nText. ![A pan](media/gold.png)\n",
  );
});

const LIST = `# The order of this file is the order on the site.
- id: update
  name: Update # the same in both
  numbered: issues
  issues: {102: {date: 2004-02-29}, 103: {date: 2004-04-30}}
- id: letters
  name: {en: Letters, es: Cartas, qu: Qillqakuna}
  aliases: [mail]
  grid: [5, 7]
`;

/** A reader of Markdown that knows paragraphs, emphasis and names of links. */
const MARKED = {
  lexer: (text) => text.split(/\n{2,}/).map((raw) => ({ raw, type: /^\[[^\]]+\]: /.test(raw) ? "def" : "paragraph" })),
  parser: ([{ raw }]) => `<p align="left">${raw.trim().replaceAll(/[*_](\w+)[*_]/g, "<em>$1</em>")}</p>`,
};

test("parts of a text that mean what they meant are written as they were", () => {
  const before = "One *word*.\n\nTwo.\n\n[a]: /b/";
  assert.equal(kept(before, "One _word_.\n\nTwo.", MARKED), before);
  assert.equal(kept(before, "Two.\n\nOne _word_.\n\nThree _words_.", MARKED), "Two.\n\nOne *word*.\n\nThree _words_.\n\n[a]: /b/");
  assert.equal(kept(before, "Other.", MARKED), "Other.\n\n[a]: /b/");
});

test("what goes without saying is not written", () => {
  const format = formatOf(
    {
      extension: "md",
      fields: [line("title"), { name: "kind", widget: "select", default: "news" }, { name: "body", widget: "richtext" }],
    },
    OFFICE,
  );
  const form = { ...format.fromFile("---\ntitle: A\n---\nText.\n"), kind: "news" };
  assert.doesNotMatch(format.toFile(form), /kind/);
  assert.match(format.toFile({ ...form, kind: "letter" }), /^kind: letter$/m);
  const said = "---\ntitle: A\nkind: news\n---\nText.\n";
  assert.equal(format.toFile(format.fromFile(said)), said);
});

test("a list is shown one way, and written as it was", () => {
  const form = SERIES.fromFile(LIST);
  assert.deepEqual(form[0].name, { en: "Update" });
  assert.deepEqual(form[0].issues[1], { number: 103, date: "2004-04-30" });
  assert.deepEqual(form[1].grid, { column: 5, row: 7 });
  assert.equal(SERIES.toFile(form), LIST);
  // Moved, one issue more, one translated.
  const [update, letters] = structuredClone(form);
  update.name.es = "Noticias";
  update.issues.push({ number: 104, file: "/media/u104.pdf" });
  assert.equal(
    SERIES.toFile([letters, update]),
    `# The order of this file is the order on the site.
- id: letters
  name: {en: Letters, es: Cartas, qu: Qillqakuna}
  aliases: [mail]
  grid: [5, 7]
- id: update
  name: {en: Update, es: Noticias}
  numbered: issues
  issues: {102: {date: 2004-02-29}, 103: {date: 2004-04-30}, 104: {file: media/u104.pdf}}
`,
  );
});

test("an entry and an issue can be taken out, and an empty file filled", () => {
  const [update] = SERIES.fromFile(LIST);
  update.issues.shift();
  assert.match(SERIES.toFile([update]), /issues: \{103: \{date: 2004-04-30\}\}\n$/);
  assert.deepEqual(SERIES.fromFile("# nothing yet\n"), []);
  assert.equal(SERIES.toFile([{ name: { en: "One" }, id: "one", aliases: [] }]).replace(/^#.*\n+/, ""), "- name: One\n  id: one\n");
});

test("keys of a settings file that no form has are not touched", () => {
  const site = formatOf(
    { extension: "yaml", fields: [text("name"), object("contact", [line("email"), line("telephone")], { "x-short": "email" })] },
    OFFICE,
  );
  const source = "name: The Relay # ours\nlanguages: [en, es]\nkinds: {1: {en: One}}\ncontact: office@example.org\n";
  const form = site.fromFile(source);
  assert.deepEqual(form, { name: { en: "The Relay" }, contact: { email: "office@example.org" } });
  assert.equal(site.toFile(form), source);
  form.contact.telephone = "1 234";
  assert.match(site.toFile(form), /kinds: \{1: \{en: One\}\}\ncontact:\n {2}email: office@example\.org\n {2}telephone: 1 234\n$/);
});

test("a file that is no YAML is not half read", () => {
  assert.throws(() => ARTICLE.fromFile("---\ntitle: [\n---\n"));
});

test("settings name every file and every field", () => {
  const cms = {
    collections: [
      { format: "a", fields: [object("o", [line("inner")])] },
      { divider: true },
      { files: [{ format: "b", fields: [list("l", [line("deep")])] }] },
    ],
  };
  assert.deepEqual(filesIn(cms).map(({ format, extension }) => `${format}.${extension}`), ["a.md", "b.yaml"]);
  assert.deepEqual([...fieldsIn(cms)].map(({ name }) => name), ["o", "inner", "l", "deep"]);
});

/** A folder as browsers give it, of these paths. */
function folder(paths) {
  const here = paths.map((path) => path.split("/"));
  const missing = () => Object.assign(new Error("not there"), { name: "NotFoundError" });
  return {
    async *keys() {
      yield* new Set(here.map(([first]) => first));
    },
    async getDirectoryHandle(name) {
      const below = here.filter(([first, ...rest]) => first === name && rest.length > 0).map(([, ...rest]) => rest.join("/"));
      if (below.length === 0) throw missing();
      return folder(below);
    },
    async getFileHandle(name) {
      if (!here.some((parts) => parts.length === 1 && parts[0] === name)) throw missing();
      return {};
    },
  };
}

test("only the newsroom’s folder is taken, with Git or without", async () => {
  const pick = async (content, paths) => {
    globalThis.window = { showDirectoryPicker: async () => folder(paths) };
    guard(content, { folder: "the other one" });
    return window.showDirectoryPicker();
  };
  await assert.rejects(pick("content", ["letters/x.md"]), /the other one/);
  await assert.rejects(pick("content", ["site.yaml"]), /the other one/);
  for (const [content, paths] of [
    ["content", ["content/site.yaml"]],
    ["content", ["content/site.yaml", ".git/HEAD"]],
    ["", ["site.yaml"]],
    ["a/b", ["a/b/site.yaml"]],
  ]) {
    const chosen = await pick(content, paths);
    await chosen.getDirectoryHandle(".git");
    await assert.rejects(chosen.getDirectoryHandle("nowhere"));
  }
});
