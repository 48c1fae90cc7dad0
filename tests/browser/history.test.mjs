// What was done: versions that are named, compared and gone back to, copies that travel and are brought together, what is
// typed and not saved, and everything cleared from the computer.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { axe, dropFiles, newPage, openHost } from "./harness.mjs";
import {
  card, confirm, drop, eventually, fill, goToPage, ledgerStands, openSamples, openStart, readAccount, sample,
  storedDrafts, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

const saved = (page) => page.locator(".saved").filter({ hasText: /^Sparat \d{4}-\d\d-\d\d \d\d:\d\d$/ });

async function openOne(page) {
  await openStart(page, host.url);
  await drop(page, [sample("fut_2022.csv")]);
  await ledgerStands(page);
  await page.locator(".draft-head__name", { hasText: "2022" }).waitFor();
  await saved(page).waitFor();
  return new URL(page.url()).hash.split("/")[2];
}

const year = (page) => card(page, "fut_2022.csv").getByLabel(sv.files.year, { exact: true });

async function setYear(page, value) {
  await goToPage(page, "files");
  await year(page).fill(String(value));
  await year(page).press("Enter");
  await saved(page).waitFor();
}

async function setUnit(page, name) {
  await goToPage(page, "files");
  const field = page.locator("section.file").getByLabel(sv.files.unit, { exact: true });
  await field.fill(name);
  await field.press("Enter");
  await saved(page).waitFor();
}

const history = async (page) => {
  await page.locator(".undo").getByRole("link", { name: sv.pages.history }).click();
  await page.locator("ol.history li").first().waitFor();
};

/** Saves a copy on the history page; gives back the path of the file. */
async function saveCopy(page, name, { files = true, passphrase = "" } = {}) {
  await history(page);
  const along = page.getByLabel(sv.copy.with_files.trim());
  await (files ? along.check() : along.uncheck());
  if (passphrase) {
    const locked = page.locator("#seal-first");
    if (!(await locked.isVisible())) {
      await page.getByText(sv.sharing.seal, { exact: true }).click();
    }
    await locked.fill(passphrase);
    await page.locator("#seal-again").fill(passphrase);
  }
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: sv.copy.save, exact: true }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^[\wåäö-]+-\d{4}-\d\d-\d\d\.lardom$/);
  const path = join(tmpdir(), name);
  await download.saveAs(path);
  await page.getByText(sv.copy.saved, { exact: true }).waitFor();
  return path;
}

/** Brings a copy into the draft that it is of. */
async function bringIn(page, path) {
  await page.goto(`${host.url}#/`);
  await dropFiles(page, ".drop", [path]);
  await page.getByText(sv.copy.known).waitFor();
  await page.getByRole("button", { name: sv.copy.bring_in, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: sv.pages.history }).waitFor();
  return page.locator("section.notice", { has: page.getByRole("button", { name: sv.copy.bring_in, exact: true }) });
}

test("a version is named, compared with what has been done since, and gone back to; nothing is lost", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await confirm(page);
  const before = await readAccount(page);
  await history(page);
  assert.deepEqual(await axe(page), []);
  await page.getByLabel(sv.version.name).fill("Före nämnd");
  await page.getByLabel(sv.version.name).press("Enter");
  const named = page.locator("ul.history li", { hasText: "Före nämnd" });
  await named.getByText(sv.history.here).waitFor();
  // A file is taken out: figures differ.
  await goToPage(page, "files");
  await card(page, "fut_2022.csv").getByRole("button", { name: fill(sv.files.remove_of, { name: "fut_2022.csv" }) }).click();
  await saved(page).waitFor();
  await history(page);
  await named.getByRole("button", { name: fill(sv.version.compare_of, { name: "Före nämnd" }) }).click();
  await page.getByRole("heading", { name: fill(sv.version.difference, { name: "Före nämnd" }) }).waitFor();
  await page.getByText(sv.version.files_single).waitFor();
  const figures = page.locator("table", { hasText: sv.version.figures });
  await figures.locator("tbody tr", { hasText: "FUT" }).first().waitFor();
  assert.deepEqual(await axe(page), []);
  await named.getByRole("button", { name: fill(sv.version.go_of, { name: "Före nämnd" }) }).click();
  // A step of its own, which is told, keeps the focus on the page and can be undone.
  const restored = page.locator("#version-restored", { hasText: fill(sv.version.restored, { name: "Före nämnd" }) });
  await restored.waitFor();
  await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "version-restored"));
  await page.getByText(fill(sv.history.returned, { name: "Före nämnd" })).waitFor();
  await goToPage(page, "account");
  await page.locator("table.overview").waitFor();
  await eventually(async () => assert.deepEqual(await readAccount(page), before));
  // What was undone can be done again, also after something else was done.
  await setUnit(page, "Annan enhet").catch(() => {});
  await history(page);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a copy opens on another computer with everything, sealed or not", async () => {
  const page = await newPage(browser);
  await openOne(page);
  await setYear(page, 2021);
  const plain = await saveCopy(page, "plain.lardom");
  const without = await saveCopy(page, "without.lardom", { files: false });
  const sealed = await saveCopy(page, "sealed.lardom", { passphrase: "höstens sista gula löv faller" });
  assert.ok((await readFile(plain)).includes("Avvikelse"), "a copy with files has their cases");
  assert.ok(!(await readFile(sealed)).includes("Avvikelse"), "a sealed one does not show them");
  for (const [path, passphrase, hasFile] of [
    [plain, "", true],
    [sealed, "höstens sista gula löv faller", true],
    [without, "", false],
  ]) {
    const other = await newPage(browser);
    await openStart(other, host.url);
    await dropFiles(other, ".drop", [path]);
    if (passphrase) {
      await other.getByText(sv.copy.sealed).waitFor();
      assert.deepEqual(await axe(other), []);
      await other.getByLabel(sv.copy.passphrase_of, { exact: true }).fill("fel fras för det här");
      await other.getByRole("button", { name: sv.copy.open }).click();
      await other.getByText(sv.copy.wrong_passphrase).waitFor();
      await other.getByLabel(sv.copy.passphrase_of, { exact: true }).fill(passphrase);
      await other.getByRole("button", { name: sv.copy.open }).click();
    }
    await other.locator(".draft-head__name", { hasText: "Redovisning" }).waitFor();
    if (hasFile) {
      await ledgerStands(other);
      assert.equal(await year(other).inputValue(), "2021");
    } else {
      await other.getByText(fill(sv.files.absent, { name: "fut_2022.csv" })).waitFor();
    }
    await history(other);
    assert.deepEqual(other.problems, []);
    await other.context().close();
  }
  // A damaged one is refused in words.
  const bytes = await readFile(plain);
  bytes[bytes.length - 3] ^= 1;
  const damaged = join(tmpdir(), "damaged.lardom");
  await writeFile(damaged, bytes);
  await page.goto(`${host.url}#/`);
  await dropFiles(page, ".drop", [damaged]);
  await page.getByText(sv.copy.damaged).waitFor();
  await page.context().close();
});

test("two officers' copies are brought together, and where they say otherwise it is chosen", async () => {
  const page = await newPage(browser);
  await openOne(page);
  const begun = await saveCopy(page, "begun.lardom");
  const other = await newPage(browser);
  await openStart(other, host.url);
  await dropFiles(other, ".drop", [begun]);
  await ledgerStands(other);
  await setYear(page, 2020);
  await setYear(other, 2019);
  await goToPage(other, "files");
  const unit = other.locator("#new-unit");
  await unit.fill("Kollegans enhet");
  await unit.press("Enter");
  await saved(other).waitFor();
  const theirs = await saveCopy(other, "theirs.lardom");
  const panel = await bringIn(page, theirs);
  await panel.getByText(sv.copy.conflicts_single).waitFor();
  assert.deepEqual(await axe(page), []);
  await panel.getByRole("radio").first().check();
  await panel.getByRole("button", { name: sv.copy.bring_in, exact: true }).click();
  await page.locator("ol.history li", { hasText: sv.history.join }).waitFor();
  await goToPage(page, "files");
  await eventually(async () => assert.equal(await year(page).inputValue(), "2020"));
  // The other takes it in and has the same.
  const mine = await saveCopy(page, "mine.lardom");
  await bringIn(other, mine);
  await other.getByRole("button", { name: sv.copy.bring_in, exact: true }).click();
  await goToPage(other, "files");
  await eventually(async () => assert.equal(await year(other).inputValue(), "2020"));
  // Once more there is nothing new.
  await bringIn(other, mine);
  await other.getByText(sv.copy.nothing_new).waitFor();
  assert.deepEqual([page.problems, other.problems], [[], []]);
  await page.context().close();
  await other.context().close();
});

test("what is typed and not saved is there again after reloading, Back, another language and a closed tab", async () => {
  const page = await newPage(browser);
  await openOne(page);
  await confirm(page);
  const report = async (on) => {
    await goToPage(on, "report");
    await on.locator("#report-signatory").waitFor();
  };
  await report(page);
  const field = (on) => on.locator("#report-signatory");
  await field(page).fill("Eva Ek");
  // At once: what is being typed is kept when the page is left.
  await page.reload();
  await field(page).waitFor();
  assert.equal(await field(page).inputValue(), "Eva Ek");
  await page.locator("#language").click();
  await field(page).waitFor();
  assert.equal(await field(page).inputValue(), "Eva Ek");
  await page.locator("#language").click();
  await field(page).waitFor();
  await page.goBack();
  await page.goForward();
  await field(page).waitFor();
  assert.equal(await field(page).inputValue(), "Eva Ek");
  // A section that is open opens again as it was.
  await page.getByRole("button", { name: new RegExp(`^${sv.report.edit} `) }).first().click();
  const editor = page.locator(".ProseMirror");
  await editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Skrivet men inte sparat.");
  await page.waitForTimeout(600);
  const address = page.url();
  const context = page.context();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await again.locator(".ProseMirror", { hasText: "Skrivet men inte sparat." }).waitFor();
  assert.equal(await field(again).inputValue(), "Eva Ek");
  await again.keyboard.press("Escape");
  await context.close();
});

test("everything is cleared from the computer after a question, and it is looked up", async () => {
  const page = await newPage(browser);
  await openOne(page);
  await page.goto(`${host.url}#/`);
  await page.getByText(sv.wipe.title, { exact: true }).click();
  await page.getByRole("button", { name: sv.wipe.wipe }).click();
  await page.getByText(sv.wipe.question).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: sv.wipe.yes, exact: true }).click();
  await page.getByText(sv.wipe.done).waitFor();
  assert.deepEqual(await storedDrafts(page), {});
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("lardom."))), []);
  await page.getByText(sv.start.no_drafts).waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
