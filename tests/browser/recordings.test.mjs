// Sound of an article in a real browser: it plays, in parts, and the browser asks nobody but the site.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { freePort, newsstandBinary, startBrowser, until } from "./instance.mjs";

const SECONDS = 30;
const RATE = 8_000;

/** A tone: WAV, one channel of eight bits. */
function tone() {
  const wav = Buffer.alloc(44 + SECONDS * RATE, 128);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + SECONDS * RATE, 4);
  wav.write("WAVEfmt ", 8);
  for (const [value, at] of [[16, 16], [RATE, 24], [RATE, 28]]) wav.writeUInt32LE(value, at);
  for (const [value, at] of [[1, 20], [1, 22], [1, 32], [8, 34]]) wav.writeUInt16LE(value, at);
  wav.write("data", 36);
  wav.writeUInt32LE(SECONDS * RATE, 40);
  for (let i = 0; i < SECONDS * RATE; i += 1) wav[44 + i] = 128 + Math.round(60 * Math.sin((i / RATE) * 440 * 2 * Math.PI));
  return wav;
}

let folder, origin, radio, newsstand, browser;

/** A publisher of one episode; keeps how it was asked for the sound. */
async function startRadio() {
  const sound = tone();
  const asked = [];
  const address = `http://127.0.0.1:${await freePort()}`;
  const feed = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Harbour Radio</title><link>${address}/</link>
    <item><guid>1</guid><link>${address}/1</link><title>The harbour talks, episode 12</title><description>Two pilots and a baker on the night the crane fell.</description>
    <enclosure url="${address}/counted/1.wav" type="audio/wav" length="${sound.length}"/><itunes:duration>${SECONDS}</itunes:duration></item></channel></rss>`;
  const server = createServer((request, response) => {
    if (request.url === "/feed.xml") return response.setHeader("content-type", "application/rss+xml").end(feed);
    if (request.url === "/counted/1.wav") return response.writeHead(302, { location: "/1.wav" }).end();
    if (request.url !== "/1.wav") return response.writeHead(404).end();
    asked.push(request.headers);
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
    const head = { "content-type": "audio/wav", "accept-ranges": "bytes" };
    if (from === undefined) return response.writeHead(200, { ...head, "content-length": sound.length }).end(sound);
    const last = to ? Number(to) : sound.length - 1;
    const part = sound.subarray(Number(from), last + 1);
    head["content-range"] = `bytes ${from}-${last}/${sound.length}`;
    return response.writeHead(206, { ...head, "content-length": part.length }).end(part);
  });
  await new Promise((resolve) => server.listen(Number(new URL(address).port), "127.0.0.1", resolve));
  return { address, asked, stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsstand-recordings-"));
  origin = `http://127.0.0.1:${await freePort()}`;
  radio = await startRadio();
  const title = {
    slug: "harbour-radio",
    name: "Harbour Radio",
    kind: "broadcaster",
    homepage: `${radio.address}/`,
    country: "GB",
    languages: ["en"],
    owner: null,
    editions: ["world"],
    on_by_default: true,
    feeds: [{ url: `${radio.address}/feed.xml`, kind: "feed", section: "world" }],
  };
  await writeFile(join(folder, "catalogue.json"), JSON.stringify([title]));
  await writeFile(join(folder, "newsstand.toml"), `log = "warn"\nbase_url = "${origin}"\negress_allow = ["127.0.0.0/8"]\n`);
  newsstand = spawn(
    newsstandBinary(),
    ["serve", "--config", "newsstand.toml", "--catalogue", "catalogue.json", "--data-folder", "data", "--listen", new URL(origin).host],
    { cwd: folder, stdio: "ignore" },
  );
  process.once("exit", () => newsstand.kill("SIGKILL"));
  await until("the episode is here", async () => (await (await fetch(`${origin}/latest`).catch(() => null))?.text())?.includes("episode 12"), 120);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  newsstand?.kill("SIGKILL");
  await radio?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function episodePage() {
  const latest = await (await fetch(`${origin}/latest`)).text();
  assert.match(latest, /<span class="plays">Audio 30 s<\/span>/);
  return origin + /href="(\/article\/[^"]+)"/.exec(latest)[1];
}

test("an episode plays when the reader asks for it, from this site alone", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(await episodePage(), { waitUntil: "load" });
  assert.ok(!asked.some((url) => url.includes("/media/")), "nothing is loaded before it is asked for");
  const audio = page.locator("audio");
  await audio.evaluate((element) => ((element.muted = true), element.play()));
  await until("it plays", () => audio.evaluate((element) => element.currentTime > 0.3), 20);
  assert.equal(await audio.evaluate((element) => Math.round(element.duration)), SECONDS);
  await audio.evaluate((element) => (element.currentTime = 20));
  await until("it plays from there", () => audio.evaluate((element) => element.currentTime > 20.2), 20);
  for (const url of asked) assert.ok(url.startsWith(`${origin}/`), url);
  assert.deepEqual(errors, []);
  assert.ok(radio.asked.length > 0);
  for (const headers of radio.asked) {
    assert.match(headers["user-agent"], /^Newsstand\//);
    assert.equal(headers.cookie ?? headers.referer, undefined);
  }
  if (process.env.NEWSSTAND_PICTURES) await page.screenshot({ path: join(process.env.NEWSSTAND_PICTURES, "episode-phone-dark.png") });
  await page.close();
});

test("without scripts there is the same player", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(await episodePage());
  const audio = page.locator("audio[controls][preload=none]");
  assert.ok(await audio.isVisible());
  assert.ok((await audio.boundingBox()).height > 30);
  assert.equal(await page.getByText("Harbour Radio does not learn who is listening").count(), 1);
  if (process.env.NEWSSTAND_PICTURES) await page.screenshot({ path: join(process.env.NEWSSTAND_PICTURES, "episode-desktop-light.png") });
  await page.goto(`${origin}/latest`);
  if (process.env.NEWSSTAND_PICTURES) await page.screenshot({ path: join(process.env.NEWSSTAND_PICTURES, "latest-desktop-light.png") });
  await context.close();
});
