// Signing in by another service, against a real one: a certified OpenID provider, in a real browser.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import Provider from "oidc-provider";
import { freePort, newsstandBinary, startBrowser, until } from "./instance.mjs";

let folder, origin, service, newsstand, browser;

/** Newsstand without titles, which knows one other service. */
async function startNewsstand(issuer) {
  await writeFile(join(folder, "catalogue.json"), "[]");
  await writeFile(
    join(folder, "newsstand.toml"),
    `log = "warn"
base_url = "${origin}"
egress_allow = ["127.0.0.0/8"]
[[openid]]
name = "The Harbour Library"
issuer = "${issuer}"
client = "newsstand"
secret = "three herons & a pier"
sign_up = true
`,
  );
  const child = spawn(
    newsstandBinary(),
    ["serve", "--config", "newsstand.toml", "--catalogue", "catalogue.json", "--data-folder", "data", "--listen", new URL(origin).host],
    { cwd: folder, stdio: "ignore" },
  );
  process.once("exit", () => child.kill("SIGKILL"));
  await until("newsstand answers", async () => (await fetch(`${origin}/health`).catch(() => null))?.ok, 60);
  return child;
}

/** A provider that asks for a name and believes it. */
async function startService() {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "newsstand",
        client_secret: "three herons & a pier",
        redirect_uris: [`${origin}/sign-in/with/1/back`],
        application_type: "web",
      },
    ],
    cookies: { keys: ["for this test"] },
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `${id} of the library`, email: `${id}@library.example`, email_verified: id !== "stranger" }),
    }),
  });
  const server = createServer(provider.callback());
  await new Promise((resolve) => server.listen(Number(new URL(issuer).port), "127.0.0.1", resolve));
  return { issuer, stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsstand-openid-"));
  origin = `http://127.0.0.1:${await freePort()}`;
  service = await startService();
  newsstand = await startNewsstand(service.issuer);
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  newsstand?.kill("SIGKILL");
  await service?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Signs in there as somebody, and says yes to what is asked. */
async function signInThere(page, name) {
  await page.goto(`${origin}/sign-in?next=%2Fsaved`);
  await page.getByRole("link", { name: "Sign in with The Harbour Library" }).click();
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("anything");
  await page.getByRole("button", { name: /sign-in/i }).click();
  await page.getByRole("button", { name: /continue/i }).click();
}

test("whoever a library knows reads here with an account of their own, and finds it again", async () => {
  for (const visit of [1, 2]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signInThere(page, "mara");
    await page.waitForURL(`${origin}/saved`);
    await page.goto(`${origin}/account`);
    await page.getByText("mara@library.example").first().waitFor();
    assert.equal(await page.locator("#name").inputValue(), "mara of the library", `visit ${visit}`);
    await context.close();
  }
});

test("whose address the library does not vouch for, and who turns back there, is told so here", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInThere(page, "stranger");
  await page.getByRole("alert").filter({ hasText: "no account here" }).waitFor();
  await context.clearCookies();
  await page.goto(`${origin}/sign-in`);
  await page.getByRole("link", { name: "Sign in with The Harbour Library" }).click();
  await page.getByRole("link", { name: /cancel/i }).click();
  await page.getByRole("alert").filter({ hasText: "turned back" }).waitFor();
  await context.close();
});
