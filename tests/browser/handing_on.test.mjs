// The report is handed on: as a link whose length is told, as a file, with small counts hidden, sealed; and nothing
// that is done on the whole way leaves the computer.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, dropFiles, newPage, openHost, screenshot } from "./harness.mjs";
import {
  caseRows, eventually, fill, focused, goToPage, number, openSampleReport, openStart, paperSection, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

const S = sv.sharing;
const TITLE = "Redovisning av avvikelser, klagomål och synpunkter 2022";

async function openReport() {
  const page = await newPage(browser);
  await openSampleReport(page, host.url);
  return page;
}

/** Makes the link, and gives it back when it stands. */
async function linkOf(page) {
  await page.getByRole("button", { name: S.make, exact: true }).click();
  return page.getByLabel(S.link, { exact: true }).inputValue();
}

/** Opens an address in a browser that has never seen the page. */
async function colleague(address) {
  const page = await newPage(browser);
  await page.goto(address);
  return page;
}

/** The words that whoever made the link tells the reader. */
const wordsTold = (page) => page.locator(".sharing [role=status] .spoken-words").last().innerText();
const wordsRead = (page) => page.locator(".reader__about .spoken-words").innerText();

const title = (page) => page.getByRole("heading", { level: 1, name: TITLE });
const said = async (locator) => (await locator.innerText()).replaceAll(/\s+/g, " ");

/** The words of a report's sections, without what stands there to work with. */
const paperOf = (page) =>
  page.locator(".paper").evaluate((paper) => {
    const copy = paper.cloneNode(true);
    copy.querySelectorAll(".no-print, h1, .paper__title, .paper__head").forEach((each) => each.remove());
    return copy.textContent.replaceAll(/\s+/g, " ").trim();
  });

test("a link is made, its length told, copied, and opens the same report for a colleague", async () => {
  const page = await openReport();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const link = await linkOf(page);
  assert.ok(link.startsWith(`${host.url}#paket=`), link.slice(0, 80));
  const length = page.locator(".sharing .summary");
  assert.equal(number((await length.innerText()).match(/[\d\s]+(?= tecken)/)[0]), link.length);
  assert.ok(link.length - host.url.length <= 6000, `${link.length} characters`);
  assert.ok((await said(length)).includes(link.length <= 2000 ? S.fits : S.long));
  await page.getByRole("button", { name: S.copy, exact: true }).click();
  await page.getByText(S.copied).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
  assert.ok((await page.locator(".sharing").innerText()).includes(S.history));
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "share_panel");
  const other = await colleague(link);
  await title(other).waitFor();
  assert.equal(await wordsRead(other), await wordsTold(page));
  assert.equal(await paperOf(other), await paperOf(page));
  assert.deepEqual(other.problems, []);
  await other.context().close();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("small counts are hidden in what is shared, and not in one's own report", async () => {
  const page = await openReport();
  assert.doesNotMatch(await paperOf(page), /färre än/);
  await page.getByLabel(S.hide).selectOption({ label: fill(S.hide_below, { threshold: 3 }) });
  const other = await colleague(await linkOf(page));
  await title(other).waitFor();
  await other.getByText(fill(sv.reader.hidden, { threshold: 3 })).waitFor();
  assert.match(await paperOf(other), /färre än 3/);
  assert.doesNotMatch(await paperOf(page), /färre än/);
  const counts = await other.locator(".paper td.number").allTextContents();
  assert.ok(counts.length > 20, `${counts.length} counts`);
  assert.deepEqual(counts.filter((each) => /^[12]$/.test(each.trim())), []);
  await other.context().close();
  await page.context().close();
});

test("a passphrase that would be guessed is refused with the reason, and words are offered", async () => {
  const page = await openReport();
  await page.getByText(S.seal, { exact: true }).click();
  for (const [passphrase, why] of [
    ["   ", S.blank],
    ["a", S.weak_short],
    ["höst och vår", S.weak_short],
    ["Sommar2022!", S.weak_word],
    ["hej hej hej hej hej", S.weak_pattern],
    ["redovisning avvikelser klagomål synpunkter", S.weak_known],
  ]) {
    await page.getByLabel(S.passphrase, { exact: true }).fill(passphrase);
    await page.getByLabel(S.passphrase_again).fill(passphrase);
    await page.keyboard.press("Enter");
    await page.getByText(why).waitFor();
    assert.equal(await focused(page), "seal-first");
    assert.equal(await page.getByLabel(S.link, { exact: true }).count(), 0);
  }
  await page.getByRole("button", { name: S.suggest, exact: true }).click();
  const offered = page.locator(".sharing details .spoken-words");
  const first = await offered.innerText();
  assert.match(first, /^[a-zåäö]{4,8}( [a-zåäö]{4,8}){4}$/);
  await page.getByRole("button", { name: S.suggest, exact: true }).click();
  await eventually(async () => assert.notEqual(await offered.innerText(), first));
  const passphrase = await offered.innerText();
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "seal_words");
  const link = await linkOf(page);
  assert.ok((await page.locator(".sharing").innerText()).includes(S.history_sealed));
  const other = await colleague(link);
  await other.getByLabel(sv.reader.passphrase).fill(passphrase);
  await other.keyboard.press("Enter");
  await title(other).waitFor();
  assert.equal(await wordsRead(other), await wordsTold(page));
  // What was offered is no longer shown when something else stands in the fields.
  await page.getByLabel(S.passphrase, { exact: true }).fill("annat");
  await offered.waitFor({ state: "detached" });
  assert.deepEqual([...page.problems, ...other.problems], []);
  await other.context().close();
  await page.context().close();
});

test("a report sealed with a passphrase is opened with it, from a file as well", async () => {
  const page = await openReport();
  await page.getByText(S.seal, { exact: true }).click();
  await page.getByLabel(S.passphrase, { exact: true }).fill("höst vår cykel målare");
  await page.getByLabel(S.passphrase_again).fill("höst var cykel målare");
  await page.getByRole("button", { name: S.make, exact: true }).click();
  await page.getByText(S.not_the_same).waitFor();
  assert.equal(await focused(page), "seal-again");
  // The same to a person.
  await page.getByLabel(S.passphrase_again).fill(" ho\u0308st  va\u030ar cykel ma\u030alare");
  await page.keyboard.press("Enter");
  const link = await page.getByLabel(S.link, { exact: true }).inputValue();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: S.save, exact: true }).click(),
  ]);
  const name = download.suggestedFilename();
  assert.equal(name, "redovisning-2022.lardom");
  const file = await readFile(await download.path());
  assert.ok(!file.includes("avvikelser") && !link.includes("avvikelser"));

  const dropped = await newPage(browser);
  await openStart(dropped, host.url);
  await dropFiles(dropped, ".drop", [{ name, bytes: file }]);
  for (const other of [await colleague(link), dropped]) {
    await other.getByRole("heading", { level: 1, name: sv.reader.sealed_title }).waitFor();
    assert.equal(await title(other).count(), 0);
    await other.getByLabel(sv.reader.passphrase).fill("höst vår  cykel målare");
    await other.keyboard.press("Enter");
    await title(other).waitFor();
    assert.equal(await wordsRead(other), await wordsTold(page));
    assert.deepEqual(other.problems, []);
    await other.context().close();
  }
  await page.context().close();
});

test("what identifies a person in a case is masked until it is asked for, each time anew", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  const text = "Anna, 19121212-1212, nås på 070-174 06 05 och anna@example.se.";
  const bytes = `Ärendenummer;Typ;Verksamhet;Datum;Kategori;Beskrivning\n1;Klagomål;AMF;2022-01-01;Bemötande;${text}`;
  await dropFiles(page, ".drop", [{ name: "amf_2022.csv", bytes }]);
  await page.locator(".confirm .button--primary").click();
  await goToPage(page, "cases");
  const masked = async () => {
    await caseRows(page).first().click();
    await page.locator(".told-text .masked").nth(2).waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /1212|070|06 05|example/);
  };
  await masked();
  await page.getByRole("button", { name: sv.cases.show_personal }).click();
  await eventually(async () => assert.ok((await page.locator(".told-text").innerText()).includes(text)));
  await page.reload();
  await caseRows(page).first().waitFor();
  await masked();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("on the whole way, from files to a colleague's copy, nothing is asked for but the page's own files", async () => {
  host.requests.length = 0;
  const page = await newPage(browser);
  const sent = [];
  // Everything in the browser: other tabs, workers and what they send.
  const listen = (context) =>
    context.on("request", (request) => {
      sent.push({ method: request.method(), address: request.url(), body: request.postData() });
    });
  listen(page.context());
  await openSampleReport(page, host.url);
  await goToPage(page, "cases");
  await caseRows(page).first().click();
  await page.locator(".coding__categories label").first().click();
  await goToPage(page, "codebook");
  await page.locator("#categories").waitFor();
  await goToPage(page, "history");
  await page.locator(".history > li").first().waitFor();
  await goToPage(page, "report");
  await page.getByRole("button", { name: fill(sv.report.edit_of, { section: "Underskrift" }) }).click();
  await page.locator(".ProseMirror").waitFor();
  await page.keyboard.type("Skillnaderna är små.");
  await page.keyboard.press("Control+s");
  await paperSection(page, "Underskrift").getByText("Skillnaderna är små.").waitFor();
  for (const name of [sv.paper.word, sv.report.excel]) {
    await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name, exact: true }).click(),
    ]);
  }
  const other = await colleague(await linkOf(page));
  listen(other.context());
  await title(other).waitFor();
  await Promise.all([
    other.waitForEvent("download"),
    other.getByRole("button", { name: sv.paper.word, exact: true }).click(),
  ]);
  const beyond = sent.filter(
    ({ method, address, body }) =>
      method !== "GET" || body || !(address.startsWith(host.url) || /^(blob:http:\/\/127\.0\.0\.1|data:)/.test(address)),
  );
  assert.deepEqual(beyond, []);
  // The host hears of everything, also of what the workers ask for: files that are there, and at most the build's name.
  assert.ok(host.requests.length > 20, `${host.requests.length} requests`);
  for (const request of host.requests) {
    assert.equal(request.method, "GET", request.url);
    assert.equal(request.status, 200, request.url);
    assert.match(request.url, /^[^?]+(\?[0-9a-f]{16})?$/);
  }
  assert.deepEqual([...page.problems, ...other.problems], []);
  await other.context().close();
  await page.context().close();
});
