// A membership by invoice, where no payment provider is: ordered by a reader on a phone and on a desktop, and left again.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { COLOURS, violations } from "./axe.mjs";
import { SCREENS, newsstandBinary, startBrowser, startSite, until } from "./instance.mjs";

/** Screenshots of every page go there, where somebody wants to look at them. */
const PICTURES = process.env.NEWSSTAND_TEST_PICTURES;

let site;
let browser;

before(async () => {
  site = await startSite({
    settings: `membership = "policy.toml"
[billing]
by_hand = true
pay_to = "Harbour News, IBAN AT61 1904 3002 3457 3201"
tax = 1900
tax_country = "DE"
`,
    files: { "policy.toml": 'version = 1\nwall = "members"\n' },
  });
  const plan = ["plans", "add", "year", "--name", "Everything, a year", "--price", "119", "--currency", "EUR", "--months", "12"];
  await promisify(execFile)(newsstandBinary(), [...plan, "--config", "newsstand.toml", "--data-folder", "data"], { cwd: site.folder });
  browser = await startBrowser();
});

after(async () => {
  try {
    await browser?.close();
  } finally {
    await site?.stop();
  }
});

/** Whatever page the reader sees is sound for axe in both themes, and no wider than the screen. */
async function look(page, name, size) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const found = await violations(page, colorScheme === "dark" ? COLOURS : {});
    assert.deepEqual(found.map((violation) => `${name}, ${colorScheme}: ${violation.id}: ${violation.nodes[0].html}`), []);
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}-${size}-${colorScheme}.png`), fullPage: true });
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px wider than a ${size}`);
}

describe("an invoice is ordered, read and left", () => {
  for (const [size, screen] of Object.entries(SCREENS)) {
    test(`on a ${size}`, async () => {
      const context = await browser.newContext(screen);
      try {
        await order(await context.newPage(), size);
      } finally {
        await context.close();
      }
    });
  }
});

async function order(page, size) {
  const press = (button) => Promise.all([page.waitForNavigation(), button.click()]);
  // Operators read as everybody else does; each size has one of its own.
  const { stdout, stderr } = await promisify(execFile)(newsstandBinary(), ["operator-key", "--config", "newsstand.toml", "--data-folder", "data"], {
    cwd: site.folder,
  });
  const [link] = /\S*\/set-up\?key=\S+/.exec(stdout + stderr);
  await page.goto(link);
  await page.getByLabel("E-mail address").first().fill(`anna-${size}@example.org`);
  await page.getByLabel("Password").first().fill("three herons at dawn");
  await press(page.locator('form[action="/set-up"] button').first());

  await until("the plan is on sale", async () => {
    await page.goto(`${site.origin}/plans`);
    return (await page.getByRole("button", { name: "Order by invoice" }).count()) > 0;
  });
  await look(page, "plans-by-invoice", size);
  await press(page.getByRole("button", { name: /Order/ }).first());
  assert.match(page.url(), /\/membership\/invoice\/\S+/);
  const invoice = page.url();
  for (const words of ["EUR 119.00", "EUR 19.00 (DE)", "AT61 1904 3002 3457 3201", "Everything, a year"]) {
    await page.getByText(words).first().waitFor();
  }
  await look(page, "invoice", size);
  await page.goto(`${site.origin}/membership`);
  await look(page, "membership-ordered", size);
  await page.goto(invoice);
  await press(page.locator('form[action="/membership/invoice/withdraw"] button'));
  await page.goto(invoice);
  await page.getByText("nobody has to pay it").waitFor();
  await look(page, "invoice-left", size);
}
