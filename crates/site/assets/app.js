// Keyboard, sharing, listening and reading offline, where a browser runs scripts. Every page and every form works without.

const words = "WORDS";

const keys = [
  ["j", "k", words["key-next"]],
  ["o", words["key-open"]],
  ["s", words["key-save"]],
  ["h", words["front-page"]],
  ["l", words.latest],
  ["y", words["for-you"]],
  ["b", words["key-saved"]],
  ["/", words.search],
  ["?", words["key-these"]],
];

const one = (selector) => document.querySelector(selector);

function make(name, text, parent) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  parent?.append(element);
  return element;
}

function showKeys() {
  let dialog = one("#keys");
  if (!dialog) {
    dialog = make("dialog", "", document.body);
    dialog.id = "keys";
    dialog.setAttribute("aria-labelledby", "keys-title");
    make("h2", words.keys, dialog).id = "keys-title";
    const list = make("dl", "", dialog);
    for (const line of keys) {
      const row = make("div", "", list);
      const names = make("dt", "", row);
      for (const key of line.slice(0, -1)) make("kbd", key, names);
      make("dd", line.at(-1), row);
    }
    const form = make("form", "", dialog);
    form.method = "dialog";
    make("button", words.close, form).className = "button";
  }
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

function step(by) {
  const links = [...document.querySelectorAll("main h3 a, main .rail li > a")].filter((link) => link.offsetParent);
  if (!links.length) return;
  const here = links.indexOf(document.activeElement);
  const next = links[Math.min(Math.max(here + by, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "center" });
}

const go = (path) => () => location.assign(path);
const actions = {
  j: () => step(1),
  k: () => step(-1),
  o: () => document.activeElement?.closest("main a")?.click(),
  s: () => one(".keep [name=mark]")?.click(),
  h: go("/"),
  l: go("/latest"),
  y: go("/for-you"),
  b: go("/saved"),
  "/": () => (one("#q") ? one("#q").focus() : location.assign("/search")),
  "?": showKeys,
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

function button(label, place, act) {
  const element = make("button", label, place);
  element.type = "button";
  element.className = "button";
  element.addEventListener("click", () => act(element));
}

/** The address of this page. A copy of what stands elsewhere names that for search engines. */
function ownAddress() {
  const named = one("link[rel=canonical]")?.href ?? "";
  return named.startsWith(`${location.origin}/`) ? named : location.origin + location.pathname;
}

async function share(element) {
  const what = { title: one("h1")?.textContent, url: ownAddress() };
  if (navigator.share) {
    await navigator.share(what).catch(() => {});
  } else {
    await navigator.clipboard.writeText(what.url);
    element.textContent = words["address-copied"];
  }
}

// The browser's own voice; nothing leaves the device where it has one for the language.
function listen(element) {
  if (speechSynthesis.speaking) {
    speechSynthesis.cancel();
    element.textContent = words.listen;
    return;
  }
  const body = one(".article .body");
  const parts = [one("h1"), ...body.querySelectorAll("p, h2, h3, li, blockquote")];
  let last;
  for (const text of parts.map((part) => part?.textContent.trim()).filter(Boolean)) {
    last = new SpeechSynthesisUtterance(text);
    last.lang = body.lang || document.documentElement.lang;
    speechSynthesis.speak(last);
  }
  if (!last) return;
  last.onend = () => (element.textContent = words.listen);
  element.textContent = words.stop;
}

const tools = one(".article .keep");
if (tools) {
  if (navigator.share || navigator.clipboard) button(words.share, tools, share);
  if (window.speechSynthesis && one(".article .body p")) button(words.listen, tools, listen);
  addEventListener("pagehide", () => window.speechSynthesis?.cancel());
}

// What is selected in an article can be highlighted, and copied with where it stands.
const text = one(".article .body");
let bar;

function quoteSelected() {
  const chosen = getSelection();
  const picked = chosen?.toString().trim() ?? "";
  const inside = picked && text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);
  if (!inside) {
    bar?.remove();
    bar = undefined;
    return;
  }
  if (bar) return;
  bar = make("div", "", document.body);
  bar.className = "selected";
  // The selection stays what it is while a button is pressed.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  const form = one("#highlight");
  if (form)
    button(words.highlight, bar, () => {
      form.elements.quote.value = getSelection().toString();
      form.requestSubmit();
    });
  if (navigator.clipboard)
    button(words["copy-source"], bar, async (element) => {
      const source = [one(".kicker .title")?.textContent.trim(), one("h1").textContent.trim()].join(": ");
      await navigator.clipboard.writeText(`${words.quoted.replace("%", () => getSelection().toString().trim())}\n${source}\n${ownAddress()}`);
      element.textContent = words.copied;
    });
}

if (text) document.addEventListener("selectionchange", quoteSelected);

// Marks articles of a list as read once they stand above the window, for who wants that: scrolled past, or jumped over.
const SCROLL = "newsstand-read-by-scroll";

async function markRead(item) {
  const form = item.querySelector("form[action$='/mark']");
  const body = new URLSearchParams({ mark: "read", next: "/reading" });
  const answer = await fetch(form.action, { method: "POST", body, redirect: "manual", keepalive: true });
  if (answer.status >= 400) throw new Error(answer.statusText);
  item.classList.add("read");
  const mark = form.elements.mark;
  mark.value = "unread";
  mark.textContent = words["keep-unread"];
  mark.setAttribute("aria-label", words["keep-unread-named"].replace("%", () => item.querySelector("h3").textContent.trim()));
}

function readByScroll(list) {
  // All that is below counts as seen: then a jump, which an article would never be seen in, takes it out of sight as well.
  const below = { rootMargin: "0px 0px 10000000px 0px" };
  const watch = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) continue;
      watch.unobserve(target);
      // What could not be sent is tried again once there is a network.
      const again = () => addEventListener("online", () => watch.observe(target), { once: true });
      markRead(target).catch(again);
    }
  }, below);
  for (const item of list.querySelectorAll("li:not(.read)")) watch.observe(item);
  return () => watch.disconnect();
}

const unread = one(".desk-reading .river");
if (unread) {
  const label = make("label", "", one(".desk-reading .bar"));
  const box = make("input", "", label);
  box.type = "checkbox";
  label.append(` ${words.scroll}`);
  let stop = () => {};
  const follow = () => {
    stop();
    stop = box.checked ? readByScroll(unread) : () => {};
  };
  box.checked = localStorage.getItem(SCROLL) === "yes";
  box.addEventListener("change", () => {
    localStorage.setItem(SCROLL, box.checked ? "yes" : "no");
    follow();
  });
  follow();
}

// Has this browser take messages.
const device = one("#device");
if (device && "PushManager" in window && "serviceWorker" in navigator) {
  button(words.messages, device, async (element) => {
    try {
      const { pushManager } = await navigator.serviceWorker.ready;
      const raw = atob(device.dataset.key.replace(/-/g, "+").replace(/_/g, "/"));
      const key = Uint8Array.from(raw, (letter) => letter.codePointAt(0));
      const taken = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
      const { endpoint, keys } = taken.toJSON();
      device.elements.endpoint.value = endpoint;
      device.elements.p256dh.value = keys.p256dh;
      device.elements.auth.value = keys.auth;
      device.submit();
    } catch {
      element.textContent = words["no-messages"];
    }
  });
}

// "3 hours ago" says when exactly, by the reader's own clock, to whoever points at it.
document.addEventListener("pointerover", ({ target }) => {
  const time = target.closest("time[datetime]:not([title])");
  if (!time) return;
  const exactly = { dateStyle: "full", timeStyle: "short" };
  time.title = new Date(time.dateTime).toLocaleString(document.documentElement.lang, exactly);
});

// Where a form asks for a time zone, the browser knows.
for (const field of document.querySelectorAll("input[name=zone]")) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === field.value) continue;
  const offer = make("button", words.take.replace("%", () => zone));
  offer.type = "button";
  offer.className = "quiet";
  offer.addEventListener("click", () => {
    field.value = zone;
    offer.remove();
  });
  field.after(offer);
}

// The articles of a list in their order, for who goes from one to the next by a swipe.
const listed = [...new Set([...document.querySelectorAll('main h3 a[href^="/article/"]')].map((link) => link.pathname))];
if (!one(".article") && listed.length > 1) sessionStorage.setItem("newsstand-list", JSON.stringify(listed));

// Whoever signs out leaves nothing behind.
document.addEventListener("submit", ({ target }) => {
  if (/^\/(sign-out|account\/erase)$/.test(new URL(target.action).pathname)) localStorage.removeItem("newsstand-places");
});

// What is on the front page and among the saved articles is kept for when there is no network.
const MOST = { "/": 30, "/saved": 100, "/briefing": 40 };

async function ask(message) {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = (event) => resolve(event.data)));
  active.postMessage(message, [port2]);
  return answer;
}

/** Sends what waits; says so no more once nothing does. */
async function send() {
  const { waiting } = await ask({ send: true });
  if (!waiting) one(".waits")?.remove();
}

async function work() {
  await navigator.serviceWorker.register("/offline.js");
  const links = [...document.querySelectorAll('main a[href^="/article/"]')].map((link) => link.getAttribute("href"));
  const files = [...document.images].map((image) => image.currentSrc || image.src);
  const paths = [...new Set(links)].slice(0, MOST[location.pathname] ?? 0);
  const { waiting } = await ask({ keep: paths, files, saved: location.pathname === "/" });
  if (waiting) {
    const note = make("p", words.waits);
    note.className = "waits";
    note.setAttribute("role", "status");
    one("main").prepend(note);
    send().catch(() => {});
  }
  const place = one("#kept");
  if (!place) return;
  const { kept } = await ask({ list: true });
  for (const { path, headline } of kept) make("a", headline, make("h3", "", make("li", "", place))).href = path;
  if (!kept.length) make("p", words["nothing-kept"], place.parentElement);
}

if ("serviceWorker" in navigator && isSecureContext) {
  work().catch(() => {});
  addEventListener("online", () => send().catch(() => {}));
}
