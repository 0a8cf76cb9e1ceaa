// Keeps pages for when there is no network, and what was done meanwhile until there is one again. What only one reader may see leaves
// with the reader: signing in or out, and erasing an account, forget it all.

const PAGES = "pages";
const FILES = "files";
const QUEUE = "queue";
const MOST_PAGES = 300;
const MOST_FILES = 1200;
/** What is saved is looked at again after so many milliseconds. */
const AGAIN = 15 * 60_000;
const ALWAYS = ["/", "/offline"];

const pathOf = (request) => new URL(request.url).pathname;
// A page differs by cookie, which a worker does not see: what is kept is always this reader's.
const anyway = { ignoreVary: true };

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all(ALWAYS.map(keepPage)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function trim(name, most) {
  const cache = await caches.open(name);
  const requests = (await cache.keys()).filter((request) => !ALWAYS.includes(pathOf(request)));
  for (const request of requests.slice(0, Math.max(0, requests.length - most))) await cache.delete(request);
}

// Files whose addresses name their content, and pictures, which are signed: never another under the same address.
async function file(request) {
  const files = await caches.open(FILES);
  const kept = await files.match(request, anyway);
  if (kept) return kept;
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      await files.put(request, answer.clone());
      await trim(FILES, MOST_FILES);
    }
    return answer;
  } catch {
    return (await otherWidth(files, request)) ?? Response.error();
  }
}

// /picture/{width}/{signature}/{address}: any width is better than none.
async function otherWidth(files, request) {
  const picture = (one) => pathOf(one).match(/^\/picture\/\d+\/(.+)$/)?.[1];
  const wanted = picture(request);
  if (!wanted) return undefined;
  const found = (await files.keys()).find((one) => picture(one) === wanted);
  return found && files.match(found, anyway);
}

// Whose pages are kept: what was asked for before somebody signed in or out is not kept after it.
let era = 0;
let lookedAt = 0;

const mayKeep = (answer) =>
  answer.ok && !answer.redirected && !(answer.headers.get("cache-control") ?? "").includes("no-store") &&
  (answer.headers.get("content-type") ?? "").startsWith("text/html");

async function put(path, answer) {
  const pages = await caches.open(PAGES);
  // The newest stand last, so that the oldest leave first.
  await pages.delete(path, anyway);
  await pages.put(path, answer);
}

async function page(request) {
  const asked = era;
  try {
    const answer = await fetch(request);
    if (mayKeep(answer) && asked === era) await put(request.url, answer.clone());
    send();
    return answer;
  } catch {
    const pages = await caches.open(PAGES);
    return (await pages.match(request, anyway)) ?? (await pages.match("/offline", anyway)) ?? Response.error();
  }
}

/** A page that nobody opened, with the files that it needs; gives its text. */
async function keepPage(path) {
  // Said, because what is only kept was not read.
  const asked = era;
  const answer = await fetch(path, { headers: { purpose: "keep" } });
  if (!mayKeep(answer) || asked !== era) return "";
  await put(path, answer.clone());
  const html = await answer.text();
  const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1]);
  const picture = html.match(/<figure class="hero">\s*<img src="([^"]+)"/)?.[1];
  await Promise.all([...files, ...(picture ? [picture] : [])].map((one) => file(new Request(one)).catch(() => null)));
  return html;
}

// A form that marks an article: done now, or kept and done later.
async function mark(request) {
  const body = await request.clone().text();
  try {
    return await fetch(request);
  } catch {
    const queue = await caches.open(QUEUE);
    const number = (await queue.keys()).length;
    await queue.put(`/queue/${Date.now()}-${number}`, new Response(JSON.stringify({ url: request.url, body })));
    const next = new URLSearchParams(body).get("next") ?? "";
    const back = /^\/(?![/\\])/.test(next) ? next : pathOf(request).replace(/\/mark$/, "");
    return Response.redirect(back, 303);
  }
}

let sending;
function send() {
  sending ??= sendAll().finally(() => (sending = undefined));
  return sending;
}

// In the order in which it was done; what the network or the server cannot take now stays for the next time.
async function sendAll() {
  const queue = await caches.open(QUEUE);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  for (const request of await queue.keys()) {
    const { url, body } = await (await queue.match(request)).json();
    const answer = await fetch(url, { method: "POST", body, headers }).catch(() => null);
    if (!answer || answer.status >= 500 || answer.status === 429 || new URL(answer.url).pathname === "/sign-in") return;
    await queue.delete(request);
  }
}

async function forget() {
  era += 1;
  lookedAt = 0;
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) if (pathOf(request) !== "/offline") await pages.delete(request, anyway);
  await caches.delete(QUEUE);
}

const FORGETS = /^\/(sign-out|sign-in(\/.*)?|account\/erase|invitation|reset)$/;

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (new URL(request.url).origin !== location.origin) return;
  const path = pathOf(request);
  if (request.method === "POST") {
    if (FORGETS.test(path)) event.waitUntil(forget());
    if (/^\/article\/[^/]+\/mark$/.test(path)) event.respondWith(mark(request));
    return;
  }
  if (request.method !== "GET") return;
  if (/^\/(assets|picture)\//.test(path)) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

// A message of the site: only this browser can read it. It leads to a page here and to nowhere else.
self.addEventListener("push", (event) => {
  const { title, body, href, tag } = event.data?.json() ?? {};
  if (!title) return;
  event.waitUntil(self.registration.showNotification(title, { body, tag, icon: "/favicon.svg", data: { href } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { pathname, search, origin } = new URL(event.notification.data?.href ?? "/", location.origin);
  if (origin === location.origin) event.waitUntil(self.clients.openWindow(pathname + search));
});

async function keep(paths, files, saved) {
  const pages = await caches.open(PAGES);
  const wanted = paths.filter((path) => /^\/article\//.test(path));
  if (saved && Date.now() - lookedAt > AGAIN) {
    lookedAt = Date.now();
    // Who is not signed in is led away from it: then nothing is kept.
    const html = await keepPage("/saved").catch(() => "");
    wanted.push(...[...html.matchAll(/href="(\/article\/[^"#]+)"/g)].map((found) => found[1]));
  }
  for (const path of new Set(wanted)) {
    if (!(await pages.match(path, anyway))) await keepPage(path).catch(() => null);
  }
  const ours = files.filter((one) => one.startsWith(`${location.origin}/picture/`));
  await Promise.all(ours.map((one) => file(new Request(one)).catch(() => null)));
  await trim(PAGES, MOST_PAGES);
}

const plain = (text) =>
  text.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).trim();

/** The articles that are kept, the newest first. */
async function list() {
  const pages = await caches.open(PAGES);
  const kept = [];
  for (const request of (await pages.keys()).reverse()) {
    const path = pathOf(request);
    if (!/^\/article\/[^/]+$/.test(path)) continue;
    const html = await (await pages.match(request, anyway)).text();
    kept.push({ path, headline: plain(html.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1] ?? path) });
  }
  return kept;
}

self.addEventListener("message", (event) => {
  const { data } = event;
  const [port] = event.ports;
  const answer = async () => {
    if (data?.list) return port?.postMessage({ kept: await list() });
    if (data?.send) await send();
    port?.postMessage({ waiting: (await (await caches.open(QUEUE)).keys()).length });
    if (Array.isArray(data?.keep)) await keep(data.keep, data.files ?? [], data.saved);
  };
  event.waitUntil(answer());
});
