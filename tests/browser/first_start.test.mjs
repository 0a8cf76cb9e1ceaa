// The first morning with a site of one's own, on a phone and on a desktop: it is set up by the link that it printed, a newsletter is ordered, and its letter is read.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { freePort, startBrowser, startSite, until, virtualAuthenticator } from "./instance.mjs";

/** The phone in dark colours, the desktop in light ones. */
const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: "dark" },
  desktop: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
};

let browser;

before(async () => (browser = await startBrowser()));
after(() => browser?.close());

/** Brings a letter as a mail server does; gives all its answers. */
async function bring(post, address, letter) {
  const socket = connect(post, "127.0.0.1");
  const answers = [];
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async () => {
    for (;;) {
      const { value = "" } = await lines.next();
      if (value[3] !== "-") return answers.push(value);
    }
  };
  await answer();
  const words = ["EHLO mx.harbour.example", "MAIL FROM:<bounce@harbour.example>", `RCPT TO:<${address}>`, "DATA", `${letter}\r\n.`, "QUIT"];
  for (const word of words) {
    socket.write(`${word}\r\n`);
    await answer();
  }
  socket.end();
  return answers;
}

const LETTER = [
  "From: The Harbour Letter <letter@harbour.example>",
  "Subject: =?utf-8?Q?What_the_pilots_saw_=E2=80=93_and_what_not?=",
  "Message-ID: <1@harbour.example>",
  `Date: ${new Date().toUTCString()}`,
  "List-Unsubscribe: <https://harbour.example/out>",
  "MIME-Version: 1.0",
  "Content-Type: text/html; charset=utf-8",
  "",
  '<div style="display:none">Preview words for a list of mail</div><table role="presentation" width="600"><tr><td><h1>Good morning</h1></td></tr>',
  "<tr><td>The crane fell at four in the night. Two pilots on their way to the Margarethe saw it bend, and thought at first that it was the fog which moved.</td></tr>",
  "<tr><td>Nobody was hurt. The harbour office says that the berth stays closed until Thursday; the ferry goes from the old quay.</td></tr></table>",
  '<img src="https://harbour.example/open.gif" width="1" height="1">',
].join("\r\n");

/** A journey on a screen of this size, with a site of its own. */
async function walk(size, begin) {
  const post = await freePort();
  const site = await startSite({ settings: `[newsletters]\ndomain = "inbox.example.org"\nlisten = "127.0.0.1:${post}"\n` });
  const context = await browser.newContext(SCREENS[size]);
  try {
    await begin({ ...site, post }, await context.newPage(), size);
  } finally {
    await context.close();
    await site.stop();
  }
}

/** The site is set up by a password, a newsletter is ordered and read. */
async function byPassword({ origin, post, link }, page, size) {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(link);
  await page.getByLabel("E-mail address").first().fill("anna@example.org");
  await page.getByLabel("Name").fill("Anna");
  await page.getByLabel("Password").first().fill("three herons at dawn");
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Set up", exact: true }).click()]);
  assert.ok(!page.url().includes("/set-up"), page.url());

  await page.goto(`${origin}/subscriptions`);
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: "Give me an address" }).click()]);
  const address = await page.locator("code.inbox").innerText();
  assert.match(address, /^reader-[0-9a-f]{24}@inbox\.example\.org$/);

  const answers = await bring(post, address, LETTER);
  assert.deepEqual(answers.map((answer) => answer.slice(0, 3)), ["220", "250", "250", "250", "354", "250", "221"]);

  // Pages keep what titles there are for some seconds.
  const headline = page.getByRole("link", { name: "What the pilots saw – and what not" });
  await until("the letter is there", async () => (await page.goto(`${origin}/reading`)) && (await headline.count()) > 0, 90);
  await headline.first().click();
  await page.locator(".article-head h1").waitFor();
  const text = await page.locator("article .body").innerText();
  assert.ok(text.includes("the ferry goes from the old quay") && !text.includes("Preview words"), text);
  assert.equal(await page.locator("article .body table, article .body img").count(), 0);
  assert.equal(await page.locator("article .access").count(), 0, "a letter is whole as it came");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `it fits a ${size}`);
  await look(page, "letter", size);
  await page.goto(`${origin}/subscriptions`);
  await page.getByRole("link", { name: "Unsubscribe at the sender" }).waitFor();
  const found = await violations(page);
  assert.deepEqual(found.map(({ id }) => id), []);
  await look(page, "subscriptions", size);
  for (const url of asked) assert.ok(url.startsWith(`${origin}/`), url);
}

/** The site is set up by a passkey, and opened by it again; there is no password. */
async function byPasskey({ origin, link }, page, size) {
  await virtualAuthenticator(page);
  await page.goto(link);
  const offer = page.getByRole("button", { name: "Set up with a passkey" });
  await offer.click();
  assert.ok(page.url().includes("/set-up"), "without an address no passkey is made");
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const found = await violations(page, colorScheme === "dark" ? COLOURS : {});
    assert.deepEqual(found.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes[0].html}`), []);
  }
  await page.emulateMedia({ colorScheme: SCREENS[size].colorScheme });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `it fits a ${size}`);
  await look(page, "set-up", size);
  await page.getByLabel("E-mail address").first().fill("anna@example.org");
  await page.getByLabel("Name").fill("Anna");
  await offer.click();
  await page.waitForURL("**/welcome");
  await page.goto(`${origin}/console`);
  await Promise.all([page.waitForNavigation(), page.locator("form[action='/sign-out'] button").click()]);

  await page.goto(`${origin}/sign-in?next=%2Faccount`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL("**/account");
  await page.getByText("anna@example.org").first().waitFor();
}

// Pages keep what titles there are for some seconds: both sizes wait for the same ones.
describe("first start: a site is set up, a newsletter ordered, and its letter read", { concurrency: true }, () => {
  for (const size of Object.keys(SCREENS)) test(`on a ${size}`, () => walk(size, byPassword));
});

describe("first start with a passkey", { concurrency: true }, () => {
  for (const size of Object.keys(SCREENS)) test(`on a ${size}`, () => walk(size, byPasskey));
});

/** A picture to look at, where somebody wants to. */
async function look(page, name, size) {
  const pictures = process.env.NEWSSTAND_PICTURES;
  if (!pictures) return;
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: true });
}
