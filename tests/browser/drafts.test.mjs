// Drafts: saved by themselves, opened again, renamed, deleted after a question; and whatever fails,
// it is said and nothing that was saved is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dropFiles, newPage, openHost } from "./harness.mjs";
import {
  SAMPLES, card, confirm, drop, eventually, expected, fill, openSamples, openStart, readAccount, sample, storedDrafts, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

/** A draft of one file, on its files page; gives back its id and a choice that changes it. */
async function openOne(page) {
  await openStart(page, host.url);
  await drop(page, [sample("fut_2022.csv")]);
  await page.locator("table.ledger").waitFor();
  await page.locator(".draft-head__name", { hasText: "2022" }).waitFor();
  const year = card(page, "fut_2022.csv").getByLabel(sv.files.year, { exact: true });
  const change = async (value) => {
    await year.fill(String(value));
    await year.press("Enter");
  };
  return { id: new URL(page.url()).hash.split("/")[2], year, change };
}

const key = (id) => `lardom.draft.${id}`;
const stored = (page, id) => page.evaluate((name) => localStorage.getItem(name), key(id));
const saved = (page) => page.locator(".saved").filter({ hasText: /^Sparat \d{4}-\d\d-\d\d \d\d:\d\d$/ });
const alert = (page, text) => page.getByRole("alert").filter({ hasText: text });

/** Lets the browser refuse to write what begins with `prefix`, as a full one does. */
const refuse = (page, prefix) => page.evaluate((start) => {
  const write = Storage.prototype.setItem;
  Storage.prototype.setItem = function setItem(name, value) {
    if (name.startsWith(start)) {
      throw new DOMException("full", "QuotaExceededError");
    }
    write.call(this, name, value);
  };
  globalThis.allowAgain = () => { Storage.prototype.setItem = write; };
}, prefix);
const allow = (page) => page.evaluate(() => globalThis.allowAgain());

test("a draft saves itself, and opens as it was when the page has been closed", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await saved(page).waitFor();
  const keys = await page.evaluate(() => Object.keys(localStorage));
  assert.ok(keys.includes("lardom.drafts"));
  assert.equal(keys.filter((name) => name.startsWith("lardom.draft.")).length, 1);
  await confirm(page);
  const before = await readAccount(page);
  assert.equal(before[0].FUT["Avvikelser 2022"], String(expected[2022].FUT.Avvikelse.cases));

  const context = page.context();
  await page.close();
  const again = await context.newPage();
  const problems = [];
  again.on("pageerror", (error) => problems.push(error.message));
  await again.goto(host.url);
  const row = again.locator(".draft");
  assert.match(await row.textContent(), /^Redovisning 20226 filer · Sparat \d{4}-\d\d-\d\d \d\d:\d\d/);
  await row.getByRole("link").click();
  await again.locator("table.ledger tbody tr").nth(6).waitFor();
  assert.equal(await again.getByText(sv.files.to_confirm).count(), 0, "the files are still confirmed");
  await again.getByRole("button", { name: sv.files.show_account }).click();
  await again.locator("table.overview").waitFor();
  assert.deepEqual(await readAccount(again), before);
  assert.deepEqual(problems, []);
  await context.close();
});

test("a draft gets another name", async () => {
  const page = await newPage(browser);
  await openOne(page);
  await page.goto(`${host.url}#/`);
  const rename = page.getByRole("button", { name: fill(sv.start.rename_of, { name: "Redovisning 2022" }) });
  await rename.click();
  const input = page.getByLabel(sv.start.name_label);
  await eventually(async () => assert.ok(await input.evaluate((each) => each === document.activeElement)));
  await input.fill("Nämnden i mars");
  await page.getByRole("button", { name: sv.start.cancel }).click();
  await rename.waitFor();
  await rename.click();
  await input.fill("Nämnden i april");
  await input.press("Enter");
  await page.locator(".draft").getByRole("link", { name: "Nämnden i april" }).waitFor();
  await page.reload();
  await page.locator(".draft").getByRole("link", { name: "Nämnden i april" }).click();
  await page.locator(".draft-head__name", { hasText: "Nämnden i april" }).waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a draft is deleted after a question, and only then", async () => {
  const page = await newPage(browser);
  await openOne(page);
  await page.goto(`${host.url}#/`);
  const ask = page.getByRole("button", { name: fill(sv.start.delete_of, { name: "Redovisning 2022" }) });
  const before = await storedDrafts(page);
  const dialog = page.getByRole("dialog", { name: sv.start.delete_title });
  for (const cancel of [
    () => dialog.getByRole("button", { name: sv.start.cancel }).click(),
    () => page.keyboard.press("Escape"),
  ]) {
    await ask.click();
    await dialog.waitFor();
    assert.ok(await dialog.getByText(fill(sv.start.delete_text, { name: "Redovisning 2022" })).isVisible());
    await cancel();
    await dialog.waitFor({ state: "hidden" });
    assert.deepEqual(await storedDrafts(page), before);
    assert.ok(await ask.evaluate((each) => each === document.activeElement), "the focus goes back");
  }
  await ask.click();
  await dialog.getByRole("button", { name: sv.start.delete_yes }).click();
  await page.getByText(sv.start.no_drafts).waitFor();
  assert.deepEqual(await storedDrafts(page), {});
  // The file that only this draft used goes too.
  await eventually(async () => assert.equal(await page.evaluate(() => new Promise((done, failed) => {
    const open = indexedDB.open("lardom");
    open.onerror = () => failed(open.error);
    open.onsuccess = () => {
      const count = open.result.transaction("files").objectStore("files").count();
      count.onsuccess = () => { open.result.close(); done(count.result); };
    };
  })), 0));
  await page.reload();
  await page.getByText(sv.start.no_drafts).waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a refused save is said out loud and loses nothing", async () => {
  const page = await newPage(browser);
  const { id, year, change } = await openOne(page);
  const before = await stored(page, id);
  await refuse(page, "lardom.draft");
  await change(2020);
  await alert(page, sv.draft.save_full).waitFor();
  await page.getByText(sv.draft.not_saved, { exact: true }).waitFor();
  assert.equal(await stored(page, id), before, "what was saved before is there");
  assert.equal(await year.inputValue(), "2020", "and so is the work on screen");
  const again = page.getByRole("button", { name: sv.draft.try_again });
  await again.click();
  await alert(page, sv.draft.save_full).waitFor();
  assert.equal(await stored(page, id), before);

  await allow(page);
  await again.click();
  await saved(page).waitFor();
  await again.waitFor({ state: "detached" });
  assert.notEqual(await stored(page, id), before);
  await page.reload();
  await page.locator("table.ledger").waitFor();
  assert.equal(await year.inputValue(), "2020");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("where only the list of drafts cannot be written the draft is saved all the same", async () => {
  const page = await newPage(browser);
  const { id, year, change } = await openOne(page);
  await refuse(page, "lardom.drafts");
  for (const value of ["2020", "2019"]) {
    const before = await stored(page, id);
    await change(value);
    await eventually(async () => assert.notEqual(await stored(page, id), before));
    assert.equal(await alert(page, sv.draft.save_newer).count(), 0, "no other tab has saved");
  }
  await allow(page);
  await page.goto(`${host.url}#/`);
  await page.locator(".draft").getByRole("link", { name: "Redovisning 2022" }).click();
  await page.locator("table.ledger").waitFor();
  assert.equal(await year.inputValue(), "2019");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("what another tab has saved since is not overwritten", async () => {
  const page = await newPage(browser);
  const { id, change } = await openOne(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator("table.ledger").waitFor();
  const ours = await stored(page, id);
  const field = other.locator("section.file").getByLabel(sv.files.unit, { exact: true });
  await field.fill("Andra fliken");
  await field.press("Enter");
  await eventually(async () => assert.notEqual(await stored(other, id), ours));
  const theirs = await stored(other, id);

  await change(2019);
  await alert(page, sv.draft.save_newer).waitFor();
  assert.equal(await stored(page, id), theirs);
  await page.getByRole("button", { name: sv.engine.reload }).click();
  await page.locator("table.ledger").waitFor();
  assert.equal(await page.locator("section.file").getByLabel(sv.files.unit, { exact: true }).inputValue(), "Andra fliken");
  await page.context().close();
});

test("where the browser has lost the files the draft asks for them by name", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await confirm(page);
  const before = await readAccount(page);
  const address = page.url();
  // A file of the same host, so that no engine holds the database.
  await page.goto(`${host.url}icon.svg`);
  await page.evaluate(() => new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase("lardom");
    request.onsuccess = () => done();
    request.onerror = () => failed(request.error);
  }));
  await page.goto(address);
  await page.getByText(sv.account.absent).or(page.getByText(sv.account.empty)).first().waitFor();
  await page.getByRole("link", { name: sv.pages.files, exact: true }).click();
  const names = SAMPLES.map((path) => path.split("/").at(-1));
  for (const name of names) {
    await page.getByText(fill(sv.files.absent, { name })).waitFor();
  }
  await drop(page, SAMPLES);
  await eventually(async () => assert.equal(await page.locator("section.file .notice--alarm").count(), 0));
  assert.equal(await page.locator("#refused").count(), 0);
  assert.equal(await page.locator("section.file").count(), names.length, "no file is there twice");
  await page.getByRole("link", { name: sv.pages.account, exact: true }).click();
  await page.locator("table.overview").waitFor();
  assert.deepEqual(await readAccount(page), before);
  await page.context().close();
});

test("a stored draft that is damaged, foreign or newer is refused in words and left as it is", async () => {
  const page = await newPage(browser);
  const { id } = await openOne(page);
  const whole = await stored(page, id);
  const address = page.url();
  for (const [text, reason] of [
    [whole.slice(0, -1) + (whole.endsWith("A") ? "B" : "A"), sv.draft.damaged],
    [whole.slice(0, whole.length / 2), sv.draft.damaged],
    [whole.replace("lardom-draft", "something"), sv.draft.foreign],
    [whole.replace(/^lardom-draft 1 /, "lardom-draft 99 "), sv.draft.newer_version],
  ]) {
    assert.notEqual(text, whole);
    await page.goto(`${host.url}icon.svg`);
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key(id), text]);
    await page.goto(address);
    await page.getByText(fill(sv.start.broken_draft, { reason })).waitFor();
    const heading = await page.locator("h1").textContent();
    assert.notEqual(heading, sv.draft.not_found, "it is there; it cannot be opened");
    assert.equal(await stored(page, id), text);
    await page.getByRole("link", { name: sv.app.to_start }).click();
    await page.locator(".draft").getByRole("link", { name: "Redovisning 2022" }).waitFor();
    assert.equal(await stored(page, id), text);
  }
  // The list can be lost as well: it is made anew from the drafts.
  await page.evaluate(([name, value]) => {
    localStorage.setItem(name, value);
    localStorage.setItem("lardom.drafts", "not a list");
  }, [key(id), whole]);
  await page.reload();
  await page.locator(".draft").getByRole("link", { name: "Redovisning 2022" }).click();
  await page.locator("table.ledger").waitFor();
  await page.context().close();
});

test("an engine that dies is told of and started again, with nothing lost", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await confirm(page);
  const before = await readAccount(page);
  const drafts = Object.keys(await storedDrafts(page));
  for (const die of [
    () => setTimeout(() => { throw new Error("the engine broke"); }),
    () => { Promise.reject(new Error("the engine broke")); },
  ]) {
    await page.workers()[0].evaluate(die);
    const notice = alert(page, sv.engine.died_title);
    await notice.waitFor();
    assert.match(await notice.textContent(), /the engine broke/);
    assert.deepEqual(await readAccount(page), before, "what was counted stays on screen");
    await notice.getByRole("button", { name: sv.engine.restart }).click();
    await notice.waitFor({ state: "detached" });
    await eventually(() => assert.equal(page.workers().length, 1));
    // It counts again: a choice changes the account, and its opposite changes it back.
    await page.locator("#year").selectOption("2021");
    await page.getByRole("heading", { level: 1, name: "Redovisning 2021" }).waitFor();
    await page.locator("#year").selectOption("2022");
    await page.getByRole("heading", { level: 1, name: "Redovisning 2022" }).waitFor();
    await eventually(async () => assert.deepEqual(await readAccount(page), before));
  }
  assert.deepEqual(Object.keys(await storedDrafts(page)), drafts);
  await page.context().close();
});

test("where nothing can be kept the start page says so and loses no file silently", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await refuse(page, "lardom.draft");
  await dropFiles(page, ".drop", [sample("fut_2022.csv")]);
  await page.getByText(/kunde inte sparas|låter inte sidan spara/).first().waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
