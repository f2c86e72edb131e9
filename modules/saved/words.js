// All words of what is saved, by language. They stand here and not in the program's tables, since the program does not say
// them but for those on the controls.
const html = document.documentElement;
const language = (html.dataset.language ?? "en").slice(0, 2);

const en = {
  save: "Save",
  saved: "Saved",
  saveSearch: "Save this search",
  searchSaved: "Search saved",
  kept: (title) => `Saved: ${title}.`,
  gone: (title) => `No longer saved: ${title}.`,
  refused: "Nothing can be saved: this browser does not allow it, perhaps in a private window or by its settings.",
  full: "Not saved: there is no more room in this browser. Remove something on the page of what is saved.",
  newer: "What is saved here was written by a newer version of this site. It can be read, and nothing is changed; load the page again to get the newer version.",
  damaged: (count) => (count === 1 ? "One thing that was saved is damaged and has been set aside. The others are whole." : `${count} things that were saved are damaged and have been set aside. The others are whole.`),
  dropDamaged: "Remove what is damaged",
  empty: "Nothing is saved yet.",
  how: "Press “Save” beside any article or at its head, or “Save this search” above a list. It then stands here, without a connection too.",
  toNews: "To the articles",
  articles: "Articles",
  searches: "Searches",
  order: "Order",
  bySaved: "newest saved",
  byDate: "by date",
  savedOn: (when) => `saved on ${when}`,
  undated: "undated",
  about: (date) => `about ${date}`,
  perhaps: (date) => `perhaps ${date}`,
  decade: (year) => `${year}s`,
  readHere: "Read the kept text",
  noText: "Its text has not been fetched yet; that is done when there is a connection.",
  notThere: "The site no longer has this article. Its kept text can be read here.",
  withdrawn: "Withdrawn. In place of its text stands a note:",
  remove: "Remove",
  removed: (title) => `Removed: ${title}.`,
  undo: "Undo",
  back: (title) => `Saved again: ${title}.`,
  lookedOn: (when) => `last looked at on ${when}`,
  fresh: (count) => (count === 1 ? "One new article since then." : `${count} new articles since then.`),
  nothingNew: "Nothing new since then.",
  counts: (now, then) => `${now} articles now, ${then} then.`,
  look: "Follow it to look for what is new.",
  noLine: "There is no connection to ask for what is new.",
  asking: "Looking for what is new …",
  along: "Take it along",
  alongHelp: "A file of all that is saved, for another browser or to keep. Reading a file adds to what is saved and removes nothing.",
  write: "Write a file",
  written: (name) => `The file is ready: ${name}.`,
  choose: "Read a file",
  merged: (count) => (count === 0 ? "Everything in that file was saved already." : count === 1 ? "One thing from the file was added." : `${count} things from the file were added.`),
  notAFile: "That is no file of what was saved, or it was cut or changed. Nothing has been changed.",
  newerFile: "That file was written by a newer version. Nothing has been changed.",
};

const es = {
  ...en,
  save: "Guardar",
  saved: "Guardado",
  saveSearch: "Guardar esta búsqueda",
  searchSaved: "Búsqueda guardada",
  kept: (title) => `Guardado: ${title}.`,
  gone: (title) => `Ya no está guardado: ${title}.`,
  refused: "No se puede guardar nada: este navegador no lo permite, quizá por ser una ventana privada o por sus ajustes.",
  full: "No se guardó: ya no hay espacio en este navegador. Quite algo en la página de lo guardado.",
  newer: "Lo guardado aquí lo escribió una versión más nueva de este sitio. Se puede leer y no se cambia nada; vuelva a cargar la página para tener la versión nueva.",
  damaged: (count) => (count === 1 ? "Algo de lo guardado está dañado y se apartó. Lo demás está entero." : `${count} cosas de lo guardado están dañadas y se apartaron. Lo demás está entero.`),
  dropDamaged: "Quitar lo dañado",
  empty: "Todavía no hay nada guardado.",
  how: "Pulse «Guardar» junto a un artículo o en su cabecera, o «Guardar esta búsqueda» sobre una lista. Después estará aquí, también sin conexión.",
  toNews: "Ir a los artículos",
  articles: "Artículos",
  searches: "Búsquedas",
  order: "Orden",
  bySaved: "lo último guardado",
  byDate: "por fecha",
  savedOn: (when) => `se guardó el ${when}`,
  undated: "sin fecha",
  about: (date) => `hacia ${date}`,
  perhaps: (date) => `quizá ${date}`,
  decade: (year) => `década de ${year}`,
  readHere: "Leer el texto guardado",
  noText: "Su texto aún no se ha traído; se trae cuando hay conexión.",
  notThere: "El sitio ya no tiene este artículo. Su texto guardado se puede leer aquí.",
  withdrawn: "Retirado. En lugar de su texto hay una nota:",
  remove: "Quitar",
  removed: (title) => `Quitado: ${title}.`,
  undo: "Deshacer",
  back: (title) => `Guardado de nuevo: ${title}.`,
  lookedOn: (when) => `vista por última vez el ${when}`,
  fresh: (count) => (count === 1 ? "Un artículo nuevo desde entonces." : `${count} artículos nuevos desde entonces.`),
  nothingNew: "Nada nuevo desde entonces.",
  counts: (now, then) => `${now} artículos ahora, ${then} entonces.`,
  look: "Ábrala para ver si hay algo nuevo.",
  noLine: "No hay conexión para preguntar si hay algo nuevo.",
  asking: "Buscando si hay algo nuevo …",
  along: "Llevárselo",
  alongHelp: "Un archivo con todo lo guardado, para otro navegador o para conservarlo. Leer un archivo añade a lo guardado y no quita nada.",
  write: "Escribir un archivo",
  written: (name) => `El archivo está listo: ${name}.`,
  choose: "Leer un archivo",
  merged: (count) => (count === 0 ? "Todo lo de ese archivo ya estaba guardado." : count === 1 ? "Se añadió una cosa del archivo." : `Se añadieron ${count} cosas del archivo.`),
  notAFile: "Ese no es un archivo de lo guardado, o está cortado o cambiado. No se cambió nada.",
  newerFile: "Ese archivo lo escribió una versión más nueva. No se cambió nada.",
};

export const words = { en, es }[language] ?? en;

// English as the site's dates are written: the day before the month.
const locale = words === es ? "es" : "en-GB";
const formats = new Intl.NumberFormat(locale);
export const number = (value) => formats.format(value);

/** A moment, from ISO 8601. */
export const when = (iso) => new Date(iso).toLocaleDateString(locale, { dateStyle: "long" });

/** A date as it is known (EDTF level 1), in words; what is not understood as it is written. */
export function known(date) {
  if (!date) return words.undated;
  const [, start, mark] = /^(.*?)([~?%]?)$/.exec(date);
  const said = start.split("/").map(oneDate).join(" – ");
  if (mark === "~") return words.about(said);
  return mark ? words.perhaps(said) : said;
}

function oneDate(text) {
  const decade = /^(\d{3})X$/.exec(text);
  if (decade) return words.decade(`${decade[1]}0`);
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (!month) return text;
  const options = { timeZone: "UTC", year: "numeric", month: "long", ...(day && { day: "numeric" }) };
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1))).toLocaleDateString(locale, options);
}
