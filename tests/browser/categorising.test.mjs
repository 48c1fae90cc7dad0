// Categorising: from cases without categories to decided ones, by mouse and by keys, undone and done again, and what
// the account makes of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIST, axe, newPage, openBrowser } from "./harness.mjs";
import { serveFolder } from "./static_server.mjs";
import { caseRows, casesSaid, confirm, drop, en, eventually, fill, openStart, sv } from "./steps.mjs";

let browser;
let host;

before(async () => {
  browser = await openBrowser();
  host = await serveFolder(DIST);
});
after(async () => {
  await browser?.close();
  await host?.close();
});

const C = sv.coding;
const H = sv.history;

const TEXTS = [
  ["Handläggningstid", "Beslutet om försörjningsstöd dröjde i fyra veckor."],
  ["Bemötande", "Kunden kände sig illa bemött i receptionen."],
  ["Dokumentation", "Anteckningen i journalen saknades efter besöket."],
];

/** Sixty deviations, every second one without a category; numbers 1 to 60. */
function file() {
  const lines = ["Ärendenummer;Typ;Verksamhet;Datum;Kategori;Beskrivning;Åtgärd"];
  for (let number = 1; number <= 60; number += 1) {
    const [category, text] = TEXTS[number % 3];
    const day = String(1 + (number % 28)).padStart(2, "0");
    const month = String(1 + Math.floor(number / 6)).padStart(2, "0");
    // The last ten are told in the same words.
    const told = number > 50 ? "Samtalet kopplades bort två gånger." : `${text} Nummer ${number} i ordningen.`;
    lines.push(`${number};Avvikelse;AMF;2022-${month}-${day};${number % 2 === 0 ? category : ""};${told};Samtal`);
  }
  return { name: "amf_2022.csv", bytes: lines.join("\n") };
}

async function openCases(page = undefined) {
  page ??= await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [file()]);
  await confirm(page);
  await page.getByRole("link", { name: sv.pages.cases, exact: true }).click();
  await caseRows(page).first().waitFor();
  return page;
}

/** Narrows the list to the undecided ones. */
async function chooseUndecided(page) {
  await page.goto(`${page.url().split("?")[0]}?kategoriserat=undecided`);
  await eventually(async () => assert.deepEqual(await casesSaid(page), [30, 30]));
}

const state = (page) => page.locator(".coding__state strong").textContent();
const title = (page) => page.locator("#case-title").textContent();
/** Waits until the case that the list points at is the one on the desk. */
const settled = (page) =>
  eventually(async () => assert.equal(await page.locator(".coding").getAttribute("aria-busy"), null));
const suggestions = (page) => page.locator(".suggestions button");

test("a case is opened, its suggestion taken, and the account counts it", async () => {
  const page = await openCases();
  await chooseUndecided(page);
  await caseRows(page).first().click();
  await suggestions(page).first().waitFor();
  assert.equal(await state(page), C.undecided);
  const text = await page.locator(".told-text").textContent();
  const [right] = TEXTS.find(([, start]) => text.startsWith(start));
  assert.equal(await suggestions(page).first().textContent(), right);
  assert.ok((await page.locator(".told-text mark").count()) > 0, "the words that say so are marked");
  const first = await title(page);
  await suggestions(page).first().click();
  // It is not undecided any more, and leaves the list.
  await eventually(async () => assert.deepEqual(await casesSaid(page), [29, 29]));
  assert.notEqual(await title(page), first);
  await page.getByRole("link", { name: sv.pages.account, exact: true }).click();
  await eventually(async () => {
    const row = page.locator("table.categories tr", { hasText: right });
    assert.match(await row.first().textContent(), /11/);
  });
  const said = await page.locator(".decided").textContent();
  const A = sv.account;
  assert.equal(said.replaceAll(/\s+/g, " ").trim(), `1 ${A.by_hand}30 ${A.by_file}29 ${A.undecided}`);
  await page.locator(".decided a").first().click();
  await eventually(async () => assert.deepEqual(await casesSaid(page), [1, 1]));
  await page.close();
});

test("keys alone decide, undo and do again; screen readers are told", async () => {
  const page = await openCases();
  await chooseUndecided(page);
  await page.locator("#case-list").focus();
  await page.keyboard.press("Enter");
  await suggestions(page).first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await suggestions(page).first().waitFor();
  const told = page.locator(".coding [role=status]");
  // Space takes the first suggestion, and the next case takes the place.
  for (const left of [29, 28, 27]) {
    const before = await title(page);
    await page.locator("#case-list").focus();
    await page.keyboard.press(" ");
    await eventually(async () => assert.deepEqual(await casesSaid(page), [left, left]));
    await eventually(async () => assert.notEqual(await title(page), before));
    assert.match(await told.textContent(), new RegExp(fill(H.categorise, { names: ".+", cases: sv.cases.count_single })));
    await settled(page);
    await suggestions(page).first().waitFor();
  }
  // U undoes, Ctrl+Y does it again.
  await page.keyboard.press("u");
  await eventually(async () => assert.deepEqual(await casesSaid(page), [28, 28]));
  await settled(page);
  await page.keyboard.press("Control+y");
  await eventually(async () => assert.deepEqual(await casesSaid(page), [27, 27]));
  // N: no category fits.
  await settled(page);
  await page.keyboard.press("n");
  await eventually(async () => assert.deepEqual(await casesSaid(page), [26, 26]));
  // A digit chooses, T and typing find.
  await page.goto(`${page.url().split("?")[0]}?kategoriserat=file&kategori=Dokumentation`);
  await eventually(async () => assert.equal((await casesSaid(page))[0], 10));
  await page.locator("#case-list").focus();
  await page.keyboard.press("Enter");
  await page.locator(".coding__categories").waitFor();
  await page.keyboard.press("t");
  await page.keyboard.type("bemöt");
  await page.keyboard.press("Enter");
  // It is decided by a person now, and not by the file any more.
  await eventually(async () => assert.equal((await casesSaid(page))[0], 9));
  await page.goto(`${page.url().split("?")[0]}?kategoriserat=hand&kategori=Dokumentation`);
  await caseRows(page).first().click();
  await eventually(async () => assert.equal(await state(page), C.by_hand));
  for (const name of ["Bemötande", "Dokumentation"]) {
    const chosen = page.locator(".coding__categories label", { hasText: name }).locator("input");
    assert.equal(await chosen.isChecked(), true, name);
  }
  await page.close();
});

test("all cases that are told alike get the same, and all of a list get one", async () => {
  const page = await openCases();
  await page.goto(`${page.url().split("?")[0]}?kategoriserat=undecided&sok=kopplades`);
  await eventually(async () => assert.deepEqual(await casesSaid(page), [5, 5]));
  await caseRows(page).first().click();
  const alike = page.getByRole("button", { name: fill(C.alike_several, { count: 4 }) });
  await alike.waitFor();
  await page.locator(".coding__categories label", { hasText: "Bemötande" }).click();
  await eventually(async () => assert.deepEqual(await casesSaid(page), [4, 4]));
  await page.goto(`${page.url().split("?")[0]}?sok=kopplades`);
  await eventually(async () => assert.deepEqual(await casesSaid(page), [10, 10]));
  // The whole list at once.
  await page.locator(".bulk summary").click();
  await page.locator("#bulk-category").selectOption({ label: "Dokumentation" });
  await page.getByRole("button", { name: fill(C.bulk_set_several, { count: 10 }) }).click();
  await page.getByText(fill(C.bulk_done_several, { count: 10 })).waitFor();
  await page.goto(`${page.url().split("?")[0]}?sok=kopplades&kategori=Dokumentation`);
  await eventually(async () => assert.deepEqual(await casesSaid(page), [10, 10]));
  await page.close();
});

test("the history tells what was done, goes to any point, lasts, and asks before it drops what was undone", async () => {
  const page = await openCases();
  await chooseUndecided(page);
  await caseRows(page).first().click();
  await suggestions(page).first().waitFor();
  const name = await suggestions(page).first().textContent();
  await suggestions(page).first().click();
  await eventually(async () => assert.deepEqual(await casesSaid(page), [29, 29]));
  await page.getByRole("link", { name: sv.pages.history, exact: true }).click();
  const lines = page.locator(".history > li");
  const line = fill(H.categorise, { names: name, cases: sv.cases.count_single });
  await eventually(async () => assert.ok((await lines.first().textContent()).startsWith(line)));
  assert.deepEqual(await axe(page), []);
  await lines.nth(1).getByRole("button", { name: H.go }).click();
  await eventually(async () => assert.equal(await lines.nth(1).getAttribute("aria-current"), "step"));
  // It lasts through a new load of the page.
  await page.reload();
  await eventually(async () => assert.equal(await lines.nth(1).getAttribute("aria-current"), "step"));
  // Something new asks first; no leaves all as it is.
  const asked = [];
  let answer = false;
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await (answer ? dialog.accept() : dialog.dismiss());
  });
  await page.getByRole("link", { name: sv.pages.cases, exact: true }).click();
  await caseRows(page).first().click();
  await page.locator(".coding__categories").waitFor();
  await page.keyboard.press("n");
  await eventually(async () => assert.deepEqual(asked, [H.drops]));
  await page.getByRole("link", { name: sv.pages.history, exact: true }).click();
  await eventually(async () => assert.ok((await lines.first().textContent()).startsWith(line)));
  answer = true;
  await page.getByRole("link", { name: sv.pages.cases, exact: true }).click();
  await caseRows(page).first().click();
  await page.locator(".coding__categories").waitFor();
  await page.keyboard.press("n");
  await page.getByRole("link", { name: sv.pages.history, exact: true }).click();
  await eventually(async () => assert.ok((await lines.first().textContent()).includes(H.no_category)));
  await page.close();
});

test("the desk can be used by everybody, in both languages", async () => {
  const page = await openCases();
  await page.goto(`${page.url().split("?")[0]}?ordning=osakra`);
  await caseRows(page).first().click();
  await suggestions(page).first().waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: sv.app.other_language }).click();
  await caseRows(page).first().click();
  await page.getByText(en.coding.suggestions, { exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.close();
});
