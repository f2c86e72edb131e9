// The same three routes as the Leptos twin, in Preact with its own router: home, news with a topic filter, article,
// over the site's own `data/v1/`. Same markup, same handles for the measuring.
import { createContext, render } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";

/** How many articles a page of the list shows, as ours does. */
const PAGE = 20;

const words = (text) => text?.en ?? Object.values(text ?? {})[0] ?? "";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
/** A full day written out; a date that is less than a day as it stands. */
const dateWords = (date) => (/^\d{4}-\d\d-\d\d$/.test(date) ? day.format(new Date(date)) : date);

async function get(file) {
  const response = await fetch(`/${file}`);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.json();
}

async function load() {
  const site = await get("data/v1/site.json");
  return { site, cards: (await get(site.roots.newest.file)).cards };
}

const Archive = createContext(null);

/** Runs a loader when what it depends on changes: undefined while it loads. */
function useLoaded(loader, depends) {
  const [state, set] = useState({});
  useEffect(() => {
    let current = true;
    set({});
    loader().then(
      (value) => current && set({ value }),
      (fault) => current && set({ fault }),
    );
    return () => (current = false);
  }, depends);
  return state;
}

const Loading = ({ fault }) => (fault ? <p role="alert">{String(fault)}</p> : <p>Loading…</p>);

function Title({ text }) {
  useEffect(() => {
    document.title = text;
  }, [text]);
  return null;
}

const Item = ({ card }) => (
  <article>
    <h2>
      <a href={card.path}>{card.title}</a>
    </h2>
    {card.date && <time datetime={card.date}>{dateWords(card.date)}</time>}
    <span>{card.kind}</span>
    <p>{card.summary}</p>
  </article>
);

function Home() {
  const { value, fault } = useContext(Archive);
  if (!value) return <Loading fault={fault} />;
  const { site, cards } = value;
  return (
    <>
      <Title text={words(site.name)} />
      <h1>{words(site.name)}</h1>
      <p>{words(site.tagline)}</p>
      <p>{words(site.home.mission)}</p>
      {cards.slice(0, site.home.latest).map((card) => (
        <Item key={card.id} card={card} />
      ))}
    </>
  );
}

function News() {
  const { value, fault } = useContext(Archive);
  const { query } = useLocation();
  if (!value) return <Loading fault={fault} />;
  const { site, cards } = value;
  const has = (topic) => (card) => (card.topics ?? []).includes(topic);
  const found = query.topic ? cards.filter(has(query.topic)) : cards;
  return (
    <>
      <Title text="News" />
      <h1>News</h1>
      <p role="status" data-count={found.length}>
        {found.length} articles
      </p>
      <fieldset>
        <legend>Topic</legend>
        <ul>
          {site.topics.map(({ id, name }) => {
            const count = cards.filter(has(id)).length;
            const chosen = query.topic === id;
            return (
              <li key={id}>
                <a
                  href={chosen ? "/news/" : `/news/?topic=${id}`}
                  data-facet="topic"
                  data-value={id}
                  data-count={count}
                  aria-current={chosen ? "true" : undefined}
                >
                  {words(name)} {count}
                </a>
              </li>
            );
          })}
        </ul>
      </fieldset>
      {found.slice(0, PAGE).map((card) => (
        <Item key={card.id} card={card} />
      ))}
    </>
  );
}

function ArticlePage() {
  const { value, fault } = useContext(Archive);
  // The router gives the path without its last slash.
  const path = `${useLocation().path}/`;
  const file = value?.cards.find((card) => card.path === path)?.file;
  const loader = async () => {
    if (!value) return null;
    if (!file) throw new Error("There is no such article.");
    return get(file);
  };
  const text = useLoaded(loader, [value, file]);
  if (!text.value) return <Loading fault={fault ?? text.fault} />;
  const { title, date, kind, topics, body } = text.value;
  return (
    <>
      <Title text={title} />
      <article data-article="">
        <h1>{title}</h1>
        {date && <time datetime={date}>{dateWords(date)}</time>}
        <p>
          {kind} · {(topics ?? []).join(", ")}
        </p>
        <div dangerouslySetInnerHTML={{ __html: (body ?? "").replaceAll('="site:/', '="/') }} />
      </article>
    </>
  );
}

function App() {
  const archive = useLoaded(load, []);
  return (
    <Archive.Provider value={archive}>
      <LocationProvider>
        <header>
          <nav>
            <a href="/">Home</a> <a href="/news/">News</a>
          </nav>
        </header>
        <main>
          <Router>
            <Route path="/" component={Home} />
            <Route path="/news/" component={News} />
            <Route path="/news/:rest+" component={ArticlePage} />
            <Route default component={() => <h1>Not found</h1>} />
          </Router>
        </main>
      </LocationProvider>
    </Archive.Provider>
  );
}

render(<App />, document.body);
