// The journeys, in their order: the last ones need what the first ones kept. They go by the handles in the page that
// assistive tools and partners have too.
import assert from "node:assert/strict";

const COUNT = "return document.querySelector('main [role=status]')?.dataset.count";
const READY = "return document.documentElement.dataset.app === 'ready'";
const TITLES = "return [...document.querySelectorAll('main article :is(h2, h3) a')].map((link) => link.textContent)";

/** Opens a page of the site, until the program has taken over. */
async function open(browser, root, path) {
  await browser.goto(root + path);
  await browser.until(`${path || "the home page"} is ready`, READY);
}

const count = async (browser) => Number(await browser.until("the list says how many", COUNT));

export const journeys = {
  async "from the front page to an article and back"(browser, { root }) {
    await open(browser, root, "");
    const [first] = await browser.until("there is news", `const titles = (() => { ${TITLES} })(); return titles.length && titles`);
    await browser.click("main article :is(h2, h3) a");
    await browser.until("the article stands there", "return document.querySelector('article[data-article]')");
    assert.equal(await browser.run("return document.querySelector('main h1').textContent"), first);
    assert.equal(await browser.run("return document.activeElement.localName"), "h1");
    await browser.back();
    await browser.until("the front page is back", `return (() => { ${TITLES} })().includes(arguments[0])`, first);
  },

  async "filters, their address, and Back"(browser, { root }) {
    await open(browser, root, "news/");
    const all = await count(browser);
    await browser.click("#filters [data-facet=topic][data-value=mining]");
    await browser.until("the address says so", "return location.search === '?topic=mining'");
    await browser.until("fewer are found", `return Number((() => { ${COUNT} })()) < arguments[0]`, all);
    const some = await count(browser);
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    await browser.back();
    await browser.until("all are back", `return Number((() => { ${COUNT} })()) === arguments[0]`, all);
  },

  async "a search, typed"(browser, { root }) {
    await open(browser, root, "news/");
    await browser.type("[role=search] input[type=search]", "mining\uE007");
    await browser.until("words are marked", "return document.querySelectorAll('main article mark').length");
    assert.ok((await count(browser)) > 0);
  },

  async "an article is saved, and found again"(browser, { root }) {
    await open(browser, root, "news/");
    await browser.click("main article .save");
    await browser.until("it says so", "return document.querySelector('main article .save')?.getAttribute('aria-pressed') === 'true'");
    const [title] = await browser.run(TITLES);
    await open(browser, root, "saved/");
    await browser.until("it is there", "return document.querySelector('main').textContent.includes(arguments[0])", title);
  },

  async "all kinds of pages, in both languages"(browser, { root }) {
    for (const path of ["archive/", "topics/", "topics/mining/", "regions/", "series/", "key-issues/", "es/", "es/news/", "offline/", "embed/"]) {
      await open(browser, root, path);
      assert.equal(await browser.run("return document.querySelectorAll('main h1').length"), 1, path);
      assert.equal(await browser.run("return document.querySelectorAll('.app-failed:not([hidden])').length"), 0, path);
    }
  },

  async "the newest in a partner's page"(browser, { partner }) {
    await browser.goto(partner);
    const links = "return document.querySelector('chasqui-feed').shadowRoot?.querySelectorAll('article, li').length";
    assert.equal(await browser.until("the list has come", links), 3);
  },

  async "with the line dead"(browser, { root, stop }) {
    await open(browser, root, "");
    await browser.until("the worker answers", "return navigator.serviceWorker?.controller?.scriptURL");
    const about = `
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => (window.told = data.told);
      navigator.serviceWorker.controller.postMessage({ type: "about" }, [port2]);
      const all = window.told?.shares?.[0];
      return all && all.kept === all.count`;
    await browser.until("all articles are kept", about);
    await browser.until("the search is kept", "return caches.keys().then((names) => names.length > 1)");
    await stop();
    for (const [path, least] of [["", 1], ["news/?topic=mining", 5], ["news/2019/04/letter-from-puno/", 1], ["es/archive/", 0], ["offline/", 0]]) {
      await open(browser, root, path);
      assert.equal(await browser.run("return document.querySelector('main .trouble')?.textContent ?? ''"), "", path);
      const seen = `return document.querySelectorAll("main article").length >= arguments[0]`;
      await browser.until(`${path} shows what was kept`, seen, least);
    }
    await open(browser, root, "news/?q=mining");
    await browser.until("the search answers", "return document.querySelectorAll('main article mark').length");
  },
};
