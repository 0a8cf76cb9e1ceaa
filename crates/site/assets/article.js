// Where one was in an article, and the next one of the list by a swipe. Kept on this device alone; every article works without.

const words = "WORDS";
const PLACES = "newsstand-places";
/** Articles whose places are kept. */
const MOST = 100;
/** Blocks of text that an article needs to be left half-read. */
const LONG = 6;
/** A swipe is as quick as this in milliseconds, as wide as this in pixels, and this much wider than high. */
const QUICK = 600;
const FAR = 80;
const LEVEL = 2.5;
/** Browsers have gestures of their own at the edge of the screen. */
const EDGE = 32;
const IN_THE_WAY = "input, textarea, select, button, summary, table, pre, dialog, .table, .scroll";

const here = location.pathname;
const blocks = [...(document.querySelector(".article .body")?.children ?? [])];

function kept(store, name) {
  try {
    const found = JSON.parse(store.getItem(name));
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

const others = () => kept(localStorage, PLACES).filter(([path]) => path !== here);

// The block at the top of the window; all of them where the end was seen.
function place() {
  if (blocks.at(-1).getBoundingClientRect().bottom <= innerHeight) return blocks.length;
  return blocks.findLastIndex((block) => block.getBoundingClientRect().top <= innerHeight / 4);
}

function remember() {
  const at = place();
  const places = others();
  if (at > 1 && at < blocks.length) places.push([here, at]);
  try {
    localStorage.setItem(PLACES, JSON.stringify(places.slice(-MOST)));
  } catch {
    // There is no room, or it is not allowed: then nothing is kept.
  }
}

function goOn() {
  const [, at] = kept(localStorage, PLACES).find(([path]) => path === here) ?? [];
  const [visit] = performance.getEntriesByType("navigation");
  // Who comes to a place in the text, comes back, or loads it anew is where they want to be.
  if (!at || location.hash || visit?.type !== "navigate") return;
  const link = document.createElement("a");
  link.className = "to-beginning";
  link.href = "#main";
  link.lang = document.documentElement.lang;
  link.textContent = words.beginning;
  link.addEventListener("click", () => link.remove());
  blocks[Math.min(at, blocks.length - 1)].before(link);
  link.scrollIntoView({ block: "start", behavior: "instant" });
}

if (blocks.length >= LONG) {
  goOn();
  addEventListener("pagehide", remember);
  document.addEventListener("visibilitychange", () => document.hidden && remember());
}

// The list in which this article was seen last, in this tab.
const list = kept(sessionStorage, "newsstand-list");
const number = list.indexOf(here);
const toTheLeft = document.dir === "rtl" ? -1 : 1;
const passive = { passive: true };
let start;

function begin(event) {
  const [touch, second] = event.touches;
  const isFree = touch.clientX > EDGE && touch.clientX < innerWidth - EDGE && !event.target.closest(IN_THE_WAY);
  const isWhole = !(visualViewport?.scale > 1.01);
  start = !second && isFree && isWhole ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : undefined;
}

function finish(event) {
  const from = start;
  start = undefined;
  if (!from || getSelection()?.toString()) return;
  const [touch] = event.changedTouches;
  const [dx, dy] = [touch.clientX - from.x, touch.clientY - from.y];
  const isSwipe = Math.abs(dx) >= FAR && Math.abs(dx) >= LEVEL * Math.abs(dy) && event.timeStamp - from.at <= QUICK;
  const next = list[number - Math.sign(dx) * toTheLeft];
  if (isSwipe && next) location.assign(next);
}

if (number >= 0) {
  addEventListener("touchstart", begin, passive);
  addEventListener("touchend", finish, passive);
  addEventListener("touchcancel", () => (start = undefined), passive);
}
