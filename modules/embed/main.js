// /embed/: how others show the newest of this site. That page alone loads this; nothing of what is chosen leaves it.
//
//   choice.js  what is chosen, as attributes
//   lines.js   the lines to copy, for a choice
//   form.js    the controls, made of the site's own vocabularies
//   show.js    the list as it will look, in both themes and at several widths
//   words.js   all words, by language
import { make } from "../make.js";
import { Choice } from "./choice.js";
import { form } from "./form.js";
import { lines } from "./lines.js";
import { Show } from "./show.js";
import { root, words } from "./words.js";

const room = document.querySelector("[data-embed-room]");

/** Where the site is for others: as the publisher says, else where it was found. */
const publicSite = room?.dataset.site || root.href;

/** Copies a line; where the browser does not let it, the line is selected. */
async function copy(code, said) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    said.textContent = words.copied;
  } catch {
    getSelection().selectAllChildren(code);
    said.textContent = words.selected;
  }
}

/** The lines stand in the page already, for all news; from here on they follow the choice. */
class Lines {
  constructor(said) {
    this.sections = [...document.querySelectorAll("section[data-line]")];
    for (const section of this.sections) {
      const heading = section.querySelector("h3");
      const code = section.querySelector("code");
      // What is longer than the page is wide can be moved with the keyboard too.
      for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", heading.textContent]]) code.parentElement.setAttribute(name, value);
      const button = make("button", { type: "button", "aria-label": `${words.copy}: ${heading.textContent}`, click: () => copy(code, said) }, words.copy);
      section.append(make("p", { class: "embed-copy" }, button), make("p", { class: "note", hidden: true }));
    }
    for (const code of document.querySelectorAll("code[data-origins]")) {
      code.textContent = code.textContent.replaceAll("https://SITE", new URL(publicSite).origin);
    }
  }

  follow(choice, site) {
    const { version, integrity } = room.dataset;
    const made = lines(choice, { site: publicSite, languages: site.languages.map(({ code }) => code), version, integrity });
    for (const section of this.sections) {
      const name = section.dataset.line;
      const note = section.lastElementChild;
      const line = made[name];
      section.querySelector("code").textContent = line ?? "";
      for (const part of section.querySelectorAll("pre, .embed-copy")) part.hidden = !line;
      note.replaceChildren(...this.note(name, made));
      note.hidden = !note.hasChildNodes();
    }
  }

  /** What has to be said of a line for this choice. */
  note(name, { feed, page }) {
    if (name === "feed") return feed ? [make("a", { href: feed.replace(publicSite, root.href) }, words.openFeed)] : [words.noFeed];
    if (name === "wordpress") return page ? [words.paste, " ", make("code", {}, page)] : [words.noPage];
    return [];
  }
}

async function begin() {
  const response = await fetch(new URL("data/v1/site.json", root));
  if (!response.ok) throw new Error(`site.json: status ${response.status}`);
  const site = await response.json();
  const said = make("p", { class: "note", role: "status" });
  const choice = new Choice(site, new URLSearchParams(location.search));
  const show = new Show(said);
  const copies = new Lines(make("p", { role: "status", class: "visually-hidden" }));
  const follow = () => {
    show.follow(choice);
    copies.follow(choice, site);
  };
  room.replaceChildren(form(choice, site, follow), show.element, said);
  follow();
}

if (room) {
  begin().catch(() => room.replaceChildren(make("p", { class: "note" }, words.failed)));
}
