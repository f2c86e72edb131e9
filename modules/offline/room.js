// /offline/: how much is kept and what of it, how much room there is; keeping everything, a decade, a topic or a region,
// with what that weighs said before, progress, a pause; removing it again, all of it with one control.
import { make } from "../make.js";
import { ask, hear, isSparing, root, screenWidth, useLess, usesLess } from "./link.js";
import { number, size, when, words } from "./words.js";

/** Fills the room; without a worker it says why there is nothing to do. */
export async function fill(room, registration) {
  if (!registration) {
    room.replaceChildren(make("p", { class: "note" }, words.noWorker));
    return;
  }
  const view = new Room(room, registration);
  hear((news) => view.hear(news));
  await view.renew();
}

class Room {
  constructor(room, registration) {
    this.room = room;
    this.registration = registration;
    this.progress = undefined;
    this.sure = false;
    this.said = make("p", { class: "visually-hidden", role: "status" });
    this.now = make("div", { class: "kept-now" });
    this.more = make("div", { class: "kept-more" });
    this.body = make("div", {}, this.now, this.more);
    room.replaceChildren(this.body, this.said);
    // What was begun goes on while this page is open, whatever the browser does with a worker that takes long.
    setInterval(() => this.progress && this.ask({ type: "keep" }).catch(() => {}), 20_000);
  }

  ask(message) {
    return ask(this.registration, { ...message, sparing: isSparing(), width: screenWidth() });
  }

  /** Something has changed in the worker. */
  async hear({ wish, count, of, pictures, done, removed }) {
    if (wish) this.progress = { wish, count, of, pictures };
    if (done || removed) this.progress = undefined;
    if (wish && count < of && this.bar) {
      Object.assign(this.bar, { max: of, value: count });
      this.count.textContent = progress(this.progress);
      return;
    }
    await this.renew();
  }

  /** Shows everything as it is, the focus where it was. */
  async renew() {
    const about = await this.ask({ type: "about" });
    const room = (await navigator.storage?.estimate?.()) ?? {};
    const lasts = (await navigator.storage?.persisted?.()) ?? false;
    const { shares, wishes } = about;
    this.put(this.now, [{ ...about, names: 0 }, room, lasts, this.progress], () => this.summary(about, room, lasts));
    const choices = () => [...this.choices(about), ...this.sparing(), ...this.removal()];
    this.put(this.more, [shares, wishes, usesLess(), this.sure], choices);
  }

  /** Makes a part of the page anew where what it is made `of` has changed: what somebody is about to press stays. */
  put(part, of, parts) {
    const made = JSON.stringify(of);
    if (part.made === made) return;
    part.made = made;
    const focused = document.activeElement?.dataset?.deed;
    part.replaceChildren(...parts());
    if (focused) part.querySelector(`[data-deed="${CSS.escape(focused)}"]`)?.focus();
  }

  summary({ on, shares, bytes, pictures, search, full, paused, refused }, { quota, usage }, lasts) {
    const [all] = shares;
    const lines = [];
    if (all && on) lines.push(words.stock(number(all.kept), number(all.count), size(bytes)), words.asOf(when(on)));
    else lines.push(refused ? words.removed : words.nothing);
    if (pictures?.count) lines.push(words.pictures(number(pictures.count), size(pictures.bytes)));
    if (all && on) lines.push(search ? words.search : words.noSearch);
    if (quota) lines.push(words.room(size(usage ?? 0), size(quota)));
    lines.push(lasts ? words.lasts : words.mayGo);
    const facts = make("ul", { class: "kept-facts" }, ...lines.map((line) => make("li", {}, line)));
    const parts = [make("h2", {}, words.heading), facts];
    if (window.chasquiInstall) parts.push(this.installing());
    if (full) parts.push(make("p", { class: "note" }, words.full));
    if (this.progress || paused) parts.push(this.underWay(paused));
    return parts;
  }

  /** Only where the browser has said that it can. */
  installing() {
    const install = async () => {
      await window.chasquiInstall.prompt();
      window.chasquiInstall = undefined;
      await this.renew();
    };
    return make("p", {}, `${words.installHelp} `, this.button("install", words.install, install));
  }

  underWay(paused) {
    const { count = 0, of = 1 } = this.progress ?? {};
    this.bar = make("progress", { max: String(of), value: String(count), "aria-label": words.keeping });
    this.count = make("span", {}, paused ? words.paused : progress({ ...this.progress, count, of }));
    const turn = async () => {
      await this.ask({ type: "pause", paused: !paused }).catch(() => {});
      await this.renew();
    };
    const button = this.button("pause", paused ? words.goOn : words.pause, turn);
    return make("div", { class: "kept-progress" }, this.bar, this.count, button);
  }

  choices({ shares, wishes, names }) {
    const kinds = ["all", "decade", "topic", "region"];
    const isWished = (share) => wishes.some(({ kind, id }) => kind === share.kind && id === (share.id ?? ""));
    const sections = kinds.map((kind) => {
      const rows = shares.filter((share) => share.kind === kind);
      const items = rows.map((share) => this.choice(share, nameOf(share, names), isWished(share)));
      const list = make("ul", { class: "kept-choices" }, ...items);
      if (kind === "all") return list;
      return make("details", { open: rows.some(isWished) }, make("summary", {}, words[kind]), list);
    });
    return shares.length > 0 ? [make("h2", {}, words.more), ...sections] : [];
  }

  choice(share, name, isWished) {
    const { kind, id = "", count, bytes, pictures = 0, kept } = share;
    const turn = async () => {
      const wish = { kind, id };
      if (!isWished) {
        this.progress = { wish, count: 0, of: count };
        await navigator.storage?.persist?.().catch(() => false);
      }
      this.said.textContent = isWished ? words.gone(name) : words.begun(name);
      const work = this.ask({ type: "wish", wish, drop: isWished }).catch((error) => this.trouble(error));
      if (isWished) this.progress = undefined;
      await this.renew();
      await work;
      await this.renew();
    };
    const label = isWished ? words.drop : words.keep;
    const button = this.button(`${kind}:${id}`, label, turn, `${label}: ${name}`);
    const facts = words.share(number(kept), number(count), size(bytes + pictures), pictures > 0 && size(pictures));
    return make("li", {}, make("span", { class: "name" }, name), make("span", { class: "facts" }, facts), button);
  }

  /** The switch for less data. */
  sparing() {
    const less = usesLess();
    const turn = async () => {
      if (!useLess(!less)) this.said.textContent = words.failed;
      await this.renew();
    };
    const button = this.button("less", words.less, turn);
    button.setAttribute("aria-pressed", String(less));
    return [make("h2", {}, words.lessHeading), make("p", {}, words.lessHelp), make("p", {}, button)];
  }

  removal() {
    const turn = async () => {
      if (!this.sure) {
        this.sure = true;
        await this.renew();
        return;
      }
      this.sure = false;
      await this.ask({ type: "remove" }).catch((error) => this.trouble(error));
      await removeSaved();
      this.said.textContent = words.removed;
      await this.renew();
    };
    const button = this.button("remove", this.sure ? words.sure : words.removeAll, turn);
    return [make("h2", {}, words.removeHeading), make("p", {}, words.removeHelp), make("p", {}, button)];
  }

  button(deed, label, click, name) {
    return make("button", { type: "button", "data-deed": deed, "aria-label": name, click }, label);
  }

  trouble({ name }) {
    this.progress = undefined;
    this.said.textContent = name === "QuotaExceededError" ? words.full : words.failed;
  }
}

/** How far keeping is, in words. */
const progress = ({ count, of, pictures }) =>
  (pictures ? words.pictureProgress : words.progress)(number(count), number(of));

/** Removes what the reader saved (`modules/saved/store.js`) and the sign that there is some. */
async function removeSaved() {
  const name = `chasqui:${root.pathname}:saved`;
  try {
    localStorage.removeItem(name);
    await caches.delete(`chasqui:${root.pathname}:pictures`);
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      // Where another page uses it just then, it goes when that page is done.
      for (const event of ["success", "error", "blocked"]) request.addEventListener(event, resolve);
    });
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}

/** What a share is called. */
function nameOf({ kind, id }, names) {
  if (kind === "all") return words.everything;
  if (kind === "decade") return id === "undated" ? words.undated : words.years(id, String(Number(id) + 9));
  const name = names[kind].find((one) => one.id === id)?.name ?? {};
  return name[words.language] ?? Object.values(name)[0] ?? id;
}
