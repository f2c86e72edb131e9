// Numbers and weights as the interface writes them, for the modules beside this file.

const language = (globalThis.document?.documentElement.dataset.language ?? "en").slice(0, 2);

// English as the site's dates are written: the day before the month.
export const locale = language === "en" ? "en-GB" : language;

const formats = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
export const number = (value) => formats.format(value);

/** Bytes as people read them. */
export function size(bytes) {
  if (bytes < 1_000_000) return `${number(Math.max(1, Math.round(bytes / 1000)))} kB`;
  if (bytes < 1_000_000_000) return `${number(bytes / 1_000_000)} MB`;
  return `${number(bytes / 1_000_000_000)} GB`;
}
