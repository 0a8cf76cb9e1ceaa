// The pictures of the pages that the documentation shows.
//
//   NEWSSTAND_BINARY=../../target/release/newsstand node screenshots.mjs ../../docs/screenshots

import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { arabicArticle, leadArticle, picturesLoaded, signIn, startBrowser, startInstance } from "./instance.mjs";

const DESKTOP = { viewport: { width: 1280, height: 1100 }, deviceScaleFactor: 1 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true };

const folder = process.argv[2];
if (!folder) {
  console.error("Say into which folder: node screenshots.mjs OUT_FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const instance = await startInstance({ titles: 120 });
try {
  const browser = await startBrowser();
  try {
    await takeAll(browser, instance.origin);
  } finally {
    await browser.close();
  }
} finally {
  await instance.stop();
}

/** Twelve pages, on a desktop and a phone, light and dark. */
async function takeAll(browser, origin) {
  const front = await (await fetch(`${origin}/`)).text();
  const story = /href="(\/story\/[^"?#]+)/.exec(front)[1];
  const pages = [
    ["front", "/"],
    ["section", "/section/world"],
    ["article", await leadArticle(origin)],
    ["article-arabic", await arabicArticle(origin)],
    ["story", story],
    ["title", "/title/the-kingsmere-times"],
    ["titles", "/titles"],
    ["search", "/search?q=storm"],
    ["for-you", "/for-you"],
    ["briefing", "/briefing"],
    ["latest", "/latest"],
    ["how-we-rank", "/how-we-rank"],
  ];
  for (const [device, screen] of [["", DESKTOP], ["-phone", PHONE]]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ ...screen, colorScheme });
      const page = await context.newPage();
      // The demo's reader has a For You and a briefing.
      await signIn(page, origin, instance.accounts.reader);
      for (const [name, path] of pages) {
        const answer = await page.goto(origin + path);
        if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}`);
        await picturesLoaded(page);
        const file = join(folder, `${name}${device}${colorScheme === "dark" ? "-dark" : ""}.png`);
        await page.screenshot({ path: file });
        makeSmaller(file);
        console.log(`${file}  ${path}`);
      }
      await context.close();
    }
  }
}

/** A palette of 256 colours makes a third of the file. Only where `pngquant` is there (Debian: apt-get install pngquant). */
function makeSmaller(file) {
  const answer = spawnSync("pngquant", ["--force", "--skip-if-larger", "--strip", "--ext", ".png", "--quality", "70-100", file]);
  // 98 and 99: the picture would be larger, or not good enough; then it stays as it is.
  if (answer.error?.code !== "ENOENT" && ![0, 98, 99].includes(answer.status)) throw new Error(`pngquant: ${answer.stderr}`);
}
