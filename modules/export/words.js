// The words of the panel. They stand here and not in the program's tables, since few readers ever open it.

export const WORDS = {
  en: {
    intro: "The whole of this list, not only this page, as a file made in your browser.",
    articles: (count) => `${count} ${count === "1" ? "article" : "articles"}`,
    cost: (files, size) => `About ${size} to fetch, in ${files} ${files === "1" ? "file" : "files"}; less where the server compresses or they are here already.`,
    csv: "CSV, for spreadsheets",
    json: "JSON",
    whole: (size) => `JSON with the whole texts, about ${size}`,
    bibtex: "BibTeX",
    ris: "RIS, for reference managers",
    making: (done, of) => `Fetching: ${done} of ${of} files.`,
    cancel: "Cancel",
    cancelled: "Cancelled; no file was made.",
    ready: (name, size) => `Ready: ${name}, ${size}.`,
    save: "Save the file",
    lost: "A part of this list could not be fetched, so no file was made. What has come is kept:",
    offline: "There is no connection, so no file was made. What has come is kept:",
    retry: "Try again",
    empty: "There is nothing in this list to take along.",
  },
  es: {
    intro: "La lista entera, no solo esta página, como un archivo que se crea en su navegador.",
    articles: (count) => `${count} ${count === "1" ? "artículo" : "artículos"}`,
    cost: (files, size) => `Unos ${size} por descargar, en ${files} ${files === "1" ? "archivo" : "archivos"}; menos si el servidor comprime o ya están aquí.`,
    csv: "CSV, para hojas de cálculo",
    json: "JSON",
    whole: (size) => `JSON con los textos completos, unos ${size}`,
    bibtex: "BibTeX",
    ris: "RIS, para gestores de referencias",
    making: (done, of) => `Descargando: ${done} de ${of} archivos.`,
    cancel: "Cancelar",
    cancelled: "Cancelado; no se creó ningún archivo.",
    ready: (name, size) => `Listo: ${name}, ${size}.`,
    save: "Guardar el archivo",
    lost: "No se pudo descargar una parte de esta lista, así que no se creó ningún archivo. Lo que llegó se conserva:",
    offline: "No hay conexión, así que no se creó ningún archivo. Lo que llegó se conserva:",
    retry: "Intentar de nuevo",
    empty: "En esta lista no hay nada que llevar.",
  },
};

/** A number as the interface writes it, with a comma between thousands. */
export const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

/** A size in units of 1000, to two figures below ten, as the program writes sizes. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  const [unit, name] = bytes < 999500 ? [1000, "kB"] : [1000000, "MB"];
  const tenths = Math.round((bytes * 10) / unit);
  return `${tenths < 100 ? (tenths / 10).toFixed(1) : number(Math.round(bytes / unit))} ${name}`;
}
