// Making elements, and saying things.
export { make } from "../make.js";

/** Says something to those who listen. */
export function announce(text) {
  const announcer = document.getElementById("announcer");
  if (announcer) announcer.textContent = text;
}
