// Honest dates: EDTF as the site's data has it (`src/archive/date.rs`), as days to compare and as words to read, never more
// exact than known.

const FORM = /^(\d\d(?:\d\d|\dX|XX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?$/;

/** How much of a part is known: year, month and day; year and month; the year; less. */
const [DAY, MONTH, YEAR, VAGUE] = [0, 1, 2, 3];

/** One side of an interval, or a whole date; nothing where it is none. */
function part(text) {
  if (text === "" || text === "..") return { open: true, known: VAGUE };
  const [whole, year, ...rest] = FORM.exec(text) ?? [];
  if (!whole) return undefined;
  const mark = rest.pop();
  const [month, day] = rest.map((piece) => (piece === "XX" ? undefined : piece));
  const known = year.endsWith("X") ? VAGUE : !month ? YEAR : !day ? MONTH : DAY;
  // There is no such month or day, or a day of no month.
  const asked = new Date(Date.UTC(+year || 2000, (month ?? 1) - 1, day ?? 1));
  if (asked.getUTCMonth() !== (month ?? 1) - 1 || (known === VAGUE && rest[0]) || (day && !month)) return undefined;
  return {
    known,
    year,
    month,
    day,
    about: mark === "~" || mark === "%",
    perhaps: mark === "?" || mark === "%",
    first: `${year.replace(/X/g, "0")}-${month ?? "01"}-${day ?? "01"}`,
    // Days are only compared, so that every month may have 31.
    last: `${year.replace(/X/g, "9")}-${month ?? "12"}-${day ?? "31"}`,
  };
}

function read(text) {
  const [from, to] = text.split("/");
  const start = part(from);
  const end = to === undefined ? undefined : part(to);
  if (!start || (to === undefined ? start.open : !end || (start.open && end.open))) return undefined;
  return { start, end };
}

/** The first and the last day that a date allows, to be compared as texts; nothing where it cannot be read. */
export function days(text) {
  const date = read(text);
  if (!date) return undefined;
  const { start, end = start } = date;
  return { first: start.first ?? "0001-01-01", last: end.last ?? "9999-12-31", vague: start.about || start.perhaps };
}

/** What `<time datetime>` takes: the known part of the start; nothing for less than a year. */
export function machine(text) {
  const { known = VAGUE, year, month, day } = read(text)?.start ?? {};
  return known === VAGUE ? undefined : [year, month, day].filter(Boolean).join("-");
}

function said({ known, year, month, day, about, perhaps }, words) {
  const isDecade = /\dX$/.test(year);
  const text = [
    () => words.day(+day, month - 1, +year),
    () => words.month(month - 1, +year),
    () => String(+year),
    () => (isDecade ? words.decade(year.replace("X", "0")) : `${year.replace("XX", "00")}\u2013${year.replace("XX", "99")}`),
  ][known]();
  const before = isDecade ? words.about + words.theDecade : known === DAY ? words.about + words.theDay : words.about;
  return (about ? before : "") + text + (perhaps ? "?" : "");
}

/** A date in words; one that cannot be read stands as it was written. */
export function say(text, words) {
  if (!text) return words.undated;
  const date = read(text);
  if (!date) return text;
  const { start, end } = date;
  if (!end) return said(start, words);
  const openTo = (side) => (side.known === DAY ? words.theDay : "") + said(side, words);
  if (end.open) return words.since + openTo(start);
  if (start.open) return words.until + openTo(end);
  const isPlain = ![start, end].some(({ about, perhaps, known }) => about || perhaps || known === VAGUE);
  if (isPlain && start.known === end.known) {
    const isSameYear = start.year === end.year;
    const { day, month } = start;
    if (start.known === YEAR) return `${said(start, words)}\u2013${said(end, words)}`;
    if (start.known === MONTH && isSameYear) return `${words.months[month - 1]}\u2013${said(end, words)}`;
    if (start.known === DAY && isSameYear) {
      return month === end.month ? `${+day}\u2013${said(end, words)}` : `${words.dayOf(+day, month - 1)} \u2013 ${said(end, words)}`;
    }
  }
  return `${said(start, words)} \u2013 ${said(end, words)}`;
}

/** When an event is: days, or times as they are there. */
export function happens({ starts, ends }, words) {
  const [day, time] = starts.split("T");
  const [lastDay, lastTime] = (ends ?? "").split("T");
  const local = (one, at) => say(one, words) + (at ? `, ${at}` : "");
  if (!lastDay) return local(day, time);
  if (!time && !lastTime) return say(day === lastDay ? day : `${day}/${lastDay}`, words);
  if (time && lastTime && day === lastDay) return `${local(day, time)}\u2013${lastTime}`;
  return `${local(day, time)} \u2013 ${local(lastDay, lastTime)}`;
}
