// The words of citing and sharing that do not stand on the page itself.

// English as the site's dates are written: the day before the month.
const day = (locale) => (date) => date.toLocaleDateString(locale, { dateStyle: "long" });

export const WORDS = {
  en: {
    accessed: (date) => `accessed ${day("en-GB")(date)}`,
    copied: "Copied.",
    byHand: "This browser does not allow copying. Select the text and copy it.",
    text: "Text to copy",
    close: "Close",
  },
  es: {
    accessed: (date) => `consultado el ${day("es")(date)}`,
    copied: "Copiado.",
    byHand: "Este navegador no permite copiar. Seleccione el texto y cópielo.",
    text: "Texto para copiar",
    close: "Cerrar",
  },
};

/** Those of the interface. */
export const words = () => WORDS[(document.documentElement.dataset.language ?? "en").slice(0, 2)] ?? WORDS.en;
