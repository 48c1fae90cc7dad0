// Drafts: kept as they are made, opened again, renamed, deleted after a question, followed in another tab; and whatever
// fails, it is said and nothing that was saved is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dropFiles, newPage, openHost } from "./harness.mjs";
import {
  card, confirm, contained, drop, eventually, expected, fill, goToPage, ledgerStands, openSamples, openStart,
  readAccount, sample, SAMPLES, storedDrafts, sv, unfold,
} from "./steps.mjs";

const { browser, host } = await openHost();

/** A draft of one file, on its files page; gives back its id and a choice that changes it. */
async function openOne(page) {
  await openStart(page, host.url);
  await drop(page, [sample("fut_2022.csv")]);
  await ledgerStands(page);
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

/** Lets the browser refuse to write to the journal, as a full disk does; before the page starts or on a page that runs. */
const refuseJournal = (name) => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function refused(...given) {
    if (this.transaction.db.name === "lardom-drafts") {
      throw new DOMException("full", name);
    }
    return put.apply(this, given);
  };
  globalThis.allowJournal = () => { IDBObjectStore.prototype.put = put; };
};
const allowJournal = (page) => page.evaluate(() => globalThis.allowJournal());

/** What the journal has of a draft: its newest event's number, how many events, the length of its snapshot. */
const journal = (page, id) => page.evaluate((draft) => new Promise((done, failed) => {
  const open = indexedDB.open("lardom-drafts");
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    const transaction = open.result.transaction(["heads", "snapshots", "events"]);
    const head = transaction.objectStore("heads").get(draft);
    const snapshot = transaction.objectStore("snapshots").get(draft);
    const events = transaction.objectStore("events").getAll(IDBKeyRange.bound([draft], [draft, []]));
    transaction.oncomplete = () => {
      open.result.close();
      done({ head: head.result, snapshot: snapshot.result?.length, events: events.result.map((each) => each.length) });
    };
  };
}), id);

/** Turns a byte of the journal's snapshot of a draft, or of one of its events. */
const damageJournal = (page, id, what) => page.evaluate(([draft, store]) => new Promise((done, failed) => {
  const open = indexedDB.open("lardom-drafts");
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    const transaction = open.result.transaction([store], "readwrite");
    const records = transaction.objectStore(store);
    const range = store === "events" ? IDBKeyRange.bound([draft], [draft, []]) : IDBKeyRange.only(draft);
    records.openCursor(range, "prev").onsuccess = (event) => {
      const cursor = event.target.result;
      cursor.value[cursor.value.length - 1] ^= 1;
      cursor.update(cursor.value);
    };
    transaction.oncomplete = () => { open.result.close(); done(); };
  };
}), [id, what]);

test("a draft saves itself, and opens as it was when the page has been closed", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await saved(page).waitFor();
  const keys = await page.evaluate(() => Object.keys(localStorage));
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
  await again.locator(".next-step .button").waitFor();
  await goToPage(again, "files");
  await unfold(again);
  await ledgerStands(again, 7);
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

test("where local storage refuses, the journal has it, and where both do, it is said out loud", async () => {
  const page = await newPage(browser);
  const { id, year, change } = await openOne(page);
  await saved(page).waitFor();
  await refuse(page, "lardom.draft");
  await change(2020);
  await saved(page).waitFor();
  assert.equal(await page.locator(".notice--alarm").count(), 0);
  const before = await journal(page, id);
  await page.evaluate(refuseJournal, "QuotaExceededError");
  await change(2018);
  await alert(page, sv.draft.save_full).waitFor();
  await page.getByText(sv.draft.not_saved, { exact: true }).waitFor();
  assert.deepEqual(await journal(page, id), before, "what was saved before is there");
  assert.equal(await year.inputValue(), "2018", "and so is the work on screen");
  const again = page.getByRole("button", { name: sv.draft.try_again });
  await again.click();
  await alert(page, sv.draft.save_full).waitFor();

  await allow(page);
  await allowJournal(page);
  await again.click();
  await saved(page).waitFor();
  await again.waitFor({ state: "detached" });
  await page.reload();
  await ledgerStands(page);
  assert.equal(await year.inputValue(), "2018");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("without a database the draft is kept in local storage, and the page says what that means", async () => {
  for (const deny of [
    () => { delete globalThis.indexedDB; Object.defineProperty(globalThis, "indexedDB", { value: undefined }); },
    () => { IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); }; },
  ]) {
    const page = await newPage(browser);
    await page.addInitScript(deny);
    const { id, year, change } = await openOne(page);
    await page.getByText(sv.draft.journal_off).waitFor();
    const before = await stored(page, id);
    await change(2020);
    await eventually(async () => assert.notEqual(await stored(page, id), before));
    await saved(page).waitFor();
    await page.goto(`${host.url}#/`);
    await page.getByText(sv.start.journal_off).waitFor();
    await page.locator(".draft").getByRole("link", { name: "Redovisning 2022" }).click();
    await goToPage(page, "files");
    await page.locator("section.file").first().waitFor();
    await unfold(page);
    assert.equal(await year.inputValue(), "2020");
    await page.context().close();
  }
});

test("a full disk is said at once, and the draft goes to local storage", async () => {
  const page = await newPage(browser);
  const { id, year, change } = await openOne(page);
  await saved(page).waitFor();
  await page.evaluate(refuseJournal, "QuotaExceededError");
  const before = await stored(page, id);
  await change(2020);
  await page.getByText(sv.draft.journal_full).waitFor();
  assert.notEqual(await stored(page, id), before);
  await allowJournal(page);
  await page.getByRole("button", { name: sv.draft.try_again }).click();
  await page.getByText(sv.draft.journal_full).waitFor({ state: "detached" });
  await page.evaluate((name) => localStorage.removeItem(name), key(id));
  await page.reload();
  await ledgerStands(page);
  assert.equal(await year.inputValue(), "2020", "the journal has caught up");
  await page.context().close();
});

test("a decision is a small record of the journal, and the snapshot follows at rest", async () => {
  const page = await newPage(browser);
  const { id, change } = await openOne(page);
  await saved(page).waitFor();
  await eventually(async () => assert.ok((await stored(page, id))?.startsWith("lardom-draft 3 ")));
  const home = await stored(page, id);
  const before = await journal(page, id);
  await change(2020);
  await saved(page).waitFor();
  const after = await journal(page, id);
  assert.equal(after.head, before.head + 1);
  assert.equal(after.snapshot, before.snapshot);
  await eventually(async () => assert.notEqual(await stored(page, id), home));
  await page.context().close();
});

test("another tab follows what is done in one, and neither loses what both do at once", async () => {
  const page = await newPage(browser);
  const { id, year, change } = await openOne(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await ledgerStands(other);
  await other.getByText(sv.draft.following).waitFor();
  const theirs = other.locator("section.file").getByLabel(sv.files.unit, { exact: true });
  await change(2020);
  await saved(page).waitFor();
  const otherYear = card(other, "fut_2022.csv").getByLabel(sv.files.year, { exact: true });
  await eventually(async () => assert.equal(await otherYear.inputValue(), "2020"));
  // The other writes, and this one follows.
  await theirs.fill("Andra fliken");
  await theirs.press("Enter");
  const ours = page.locator("section.file").getByLabel(sv.files.unit, { exact: true });
  await eventually(async () => assert.equal(await ours.inputValue(), "Andra fliken"));
  await page.getByText(sv.draft.following).waitFor();
  await other.getByText(sv.draft.following).waitFor({ state: "detached" });
  // Both at once: neither is lost.
  const before = (await journal(page, id)).head;
  await year.fill("2019");
  await theirs.fill("Båda");
  await Promise.all([year.press("Enter"), theirs.press("Enter")]);
  await eventually(async () => assert.equal((await journal(page, id)).head, before + 2));
  await page.reload();
  await ledgerStands(page);
  const units = await ours.inputValue();
  const years = await year.inputValue();
  assert.ok(units === "Båda" || years === "2019", "the later of two that change the same stands");
  await goToPage(page, "history");
  await page.locator("ol.history li").first().waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a draft that was deleted in another tab is asked about, and can be kept with its files", async () => {
  const page = await newPage(browser);
  const { id } = await openOne(page);
  await saved(page).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${host.url}#/`);
  await other.getByRole("button", { name: fill(sv.start.delete_of, { name: "Redovisning 2022" }) }).click();
  await other.getByRole("dialog").getByRole("button", { name: sv.start.delete_yes }).click();
  await alert(page, sv.draft.deleted_elsewhere).waitFor();
  await other.getByText(sv.start.no_drafts).waitFor();
  await page.getByRole("button", { name: sv.draft.keep_copy }).click();
  await eventually(async () => assert.notEqual(new URL(page.url()).hash.split("/")[2], id));
  await ledgerStands(page);
  assert.equal(await page.getByText(fill(sv.files.absent, { name: "fut_2022.csv" })).count(), 0);
  await page.goto(`${host.url}#/`);
  const name = fill(sv.draft.copy_name, { name: "Redovisning 2022" });
  await page.locator(".draft").getByRole("link", { name }).waitFor();
  assert.equal(await page.locator(".draft").count(), 1);
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
  await goToPage(page, "files");
  const names = SAMPLES.map((path) => path.split("/").at(-1));
  for (const name of names) {
    await page.getByText(fill(sv.files.absent, { name })).waitFor();
  }
  await drop(page, SAMPLES);
  await eventually(async () => assert.equal(await page.locator("section.file .notice--alarm").count(), 0));
  assert.equal(await page.locator("#refused").count(), 0);
  assert.equal(await page.locator("section.file").count(), names.length, "no file is there twice");
  await goToPage(page, "account");
  await page.locator("table.overview").waitFor();
  assert.deepEqual(await readAccount(page), before);
  await page.context().close();
});

test("of what is damaged in one place the other has it all", async () => {
  const page = await newPage(browser);
  const { id } = await openOne(page);
  await saved(page).waitFor();
  await eventually(async () => assert.ok(await stored(page, id)));
  const address = page.url();
  const whole = await stored(page, id);
  for (const text of [
    whole.slice(0, -1) + (whole.endsWith("A") ? "B" : "A"),
    whole.slice(0, whole.length / 2),
    whole.replace("lardom-draft", "something"),
    whole.replace(/^lardom-draft 2 /, "lardom-draft 9 "),
    "",
  ]) {
    await page.goto(`${host.url}icon.svg`);
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key(id), text]);
    await page.goto(address);
    await ledgerStands(page);
  }
  await page.goto(`${host.url}icon.svg`);
  await page.evaluate(([name, value]) => localStorage.setItem(name, value), [key(id), whole]);
  await damageJournal(page, id, "snapshots");
  await page.goto(address);
  await ledgerStands(page);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a draft that is damaged everywhere is listed, and can be saved as it is, opened as far as it is whole, or removed", async () => {
  const page = await newPage(browser);
  const { id, change } = await openOne(page);
  await saved(page).waitFor();
  const address = page.url();
  await page.goto(`${host.url}#/`);
  await drop(page, [sample("ami_2022.csv")]);
  await ledgerStands(page);
  await saved(page).waitFor();
  await page.goto(address);
  await ledgerStands(page);
  await change(2020);
  await saved(page).waitFor();
  // The newest event is damaged, and local storage has nothing.
  const lose = async (what) => {
    await page.goto(`${host.url}icon.svg`);
    await page.evaluate((name) => localStorage.removeItem(name), key(id));
    await damageJournal(page, id, what);
    await page.goto(address);
    await page.getByRole("heading", { name: sv.rescue.title }).waitFor();
  };
  await lose("events");
  await page.getByText(sv.rescue.part_single).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: sv.rescue.save }).click(),
  ]);
  assert.match(download.suggestedFilename(), new RegExp(`^lardom-${id}\\.skadat$`));
  await page.getByRole("button", { name: sv.rescue.open }).click();
  await ledgerStands(page);
  const copy = new URL(page.url()).hash.split("/")[2];
  assert.notEqual(copy, id);
  // Now all of it.
  await lose("snapshots");
  await page.getByText(sv.rescue.nothing).waitFor();
  assert.equal(await page.getByRole("button", { name: sv.rescue.open }).count(), 0);
  await page.getByRole("link", { name: sv.app.to_start }).click();
  await page.locator(".draft", { hasText: sv.start.damaged }).waitFor();
  assert.equal(await page.locator(".draft").count(), 3);
  // Another draft is deleted: the damaged one may name its files, which stay.
  await page.getByRole("button", { name: fill(sv.start.delete_of, { name: "Redovisning 2022" }) }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: sv.start.delete_yes }).click();
  await eventually(async () => assert.equal(await page.locator(".draft").count(), 2));
  await page.locator(".draft", { hasText: sv.start.damaged }).getByRole("link").click();
  await page.getByRole("button", { name: sv.rescue.remove, exact: true }).click();
  await page.getByRole("button", { name: sv.rescue.remove_yes }).click();
  await eventually(async () => assert.equal(await page.locator(".draft").count(), 1));
  // The page was left while it still fetched parts of its program.
  assert.deepEqual(page.problems.filter((problem) => !problem.includes("ERR_ABORTED")), []);
  await page.context().close();
});

test("a draft of a newer program is left as it is, and says so", async () => {
  const page = await newPage(browser);
  const { id } = await openOne(page);
  await saved(page).waitFor();
  const address = page.url();
  await page.goto(`${host.url}icon.svg`);
  await page.evaluate(([name, text]) => new Promise((done) => {
    localStorage.setItem(name, text);
    indexedDB.deleteDatabase("lardom-drafts").onsuccess = done;
  }), [key(id), contained("lardom-draft", 99, "AAAA")]);
  const before = await stored(page, id);
  await page.goto(address);
  await page.getByText(sv.draft.newer_version).waitFor();
  assert.equal(await stored(page, id), before);
  await page.getByRole("link", { name: sv.app.to_start }).click();
  await page.locator(".draft", { hasText: sv.draft.newer_version }).waitFor();
  assert.equal(await stored(page, id), before);
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
  await page.evaluate(refuseJournal, "QuotaExceededError");
  await dropFiles(page, ".drop", [sample("fut_2022.csv")]);
  await page.getByText(/kunde inte sparas|låter inte sidan spara/).first().waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
