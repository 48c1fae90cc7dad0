// An engine that cannot start, is gone, or says nothing: that is told in words, nobody waits for ever, and a button
// starts another, which reads what waited. And it reaches nobody but the page's own host.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { DIST, axe, dropFiles, newPage, openHost } from "./harness.mjs";
import { serveFolder } from "./static_server.mjs";
import { card, caseRows, confirm, drop, eventually, number, openStart, readTable, sv } from "./steps.mjs";

const { browser, host } = await openHost({ base: "/en mapp/lärdom/" });
host.url = encodeURI(host.url);

const list = "Ärendenummer;Datum;Typ;Verksamhet;Kategori;Beskrivning\n"
  + "A-1;2022-03-01;Avvikelse;FUT;Bemötande;Åtgärden dröjde\n"
  + "A-2;2022-04-02;Klagomål;FUT;Lokaler;Låset i dörren gick inte att öppna\n";
const small = (name) => ({ name, bytes: list });
/** Long enough that a silent engine has been told of. */
const SILENCE = 30_000;

const heading = (page, name) => page.getByRole("heading", { name, exact: true });
/** The engine ends as soon as it is at nothing. */
const end = (engine) => engine.evaluate(() => {
  setTimeout(() => self.close());
});
const restart = (page) => page.getByRole("button", { name: sv.engine.restart }).click();

/** The file has been read, and nothing is said of the engine. */
async function isRead(page, name, cases = 2) {
  await card(page, name).waitFor({ timeout: SILENCE });
  await eventually(async () => {
    const line = (await readTable(page.locator("table.ledger")))[name];
    assert.equal(line && number(line[sv.ledger.cases]), cases, name);
  });
  assert.equal(await page.locator("section.notice[role=alert]").count(), 0);
}

/** A page with one small file, and its engine. */
async function begun(options = {}) {
  const page = await newPage(browser);
  if (options.script) {
    await page.addInitScript(options.script);
  }
  await openStart(page, host.url);
  await drop(page, [small("liten.csv")]);
  await isRead(page, "liten.csv");
  return { page, engine: page.workers()[0] };
}

for (const file of ["engine_worker.js", "engine.js", "engine_bg.wasm"]) {
  for (const [what, odd] of [
    ["is missing", { status: 404, type: "text/plain" }],
    ["is forbidden", { status: 403, type: "text/html" }],
    ...(file.endsWith(".js") ? [["is sent as something else", { status: 200, type: "text/plain" }]] : []),
  ]) {
    test(`where ${file} ${what} the page says so, and files wait until it is there`, async () => {
      const bad = await serveFolder(DIST, { odd: [{ path: file, ...odd }] });
      const page = await newPage(browser);
      await openStart(page, bad.url);
      await dropFiles(page, ".drop", [small("vantar.csv")]);
      await heading(page, sv.engine.not_started_title).waitFor();
      assert.ok(await page.getByText(sv.engine.died_it).isVisible());
      const detail = await page.locator("section.notice p").last().textContent();
      assert.ok(detail.includes(file), detail);
      if (file !== "engine_worker.js") {
        assert.ok(detail.includes(odd.status === 200 ? odd.type : String(odd.status)), detail);
      }
      await page.locator(".progress progress").waitFor();
      assert.equal(await page.locator("#refused").count(), 0, "the file is not refused");
      assert.deepEqual(await axe(page), []);

      await restart(page);
      await heading(page, sv.engine.not_started_title).waitFor();
      bad.odd.length = 0;
      await restart(page);
      await isRead(page, "vantar.csv");
      await page.context().close();
      await bad.close();
    });
  }
}

test("what waits for an engine that cannot start can be left, and a file given later starts another", async () => {
  const bad = await serveFolder(DIST, { broken: ["engine.js"] });
  const page = await newPage(browser);
  await openStart(page, bad.url);
  await dropFiles(page, ".drop", [small("vantar.csv")]);
  await heading(page, sv.engine.not_started_title).waitFor();
  await page.getByRole("button", { name: sv.drop.cancel }).click();
  await page.locator(".progress progress").waitFor({ state: "detached" });
  bad.broken.length = 0;
  await dropFiles(page, ".drop", [small("nasta.csv")]);
  await isRead(page, "nasta.csv");
  assert.equal(await card(page, "vantar.csv").count(), 0);
  await page.context().close();
  await bad.close();
});

test("a policy of the server's that forbids the engine is named", async () => {
  const policy = "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
  const strict = await serveFolder(DIST, { headers: { "Content-Security-Policy": policy } });
  const page = await newPage(browser);
  await openStart(page, strict.url);
  await heading(page, sv.engine.not_started_title).waitFor();
  assert.match(await page.locator("section.notice p").last().textContent(), /worker-src blob:/);
  await page.context().close();
  await strict.close();
});

// The page waits for 20 seconds before it says that an engine is silent: these wait beside each other.
const silent = [];
const each = (name, run) => silent.push([name, run]);

each("an engine whose files do not come is told of, and another reads what waited", async () => {
  const slow = await serveFolder(DIST, { odd: [{ path: "engine_bg.wasm", never: true }] });
  const page = await newPage(browser);
  await openStart(page, slow.url);
  await dropFiles(page, ".drop", [small("vantar.csv")]);
  await heading(page, sv.engine.slow_title).waitFor({ timeout: SILENCE });
  assert.ok(await page.getByText(sv.engine.slow_text).isVisible());
  assert.deepEqual(await axe(page), []);
  slow.odd.length = 0;
  await restart(page);
  await isRead(page, "vantar.csv");
  await page.context().close();
  await slow.close();
});

each("an engine that is gone is told of when something is waited for, and the next counts the same", async () => {
  const { page, engine } = await begun();
  await end(engine);
  await dropFiles(page, ".drop", [{ name: "nasta.csv", bytes: list.replaceAll("A-", "D-") }]);
  await heading(page, sv.engine.silent_title).waitFor({ timeout: SILENCE });
  assert.ok(await page.getByText(sv.engine.silent_text).isVisible());
  assert.deepEqual(await axe(page), []);
  await restart(page);
  await isRead(page, "nasta.csv");
  await isRead(page, "liten.csv");
  await page.context().close();
});

each("a file that an engine was reading when it went is read by the next, and those behind it", async () => {
  const { page, engine } = await begun();
  await page.evaluate(([small, name]) => {
    const row = (each) => `S-${each};2022-01-01;Avvikelse;FUT;A;${"text ".repeat(20)}\n`;
    const lines = Array.from({ length: 600_000 }, (_, each) => row(each));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["Nr;Datum;Typ;Enhet;Kategori;Text\n", ...lines], "stor.csv"));
    dataTransfer.items.add(new File([small], name));
    document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, [list.replaceAll("A-", "C-"), "nasta.csv"]);
  await page.getByText("stor.csv").first().waitFor();
  await end(engine);
  await heading(page, sv.engine.silent_title).waitFor({ timeout: SILENCE });
  assert.equal(await page.locator("#refused").count(), 0);
  await restart(page);
  await isRead(page, "nasta.csv");
  await isRead(page, "stor.csv", 600_000);
  await page.context().close();
});

each("who waits for an engine that is gone is answered by the next, or told", async () => {
  const { page, engine } = await begun();
  await confirm(page);
  await end(engine);
  await page.evaluate(() => {
    location.hash = location.hash.replace("/redovisning", "/arenden");
  });
  await heading(page, sv.engine.silent_title).waitFor({ timeout: SILENCE });
  await restart(page);
  await caseRows(page).nth(1).waitFor();
  await page.context().close();
});

each("an engine that is busy for long is left alone, and what is said of it goes when it answers", async () => {
  const { page, engine } = await begun();
  const busy = engine.evaluate((time) => {
    const end = Date.now() + time;
    while (Date.now() < end);
  }, SILENCE);
  await dropFiles(page, ".drop", [{ name: "nasta.csv", bytes: list.replaceAll("A-", "E-") }]);
  await heading(page, sv.engine.silent_title).waitFor({ timeout: SILENCE });
  await busy;
  await isRead(page, "nasta.csv");
  assert.equal(page.workers().length, 1);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("an engine that is silent", { concurrency: true }, async (whole) => {
  await Promise.all(silent.map(([name, run]) => whole.test(name, run)));
});

test("code in the engine reaches the page's own host and no other", async () => {
  const { page, engine } = await begun();
  let reached = 0;
  const other = createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  await new Promise((done) => other.listen(0, "127.0.0.1", done));
  const { port } = other.address();
  const own = await engine.evaluate((url) => fetch(url).then(({ status }) => status), `${host.url}icon.svg`);
  assert.equal(own, 200);
  const refused = await engine.evaluate(async (place) => {
    const ways = {
      fetch: () => fetch(`http://${place}/`, { mode: "no-cors" }),
      beacon: () => fetch(`http://${place}/`, { mode: "no-cors", method: "POST", keepalive: true, body: "x" }),
      request: () => new Promise((done, failed) => {
        const request = new XMLHttpRequest();
        request.onload = done;
        request.onerror = failed;
        request.open("GET", `http://${place}/`);
        request.send();
      }),
      script: async () => importScripts(`http://${place}/a.js`),
      module: () => import(`http://${place}/a.mjs`),
      socket: () => new Promise((done, failed) => {
        const socket = new WebSocket(`ws://${place}/`);
        socket.onopen = done;
        socket.onerror = failed;
      }),
      events: () => new Promise((done, failed) => {
        const events = new EventSource(`http://${place}/`);
        events.onopen = done;
        events.onerror = failed;
      }),
      worker: () => new Promise((done, failed) => {
        const worker = new Worker(`http://${place}/a.js`);
        worker.onmessage = done;
        worker.onerror = failed;
      }),
      "worker of its own": () => new Promise((done, failed) => {
        const script = `fetch("http://${place}/", { mode: "no-cors" }).then(() => postMessage(1), () => { throw new Error(); })`;
        const worker = new Worker(URL.createObjectURL(new Blob([script])));
        worker.onmessage = done;
        worker.onerror = failed;
        setTimeout(failed, 2000);
      }),
    };
    const refused = [];
    for (const [name, way] of Object.entries(ways)) {
      await Promise.resolve().then(way).catch(() => refused.push(name));
    }
    return [refused, Object.keys(ways)];
  }, `127.0.0.1:${port}`);
  assert.deepEqual(refused[0], refused[1]);
  assert.equal(reached, 0);
  // The page makes no worker that would have a policy of its own, or none.
  const made = await page.evaluate(() => new Promise((done) => {
    try {
      const worker = new Worker("engine_worker.js");
      worker.onmessage = () => done("a worker");
      worker.onerror = () => done("refused");
    } catch {
      done("refused");
    }
  }));
  assert.equal(made, "refused");
  // The other server can be reached: by a page without the policy.
  const free = await browser.newPage();
  await free.evaluate((url) => fetch(url, { mode: "no-cors" }).catch(() => {}), `http://127.0.0.1:${port}/`);
  assert.ok(reached > 0);
  await free.close();
  await page.context().close();
  await new Promise((done) => other.close(done));
});
