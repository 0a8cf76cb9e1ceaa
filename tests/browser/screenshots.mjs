// The pictures of the pages that the documentation shows.
//
//   NEWSSTAND_BINARY=../../target/release/newsstand node screenshots.mjs ../../docs/screenshots

import { spawnSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { arabicArticle, leadArticle, picturesLoaded, startBrowser, startInstance } from "./instance.mjs";

const DESKTOP = { viewport: { width: 1280, height: 1600 }, deviceScaleFactor: 1 };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

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

async function takeAll(browser, origin) {
  const article = await leadArticle(origin);
  const arabic = await arabicArticle(origin);
  const shots = [
    ["front", "/", DESKTOP, "light"],
    ["front-dark", "/", DESKTOP, "dark"],
    ["front-phone", "/", PHONE, "light"],
    ["front-phone-dark", "/", PHONE, "dark"],
    ["article", article, DESKTOP, "light"],
    ["article-dark", article, DESKTOP, "dark"],
    ["article-phone", article, PHONE, "light"],
    ["article-phone-dark", article, PHONE, "dark"],
    ["article-arabic", arabic, DESKTOP, "light"],
    ["section", "/section/world", DESKTOP, "light"],
    ["title", "/title/the-kingsmere-times", DESKTOP, "light"],
  ];
  for (const [name, path, screen, colorScheme] of shots) {
    const context = await browser.newContext({ ...screen, colorScheme });
    const page = await context.newPage();
    const answer = await page.goto(origin + path);
    if (!answer.ok()) throw new Error(`${path} answers ${answer.status()}`);
    await picturesLoaded(page);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    makeSmaller(file);
    await context.close();
    console.log(`${name}.png  ${path}`);
  }
}

/** A palette of 256 colours makes a third of the file. Only where `pngquant` is there (Debian: apt-get install pngquant). */
function makeSmaller(file) {
  const answer = spawnSync("pngquant", ["--force", "--skip-if-larger", "--strip", "--ext", ".png", "--quality", "70-100", file]);
  // 98 and 99: the picture would be larger, or not good enough; then it stays as it is.
  if (answer.error?.code !== "ENOENT" && ![0, 98, 99].includes(answer.status)) throw new Error(`pngquant: ${answer.stderr}`);
}
