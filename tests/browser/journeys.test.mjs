// Ten journeys that readers make, each on a phone and on a desktop. The first of them, the first start, is in `first_start.test.mjs`.
// Nothing waits by the clock: whatever a page or the server does in its own time is waited for.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "./axe.mjs";
import { SCREENS, arabicArticle, leadArticle, signIn, startBrowser, startInstance, until, virtualAuthenticator } from "./instance.mjs";
import { keepFront, layLine } from "./offline.mjs";
import { deliver, openPushService } from "./push_service.mjs";

/** Who walks on which size: what one does is not in the other's way. */
const WALKERS = { phone: "reader", desktop: "publisher" };
// Pictures may come late; what is looked at here is there before them.
const SOON = { waitUntil: "domcontentloaded" };

let instance;
let browser;
/** As browsers know a site that has a name: passkeys want one. */
let named;

before(async () => {
  instance = await startInstance({ titles: 40 });
  named = instance.origin.replace("127.0.0.1", "localhost");
  browser = await startBrowser();
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await instance?.stop();
  }
});

/** A journey at both sizes, one after the other, or beside each other where it is mostly waiting. */
function journey(name, walk, options = {}) {
  describe(name, options, () => {
    for (const size of Object.keys(SCREENS)) test(`on a ${size}`, () => walk(size));
  });
}

const go = (page, path) => page.goto(instance.origin + path, SOON);
const press = (page, button) => Promise.all([page.waitForNavigation(SOON), button.click()]);
const has = async (page, text) => (await page.locator("main").innerText()).toLowerCase().includes(text.toLowerCase());

/** Runs `look` on a page of a browser that keeps nothing afterwards. */
async function withPage(options, look) {
  const context = await browser.newContext(options);
  try {
    await look(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** The same for somebody who is signed in as `role`. */
const as = (role, options, look) =>
  withPage(options, async (page, context) => {
    await signIn(page, instance.origin, instance.accounts[role]);
    await look(page, context);
  });

/** The longest word of the newest headlines, which a search finds and a mute hides. */
async function word(page) {
  await go(page, "/latest");
  const headlines = await page.locator("main h3 a").allInnerTexts();
  const words = headlines.join(" ").match(/\b[A-Za-z]{6,}\b/g);
  return words.sort((a, b) => b.length - a.length)[0];
}

/** Searches for a word until the index has it. */
const find = (page, sought) =>
  until("the index has the word", async () => {
    await go(page, `/search?q=${sought}`);
    return (await page.locator("main mark").count()) > 0;
  });

async function fits(page, what) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${what} is ${wide} px wider than the screen`);
}

/** The link by which somebody with this address is invited. */
async function invitation(address) {
  let link;
  await as("operator", SCREENS.desktop, async (page) => {
    await go(page, "/console/readers");
    await page.getByText("Invite somebody").click();
    await page.getByLabel("E-mail address").fill(address);
    await page.getByRole("button", { name: "Invite" }).click();
    link = await page.locator(".secret").innerText();
  });
  return link;
}

const signOut = (page) => press(page, page.locator("form[action='/sign-out'] button"));

journey("sign-up with a password", (size) =>
  withPage(SCREENS[size], async (page) => {
    const reader = { address: `nora-${size}@example.org`, password: "four herons at dusk" };
    await page.goto(await invitation(reader.address), SOON);
    await page.getByLabel("Name").fill("Nora Newcomer");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Accept the invitation" }).click();
    assert.match(page.url(), /\/invitation/, "too short");
    await page.getByLabel("Password").fill(reader.password);
    await press(page, page.getByRole("button", { name: "Accept the invitation" }));
    await page.goto(`${named}/account`, SOON);
    await page.getByText(reader.address).first().waitFor();
    await fits(page, "the account");
    await signOut(page);
    await signIn(page, named, reader);
    await page.goto(`${named}/account`, SOON);
    assert.equal(await page.getByLabel("Name").first().inputValue(), "Nora Newcomer");
  }),
);

journey("sign-up with a passkey", (size) =>
  withPage(SCREENS[size], async (page) => {
    const address = `pia-${size}@example.org`;
    await virtualAuthenticator(page);
    await page.goto(await invitation(address), SOON);
    await page.getByLabel("Name").fill("Pia Passkey");
    await fits(page, "the invitation");
    await press(page, page.getByRole("button", { name: "Accept with a passkey" }));
    await page.goto(`${named}/account`, SOON);
    await page.getByText(address).first().waitFor();
    await signOut(page);
    await page.goto(`${named}/sign-in?next=%2Faccount`, SOON);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.waitForURL("**/account", SOON);
    assert.equal(await page.getByLabel("Name").first().inputValue(), "Pia Passkey");
  }),
);

journey("read, save, offline, return", async (size) => {
  const line = await layLine(Number(new URL(instance.origin).port));
  try {
    await withPage(SCREENS[size], async (page, context) => {
      const along = (page, path) => page.goto(line.origin + path, SOON);
      const isSaved = async (page, article) => {
        await along(page, "/saved");
        return (await page.locator(`main a[href="${article}"]`).count()) > 0;
      };
      await signIn(page, line.origin, instance.accounts[WALKERS[size]]);
      const [first, second] = await keepFront(page, line.origin);
      await along(page, first);
      assert.ok((await page.locator(".article .body p").count()) > 0, "it is read");
      await page.click(".keep [value=saved]");
      await page.waitForSelector(".keep [value=unsaved]");
      assert.ok(await isSaved(page, first));

      // The network goes, the window is closed, and another one is opened.
      await line.cut();
      await page.close();
      const cold = await context.newPage();
      await along(cold, "/");
      assert.ok((await cold.locator("main h3 a").count()) > 5, "the front page is there");
      assert.equal(await cold.evaluate(() => getComputedStyle(document.body).fontFamily !== ""), true);
      await along(cold, second);
      assert.ok((await cold.locator(".article .body p").count()) > 0, "and the text of what stands on it");
      const hero = cold.locator(".hero img");
      if (await hero.count()) {
        await until("the picture shows", () => hero.evaluate((image) => image.complete && image.naturalWidth > 0), 10);
      }
      await cold.click(".keep [value=saved]");
      await cold.waitForSelector(".waits");
      assert.ok((await cold.locator(".article .body p").count()) > 0, "back on the article");
      await along(cold, "/console/feeds");
      assert.match(await cold.locator("h1").textContent(), /no network/);
      await until("what is kept is listed", async () => (await cold.locator("#kept a").count()) >= 10, 10);
      assert.doesNotMatch(await cold.locator("#kept").textContent(), /&#\d+;/);

      await line.mend();
      await along(cold, "/");
      await until("what was saved meanwhile is saved", () => isSaved(cold, second), 20);
      // The device forgets what waited once the answer is there, which is a moment after the server has it.
      await until("nothing waits any more", async () => (await cold.locator(".waits").count()) === 0, 20);
      assert.ok(await isSaved(cold, first), "and what was saved before still is");
      await along(cold, "/history");
      assert.ok((await cold.locator(`main a[href="${first}"]`).count()) > 0, "what was read is remembered");
    });
  } finally {
    await line.cut();
  }
});

journey("search: a word is found, marked, kept as a list and removed", (size) =>
  as(WALKERS[size], SCREENS[size], async (page) => {
    const sought = await word(page);
    await find(page, sought);
    assert.match((await page.locator("main mark").first().innerText()).toLowerCase(), new RegExp(sought.slice(0, 4), "i"));
    await fits(page, "what was found");
    await press(page, page.getByRole("button", { name: "Keep it" }));
    await go(page, "/following");
    assert.ok(await has(page, sought), "what is kept is followed");
    await go(page, "/search");
    await press(page, page.getByRole("button", { name: /^Remove/ }).first());
  }),
);

// Readers are told once a minute: both sizes wait for the same minute.
journey(
  "follow and be notified",
  async (size) => {
    const service = await openPushService();
    try {
      await withPage(SCREENS[size], async (page, context) => {
        const messages = await service.subscribe(context, size);
        await signIn(page, instance.origin, instance.accounts[WALKERS[size]]);
        const story = await until("a story leads", async () => {
          await go(page, "/");
          return page.locator('main a[href^="/story/"]').first().getAttribute("href", { timeout: 1000 }).catch(() => null);
        });
        await go(page, story);
        const follow = page.locator(".event-head form button");
        if ((await follow.getAttribute("aria-pressed")) === null) await press(page, follow);
        await go(page, "/following");
        assert.ok((await page.locator('main a[href^="/story/"]').count()) > 0, "the story is followed");

        // Messages come to this browser, at every hour, of what rules find.
        await go(page, "/telling");
        await press(page, page.getByRole("button", { name: "Messages to this browser" }));
        assert.ok((await page.locator("main .sessions li").count()) > 0, "the browser is listed");
        await page.selectOption("#rules", "push");
        await page.fill("#quiet_from", "00:00");
        await page.fill("#quiet_until", "00:00");
        await press(page, page.getByRole("button", { name: "Keep this" }));
        const sought = `Lighthouse${size}`;
        await go(page, "/rules");
        await page.fill("#words", sought);
        await page.check("[name=notifies]");
        await press(page, page.getByRole("button", { name: "Keep it", exact: true }));

        const headline = `${sought} is lit again`;
        await as("editor", SCREENS.desktop, (desk) => publish(desk, headline));
        const message = await until("a message comes", () => messages.find(({ title }) => title === headline), 120);
        await page.evaluate(() => navigator.serviceWorker.ready);
        await deliver(page, message);
        const shown = () =>
          page.evaluate(async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((one) => one.title));
        await until("the notification shows", async () => (await shown()).includes(headline), 20);
        await page.goto(new URL(message.href, instance.origin).href, SOON);
        assert.equal(await page.locator("h1").innerText(), headline, "it leads to the article");
        await go(page, "/following");
        assert.ok((await has(page, "What your rules found")) && (await has(page, headline)));
        await press(page, page.getByRole("button", { name: "Clear this list" }));
        assert.ok(!(await has(page, "What your rules found")));
      });
    } finally {
      await service.stop();
    }
  },
  { concurrency: true },
);

/** Writes an article of the site's own, looks at it and publishes it. */
async function publish(page, headline) {
  await go(page, "/desk/own/0");
  await page.fill("#headline", headline);
  await page.fill("#markdown", "It *opens* today.");
  await press(page, page.getByRole("button", { name: "Keep and look at it" }));
  assert.equal(await page.locator("article.prose em").innerText(), "opens");
  await press(page, page.getByRole("button", { name: "Publish", exact: true }));
}

journey("mute: a word is gone from the latest, the page says so, and it comes back", (size) =>
  as(WALKERS[size], SCREENS[size], async (page) => {
    const muted = await word(page);
    await go(page, "/for-you/profile");
    await page.fill("#words", muted);
    await press(page, page.getByRole("button", { name: "Mute", exact: true }));
    for (const path of ["/latest", `/search?q=${muted}`]) {
      await go(page, path);
      assert.ok(!(await page.locator("main h3 a").allInnerTexts()).some((headline) => headline.includes(muted)), path);
      assert.match(await page.locator("body").innerText(), /hidden by what you muted/, path);
    }
    await go(page, "/for-you/profile");
    await press(page, page.getByRole("button", { name: `End ${muted}` }));
    await go(page, "/latest");
    assert.doesNotMatch(await page.locator("body").innerText(), /hidden by what you muted/);
  }),
);

journey("briefing: it ends, says why each piece is in it, and is longer on request", (size) =>
  as(WALKERS[size], SCREENS[size], async (page) => {
    await go(page, "/briefing");
    const short = await page.locator("main h3").count();
    assert.ok(short > 0 && (await has(page, "That is all.")));
    await page.locator("main details.why summary").first().click();
    assert.ok((await page.locator("main details.why[open] li").count()) > 0);
    await Promise.all([page.waitForNavigation(SOON), page.locator(".pick-lists a", { hasText: "15" }).click()]);
    assert.ok((await page.locator("main h3").count()) >= short);
    await fits(page, "the briefing");
  }),
);

journey("keyboard only: sign in, read, save, search, read what was found, sign out", (size) =>
  withPage(SCREENS[size], async (page) => {
    const { address, password } = instance.accounts[WALKERS[size]];
    const key = (name) => page.keyboard.press(name);
    const onward = (name) => Promise.all([page.waitForNavigation(SOON), key(name)]);
    await find(page, "the");
    await go(page, "/sign-in");
    await page.waitForFunction(() => document.activeElement?.id === "address");
    await page.keyboard.type(address);
    await tabTo(page, "#password");
    await page.keyboard.type(password);
    await onward("Enter");

    await go(page, "/");
    await tabTo(page, 'a[href="#main"]');
    await key("Enter");
    await tabTo(page, 'main h3 a[href^="/article/"]');
    await onward("Enter");
    await page.locator(".article-head h1").waitFor();
    const before = await tabTo(page, ".keep [name=mark]");
    await key("Space");
    await page.waitForSelector(`.keep [value=${{ saved: "unsaved", unsaved: "saved" }[before]}]`);

    await page.waitForLoadState("load");
    await key("?");
    await page.locator("#keys[open]").waitFor();
    await key("Escape");
    // Closing gives the focus back, a moment later.
    await page.locator("#keys").waitFor({ state: "hidden" });
    await page.waitForFunction(() => !document.querySelector("#keys[open]") && !document.activeElement.closest("dialog"));
    await onward("/");
    await tabTo(page, "#q");
    await page.keyboard.type("the");
    await onward("Enter");
    await tabTo(page, 'main h3 a[href^="/article/"]');
    await onward("Enter");
    await page.locator(".article-head h1").waitFor();

    await go(page, "/account");
    await tabTo(page, "form[action='/sign-out'] button");
    await onward("Enter");
    await go(page, "/account");
    assert.match(page.url(), /\/sign-in/);
  }),
);

/** Goes on by the tabulator until what has the focus is a `selector`; it must be seen, and be seen to have it. Gives its value. */
async function tabTo(page, selector) {
  for (let stops = 0; stops < 150; stops += 1) {
    const here = await page.evaluate(async (selector) => {
      const element = document.activeElement;
      if (!element?.matches(selector)) return null;
      await Promise.all(element.getAnimations().map((animation) => animation.finished));
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
      return { value: element.value, sound: marked && box.width > 1 && box.bottom > 0 && box.top < innerHeight };
    }, selector);
    if (here) {
      assert.ok(here.sound, `${selector} has the focus, and is not seen to have it`);
      return here.value;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`the tabulator does not come to ${selector}`);
}

journey("JavaScript off: sign in, read, save, search, follow, mute, look otherwise", (size) =>
  as(WALKERS[size], { ...SCREENS[size], colorScheme: "light", javaScriptEnabled: false }, async (page) => {
    const sought = await word(page);
    const article = await page.locator('main h3 a[href^="/article/"]').first().getAttribute("href");
    await go(page, article);
    const mark = page.locator(".keep [name=mark]");
    if ((await mark.getAttribute("value")) === "saved") await press(page, mark);
    await go(page, "/saved");
    assert.ok((await page.locator(`main a[href="${article}"]`).count()) > 0, "saved");
    await go(page, "/search");
    await page.fill("#q", sought);
    await press(page, page.locator("main form button").first());
    assert.ok(page.url().includes(`q=${sought}`));
    await go(page, "/for-you/profile");
    await page.fill("#words", "zeppelin");
    await press(page, page.getByRole("button", { name: "Mute", exact: true }));
    await press(page, page.getByRole("button", { name: "End zeppelin" }));
    const story = await until("a story leads", async () => {
      await go(page, "/");
      return page.locator('main a[href^="/story/"]').first().getAttribute("href", { timeout: 1000 }).catch(() => null);
    });
    await go(page, story);
    await press(page, page.locator(".event-head form button"));
    await go(page, "/settings");
    await page.locator("input[name=theme][value=dark]").check();
    await press(page, page.getByRole("button", { name: "Save" }));
    await go(page, "/");
    assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
    await fits(page, "the front page");
  }),
);

journey("right-to-left: the site in Arabic, and an article in Arabic", (size) =>
  as(WALKERS[size], SCREENS[size], async (page) => {
    const article = await arabicArticle(instance.origin);
    const direction = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).direction);
    await go(page, article);
    for (const selector of [".article-head h1", ".body"]) assert.equal(await direction(selector), "rtl", `${selector} on a page in English`);
    await go(page, "/settings");
    assert.equal(await direction("html"), "ltr");
    await page.selectOption("#language", "ar");
    await press(page, page.getByRole("button", { name: "Save" }));
    const lead = await leadArticle(instance.origin);
    for (const path of ["/", lead, article, "/search", "/briefing", "/following", "/account"]) {
      await go(page, path);
      assert.equal(await page.locator("html").getAttribute("dir"), "rtl", path);
      assert.match(await page.locator("body").innerText(), /[\u0600-\u06ff]{3}/, `${path} speaks Arabic`);
      await fits(page, path);
      const name = await page.locator(".plate .name").boundingBox();
      assert.ok(name.x + name.width <= SCREENS[size].viewport.width + 1, path);
    }
    await go(page, lead);
    assert.equal(await direction(".body"), "ltr", "what is in English runs as English does");
    const found = await violations(page);
    assert.deepEqual(found.map((violation) => `${violation.id}: ${violation.nodes[0].html}`), []);
    const mark = page.locator(".keep [name=mark]");
    const before = await mark.getAttribute("value");
    await press(page, mark);
    assert.notEqual(await mark.getAttribute("value"), before, "saving works as ever");
  }),
);

journey("besides: an editor writes an article and publishes it, and a new reader is welcomed", (size) =>
  as("editor", SCREENS[size], async (page) => {
    const headline = `The archive is open on a ${size}`;
    await publish(page, headline);
    await press(page, page.getByRole("link", { name: "As readers see it" }));
    assert.equal(await page.locator("h1").innerText(), headline);
    await go(page, "/title/our-own");
    assert.ok(await has(page, headline));
    await go(page, "/for-you");
    await press(page, page.getByRole("link", { name: "Welcome, part 1 of 6" }));
    assert.match(await page.locator("main").innerText(), /How this works/);
  }),
);

/** Goes where the link of an invitation leads to. */
const there = (page, path) => page.goto(named + path, SOON);

/** Reads the picture of a page by eye, where somebody wants to. */
async function look(page, name, size) {
  const pictures = process.env.NEWSSTAND_TEST_PICTURES;
  if (!pictures) return;
  // One page goes over into the next; the picture is of the one that stays.
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${pictures}/${name}-${size}.png`, fullPage: true });
}

journey("welcome: a new reader picks edition, language, topics and titles in few acts, or skips them", (size) =>
  withPage({ ...SCREENS[size], javaScriptEnabled: false, colorScheme: size === "phone" ? "dark" : "light" }, async (page) => {
    const acts = [];
    const act = async (what, doing) => (acts.push(what), doing());
    await page.goto(await invitation(`willa-${size}@example.org`), SOON);
    let loads = 0;
    page.on("request", (request) => (loads += request.isNavigationRequest() && request.redirectedFrom() === null ? 1 : 0));
    await act("name", () => page.getByLabel("Name").fill("Willa Welcome"));
    await act("password", () => page.getByLabel("Password").fill("four herons at dusk"));
    await act("accept", () => press(page, page.getByRole("button", { name: "Accept the invitation" })));
    assert.match(page.url(), /\/welcome\/yours$/, "whoever is new is asked");
    await fits(page, "the welcome");
    await look(page, "welcome", size);

    // Boxes are pressed by their words, as one does.
    const choose = (word) => page.locator(".choosing label", { hasText: word }).first().click();
    await act("edition", () => choose("United Kingdom"));
    await act("topic", () => choose("Science"));
    await act("topic", () => choose("Climate"));
    const title = (await page.locator(".choosing details[open] label").first().innerText()).replace(/^\S{1,3}\s+/, "");
    await act("title", () => page.locator(".choosing details[open] label").first().click());
    await act("begin", () => press(page, page.getByRole("button", { name: "Begin reading" })));
    assert.match(page.url(), /\/for-you$/);
    assert.ok(acts.length <= 8 && loads <= 2, `${acts.length} acts, ${loads} pages: ${acts}`);
    assert.ok((await page.locator("main h3 a").count()) >= 10, "there is enough to read");
    assert.ok(!(await has(page, "Nothing is known of you yet")));
    await look(page, "welcome-for-you", size);
    await there(page, "/for-you/profile");
    for (const followed of ["Science", "Climate", title]) assert.ok(await has(page, followed), followed);
    await there(page, "/");
    await look(page, "welcome-front", size);

    // Whoever comes back finds what they chose, and lets go of some of it.
    await there(page, "/welcome/yours");
    assert.ok(await page.getByRole("checkbox", { name: "Science" }).isChecked());
    assert.ok(await page.getByRole("radio", { name: "United Kingdom" }).isChecked());
    await choose("Science");
    await press(page, page.getByRole("button", { name: "Begin reading" }));
    await there(page, "/for-you/profile");
    assert.ok(!(await has(page, "Science")) && (await has(page, "Climate")));
  }),
);

journey("welcome: whoever skips it has a good first page and a good list", (size) =>
  withPage({ ...SCREENS[size], javaScriptEnabled: false }, async (page) => {
    await page.goto(await invitation(`skip-${size}@example.org`), SOON);
    await page.getByLabel("Password").fill("four herons at dusk");
    await press(page, page.getByRole("button", { name: "Accept the invitation" }));
    await press(page, page.getByRole("link", { name: "Skip this" }));
    assert.equal(new URL(page.url()).pathname, "/");
    assert.equal(await page.locator(".lead").count(), 1, "it has a lead");
    assert.ok((await page.locator("main h3 a").count()) >= 15, "and much below it");
    await there(page, "/for-you");
    assert.ok((await page.locator("main h3 a").count()) >= 10);
    await press(page, page.getByRole("link", { name: "Choose topics and titles" }));
    assert.match(page.url(), /\/welcome\/yours$/, "and finds it again");
  }),
);
