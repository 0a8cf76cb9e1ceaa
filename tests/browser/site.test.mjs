// Every kind of page in a real browser: on phone and desktop, light and dark, without scripts, by keyboard, in print.
// One instance serves all of it. The test that switches a title off comes last, because it changes what the others see.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { arabicArticle, leadArticle, picturesLoaded, signIn, startBrowser, startInstance, until } from "./instance.mjs";
import { OWN_KINDS, STAFF_KINDS, overlooked } from "./kinds.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 900 } };

const KINDS = [
  "front",
  "section",
  "title",
  "titles",
  "latest",
  "for you",
  "search",
  "story",
  "why",
  "article",
  "changes",
  "how we rank",
  "settings",
  "welcome",
  "sign-in",
  "topics",
  "briefing",
  "topic",
  "edition",
  "picks",
  "offline",
  "welcome series",
];

let instance;
let browser;
/** Where each kind of page is found in this instance. */
let paths;

before(async () => {
  instance = await startInstance({ titles: 40 });
  browser = await startBrowser();
  const article = await leadArticle(instance.origin);
  const articlePage = await (await fetch(instance.origin + article)).text();
  paths = {
    front: "/",
    section: "/section/world",
    title: /class="title" href="(\/title\/[^"]+)"/.exec(articlePage)[1],
    titles: "/titles",
    latest: "/latest",
    "for you": "/for-you",
    search: `/search?q=${encodeURIComponent(await searchableWord(instance.origin))}`,
    story: await until("the front page leads to a story", async () => {
      const front = await (await fetch(`${instance.origin}/`)).text();
      return /href="(\/story\/[^"]+)"/.exec(front)?.[1];
    }),
    why: "/why/world",
    article,
    changes: `${article}/changes`,
    "how we rank": "/how-we-rank",
    settings: "/settings",
    welcome: "/welcome",
    "sign-in": "/sign-in",
    topics: "/topics",
    briefing: "/briefing",
    topic: "/topic/15000000",
    edition: "/edition/uk",
    picks: "/picks/our-picks",
    offline: "/offline",
    "welcome series": "/welcome/series",
  };
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await instance?.stop();
  }
});

/** A word of the front page's first headline that the search finds something for. */
async function searchableWord(origin) {
  const front = await (await fetch(`${origin}/`)).text();
  const headline = /<h[23][^>]*><a[^>]*>([^<]+)<\/a>/.exec(front)[1];
  const word = headline.split(/[^\p{L}]+/u).sort((one, other) => other.length - one.length)[0];
  await until(`the search finds “${word}”`, async () =>
    (await (await fetch(`${origin}/search?q=${encodeURIComponent(word)}`)).text()).includes('class="item"'),
  );
  return word;
}

/** Runs `look` on a fresh page whose browser keeps nothing afterwards. */
async function withPage(options, look) {
  const context = await browser.newContext(options);
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

async function go(page, path) {
  const answer = await page.goto(instance.origin + path);
  assert.equal(answer.status(), 200, `${path} answers ${answer.status()}`);
}

/** What the page says that nobody should have to read, and whom it asks that it should not ask. */
function listen(page) {
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== instance.origin) complaints.push(`asks elsewhere: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

const SCREENS = { phone: PHONE, desktop: DESKTOP };
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// One browser's session for each screen: what all pages load comes from its cache. A page in light is the same page in dark, but
// for its colours: those are looked at in both.
for (const [screenName, screen] of Object.entries(SCREENS)) {
  describe(`every kind of page, ${screenName}`, () => {
    let context;
    before(async () => (context = await quietContext(screen)));
    after(() => context?.close());
    for (const kind of KINDS) {
      test(`${kind}: quiet, keeps to itself, fits, is accessible in light and dark`, () => isSound(context, () => paths[kind]));
    }
  });

  describe(`every kind of page of one's own, ${screenName}`, () => {
    let context;
    before(async () => {
      context = await quietContext(screen);
      const page = await context.newPage();
      await signIn(page, instance.origin, instance.accounts.reader);
      await page.close();
      await fillShelves(context.request);
    });
    after(() => context?.close());
    for (const [kind, path] of Object.entries(OWN_KINDS)) {
      test(`${kind}: quiet, keeps to itself, fits, is accessible in light and dark`, () => isSound(context, () => path));
    }
  });
}

describe("every kind of page of editors and the operator, phone", () => {
  let context;
  before(async () => {
    context = await quietContext(PHONE);
    const page = await context.newPage();
    await signIn(page, instance.origin, instance.accounts.operator);
    await page.close();
  });
  after(() => context?.close());
  for (const [kind, place] of Object.entries(STAFF_KINDS)) {
    test(`${kind}: quiet, keeps to itself, fits, is accessible in light and dark`, async () => {
      const path = typeof place === "string" ? place : await linkOn(context, place);
      await isSound(context, () => path);
    });
  }
});

/** Where the first such link on a page leads. */
async function linkOn(context, { on, link }) {
  const page = await context.newPage();
  try {
    await go(page, on);
    return await page.locator(link).first().getAttribute("href");
  } finally {
    await page.close();
  }
}

test("no kind of page is overlooked", async () => assert.deepEqual(await overlooked(Object.values(paths)), []));

/** A browser's session whose pages say aloud what their policy forbids. */
async function quietContext(screen) {
  const context = await browser.newContext({ ...screen, colorScheme: "light" });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return context;
}

/** Puts something of every kind on the shelves of whoever asks, by the forms' own addresses. */
async function fillShelves(request) {
  const { article, opening } = await openingOf(paths.article);
  const title = paths.title.split("/").pop();
  const forms = [
    [article, null],
    [`${article}/mark`, { mark: "saved", next: "/saved" }],
    [`${article}/highlight`, { quote: opening, paragraph: "", note: "Read again on Monday." }],
    [`${article}/label`, { name: "Town", act: "on" }],
    ["/rules", { words: "council, harbour", name: "Town", notifies: "yes", label: "Town", now: "yes", act: "keep" }],
    ["/for-you/follow", { kind: "topic", value: "harbour" }],
    ["/for-you/mute", { kind: "words", value: "zeppelin", days: "7" }],
    ["/subscriptions", { title, address: "", folder: "Morning" }],
    ["/webhooks", { address: "https://program.example/news", search: "0" }],
  ];
  for (const [path, form] of forms) {
    const headers = { origin: instance.origin };
    const answer = form ? await request.post(instance.origin + path, { form, headers }) : await request.get(instance.origin + path);
    assert.equal(answer.status(), 200, `${path} answers ${answer.status()}`);
  }
}

/** The first words of an article that begins with a paragraph: `first`, or else one of the front page. Some have a picture or nothing yet. */
async function openingOf(first) {
  const front = await (await fetch(`${instance.origin}/`)).text();
  const others = [...front.matchAll(/href="(\/article\/[^"#]+)"/g)].map(([, path]) => path);
  for (const article of [first, ...new Set(others)]) {
    const text = await (await fetch(instance.origin + article)).text();
    const opening = /<div class="body"[^>]*>\s*<p[^>]*>([^<&]{30,})/.exec(text)?.[1];
    if (opening) return { article, opening: opening.trim().split(" ").slice(0, 5).join(" ") };
  }
  throw new Error("no article of the front page begins with a paragraph");
}

/** The page is quiet, keeps to itself, fits the screen, and axe finds nothing, in light and in dark. */
async function isSound(context, path) {
  const page = await context.newPage();
  try {
    const complaints = listen(page);
    await go(page, path());
    await picturesLoaded(page);
    assert.deepEqual(complaints, []);

    const wider = await page.evaluate(() => {
      scrollTo(10_000, 0);
      const moved = scrollX;
      scrollTo(0, 0);
      return moved;
    });
    assert.equal(wider, 0, "the page is wider than the screen");

    const squeezed = await page.evaluate(() =>
      [...document.querySelectorAll(".item")]
        .filter((item) => item.offsetParent && item.querySelector(".words").offsetWidth < item.offsetWidth / 2)
        .map((item) => item.innerText.slice(0, 60)),
    );
    assert.deepEqual(squeezed, [], "the words of an item have most of its width");

    await hasGround(page, "light");
    const inLight = await violations(page, { tags: RULES });
    assert.deepEqual(inLight.map(told), [], "in light");

    await page.emulateMedia({ colorScheme: "dark" });
    await hasGround(page, "dark");
    const inDark = await violations(page, COLOURS);
    assert.deepEqual(inDark.map(told), [], "in dark");
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
  }
}

async function hasGround(page, colorScheme) {
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(/\d+/g.exec(ground)[0] > 127, colorScheme === "light", `in ${colorScheme} the ground is ${ground}`);
}

test("the checks see: a foreign picture, a faint text and a wide box are noticed", () =>
  withPage(PHONE, async (page) => {
    const complaints = listen(page);
    await go(page, paths["how we rank"]);
    await page.evaluate(() => {
      const picture = document.createElement("img");
      picture.src = "http://elsewhere.example/pixel.gif";
      const faint = document.createElement("p");
      faint.textContent = "faint";
      faint.style.color = "rgb(128 128 128 / 30%)";
      faint.style.inlineSize = "2000px";
      document.querySelector("main").append(picture, faint);
    });
    const found = await violations(page);
    const names = found.map((violation) => violation.id);
    assert.ok(names.includes("color-contrast") && names.includes("image-alt"), names.join());
    assert.ok(complaints.some((complaint) => complaint.includes("elsewhere.example")), complaints.join("\n"));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth));
  }));

/** A finding of axe in one line a place. */
function told({ id, help, nodes }) {
  return { id, help, places: nodes.slice(0, 4).map((node) => `${node.target.join(" ")}: ${node.any[0]?.message ?? node.html}`) };
}

// The first page that a browser sees of the site, over a slow telephone line: letters and pictures come late, and nothing jumps when they do.
for (const [screenName, screen] of Object.entries(SCREENS)) {
  for (const kind of ["front", "article", "story"]) {
    test(`${kind}, ${screenName}: nothing moves while the page comes`, () =>
      withPage(screen, async (page) => {
        const session = await page.context().newCDPSession(page);
        const bytesPerSecond = 1_600_000 / 8;
        const line = { offline: false, latency: 300, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond };
        await session.send("Network.enable");
        await session.send("Network.emulateNetworkConditions", line);
        await go(page, paths[kind]);
        await page.evaluate(() => document.fonts.ready);
        const shifts = await layoutShifts(page);
        const sum = shifts.reduce((sum, shift) => sum + shift.value, 0);
        assert.ok(sum < 0.01, `${sum}: ${JSON.stringify(shifts, null, 1)}`);
      }));
  }
}

test("a page that jumps is noticed", () =>
  withPage(PHONE, async (page) => {
    await go(page, paths.story);
    await page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      await frame();
      const late = document.createElement("div");
      late.style.blockSize = "200px";
      document.querySelector("main").prepend(late);
      await frame();
    });
    const shifts = await layoutShifts(page);
    assert.ok(shifts.some((shift) => shift.value > 0.01 && shift.of.length > 0), JSON.stringify(shifts));
  }));

/** How much of what was on the screen moved by itself, and what it was (Layout Instability, https://wicg.github.io/layout-instability/). */
function layoutShifts(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list, observer) => {
          observer.disconnect();
          const named = ({ node }) => `${node?.nodeName} ${node?.textContent?.trim().slice(0, 40)}`;
          resolve(list.getEntries().map((entry) => ({ value: entry.value, of: entry.sources.map(named) })));
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve([]), 1_000);
      }),
  );
}

test("pictures come through this instance, and come", () =>
  withPage(DESKTOP, async (page) => {
    // What leads may have no picture; the page has some.
    await go(page, paths.front);
    const pictured = await page.locator('main article:has(img) h3 a[href^="/article/"]').first().getAttribute("href");
    for (const [path, selector] of [
      [paths.front, "main img"],
      [pictured, ".hero img"],
    ]) {
      await go(page, path);
      await picturesLoaded(page);
      const lead = await page.locator(selector).first().evaluate((image) => ({ source: image.currentSrc, width: image.naturalWidth }));
      assert.match(new URL(lead.source).pathname, /^\/picture\//, path);
      assert.ok(lead.width > 0, `${path}: ${lead.source} did not load`);
    }
  }));

test("an article in Arabic runs from right to left", async (context) => {
  const path = await arabicArticle(instance.origin);
  await withPage(PHONE, async (page) => {
    await go(page, path);
    for (const selector of [".article-head h1", ".body"]) {
      const direction = await page.locator(selector).first().evaluate((element) => getComputedStyle(element).direction);
      assert.equal(direction, "rtl", selector);
    }
    assert.equal(await page.locator("article [dir=rtl]").count() > 0, true, "direction is said in the HTML, not only by style");
  });
});

describe("by keyboard", () => {
  test("the first stop leads to the content, the next ones through the navigation, and each can be seen", () =>
    withPage(DESKTOP, async (page) => {
      await go(page, paths.front);
      await page.keyboard.press("Tab");
      const skip = await focused(page);
      assert.equal(skip.href, "#main");
      assert.ok(skip.visible, "the skip link shows when it has the focus");

      const stops = [];
      for (let stop = 0; stop < 8; stop += 1) {
        await page.keyboard.press("Tab");
        stops.push(await focused(page));
      }
      assert.equal(stops[0].href, "/", "first the name of the site");
      assert.ok(stops.every((stop) => stop.inMasthead), `then the navigation: ${JSON.stringify(stops)}`);
      assert.deepEqual(stops.filter((stop) => !stop.visible || !stop.marked), [], "focus can be seen");
    }));

  test("the skip link moves the focus into the content", () =>
    withPage(DESKTOP, async (page) => {
      await go(page, paths.front);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
    }));
});

/** What has the focus: can it be seen, and is it marked as having it? */
function focused(page) {
  return page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
      text: element.textContent.trim().slice(0, 30),
      href: element.getAttribute("href"),
      inMasthead: element.closest(".masthead") !== null,
      visible: box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
      marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    };
  });
}

test("on paper there is no navigation, and the text is there", () =>
  withPage(DESKTOP, async (page) => {
    await go(page, paths.article);
    assert.ok(await page.locator("nav.sections").isVisible());
    await page.emulateMedia({ media: "print" });
    for (const navigation of await page.locator("nav, .skip").all()) assert.equal(await navigation.isVisible(), false);
    assert.ok(await page.locator(".article-head h1").isVisible());
    assert.ok(await page.locator(".body").isVisible());
  }));

test("even an attack that nobody sanitised does not run: the policy of the page forbids it", async () => {
  const corpus = await readFile(new URL("../../testdata/badinput/html_xss.jsonl", import.meta.url), "utf8");
  const attacks = corpus.split("\n").filter((line, index) => line && index % 150 === 0).map((line) => JSON.parse(line).html);
  const page = await (await fetch(instance.origin + paths.article)).text();
  const policy = (await fetch(instance.origin + paths.article)).headers.get("content-security-policy");
  const withAttack = (attack) => page.replace(/<div class="body"[^>]*>/, (opening) => `${opening}${attack}`);
  assert.notEqual(withAttack("<x-attack>"), page);

  assert.ok((await ranAmong(attacks, withAttack, "")).length > attacks.length / 3, "without the policy they do run, so the check sees");
  assert.deepEqual(await ranAmong(attacks, withAttack, policy), []);
});

/** Which of `attacks` run a script, or load something from a foreign host, on a page of this instance with this policy. */
async function ranAmong(attacks, withAttack, policy) {
  const found = [];
  for (const attack of attacks) {
    const context = await browser.newContext(DESKTOP);
    try {
      const complaints = [];
      await context.exposeBinding("attackRan", (_, what) => complaints.push(what));
      await context.addInitScript(() => {
        for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => window.attackRan(name);
      });
      await context.route("**/*", (route) => {
        const request = route.request();
        if (request.url() === instance.origin + paths.article) {
          return route.fulfill({
            contentType: "text/html; charset=utf-8",
            headers: policy ? { "content-security-policy": policy } : {},
            body: withAttack(attack),
          });
        }
        if (request.url().startsWith(`${instance.origin}/`)) return route.continue();
        // Going elsewhere is no script; the sanitiser takes out what leads away by itself.
        if (/^https?:/.test(request.url()) && request.resourceType() !== "document") complaints.push(request.url());
        return route.abort();
      });
      const page = await context.newPage();
      // An attack may lead the page away while it is being looked at; what it did until then has been noted.
      await page.goto(instance.origin + paths.article, { waitUntil: "domcontentloaded" }).catch(() => null);
      await page.evaluate(playOnEverything).catch(() => null);
      if (complaints.length > 0) found.push(`${complaints[0]}: ${attack.slice(0, 200)}`);
    } finally {
      await context.close();
    }
  }
  return found;
}

/** Runs in the page: every event that anything in the article's text waits for. */
async function playOnEverything() {
  // By way of the prototypes: `<form><input name=dispatchEvent>` hides the form's own.
  const fire = (element, event) => EventTarget.prototype.dispatchEvent.call(element, event);
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !/^\s*javascript/i.test(String(link.href?.baseVal ?? link.href))) event.preventDefault();
  }, true);
  for (const element of document.querySelectorAll(".body *")) {
    // Every event that it waits for.
    for (const name of Element.prototype.getAttributeNames.call(element)) if (name.startsWith("on")) fire(element, new Event(name.slice(2)));
    fire(element, new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}

describe("without scripts", () => {
  const without = { ...DESKTOP, javaScriptEnabled: false };

  test("every kind of page can be read", () =>
    withPage(without, async (page) => {
      for (const kind of KINDS) {
        await go(page, paths[kind]);
        assert.equal(await page.locator("h1").count(), 1, `${kind} has one first heading`);
        assert.ok((await page.locator("main").innerText()).trim().length > 40, `${kind} has something to read`);
      }
      await go(page, paths.article);
      assert.ok((await page.locator(".body").innerText()).trim().length > 100, "the article has its text");
    }));

  test("a reader chooses dark colours, and they stay", () =>
    withPage({ ...without, colorScheme: "light" }, async (page) => {
      await go(page, paths.settings);
      await page.locator('input[name=theme][value=dark]').check();
      await page.getByRole("button", { name: "Save" }).click();
      await go(page, paths.front);
      assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
      const ground = await page.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
      assert.ok(/\d+/g.exec(ground)[0] < 128, `the ground is ${ground}`);
    }));

  test("a wrong password does not open the console", () =>
    withPage(without, async (page) => {
      await go(page, paths["sign-in"]);
      await page.getByLabel("E-mail address").first().fill("nobody@example.org");
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("alert").waitFor();
      await page.goto(`${instance.origin}/console/titles`);
      assert.equal(await page.locator('input[name=on]').count(), 0);
    }));

  test("the operator signs in and switches a title off: it vanishes from the front page and from the latest", () =>
    withPage(without, async (page) => {
      await go(page, paths["sign-in"]);
      await page.getByLabel("E-mail address").first().fill(instance.accounts.operator.address);
      await page.getByLabel("Password").fill(instance.accounts.operator.password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL("**/");
      await go(page, "/console/titles");

      const latest = await (await fetch(`${instance.origin}/latest`)).text();
      const slug = /href="\/title\/([^"]+)"/.exec(await (await fetch(instance.origin + paths.front)).text())[1];
      assert.ok(latest.includes(`"/article/`), "there is something to see before");
      const name = await nameOf(slug);
      const box = page.locator("label").filter({ has: page.getByText(name, { exact: true }) }).locator("input[name=on]");
      assert.ok(await box.isChecked(), `${name} is on`);
      await box.uncheck();
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("status").waitFor();

      for (const path of [paths.front, "/latest"]) {
        await until(`${name} is gone from ${path}`, async () => {
          const html = await (await fetch(instance.origin + path)).text();
          return html.includes('href="/article/') && !html.includes(`href="/title/${slug}"`) && !html.includes(`>${name}<`);
        }, 20);
      }
    }));
});

async function nameOf(slug) {
  const html = await (await fetch(`${instance.origin}/title/${slug}`)).text();
  return /<h1[^>]*>([^<]+)</.exec(html)[1].trim();
}
