// "Take this list with you": makes a file of a whole answer, in the browser.
//
// 1. `start.js` loads this when a reader opens the panel; the program hands over which rows answer (src/app/take.rs).
// 2. The panel says how many articles that is, and what fetching them takes, before it fetches any.
// 3. A format is chosen; the cards are gathered, written, and offered once all of it is there.
//
// What the list shows can change while the panel is open: then whatever is under way stops, and the panel begins anew.
import { make } from "../make.js";
import { bibtex } from "./bibtex.js";
import { csv } from "./csv.js";
import { cost, gather } from "./gather.js";
import { json } from "./json.js";
import { fileName } from "./record.js";
import { ris } from "./ris.js";
import { WORDS, number, size } from "./words.js";

const FORMATS = {
  csv: { write: csv, ending: "csv", type: "text/csv;charset=utf-8" },
  json: { write: json, ending: "json", type: "application/json" },
  whole: { write: json, ending: "json", type: "application/json", whole: true },
  bibtex: { write: bibtex, ending: "bib", type: "application/x-bibtex;charset=utf-8" },
  ris: { write: ris, ending: "ris", type: "application/x-research-info-systems;charset=utf-8" },
};

/** Files that have come, by name; they are named by their bytes, so they stay right. */
const kept = new Map();

/** Which rows answer, from the program; nothing when it cannot say. */
function answer() {
  return new Promise((give) => {
    document.dispatchEvent(new CustomEvent("chasqui:answer", { detail: { give } }));
  });
}

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** Where the panel stands, and what it does at present. */
class Panel {
  constructor(details) {
    this.details = details;
    this.room = details.querySelector("[data-take-room]");
    this.words = WORDS[document.documentElement.lang.slice(0, 2)] ?? WORDS.en;
    this.stop = new AbortController();
    // The program says by this attribute which list stands there.
    new MutationObserver(() => this.begin()).observe(details, { attributeFilter: ["data-take", "open"] });
  }

  /** Says what there is to take, and what it costs. */
  async begin() {
    this.stop.abort();
    const { signal } = (this.stop = new AbortController());
    this.release();
    if (!this.details.open) return;
    const job = await answer();
    let index;
    if (job) {
      job.root = new URL(job.base, location.href).href;
      // The program has read it already, so it is in the browser.
      const read = fetch(new URL(job.index, job.root), { signal });
      index = await read.then((it) => it.json()).catch(() => undefined);
    }
    if (signal.aborted) return;
    if (!index?.shards) {
      this.fail(() => this.begin());
      return;
    }
    Object.assign(this, { job, index });
    this.address = location.origin + location.pathname + location.search;
    const { words } = this;
    if (job.rows.length === 0) {
      this.show(make("p", {}, words.empty));
      return;
    }
    const takes = cost(index, job.rows, false);
    const counted = words.articles(number(job.rows.length));
    const wholeSize = size(cost(index, job.rows, true).bytes);
    const buttons = Object.keys(FORMATS).map((format) => {
      const name = format === "whole" ? words.whole(wholeSize) : words[format];
      const button = make("button", { type: "button", "data-format": format }, name);
      button.addEventListener("click", () => this.take(format));
      return button;
    });
    this.told = make("p", { "aria-live": "polite", class: "take-told" });
    this.show(
      make("p", {}, words.intro),
      make("p", { class: "take-size" }, make("b", {}, counted), `. ${words.cost(number(takes.files), size(takes.bytes))}`),
      make("div", { class: "take-formats" }, ...buttons),
      this.told,
    );
  }

  async take(format) {
    this.stop.abort();
    const { signal } = (this.stop = new AbortController());
    this.release();
    const { words, job } = this;
    const { write, ending, type, whole } = FORMATS[format];
    const bar = make("progress", { "aria-hidden": "true" });
    const line = make("span");
    const cancel = make("button", { type: "button" }, words.cancel);
    cancel.addEventListener("click", () => {
      this.stop.abort();
      this.tell(words.cancelled);
      this.focus(format);
    });
    this.tell(line, " ", bar, " ", cancel);
    this.cancel = cancel;
    const progress = (done, of) => {
      // The reader has gone to another page.
      if (!this.details.isConnected) this.stop.abort();
      bar.max = of;
      bar.value = done;
      // Said aloud by tens of percents at most, not at every file.
      if (done === of || Math.floor((done * 10) / of) !== Math.floor(((done - 1) * 10) / of)) {
        line.textContent = words.making(number(done), number(of));
      }
    };
    try {
      const records = await gather(job, this.index, { whole, kept, signal, progress });
      const day = today();
      const source = { newsroom: job.newsroom, address: this.address, count: records.length, day, data: job.generation };
      const blob = new Blob(write(records, source), { type });
      if (signal.aborted) return;
      // Whole texts are much to keep for the rest of a visit.
      if (whole) kept.clear();
      this.offer(blob, `${fileName(job.short, location.pathname, location.search)}.${ending}`);
    } catch (error) {
      if (!signal.aborted) this.fail(() => this.take(format), error);
    }
  }

  /** The file is whole: it is saved, and can be saved again. */
  offer(blob, name) {
    const { words } = this;
    this.url = URL.createObjectURL(blob);
    const link = make("a", { href: this.url, download: name, class: "button" }, words.save);
    const held = document.activeElement === this.cancel;
    this.tell(words.ready(name, size(blob.size)), " ", link);
    link.click();
    if (held) link.focus();
  }

  fail(again) {
    const { words } = this;
    const retry = make("button", { type: "button" }, words.retry);
    retry.addEventListener("click", again);
    const said = [navigator.onLine ? words.lost : words.offline, " ", retry];
    if (this.told?.isConnected) this.tell(...said);
    else this.show(make("p", { "aria-live": "polite" }, ...said));
  }

  tell(...children) {
    this.told.replaceChildren(...children);
  }

  focus(format) {
    this.room.querySelector(`[data-format=${format}]`)?.focus();
  }

  show(...children) {
    this.room.replaceChildren(...children);
  }

  /** The file that was offered is of another list, or of another format. */
  release() {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = undefined;
  }
}

const panels = new WeakMap();

/** A reader has opened the panel. */
export function open(details) {
  if (panels.has(details)) return;
  const panel = new Panel(details);
  panels.set(details, panel);
  panel.begin();
}
