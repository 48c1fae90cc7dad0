// The account: every number of `tests/samples/expected.json`, what 0, missing and not reported are,
// published figures, and the cases behind a number.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newPage, openHost } from "./harness.mjs";
import {
  caseRows, casesSaid, confirm, eventually, expected, fill, focused, goToPage, ledgerStands, number, openSamples,
  readAccount, readTable, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

const A = sv.account;
const R = sv.reconciliation;
const PLURAL = { Avvikelse: sv.kind.deviations, Klagomål: sv.kind.complaints, Synpunkt: sv.kind.viewpoints };
const KINDS = Object.keys(PLURAL);

async function openAccount() {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await confirm(page);
  return page;
}

const overview = (page) => readTable(page.locator("table.overview"));

async function chooseYear(page, year) {
  await page.locator("#year").selectOption(String(year));
  await page.getByRole("heading", { level: 1, name: fill(A.title, { year }) }).waitFor();
}

/** Each unit's categories of the account's year: `{ unit: { kind: { category: [notations, cases] } } }`. */
async function categories(page, year) {
  const found = {};
  for (const section of await page.locator("section.unit").all()) {
    const unit = await section.locator("h2").textContent();
    for (const table of await section.locator("table.categories").all()) {
      const caption = await table.locator("caption").textContent();
      const kind = KINDS.find((each) => caption.startsWith(PLURAL[each]));
      const rows = Object.entries(await readTable(table))
        .map(([name, cells]) => [name, [cells[`${A.notations} ${year}`], cells[`${A.cases} ${year}`]]])
        .filter(([, [notations]]) => notations !== A.missing);
      if (rows.length > 0) {
        ((found[unit] ??= {})[kind] = Object.fromEntries(rows));
      }
    }
  }
  return found;
}

function checkCases(table, year) {
  for (const [unit, kinds] of Object.entries(expected[year])) {
    for (const [kind, { cases }] of Object.entries(kinds)) {
      assert.equal(table[unit][`${PLURAL[kind]} ${year}`], String(cases), `${unit}, ${kind} ${year}`);
    }
  }
}

test("every number of the expected account stands in the tables", async () => {
  const page = await openAccount();
  assert.equal(await page.locator("h1").textContent(), fill(A.title, { year: 2022 }));
  const table = await overview(page);
  checkCases(table, "2022");
  checkCases(table, "2021");
  assert.deepEqual(Object.keys(table), [...Object.keys(expected[2022]).sort(), A.all_units]);

  // What no file covers is missing, and nothing else is.
  const missing = Object.entries(table).flatMap(([unit, cells]) =>
    Object.entries(cells).filter(([, text]) => text === A.missing).map(([head]) => `${unit} ${head}`));
  assert.deepEqual(missing.sort(), [
    ...["AMI", "Vuxenutbildningen"].flatMap((unit) => KINDS.map((kind) => `${unit} ${PLURAL[kind]} 2021`)),
    `Vuxenutbildningen ${PLURAL.Synpunkt} 2022`,
  ].sort());
  // The sums are those of the units that have a number.
  const { [A.all_units]: sums, ...units } = table;
  for (const head of Object.keys(sums)) {
    const values = Object.values(units).map((cells) => cells[head]).filter((text) => text !== A.missing);
    assert.equal(number(sums[head]), values.reduce((sum, text) => sum + number(text), 0), head);
  }

  const want = {};
  for (const [unit, kinds] of Object.entries(expected[2022])) {
    for (const [kind, { categories: named }] of Object.entries(kinds)) {
      if (named) {
        ((want[unit] ??= {})[kind] = Object.fromEntries(
          // In the sample files no case has the same category twice.
          Object.entries(named).map(([name, notations]) => [name, [String(notations), String(notations)]])));
      }
    }
  }
  assert.deepEqual(await categories(page, 2022), want);
  const { cases, notations } = expected[2022].FUT.Avvikelse;
  const caption = page.locator("section.unit", { has: page.getByRole("heading", { name: "FUT", exact: true }) }).locator("caption");
  assert.equal(await caption.textContent(), `${PLURAL.Avvikelse}: ${fill(A.cases_and_notations, {
    cases: fill(sv.cases.count_several, { count: cases }),
    notations: fill(sv.cases.notations_several, { count: notations }),
  })}`);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the other year is an account of its own, without a year before", async () => {
  const page = await openAccount();
  await chooseYear(page, 2021);
  await eventually(async () => checkCases(await overview(page), "2021"));
  const table = await overview(page);
  assert.deepEqual(Object.keys(table.AMF), KINDS.flatMap((kind) => [`${PLURAL[kind]} 2020`, `${PLURAL[kind]} 2021`]));
  assert.equal(table.AMF[`${PLURAL.Avvikelse} 2020`], A.missing);
  for (const [unit, kinds] of Object.entries(await categories(page, 2021))) {
    for (const [kind, rows] of Object.entries(kinds)) {
      const sum = Object.values(rows).reduce((total, [notations]) => total + number(notations), 0);
      assert.equal(sum, expected[2021][unit][kind].cases, `${unit} ${kind}: one notation a case in 2021`);
    }
  }
  // The choice is part of the draft.
  await page.reload();
  await page.getByRole("heading", { level: 1, name: fill(A.title, { year: 2021 }) }).waitFor();
  await chooseYear(page, 2022);
  await eventually(async () => checkCases(await overview(page), "2022"));
  await page.context().close();
});

test("0, missing and not reported are three things, and can be stated", async () => {
  const page = await openAccount();
  const head = `${PLURAL.Synpunkt} 2022`;
  const said = (unit) => page.getByLabel(fill(sv.statements.select_of, { unit, kind: sv.kind.viewpoints_lower }));
  const shows = (unit, text) => eventually(async () => assert.equal((await overview(page))[unit][head], text));
  const select = said("Vuxenutbildningen");
  assert.equal(await select.inputValue(), "follow");
  await select.focus();
  await select.selectOption("not_reported");
  await shows("Vuxenutbildningen", A.not_reported);
  assert.ok(await select.evaluate((each) => each === document.activeElement), "the focus stays on the choice");
  await select.selectOption("none");
  await shows("Vuxenutbildningen", "0");
  await select.selectOption("follow");
  await shows("Vuxenutbildningen", A.missing);
  // What the user says goes before what the file says.
  await said("AMI").selectOption("not_reported");
  await shows("AMI", A.not_reported);
  assert.equal((await overview(page)).AMF[head], "0");
  for (const text of [A.legend_zero, A.legend_missing, A.legend_not_reported]) {
    assert.ok(await page.getByText(text, { exact: true }).isVisible(), text);
  }
  // Only a number that has cases leads to them.
  const cells = page.locator("table.overview tbody td");
  for (const [text, links] of [["0", 0], [A.missing, 0], [A.not_reported, 0], ["81", 1]]) {
    const cell = cells.filter({ hasText: new RegExp(`^${text}$`) }).first();
    assert.equal(await cell.locator("a").count(), links, text);
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("published figures are reconciled with the rows", async () => {
  const page = await openAccount();
  const rows = () => readTable(page.locator("table.reconciliation"));
  const ofFile = fill(R.by_file, { name: "amf_2022.xlsx", row: 45 });
  assert.deepEqual(await rows(), { [ofFile]: { [R.stated]: "39", [R.summed]: "39", [R.verdict]: R.agrees } });

  await page.locator("#stated-unit").selectOption({ label: "FUT" });
  await page.locator("#stated-kind").selectOption({ label: sv.kind.deviations_lower });
  await page.locator("#stated-value").fill("hundra");
  await page.getByRole("button", { name: R.add }).click();
  await page.getByText(R.value_error).waitFor();
  assert.equal(await page.locator("#stated-value").getAttribute("aria-invalid"), "true");
  assert.equal(await focused(page), "stated-value");

  const stated = expected[2022].FUT.Avvikelse.stated_notations;
  await page.locator("#stated-value").fill(String(stated));
  await page.keyboard.press("Enter");
  const what = fill(R.what, { unit: "FUT", kind: sv.kind.deviations_lower, quantity: R.notations, year: 2022 });
  await eventually(async () => {
    const row = (await rows())[what];
    assert.deepEqual([row[R.stated], row[R.summed]], ["112", "116"]);
    assert.ok(row[R.verdict].startsWith("112 angivet, 116 summerat"), row[R.verdict]);
  });
  await page.getByText(R.value_error).waitFor({ state: "detached" });
  // It is stated once: the same figure again takes the place of the first.
  await page.locator("#stated-value").fill("116");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.ok((await rows())[what][R.verdict].startsWith(R.agrees)));
  assert.equal(await page.locator("table.reconciliation tbody tr").count(), 2);

  await page.getByRole("button", { name: fill(R.remove_of, { what }) }).click();
  await eventually(async () => assert.deepEqual(Object.keys(await rows()), [ofFile]));
  assert.equal(await focused(page), "stated-value");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("every number leads to exactly the cases behind it", async () => {
  const page = await openAccount();
  const links = await page.locator("table.overview tbody a, table.categories tbody a").evaluateAll((list) =>
    list.map((link) => ({ href: link.getAttribute("href"), said: link.textContent.trim() })));
  assert.ok(links.length > 40, `${links.length} numbers lead somewhere`);
  // Each one that differs in year, kind or unit, and some of the categories.
  const some = links.filter(({ href }, at) => !href.includes("kategori=") || at % 7 === 0);
  for (const { href, said } of some) {
    await page.evaluate((to) => { location.hash = to; }, href);
    await eventually(async () => {
      const [cases] = await casesSaid(page);
      assert.equal(cases, number(said), href);
      assert.equal(await caseRows(page).first().getAttribute("aria-setsize"), String(cases), href);
    });
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the cases behind a number: click, read to the end, reload, back", async () => {
  const page = await openAccount();
  const before = await readAccount(page);
  await page.locator("table.overview tbody tr", { hasText: "FUT" }).getByRole("link", { name: "81", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: sv.cases.title }).waitFor();
  assert.deepEqual(await casesSaid(page), [81, 116]);
  const seen = new Set();
  await page.locator(".case-list").focus();
  for (let place = 1; place <= 81; place += 1) {
    const number = page.locator(`[role=option][aria-posinset="${place}"] .case-row__number`);
    seen.add(await number.textContent());
    await page.keyboard.press("ArrowDown");
  }
  assert.equal(seen.size, 81, "each case is in the list once");

  await page.reload();
  assert.deepEqual(await casesSaid(page), [81, 116], "the address is enough to come back");

  // A choice can be taken away.
  await page.getByRole("link", { name: fill(sv.cases.remove_filter, { name: "FUT" }) }).click();
  await eventually(async () => assert.equal((await casesSaid(page))[0], 135));
  await page.goBack();
  await eventually(async () => assert.equal((await casesSaid(page))[0], 81));
  await page.goBack();
  await page.locator("table.overview").waitFor();
  assert.deepEqual(await readAccount(page), before);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("an account without files says so and leads to the files", async () => {
  const page = await openAccount();
  const id = new URL(page.url()).hash.split("/")[2];
  await page.goto(`${host.url}#/utkast/${id}/filer`);
  await ledgerStands(page);
  for (let left = await page.locator("section.file").count(); left > 0; left -= 1) {
    await page.locator("section.file .file__head button").first().click();
    await eventually(async () => assert.equal(await page.locator("section.file").count(), left - 1));
  }
  await goToPage(page, "account");
  await page.getByText(A.empty).waitFor();
  await page.getByRole("link", { name: A.to_files }).click();
  await page.getByRole("heading", { level: 1, name: sv.files.title }).waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
