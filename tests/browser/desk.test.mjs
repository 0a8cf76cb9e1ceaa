// The editors' desk in a real browser: order by keys, by dragging and by buttons, notes, times, undo, two editors at once, and without scripts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { signIn, startBrowser, startInstance, until } from "./instance.mjs";

const SOON = { waitUntil: "domcontentloaded" };
const DESK = "/desk/picks/our-picks";

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

const press = (page, button) => Promise.all([page.waitForNavigation(SOON), button.click()]);

/** A page of somebody who is signed in as `role`. */
async function as(role, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await signIn(page, instance.origin, instance.accounts[role]);
  await page.goto(instance.origin + DESK, SOON);
  return page;
}

const picks = (page) => page.locator("ol.picks > li");
const order = (page) => picks(page).locator("h3 a").allInnerTexts();

/** Drags a pick over the upper edge of another. The events are sent as a browser sends them: moving a real pointer depends on what scrolls meanwhile. */
const drag = (page, from, to) =>
  page.evaluate(
    ([from, to]) => {
      const items = document.querySelectorAll("ol.picks > li");
      const dataTransfer = new DataTransfer();
      const { left, top } = items[to].getBoundingClientRect();
      const send = (item, kind) =>
        item.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer, clientX: left + 9, clientY: top + 1 }));
      send(items[from], "dragstart");
      // Where it is taken, the browser is told so.
      if (send(items[to], "dragover")) throw new Error("nothing may be dropped there");
      send(items[to], "drop");
    },
    [from, to],
  );

/** Puts the newest articles on the list until it has `count`. */
async function fill(page, count) {
  const latest = await (await fetch(`${instance.origin}/latest`)).text();
  const articles = [...new Set([...latest.matchAll(/href="(\/article\/[^"]+)"/g)].map(([, path]) => path))];
  for (const article of articles) {
    if ((await picks(page).count()) >= count) return;
    await page.getByLabel("Its address on this site").fill(instance.origin + decodeURI(article));
    await press(page, page.locator("form", { has: page.getByLabel("Its address on this site") }).getByRole("button"));
  }
  assert.equal(await picks(page).count(), count);
}

test("an editor orders picks by keys, by dragging and by buttons, and takes it back", async () => {
  const page = await as("editor");
  await fill(page, 3);
  const [first, second, third] = await order(page);

  await picks(page).nth(2).locator("h3 a").focus();
  await Promise.all([page.waitForNavigation(SOON), page.keyboard.press("Alt+ArrowUp")]);
  assert.deepEqual(await order(page), [first, third, second]);
  await until("the moved pick has the focus again", () =>
    page.evaluate(() => document.activeElement?.closest("ol.picks > li")?.querySelector("h3 a")?.innerText).then((text) => text === third), 10);
  await Promise.all([page.waitForNavigation(SOON), page.keyboard.press("Alt+ArrowDown")]);
  assert.deepEqual(await order(page), [first, second, third]);

  await Promise.all([page.waitForNavigation(SOON), drag(page, 2, 0)]);
  assert.deepEqual(await order(page), [third, first, second]);

  await press(page, picks(page).nth(0).getByRole("button", { name: /^Down/ }));
  assert.deepEqual(await order(page), [first, third, second]);
  await press(page, page.getByRole("button", { name: /^Take back/ }).first());
  assert.deepEqual(await order(page), [third, first, second]);
  await page.context().close();
});

test("two editors at once lose nothing of each other's, and readers see what they did", async () => {
  const [one, other] = [await as("editor"), await as("operator")];
  await fill(one, 3);
  await other.reload(SOON);
  const before = await order(other);
  // Both look at the same list; one moves, the other writes a note on a page that is old by then.
  await press(one, picks(one).nth(2).getByRole("button", { name: /^Up/ }));
  const noted = picks(other).nth(0);
  await noted.locator("summary").click();
  await noted.getByLabel("To the reader").fill("Read to the end by those who began it.");
  await press(other, noted.getByRole("button", { name: "Keep the note" }));
  assert.deepEqual(await order(other), [before[0], before[2], before[1]], "the move of the one is not undone by the note of the other");
  await until("readers see the note", async () =>
    (await (await fetch(`${instance.origin}/picks/our-picks`)).text()).includes("Read to the end by those who began it."));

  // What is to end before it begins is refused in words; what is yet to come is not there for readers.
  const timed = picks(one).nth(0);
  await one.reload(SOON);
  await timed.locator("summary").click();
  await timed.getByLabel("until").fill("2020-01-01T00:00");
  await press(one, timed.getByRole("button", { name: "Keep the times" }));
  await one.getByText("It has to end after it begins.").waitFor();
  await one.goto(instance.origin + DESK, SOON);
  await timed.locator("summary").click();
  await timed.getByLabel("From").fill("2099-01-01T00:00");
  await timed.getByLabel("until").fill("2099-01-02T00:00");
  await press(one, timed.getByRole("button", { name: "Keep the times" }));
  await until("readers see it no more", async () =>
    !(await (await fetch(`${instance.origin}/picks/our-picks`)).text()).includes("Read to the end by those who began it."));
  for (const page of [one, other]) await page.context().close();
});

test("without scripts the desk does the same by its buttons", async () => {
  const page = await as("editor", { javaScriptEnabled: false });
  await fill(page, 3);
  const [first, second, third] = await order(page);
  assert.equal(await page.locator("#by-hand").isVisible(), false, "nothing is promised that needs scripts");
  await press(page, picks(page).nth(1).getByRole("button", { name: /^Up/ }));
  assert.deepEqual(await order(page), [second, first, third]);
  await press(page, picks(page).nth(2).getByRole("button", { name: /^Take out/ }));
  assert.deepEqual(await order(page), [second, first]);
  await page.context().close();
});
