/** The version of this script. What was released is never changed: a change, however small, is a new number, and
    `node scripts/release-embed.mjs` then keeps it in `public/embed/`. Within a major version what pages rely on only grows. */
export const VERSION = "1.0.0";
