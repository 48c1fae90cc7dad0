// What a draft of very many steps costs: opening it, one decision more, undoing in the history, and what is written.
//
//   cargo run --release --example long_draft FILE 20000 long.lardom
//   DIST=../../dist node large.mjs --draft long.lardom
import assert from "node:assert/strict";
import { DIST, dropFiles, newPage, openBrowser } from "../browser/harness.mjs";
import { serveFolder } from "../browser/static_server.mjs";
import { openStart, sv } from "../browser/steps.mjs";
import { finish, median, options, table } from "./options.mjs";
import { PARTS, goTo, idOf } from "./page.mjs";

const given = options({ draft: "", runs: 5, decisions: 20 });
assert.ok(given.draft, "--draft names a copy that `long_draft` has written");

/** At most so much: milliseconds, and bytes. */
const LIMITS = { open: 700, thread: 20, bytes: 200, undo: 300, home: 20 };

const host = await serveFolder(DIST);
const browser = await openBrowser();
const page = await newPage(browser);
await openStart(page, host.url);
assert.equal(await dropFiles(page, PARTS.drop, [given.draft]), true);
await page.locator(PARTS.ledger).waitFor({ timeout: 120_000 });
const id = idOf(page);

/** Opens the draft from a fresh document; gives back how long until its files stand there, counted. */
async function open() {
  await page.goto(`${host.url}icon.svg`);
  const before = Date.now();
  await page.goto(`${host.url}#/utkast/${id}/filer`);
  await page.locator(PARTS.open).waitFor();
  const opened = Date.now() - before;
  await page.locator(PARTS.ledger).waitFor();
  return { opened, counted: Date.now() - before };
}

/** The sizes of the journal's newest events of the draft, and the length of the text in local storage. */
const stored = () => page.evaluate((draft) => new Promise((done, failed) => {
  const request = indexedDB.open("lardom-drafts");
  request.onerror = () => failed(request.error);
  request.onsuccess = () => {
    const range = IDBKeyRange.bound([draft], [draft, []]);
    const events = request.result.transaction("events").objectStore("events").getAll(range);
    events.onsuccess = () => {
      request.result.close();
      const home = localStorage.getItem(`lardom.draft.${draft}`);
      done({ events: events.result.map((each) => each.length), home: home?.length ?? 0 });
    };
  };
}), id);

const openings = [];
for (let run = 0; run < given.runs; run += 1) {
  openings.push(await open());
}

// One decision after another, as by a person: the first category of the list, by its key.
await goTo(page, "cases");
await page.locator(PARTS.cases).first().click();
await page.locator(PARTS.caseOnDesk).waitFor();
await page.waitForTimeout(4000);
const before = await stored();
const threads = [];
for (let run = 0; run < given.decisions; run += 1) {
  const spent = await page.evaluate(async () => {
    performance.clearMeasures();
    const start = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true, cancelable: true }));
    // What the key does, it does at once; what follows of it is in the tasks after.
    const keyed = performance.now() - start;
    const keep = performance.getEntriesByName("keep").reduce((sum, each) => sum + each.duration, 0);
    return { keyed, keep };
  });
  threads.push(spent);
  await page.waitForTimeout(300);
  await page.keyboard.press("j");
  await page.waitForTimeout(200);
}
await page.waitForTimeout(4000);
const after = await stored();
const written = after.events.slice(before.events.length);
assert.ok(written.length >= given.decisions / 2, `${written.length} decisions were made`);

await goTo(page, "history");
const undos = [];
for (let run = 0; run < given.runs; run += 1) {
  const current = page.locator(`${PARTS.history} > [aria-current] .history__number`);
  const was = await current.textContent();
  const start = Date.now();
  await page.locator(PARTS.undo).getByRole("button", { name: sv.history.undo, exact: true }).click();
  await page.waitForFunction(
    ([selector, text]) => document.querySelector(selector)?.textContent !== text,
    [`${PARTS.history} > [aria-current] .history__number`, was],
  );
  undos.push(Date.now() - start);
}
await browser.close();

const rows = [
  ["opening, to the draft's head", median(openings.map(({ opened }) => opened)), LIMITS.open, "ms"],
  ["opening, to the ledger counted", median(openings.map(({ counted }) => counted)), null, "ms"],
  ["a decision: keeping it", median(threads.map(({ keep }) => keep)), LIMITS.thread, "ms"],
  ["a decision: all that its key does at once", median(threads.map(({ keyed }) => keyed)), LIMITS.thread, "ms"],
  ["a decision: the longest of those", Math.max(...threads.map(({ keyed }) => keyed)), null, "ms"],
  ["a decision: written to the journal", Math.max(...written), LIMITS.bytes, "bytes"],
  ["a decision: characters of local storage", (after.home - before.home) / written.length, LIMITS.home, "characters"],
  ["undo in the history", median(undos), LIMITS.undo, "ms"],
];
table(["what", "median", "at most", ""], rows.map(([what, value, limit, unit]) => [what, value?.toFixed(1), limit ?? "–", unit]));
finish(rows.filter(([, value, limit]) => limit !== null && value > limit).map(([what, value]) => `${what}: ${value.toFixed(1)}`));
