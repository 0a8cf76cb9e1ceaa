// Taking the network away, and what a device keeps for then. Enter at `layLine` and `keepFront`.

import { connect, createServer } from "node:net";
import { leadArticle, until } from "./instance.mjs";

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

/** Of these addresses, the first that the device keeps with its text: what was kept before its page was read has a headline alone. */
export const keptWithText = (page, paths) =>
  page.evaluate(async (paths) => {
    const pages = await caches.open("pages");
    for (const path of paths) {
      const answer = await pages.match(path, { ignoreVary: true });
      if (answer && /class="body"[^]*?<p>/.test(await answer.text())) return path;
    }
    return null;
  }, paths);

/** Whether the article that leads has its text: a feed brings a headline, and the page behind it is read a moment later. */
async function leadIsRead(origin) {
  const answer = await fetch(origin + (await leadArticle(origin)));
  return /class="body"[^]*?<p>/.test(await answer.text());
}

/** The front page, once the worker works and has kept what stands on it. */
export async function keepFront(page, origin) {
  const go = () => page.goto(`${origin}/`, { waitUntil: "domcontentloaded" });
  await until("the lead article has its text", () => leadIsRead(origin), 60);
  await go();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await go();
  await until("articles of the front page are kept", async () => (await kept(page)) >= 10, 180);
}
