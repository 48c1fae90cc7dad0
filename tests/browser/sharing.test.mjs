// A shared report: opened from a link, a file beside the page or a dropped file, read without the engine; what is
// mangled is mended, what is hostile is refused in words.
import assert from "node:assert/strict";
import { copyFile, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { DIST, axe, dropFiles, newPage, openHost, screenshot } from "./harness.mjs";
import { openStart, storedDrafts, sv } from "./steps.mjs";
import { unzipped } from "./zip.mjs";

const R = sv.reader;
const GOLDEN = join(dirname(fileURLToPath(import.meta.url)), "../golden");
const TITLE = "Redovisning av avvikelser, klagomål och synpunkter 2022";
/** The check words of the golden packages, as `tests/package_format.rs` has them. */
const WORDS = "bandy geting suverän uråldrig glädje";

const { browser, host } = await openHost();
const plain = await packageOf("package_v1.txt");
const sealed = await packageOf("package_sealed_v1.txt");

/** The package of a saved file: the line's last word is its bytes behind their number. */
async function packageOf(name) {
  const line = await readFile(join(GOLDEN, name), "utf8");
  const bytes = Buffer.from(line.trim().split(" ")[3], "base64");
  const number = bytes.findIndex((byte) => byte < 0x80) + 1;
  return bytes.subarray(number);
}

const linkOf = (bytes) => `#paket=${Buffer.from(bytes).toString("base64url")}`;

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A package with any payload, whose checksum holds. */
function forged(payload, version = 1) {
  const head = Buffer.from([0xd0 | version, 0]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(Buffer.concat([head, payload])));
  return Buffer.concat([head, sum, payload]);
}

const varint = (number) => {
  const bytes = [];
  let rest = number;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Buffer.from([...bytes, rest]);
};
const text = (words) => Buffer.concat([varint(Buffer.byteLength(words)), Buffer.from(words)]);
const list = (...parts) => Buffer.concat([varint(parts.length), ...parts]);

/** A report with these words in every field that is shown. */
function reportOf(words) {
  const inline = Buffer.concat([varint(0), text(words), Buffer.from([1, 1])]);
  const line = list(inline);
  const table = [varint(4), text(words), text(words), list(text(words)), list(Buffer.concat([varint(0), list(line)]))];
  const blocks = [
    Buffer.concat([varint(0), Buffer.from([2]), line]),
    Buffer.concat([varint(1), line]),
    Buffer.concat([varint(2), list(line)]),
    Buffer.concat(table),
  ];
  const section = Buffer.concat([text(words), text(words), list(...blocks), varint(0)]);
  return Buffer.concat([
    text(words), text(words), text(words), varint(2 * 2022), Buffer.from([0]), text(words), text(words),
    list(text(words)), list(section), list(), varint(0), varint(0),
  ]);
}

async function open(fragment, options) {
  const page = await newPage(browser, options);
  await page.goto(`${host.url}${fragment}`);
  return page;
}

/** The words that the reader compares. */
const wordsOf = (page) => page.locator(".reader__about .spoken-words").innerText();

const asksEngine = (page) => page.asked.some((address) => /engine/.test(new URL(address).pathname));

test("a link opens read-only in a fresh browser, without the engine", async () => {
  const page = await open(linkOf(plain));
  await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  await page.getByText("fryst 2023-03-15").waitFor();
  const about = await page.locator(".reader__about").innerText();
  // It is undamaged, which is not that nobody has changed it: that is for the words to tell.
  assert.ok(about.includes(R.undamaged) && about.includes(R.compare), about);
  assert.doesNotMatch(about, /inget har ändrats/);
  assert.equal(await wordsOf(page), WORDS);
  assert.ok(!about.includes(R.repaired));
  assert.equal(await page.locator(".paper table caption").count(), 2);
  assert.ok((await page.locator(".paper .live-figure").first().getAttribute("title")).startsWith("AMF, avvikelser"));
  assert.equal(await page.locator(".paper .bars").count() > 0, true);
  assert.equal(await page.locator(".paper [contenteditable], .paper input, .paper textarea").count(), 0);
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "reader");
  assert.ok(!asksEngine(page), page.asked.join("\n"));
  assert.deepEqual(await storedDrafts(page), {});
  // In the other language the report is the same, and stays open.
  await page.locator("#language").click();
  await page.getByText("This is a shared copy").waitFor();
  await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  await page.locator("#language").click();
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(".masthead").isVisible()));
  assert.ok(await page.locator(".spoken-words").isVisible());
  await screenshot(page, "reader-print");
  // From here to the start page the engine comes, as it does for everybody.
  await page.emulateMedia({ media: "screen" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: sv.paper.word, exact: true }).click(),
  ]);
  const document = unzipped(await readFile(await download.path())).get("word/document.xml");
  assert.ok(document.indexOf(WORDS) > document.indexOf("Kontrollord"), "the document has the words");
  await page.locator(".wordmark").click();
  await page.getByRole("heading", { level: 1, name: sv.start.title }).waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a report that was changed and has its checksum anew says so by its words alone", async () => {
  const words = [];
  for (const figure of ["35 avvikelser", "34 avvikelser"]) {
    const page = await open(linkOf(forged(deflateRawSync(reportOf(figure)))));
    await page.getByRole("heading", { level: 1, name: figure }).waitFor();
    assert.ok((await page.locator(".reader__about").innerText()).includes(R.undamaged));
    words.push(await wordsOf(page));
    await page.context().close();
  }
  assert.notEqual(words[0], words[1]);
  for (const five of words) {
    assert.match(five, /^[a-zåäö]{4,8}( [a-zåäö]{4,8}){4}$/);
  }
});

test("a mangled link is mended, and says so", async () => {
  const link = linkOf(plain);
  for (const mangled of [
    `${link}.`,
    `${link.slice(0, 90)}%20%0A${link.slice(90)}`,
    `#${encodeURIComponent(link)}`,
  ]) {
    const page = await open(mangled);
    await page.getByText(R.repaired).waitFor();
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("hostile and broken links are refused in words", async () => {
  const noise = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 251));
  for (const [fragment, said] of [
    [linkOf(noise), R.foreign],
    [linkOf(plain.subarray(0, plain.length - 40)), R.cut_off],
    [linkOf(forged(Buffer.from([3, 0]), 2)), R.newer],
    [linkOf(plain).toLowerCase(), R.lower_cased],
    [linkOf(sealed).toLowerCase(), R.lower_cased],
    [linkOf(forged(deflateRawSync(Buffer.alloc(20_000_000)))), R.too_large],
    [linkOf(forged(noise)), R.unreadable],
    [`#paket=${"A".repeat(600_000)}`, R.too_large],
    ["#paket=", R.cut_off],
    ["#fil=../hemligt.lardom", R.bad_name],
    ["#fil=https://example.org/a", R.bad_name],
    ["#/delad", R.nothing],
  ]) {
    const page = await open(fragment);
    await page.getByRole("heading", { level: 1, name: R.refused_title }).waitFor();
    const shown = await page.getByRole("alert").innerText();
    assert.ok(shown === said || (fragment === "#paket=" && shown === R.foreign), `${fragment.slice(0, 40)}: ${shown}`);
    assert.ok(page.asked.every((address) => address.startsWith(host.url)), page.asked.join("\n"));
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("a script in every field is text", async () => {
  const script = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>";
  const page = await open(linkOf(forged(deflateRawSync(reportOf(script)))));
  await page.getByRole("heading", { level: 1, name: script }).waitFor();
  assert.equal(await page.locator(".paper img, .paper script").count(), 0);
  assert.notEqual(await page.title(), "ran");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a sealed report opens with its passphrase only", async () => {
  const page = await open(linkOf(sealed));
  await page.getByRole("heading", { level: 1, name: R.sealed_title }).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByLabel(R.passphrase).fill("fel");
  await page.getByRole("button", { name: R.open }).click();
  await page.getByText(R.wrong_passphrase).waitFor();
  // As a Mac may write it, with the spaces that come along when it is copied.
  await page.getByLabel(R.passphrase).fill(" Ho\u0308st  och va\u030ar ");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  assert.equal(await wordsOf(page), WORDS);
  assert.ok(!asksEngine(page));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("what was sealed before passphrases had one form opens with what was typed then", async () => {
  const page = await open(linkOf(await packageOf("package_sealed_as_typed_v1.txt")));
  for (const [typed, opens] of [
    ["Höst och vår", false],
    ["Ho\u0308st  och va\u030ar", true],
  ]) {
    await page.getByLabel(R.passphrase).fill(typed);
    await page.keyboard.press("Enter");
    await (opens ? page.getByRole("heading", { level: 1, name: TITLE }) : page.getByText(R.wrong_passphrase)).waitFor();
  }
  assert.equal(await wordsOf(page), WORDS);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a file opens beside the page and where it is dropped, and starts no draft", async () => {
  const name = "redovisning-prov.lardom";
  await copyFile(join(GOLDEN, "package_v1.txt"), join(DIST, name));
  try {
    const page = await open(`#fil=${name}`);
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    assert.ok(!asksEngine(page));
    assert.deepEqual(page.problems, []);
    await page.context().close();
  } finally {
    await rm(join(DIST, name));
  }
  const absent = await open(`#fil=${name}`);
  await absent.getByText(R.absent).waitFor();
  await absent.context().close();

  const page = await newPage(browser);
  await openStart(page, host.url);
  await dropFiles(page, ".drop", [{ name, bytes: await readFile(join(GOLDEN, "package_v1.txt")) }]);
  await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
  assert.deepEqual(await storedDrafts(page), {});
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
