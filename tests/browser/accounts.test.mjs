// Accounts in a real browser: signing in, an invitation, a second factor, a passkey on a virtual device, saving an article, going.
// JavaScript is off everywhere but where a passkey is made or used.

import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { COLOURS, violations } from "./axe.mjs";
import { leadArticle, signIn, startBrowser, startInstance, virtualAuthenticator } from "./instance.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 900 } };

let instance;
let browser;
/** As browsers know a site that has a name. */
let origin;

before(async () => {
  instance = await startInstance({ titles: 20 });
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

async function withPage(options, use) {
  const context = await browser.newContext(options);
  try {
    await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** The code of an authenticator app with this secret (RFC 6238), `later` steps from now. */
function code(secret, later = 0) {
  const bits = [...secret.replace(/\s/g, "")].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"));
  const key = Buffer.from(bits.join("").match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const digest = createHmac("sha1", key).update(step).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

describe("accounts", () => {
  test("the operator invites somebody, who accepts, saves an article, and takes a copy, without scripts", () =>
    withPage({ ...DESKTOP, javaScriptEnabled: false }, async (page, context) => {
      await signIn(page, origin, instance.accounts.operator);
      await page.goto(`${origin}/console/readers`);
      await page.getByText("Invite somebody").click();
      await page.getByLabel("E-mail address").fill("nora@example.org");
      await page.getByRole("button", { name: "Invite" }).click();
      const link = await page.locator(".secret").innerText();
      await context.clearCookies();

      await page.goto(link);
      await page.getByLabel("Name").fill("Nora Newcomer");
      await page.getByLabel("Password").fill("four herons at dusk");
      await page.getByRole("button", { name: "Accept the invitation" }).click();
      const article = await leadArticle(instance.origin);
      await page.goto(origin + article);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("button", { name: "Saved" }).waitFor();
      await page.goto(`${origin}/saved`);
      assert.equal(await page.locator(`a[href="${article}"]`).count(), 1);
      await page.goto(link);
      await page.getByText("has been used or has ended").waitFor();
    }));

  test("a second factor is set up from the square and asked for", () =>
    withPage({ ...PHONE, javaScriptEnabled: false }, async (page, context) => {
      await signIn(page, origin, instance.accounts.publisher);
      await page.goto(`${origin}/account/second-factor`);
      assert.ok(await page.locator("svg.square").isVisible());
      await page.getByText("Or type the secret").click();
      const secret = await page.locator("code.secret").innerText();
      await page.getByLabel("Type the six digits").fill(code(secret));
      await page.getByRole("button", { name: "Turn on" }).click();
      assert.equal(await page.locator(".codes li").count(), 10);
      await context.clearCookies();
      await signIn(page, origin, instance.accounts.publisher);
      await page.getByLabel("Code").fill(code(secret, 1));
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.goto(`${origin}/account`);
      await page.getByText("On: a code of your app").waitFor();
    }));

  test("a passkey is made on a device and opens the account, and nothing else is asked", () =>
    withPage(DESKTOP, async (page, context) => {
      await virtualAuthenticator(page);
      await signIn(page, origin, instance.accounts.reader);
      await page.goto(`${origin}/account/passkeys`);
      await page.getByLabel("What you call the device").fill("My laptop");
      await page.getByRole("button", { name: "Make a passkey" }).click();
      await page.getByText("My laptop").first().waitFor();
      await context.clearCookies();

      await page.goto(`${origin}/sign-in?next=%2Fsaved`);
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      await page.getByRole("button", { name: "Use a passkey" }).click();
      await page.waitForURL("**/saved");
      await page.goto(`${origin}/account`);
      await page.getByText(instance.accounts.reader.address).first().waitFor();
    }));

  test("no page of accounts has a fault that axe finds, nor is wider than a phone", () =>
    withPage({ ...PHONE, colorScheme: "dark" }, async (page) => {
      await signIn(page, origin, instance.accounts.operator);
      for (const path of [
        "/account",
        "/account/second-factor",
        "/account/passkeys",
        "/account/apps",
        "/account/erase",
        "/account/prove",
        "/console/readers",
        "/saved",
        "/history",
        "/set-up",
        "/invitation?token=none",
      ]) {
        await page.goto(origin + path);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          const found = await violations(page, colorScheme === "dark" ? COLOURS : {});
          assert.deepEqual(found.map((violation) => `${path}, ${colorScheme}: ${violation.id}: ${violation.nodes[0].html}`), []);
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        const widest = await page.evaluate(() =>
          [...document.querySelectorAll("main *")]
            .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth)
            .map((element) => element.outerHTML.slice(0, 120)),
        );
        assert.ok(wide <= 0, `${path} is ${wide} px wider than the screen: ${widest.join(" | ")}`);
      }
    }));

  test("the account is erased and the address is unknown", () =>
    withPage({ ...DESKTOP, javaScriptEnabled: false }, async (page) => {
      await signIn(page, origin, instance.accounts.editor);
      await page.goto(`${origin}/account/erase`);
      await page.getByRole("textbox").fill(instance.accounts.editor.address);
      await page.getByRole("button", { name: "Erase everything" }).click();
      await signIn(page, origin, instance.accounts.editor);
      await page.getByRole("alert").waitFor();
    }));
});
