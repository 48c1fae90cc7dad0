// The codebook: categories renamed, merged, split and retired with their effect on the account; near-identical names;
// rules tried before they count; last year's categories translated; all of it kept, and accessible in both languages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, newPage, openHost, screenshot } from "./harness.mjs";
import { confirm, drop, en, eventually, fill, focused, goToPage, openStart, readTable, sv } from "./steps.mjs";

const { browser, host } = await openHost();

/** Number of cases, year, category and text of each lot of cases. */
const LOTS = [
  [20, 2021, "Kontroll", "stickprovet visade fel i akterna"],
  [6, 2021, "Lokaler", "dörren gick inte att låsa"],
  [20, 2022, "Stickprov", "stickprovet i akterna gjordes inte"],
  [8, 2022, "Lokaler", "låset i dörren var trasigt"],
  [5, 2022, "Rutiner", "handläggaren kände inte till rutinen"],
  [3, 2022, "Rutin", "rutinen följdes inte"],
  [4, 2022, "Bristande bemötande", "fick ett otrevligt svar"],
  [2, 2022, "Bemötande, bristande", "ingen hälsade i receptionen"],
  [7, 2022, "", "brevet kom fram för sent"],
];
const ROWS = `Ärendenummer;Datum;Typ;Verksamhet;Kategori;Beskrivning\n${LOTS.flatMap(([times, year, category, text], lot) =>
  Array.from({ length: times }, (_, time) => `${lot}-${time};${year}-03-0${1 + (time % 9)};Avvikelse;FUT;${category};${text} dag ${time}\n`),
).join("")}`;

/** A page with the made-up cases and their codebook. */
async function openCodebook(words = sv, options = {}) {
  const page = await newPage(browser, options);
  await openStart(page, host.url);
  if (words === en) {
    await page.locator("#language").click();
    await page.getByRole("heading", { level: 1, name: en.start.title }).waitFor();
  }
  await drop(page, [{ name: "lista.csv", bytes: ROWS }]);
  await confirm(page);
  await toCodebook(page, words);
  return page;
}

async function toCodebook(page, words = sv) {
  await goToPage(page, "codebook", words);
  await page.locator("table.codebook tbody tr").first().waitFor();
}

/** Last year's notations and this year's by category, as the account has them. */
async function account(page) {
  await goToPage(page, "account");
  await page.locator("table.categories").first().waitFor();
  // A page that is left before its charts are drawn leaves off fetching what draws them.
  await page.locator("figure.chart svg").first().waitFor();
  const table = await readTable(page.locator("table.categories").first());
  const [last, now] = [`${sv.account.notations} 2021`, "2022"];
  return Object.fromEntries(Object.entries(table).map(([name, cells]) => {
    const values = Object.values(cells);
    return [name, { last: cells[last] ?? values[0], now: cells[now] ?? values[1] }];
  }));
}

const row = (page, name) => page.locator("table.codebook tbody tr").filter({ has: page.locator("th", { hasText: new RegExp(`^${name}`) }) });
const told = (page, text) => page.locator("[role=status]").getByText(text, { exact: true }).waitFor();
const edit = async (page, name) => {
  await page.getByRole("button", { name: fill(sv.codebook.change_of, { name }), exact: true }).click();
  await page.locator("#category-name").waitFor();
};

async function done(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

test("a category is renamed, described and retired, and what cannot be is said beside the field", async () => {
  const page = await openCodebook();
  assert.match(await row(page, "Lokaler").textContent(), new RegExp(sv.codebook.in_files));
  await edit(page, "Rutiner");
  await eventually(async () => assert.equal(await focused(page), "category-name"));
  await page.locator("#category-name").fill("lokaler");
  await page.getByText(fill(sv.codebook.name_taken, { name: "Lokaler" })).waitFor();
  await page.locator("#category-name").press("Enter");
  assert.equal(await page.locator("#category-name").getAttribute("aria-invalid"), "true");
  await page.locator("#category-name").fill("Rutiner och handläggning");
  await page.locator("#category-definition").fill("Något blev fel i handläggningen.");
  await page.locator("#category-keywords").fill("rutin*\nhandlägg*\n");
  await page.locator("#category-last-year").fill("tjugo");
  await page.getByText(sv.codebook.no_year).waitFor();
  await page.locator("#category-last-year").fill("2023");
  await page.getByRole("button", { name: sv.codebook.save, exact: true }).click();
  await told(page, fill(sv.codebook.renamed, { before: "Rutiner", name: "Rutiner och handläggning" }));
  const changed = row(page, "Rutiner och handläggning");
  await changed.getByText(fill(sv.codebook.former, { names: "Rutiner" })).waitFor();
  await changed.getByText(fill(sv.codebook.words, { words: "rutin*, handlägg*" })).waitFor();
  await changed.getByText(fill(sv.codebook.until, { year: 2023 })).waitFor();
  await eventually(async () => assert.match(await focused(page), /^edit-/));
  assert.doesNotMatch(await row(page, "Lokaler").textContent(), new RegExp(sv.codebook.in_files));
  const counts = await account(page);
  assert.equal(counts["Rutiner och handläggning"].now, "5");
  assert.equal(counts.Rutiner, undefined);
  await done(page);
});

test("a category is merged into another, and the account follows; the order is the user's; a reload keeps all", async () => {
  const page = await openCodebook();
  await edit(page, "Rutin");
  await page.getByText(sv.codebook.merge, { exact: true }).first().click();
  await page.locator("#merge-into").selectOption({ label: "Rutiner" });
  await page.getByText(fill(sv.codebook.merge_preview, { notations: "3 noteringar 2022", name: "Rutiner" })).waitFor();
  await page.getByRole("button", { name: sv.codebook.merge, exact: true }).click();
  await told(page, fill(sv.codebook.merged, { from: "Rutin", into: "Rutiner" }));
  await row(page, "Rutin").getByText(fill(sv.codebook.became, { names: "Rutiner" })).waitFor();
  const names = () => page.locator("table.codebook tbody th").evaluateAll((all) => all.map((each) => each.firstChild.textContent));
  const place = async (name) => (await names()).indexOf(name);
  const before = await place("Lokaler");
  await page.getByRole("button", { name: fill(sv.codebook.up_of, { name: "Lokaler" }) }).click();
  await told(page, fill(sv.codebook.moved, { name: "Lokaler" }));
  await eventually(async () => assert.equal(await place("Lokaler"), before - 1));
  await eventually(async () => assert.match(await focused(page), /^(up|down)-/));
  const order = await names();
  const counts = await account(page);
  assert.equal(counts.Rutiner.now, "8");
  assert.equal(counts.Rutin, undefined);
  await page.reload();
  await page.locator("table.categories").first().waitFor();
  assert.deepEqual(await account(page), counts);
  await toCodebook(page);
  assert.deepEqual(await names(), order);
  await done(page);
});

test("a category is split, and its cases wait for a person to decide", async () => {
  const page = await openCodebook();
  await edit(page, "Stickprov");
  await page.getByText(sv.codebook.split, { exact: true }).first().click();
  await page.locator("#split-parts").fill("Urval");
  await page.getByText(sv.codebook.too_few).waitFor();
  await page.locator("#split-parts").fill("Urval\nGranskning");
  await page.getByText(fill(sv.codebook.split_note, { notations: "20 noteringar 2022" })).waitFor();
  await page.getByRole("button", { name: sv.codebook.split, exact: true }).click();
  await told(page, fill(sv.codebook.split_done, { name: "Stickprov", parts: "Urval och Granskning" }));
  await row(page, "Stickprov").getByText(fill(sv.codebook.became_several, { names: "Urval och Granskning" })).waitFor();
  await row(page, "Urval").waitFor();
  assert.equal((await account(page)).Stickprov.now, "20");
  await done(page);
});

test("categories come by hand, from a ready-made list and from an earlier draft", async () => {
  const page = await openCodebook();
  await page.locator("#new-category").fill("Lokaler");
  await page.getByText(fill(sv.codebook.name_taken, { name: "Lokaler" })).waitFor();
  await page.locator("#new-category").fill("Tillgänglighet");
  await page.locator("#new-category").press("Enter");
  await told(page, fill(sv.codebook.added, { name: "Tillgänglighet" }));
  await row(page, "Tillgänglighet").waitFor();
  await page.getByText(sv.codebook.lists, { exact: true }).click();
  const list = page.locator(".proposals li", { hasText: "FUT" });
  const before = await page.locator("table.codebook tbody tr").count();
  await list.getByRole("button").click();
  await list.getByText(sv.codebook.list_known).waitFor();
  const after = await page.locator("table.codebook tbody tr").count();
  assert.ok(after > before, `${after} > ${before}`);
  const ids = () => page.locator("table.codebook tbody th").evaluateAll((all) => all.map((each) => each.id));
  const there = await ids();

  // Next year's draft.
  await page.evaluate(() => { location.hash = "#/"; });
  await drop(page, [{ name: "ny.csv", bytes: ROWS.replaceAll("2022", "2023") }]);
  await confirm(page);
  await toCodebook(page);
  await page.getByText(sv.codebook.earlier, { exact: true }).click();
  await page.locator("#earlier-draft").selectOption({ index: 1 });
  await page.getByText(fill(sv.codebook.earlier_brings, { units: "FUT", rules: 0 })).waitFor();
  await page.getByRole("button", { name: sv.codebook.fetch, exact: true }).click();
  await told(page, fill(sv.codebook.earlier_done, { units: "FUT" }));
  await row(page, "Tillgänglighet").waitFor();
  assert.deepEqual(await ids(), there);
  await done(page);
});

test("names that differ in the order of their words are merged; those that are said to be different are not asked again", async () => {
  const page = await openCodebook();
  const proposal = page.locator("form.panel", { hasText: "Bemötande, bristande" });
  await proposal.getByText(sv.spellings.same_words).waitFor();
  await proposal.getByRole("radio", { name: fill(sv.spellings.keep_of, { name: "Bristande bemötande" }) }).check();
  await proposal.getByRole("button", { name: /^Slå ihop/ }).click();
  await proposal.waitFor({ state: "detached" });
  await eventually(async () => assert.equal(await focused(page), "spellings"));
  const near = page.locator("form.panel", { hasText: "Rutiner" });
  await near.getByText(sv.spellings.near).waitFor();
  await near.getByRole("button", { name: new RegExp(`^${sv.spellings.different}`) }).click();
  await near.waitFor({ state: "detached" });
  await told(page, sv.spellings.hidden);
  const counts = await account(page);
  assert.equal(counts["Bristande bemötande"].now, "6");
  assert.equal(counts.Rutin.now, "3");
  await toCodebook(page);
  await page.getByText(sv.spellings.nothing).waitFor();
  await done(page);
});

test("a rule shows what it would do, then decides cases, is turned off, changed and removed", async () => {
  const page = await openCodebook();
  const rules = page.locator("section[aria-labelledby=rules]");
  await page.locator("#new-rule").click();
  await eventually(async () => assert.equal(await focused(page), "rule-words"));
  await page.getByRole("button", { name: sv.rules.save }).click();
  await page.getByText(sv.rules.no_words).waitFor();
  await page.locator("#rule-words").fill("bre*\nsent");
  await rules.getByText(fill(sv.rules.trial, { found: "7 ärenden", decides: "7 ärenden" })).waitFor();
  assert.deepEqual(await rules.locator(".trial li").first().locator("mark").allTextContents(), ["brevet", "sent"]);
  await page.locator("#rule-words").fill("bre*\nsent\ndörren");
  await rules.getByText(sv.rules.trial_others).waitFor();
  await page.locator("#rule-without").fill("dörr*");
  await rules.getByText(fill(sv.rules.trial, { found: "7 ärenden", decides: "7 ärenden" })).waitFor();
  await page.getByRole("button", { name: sv.rules.save }).click();
  await page.getByText(sv.rules.no_categories).waitFor();
  await page.locator("#rule-then").getByLabel("Lokaler", { exact: true }).check();
  await page.getByRole("button", { name: sv.rules.save }).click();
  await told(page, sv.rules.saved);
  const line = rules.locator(".rules li");
  const words = fill(sv.rules.but_not, { words: "bre…, sent eller dörren", without: "dörr…" });
  await line.getByText(fill(sv.rules.sentence, { field: sv.rules.the_text, words, then: "Lokaler" })).waitFor();
  await line.getByText(fill(sv.rules.decides, { cases: "7 ärenden" })).waitFor();
  assert.equal((await account(page)).Lokaler.now, "15");
  await toCodebook(page);
  await line.getByRole("button", { name: new RegExp(`^${sv.rules.turn_off}`) }).click();
  await told(page, sv.rules.turned_off);
  await line.getByText(sv.rules.off, { exact: true }).waitFor();
  assert.equal((await account(page)).Lokaler.now, "8");
  await toCodebook(page);
  await line.getByRole("button", { name: new RegExp(`^${sv.codebook.change}`) }).click();
  await page.locator("#rule-words").fill("brevet");
  await page.getByRole("button", { name: sv.rules.save }).click();
  await line.getByText(/brevet/).first().waitFor();
  await line.getByRole("button", { name: new RegExp(`^${sv.rules.remove}`) }).click();
  await line.waitFor({ state: "detached" });
  await done(page);
});

test("the first rule that fits decides; rules change places by keyboard, as one step of the history", async () => {
  const page = await openCodebook();
  const rules = page.locator("section[aria-labelledby=rules]");
  const write = async (words, category) => {
    await page.locator("#new-rule").click();
    await page.locator("#rule-words").fill(words);
    await page.locator("#rule-then").getByLabel(category, { exact: true }).check();
    await page.getByRole("button", { name: sv.rules.save }).click();
    await rules.locator(".rules li p", { hasText: words.replace("*", "…") }).waitFor();
  };
  await write("brevet", "Lokaler");
  assert.equal(await rules.getByRole("button", { name: new RegExp(`^${sv.rules.up}`) }).count(), 0, "one has no order");
  await write("sent", "Rutiner");
  const decides = () => rules.locator(".rules li .actions > .soft").allTextContents();
  const cases = (count) => fill(sv.rules.decides, { cases: fill(sv.cases.count_several, { count }) });
  await eventually(async () => assert.deepEqual(await decides(), [cases(7), cases(0)]));
  await rules.getByText(sv.rules.lead).waitFor();
  const move = (way, words) => rules.getByRole("button", { name: new RegExp(`^${way}: .*${words}`) });
  const focusOn = (way, words) =>
    eventually(async () => assert.equal(await move(way, words).evaluate((each) => each === document.activeElement), true));
  await move(sv.rules.up, "sent").focus();
  await page.keyboard.press("Enter");
  await told(page, fill(sv.rules.moved, { place: 1, all: 2 }));
  await eventually(async () => assert.deepEqual(await decides(), [cases(7), cases(0)]));
  assert.match(await rules.locator(".rules li p").first().textContent(), /sent/);
  await focusOn(sv.rules.down, "sent");
  assert.equal((await account(page)).Rutiner.now, "12");
  // The history tells it, and one step back undoes it.
  await goToPage(page, "history");
  const first = page.locator("ol.history > li").first();
  await eventually(async () => assert.ok((await first.locator(".history__told").textContent()).startsWith(fill(sv.history.move_rule, { words: "sent" }))));
  await page.keyboard.press("Control+z");
  await toCodebook(page);
  await eventually(async () => assert.match(await rules.locator(".rules li p").first().textContent(), /brevet/));
  assert.equal((await account(page)).Lokaler.now, "15");
  await toCodebook(page);
  // A rule that stands first is tried where it stands: it would take the cases of the one after it.
  await move(sv.rules.down, "brevet").click();
  await told(page, fill(sv.rules.moved, { place: 2, all: 2 }));
  await focusOn(sv.rules.up, "brevet");
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "rules_in_order");
  await page.setViewportSize({ width: 390, height: 844 });
  await screenshot(page, "rules_in_order_390");
  await done(page);
});

test("last year's category is translated by what its texts are about, and last year's column changes", async () => {
  const page = await openCodebook();
  const before = await account(page);
  assert.deepEqual([before.Kontroll.last, before.Stickprov.last], ["20", sv.account.missing]);
  await toCodebook(page);
  const table = page.locator("table.translation");
  await table.getByText(`Stickprov (${sv.translation.likely})`).waitFor();
  assert.deepEqual(await table.locator("tbody th").allTextContents(), ["Kontroll"]);
  const choice = page.getByLabel(fill(sv.translation.is_now_of, { name: "Kontroll" }));
  assert.equal(await choice.locator("option:checked").textContent(), "Stickprov");
  const effect = page.locator("div.stack", { has: page.locator("#effect") }).locator("table");
  assert.deepEqual((await readTable(effect)).Stickprov, {
    [fill(sv.translation.before, { year: 2021 })]: sv.account.missing,
    [fill(sv.translation.after, { year: 2021 })]: "20",
    [sv.translation.because]: "Kontroll 20",
  });
  await choice.selectOption({ label: sv.translation.none });
  await page.getByText(fill(sv.translation.kept, { names: "Kontroll", from: 2021, to: 2022 })).waitFor();
  await choice.selectOption({ label: "Stickprov" });
  await page.getByRole("button", { name: sv.translation.accept }).click();
  await told(page, fill(sv.translation.used, { from: 2021, to: 2022 }));
  const after = await account(page);
  assert.equal(after.Stickprov.last, "20");
  assert.equal(after.Kontroll, undefined);
  await page.reload();
  await page.locator("table.categories").first().waitFor();
  assert.equal((await account(page)).Stickprov.last, "20");
  await toCodebook(page);
  await page.getByRole("button", { name: sv.translation.withdraw }).click();
  await told(page, sv.translation.withdrawn);
  assert.equal((await account(page)).Stickprov.last, sv.account.missing);
  await done(page);
});

for (const [language, words] of [["sv", sv], ["en", en]]) {
  test(`the codebook breaks no rule of accessibility (${language})`, async () => {
    const page = await openCodebook(words);
    await page.locator("table.translation").waitFor();
    await page.locator("form.panel").first().waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole("button", { name: fill(words.codebook.change_of, { name: "Rutiner" }), exact: true }).click();
    await page.locator("#category-name").fill("");
    await page.locator("#category-name").press("Enter");
    await page.locator("#new-rule").click();
    await page.locator("#rule-words").fill("stickprov*");
    await page.locator(".trial li").first().waitFor({ timeout: 3000 }).catch(() => {});
    await page.locator("main details").evaluateAll((all) => all.forEach((details) => { details.open = true; }));
    assert.deepEqual(await axe(page), []);
    await done(page);
  });
}

for (const width of [1440, 390]) {
  test(`a picture of the codebook, ${width} pixels wide`, async () => {
    const page = await openCodebook(sv, { width, height: 900 });
    await page.locator("table.translation").waitFor();
    await edit(page, "Rutiner");
    await page.locator("#new-rule").click();
    await page.locator("#rule-words").fill("brev*");
    await page.locator(".trial li").first().waitFor();
    await screenshot(page, `codebook-${width}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
    await done(page);
  });
}
