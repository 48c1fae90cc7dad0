// A section of the report is written in: with the keyboard alone, with figures from the account, with the words of its
// charts; what is typed is looked at, and what identifies a person is decided on before the report goes anywhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, newPage, openHost, screenshot } from "./harness.mjs";
import { card, en, eventually, fill, focused, goToPage, openSampleReport, paperSection, sv } from "./steps.mjs";

const { browser, host } = await openHost();

const E = sv.editor;
const R = sv.report;
const EMPTY = "Underskrift";
const ANALYSIS = "FUT: analys";

async function openReport(words) {
  const page = await newPage(browser);
  await openSampleReport(page, host.url, words);
  return page;
}

async function close(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

/** Opens a section to write in. */
async function write(page, heading, words = sv) {
  await page.getByRole("button", { name: fill(words.report.edit_of, { section: heading }), exact: true }).press("Enter");
  await page.locator(".ProseMirror").waitFor();
  await eventually(async () => assert.match(await page.evaluate(() => document.activeElement.className), /ProseMirror/));
}

async function save(page) {
  await page.keyboard.press("Control+s");
  await page.locator(".ProseMirror").waitFor({ state: "detached" });
}

const said = async (locator) => (await locator.innerText()).replaceAll(/\s+/g, " ");
const checks = (page) => page.locator(".checks li");
const check = (page, text) => checks(page).filter({ hasText: text });
const typed = (written, context) => fill(R.unchecked, { section: EMPTY, written, context });

test("a section is written with the keyboard alone, with a figure that follows the account", async () => {
  const page = await openReport();
  await write(page, EMPTY);
  await page.keyboard.type("Av avvikelserna gäller ");
  await page.keyboard.press("Control+Space");
  await eventually(async () => assert.equal(await focused(page), "figure-search"));
  await page.keyboard.type("fut stickprov 2022");
  const rows = page.locator("#figure-list [role=option]");
  await eventually(async () => assert.match(await rows.first().textContent(), /Stickprov.*30$/));
  assert.equal(await rows.first().getAttribute("aria-selected"), "true");
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "figure_palette");
  await page.keyboard.press("Enter");
  await page.keyboard.type(" stickprov.");
  // The toolbar is one stop before the text, with arrows between its buttons.
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Home");
  assert.equal(await focused(page), `button: ${E.bold}`);
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), `button: ${E.italic}`);
  await save(page);
  // The focus is where it was before, and stays there when the report has been composed anew.
  const text = paperSection(page, EMPTY);
  await text.getByText("Av avvikelserna gäller 30 stickprov.").waitFor();
  await text.getByText(R.edited).waitFor();
  assert.equal(await focused(page), `button: ${fill(R.edit_of, { section: EMPTY })}`);
  assert.equal(await check(page, fill(R.empty_section, { section: EMPTY })).count(), 0);
  await text.locator("a", { hasText: "30" }).waitFor();
  // One step of the history, and one step back.
  await page.keyboard.press("Control+z");
  await check(page, fill(R.empty_section, { section: EMPTY })).waitFor();
  await page.keyboard.press("Control+y");
  await text.getByText("Av avvikelserna gäller 30 stickprov.").waitFor();
  await page.reload();
  await text.getByText("Av avvikelserna gäller 30 stickprov.").waitFor();
  await close(page);
});

test("a figure in a written section changes with the account, and says what it was until it is read", async () => {
  const page = await openReport();
  const analysis = paperSection(page, "AMF: avvikelser, klagomål och synpunkter");
  await write(page, "AMF: avvikelser, klagomål och synpunkter");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Skrivet.");
  await save(page);
  await analysis.getByText("Skrivet.").waitFor();
  assert.match(await said(analysis), /35 avvikelser/);
  // Only the fourth quarter is left.
  await goToPage(page, "files");
  page.once("dialog", (dialog) => dialog.accept());
  const year = "amf_2022.xlsx";
  await page.getByRole("button", { name: fill(sv.files.remove_of, { name: year }) }).click();
  await card(page, year).waitFor({ state: "detached" });
  await goToPage(page, "report");
  await analysis.locator(".live-figure--stale").first().waitFor();
  const was = fill(R.was, { seen: 35 });
  await eventually(async () => assert.ok((await said(analysis)).includes(was), await said(analysis)));
  const stale = checks(page).filter({ has: page.getByRole("button", { name: R.mark_read }) });
  assert.match(await stale.first().textContent(), /var 35 när du läste det/);
  await stale.first().getByRole("button", { name: R.mark_read }).click();
  await analysis.locator(".live-figure--stale").first().waitFor({ state: "detached" });
  assert.equal(await stale.count(), 0);
  await close(page);
});

test("a number typed by hand that is no figure is listed, with the way to its section", async () => {
  const page = await openReport();
  await write(page, EMPTY);
  await page.keyboard.type("Under året ringde 4711 personer.");
  await save(page);
  const item = check(page, typed("4711", "Under året ringde 4711 personer."));
  await item.waitFor();
  await item.getByRole("button", { name: R.go_to }).click();
  assert.match(await page.evaluate(() => document.activeElement.innerText), new RegExp(`^${EMPTY}`));
  // Back to what the account writes.
  await write(page, EMPTY);
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: E.reset }).click();
  await check(page, fill(R.empty_section, { section: EMPTY })).waitFor();
  assert.equal(await item.count(), 0);
  await close(page);
});

test("a chart's words are written in its section, and follow it to the paper", async () => {
  const page = await openReport();
  await write(page, ANALYSIS);
  const field = page.getByLabel(E.chart).first();
  const before = await field.inputValue();
  assert.ok(before.length > 10, "the account has written some");
  await field.fill("");
  await save(page);
  const lacking = check(page, fill(R.no_alternative, { section: ANALYSIS }));
  await lacking.waitFor();
  await write(page, ANALYSIS);
  await field.fill("Flest avvikelser gäller handläggning.");
  await save(page);
  await paperSection(page, ANALYSIS).getByText("Flest avvikelser gäller handläggning.").first().waitFor();
  await eventually(async () => assert.equal(await lacking.count(), 0));
  await close(page);
});

test("nothing is lost without a question, and a section needs its heading", async () => {
  const page = await openReport();
  await write(page, EMPTY);
  await page.keyboard.type("Ord som inte är sparade.");
  const asked = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.message());
    dialog.dismiss();
  });
  await page.getByRole("button", { name: E.cancel }).click();
  assert.deepEqual(asked, [E.leave_confirm]);
  assert.match(await page.locator(".ProseMirror").innerText(), /inte är sparade/);
  await page.getByLabel(E.heading).fill("  ");
  await page.getByRole("button", { name: E.save }).click();
  await page.getByText(E.no_heading).waitFor();
  assert.equal(await focused(page), "section-heading");
  await page.getByLabel(E.heading).fill("Jämlikhet");
  await page.keyboard.press("Control+s");
  await paperSection(page, "Jämlikhet").getByText("Ord som inte är sparade.").waitFor();
  await close(page);
});

test("what identifies a person is decided on before the report is printed, saved or shared", async () => {
  const page = await openReport();
  const paper = page.locator(".paper");
  const documents = () => page.getByRole("button", { name: sv.paper.word, exact: true });
  await documents().waitFor();
  await write(page, EMPTY);
  await page.keyboard.type("Anna, 19121212-1212, har mejlat anna.andersson@example.se.");
  await save(page);
  const undecided = fill(R.undecided_several, { count: 2 });
  await eventually(async () => assert.equal(await page.locator(".notice--alarm", { hasText: undecided }).count(), 2));
  for (const name of [sv.paper.word, R.excel, sv.paper.print, sv.sharing.make]) {
    assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0, name);
  }
  // The browser's own command prints the reason.
  await page.emulateMedia({ media: "print" });
  assert.equal(await paper.isVisible(), false);
  assert.equal(await page.locator(".print-only").isVisible(), true);
  assert.equal(await page.locator(".print-only").innerText(), undecided);
  await page.emulateMedia({ media: "screen" });
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "undecided");
  const identifiers = checks(page).filter({ has: page.getByRole("button", { name: R.allow }) });
  await page.getByRole("button", { name: R.to_checks }).first().click();
  assert.equal(await focused(page), "checks");
  await identifiers.filter({ hasText: "19121212-1212" }).getByRole("button", { name: R.allow }).click();
  await eventually(async () => assert.equal(await identifiers.count(), 1));
  assert.equal(await page.locator(".notice--alarm", { hasText: R.undecided_single }).count(), 2);
  await write(page, EMPTY);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Anna, 19121212-1212, har mejlat.");
  await save(page);
  await documents().waitFor();
  assert.equal(await page.locator(".notice--alarm").count(), 0);
  await page.emulateMedia({ media: "print" });
  assert.equal(await paper.isVisible(), true);
  assert.equal(await page.locator(".report__beside").isVisible(), false);
  await screenshot(page, "report_print", { fullPage: true });
  await page.emulateMedia({ media: "screen" });
  // It stays decided, and is told in the history.
  await goToPage(page, "history");
  await page.getByText(sv.history.allow_identifier).first().waitFor();
  await close(page);
});

for (const [language, words] of [["sv", sv], ["en", en]]) {
  test(`a section that is open breaks no rule of accessibility, narrow as well (${language})`, async () => {
    const page = await openReport(words);
    await write(page, ANALYSIS, words);
    assert.deepEqual(await axe(page), []);
    await screenshot(page, `section-${language}`);
    await page.setViewportSize({ width: 390, height: 844 });
    assert.deepEqual(await axe(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${wide} px wide`);
    await screenshot(page, `section-${language}-narrow`);
    await close(page);
  });
}
