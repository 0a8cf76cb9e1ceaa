// The app: what it keeps for when there is no network and what it does not, keys, looks, places. Reading and saving without a network is in `journeys.test.mjs`.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { SCREENS, leadArticle, signIn, startBrowser, startInstance, until } from "./instance.mjs";
import { keepFront, layLine } from "./offline.mjs";

const { phone: PHONE, desktop: DESKTOP } = SCREENS;

let instance;
let browser;
let line;

before(async () => {
  instance = await startInstance({ titles: 40 });
  line = await layLine(Number(new URL(instance.origin).port));
  browser = await startBrowser();
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await line?.cut();
    await instance?.stop();
  }
});

/** Runs `look` in a browser that keeps nothing afterwards. */
async function withPage(options, look) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await look(page, context);
  } finally {
    await context.close();
    await line.mend();
  }
}

// Pictures may come late; what is looked at here is there before them.
const SOON = { waitUntil: "domcontentloaded" };
const go = (page, path) => page.goto(line.origin + path, SOON);

describe("without a network", () => {
  test("who signs out leaves nothing of their own behind", () =>
    withPage(DESKTOP, async (page) => {
      const keepsSaved = () => page.evaluate(async () => Boolean(await (await caches.open("pages")).match("/saved", { ignoreVary: true })));
      await signIn(page, line.origin, instance.accounts.reader);
      await keepFront(page, line.origin);
      await until("what is saved is kept", keepsSaved, 60);
      await go(page, "/account");
      await Promise.all([page.waitForNavigation(SOON), page.click("form[action='/sign-out'] button")]);
      await until("it is kept no more", async () => !(await keepsSaved()), 30);
    }));

  test("keeping an article is not reading it", () =>
    withPage(DESKTOP, async (page) => {
      await signIn(page, line.origin, instance.accounts.reader);
      await go(page, "/history");
      const before = await page.locator("main h3 a").count();
      await keepFront(page, line.origin);
      await go(page, "/history");
      assert.equal(await page.locator("main h3 a").count(), before);
    }));
});

describe("keys", () => {
  test("? shows them, j and k go from headline to headline, o opens, s saves", () =>
    withPage(DESKTOP, async (page) => {
      await signIn(page, line.origin, instance.accounts.reader);
      await go(page, "/latest");
      await page.keyboard.press("?");
      assert.ok(await page.locator("#keys[open]").isVisible());
      await page.keyboard.press("Escape");
      // Closing gives the focus back, a moment later.
      await page.locator("#keys").waitFor({ state: "hidden" });
      await page.waitForFunction(() => !document.querySelector("#keys[open]") && document.activeElement === document.body);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("k");
      const first = await page.locator("main h3 a").first().getAttribute("href");
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), first);
      await Promise.all([page.waitForNavigation(SOON), page.keyboard.press("o")]);
      assert.equal(decodeURI(new URL(page.url()).pathname), decodeURI(first));
      // An earlier test may have saved it: then it is saved no more.
      const next = { saved: "unsaved", unsaved: "saved" }[await page.getAttribute(".keep [name=mark]", "value")];
      await page.keyboard.press("s");
      await page.waitForSelector(`.keep [value=${next}]`);
      await page.keyboard.press("/");
      await page.waitForURL("**/search", SOON);
    }));
});

test("how texts look is changed below the article, without scripts", () =>
  withPage({ ...PHONE, javaScriptEnabled: false }, async (page) => {
    const article = await leadArticle(instance.origin);
    await go(page, article);
    await page.click(".look summary");
    await page.selectOption(".look [name=size]", "huge");
    await Promise.all([page.waitForNavigation(SOON), page.click(".look button")]);
    assert.equal(decodeURI(new URL(page.url()).pathname), decodeURI(article));
    assert.equal(await page.getAttribute("html", "data-size"), "huge");
  }));

describe("reading on", () => {
  test("an article that was left half-read opens where it was left, and a link leads to its beginning", () =>
    withPage(PHONE, async (page) => {
      await go(page, "/latest");
      const article = await page.evaluate(async () => {
        for (const { href, pathname } of document.querySelectorAll('main h3 a[href^="/article/"]')) {
          const html = await (await fetch(href)).text();
          const body = new DOMParser().parseFromString(html, "text/html").querySelector(".article .body");
          if (body?.children.length >= 8) return pathname;
        }
      });
      assert.ok(article, "there is a long one");
      await go(page, article);
      const third = page.locator(".article .body > *").nth(2);
      await third.evaluate((block) => block.scrollIntoView({ block: "start", behavior: "instant" }));
      await go(page, "/latest");
      await go(page, article);
      await page.locator(".to-beginning").waitFor();
      await page.waitForFunction(() => scrollY > 100);
      await page.click(".to-beginning");
      await page.waitForFunction(() => scrollY < 100);
      assert.equal(await page.locator(".to-beginning").count(), 0);
      await go(page, "/latest");
      await go(page, article);
      await page.waitForFunction(() => document.readyState === "complete");
      assert.equal(await page.locator(".to-beginning").count(), 0, "left at its beginning, it opens there");
    }));

  test("on a phone a swipe leads to the next article of the list, and back", () =>
    withPage(PHONE, async (page, context) => {
      const client = await context.newCDPSession(page);
      const touch = (type, x, y) =>
        client.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y }] });
      const swipe = async (from, to) => {
        await touch("touchStart", ...from);
        await touch("touchMove", ...to);
        await touch("touchEnd");
      };
      const path = () => new URL(page.url()).pathname;
      await go(page, "/latest");
      const [first, second] = await page
        .locator('main h3 a[href^="/article/"]')
        .evaluateAll((links) => [...new Set(links.map((link) => link.pathname))]);
      await page.evaluate((address) => location.assign(address), first);
      await page.waitForURL((url) => url.pathname === first, SOON);
      await page.waitForLoadState("load");
      await swipe([200, 300], [205, 600]);
      assert.equal(path(), first, "down is not aside");
      await Promise.all([page.waitForURL((url) => url.pathname === second, SOON), swipe([320, 400], [90, 410])]);
      await page.waitForLoadState("load");
      await Promise.all([page.waitForURL((url) => url.pathname === first, SOON), swipe([90, 400], [320, 410])]);
    }));
});

for (const [name, screen] of Object.entries(SCREENS)) {
  describe(`tools, on a ${name}`, () => {
    test("an article is shared by its own address, read aloud, and quoted with its source", () =>
      withPage(screen, async (page, context) => {
        await context.addInitScript(() => {
          window.spoken = [];
          window.copied = [];
          speechSynthesis.speak = (words) => window.spoken.push({ text: words.text, lang: words.lang });
          navigator.clipboard.writeText = async (text) => void window.copied.push(text);
          delete Navigator.prototype.share;
        });
        await until("the lead article has its text", async () => {
          await go(page, await leadArticle(instance.origin));
          return (await page.locator(".article .body p").count()) > 0;
        });
        const article = new URL(page.url());
        await page.getByRole("button", { name: "Share" }).click();
        await page.getByRole("button", { name: "Address copied" }).waitFor();
        assert.deepEqual(await page.evaluate(() => window.copied), [article.origin + article.pathname]);

        await page.getByRole("button", { name: "Listen" }).click();
        const [first, ...rest] = await page.evaluate(() => window.spoken);
        assert.equal(first.text, (await page.locator("h1").textContent()).trim(), "the headline first");
        assert.ok(rest.length > 0 && rest.every(({ lang }) => lang), "then the text, in its language");

        await page.evaluate(() => getSelection().selectAllChildren(document.querySelector(".article .body p")));
        await page.getByRole("button", { name: "Copy with source" }).click();
        await page.getByRole("button", { name: "Copied", exact: true }).waitFor();
        const quoted = (await page.evaluate(() => window.copied)).at(-1).split("\n");
        assert.equal(quoted.at(-1), article.origin + article.pathname);
        assert.ok(quoted.at(-2).endsWith(first.text), `its title and headline: ${quoted.at(-2)}`);
      }));

    test("what is scrolled past is read, for whoever wants that", () =>
      withPage(screen, async (page) => {
        await signIn(page, line.origin, instance.accounts[{ phone: "reader", desktop: "publisher" }[name]]);
        await go(page, "/titles");
        const title = await page.locator('main a[href^="/title/"]').first().getAttribute("href");
        const form = { title: title.split("/").pop(), address: "", folder: "" };
        await page.request.post(`${line.origin}/subscriptions`, { form, headers: { origin: line.origin } });
        await go(page, "/reading");
        const unread = () => page.locator(".desk-reading .river li:not(.read)").count();
        const before = await unread();
        const first = await page.locator(".desk-reading .river h3 a").first().getAttribute("href");
        assert.ok(before > 3, `${before} are unread`);
        await page.getByLabel("Mark as read while scrolling").check();
        await page.locator(".desk-reading .river li").nth(3).evaluate((item) => item.scrollIntoView({ block: "start", behavior: "instant" }));
        await until("two are read", async () => (await unread()) <= before - 2, 20);
        await page.getByLabel("Mark as read while scrolling").uncheck();
        await go(page, "/reading");
        assert.equal(await page.locator(`.desk-reading .river h3 a[href="${first}"]`).count(), 0, "and stay so");

        // Whoever jumps to the end has passed all that is above what they see, and nothing of what they see.
        await page.getByLabel("Mark as read while scrolling").check();
        await page.evaluate(() => (document.activeElement.blur(), scrollTo({ top: 0, behavior: "instant" })));
        const passed = () =>
          page.locator(".desk-reading .river li").evaluateAll((items) => items.map((item) => [item.getBoundingClientRect().bottom <= 0, item.className === "read"]));
        assert.ok((await passed()).every(([above, read]) => !above && !read), "nothing is passed yet");
        await page.keyboard.press("End");
        const isTaken = (all) => all.filter(([above]) => above).length > 3 && all.every(([above, read]) => above === read);
        await until("what was jumped over is read", async () => isTaken(await passed()), 20);
        assert.ok((await passed()).some(([above]) => !above), "what is in sight is not");
        const again = page.locator(".desk-reading .river li.read").first();
        assert.equal(await again.getByRole("button").first().innerText(), "Keep unread");
        await page.getByLabel("Mark as read while scrolling").uncheck();
      }));
  });
}
