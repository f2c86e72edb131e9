// In the service worker's place where a publisher wants none (`offline: false` in site.yaml): whoever has one gets this at
// the next visit. It removes what was kept of this site, then itself. What readers saved themselves is not touched.
const prefix = `chasqui:${new URL(registration.scope).pathname}:`;

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const leave = async () => {
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    await registration.unregister();
  };
  event.waitUntil(leave());
});
