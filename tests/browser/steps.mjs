// Steps that several browser tests take: the words of the page, files dropped and read, tables read
// as a person reads them, and waiting for what the page will say without guessing how long it takes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { dropFiles } from "./harness.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const json = async (path) => JSON.parse(await readFile(join(root, path), "utf8"));

/** The words of the page, as its own source has them. */
export const sv = await json("locales/sv.json");
export const en = await json("locales/en.json");

/** The true account of the sample files. */
export const expected = await json("tests/samples/expected.json");

/** The path of a sample file. */
export const sample = (name) => join(root, "public/sample", name);

/** Every sample file, in the order that puts the quarter after the year it belongs to. */
export const SAMPLES = [
  "alla_2021.txt",
  "amf_2022.xlsx",
  "amf_2022_kvartal4.csv",
  "ami_2022.csv",
  "fut_2022.csv",
  "vuxenutbildning_2022.ods",
].map(sample);

/** A text of `locales/` with its places filled in. */
export function fill(text, values = {}) {
  return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => String(values[name]));
}

/** Tries again until `check` no longer throws, and gives back what it gave. */
export async function eventually(check, patience = 10_000) {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise((again) => setTimeout(again, 40));
    }
  }
}

/** Opens the start page and waits for its heading. */
export async function openStart(page, url) {
  await page.goto(url);
  await page.locator("main#content h1").waitFor();
}

/** Waits until no file is being read. */
async function allRead(page) {
  await page.locator(".draft-head").waitFor();
  await page.locator(".progress progress").waitFor({ state: "detached" });
}

/** Drops files and waits until every one of them has been read. What is folded away of them stays so. */
export async function dropWithoutOpening(page, files) {
  assert.equal(await dropFiles(page, ".drop", files), true, "the drop zone accepts files");
  await allRead(page);
}

/** Drops files and waits until every one of them has been read; then opens what is folded away of them. */
export async function drop(page, files) {
  await dropWithoutOpening(page, files);
  await unfold(page);
}

/** Waits until no file is being read, and opens what is folded away. */
export async function readThrough(page) {
  await allRead(page);
  await unfold(page);
}

/** Waits until the journal has so many lines, and opens it and what is folded away beside it. */
export async function ledgerStands(page, lines = 1) {
  await page.locator("table.ledger tbody tr").nth(lines - 1).waitFor({ state: "attached" });
  await unfold(page);
}

/** Opens what is folded away of files, names of units and the journal. */
export async function unfold(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("section.file details:not(.finding), section[aria-labelledby=units] > details, section[aria-labelledby=ledger] > details")) {
      details.open = true;
    }
  });
}

/** From nothing to the files page with all six sample files read. */
export async function openSamples(page, url, words = sv) {
  await openStart(page, url);
  await drop(page, SAMPLES);
  await ledgerStands(page, 7);
  await answerSamples(page, words);
}

/** Answers for the sample files that no other kinds came than those in them, as an officer who knows them would. */
export async function answerSamples(page, words = sv) {
  for (const name of ["alla_2021.txt", "amf_2022.xlsx", "ami_2022.csv", "fut_2022.csv"]) {
    const answer = card(page, name).getByRole("button", { name: words.question.none_came, exact: true });
    await answer.click();
    await answer.waitFor({ state: "detached" });
  }
}

/** The card of one file. */
export const card = (page, name) =>
  page.locator("section.file").filter({ has: page.getByRole("heading", { name, exact: true, level: 2 }) });

/** Confirms the files and waits for the account. */
export async function confirm(page) {
  await page.locator(".confirm .button--primary").click();
  await page.locator("table.overview").waitFor();
}

/** A table as `{ row name: { "column heading": text } }`, headings above each other joined by a space. */
export function readTable(locator) {
  return locator.evaluate((table) => {
    const text = (cell) => cell.textContent.replaceAll(/\s+/g, " ").trim();
    const heads = [...table.tHead.rows].map(() => []);
    for (const [y, row] of [...table.tHead.rows].entries()) {
      let x = 0;
      for (const cell of row.cells) {
        while (heads[y][x] !== undefined) {
          x += 1;
        }
        for (let down = 0; down < cell.rowSpan; down += 1) {
          for (let right = 0; right < cell.colSpan; right += 1) {
            heads[y + down][x + right] = down === 0 ? text(cell) : "";
          }
        }
      }
    }
    const names = heads[0].map((_, x) => heads.map((line) => line[x]).filter(Boolean).join(" "));
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    return Object.fromEntries(
      [...rows, ...(table.tFoot?.rows ?? [])].map((row) => {
        const [first, ...rest] = [...row.cells].map(text);
        return [first, Object.fromEntries(rest.map((value, x) => [names[x + 1], value]))];
      }),
    );
  });
}

/** "1 234" as a number. */
export const number = (text) => Number(text.replaceAll(/\s/g, ""));

/** From nothing to the report of the sample year. */
export async function openSampleReport(page, url, words = sv) {
  await openSamples(page, url);
  await confirm(page);
  if (words !== sv) {
    await page.locator("#language").click();
  }
  await page.locator(".steps").getByRole("link", { name: words.pages.report, exact: true }).click();
  await page.locator(".paper__section").nth(10).waitFor();
}

/** A section of the report on the page. */
export const paperSection = (page, heading) =>
  page.locator(".paper__section").filter({ has: page.getByRole("heading", { name: heading, exact: true, level: 2 }) });

/** Everything the account page says in tables, for comparing one visit with another. */
export async function readAccount(page) {
  const tables = await page.locator("main table.overview, main table.categories, main table.reconciliation").all();
  return Promise.all(tables.map(readTable));
}

/** The cases of the list that are in the document. */
export const caseRows = (page) => page.locator(".case-list [role=option]:not(.case-row--coming)");

/** How many cases and notations the page of cases says there are. */
export function casesSaid(page) {
  return eventually(async () => {
    const text = await page.locator("p.lead[role=status]").textContent();
    const [, cases, notations] = text.match(/^([\d\s]+) (?:ärenden?|cases?), ([\d\s]+) (?:notering(?:ar)?|notations?)$/);
    return [number(cases), number(notations)];
  });
}

/** What the page keeps of its drafts. */
export function storedDrafts(page) {
  return page.evaluate(() =>
    Object.fromEntries(
      Object.keys(localStorage)
        .filter((key) => key.startsWith("lardom.draft."))
        .sort()
        .map((key) => [key, localStorage.getItem(key)]),
    ),
  );
}

/** A text that is stored or handed on, as a program of this version would write it: its checksum holds. */
export function contained(magic, version, content) {
  const head = `${magic} ${version} ${content.length} `;
  let sum = 0xffffffff;
  for (const letter of head + content) {
    sum ^= letter.charCodeAt(0);
    for (let bit = 0; bit < 8; bit += 1) {
      sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    }
  }
  return `${head}${((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0")} ${content}`;
}

/** What has the focus: its id, or its element and accessible name. */
export function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at.id || `${at.localName}: ${at.getAttribute("aria-label") ?? at.textContent.trim().slice(0, 60)}`;
  });
}

/** The pages of the second step. */
const OF_CATEGORIES = ["cases", "codebook", "agreement"];

/** Goes to a page of the open draft, as a user does. */
export async function goToPage(page, name, words = sv) {
  if (name === "history") {
    await page.locator(".undo").getByRole("link", { name: words.pages.history, exact: true }).click();
    return;
  }
  const isOfCategories = OF_CATEGORIES.includes(name);
  const step = words.pages[isOfCategories ? "categories" : name];
  await page.locator(".draft-head .steps").getByRole("link", { name: step, exact: true }).click();
  if (name === "files") {
    await page.getByRole("heading", { level: 1, name: words.files.title }).waitFor();
    await unfold(page);
  }
  if (isOfCategories && name !== "cases") {
    await page.locator(".tabs").getByRole("link", { name: words.pages[name], exact: true }).click();
  }
}
