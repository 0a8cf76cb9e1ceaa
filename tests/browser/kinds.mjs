// Which kinds of page there are, and where each is looked at. A new page that is on none of these lists fails a test of `site.test.mjs`.

import { readFile } from "node:fs/promises";

/** Pages that only somebody who is signed in sees; filled with something of their own before. */
export const OWN_KINDS = {
  "for you, signed in": "/for-you",
  "what For You knows": "/for-you/profile",
  "welcome of a reader": "/welcome/yours",
  highlights: "/highlights",
  labels: "/labels?name=Town",
  rules: "/rules",
  "what I am told": "/telling",
  webhooks: "/webhooks",
  following: "/following",
  subscriptions: "/subscriptions",
  reading: "/reading",
  saved: "/saved",
  history: "/history",
  account: "/account",
  "second factor": "/account/second-factor",
  passkeys: "/account/passkeys",
  "other services": "/account/services",
  apps: "/account/apps",
  erase: "/account/erase",
};

/** Pages of editors and of the operator, who sees all of them; what varies in an address is found on the page before it. */
export const STAFF_KINDS = {
  "stories at the desk": "/desk/stories",
  "a story at the desk": { route: "/desk/story/{id}", on: "/desk/stories", link: 'main a[href^="/desk/story/"]' },
  "own articles": "/desk/own",
  "an own article": "/desk/own/0",
  "picks at the desk": "/desk/picks/our-picks",
  console: "/console",
  readers: "/console/readers",
  log: "/console/log",
  "titles to switch": "/console/titles",
  "terms of a title": { route: "/console/titles/{title}/terms", on: "/console/titles", link: 'main a[href$="/terms"]' },
  "front pages": "/console/front-pages",
  feeds: "/console/feeds",
};

/** Pages that are looked at by axe in the walk of another test, with its name; most need what only that walk makes. */
const ELSEWHERE = {
  "/set-up": "accounts",
  "/invitation": "accounts",
  "/account/prove": "accounts",
  "/membership/invoice/{number}": "invoice",
  "/account/receipts": "membership",
  "/console/money": "membership",
  "/publisher": "membership",
  "/publisher/{title}/terms": "membership",
  "/publisher/{title}/{statement}": "membership",
  "/gift/{token}": "membership",
  "/plans": "membership",
  "/plans/give": "membership",
  "/gift-subscription/{token}": "membership",
  "/membership": "membership",
  "/membership/wallet": "membership",
  "/cancel": "membership",
  "/withdraw": "membership",
  "/unclaimed": "membership",
  "/seat/{token}": "membership",
};

/** Pages with the template of a page that is looked at. */
const ALIKE = {
  "/reset": "/invitation",
  "/sign-in/link": "/invitation",
  "/account/address": "/invitation",
  // A part of the series is an article.
  "/welcome/series/{part}": "/article/{name}",
};

/** What is no page: files, lists for programs, and ways that lead on. */
const NO_PAGES =
  /^\/(api|assets|picture|media|own|feed|hooks|sitemap)\b|\.(svg|ico|webmanifest|js|txt|xml|csv)$|\/export$|^\/sign-in\/with\/|^\/(briefing|telling)\/stop$/;

/** Every address that can be got, as the program's own table of routes has it: `/title/{slug}`. */
async function routes() {
  const table = await readFile(new URL("../../crates/site/src/routes.rs", import.meta.url), "utf8");
  const found = [...table.matchAll(/^\s*(?:read\(|\w+\("GET", )"([^"]+)"/gm)].map(([, path]) => path);
  if (found.length < 100) throw new Error(`only ${found.length} routes are found in routes.rs`);
  return found;
}

/** The pages that nobody looks at, where these addresses are looked at here. */
export async function overlooked(addresses) {
  const staff = Object.values(STAFF_KINDS).map((kind) => kind.route ?? kind);
  const here = [...addresses, ...Object.values(OWN_KINDS), ...staff].map((address) => address.split("?")[0]);
  const isHere = (path) => {
    const pattern = new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`);
    return here.some((address) => pattern.test(address));
  };
  const known = (path) => NO_PAGES.test(path) || path in ELSEWHERE || path in ALIKE;
  return (await routes()).filter((path) => !known(path) && !isHere(path));
}
