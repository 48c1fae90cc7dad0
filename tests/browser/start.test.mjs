// The page starts from wherever it is put, asks nobody but its own host, and says in words why it
// cannot start where it cannot.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, axe, dropFiles, newPage, openHost } from "./harness.mjs";
import { serveFolder } from "./static_server.mjs";
import { SAMPLES, confirm, drop, en, eventually, focused, openSamples, openStart, sv } from "./steps.mjs";

const { browser, host } = await openHost({ base: "/kommun/nämnd/år 2022/lärdom/" });
host.url = encodeURI(host.url);

/** A page and a host that serves it badly, both closed afterwards. */
async function badly(options, check) {
  const bad = await serveFolder(DIST, options);
  const page = await newPage(browser);
  try {
    await page.goto(bad.url);
    await check(page, bad);
  } finally {
    await page.context().close();
    await bad.close();
  }
}

/** A page that shows another inside. */
const framing = (url) => `<!doctype html><html lang="en"><title>t</title><iframe title="f" src="${url}"></iframe></html>`;

test("the page starts from a deep sub-path and only its own files are asked for", async () => {
  host.requests.length = 0;
  const page = await newPage(browser);
  const sent = [];
  page.on("request", (request) => sent.push(request.postData()));
  await openSamples(page, host.url);
  await confirm(page);
  await page.locator("figure.chart svg").first().waitFor();
  assert.deepEqual(sent.filter(Boolean), [], "nothing leaves the page");
  assert.deepEqual(page.problems, []);
  assert.deepEqual(page.warnings, []);
  for (const address of page.asked.filter((each) => !/^(blob|data):/.test(each))) {
    assert.ok(address.startsWith(host.url), `${address} is below ${host.url}`);
  }
  // The host hears of everything, also of what the worker asks for.
  assert.ok(host.requests.some(({ url }) => url.includes("engine_bg.wasm")));
  for (const request of host.requests) {
    assert.equal(request.method, "GET", request.url);
    assert.equal(request.status, 200, request.url);
    assert.ok(request.url.startsWith(new URL(host.url).pathname), request.url);
  }
  await page.context().close();
});

test("no script stands within the page itself, which its policy would block", async () => {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  assert.match(html, /http-equiv="?Content-Security-Policy/);
  const scripts = html.match(/<script[^>]*>/g);
  assert.ok(scripts.length > 0);
  assert.deepEqual(scripts.filter((script) => !/ src=/.test(script)), []);
});

test("opened straight from a folder the page says that it has to be on a server", async () => {
  const page = await newPage(browser);
  await page.goto(pathToFileURL(join(DIST, "index.html")).href);
  await page.getByRole("heading", { name: "Sidan måste öppnas från en webbserver" }).waitFor();
  assert.equal(await page.locator("#start-waiting").isVisible(), false);
  assert.equal(await page.locator("#start-failed").isVisible(), false);
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

test("inside another site's page it does not start, and leads to a window of its own", async () => {
  const page = await newPage(browser);
  const address = `${host.url}#/utkast/x`;
  const other = await serveFolder(DIST, { odd: [{ path: "frame.html", body: framing(address) }] });
  host.requests.length = 0;
  await page.goto(`${other.url}frame.html`);
  const inside = page.frameLocator("iframe");
  await inside.getByRole("heading", { name: "Öppna Lärdom för sig" }).waitFor();
  const link = inside.getByRole("link", { name: "Öppna Lärdom i ett eget fönster" });
  assert.equal(await link.getAttribute("href"), address);
  assert.equal(await inside.locator("main:visible").count(), 1, "and nothing else is said");
  await page.waitForLoadState("networkidle");
  assert.equal(await inside.locator("#content").count(), 0, "the program has not started");
  assert.ok(!host.requests.some(({ url }) => url.includes("engine")), "and neither has the engine");
  await page.context().close();
  await other.close();
});

test("inside a page of the same host it starts", async () => {
  const page = await newPage(browser);
  host.odd.push({ path: "frame.html", body: framing(host.url) });
  await page.goto(`${host.url}frame.html`);
  await page.frameLocator("iframe").locator("main#content h1").waitFor();
  await page.context().close();
});

test("without JavaScript the page says that it needs it, with a line for the IT department", async () => {
  const page = await newPage(browser, { javaScriptEnabled: false });
  await page.goto(host.url);
  await page.getByRole("heading", { name: "Sidan behöver JavaScript" }).waitFor();
  // Playwright's search for texts leaves out what stands in a noscript element.
  for (const text of [/^Lärdom räknar i webbläsaren/, /^Till it-avdelningen: /, /^The page needs JavaScript/]) {
    const lines = await page.locator("noscript p:visible").allTextContents();
    assert.ok(lines.some((line) => text.test(line)), String(text));
  }
  assert.equal(await page.locator("#start-waiting").isVisible(), false);
  assert.equal(await page.locator("#start-failed").isVisible(), false);
  await page.context().close();
});

test("in a browser without WebAssembly the page says that the browser is too old", async () => {
  const page = await newPage(browser);
  await page.addInitScript("delete globalThis.WebAssembly");
  await page.goto(host.url);
  await page.getByRole("heading", { name: "Sidan kunde inte starta" }).waitFor();
  assert.ok(await page.getByText("Webbläsaren är för gammal").isVisible());
  assert.equal(await page.locator("#start-broken").isVisible(), false);
  assert.match(await page.locator("#start-detail").textContent(), /Chrome/);
  await page.context().close();
});

for (const [what, rule] of [
  ["the program's wasm", /^app.*\.wasm$/],
  ["the program's script", /^app.*\.js$/],
]) {
  test(`where ${what} is missing the page says that it could not start`, async () => {
    await badly({ broken: [rule] }, async (page) => {
      await page.getByRole("heading", { name: "Sidan kunde inte starta" }).waitFor();
      assert.ok(await page.locator("#start-broken").isVisible());
      assert.ok(await page.getByText("Till it-avdelningen: alla filer i mappen").isVisible());
      assert.notEqual((await page.locator("#start-detail").textContent()).trim(), "", "says what was missing");
      assert.equal(await page.locator("#start-waiting").isVisible(), false);
      assert.equal(await page.locator("#start-old").isVisible(), false);
    });
  });
}

test("a host that serves wasm as something else gets a page that works, or words", async () => {
  await badly({ wasmType: "text/plain" }, async (page) => {
    const works = page.locator("main#content h1");
    const words = page.locator("#start-failed");
    await works.or(words).first().waitFor();
    if (await words.isVisible()) {
      assert.match(await words.textContent(), /application\/wasm/);
      return;
    }
    await drop(page, SAMPLES);
    const engineSays = page.getByRole("heading", { name: sv.engine.not_started_title });
    await page.locator("section.file .file__number").nth(5).or(engineSays).waitFor();
    if (await engineSays.isVisible()) {
      assert.ok(await page.getByText(sv.engine.died_it).isVisible());
    }
  });
});

test("where a part that is fetched later is missing the page says so, and a reload mends it", async () => {
  await badly({ broken: ["split_draft"] }, async (page, host) => {
    await page.locator("main#content h1").waitFor();
    // The drafts are in that part, and beginning one is.
    const says = page.getByRole("heading", { name: sv.app.not_fetched_title });
    await says.waitFor();
    await dropFiles(page, ".drop", SAMPLES);
    await eventually(async () => assert.equal(await says.count(), 2));
    host.broken.length = 0;
    await page.getByRole("button", { name: sv.engine.reload }).first().click();
    await page.getByText(sv.start.no_drafts).waitFor();
    await dropFiles(page, ".drop", SAMPLES);
    await page.getByRole("heading", { name: sv.pages.files, level: 1 }).waitFor();
  });
});

test("an engine of another build is noticed", async () => {
  const page = await newPage(browser);
  // The same engine with another build's name, as a host serves it between two versions of the page.
  await page.route(/engine_bg\.wasm/, async (route) => {
    const response = await route.fetch();
    const build = new URL(route.request().url()).search.slice(1);
    const wasm = (await response.body()).toString("latin1");
    assert.ok(build !== "" && wasm.includes(build), `the engine knows its build, ${build}`);
    const other = Buffer.from(wasm.replaceAll(build, "f".repeat(build.length)), "latin1");
    await route.fulfill({ response, body: other });
  });
  await page.goto(host.url);
  await page.getByRole("heading", { name: sv.engine.stale_title }).waitFor();
  assert.ok(await page.getByRole("button", { name: sv.engine.reload }).isVisible());
  await page.context().close();
});

test("the language button changes the language, and the choice is kept", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  assert.equal(await page.locator("html").getAttribute("lang"), "sv");
  assert.equal(await page.locator("h1").textContent(), sv.start.title);
  const button = page.locator(".masthead button");
  assert.equal(await button.textContent(), sv.app.other_language);
  assert.equal(await button.getAttribute("lang"), "en", "the button is in the language it leads to");

  await button.focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await page.locator("html").getAttribute("lang"), "en"));
  await eventually(async () => assert.equal(await page.locator("h1").textContent(), en.start.title));
  assert.notEqual(en.start.title, sv.start.title, "English is another text than Swedish");
  assert.equal(await page.title(), `${en.app.tagline} – ${en.app.name}`);
  await eventually(async () => assert.equal(await focused(page), "language", "the focus stays on the button"));

  await page.reload();
  await page.locator("main#content h1").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("h1").textContent(), en.start.title);
  await button.click();
  await eventually(async () => assert.equal(await page.locator("h1").textContent(), sv.start.title));
  assert.equal(await page.locator("html").getAttribute("lang"), "sv");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("both languages have the same texts, none of them empty, with the same places to fill", () => {
  const texts = (tree, path = "") =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value]] : texts(value, `${path}${key}.`));
  const places = (text) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]).sort();
  const swedish = texts(sv);
  const english = new Map(texts(en));
  assert.deepEqual([...english.keys()].sort(), swedish.map(([key]) => key).sort());
  const swedishLetters = [];
  for (const [key, text] of swedish) {
    assert.notEqual(text, "", key);
    assert.notEqual(english.get(key), "", key);
    assert.deepEqual(places(english.get(key)), places(text), key);
    // The name of the program and the very letters may stand in English texts.
    if (/[åäö]/i.test(english.get(key).replaceAll(/Lärdom|å, ä (and|or) ö/g, ""))) {
      swedishLetters.push(key);
    }
  }
  assert.deepEqual(swedishLetters, [], "English texts without Swedish letters");
});
