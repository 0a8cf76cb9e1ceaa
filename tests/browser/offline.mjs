// Taking the network away, and what a device keeps for then. Enter at `layLine` and `keepFront`.

import { connect, createServer } from "node:net";
import { until } from "./instance.mjs";

/** A line to the instance that can be cut: a browser that only says that it is offline lets its service worker through. */
export async function layLine(port) {
  const sockets = new Set();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
      socket.on("error", () => [near, far].forEach((one) => one.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  const listen = (at) => new Promise((resolve, reject) => server.once("error", reject).listen(at, "127.0.0.1", resolve));
  await listen(0);
  const own = server.address().port;
  return {
    origin: `http://127.0.0.1:${own}`,
    mend: () => (server.listening ? null : listen(own)),
    cut: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close(resolve);
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** How many articles the device keeps. */
const kept = (page) =>
  page.evaluate(async () => {
    const requests = await (await caches.open("pages")).keys();
    return requests.filter((request) => new URL(request.url).pathname.startsWith("/article/")).length;
  });

/** Those of these addresses that the device keeps with their text: what was kept before its page was read has a headline alone. */
const keptWithText = (page, paths) =>
  page.evaluate(async (paths) => {
    const pages = await caches.open("pages");
    const found = [];
    for (const path of paths) {
      const answer = await pages.match(path, { ignoreVary: true });
      if (answer && /class="body"[^]*?<p[ >]/.test(await answer.text())) found.push(path);
    }
    return found;
  }, paths);

/** The front page, once the worker works and has kept what stands on it. Gives two of its articles that are kept with their text. */
export async function keepFront(page, origin) {
  const go = () => page.goto(`${origin}/`, { waitUntil: "domcontentloaded" });
  await go();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await go();
  await until("articles of the front page are kept", async () => (await kept(page)) >= 10, 180);
  const paths = await page
    .locator('main h3 a[href^="/article/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.pathname))]);
  return until(
    "two articles of the front page are kept with their text",
    async () => {
      const found = await keptWithText(page, paths);
      return found.length >= 2 && found.slice(0, 2);
    },
    60,
  );
}
