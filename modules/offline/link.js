// Talking with the service worker.

/** The site's root, with its last slash. */
export const root = new URL("..", import.meta.url);

/** Registers the worker; undefined where the browser does not let it. */
export async function connect() {
  try {
    const worker = new URL("service-worker.js", root);
    await navigator.serviceWorker.register(worker, { scope: root.pathname, updateViaCache: "none" });
    return await navigator.serviceWorker.ready;
  } catch {
    // Without a line the one that is there goes on.
    return navigator.serviceWorker.getRegistration(root.pathname).catch(() => undefined);
  }
}

/** Asks a worker, by default the one that answers; what it tells. Throws an error of the name that it gives. */
export function ask(registration, message, worker = registration.active) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      if (data.error) reject(Object.assign(new Error(data.error), { name: data.error }));
      else resolve(data.told);
    };
    if (!worker) reject(new Error("no worker"));
    else worker.postMessage(message, [port2]);
  });
}

/** Hears what the worker tells all pages. */
export function hear(heard) {
  const channel = new BroadcastChannel(`chasqui:${root.pathname}:kept`);
  channel.onmessage = ({ data }) => heard(data);
}

const LESS = `chasqui:${root.pathname}:less`;

/** Whether the reader has chosen to use less data. */
export function usesLess() {
  try {
    return Boolean(localStorage.getItem(LESS));
  } catch {
    return false;
  }
}

/** Chooses it or not: of pictures at once, of the program from the next page on; says whether the browser has remembered it. */
export function useLess(less) {
  try {
    if (less) localStorage.setItem(LESS, "1");
    else localStorage.removeItem(LESS);
    dispatchEvent(new Event("chasqui:less"));
    return true;
  } catch {
    return false;
  }
}

/** Whether the reader saves data: by the browser's own setting, or by the switch. */
export const savesData = () => usesLess() || Boolean(navigator.connection?.saveData);

/** Whether the line is paid by the byte or slow, or the reader saves data. */
export function isSparing() {
  const { effectiveType = "4g", type } = navigator.connection ?? {};
  return savesData() || effectiveType !== "4g" || type === "cellular";
}

/** The widest that a picture is shown, in pixels of the page: the column of a text (`src/ui/picture.rs`). */
const COLUMN = 672;

/** How many dots of this screen a picture in a text has across, at most: fine screens are served two for each. */
export function screenWidth() {
  const dots = isSparing() ? 1 : Math.min(devicePixelRatio || 1, 2);
  return Math.round(Math.min(Math.max(screen.width, 1), COLUMN) * dots);
}
