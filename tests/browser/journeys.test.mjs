// What readers do every day, on a phone and on a desktop: search, follow and be told, mute, read the briefing, be welcomed; without a mouse click that
// only works by chance: whatever a page or the server does in its own time is waited for.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { signIn, startBrowser, startInstance, until } from "./instance.mjs";

const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};
// Pictures may come late; what is looked at here is there before them.
const SOON = { waitUntil: "domcontentloaded" };

let instance;
let browser;

before(async () => {
  instance = await startInstance({ titles: 40 });
  browser = await startBrowser();
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await instance?.stop();
  }
});

const go = (page, path) => page.goto(instance.origin + path, SOON);
const press = (page, button) => Promise.all([page.waitForNavigation(SOON), button.click()]);

/** Runs `look` on a page of somebody who is signed in as `role`, in a browser that keeps nothing afterwards. */
async function as(role, screen, look) {
  const context = await browser.newContext(screen);
  try {
    const page = await context.newPage();
    await signIn(page, instance.origin, instance.accounts[role]);
    await look(page);
  } finally {
    await context.close();
  }
}

/** The longest word of the newest headlines, which a search finds and a mute hides. */
async function word(page) {
  await go(page, "/latest");
  const headlines = await page.locator("main h3 a").allInnerTexts();
  const words = headlines.join(" ").match(/\b[A-Za-z]{6,}\b/g);
  return words.sort((a, b) => b.length - a.length)[0];
}

const has = async (page, text) => (await page.locator("main").innerText()).toLowerCase().includes(text.toLowerCase());

for (const [name, screen] of Object.entries(SCREENS)) {
  describe(`on a ${name}`, () => {
    test("search: a word is found, marked, kept as a list and removed", () =>
      as("reader", screen, async (page) => {
        const sought = await word(page);
        await until("the index has the word", async () => {
          await go(page, `/search?q=${sought}`);
          return (await page.locator("main mark").count()) > 0;
        });
        assert.match((await page.locator("main mark").first().innerText()).toLowerCase(), new RegExp(sought.slice(0, 4), "i"));
        await press(page, page.getByRole("button", { name: "Keep it" }));
        await go(page, "/following");
        assert.ok(await has(page, sought), "what is kept is followed");
        await go(page, "/search");
        await press(page, page.getByRole("button", { name: /^Remove/ }).first());
      }));

    test("follow: a story and what a rule finds stand under Following", () =>
      as("reader", screen, async (page) => {
        await go(page, "/");
        const story = await until("a story leads", async () => {
          await go(page, "/");
          return page.locator('main a[href^="/story/"]').first().getAttribute("href", { timeout: 1000 }).catch(() => null);
        });
        await go(page, story);
        const follow = page.locator('.event-head form button');
        if ((await follow.getAttribute("aria-pressed")) === null) await press(page, follow);
        await go(page, "/following");
        assert.ok((await page.locator('main a[href^="/story/"]').count()) > 0);
        const sought = await word(page);
        await go(page, "/rules");
        await page.fill("#words", sought);
        await page.check("[name=notifies]");
        await page.check("[name=now]");
        await press(page, page.getByRole("button", { name: "Keep it", exact: true }));
        await go(page, "/following");
        assert.ok(await has(page, "What your rules found"));
        await press(page, page.getByRole("button", { name: "Clear this list" }));
        assert.ok(!(await has(page, "What your rules found")));
      }));

    test("mute: a word is gone from the latest, the page says so, and it comes back", () =>
      as("reader", screen, async (page) => {
        const muted = await word(page);
        await go(page, "/for-you/profile");
        await page.fill("#words", muted);
        await press(page, page.getByRole("button", { name: "Mute", exact: true }));
        await go(page, "/latest");
        assert.ok(!(await page.locator("main h3 a").allInnerTexts()).some((headline) => headline.includes(muted)));
        assert.match(await page.locator("body").innerText(), /hidden by what you muted/);
        await go(page, "/for-you/profile");
        await press(page, page.getByRole("button", { name: `End ${muted}` }));
        await go(page, "/latest");
        assert.doesNotMatch(await page.locator("body").innerText(), /hidden by what you muted/);
      }));

    test("briefing: it ends, says why each piece is in it, and is longer on request", () =>
      as("reader", screen, async (page) => {
        await go(page, "/briefing");
        const short = await page.locator("main h3").count();
        assert.ok(short > 0 && (await has(page, "That is all.")));
        await page.locator("main details.why summary").first().click();
        assert.ok((await page.locator("main details.why[open] li").count()) > 0);
        await Promise.all([page.waitForNavigation(SOON), page.locator(".pick-lists a", { hasText: "15" }).click()]);
        assert.ok((await page.locator("main h3").count()) >= short);
      }));

    test("an editor writes an article, looks at it and publishes it, and a new reader is welcomed", () =>
      as("editor", screen, async (page) => {
        const headline = `The archive is open on a ${name}`;
        await go(page, "/desk/own/0");
        await page.fill("#headline", headline);
        await page.fill("#markdown", "It *opens* today.");
        await press(page, page.getByRole("button", { name: "Keep and look at it" }));
        assert.equal(await page.locator("article.prose em").innerText(), "opens");
        await press(page, page.getByRole("button", { name: "Publish", exact: true }));
        await press(page, page.getByRole("link", { name: "As readers see it" }));
        assert.equal(await page.locator("h1").innerText(), headline);
        await go(page, "/title/our-own");
        assert.ok(await has(page, headline));
        await go(page, "/for-you");
        await press(page, page.getByRole("link", { name: "Welcome, part 1 of 6" }));
        assert.match(await page.locator("main").innerText(), /How this works/);
      }));
  });
}
