// In the service worker's place where a publisher wants none (`offline: false` in site.yaml): whoever has one gets this at
// the next visit. It removes what was kept of this site, then itself. What readers saved themselves is not touched.
const prefix = `chasqui:${new URL(registration.scope).pathname}:`;

addEventListener("install", () => skipWaiting());

async function leave() {
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
  await registration.unregister();
}

addEventListener("activate", (event) => event.waitUntil(leave()));

// A page of an earlier state registers its worker when all else is done. Where that comes after the leaving, the browser
// takes the leaving back, and nothing is activated again; but such a page then asks its worker to keep the site.
addEventListener("message", (event) => event.waitUntil(leave()));
