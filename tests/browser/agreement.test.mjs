// Two people sort the same cases: the sample is made and handed on, sorted blind in another browser and compared.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, dropFiles, newPage, openHost, screenshot } from "./harness.mjs";
import {
  caseRows, casesSaid, confirm, contained, drop, eventually, fill, goToPage, openStart, readTable, storedDrafts, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

const A = sv.agreement;
const S = sv.second;

const KINDS = [
  ["Bemötande", "Personalen var otrevlig."],
  ["Läkemedel", "Dosen gavs för sent."],
];

/** Forty deviations of two categories in turn. */
function file() {
  const lines = ["Ärendenummer;Typ;Verksamhet;Datum;Kategori;Beskrivning;Åtgärd"];
  for (let number = 1; number <= 40; number += 1) {
    const [category, text] = KINDS[number % 2];
    const day = String(1 + (number % 28)).padStart(2, "0");
    lines.push(`HT-${100 + number};Avvikelse;Hemtjänsten;2022-03-${day};${category};${text} Rad ${number}.;Samtal`);
  }
  return { name: "hemtjansten_2022.csv", bytes: lines.join("\n") };
}

async function openAgreement() {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [file()]);
  await confirm(page);
  await goToPage(page, "agreement");
  await page.locator("#sample-unit").waitFor();
  return page;
}

/** Presses a button that saves a file, and gives back the file. */
async function saved(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path(), "utf8") };
}

const contents = (line) => Buffer.from(line.split(" ")[4], "base64").toString("utf8");
const progress = (page, decided, total) =>
  page.getByText(fill(S.progress, { decided, total, left: total - decided }), { exact: true }).waitFor();

/** The key of the category that the case on screen is told of. */
async function keyOf(page) {
  const told = await page.locator(".sample-case .told-text").first().textContent();
  const [category] = KINDS.find(([, text]) => told.startsWith(text));
  const names = await page.locator(".sample-case li label").allTextContents();
  return String(1 + names.findIndex((name) => name.startsWith(category)));
}

test("a sample is handed on, sorted blind and compared", async () => {
  const first = await openAgreement();
  assert.deepEqual(await axe(first), []);
  await first.locator("#sample-size").selectOption("30");
  const sample = await saved(first, A.save);
  assert.equal(sample.name, A.sample_file);
  assert.match(sample.bytes, /^lardom-sample 2 \d+ [0-9a-f]{8} \S+$/);
  const inside = contents(sample.bytes);
  assert.ok(inside.includes("Dosen gavs för sent."));
  // In the codebook once each, and nowhere else; neither numbers nor file names.
  assert.equal(inside.split("Läkemedel").length, 2);
  assert.ok(!inside.includes("HT-") && !inside.includes("hemtjansten_2022"));

  const second = await newPage(browser);
  await openStart(second, host.url);
  await dropFiles(second, ".drop", [sample]);
  await second.getByRole("heading", { level: 1, name: sv.pages.sample }).waitFor();
  assert.deepEqual(await storedDrafts(second), {});
  await progress(second, 0, 30);
  assert.deepEqual(await axe(second), []);
  await screenshot(second, "sample");
  // Of one case the second person thinks otherwise; then by keys through half of them.
  await second.keyboard.press("n");
  await progress(second, 1, 30);
  for (let at = 2; at <= 15; at += 1) {
    await second.keyboard.press("j");
    await second.getByRole("heading", { name: fill(S.case, { number: at, total: 30 }) }).waitFor();
    await second.keyboard.press(await keyOf(second));
  }
  await progress(second, 15, 30);

  // What is decided is there after a reload, and the page is where it was left.
  await second.reload();
  await second.getByRole("heading", { name: fill(S.case, { number: 16, total: 30 }) }).waitFor();
  await progress(second, 15, 30);
  for (let at = 16; at <= 30; at += 1) {
    await second.getByRole("heading", { name: fill(S.case, { number: at, total: 30 }) }).waitFor();
    await second.locator(".sample-case li input").nth(Number(await keyOf(second)) - 1).check();
    await second.getByRole("button", { name: S.next, exact: true }).click();
  }
  await progress(second, 30, 30);
  await second.getByLabel(S.coder).fill("MK");
  const codings = await saved(second, S.save);
  assert.match(codings.bytes, /^lardom-codings 2 \d+ [0-9a-f]{8} \S+$/);
  assert.ok(contents(codings.bytes).includes("MK"));
  assert.ok(!contents(codings.bytes).includes("Dosen"));

  await first.locator("#codings-files").setInputFiles({
    name: codings.name, mimeType: "text/plain", buffer: Buffer.from(codings.bytes),
  });
  await first.getByRole("heading", { name: fill(A.beside, { coder: "MK" }) }).waitFor();
  await first.getByText(fill(A.compared_several, { count: 30 })).waitFor();
  const figures = await first.locator("table.agreement").first().innerText();
  assert.match(figures, /97\s%/);
  assert.match(figures, new RegExp(`0,9\\d: ${A.very_good}`));
  const table = await readTable(first.locator("table.agreement").nth(1));
  const counts = Object.values(table).map((row) => [A.both, A.only_you, A.only_other].map((name) => Number(row[name])));
  assert.deepEqual(Object.keys(table).sort(), ["Bemötande", "Läkemedel"]);
  assert.deepEqual(counts.reduce((sum, row) => sum.map((each, at) => each + row[at])), [29, 1, 0]);
  const differs = first.locator(".disagreements > li");
  assert.equal(await differs.count(), 1);
  assert.ok((await differs.innerText()).includes(sv.coding.none_fits));
  assert.deepEqual(await axe(first), []);
  await screenshot(first, "agreement");

  // From a disagreement to its case and back: the codings are still open.
  await differs.getByRole("link").click();
  await caseRows(first).first().waitFor();
  assert.deepEqual(await eventually(() => casesSaid(first)), [1, 1]);
  await first.goBack();
  await first.getByRole("heading", { name: fill(A.beside, { coder: "MK" }) }).waitFor();
  assert.deepEqual(first.problems, []);
  assert.deepEqual(second.problems, []);
  await first.context().close();

  // The sample is thrown away when it is asked for.
  second.on("dialog", (dialog) => dialog.accept());
  await second.getByRole("button", { name: S.discard }).click();
  await second.getByRole("heading", { level: 1, name: sv.start.title }).waitFor();
  assert.deepEqual(await second.evaluate(() => Object.keys(localStorage).filter((key) => /sample|codings/.test(key))), []);
  await second.context().close();
});

test("files that are no samples are refused in words, and none is imported", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  for (const [name, bytes, said] of [
    ["skadad.txt", "lardom-sample 2 4 00000000 AAAA", S.damaged],
    ["nyare.txt", contained("lardom-sample", 9, "AAAA"), S.newer],
    ["stor.txt", `lardom-sample 2 20000000 00000000 ${"A".repeat(20_000_000)}`, S.damaged],
    ["beslut.txt", "lardom-codings 2 4 00000000 AAAA", S.codings_elsewhere],
  ]) {
    await dropFiles(page, ".drop", [{ name, bytes }]);
    await page.getByText(fill(said, { name })).waitFor();
  }
  assert.deepEqual(await storedDrafts(page), {});
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
