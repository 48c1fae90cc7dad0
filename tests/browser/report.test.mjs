// The report: written from the account, filled in, changed, gone through, and handed on as documents.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, newPage, openHost, screenshot } from "./harness.mjs";
import { casesSaid, en, eventually, fill, goToPage, openSampleReport, sv } from "./steps.mjs";
import { unzipped } from "./zip.mjs";

const { browser, host } = await openHost();

const R = sv.report;

async function openReport(words) {
  const page = await newPage(browser);
  await openSampleReport(page, host.url, words);
  return page;
}

const paper = (page) => page.locator(".paper");
const said = async (locator) => (await locator.innerText()).replaceAll(/\s+/g, " ");

async function saved(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("the report tells the year's figures in sentences, and each leads to its cases", async () => {
  const page = await openReport();
  const text = await said(paper(page));
  for (const sentence of [
    "Inom AMF har 35 avvikelser rapporterats och fyra klagomål inkommit under 2022.",
    "Inom FUT har 81 avvikelser med sammanlagt 116 noteringar rapporterats under 2022.",
    "Antalet avvikelser har ökat från 27 under 2021 till 81 under 2022.",
  ]) {
    assert.ok(text.includes(sentence), `${sentence}\n${text}`);
  }
  await page.locator(".paper a", { hasText: /^35$/ }).or(page.locator(".paper a", { hasText: /^35 avvikelser$/ }))
    .first().click();
  await eventually(async () => assert.deepEqual((await casesSaid(page))[0], 35));
  await page.context().close();
});

test("what is filled in stands in the report, after a reload too, and in the history", async () => {
  const page = await openReport();
  const open = page.locator("#report-board");
  if (!(await open.isVisible())) {
    await page.locator("#details").click();
  }
  await page.locator("#report-board").fill("Arbetsmarknadsnämnden");
  await page.locator("#report-lex-sarah").fill("0");
  await page.getByRole("button", { name: R.details_save }).click();
  const decision = "Arbetsmarknadsnämnden noterar redovisningen";
  await eventually(async () => assert.ok((await said(paper(page))).includes(decision)));
  await eventually(async () => assert.ok((await said(paper(page))).includes("Inga rapporter enligt lex Sarah")));
  await page.reload();
  await page.locator(".paper__section").nth(10).waitFor();
  assert.ok((await said(paper(page))).includes(decision));
  await goToPage(page, "history");
  await page.getByText(sv.history.report_details).waitFor();
  await page.context().close();
});

test("the list of what is to be looked at leads to its place", async () => {
  const page = await openReport();
  const empty = fill(R.empty_section, { section: "Underskrift" });
  const item = page.locator(".checks li", { hasText: empty });
  await item.getByRole("button", { name: R.go_to }).click();
  const focused = await page.evaluate(() => document.activeElement.querySelector("h2").textContent);
  assert.equal(focused, "Underskrift");
  await page.context().close();
});

test("the report is saved for Word with its charts, and for Excel", async () => {
  const page = await openReport();
  const word = await saved(page, sv.paper.word);
  assert.equal(word.name, `${fill(sv.paper.file_name, { year: 2022 })}.docx`);
  const parts = unzipped(word.bytes);
  const text = parts.get("word/document.xml").replaceAll(/<[^>]+>/g, "");
  assert.ok(text.includes("Inom AMF har 35 avvikelser rapporterats"), text.slice(0, 2000));
  const pictures = [...parts.keys()].filter((name) => name.startsWith("word/media/"));
  assert.equal(pictures.length, await page.locator(".paper figure").count(), "a picture for each chart");
  const excel = await saved(page, R.excel);
  assert.equal(excel.name, `${fill(sv.paper.file_name, { year: 2022 })}.xlsx`);
  const sheets = unzipped(excel.bytes).get("xl/workbook.xml");
  assert.ok(sheets.includes("Redovisning"), sheets);
  await page.context().close();
});

for (const [language, words] of [["sv", sv], ["en", en]]) {
  test(`the report's page breaks no rule of accessibility, narrow as well (${language})`, async () => {
    const page = await openReport(words);
    assert.deepEqual(await axe(page), []);
    await screenshot(page, `report-${language}`, { fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await axe(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${wide} px wide`);
    await screenshot(page, `report-${language}-narrow`, { fullPage: true });
    await page.context().close();
  });
}
