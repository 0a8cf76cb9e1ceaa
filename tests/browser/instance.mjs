// A Newsstand of one's own, over the simulated press, and a browser to look at it.
// Not a test: the tests and `screenshots.mjs` start from here. Enter at `startInstance` and `startBrowser`.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

/** The program under test. Whoever starts the tests says which, so that nobody tests yesterday's by mistake. */
export function newsstandBinary() {
  const binary = process.env.NEWSSTAND_BINARY;
  if (!binary || !existsSync(binary)) {
    throw new Error(
      "NEWSSTAND_BINARY must name the newsstand program, for example NEWSSTAND_BINARY=../../target/debug/newsstand; `cargo xtask test --only browser` sets it.",
    );
  }
  return binary;
}

/**
 * A port that nobody listens on now, below those that systems give to connections on their way out (from 32768 on): one of these
 * may be taken again before the program listens, by a connection of its own.
 */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const isFree = await new Promise((resolve, reject) => {
      server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(false) : reject(error)));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/** The two sizes at which pages are looked at. */
export const SCREENS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks until `question` gives something true; says what it waited for when it never does. */
export async function until(what, question, limitSeconds = 180) {
  const end = Date.now() + limitSeconds * 1000;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what}: still not so after ${limitSeconds} seconds`);
    await pause(250);
  }
}

/**
 * Starts `newsstand demo` on a free port with an empty data folder and waits until its press is read:
 * articles are there, none waits for its page, and the front page has a lead.
 *
 * With `membership` it is run as a service: `title` is the publisher's, and seconds in `clockOffsetFile` move its clock.
 *
 * Gives `{ origin, accounts, dataFolder, clockOffsetFile, title, stop }`; `accounts.operator` is `{ address, password }`, and so on. The caller must stop it, whatever happens.
 */
export async function startInstance({ titles = 40, membership = false } = {}) {
  const dataFolder = await mkdtemp(join(tmpdir(), "newsstand-browser-"));
  const clockOffsetFile = join(dataFolder, "clock-offset");
  const origin = `http://127.0.0.1:${await freePort()}`;
  const child = spawn(
    newsstandBinary(),
    [
      ...["demo", "--titles", String(titles), "--speed", "1", "--listen", new URL(origin).host],
      ...["--data-folder", dataFolder],
      ...(membership ? ["--membership", "--clock-offset-file", clockOffsetFile] : []),
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  // Also where the tests are broken off before `stop`.
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);

  async function stop() {
    process.removeListener("exit", killAtExit);
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
    await rm(dataFolder, { recursive: true, force: true });
  }

  async function ask(path) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`newsstand has ended by itself:\n${said}`);
    const answer = await fetch(origin + path).catch(() => null);
    return answer?.ok ? answer : null;
  }

  try {
    await until("the simulated press is read", async () => {
      const health = await (await ask("/health"))?.json();
      return health && health.articles > 100 && health.feeds_answered >= health.feeds && health.pages_waiting === 0;
    });
    await until("the front page shows a lead", async () => (await (await ask("/"))?.text())?.includes('class="lead'));
    const accounts = await until("the accounts are printed", () => accountsIn(said), 10);
    const title = / owns .* \((\/title\/[^)]+)\)/.exec(said)?.[1];
    return { origin, accounts, dataFolder, clockOffsetFile, title, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Starts `newsstand serve` without titles, as nobody has set it up yet, under a name: passkeys want one.
 *
 * `settings` are further lines of its configuration, `files` stand beside that. Gives `{ origin, link, folder, stop }`; `link` sets it up.
 */
export async function startSite({ settings = "", files = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "newsstand-site-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const all = { ...files, "catalogue.json": "[]", "newsstand.toml": `base_url = "${origin}"\n${settings}` };
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
  const child = spawn(
    newsstandBinary(),
    ["serve", "--config", "newsstand.toml", "--catalogue", "catalogue.json", "--data-folder", "data", "--listen", `127.0.0.1:${port}`],
    { cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  const killAtExit = () => child.kill("SIGKILL");
  process.once("exit", killAtExit);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  const stop = async () => {
    process.removeListener("exit", killAtExit);
    child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { origin, folder, link: await until("the link is printed", () => /set it up at (\S+)/.exec(said)?.[1], 60), stop };
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${said}`);
  }
}

/** The accounts that the demo prints, by role; null until all four are there. */
function accountsIn(said) {
  const found = [...said.matchAll(/^(?:newsstand: )?(\w+): (\S+@\S+) with the password "([^"]+)"/gm)];
  if (found.length < 4) return null;
  return Object.fromEntries(found.map(([, role, address, password]) => [role, { address, password }]));
}

/** The system's Chromium, whole: its headless shell is quicker but shows no notifications. Nothing is downloaded. */
export async function startBrowser() {
  const executablePath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => [join(folder, "chromium"), join(folder, "chromium-browser"), join(folder, "google-chrome")])
    .find((path) => existsSync(path));
  if (!executablePath) throw new Error("there is no Chromium on PATH; on Debian: apt-get install chromium");
  const flags = (process.env.NEWSSTAND_TEST_CHROMIUM_FLAGS ?? "").split(/\s+/).filter(Boolean);
  // Pages are painted by the processor here either way; without the process that would ask a graphics card there is one less.
  return chromium.launch({ executablePath, args: ["--disable-dev-shm-usage", "--disable-gpu", ...flags] });
}

/** Signs in with address and password; whether that was enough is for the caller to look at. Pictures are not waited for. */
export async function signIn(page, origin, { address, password }) {
  const soon = { waitUntil: "domcontentloaded" };
  await page.goto(`${origin}/sign-in`, soon);
  await page.getByLabel("E-mail address").first().fill(address);
  await page.getByLabel("Password").first().fill(password);
  await Promise.all([page.waitForNavigation(soon), page.getByRole("button", { name: "Sign in", exact: true }).click()]);
}

/** The address of the first article of the front page's lead. */
export async function leadArticle(origin) {
  const front = await (await fetch(`${origin}/`)).text();
  return /class="lead[^]*?href="(\/article\/[^"]+)"/.exec(front)[1];
}

/** The address of an article in Arabic, found as a reader would: by way of the titles of Arabic-speaking countries. */
export async function arabicArticle(origin) {
  const titles = await (await fetch(`${origin}/titles`)).text();
  for (const [, title] of titles.matchAll(/href="(\/title\/[^"]+)"/g)) {
    const page = await (await fetch(origin + title)).text();
    const article = /href="(\/article\/[^"]+)"[^>]*>[^<]*[\u0600-\u06ff]/.exec(page)?.[1];
    if (article) return article;
  }
  throw new Error("the simulated press has no article in Arabic");
}

/** Asks for the lazy pictures too and waits until every picture has come or has failed. */
export async function picturesLoaded(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (const image of document.images) image.loading = "eager";
    await Promise.all(
      [...document.images].map(
        (image) =>
          image.complete ||
          new Promise((resolve) => {
            image.addEventListener("load", resolve);
            image.addEventListener("error", resolve);
          }),
      ),
    );
  });
}

/** An authenticator in the browser of `page`, as a phone or a laptop has one; it says yes by itself. */
export async function virtualAuthenticator(page) {
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
