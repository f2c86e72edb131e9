// All words of the element, by language; dates as the site itself writes them (`src/ui/words/`).

const en = {
  months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  of: " ",
  about: "about ",
  theDay: "",
  theDecade: "the ",
  decade: (year) => `${year}s`,
  since: "since ",
  until: "until ",
  undated: "undated",
  without: "without ",
  news: "News",
  none: "There is nothing of this among the newest.",
};

const es = {
  months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre"],
  of: " de ",
  about: "hacia ",
  theDay: "el ",
  theDecade: "la ",
  decade: (year) => `d\u00e9cada de ${year}`,
  since: "desde ",
  until: "hasta ",
  undated: "sin fecha",
  without: "sin ",
  news: "Noticias",
  none: "No hay nada de esto entre lo m\u00e1s reciente.",
};

for (const words of [en, es]) {
  words.dayOf = (day, month) => day + words.of + words.months[month];
  words.month = (month, year) => words.months[month] + words.of + year;
  words.day = (day, month, year) => words.dayOf(day, month) + words.of + year;
}

/** By primary language. */
export const WORDS = { en, es };
