// Categorising: from cases without categories to decided ones, by mouse and by keys, undone and done again, and what
// the account makes of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, newPage, openHost, screenshot } from "./harness.mjs";
import {
  caseRows, casesSaid, confirm, drop, en, eventually, fill, focused, goToPage, openStart, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

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

async function openCases(given = file()) {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [given]);
  await confirm(page);
  await goToPage(page, "cases");
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
  await goToPage(page, "account");
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

const N = sv.near;
const LATE =
  "Klienten kom till mötet på utsatt tid men dörren var låst och ingen svarade på telefon, varför besöket fick bokas om " +
  "till veckan därpå i stället";

/** Eight cases: four whose texts are nearly the same, two with another text in common, and two that are like none. */
function copies() {
  const told = [
    ["", LATE],
    ["", LATE.replace("låst", "stängd")],
    ["Tillgänglighet", LATE.replace(" i stället", "")],
    ["", `${LATE}. Ring 070-174 06 05`],
    ["", "Samtalet kopplades bort två gånger."],
    ["", "SAMTALET kopplades bort två gånger"],
    ["Bemötande", "Kunden kände sig illa bemött i receptionen."],
    ["", "Beslutet dröjde."],
  ];
  const rows = told.map(([category, text], at) => `${at + 1};Avvikelse;AMF;2022-01-0${at + 1};${category};${text}`);
  return { name: "amf_2022.csv", bytes: ["Ärendenummer;Typ;Verksamhet;Datum;Kategori;Beskrivning", ...rows].join("\n") };
}

const near = (page) => page.locator("section.near");
/** The cases of a group that is open, or the groups. */
const nearLines = (page) => near(page).locator("ol.notations > li");
const ticks = (page) => near(page).locator("ol.notations input").evaluateAll((all) => all.map((each) => each.checked));
const set = (count) => fill(C.bulk_set_several, { count });

test("cases with nearly the same text are read beside each other and given one decision", async () => {
  const page = await openCases(copies());
  await caseRows(page).first().click();
  await page.getByRole("button", { name: fill(N.of_case_several, { count: 3 }) }).click();
  const lines = nearLines(page);
  await lines.nth(3).waitFor();
  await eventually(async () => assert.equal(await focused(page), "near-title"));
  await near(page).getByText(fill(sv.cases.count_several, { count: 4 }), { exact: true }).waitFor();
  // The undecided are ticked; what differs is marked, and what is lacking is told.
  assert.deepEqual(await ticks(page), [true, true, true, false]);
  assert.match(await lines.nth(0).textContent(), new RegExp(N.first));
  assert.deepEqual(await lines.nth(1).locator("mark").allTextContents(), ["stängd"]);
  await lines.nth(1).getByText(fill(N.lacks, { words: "låst" })).waitFor();
  assert.match(await lines.nth(3).textContent(), /Tillgänglighet/);
  // Telephone numbers stay masked until they are asked for.
  assert.equal(await lines.nth(2).locator(".masked").count(), 1);
  assert.doesNotMatch(await near(page).textContent(), /070|06 05/);
  await page.getByRole("button", { name: sv.cases.show_personal }).click();
  await lines.nth(2).getByText("070-174 06 05").waitFor();
  await page.getByRole("button", { name: sv.cases.show_personal }).click();
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "near_texts");
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "as wide as the window");
  await screenshot(page, "near_texts_390");
  await page.setViewportSize({ width: 1440, height: 900 });
  await lines.nth(2).locator("input").uncheck();
  const categories = near(page).locator(".coding__categories");
  await categories.getByLabel("Tillgänglighet", { exact: true }).uncheck();
  await categories.getByLabel("Bemötande", { exact: true }).uncheck();
  await page.getByRole("button", { name: set(2) }).click();
  await near(page).getByText(sv.rules.no_categories).waitFor();
  await categories.getByLabel("Tillgänglighet", { exact: true }).check();
  await page.getByRole("button", { name: set(2) }).click();
  const cases = fill(sv.cases.count_several, { count: 2 });
  const line = fill(H.nearly_alike, { told: fill(H.categorise, { names: "Tillgänglighet", cases }) });
  await page.locator(".told", { hasText: line }).waitFor();
  await eventually(async () => assert.equal(await focused(page), "case-list"));
  const base = page.url().split("?")[0];
  await page.goto(`${base}?kategoriserat=hand`);
  await eventually(async () => assert.equal((await casesSaid(page))[0], 2));
  // One step of the history, which tells it, and one step back.
  await goToPage(page, "history");
  const told = page.locator("ol.history .history__told").first();
  await eventually(async () => assert.ok((await told.textContent()).startsWith(line)));
  await page.goto(base);
  await eventually(async () => assert.equal((await casesSaid(page))[0], 8));
  await page.keyboard.press("Control+z");
  await page.goto(`${base}?kategoriserat=undecided`);
  await eventually(async () => assert.equal((await casesSaid(page))[0], 6));
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("groups of nearly identical texts are found, read and decided with the keyboard alone", async () => {
  const page = await openCases(copies());
  await page.locator("#near-groups").focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await focused(page), "near-title"));
  const groups = nearLines(page);
  await groups.nth(1).waitFor();
  await near(page).locator("[role=status]", { hasText: N.groups_lead }).waitFor();
  const said = async (group) => (await group.innerText()).replaceAll(/\s+/g, " ");
  const cases = (count) => fill(sv.cases.count_several, { count });
  assert.ok((await said(groups.first())).startsWith(`${cases(3)} AMF Klienten kom`), await said(groups.first()));
  assert.ok((await said(groups.nth(1))).startsWith(`${cases(2)} AMF Samtalet`), await said(groups.nth(1)));
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "near_groups");
  await page.setViewportSize({ width: 390, height: 844 });
  await screenshot(page, "near_groups_390");
  await page.setViewportSize({ width: 1440, height: 900 });
  const decide = async (at, cases) => {
    await groups.nth(at).getByRole("button").focus();
    await page.keyboard.press("Enter");
    await nearLines(page).nth(1).waitFor();
    await eventually(async () => assert.equal(await focused(page), "near-title"));
    const box = near(page).locator(".coding__categories").getByLabel("Bemötande", { exact: true });
    if (!(await box.isChecked())) {
      await box.focus();
      await page.keyboard.press(" ");
    }
    await page.getByRole("button", { name: set(cases) }).focus();
    await page.keyboard.press("Enter");
  };
  await decide(1, 2);
  await eventually(async () => assert.equal(await groups.count(), 1));
  assert.equal(await focused(page), "near-title");
  // Escape leaves a group as it is.
  await groups.first().getByRole("button").focus();
  await page.keyboard.press("Enter");
  await nearLines(page).nth(3).waitFor();
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await groups.count(), 1));
  await decide(0, 3);
  await near(page).getByText(N.no_groups).waitFor();
  await page.getByRole("button", { name: N.to_list }).focus();
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await focused(page), "near-groups"));
  // From an open case L leads there, and Escape back to it.
  await page.locator("#case-list").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.locator(".coding__categories").waitFor();
  await settled(page);
  await page.keyboard.press("l");
  await nearLines(page).nth(3).waitFor();
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await focused(page), "case-list"));
  await page.locator(".coding__categories").waitFor();
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("the history tells what was done and of which cases, goes to any point, lasts, and drops nothing", async () => {
  const page = await openCases();
  await chooseUndecided(page);
  await caseRows(page).first().click();
  await suggestions(page).first().waitFor();
  const name = await suggestions(page).first().textContent();
  await suggestions(page).first().click();
  await eventually(async () => assert.deepEqual(await casesSaid(page), [29, 29]));
  const history = page.getByRole("link", { name: sv.pages.history, exact: true });
  await history.click();
  const lines = page.locator("ol.history > li");
  const told = lines.first().locator(".history__told");
  const line = fill(H.categorise, { names: name, cases: sv.cases.count_single });
  await eventually(async () => assert.ok((await told.textContent()).startsWith(line)));
  // The case is told by its number.
  await eventually(async () => assert.match(await told.textContent(), /\(nr [\w-]+\)$/));
  assert.match(await lines.first().locator(".history__when").textContent(), /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  assert.deepEqual(await axe(page), []);
  await lines.nth(1).getByRole("button", { name: H.go }).click();
  await eventually(async () => assert.equal(await lines.nth(1).getAttribute("aria-current"), "step"));
  // It lasts through a new load of the page.
  await page.reload();
  await eventually(async () => assert.equal(await lines.nth(1).getAttribute("aria-current"), "step"));
  // Something new is done: nothing is asked, and what was undone can be gone back to.
  page.on("dialog", (dialog) => assert.fail(dialog.message()));
  await goToPage(page, "cases");
  await caseRows(page).first().click();
  await page.locator(".coding__categories").waitFor();
  await page.keyboard.press("n");
  await history.click();
  await eventually(async () => assert.ok((await told.textContent()).includes(H.no_category)));
  await page.getByText(H.others, { exact: true }).click();
  const other = page.locator("details .history li", { hasText: line });
  await other.getByRole("button", { name: H.go }).click();
  await eventually(async () => assert.ok((await told.textContent()).startsWith(line)));
  assert.deepEqual(page.problems, []);
  await page.close();
});

test("the desk can be used by everybody, in both languages", async () => {
  const page = await openCases();
  await page.goto(`${page.url().split("?")[0]}?ordning=osakra`);
  // A click on the list that stood there before opens nothing.
  await eventually(async () => {
    await caseRows(page).first().click();
    await suggestions(page).first().waitFor({ timeout: 2000 });
  });
  assert.deepEqual(await axe(page), []);
  await page.getByRole("button", { name: sv.app.other_language }).click();
  await caseRows(page).first().click();
  await page.getByText(en.coding.suggestions, { exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.close();
});
