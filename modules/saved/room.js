// /saved/: what is saved, in the order that the reader wants, each with its removal and the way back; a file to take along.
import { announce, make } from "./dom.js";
import { Unreadable, nameOf, take, textOf } from "./file.js";
import { KEYS } from "./record.js";
import { renew } from "./renew.js";
import * as rows from "./rows.js";
import { newsOf } from "./searches.js";
import { Trouble, hear, read, root, write } from "./store.js";
import { words } from "./words.js";

/** Fills the room, then asks the site for what has become of what is saved. */
export async function fill(element) {
  const room = new Room(element);
  hear(() => room.renew());
  await room.renew();
  await room.follow();
}

class Room {
  constructor(element) {
    this.order = "saved";
    /** What was removed last: `{kind, record}`. */
    this.undo = undefined;
    this.gone = new Set();
    this.news = new Map();
    this.standing = new Map();
    // What is said of a deed stays when the rest is shown anew.
    this.said = make("p", { class: "note", role: "status" });
    this.body = make("div", { class: "saved-body" });
    element.replaceChildren(this.said, this.body);
  }

  /** Shows everything as it is, the focus where it was. */
  async renew() {
    try {
      this.all = await read();
    } catch (error) {
      this.body.replaceChildren(make("p", { class: "note" }, words[error.reason] ?? words.refused));
      return;
    }
    const deed = this.body.contains(document.activeElement) ? document.activeElement.dataset.deed : undefined;
    const { articles, searches } = this.all;
    const isEmpty = articles.length + searches.length === 0 && !this.undo;
    const lists = isEmpty ? this.nothing() : [...this.list("articles"), ...this.list("searches")];
    this.body.replaceChildren(...this.troubles(), ...lists, ...this.along());
    if (deed) (this.body.querySelector(`[data-deed="${deed}"]`) ?? document.getElementById("main")).focus();
  }

  /** An element that stays the same, open and under the pointer, as long as what it is made of does. */
  same(name, of, build) {
    const state = JSON.stringify(of);
    const standing = this.standing.get(name);
    if (standing?.state === state) return standing.element;
    const element = build();
    this.standing.set(name, { state, element });
    return element;
  }

  /** What has been withdrawn or changed, and what is new in the searches. Without a connection it says so. */
  async follow() {
    this.gone = await renew(true).catch(() => new Set());
    await this.renew();
    for (const record of this.all?.searches ?? []) {
      const told = await newsOf(record).then((found) => rows.news(found, record), () => words.noLine);
      this.news.set(record.query, told);
    }
    await this.renew();
  }

  troubles() {
    const { newer, damaged } = this.all;
    const parts = newer ? [make("p", { class: "note" }, words.newer)] : [];
    if (damaged.length === 0) return parts;
    const drop = () => this.deed(() => write([], damaged.map(({ kind, key }) => [kind, key])));
    const button = newer ? undefined : make("button", { type: "button", "data-deed": "damaged", click: drop }, words.dropDamaged);
    return [...parts, make("p", { class: "note" }, words.damaged(damaged.length)), make("p", {}, button ?? "")];
  }

  nothing() {
    const news = document.querySelector("header .sections a[href$='news/']")?.href ?? root.href;
    return [make("p", {}, make("b", {}, words.empty), ` ${words.how}`), make("p", {}, make("a", { href: news }, words.toNews))];
  }

  list(kind) {
    const records = [...this.all[kind]];
    const undo = this.undo?.kind === kind ? this.undo.record : undefined;
    if (undo) records.push(undo);
    if (records.length === 0) return [];
    records.sort(this.order === "date" && kind === "articles" ? newestDate : newestSaved);
    const items = records.map((record) => (record === undo ? this.undoing(record) : this.row(kind, record)));
    const tools = kind === "articles" && records.length > 1 ? [this.orders()] : [];
    return [make("h2", {}, words[kind]), ...tools, make("ul", { class: "saved-list" }, ...items)];
  }

  row(kind, record) {
    const { newer } = this.all;
    const remove = newer ? undefined : () => this.remove(kind, record);
    const gone = this.gone.has(record.id);
    const news = this.news.get(record.query) ?? words.asking;
    const build = () => (kind === "articles" ? rows.article(record, gone, remove) : rows.search(record, news, remove));
    return this.same(`${kind} ${record[KEYS[kind]]}`, [record, gone, news, newer], build);
  }

  orders() {
    return this.same("orders", this.order, () => this.choice());
  }

  choice() {
    const option = (value, name) => make("option", { value, selected: value === this.order }, name);
    const turn = async ({ target }) => {
      this.order = target.value;
    };
    const change = (event) => this.deed(() => turn(event));
    const select = make("select", { "data-deed": "order", change }, option("saved", words.bySaved), option("date", words.byDate));
    return make("p", { class: "saved-tools" }, make("label", {}, words.order, " ", select));
  }

  remove(kind, record) {
    return this.deed(async () => {
      await write([], [[kind, record[KEYS[kind]]]]);
      this.undo = { kind, record };
      announce(words.removed(record.title));
    }, "undo");
  }

  undoing(record) {
    const { kind } = this.undo;
    const back = async () => {
      await write([[kind, record]]);
      return words.back(record.title);
    };
    return rows.undoing(record.title, () => this.deed(back, "remove"));
  }

  along() {
    const { articles, searches, newer } = this.all;
    const saves = articles.length + searches.length > 0;
    return [this.same("along", [saves, newer], () => this.file(saves, newer))];
  }

  file(saves, newer) {
    const out = make("button", { type: "button", "data-deed": "write", click: () => this.deed(() => this.write()) }, words.write);
    const change = async ({ target }) => {
      const [file] = target.files;
      if (!file) return;
      await this.deed(async () => words.merged(await take(file)));
      target.value = "";
      // What was withdrawn since the file was written gives way here too.
      await this.follow();
    };
    const input = make("input", { type: "file", accept: ".json,application/json", "data-deed": "choose", change });
    const into = newer ? [] : [make("label", {}, words.choose, " ", input)];
    const tools = make("div", { class: "saved-tools" }, ...(saves ? [out] : []), ...into);
    return make("section", {}, make("h2", {}, words.along), make("p", {}, words.alongHelp), tools);
  }

  write() {
    const url = URL.createObjectURL(new Blob([textOf(this.all)], { type: "application/json" }));
    const name = nameOf();
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return words.written(name);
  }

  /** Does something, after which nothing before it can be undone; says what it returns as a text, or why it failed. */
  async deed(work, focus) {
    this.undo = undefined;
    try {
      const told = await work();
      this.said.textContent = told ?? "";
    } catch (error) {
      const known = error instanceof Trouble ? error.reason : error instanceof Unreadable ? error.message : "refused";
      this.said.textContent = words[known];
    }
    await this.renew();
    if (focus) (this.body.querySelector(`[data-deed="${focus}"]`) ?? document.getElementById("main")).focus();
  }
}

const newestSaved = (a, b) => Date.parse(b.saved) - Date.parse(a.saved);
/** By date as lists are: the newest first, what has none last. */
const newestDate = (a, b) => (b.date ?? "").localeCompare(a.date ?? "") || newestSaved(a, b);
