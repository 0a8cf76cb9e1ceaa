// A push service of our own, as a browser's maker runs one: no browser here can reach a real one. It takes messages (RFC 8030), opens them
// as the browser would (RFC 8291), and they are handed to the page's worker by the browser's own tools. Enter at `openPushService`.

import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";

/** Opens a message with the keys that the browser gave for it (RFC 8291, RFC 8188: one record). */
function opened(body, { curve, secret }) {
  const salt = body.subarray(0, 16);
  const senderKey = body.subarray(21, 21 + body[20]);
  const sealed = body.subarray(21 + body[20]);
  const derive = (from, salted, info, length) => Buffer.from(hkdfSync("sha256", from, salted, info, length));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), curve.getPublicKey(), senderKey]);
  const shared = derive(curve.computeSecret(senderKey), secret, info, 32);
  const key = derive(shared, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(shared, salt, "Content-Encoding: nonce\0", 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return text.subarray(0, text.lastIndexOf(2)).toString();
}

/** Gives `{ subscribe, stop }`. */
export async function openPushService() {
  const browsers = new Map();
  const server = createServer(async (request, answer) => {
    const browser = browsers.get(request.url);
    const parts = [];
    for await (const part of request) parts.push(part);
    const isSigned = /^vapid t=.+, k=.+/.test(request.headers.authorization ?? "");
    if (browser && isSigned) browser.messages.push(JSON.parse(opened(Buffer.concat(parts), browser)));
    answer.writeHead(browser && isSigned ? 201 : 404).end();
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));

  /** Has the pages of `context` subscribe here. Gives the messages that come, as a list that grows. */
  async function subscribe(context, name) {
    const curve = createECDH("prime256v1");
    curve.generateKeys();
    const browser = { curve, secret: randomBytes(16), messages: [] };
    browsers.set(`/${name}`, browser);
    const subscription = {
      endpoint: `http://127.0.0.1:${server.address().port}/${name}`,
      keys: { p256dh: curve.getPublicKey("base64url"), auth: browser.secret.toString("base64url") },
    };
    await context.grantPermissions(["notifications"]);
    await context.addInitScript((subscription) => {
      PushManager.prototype.subscribe = async () => ({ toJSON: () => subscription });
    }, subscription);
    return browser.messages;
  }

  return { subscribe, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** Hands a message to the worker of the page's site, as the browser does when its push service brings one. */
export async function deliver(page, message) {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  const registered = new Promise((resolve) =>
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find((one) => one.scopeURL === `${origin}/`);
      if (ours) resolve(ours.registrationId);
    }),
  );
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.deliverPushMessage", {
    origin,
    registrationId: await registered,
    data: JSON.stringify(message),
  });
}
