// The page of cases: facets that follow each other, search, an address that says it all, and a list
// that is read by keyboard and by scroll bar to its end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, newPage, openHost, screenshot } from "./harness.mjs";
import {
  caseRows, casesSaid, confirm, drop, en, eventually, fill, focused, goToPage, number, openSamples, openStart, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

const C = sv.cases;

/** The page of all cases of the sample files. */
async function openCases(options) {
  const page = await newPage(browser, options);
  await openSamples(page, host.url);
  await confirm(page);
  await goToPage(page, "cases");
  await caseRows(page).first().waitFor();
  return page;
}

const said = (page, cases) => eventually(async () => assert.equal((await casesSaid(page))[0], cases));
const facet = (page, name) => page.locator("details.facet").filter({ has: page.getByText(name, { exact: true }) });
const value = (page, of, name) => facet(page, of).locator("label").filter({ hasText: new RegExp(`^${name}\\s*[\\d\\s]+$`) });
const count = async (page, of, name) => number(await value(page, of, name).locator(".facet__count").textContent());
const ticks = (page, of) => facet(page, of).locator("label:has(:checked) .facet__name").allTextContents();

async function done(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

test("facets follow each other, and what is chosen stands first", async () => {
  const page = await openCases();
  const all = (await casesSaid(page))[0];
  assert.equal(all, 248);
  const units = await facet(page, C.unit).locator("label").count();
  const ofUnit = await count(page, C.unit, "AMF");
  const deviations = await count(page, sv.meaning.kind, sv.kind.deviations);
  await value(page, C.unit, "AMF").click();
  await said(page, ofUnit);
  await eventually(async () => {
    assert.ok(await count(page, sv.meaning.kind, sv.kind.deviations) < deviations, "other facets count what is left");
    assert.equal(await facet(page, C.unit).locator("label").count(), units, "its own values stay");
    assert.deepEqual(await ticks(page, C.unit), ["AMF"]);
    assert.equal(await facet(page, C.unit).locator(".facet__name").first().textContent(), "AMF");
  });
  // Within a dimension any of the values will do.
  const beside = await count(page, C.unit, "FUT");
  await value(page, C.unit, "FUT").click();
  await said(page, ofUnit + beside);
  await value(page, sv.meaning.kind, sv.kind.complaints).click();
  await eventually(async () => assert.ok((await casesSaid(page))[0] < ofUnit));
  // What the others leave at 0 stays and says so.
  assert.ok((await page.locator(".facet__value--none").count()) > 0);
  const chips = page.locator(".chips .chip");
  assert.deepEqual((await chips.allTextContents()).map((text) => text.replace(" ×", "")), [sv.kind.complaints, "AMF", "FUT"]);
  await page.getByRole("link", { name: C.clear }).click();
  await said(page, all);
  await page.getByText(C.all, { exact: true }).waitFor();
  assert.equal(await page.locator(".facet :checked").count(), 0);
  await done(page);
});

test("a box keeps the focus when it is ticked and moved, and all values can be shown", async () => {
  const page = await openCases();
  const categories = facet(page, sv.account.category);
  assert.equal(await categories.locator("label").count(), 8);
  const more = categories.getByRole("button");
  assert.equal(await more.getAttribute("aria-expanded"), "false");
  await more.click();
  const shown = await categories.locator("label").count();
  assert.ok(shown > 8);
  assert.equal(await more.textContent(), C.show_fewer);
  const last = categories.locator("input").nth(shown - 1);
  const id = await last.getAttribute("id");
  await last.focus();
  for (const [first, chips] of [[true, 1], [false, 0]]) {
    await page.keyboard.press("Space");
    await eventually(async () => assert.equal(await page.locator(".chip").count(), chips));
    await eventually(async () => assert.equal(await categories.locator(".facet__value").first().locator("input").getAttribute("id") === id, first));
    await eventually(async () => assert.equal(await focused(page), id));
  }
  await done(page);
});

test("search finds all words anywhere in a case, without case and dots, and works with the facets", async () => {
  const page = await openCases();
  const field = page.getByRole("searchbox", { name: C.search });
  const first = page.url();
  await field.fill("BOSTADSBIDRAG sokt");
  await eventually(async () => {
    const [cases] = await casesSaid(page);
    assert.ok(cases > 0 && cases < 40, `${cases}`);
  });
  const [found] = await casesSaid(page);
  for (const text of await page.locator(".case-row__text").allTextContents()) {
    assert.ok(text.length > 0);
  }
  await eventually(async () => {
    const counts = await facet(page, C.unit).locator(".facet__count").allTextContents();
    assert.equal(counts.map(number).reduce((a, b) => a + b), found, "the counts are of what was found");
  });
  assert.match(decodeURIComponent(page.url()), /sok=BOSTADSBIDRAG sokt$/);
  await page.getByText(fill(C.searched, { text: "BOSTADSBIDRAG sokt" })).waitFor();
  assert.equal(await field.evaluate((each) => each === document.activeElement), true);
  await field.fill("finns ingenstans");
  await page.getByText(C.none, { exact: true }).waitFor();
  await said(page, 0);
  await field.fill("");
  await said(page, 248);
  assert.equal(page.url(), first);
  await done(page);
});

test("the address says it all: reload, back and forth, and typing leaves no trail", async () => {
  const page = await openCases();
  await value(page, C.unit, "FUT").click();
  await eventually(async () => assert.ok((await casesSaid(page))[0] < 248));
  const [ofUnit] = await casesSaid(page);
  await page.getByRole("searchbox").pressSequentially("stickprov", { delay: 220 });
  await eventually(async () => assert.ok((await casesSaid(page))[0] < ofUnit));
  const [found] = await casesSaid(page);
  await value(page, sv.meaning.kind, sv.kind.deviations).click();
  await page.locator(".chip").nth(2).waitFor();
  const address = page.url();

  await page.reload();
  await said(page, found);
  assert.equal(page.url(), address);
  assert.equal(await page.getByRole("searchbox").inputValue(), "stickprov");
  await eventually(async () => assert.deepEqual(await ticks(page, C.unit), ["FUT"]));

  await page.goBack();
  await eventually(async () => assert.equal(await page.locator(".chip").count(), 2));
  assert.equal(await page.getByRole("searchbox").inputValue(), "stickprov");
  await page.goBack();
  await said(page, 248);
  assert.equal(await page.getByRole("searchbox").inputValue(), "");
  await page.goForward();
  await said(page, found);
  assert.equal(await page.getByRole("searchbox").inputValue(), "stickprov");
  await done(page);
});

test("the sum is said once after a change", async () => {
  const page = await openCases();
  await page.evaluate(() => {
    globalThis.said = [];
    const status = document.querySelector("p.lead[role=status]");
    new MutationObserver(() => globalThis.said.push(status.textContent)).observe(status, { characterData: true, childList: true, subtree: true });
  });
  await value(page, C.unit, "FUT").click();
  await eventually(async () => assert.notEqual((await casesSaid(page))[0], 248));
  await page.locator(".case-list").focus();
  await page.keyboard.press("End");
  await page.waitForTimeout(300);
  assert.equal((await page.evaluate(() => globalThis.said)).length, 1);
  await done(page);
});

const active = (page) => page.locator(".case-list").evaluate((list) => {
  const row = document.getElementById(list.getAttribute("aria-activedescendant"));
  if (!row) {
    return null;
  }
  const [box, view] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
  return {
    place: Number(row.getAttribute("aria-posinset")),
    seen: box.top >= view.top - 1 && box.bottom <= view.bottom + 1,
    selected: row.getAttribute("aria-selected"),
    coming: row.classList.contains("case-row--coming"),
  };
});
const at = (page, place) => eventually(async () => {
  const row = await active(page);
  assert.deepEqual([row?.place, row?.seen, row?.coming], [place, true, false]);
});

test("the list is one stop, and keys move in it and open a case", async () => {
  const page = await openCases();
  await page.locator("#case-search").focus();
  let stops = 0;
  while ((await focused(page)) !== "case-list" && stops < 200) {
    await page.keyboard.press("Tab");
    stops += 1;
  }
  await at(page, 1);
  for (const [key, place] of [["ArrowDown", 2], ["j", 3], ["J", 4], ["ArrowUp", 3], ["k", 2], ["End", 248], ["j", 248], ["Home", 1], ["k", 1]]) {
    await page.keyboard.press(key);
    await at(page, place);
  }
  await page.keyboard.press("PageDown");
  const { place } = await active(page);
  assert.ok(place > 5 && place < 20, `${place}`);
  await at(page, place);
  await page.keyboard.press("PageUp");
  await at(page, 1);
  await page.getByText(C.keys, { exact: true }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await focused(page), "case-title"));
  assert.equal((await active(page)).selected, "true");
  const title = await page.locator("#case-title").textContent();
  const inList = await page.locator("[aria-posinset='2'] .case-row__number").textContent();
  assert.equal(title, fill(C.titled, { number: inList }));
  // With a case open the keys read on.
  await page.locator(".case-list").focus();
  await page.keyboard.press("j");
  await eventually(async () => assert.notEqual(await page.locator("#case-title").textContent(), title));
  await page.locator("#case-title").focus();
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "case-list");
  await page.locator("#case-title").waitFor({ state: "detached" });
  assert.equal(await page.locator("[role=option][aria-selected=true]").count(), 0);
  await done(page);
});

test("an open case says everything that is told of it", async () => {
  const page = await openCases();
  await page.locator("#case-search").fill("FUT001/22");
  await said(page, 1);
  await caseRows(page).first().click();
  const panel = page.locator(".case-panel");
  await panel.getByRole("heading", { name: fill(C.titled, { number: "FUT001/22" }) }).waitFor();
  const text = await panel.textContent();
  for (const part of [
    "2022-01-01", sv.kind.deviation, "FUT", fill(C.place_of, { file: "fut_2022.csv", row: 2 }),
    "Rätt ersättning har inte sökts", "Bostadsbidrag är inte sökt; bistånd har beviljats för hela hyran.",
    "Rättat direkt när det uppmärksammades", "Stickprov", "Återkopplat till anordnaren",
  ]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  assert.equal(await panel.locator(".notations > li").count(), 2);
  await panel.getByRole("button", { name: C.close }).click();
  assert.equal(await focused(page), "case-list");
  await done(page);
});

/** Made-up cases, a day after the other from 1970 on. */
function manyCases(rows) {
  const units = ["Norr", "Söder", "Öster"];
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = new Date(Date.UTC(1990, 0, 1 + row)).toISOString().slice(0, 10);
    return `A-${row + 1};${day};Avvikelse;${units[row % 3]};Kategori ${row % 11};Händelse nummer ${row + 1}`;
  });
  return `Nr;Datum;Slag;Verksamhet;Kategori;Beskrivning\n${lines.join("\n")}\n`;
}

test("twenty thousand cases are read to the end by key and by scroll bar", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  const rows = 10_000;
  await drop(page, [
    { name: "en.csv", bytes: manyCases(rows) },
    { name: "tva.csv", bytes: manyCases(rows).replaceAll(/^A-/gm, "B-") },
  ]);
  await goToPage(page, "cases");
  await said(page, 2 * rows);
  const list = page.locator(".case-list");
  const numberAt = (place) => page.locator(`[aria-posinset="${place}"] .case-row__number`).textContent();
  await list.focus();
  await page.keyboard.press("End");
  await at(page, 2 * rows);
  assert.equal(await numberAt(2 * rows), `B-${rows}`);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Home");
  await at(page, 1);

  // Through all of it, as fast as the bar goes: there are always rows, and never very many.
  const height = await list.evaluate((each) => each.scrollHeight);
  for (let step = 1; step <= 40; step += 1) {
    await list.evaluate((each, top) => { each.scrollTop = top; }, (height * step) / 40);
    const count = await page.evaluate(() => new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.querySelectorAll("[role=option]").length)));
    }));
    assert.ok(count > 8 && count < 60, `${count} rows in the document`);
  }
  await eventually(async () => assert.equal(await numberAt(2 * rows), `B-${rows}`));
  await list.evaluate((each) => { each.scrollTop = each.scrollHeight / 2; });
  await eventually(async () => {
    const inView = await list.evaluate((each) => {
      const view = each.getBoundingClientRect();
      return [...each.querySelectorAll("[role=option]")]
        .filter((row) => row.getBoundingClientRect().bottom > view.top && row.getBoundingClientRect().top < view.bottom)
        .map((row) => [Number(row.getAttribute("aria-posinset")), row.querySelector(".case-row__number")?.textContent]);
    });
    assert.ok(inView.length > 5);
    for (const [place, number] of inView) {
      assert.equal(number, `${place % 2 === 1 ? "A" : "B"}-${Math.ceil(place / 2)}`);
    }
    assert.ok(Math.abs(inView[0][0] - rows) < 20, `${inView[0][0]}`);
  });
  await done(page);
});

for (const [language, words] of [["sv", sv], ["en", en]]) {
  test(`the page of cases breaks no rule of accessibility, narrow as well (${language})`, async () => {
    for (const width of [1440, 390]) {
      const page = await openCases({ width, height: 900 });
      if (language === "en") {
        await page.locator("#language").click();
        await page.getByRole("heading", { level: 1, name: words.cases.title }).waitFor();
        await caseRows(page).first().waitFor();
      }
      assert.equal(await page.locator(".facets").evaluate((each) => each.open), width > 900);
      await page.locator("main details").evaluateAll((all) => all.forEach((each) => { each.open = true; }));
      await value(page, words.cases.unit, "FUT").click();
      await eventually(async () => assert.notEqual((await casesSaid(page))[0], 248));
      await caseRows(page).first().click();
      await page.locator("#case-title").waitFor();
      await eventually(async () => assert.ok(await page.locator("#case-title").evaluate((each) => {
        const box = each.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight;
      }), "the open case is in view"));
      assert.deepEqual(await axe(page), []);
      await screenshot(page, `cases-open-${width}-${language}`);
      await done(page);
    }
  });
}
