// All words of what is said about keeping the site, by language. They stand here and not in the program's tables, since
// the program does not say them.

const html = document.documentElement;
const language = (html.dataset.language ?? "en").slice(0, 2);

const en = {
  close: "Close",
  kept: (when) => `There is no connection. What you see was kept on ${when}.`,
  back: "The connection is back.",
  renew: "Show the newest",
  whenBack: "It is fetched by itself once the connection is back. What is kept without one:",
  program: "A new version of this site is ready. What you have typed stays.",
  use: "Use it",
  articles: (count) => (count > 1 ? `${count} new articles.` : count === 1 ? "One new article." : "The articles have been renewed."),
  noWorker: "This browser does not let the site be kept: in a private window, perhaps, or by its settings.",
  heading: "What is kept",
  stock: (kept, of, size) => `${kept} of ${of} articles, ${size} in all.`,
  nothing: "Nothing is kept yet: it begins by itself as soon as there is a connection.",
  asOf: (when) => `As the site was on ${when}.`,
  search: "The search works without a connection.",
  noSearch: "The search needs a connection; keep everything and it does not.",
  room: (used, quota) => `This address uses ${used} of the ${quota} that the browser allows.`,
  lasts: "The browser has promised not to clear it by itself.",
  mayGo: "The browser may clear it when room is short, or when you have not come for long.",
  full: "There is no more room in this browser. Remove something, or keep less.",
  failed: "That did not work: there may be no connection. It goes on by itself once there is.",
  keeping: "Keeping",
  install: "Install",
  installHelp: "It can open in a window of its own, like a program of this device.",
  progress: (done, of) => `${done} of ${of} articles`,
  pause: "Pause",
  paused: "Paused",
  goOn: "Go on",
  more: "Keep more",
  everything: "Everything",
  decade: "By decade",
  topic: "By topic",
  region: "By region",
  undated: "Undated",
  years: (from, to) => `${from}–${to}`,
  share: (kept, of, size) => `${kept} of ${of} kept; ${size} in all`,
  keep: "Keep",
  drop: "Remove",
  begun: (name) => `Keeping: ${name}.`,
  gone: (name) => `Removed: ${name}.`,
  lessHeading: "Less data",
  lessHelp: "Nothing is fetched ahead, at most 500 kB is kept unasked, and filters and search are fetched when you first use them.",
  less: "Use less data",
  removeHeading: "Remove everything",
  removeHelp: "Removes all that was kept of this site from this browser, and the articles and searches that you saved. Nothing more is kept until you ask for it here.",
  removeAll: "Remove everything kept and saved",
  sure: "Yes, remove it all",
  removed: "Everything has been removed, and nothing is kept until you ask for it.",
};

const es = {
  ...en,
  close: "Cerrar",
  kept: (when) => `No hay conexión. Lo que ve se guardó el ${when}.`,
  back: "La conexión ha vuelto.",
  renew: "Mostrar lo más reciente",
  whenBack: "Se trae por sí sola cuando vuelva la conexión. Lo que está guardado:",
  program: "Hay una versión nueva de este sitio. Lo que usted escribió se conserva.",
  use: "Usarla",
  articles: (count) => (count > 1 ? `${count} artículos nuevos.` : count === 1 ? "Un artículo nuevo." : "Los artículos se han renovado."),
  noWorker: "Este navegador no deja guardar el sitio: quizá por ser una ventana privada o por sus ajustes.",
  heading: "Lo que está guardado",
  stock: (kept, of, size) => `${kept} de ${of} artículos, ${size} en total.`,
  nothing: "Todavía no hay nada guardado: empieza por sí solo en cuanto haya conexión.",
  asOf: (when) => `Tal como estaba el sitio el ${when}.`,
  search: "La búsqueda funciona sin conexión.",
  noSearch: "La búsqueda necesita conexión; si guarda todo, ya no.",
  room: (used, quota) => `Esta dirección usa ${used} de los ${quota} que permite el navegador.`,
  lasts: "El navegador prometió no borrarlo por su cuenta.",
  mayGo: "El navegador puede borrarlo si falta espacio o si usted no viene en mucho tiempo.",
  full: "Ya no hay espacio en este navegador. Quite algo o guarde menos.",
  failed: "No funcionó: quizá no hay conexión. Sigue por sí solo cuando la haya.",
  keeping: "Guardando",
  install: "Instalar",
  installHelp: "Puede abrirse en su propia ventana, como un programa de este equipo.",
  progress: (done, of) => `${done} de ${of} artículos`,
  pause: "Pausar",
  paused: "En pausa",
  goOn: "Seguir",
  more: "Guardar más",
  everything: "Todo",
  decade: "Por década",
  topic: "Por tema",
  region: "Por región",
  undated: "Sin fecha",
  share: (kept, of, size) => `${kept} de ${of} guardados; ${size} en total`,
  keep: "Guardar",
  drop: "Quitar",
  begun: (name) => `Guardando: ${name}.`,
  gone: (name) => `Quitado: ${name}.`,
  lessHeading: "Menos datos",
  lessHelp: "No se trae nada por adelantado, se guardan a lo sumo 500 kB sin que usted lo pida, y los filtros y la búsqueda se traen cuando los usa por primera vez.",
  less: "Usar menos datos",
  removeHeading: "Quitar todo",
  removeHelp: "Quita de este navegador todo lo que se guardó de este sitio, y también los artículos y las búsquedas que usted guardó. No se guarda nada más hasta que usted lo pida aquí.",
  removeAll: "Quitar todo lo guardado",
  sure: "Sí, quitar todo",
  removed: "Se quitó todo, y no se guarda nada hasta que usted lo pida.",
};

export const words = { en, es }[language] ?? en;
words.language = language;

// English as the site's dates are written: the day before the month.
const locale = language === "en" ? "en-GB" : language;
const formats = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
export const number = (value) => formats.format(value);

/** Bytes as people read them. */
export function size(bytes) {
  if (bytes < 1_000_000) return `${number(Math.max(1, Math.round(bytes / 1000)))} kB`;
  if (bytes < 1_000_000_000) return `${number(bytes / 1_000_000)} MB`;
  return `${number(bytes / 1_000_000_000)} GB`;
}

/** A moment, from ISO 8601. */
export const when = (iso) => new Date(iso).toLocaleString(locale, { dateStyle: "long", timeStyle: "short" });
