// Files are dropped, read and checked: what is found out of each, what the user changes, the ledger
// that always balances, the rows that are set aside, and files that cannot be read.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { dropFiles, newPage, openHost } from "./harness.mjs";
import {
  card, confirm, drop, eventually, expected, fill, focused, ledgerStands, number, openSamples, openStart, readTable,
  sample, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

const L = sv.ledger;

/** The ledger as numbers, its equation checked for every line and for the sums. */
async function ledger(page) {
  const table = await readTable(page.locator("table.ledger"));
  const lines = Object.fromEntries(
    Object.entries(table).map(([name, cells]) => [
      name,
      Object.fromEntries(Object.entries(cells).map(([head, text]) => [head, number(text)])),
    ]),
  );
  const heads = [L.read, L.cases, L.joined, L.identical, L.changed, L.set_aside, L.skipped];
  const sums = Object.fromEntries(heads.map((head) => [head, 0]));
  for (const [name, line] of Object.entries(lines)) {
    assert.deepEqual(Object.keys(line), heads, name);
    const [read, ...parts] = heads.map((head) => line[head]);
    assert.equal(read, parts.reduce((sum, part) => sum + part, 0), `${name} balances`);
    if (name !== L.total) {
      heads.forEach((head) => (sums[head] += line[head]));
    }
  }
  assert.deepEqual(lines[L.total], sums, "the sums are the sums of the lines");
  assert.ok(await page.getByText(L.balanced).isVisible());
  return lines;
}

/** What a card's fields say, by their labels. */
const field = (page, name, label) => card(page, name).getByLabel(label, { exact: true });
const meaningOf = (page, name, column) => field(page, name, fill(sv.files.meaning_of, { column }));
const chosen = (select) => select.locator("option:checked").first().textContent();

test("six files at once: what is found out of each", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  const count = (name, number) => fill(L[name], { count: number });
  const facts = [
    ["alla_2021.txt", "utf-16le", sv.files.tab, "1", "67 ärenden"],
    ["amf_2022.xlsx", null, null, "5", `39 ärenden, ${count("summary_skipped", 5)} (${count("skipped_above", 4)}, ${count("skipped_totals", 1)})`],
    ["amf_2022_kvartal4.csv", "utf-8", sv.files.comma, "1", `0 ärenden, ${count("summary_identical", 12)}, ${count("summary_changed", 1)}`],
    ["ami_2022.csv", "utf-8", sv.files.semicolon, "1", fill(sv.files.empty_is_none, {
      unit: "AMI", kinds: "avvikelser, klagomål och synpunkter",
    })],
    ["fut_2022.csv", "windows-1252", sv.files.semicolon, "1", "81 ärenden, 116 noteringar"],
  ];
  for (const [name, encoding, delimiter, header, summary] of facts) {
    if (encoding) {
      assert.equal(await field(page, name, sv.files.encoding).inputValue(), encoding, name);
      assert.equal(await chosen(field(page, name, sv.files.delimiter)), delimiter, name);
    }
    assert.equal(await field(page, name, sv.files.header_row).inputValue(), header, name);
    assert.equal(await card(page, name).locator(".summary").textContent(), summary, name);
  }
  const sheets = card(page, "vuxenutbildning_2022.ods").locator(".sheet");
  assert.deepEqual(await sheets.locator("h3").allTextContents(), ["Blad Klagomål", "Blad Avvikelser"]);
  assert.deepEqual(await sheets.locator(".summary").allTextContents(), ["42 ärenden", "19 ärenden"]);

  // What a file does not say in its rows is guessed, and said to be a guess.
  assert.equal(await chosen(field(page, "fut_2022.csv", sv.files.kind)), "Avvikelse");
  assert.equal(await field(page, "fut_2022.csv", sv.files.unit).inputValue(), "FUT");
  assert.equal(await field(page, "fut_2022.csv", sv.files.year).inputValue(), "2022");
  assert.ok(await card(page, "fut_2022.csv").getByText(sv.files.from_file_name).first().isVisible());
  const meanings = [];
  for (const column of ["Avvikelse-ID", "Datum", "Grupp", "Notering", "Vad har hänt?", "Åtgärd"]) {
    meanings.push(await chosen(meaningOf(page, "fut_2022.csv", column)));
  }
  const M = sv.meaning;
  assert.deepEqual(meanings, [M.number, M.date, M.ignore, M.category, M.text, M.measure]);
  assert.equal(await chosen(meaningOf(page, "amf_2022.xlsx", "Händelsetyp")), M.category);

  // The first rows stand below, with å, ä and ö.
  const preview = card(page, "fut_2022.csv").locator("table.preview tbody tr").first();
  assert.match(await preview.textContent(), /Rätt ersättning har inte sökts/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the ledger balances line by line and is the expected one", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  const lines = await ledger(page);
  const want = expected.ledger;
  const line = (read, rest) => ({
    [L.read]: read, [L.cases]: 0, [L.joined]: 0, [L.identical]: 0, [L.changed]: 0, [L.set_aside]: 0, [L.skipped]: 0, ...rest,
  });
  const quarter = want["amf_2022_kvartal4.csv after amf_2022.xlsx"];
  const fut = want["fut_2022.csv"];
  const { [L.total]: total, ...files } = lines;
  assert.deepEqual(files, {
    "alla_2021.txt": line(want["alla_2021.txt"].data_rows, { [L.cases]: want["alla_2021.txt"].cases }),
    "amf_2022.xlsx": line(want["amf_2022.xlsx"].data_rows + 5, { [L.cases]: want["amf_2022.xlsx"].cases, [L.skipped]: 5 }),
    "amf_2022_kvartal4.csv": line(quarter.data_rows, {
      [L.cases]: quarter.new, [L.identical]: quarter.identical, [L.changed]: quarter.changed,
    }),
    "ami_2022.csv": line(want["ami_2022.csv"].data_rows),
    "fut_2022.csv": line(fut.data_rows, { [L.cases]: fut.cases, [L.joined]: fut.notations - fut.cases }),
    "vuxenutbildning_2022.ods · Klagomål": line(42, { [L.cases]: 42 }),
    "vuxenutbildning_2022.ods · Avvikelser": line(19, { [L.cases]: 19 }),
  });
  assert.equal(total[L.read], 301);

  const changed = card(page, "amf_2022_kvartal4.csv").locator("details.finding");
  await changed.locator("summary").click();
  const rows = changed.locator("tbody tr");
  assert.ok((await rows.count()) >= 1, "the changed case is told field by field");
  await page.context().close();
});

test("the samples button gives the same as dropping the files", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await page.getByRole("button", { name: sv.start.try_samples }).click();
  await ledgerStands(page, 7);
  const lines = await ledger(page);
  assert.equal(lines[L.total][L.cases], 248);
  assert.equal(lines["amf_2022_kvartal4.csv"][L.identical], 12);
  await page.context().close();
});

test("what the user changes counts at once, and the focus stays where it is", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [sample("fut_2022.csv")]);
  const name = "fut_2022.csv";
  const summary = card(page, name).locator(".summary");
  const summarised = (text) => eventually(async () => assert.equal(await summary.textContent(), text));
  await summarised("81 ärenden, 116 noteringar");

  /** Chooses with the focus on the field, as a keyboard user does, and sees that it stays there. */
  const choose = async (select, option) => {
    await select.focus();
    const at = await focused(page);
    await select.selectOption(option);
    return async () => assert.equal(await focused(page), at, "the focus stays");
  };

  // Without a number column every row is a case of its own.
  let stays = await choose(meaningOf(page, name, "Avvikelse-ID"), { label: sv.meaning.ignore });
  await summarised("116 ärenden");
  await stays();
  assert.ok(await card(page, name).getByText(sv.files.guess_changed).isVisible());
  stays = await choose(meaningOf(page, name, "Avvikelse-ID"), { label: sv.meaning.number });
  await summarised("81 ärenden, 116 noteringar");
  await stays();

  // A meaning belongs to one column: the other lets it go.
  stays = await choose(meaningOf(page, name, "Grupp"), { label: sv.meaning.number });
  await eventually(async () => assert.equal(await chosen(meaningOf(page, name, "Avvikelse-ID")), sv.meaning.ignore));
  await stays();
  await choose(meaningOf(page, name, "Avvikelse-ID"), { label: sv.meaning.number });
  await eventually(async () => assert.equal(await chosen(meaningOf(page, name, "Grupp")), sv.meaning.ignore));

  // Categories may stand in several columns.
  stays = await choose(meaningOf(page, name, "Grupp"), { label: sv.meaning.category });
  await eventually(async () => assert.equal(await chosen(meaningOf(page, name, "Grupp")), sv.meaning.category));
  await stays();
  assert.equal(await chosen(meaningOf(page, name, "Notering")), sv.meaning.category);
  await choose(meaningOf(page, name, "Grupp"), { label: sv.meaning.ignore });
  await summarised("81 ärenden, 116 noteringar");

  stays = await choose(field(page, name, sv.files.kind), { label: "Klagomål" });
  await eventually(async () => assert.equal(await chosen(field(page, name, sv.files.kind)), "Klagomål"));
  await stays();

  for (const [label, value] of [[sv.files.unit, "Försörjning"], [sv.files.year, "2020"]]) {
    await field(page, name, label).focus();
    await field(page, name, label).fill(value);
    const at = await focused(page);
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal(await field(page, name, label).inputValue(), value));
    assert.equal(await focused(page), at);
  }
  // An answer is changed where it stands.
  await card(page, name).getByRole("button", { name: sv.question.none_came, exact: true }).click();
  await field(page, name, sv.question.other_kinds_label).waitFor();
  stays = await choose(field(page, name, sv.question.other_kinds_label), { label: sv.question.elsewhere });
  await stays();

  await confirm(page);
  // The last change may still be counted.
  await eventually(async () => {
    const { Försörjning: unit } = await readTable(page.locator("table.overview"));
    assert.deepEqual(
      [unit?.["Avvikelser 2022"], unit?.["Klagomål 2022"], unit?.["Synpunkter 2022"]],
      ["saknas", "81", "saknas"],
    );
  });
  await page.goBack();
  await ledgerStands(page);
  if (!(await field(page, name, sv.files.header_row).isVisible())) {
    await card(page, name).getByText(sv.files.how_read_short).click();
  }
  stays = await choose(field(page, name, sv.files.header_row), "2");
  await eventually(async () => {
    const cells = (await ledger(page))[name];
    assert.equal(cells[L.skipped], 1, "the row above the header is skipped");
    assert.equal(cells[L.read], 116, "the new header is no row");
  });
  await stays();
  stays = await choose(field(page, name, sv.files.header_row), "1");
  await summarised("81 ärenden, 116 noteringar");
  await stays();

  stays = await choose(field(page, name, sv.files.encoding), "macintosh");
  const cell = card(page, name).locator("table.preview tbody tr").first();
  await eventually(async () => assert.doesNotMatch(await cell.textContent(), /Rätt ersättning/));
  await stays();
  stays = await choose(field(page, name, sv.files.encoding), "windows-1252");
  await eventually(async () => assert.match(await cell.textContent(), /Rätt ersättning/));
  await stays();

  const out = card(page, name).getByRole("checkbox", { name: sv.files.leave_out });
  await out.check();
  await summarised(fill(L.skipped_left_out, { count: 116 }));
  assert.equal((await ledger(page))[name][L.skipped], 116);
  await out.uncheck();
  await summarised("81 ärenden, 116 noteringar");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("what the user has said of a file holds when it is read in another way", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  const name = "fut_2022.csv";
  await drop(page, [sample(name)]);
  await field(page, name, sv.files.kind).selectOption({ label: "Klagomål" });
  await field(page, name, sv.files.unit).fill("Försörjning");
  await field(page, name, sv.files.unit).press("Enter");
  await field(page, name, sv.files.encoding).selectOption("iso-8859-15");
  await card(page, name).getByText(sv.files.encoding_chosen).waitFor();
  assert.equal(await chosen(field(page, name, sv.files.kind)), "Klagomål");
  assert.equal(await field(page, name, sv.files.unit).inputValue(), "Försörjning");
  await page.context().close();
});

test("a file that does not say enough asks, and the page does not go on without an answer", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [{ name: "lista.csv", bytes: "Nr;Datum;Kategori\n1;2022-01-02;Rutiner\n2;2022-02-03;Rutiner\n" }]);
  await ledgerStands(page);
  await page.locator(".confirm .button--primary").click();
  await page.getByText(sv.files.missing_answers).waitFor();
  const kind = field(page, "lista.csv", sv.files.kind);
  assert.equal(await kind.getAttribute("aria-invalid"), "true");
  assert.ok(await kind.evaluate((select) => select === document.activeElement), "the focus goes to the question");
  await kind.selectOption({ label: "Synpunkt" });
  await field(page, "lista.csv", sv.files.unit).fill("Växel");
  await field(page, "lista.csv", sv.files.unit).press("Enter");
  await page.getByText(sv.files.missing_answers).waitFor({ state: "detached" });
  await confirm(page);
  const { Växel: unit } = await readTable(page.locator("table.overview"));
  assert.equal(unit["Synpunkter 2022"], "2");
  await page.context().close();
});

test("files that cannot be read are named with the reason, the others are read", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  const workbook = await readFile(sample("amf_2022.xlsx"));
  const locked = Buffer.concat([
    Buffer.from("D0CF11E0A1B11AE1", "hex"), Buffer.alloc(600), Buffer.from("EncryptedPackage", "utf16le"), Buffer.alloc(600),
  ]);
  await drop(page, [
    { name: "halv.xlsx", bytes: workbook.subarray(0, workbook.length / 2) },
    sample("ami_2022.csv"),
    { name: "tom.csv", bytes: "" },
    { name: "beslut.csv", bytes: "%PDF-1.7\n1 0 obj\n" },
    { name: "låst.xlsx", bytes: locked },
    sample("fut_2022.csv"),
  ]);
  const refused = page.locator("#refused");
  await eventually(async () => assert.equal(await refused.locator("li").count(), 4));
  const lines = await refused.locator("li").allTextContents();
  const said = (name, text) => assert.ok(
    lines.some((line) => line.startsWith(`${name}: `) && line.includes(text)),
    `${name}: ${text}\n${lines.join("\n")}`,
  );
  said("halv.xlsx", sv.problem.broken);
  said("tom.csv", sv.problem.empty_file);
  said("beslut.csv", fill(sv.problem.foreign_named, { format: "PDF" }));
  said("låst.xlsx", sv.problem.encrypted);
  const { [L.total]: total, ...files } = await ledger(page);
  assert.deepEqual(Object.keys(files), ["ami_2022.csv", "fut_2022.csv"]);
  assert.equal(total[L.cases], 81);
  await page.getByRole("button", { name: sv.files.dismiss }).click();
  await refused.waitFor({ state: "detached" });
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a file that is in the draft is refused in words, every time", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [sample("fut_2022.csv")]);
  await ledgerStands(page);
  const refused = page.locator("#refused li");
  for (const times of [1, 2]) {
    await dropFiles(page, ".drop", [sample("fut_2022.csv")]);
    await eventually(async () => {
      const lines = await refused.allTextContents();
      assert.ok(lines.length >= 1 && lines.length <= times, `${lines.length} lines after ${times}`);
      assert.ok(lines.every((line) => line === `fut_2022.csv: ${sv.problem.same_file}`), lines.join("\n"));
    });
    await page.locator(".progress progress").waitFor({ state: "detached" });
  }
  assert.equal(await page.locator("section.file").count(), 1);
  assert.equal((await ledger(page))["fut_2022.csv"][L.cases], 81);
  assert.deepEqual(page.problems, []);
  assert.deepEqual(page.warnings, []);
  await page.context().close();
});

test("rows that are set aside are listed with place and reason, and can be downloaded", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  const rows = [
    "Ärendenummer;Datum;Slag;Verksamhet;Kategori;Beskrivning",
    "1;2022-01-02;Avvikelse;AMF;Rutiner;Först",
    "2;2022-01-03;Beröm;AMF;Bemötande;Tack för hjälpen",
    "3;2022-01-04;;AMF;Rutiner;Utan slag",
    ";;Avvikelse;AMF;;",
    "1;2022-05-06;Avvikelse;AMF;Rutiner;Samma nummer, annat datum",
    '4;2022-01-05;Beröm;AMF;Bemötande;"=2+5;cmd"',
    "5;2022-01-06;Klagomål;AMF;Rutiner;Sist",
  ];
  await drop(page, [{ name: "rader.csv", bytes: rows.join("\r\n") }]);
  const finding = card(page, "rader.csv").locator("details.finding");
  await finding.waitFor();
  assert.equal((await finding.locator("summary").textContent()).trim(), `${L.set_aside_title}: 5`);
  const listed = await finding.locator("tbody tr").evaluateAll((lines) =>
    lines.map((line) => [...line.cells].map((each) => each.textContent.trim())));
  assert.deepEqual(listed.map(([row, reason]) => [row, reason]), [
    ["3", `${L.unknown_kind} (”Beröm”)`],
    ["4", L.no_kind],
    ["5", L.empty],
    ["6", listed[3][1]],
    ["7", `${L.unknown_kind} (”Beröm”)`],
  ]);
  assert.ok(listed[3][1].startsWith(L.conflict), listed[3][1]);
  assert.match(listed[0][2], /2 · 2022-01-03 · Beröm · AMF · Bemötande · Tack för hjälpen/);
  const line = (await ledger(page))["rader.csv"];
  assert.deepEqual([line[L.read], line[L.cases], line[L.set_aside]], [7, 2, 5]);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: L.download }).click(),
  ]);
  assert.equal(download.suggestedFilename(), L.download_name);
  const text = await readFile(await download.path(), "utf8");
  const written = text.trimEnd().split(/\r?\n/);
  assert.equal(written[0], `\uFEFF${[L.file, L.sheet, L.row, L.reason, L.cell].join(";")}`);
  assert.equal(written.length, 6);
  assert.ok(written[1].startsWith(`rader.csv;;3;${L.unknown_kind};Beröm;2;2022-01-03;Beröm;AMF;Bemötande;`), written[1]);
  assert.ok(written[5].includes("\"'=2+5;cmd\""), `a formula is made harmless: ${written[5]}`);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
