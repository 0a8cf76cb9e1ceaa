// Membership from the first locked article to the publisher's statement: a reader of the demo, its payment provider and its clock.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { COLOURS, violations } from "./axe.mjs";
import { newsstandBinary, signIn, startBrowser, startInstance, until } from "./instance.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const DAY = 86_400;
const READER = { address: "mara@example.org", password: "a kettle of grey gulls" };
/** Screenshots of every page go there, where somebody wants to look at them. */
const PICTURES = process.env.NEWSSTAND_TEST_PICTURES;

let instance;
let browser;
let origin;
let days = 0;

before(async () => {
  instance = await startInstance({ titles: 20, membership: true });
  origin = instance.origin.replace("127.0.0.1", "localhost");
  browser = await startBrowser();
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await instance?.stop();
  }
});

/** Moves the clock of the site and of its payment provider on. */
async function wait(more) {
  days += more;
  await writeFile(instance.clockOffsetFile, String(days * DAY));
}

/** The newest letter to somebody with this in its subject or text. */
function letter(to, words) {
  return until(`a letter to ${to} about "${words}"`, async () => {
    const folder = join(instance.dataFolder, "letters");
    for (const name of (await readdir(folder)).sort().reverse()) {
      const text = await readFile(join(folder, name), "utf8");
      if (text.startsWith(`To: ${to}`) && text.includes(words)) return text;
    }
    return null;
  });
}

/** Goes to a page and does not wait for its pictures. */
const go = (page, address) => page.goto(address, { waitUntil: "domcontentloaded" });

/** A browser of its own, with patience for a machine that has much to do. */
async function visitor() {
  const context = await browser.newContext(DESKTOP);
  context.setDefaultTimeout(90_000);
  context.setDefaultNavigationTimeout(90_000);
  return context;
}

let pictures = 0;

/** Whatever page the reader sees is sound for axe in both themes and fits a phone; in all its dresses where somebody wants to look. */
async function look(page, name) {
  pictures += 1;
  const number = String(pictures).padStart(2, "0");
  const all = { desktop: ["light", "dark"], phone: ["light", "dark"] };
  for (const [device, schemes] of Object.entries(PICTURES ? all : { phone: ["light"] })) {
    for (const colorScheme of schemes) {
      await page.setViewportSize((device === "phone" ? PHONE : DESKTOP).viewport);
      await page.emulateMedia({ colorScheme });
      if (PICTURES) {
        await page.screenshot({ path: join(PICTURES, `${number}-${name}-${device}-${colorScheme}.png`), fullPage: true });
      }
    }
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px wider than a phone`);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const found = await violations(page, colorScheme === "dark" ? COLOURS : {});
    assert.deepEqual(found.map((violation) => `${name}, ${colorScheme}: ${violation.id}: ${violation.nodes[0].html}`), []);
  }
  await page.setViewportSize(DESKTOP.viewport);
}

const strip = (page) => page.locator(".wall-strip");

/** Asks for a page until what is waited for is on it. */
async function reload(page, path, what, found) {
  await until(what, async () => {
    await go(page, origin + path);
    return found();
  });
}

describe("a reader's way through a membership", () => {
  /** Articles of the publisher's title that are long enough to be locked. */
  let articles;

  test("a stranger meets the wall, takes the free article and meets it again", async () => {
    const context = await visitor();
    const page = await context.newPage();
    await go(page, `${origin}${instance.title}`);
    const links = await page.$$eval('main a[href^="/article/"]', (all) => all.map((link) => link.getAttribute("href")));
    articles = [];
    for (const link of [...new Set(links.map((link) => link.split(/[?#]/)[0]))]) {
      if (!/^\/article\/[^/]+$/.test(link)) continue;
      await go(page, origin + link);
      if (await strip(page).count()) articles.push(link);
      if (articles.length === 4) break;
    }
    assert.ok(articles.length >= 3, `locked articles of ${instance.title}: ${articles.length}`);

    await go(page, origin + articles[0]);
    await look(page, "wall");
    await page.getByRole("button", { name: "Read this article" }).click();
    await until("the free article is open", async () => (await strip(page).count()) === 0, 30);
    await go(page, origin + articles[1]);
    await strip(page).getByText("free articles of this month are read").waitFor();
    await look(page, "wall-used-up");
    await strip(page).getByRole("link", { name: "Sign up" }).click();
    await page.getByRole("heading", { name: "Membership" }).waitFor();
    await look(page, "plans-of-a-stranger");
    await context.close();
  });

  test("signs up, begins the trial, reads, and is at the wall when it ends", async () => {
    const context = await visitor();
    const page = await context.newPage();
    await go(page, `${origin}/plans`);
    await page.getByLabel("E-mail address").fill(READER.address);
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByText("A letter is on its way").waitFor();
    const [link] = /https?:\S+\/invitation\S+/.exec(await letter(READER.address, "choose a password"));
    await go(page, link.replace(/^https?:\/\/[^/]+/, origin));
    await look(page, "invitation");
    await page.locator('input[type="password"]').first().fill(READER.password);
    await page.locator("main form button").first().click();
    await page.waitForURL((url) => !url.pathname.startsWith("/invitation"), { waitUntil: "domcontentloaded" });

    await go(page, `${origin}/plans`);
    await look(page, "plans-of-a-reader");
    await page.getByRole("button", { name: "Begin the trial" }).click();
    await page.getByText("Your trial runs until").waitFor();
    await look(page, "trial");
    for (const article of articles) {
      await go(page, origin + article);
      assert.equal(await strip(page).count(), 0, `the trial opens ${article}`);
    }
    await wait(15);
    // The two that an account has free are used up first.
    await reload(page, articles[0], "the trial is over", async () => {
      await go(page, `${origin}/membership`);
      return page.getByText("You read without a membership").isVisible();
    });
    await look(page, "trial-is-over");
    let locked = 0;
    for (const article of articles) {
      await go(page, origin + article);
      locked += await strip(page).count();
    }
    assert.ok(locked >= 1, "the wall is back");
    await context.close();
  });

  test("pays at the provider, reads, cancels, keeps access to the end and loses it", async () => {
    const context = await visitor();
    const page = await context.newPage();
    await signIn(page, origin, READER);
    await go(page, `${origin}/plans`);
    await page.getByRole("button", { name: "Choose Everything", exact: true }).click();
    await page.getByRole("heading", { name: "Pay" }).waitFor();
    await page.getByLabel("Card number").fill("4000000000000002");
    await page.getByRole("button", { name: "Pay" }).click();
    await page.getByText("Your card was declined").waitFor();
    await page.getByLabel("Card number").fill("4242424242424242");
    await page.getByRole("button", { name: "Pay" }).click();
    await page.waitForURL(/\/membership\?paid/, { waitUntil: "domcontentloaded" });
    await reload(page, "/membership?paid=yes", "the payment is known", () => page.getByText("You are a member now").isVisible());
    await look(page, "back-from-paying");
    for (const article of articles) {
      await go(page, origin + article);
      assert.equal(await strip(page).count(), 0, `members read ${article}`);
    }
    await page.getByRole("button", { name: /give/i }).first().click();
    await page.getByLabel("Gift link").waitFor();
    await look(page, "gift-made");
    const gift = await page.getByLabel("Gift link").inputValue();
    const friend = await visitor();
    const friends = await friend.newPage();
    await go(friends, gift.replace(/^https?:\/\/[^/]+/, origin));
    await look(friends, "gift");
    await friends.getByRole("button", { name: "Open the gift" }).click();
    await friends.waitForURL(/\/article\//, { waitUntil: "domcontentloaded" });
    assert.equal(await strip(friends).count(), 0, "the gift opens");
    await friend.close();

    await go(page, `${origin}/membership`);
    await page.getByText("the next payment is drawn on").waitFor();
    await look(page, "membership");
    await page.getByRole("link", { name: "Cancel", exact: true }).click();
    await page.getByRole("button", { name: "Cancel contracts here" }).waitFor();
    await look(page, "cancel");
    await page.getByRole("button", { name: "Cancel contracts here" }).click();
    await page.getByRole("button", { name: "Cancel now" }).waitFor();
    await look(page, "cancel-confirm");
    await page.getByRole("button", { name: "Cancel now" }).click();
    await page.getByText("Your wish is taken down").waitFor();
    await look(page, "cancel-done");
    assert.match(await letter(READER.address, "was carried out"), /It ends on/);
    await reload(page, "/membership", "the provider has cancelled", () => page.getByText("nothing more is drawn").isVisible());
    await look(page, "cancelled");

    await wait(20);
    await reload(page, "/membership", "time passes", () => page.getByText("Cancelled. You read on until").isVisible());
    await go(page, origin + articles[0]);
    assert.equal(await strip(page).count(), 0, "what is paid is read to its end");
    await wait(11);
    await reload(page, "/membership", "the membership has ended", () =>
      page.getByText("You read without a membership").isVisible(),
    );
    await go(page, `${origin}/withdraw`);
    await look(page, "withdraw");
    await context.close();
  });

  test("without a membership puts money in, buys one article and has the rest back", async () => {
    const context = await visitor();
    const page = await context.newPage();
    await signIn(page, origin, READER);
    // Free articles of the account are used up first.
    let locked;
    for (const article of articles) {
      await go(page, origin + article);
      if (await strip(page).count()) locked = article;
    }
    assert.ok(locked, "the wall is back");
    await go(page, origin + locked);
    await look(page, "wall-of-an-account");
    await strip(page).getByRole("link", { name: "Read this article for" }).click();
    await page.getByRole("heading", { name: "Put money in" }).waitFor();
    await look(page, "wallet-empty");
    await page.getByRole("button", { name: "Put in" }).first().click();
    await page.getByLabel("Card number").fill("4242424242424242");
    await page.getByRole("button", { name: "Pay" }).click();
    await page.waitForURL(/\/membership\/wallet\?paid/, { waitUntil: "domcontentloaded" });
    // The amounts that can be put in say "5.00" too.
    const balance = (amount) => page.locator(".balance strong", { hasText: amount });
    await reload(page, "/membership/wallet", "the money is there", async () => (await balance("5.00").count()) > 0);
    await go(page, origin + locked);
    await look(page, "wall-with-a-balance");
    await strip(page).getByRole("button", { name: "Read this article for" }).click();
    await until("the article is open", async () => (await strip(page).count()) === 0, 30);
    await go(page, `${origin}/membership/wallet`);
    await balance("4.50").waitFor();
    await look(page, "wallet");
    // It was not what the headline said: given back within minutes, it is closed again, and bought a second time for good.
    await page.getByRole("button", { name: /^Give it back/ }).click();
    await page.getByText("It is given back").waitFor();
    await balance("5.00").waitFor();
    await look(page, "wallet-article-back");
    await go(page, origin + locked);
    await strip(page).getByRole("button", { name: "Read this article for" }).click();
    await until("the article is open again", async () => (await strip(page).count()) === 0, 30);
    await go(page, `${origin}/membership/wallet`);
    await balance("4.50").waitFor();
    await page.getByRole("button", { name: "Give the rest back" }).click();
    assert.match(await letter(READER.address, "of your balance"), /4\.50 of your balance are on their way back/);
    await go(page, origin + locked);
    assert.equal(await strip(page).count(), 0, "what was bought stays open");
    await context.close();
  });

  test("the publisher reads the statement that follows, and the reader where the fee went", async () => {
    // The months in which a member read, closed once they are over.
    await wait(31);
    const month = (day) => new Date(Date.now() + day * DAY * 1000).toISOString().slice(0, 7);
    for (const period of new Set([month(15), month(35), month(46)])) {
      await promisify(execFile)(newsstandBinary(), [
        "money",
        "close",
        period,
        "--data-folder",
        instance.dataFolder,
        "--clock-offset-file",
        instance.clockOffsetFile,
      ]);
    }
    const context = await visitor();
    const page = await context.newPage();
    await signIn(page, origin, instance.accounts.publisher);
    await go(page, `${origin}/publisher`);
    await look(page, "publisher");
    const terms = await page.locator('a[href$="/terms"]').first().getAttribute("href");
    await go(page, origin + terms);
    await page.getByLabel("What an article costs alone, in EUR").fill("0.90");
    await look(page, "terms");
    await go(page, `${origin}/publisher`);
    await page.locator('td a[href^="/publisher/"]').first().click();
    await page.getByText("EUR").first().waitFor();
    await look(page, "statement");
    await context.close();

    const readers = await visitor();
    const receipts = await readers.newPage();
    await signIn(receipts, origin, READER);
    await go(receipts, `${origin}/account/receipts`);
    await receipts.getByText("EUR").first().waitFor();
    await look(receipts, "receipts");
    await go(receipts, `${origin}/unclaimed`);
    await look(receipts, "unclaimed");
    await go(receipts, `${origin}/seat/nobody-offered-this`);
    await look(receipts, "seat");
    await readers.close();

    const operators = await visitor();
    const console = await operators.newPage();
    await signIn(console, origin, instance.accounts.operator);
    await go(console, `${origin}/console/money`);
    await console.getByText(READER.address).first().waitFor();
    await look(console, "console-money");
    await operators.close();
  });

  test("a membership is paid by one, sent by letter and claimed by another", async () => {
    const giver = await visitor();
    const page = await giver.newPage();
    await signIn(page, origin, instance.accounts.editor);
    await go(page, `${origin}/plans`);
    await page.getByRole("link", { name: "Give a membership" }).click();
    await page.getByLabel("For whom").fill("Mara");
    await page.getByLabel("Their e-mail address").fill(READER.address);
    await page.getByLabel("What you want to say").fill("For the long train to the coast.\nRead something that I have not.");
    await look(page, "give");
    await page.getByRole("button", { name: "Pay and give" }).click();
    await page.getByLabel("Card number").fill("4242424242424242");
    await page.getByRole("button", { name: "Pay" }).click();
    await page.waitForURL(/\/membership\?given/, { waitUntil: "domcontentloaded" });
    await reload(page, "/membership?given=yes", "the gift is paid", () => page.getByText("Memberships you gave").isVisible());
    await look(page, "given");

    const [link] = /https?:\S+\/gift-subscription\/\S+/.exec(await letter(READER.address, "For the long train"));
    const path = link.replace(/^https?:\/\/[^/]+/, "");
    const reader = await visitor();
    const readers = await reader.newPage();
    await go(readers, origin + path);
    await look(readers, "gift-subscription-of-a-stranger");
    await signIn(readers, origin, READER);
    await go(readers, origin + path);
    await look(readers, "gift-subscription");
    await readers.getByRole("button", { name: "Claim it" }).click();
    await readers.getByText("You read as a member until").waitFor();
    await go(readers, origin + articles[0]);
    assert.equal(await strip(readers).count(), 0, "the gift opens every article");
    await reader.close();
    await go(page, `${origin}/membership`);
    await page.getByText("claimed on").waitFor();
    await giver.close();
  });

  test("who cannot pay is told at each step, reads on meanwhile, and mends the card", async () => {
    const { reader, operator } = instance.accounts;
    const context = await visitor();
    const page = await context.newPage();
    await signIn(page, origin, reader);
    await go(page, `${origin}/plans`);
    await page.getByRole("button", { name: "Choose Everything", exact: true }).click();
    // It pays once, and is declined from then on.
    await page.getByLabel("Card number").fill("4000000000000341");
    await page.getByRole("button", { name: "Pay" }).click();
    await page.waitForURL(/\/membership\?paid/, { waitUntil: "domcontentloaded" });
    await reload(page, "/membership?paid=yes", "the payment is known", () => page.getByText("You are a member now").isVisible());

    // A term has as many days as its month: the next one begins, and its payment fails, within a day of these steps.
    await wait(27);
    const failed = () => page.getByText("The last payment failed").isVisible();
    for (let day = 0; day < 5 && !(await failed()); day += 1) {
      await wait(1);
      await new Promise((resolve) => setTimeout(resolve, 8_000));
      await go(page, `${origin}/membership`);
    }
    const first = await letter(reader.address, "did not go through");
    assert.match(first, /You read on as a member until/);
    assert.match(first, /\/membership/);
    await reload(page, "/membership", "the payment failed", failed);
    await look(page, "payment-failed");
    await go(page, origin + articles[0]);
    assert.equal(await strip(page).count(), 0, "access stays");

    const operators = await visitor();
    const console = await operators.newPage();
    await signIn(console, origin, operator);
    await go(console, `${origin}/console/money`);
    const row = console.locator("h2:has-text('Payments that failed') + .table tr", { hasText: reader.address });
    await row.getByText("that it failed, on").waitFor();
    await look(console, "console-payments-failed");

    await wait(5.5);
    await letter(reader.address, "has still not gone through");
    await wait(2);
    await letter(reader.address, "your membership rests");
    await reload(page, "/membership", "the membership rests", () => page.getByText("It rests, because a payment failed").isVisible());

    await page.getByRole("button", { name: "Card and invoices" }).click();
    await page.getByLabel("New card").fill("4242424242424242");
    await page.getByRole("button", { name: "Change the card" }).click();
    await page.getByText("active", { exact: false }).first().waitFor();
    await reload(page, "/membership", "it is paid", () => page.getByText("the next payment is drawn on").isVisible());
    await go(page, origin + articles[0]);
    assert.equal(await strip(page).count(), 0, "and is read again");
    await go(console, `${origin}/console/money`);
    assert.equal(await row.count(), 0, "nobody is dunned any more");
    await operators.close();
    await context.close();
  });
});
