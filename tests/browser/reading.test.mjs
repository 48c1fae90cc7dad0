// Files as systems write them: other formats, encodings and dialects, pasted cells, two rows of header, ambiguous dates;
// what is remembered for the next file, what is told otherwise, what may be the same; and reading that is stopped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, dropFiles, newPage, openHost } from "./harness.mjs";
import {
  card, caseRows, confirm, drop, eventually, fill, goToPage, ledgerStands, number, openStart, readTable, readThrough,
  sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

const L = sv.ledger;
const ROWS = "Ärendenummer;Datum;Typ;Verksamhet;Kategori;Beskrivning\n"
  + "A-1;2022-03-01;Avvikelse;FUT;Bemötande;Åtgärden dröjde på väg till mötet\n"
  + "A-2;2022-04-02;Klagomål;FUT;Lokaler;Låset i dörren går inte att öppna på morgonen\n";

/** A page with these files dropped and read. */
async function withFiles(files) {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, files);
  await ledgerStands(page);
  return page;
}

async function done(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

const ledgerLine = async (page, name) => (await readTable(page.locator("table.ledger")))[name];
const preview = (page, name) => card(page, name).locator("table.preview tbody");

/** One byte a letter, by a table of the letters that the text has. */
const DOS = { Ä: 0x8e, Å: 0x8f, Ö: 0x99, ä: 0x84, å: 0x86, ö: 0x94 };
const bytesOf = (text, letters) => Buffer.from([...text].map((letter) => letters[letter] ?? letter.charCodeAt(0)));

test("a DOS file, UTF-16 without a mark, JSON, lines of JSON: each is read without a question", async () => {
  const objects = [
    { Ärendenummer: "A-1", Datum: "2022-03-01", Typ: "Avvikelse", Verksamhet: "AMI", Kategori: "Bemötande" },
    { Ärendenummer: "A-2", Datum: "2022-04-02", Typ: "Synpunkt", Verksamhet: "AMI", Kategori: ["Lokaler", "Bemötande"] },
  ];
  const page = await withFiles([
    { name: "dos.csv", bytes: bytesOf(ROWS, DOS) },
    { name: "par.txt", bytes: Buffer.from(ROWS.replaceAll("A-", "B-"), "utf16le") },
    { name: "lista.json", bytes: JSON.stringify(objects) },
    { name: "rader.ndjson", bytes: objects.map((each) => JSON.stringify({ ...each, Verksamhet: "AMF" })).join("\n") },
  ]);
  for (const name of ["dos.csv", "par.txt", "lista.json", "rader.ndjson"]) {
    const line = await ledgerLine(page, name);
    assert.deepEqual([line[L.read], line[L.cases]].map(number), [2, 2], name);
  }
  assert.match(await preview(page, "dos.csv").textContent(), /Åtgärden dröjde på väg/);
  assert.match(await preview(page, "par.txt").textContent(), /Låset i dörren går/);
  assert.match(await card(page, "lista.json").textContent(), new RegExp(`${sv.files.format_json}`));
  await done(page);
});

test("the files of an archive are files of their own", async () => {
  // A ZIP with one stored file, written byte by byte.
  const content = Buffer.from(ROWS);
  const name = Buffer.from("uttag/lista.csv");
  const crc = crc32(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt32LE(crc, 14);
  local.writeUInt32LE(content.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(content.length, 20);
  entry.writeUInt32LE(content.length, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + content.length, 16);
  const zip = Buffer.concat([local, name, content, entry, name, end]);
  const page = await withFiles([{ name: "uttag.zip", bytes: zip }]);
  const heading = await page.locator("section.file h2").textContent();
  assert.match(heading, /lista\.csv$/);
  assert.equal(number((await ledgerLine(page, heading))[L.cases]), 2);
  await done(page);
});

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc >>> 0;
}

test("cells from a spreadsheet can be pasted", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, clipboardData: data }));
  }, ROWS.replaceAll(";", "\t"));
  await readThrough(page);
  assert.equal(number((await ledgerLine(page, sv.files.paste_name))[L.cases]), 2);
  await done(page);
});

test("text that was encoded twice is offered a repair, and another encoding is one choice away", async () => {
  const twice = Buffer.from(Buffer.from(ROWS.repeat(3)).toString("latin1"), "utf8");
  const page = await withFiles([{ name: "dubbel.csv", bytes: twice }]);
  const file = card(page, "dubbel.csv");
  await file.getByText(sv.files.twice).waitFor();
  await file.getByLabel(sv.files.mend).check();
  await eventually(async () => assert.match(await preview(page, "dubbel.csv").textContent(), /Åtgärden dröjde på väg/));
  assert.equal(await file.getByLabel(sv.files.mend).isChecked(), true);
  await file.getByLabel(sv.files.encoding, { exact: true }).selectOption("macintosh");
  await eventually(async () => assert.doesNotMatch(await preview(page, "dubbel.csv").textContent(), /på väg/));
  await done(page);
});

test("a header of two rows, and dates that could be read both ways, are said and can be changed", async () => {
  const rows = "Nr;Händelse;;Typ;Enhet\n;Datum;Beskrivning;;\n1;3/4/2022;x;Avvikelse;FUT\n2;5/6/2022;y;Avvikelse;FUT\n";
  const page = await withFiles([{ name: "lista.csv", bytes: rows }]);
  const file = card(page, "lista.csv");
  assert.equal(await file.getByLabel(sv.files.header_height, { exact: true }).inputValue(), "2");
  const order = file.getByLabel(fill(sv.files.date_order, { column: "Händelse Datum" }));
  await file.getByText(sv.files.date_assumed).waitFor();
  assert.equal(await order.locator("option:checked").textContent(), sv.files.date_day_first);
  await order.selectOption({ label: sv.files.date_month_first });
  await file.getByText(sv.files.delimiter_chosen).first().waitFor();
  await confirm(page);
  await page.locator("table.overview").waitFor();
  await goToPage(page, "cases");
  await caseRows(page).first().waitFor();
  assert.match(await page.locator(".case-list").textContent(), /2022-03-04/);
  assert.match(await page.locator(".case-list").textContent(), /2022-05-06/);
  await done(page);
});

test("what is confirmed is remembered for the next file of the same shape, though a column was moved", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [{ name: "egen_2022.csv", bytes: "Ref;Hände;Vad;Vem\n1;2022-03-01;x;a\n2;2022-04-01;y;b\n" }]);
  const file = card(page, "egen_2022.csv");
  const meaning = (column) => file.getByLabel(fill(sv.files.meaning_of, { column }));
  await meaning("Ref").selectOption({ label: sv.meaning.number });
  await meaning("Vad").selectOption({ label: sv.meaning.text });
  await file.getByLabel(sv.files.kind, { exact: true }).selectOption({ label: sv.kind.complaint });
  await file.getByLabel(sv.files.unit, { exact: true }).fill("Biblioteket");
  await file.getByLabel(sv.files.year, { exact: true }).fill("2022");
  await confirm(page);
  await page.locator("table.overview").waitFor();

  await page.evaluate(() => { location.hash = "#/"; });
  await page.locator("details.profiles summary").click();
  await page.getByText("egen", { exact: true }).waitFor();
  assert.deepEqual(await axe(page), []);
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: sv.start.profiles_save }).click(),
  ]);
  assert.equal(saved.suggestedFilename(), sv.start.profiles_file);

  await dropFiles(page, ".drop", [{ name: "egen_2023.csv", bytes: "Nytt;Vem;Vad;Hände;Ref\n;a;z;2023-03-01;7\n" }]);
  await readThrough(page);
  const next = card(page, "egen_2023.csv");
  await next.getByText(fill(sv.files.profile, { profile: "egen" })).waitFor();
  const chosen = (column) => next.getByLabel(fill(sv.files.meaning_of, { column })).locator("option:checked").textContent();
  assert.equal(await chosen("Ref"), sv.meaning.number);
  assert.equal(await chosen("Vad"), sv.meaning.text);
  assert.equal(await next.getByLabel(sv.files.unit, { exact: true }).inputValue(), "Biblioteket");

  // Forgotten here, and fetched back from the file.
  await page.evaluate(() => { location.hash = "#/"; });
  await page.locator("details.profiles summary").click();
  await page.getByRole("button", { name: fill(sv.start.profile_forget_of, { name: "egen" }) }).click();
  await page.getByText("egen", { exact: true }).waitFor({ state: "detached" });
  await page.locator("#profiles-file").setInputFiles(await saved.path());
  await page.getByText(fill(sv.start.profiles_added, { count: 1 })).waitFor();
  await page.getByText("egen", { exact: true }).waitFor();
  await done(page);
});

test("where a later file tells a case otherwise, the earlier can be chosen to count", async () => {
  const page = await withFiles([
    { name: "forsta.csv", bytes: ROWS },
    { name: "senare.csv", bytes: ROWS.replace("Lokaler", "Information") },
  ]);
  assert.equal(number((await ledgerLine(page, "senare.csv"))[L.changed]), 1);
  const found = card(page, "senare.csv").locator("details.finding").filter({ hasText: L.changes_title });
  await found.locator("summary").click();
  await found.getByLabel(`A-2: ${L.keep_earlier}`).check();
  await confirm(page);
  await page.locator("table.overview").waitFor();
  await goToPage(page, "cases");
  await caseRows(page).first().waitFor();
  const cases = await page.locator(".case-list").textContent();
  assert.match(cases, /Lokaler/);
  assert.doesNotMatch(cases, /Information/);
  await done(page);
});

test("the same words under two numbers are proposed as one case, and count once when that is answered", async () => {
  const page = await withFiles([
    { name: "system_ett.csv", bytes: ROWS },
    { name: "system_tva.csv", bytes: ROWS.replaceAll("A-", "DNR 2022/") },
  ]);
  const proposals = page.locator("section").filter({ has: page.getByRole("heading", { name: L.matches_title }) });
  assert.equal(await proposals.locator("tbody tr").count(), 2);
  assert.deepEqual(await axe(page), []);
  await proposals.locator("select").first().selectOption({ label: L.matches_same });
  await eventually(async () => {
    const line = await ledgerLine(page, "system_tva.csv");
    assert.deepEqual([line[L.cases], line[L.identical]].map(number), [1, 1]);
  });
  await done(page);
});

test("a long file is read alike where the browser fills given memory, fills less of it, or cannot", async () => {
  // The first letters beyond ASCII stand so late that the file is begun anew; every row is a case of its own.
  const rows = 60_000;
  const late = 1000;
  const text = "det dröjde i ärendet ".repeat(5);
  const row = (each) => `S-${each};2022-03-01;Avvikelse;FUT;${each < rows - late ? "Lokaler;" : `Bemötande;${text}`}${each} ${"x".repeat(80)}\n`;
  const list = `Nr;Datum;Typ;Verksamhet;Kategori;Text\n${Array.from({ length: rows }, (_, each) => row(each)).join("")}`;
  const bytes = Buffer.from(list, "latin1");
  const kinds = {
    fills: () => {},
    fillsLess: () => {
      const { read } = ReadableStreamBYOBReader.prototype;
      ReadableStreamBYOBReader.prototype.read = function (view) {
        return read.call(this, view.subarray(0, 100_000));
      };
    },
    cannotFill: () => {
      const { getReader } = ReadableStream.prototype;
      ReadableStream.prototype.getReader = function (options) {
        if (options?.mode === "byob") {
          throw new TypeError("no such reader");
        }
        return getReader.call(this, options);
      };
    },
    hasNoStreams: () => delete Blob.prototype.stream,
  };
  for (const [kind, change] of Object.entries(kinds)) {
    const page = await newPage(browser);
    await page.addInitScript(change);
    await openStart(page, host.url);
    await drop(page, [{ name: "lista.csv", bytes }]);
    await eventually(async () => {
      const line = await ledgerLine(page, "lista.csv");
      assert.deepEqual([line[L.read], line[L.cases]].map(number), [rows, rows], kind);
    });
    await confirm(page);
    await goToPage(page, "cases");
    await caseRows(page).first().waitFor();
    const facet = page.locator("details.facet label").filter({ hasText: "Bemötande" });
    assert.equal(number(await facet.locator(".facet__count").textContent()), late, kind);
    await done(page);
  }
});

test("reading can be stopped, and nothing is left of it", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [{ name: "liten.csv", bytes: ROWS }]);
  await page.evaluate(() => {
    const row = `1;2022-01-01;Avvikelse;FUT;A;${"text ".repeat(60)}\n`;
    const part = row.repeat(40_000);
    const file = new File(["Nr;Datum;Typ;Enhet;Kategori;Text\n", ...Array(12).fill(part)], "stor.csv");
    const data = new DataTransfer();
    data.items.add(file);
    // Stopped as soon as the page shows that it reads.
    globalThis.stopped = new Promise((resolve) => {
      new MutationObserver((_, observer) => {
        const button = document.querySelector(".progress button");
        if (button) {
          observer.disconnect();
          const start = performance.now();
          button.click();
          const wait = () => (document.querySelector(".progress progress") ? setTimeout(wait, 4) : resolve(performance.now() - start));
          wait();
        }
      }).observe(document.body, { childList: true, subtree: true });
    });
    document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  });
  const waited = await page.evaluate(() => globalThis.stopped);
  console.log(`# stopped after ${Math.round(waited)} ms`);
  await eventually(async () => assert.deepEqual(await page.locator("section.file h2").allTextContents(), ["liten.csv"]));
  await eventually(async () => assert.equal(number((await ledgerLine(page, "liten.csv"))[L.cases]), 2));
  // The engine still reads.
  await drop(page, [{ name: "nasta.csv", bytes: ROWS.replaceAll("A-", "C-") }]);
  await eventually(async () => assert.equal(number((await ledgerLine(page, "nasta.csv"))[L.cases]), 2));
  await done(page);
});
