// Files that are dropped beside the place for them: taken in where files are, and told of elsewhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, dropFiles, newPage, openHost } from "./harness.mjs";
import { card, drop, eventually, number, openStart, readTable, sv } from "./steps.mjs";

const { browser, host } = await openHost();

const list = "Ärendenummer;Datum;Typ;Verksamhet;Kategori;Beskrivning\n"
  + "A-1;2022-03-01;Avvikelse;FUT;Bemötande;Åtgärden dröjde\n"
  + "A-2;2022-04-02;Klagomål;FUT;Lokaler;Låset i dörren gick inte att öppna\n";
const small = (name) => ({ name, bytes: list });

async function isRead(page, name) {
  await card(page, name).waitFor();
  await eventually(async () => {
    const line = (await readTable(page.locator("table.ledger")))[name];
    assert.equal(line && number(line[sv.ledger.cases]), 2, name);
  });
}

test("a file dropped anywhere is taken in where files are", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  assert.equal(await dropFiles(page, "footer", [small("bredvid.csv")]), true);
  await isRead(page, "bredvid.csv");
  await dropFiles(page, "h1", [{ name: "rubrik.csv", bytes: list.replaceAll("A-", "F-") }]);
  await isRead(page, "rubrik.csv");
  assert.deepEqual(await page.locator("section.file h2").allTextContents(), ["bredvid.csv", "rubrik.csv"]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a file dropped where none is taken in is told of, with the way to where it is", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [small("liten.csv")]);
  await isRead(page, "liten.csv");
  await page.evaluate(() => {
    location.hash = location.hash.replace("/filer", "/historik");
  });
  const next = [{ name: "nasta.csv", bytes: list.replaceAll("A-", "G-") }];
  const address = page.url();
  await page.locator(".drop").waitFor({ state: "detached" });
  await dropFiles(page, "body", next);
  await page.getByText(sv.drop.stray).waitFor();
  assert.equal(page.url(), address);
  assert.deepEqual(await axe(page), []);
  await page.getByRole("link", { name: sv.drop.to_files }).click();
  await page.locator(".drop").waitFor();
  assert.equal(await page.getByText(sv.drop.stray).count(), 0);
  await drop(page, next);
  await isRead(page, "nasta.csv");
  await page.context().close();
});
