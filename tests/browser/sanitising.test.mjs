// Nothing that a publisher sends runs in a reader's browser: attacks go through `newsstand sanitize` and then into Chromium,
// printed by the server and set by script, with every event fired on every element.
// A sample of the corpus by default; all of it with NEWSSTAND_TEST_PAYLOADS=all.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { newsstandBinary, startBrowser, startInstance } from "./instance.mjs";

const CORPUS = new URL("../../testdata/badinput/", import.meta.url);
const FRAMES_A_PAGE = 25;

/** Of which file every how manieth payload is taken. */
const SAMPLE = { "html_xss.jsonl": 6, "html_mxss_generated.jsonl": 16, "html_tree_html5lib.jsonl": 4 };

/** The same for the test of the policy alone, in which each payload costs more. */
const POLICY_SAMPLE = { "html_xss.jsonl": 30, "html_mxss_generated.jsonl": 80, "html_tree_html5lib.jsonl": 30 };

const EVERYTHING = process.env.NEWSSTAND_TEST_PAYLOADS === "all";
const every = (sample) => (EVERYTHING ? Object.fromEntries(Object.keys(sample).map((file) => [file, 1])) : sample);

let browser;
let server;
let origin;
/** What the frames show, by number. */
let documents = [];
/** The policy under which frames of the way "policy" are shown. */
let policy = "";

before(async () => {
  server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await startBrowser();
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    server?.closeAllConnections();
    server?.close();
  }
});

async function payloads(everyNth) {
  const all = [];
  for (const [file, nth] of Object.entries(everyNth)) {
    const lines = (await readFile(new URL(file, CORPUS), "utf8")).split("\n").filter(Boolean);
    all.push(...lines.filter((_, index) => index % nth === 0).map((line) => JSON.parse(line)));
  }
  return all;
}

function sanitize(html) {
  return new Promise((resolve, reject) => {
    const child = spawn(newsstandBinary(), ["sanitize", "--url", "https://publisher.example/news/article"], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    let safe = "";
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (safe += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(safe) : reject(new Error(`sanitize ended with ${code}: ${said}`))));
    child.stdin.end(html);
  });
}

/** `work` on each of `items`, four at a time; answers in the order of the items. */
async function each(items, work) {
  const answers = new Array(items.length);
  let next = 0;
  async function worker() {
    while (next < items.length) {
      const index = next++;
      answers[index] = await work(items[index]);
    }
  }
  await Promise.all([worker(), worker(), worker(), worker()]);
  return answers;
}

/** Runs in each frame before the payload: whatever executes, or tries to, is told to the page around it. */
const HOOKS = `
const number = Number(location.pathname.split("/")[2]);
const record = (what) => parent.record(number, what);
for (const name of ["alert", "confirm", "prompt", "print", "open", "eval"]) window[name] = () => record(name);
addEventListener("error", (event) => { if (event instanceof ErrorEvent) record("error: " + event.message); });
addEventListener("unhandledrejection", () => record("rejection"));
document.addEventListener("securitypolicyviolation", (event) => record(event.violatedDirective + " " + event.blockedURI));
`;

function answer(request, response) {
  const [, kind, number, way] = new URL(request.url, "http://here").pathname.split("/");
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  if (kind === "frame" && way === "policy" && documents[number] !== undefined) {
    response.writeHead(200, policy ? { ...headers, "content-security-policy": policy } : headers);
    response.end(`<!doctype html><html><head><meta charset="utf-8"></head><body><div class="body">${documents[number]}</div></body></html>`);
  } else if (kind === "frame" && documents[number] !== undefined) {
    // Reports every attempt to run a script, and stops none: what it does not see, the hooks do.
    headers["content-security-policy-report-only"] = "script-src 'nonce-hooks'";
    const html = documents[number];
    const set = `document.querySelector(".body").innerHTML = ${JSON.stringify(html).replaceAll("<", "\\u003c")}`;
    response.writeHead(200, headers);
    response.end(
      `<!doctype html><html><head><meta charset="utf-8"><script nonce="hooks">${HOOKS}</script></head><body><div class="body">` +
        (way === "printed" ? `${html}</div></body></html>` : `</div><script nonce="hooks">${set}</script></body></html>`),
    );
  } else if (kind === "page") {
    response.writeHead(200, headers);
    response.end("<!doctype html><title>frames</title>");
  } else {
    response.writeHead(404).end();
  }
}

/**
 * Shows each document in a frame and plays the reader: looks, clicks, types, moves over everything.
 *
 * Gives what ran (or tried to) and whom the documents asked, by number of the document. Pictures of `<img>` are not
 * counted as asking: the sanitiser leaves them, and the site shows them through its own address.
 */
async function play(htmls, way) {
  documents = htmls;
  const ran = new Map();
  const asked = new Map();
  const note = (map, number, what) => map.set(number, [...(map.get(number) ?? []), what]);
  for (let first = 0; first < htmls.length; first += FRAMES_A_PAGE) {
    const context = await browser.newContext();
    try {
      // From outside the page, where no policy of its own can stop the check.
      if (way === "policy") await context.addInitScript(hooksOfPolicy);
      const page = await context.newPage();
      const requests = [];
      await context.route("**/*", (route) => {
        const request = route.request();
        if (request.url().startsWith(`${origin}/`)) return route.continue();
        if (/^https?:/.test(request.url())) requests.push({ url: request.url(), type: request.resourceType() });
        return route.abort();
      });
      page.on("dialog", (dialog) => dialog.dismiss());
      await page.goto(`${origin}/page`);
      const numbers = htmls.slice(first, first + FRAMES_A_PAGE).map((_, index) => first + index);
      const seen = await page.evaluate(playInPage, { numbers, way });
      for (const [number, what] of seen.records) note(ran, number, what);
      const pictures = new Set(seen.pictures);
      for (const { url, type } of requests) {
        if (type !== "image" || !pictures.has(url)) note(asked, `${first}..`, `${type} ${url}`);
      }
    } finally {
      await context.close();
    }
  }
  return { ran, asked };
}

/** Runs in each frame, before everything that the frame holds, whatever its policy. */
function hooksOfPolicy() {
  const [, kind, number] = location.pathname.split("/");
  if (kind !== "frame") return;
  for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => parent.record(Number(number), name);
}

/** Runs in the page around the frames. */
async function playInPage({ numbers, way }) {
  const records = [];
  const pictures = new Set();
  window.record = (number, what) => records.push([number, String(what).slice(0, 200)]);
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  const frames = numbers.map((number) => {
    const frame = document.createElement("iframe");
    // Keeps a raw attack from leading the page around it away, or opening windows; scripts run as ever.
    frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-modals";
    frame.src = `/frame/${number}/${way}`;
    return frame;
  });
  await Promise.all(
    frames.map((frame) => {
      const loaded = new Promise((resolve) => (frame.onload = resolve));
      document.body.append(frame);
      return Promise.race([loaded, pause(3000)]);
    }),
  );

  const kinds = ["load", "error", "mouseover", "mouseenter", "mousedown", "focus", "focusin", "blur", "keydown", "input", "change", "toggle", "animationstart", "transitionend", "pointerover", "scroll", "begin"];
  // By way of the prototypes: `<form><input name=dispatchEvent>` hides the form's own.
  const fire = (element, event) => EventTarget.prototype.dispatchEvent.call(element, event);
  for (const frame of frames) {
    // A frame that has gone elsewhere has been noticed as a request.
    const inside = frame.contentDocument;
    if (!inside) continue;
    const leads = (link) => String(link.href?.baseVal ?? link.href ?? "");
    frame.contentWindow.addEventListener(
      "click",
      (event) => {
        // A reader may follow a link; that is no finding. A link that is a script must run, to be found.
        const link = Element.prototype.closest.call(event.target, "a, area");
        if (link && !/^\s*(javascript|data|vbscript)/i.test(leads(link))) event.preventDefault();
      },
      true,
    );
    frame.contentWindow.addEventListener("submit", (event) => {
      if (!/^\s*javascript/i.test(event.target.action)) event.preventDefault();
    });
    for (const image of Document.prototype.querySelectorAll.call(inside, "img")) pictures.add(image.src).add(image.currentSrc);
    for (const element of Document.prototype.querySelectorAll.call(inside, "*")) {
      const own = Element.prototype.getAttributeNames.call(element).filter((name) => name.startsWith("on"));
      for (const kind of [...kinds, ...own.map((name) => name.slice(2))]) fire(element, new frame.contentWindow.Event(kind, { bubbles: false }));
      if (inside.head?.contains(element)) continue;
      if (element instanceof frame.contentWindow.HTMLElement) HTMLElement.prototype.focus.call(element);
      fire(element, new frame.contentWindow.MouseEvent("click", { bubbles: true, cancelable: true }));
      if (element.localName === "form") {
        try {
          HTMLFormElement.prototype.requestSubmit.call(element);
        } catch {
          // A form that cannot be sent harms nobody.
        }
      }
    }
  }
  // What a click has begun (a script address, a navigation) comes a turn later.
  await pause(150);
  return { records, pictures: [...pictures] };
}

test("the check sees: raw payloads do run, and do ask others", async () => {
  const raw = await payloads({ "html_xss.jsonl": 90, "html_mxss_generated.jsonl": 160 });
  const { ran, asked } = await play(raw.map(({ html }) => html), "printed");
  assert.ok(ran.size > raw.length / 4, `only ${ran.size} of ${raw.length} raw payloads ran`);
  assert.ok(asked.size > 0, "some raw payload asks a foreign host");
});

test("after sanitising nothing runs and nobody else is asked, printed and set by script", async (context) => {
  const attacks = await payloads(every(SAMPLE));
  assert.ok(attacks.length > 1000, "the corpus is there");
  const safe = [...new Set(await each(attacks, ({ html }) => sanitize(html)))];
  context.diagnostic(`${attacks.length} payloads became ${safe.length} different documents`);
  for (const way of ["printed", "set"]) {
    const { ran, asked } = await play(safe, way);
    const findings = [...ran].slice(0, 5).map(([number, what]) => `${what.join("; ")} in ${safe[number].slice(0, 400)}`);
    assert.equal(ran.size, 0, `${way}: ${ran.size} of ${safe.length} ran script:\n${findings.join("\n")}`);
    assert.deepEqual([...asked], [], `${way}: foreign hosts were asked`);
  }
});

test("with the sanitiser off, the policy of an article's page alone stops every script and every request elsewhere", async (context) => {
  const instance = await startInstance({ titles: 10 });
  try {
    policy = (await fetch(instance.origin)).headers.get("content-security-policy");
  } finally {
    await instance.stop();
  }
  assert.match(policy, /script-src 'self';/);
  // The frames of this test stand in a page of its own, which the true policy would refuse.
  policy = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  const raw = (await payloads(every(POLICY_SAMPLE))).map(({ html }) => html);
  const { ran, asked } = await play(raw, "policy");
  context.diagnostic(`${raw.length} raw payloads under the policy alone`);
  const findings = [...ran].slice(0, 5).map(([number, what]) => `${what.join("; ")} in ${raw[number].slice(0, 400)}`);
  assert.equal(ran.size, 0, `${ran.size} of ${raw.length} ran script:\n${findings.join("\n")}`);
  // Where a document goes as a whole (meta refresh, a frame's own address) no policy speaks; the sanitiser takes that out.
  const loaded = [...asked].map(([, what]) => what.filter((one) => !one.startsWith("document "))).flat();
  assert.deepEqual(loaded, [], "foreign hosts were asked");

  policy = "";
  const unguarded = await play(raw.slice(0, 100), "policy");
  assert.ok(unguarded.ran.size > 20, `the check sees: without the policy only ${unguarded.ran.size} of 100 ran`);
});
