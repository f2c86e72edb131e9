// All words of what stands in a picture's place, by language.
import { size } from "../sizes.js";

const language = (globalThis.document?.documentElement.dataset.language ?? "en").slice(0, 2);

const inBrackets = (bytes) => (bytes > 0 ? ` (${size(bytes)})` : "");

export const WORDS = {
  en: {
    show: (bytes) => `Show picture${inBrackets(bytes)}`,
    showAll: (count, bytes) => `Show all ${count} pictures${inBrackets(bytes)}`,
  },
  es: {
    show: (bytes) => `Mostrar la imagen${inBrackets(bytes)}`,
    showAll: (count, bytes) => `Mostrar las ${count} imágenes${inBrackets(bytes)}`,
  },
};

export const words = WORDS[language] ?? WORDS.en;
