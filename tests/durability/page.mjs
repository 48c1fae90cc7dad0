// The page as these scripts know it: what its parts are called, what it says, and how one finds one's way in it.
// Everything that changes with the page stands here.
import assert from "node:assert/strict";
import { dropFiles } from "../browser/harness.mjs";
import { fill, goToPage, openStart, readThrough, sv } from "../browser/steps.mjs";

/** Everything under these names is the page's: keys in local storage, and databases. */
export const STORED = { prefix: "lardom.", draft: "lardom.draft.", files: { database: "lardom", store: "files" } };

/** A file of the host that is no page: there no engine holds a database. */
export const STILL = "icon.svg";

/** Where an open draft says whether it is saved, and what it then says. */
export const STATUS = { selector: ".saved", saved: `^${start(sv.draft.saved_at)}` };

/** What the page says to somebody whose change is not stored. */
export const NOT_SAVED = [
  sv.draft.not_saved, sv.draft.save_full, sv.draft.save_unavailable, sv.draft.save_damaged, sv.draft.save_apart,
  sv.draft.deleted_elsewhere, sv.start.cannot_begin, sv.start.storage_off,
];

/** The buttons with which one saves what can be saved of something damaged. */
export const RESCUE = [sv.rescue.open, sv.rescue.save];

// A text that the page no longer has must not make a script see less.
assert.ok([...NOT_SAVED, ...RESCUE].every((text) => typeof text === "string" && text.length > 0), "the page's words are known");

/** The parts of the page that are used, and looked at. */
export const PARTS = {
  main: "main",
  heading: "main#content h1",
  drop: ".drop",
  confirm: ".confirm .button--primary",
  account: "table.overview",
  open: ".draft-head",
  openName: ".draft-head__name",
  undo: ".undo",
  notices: "[role=alert], .notice, .error",
  draft: ".draft",
  draftName: ".draft__name a",
  ledger: "table.ledger",
  fileAlarm: "section.file .notice--alarm",
  newUnit: "#new-unit",
  categories: "table.codebook tbody tr",
  changeCategory: "table.codebook tbody button[id^=edit-]",
  newCategory: "#new-category",
  categoryName: "#category-name",
  categoryText: "#category-definition",
  cases: ".case-list [role=option]:not(.case-row--coming)",
  caseOnDesk: ".coding:not([aria-busy]) .coding__categories",
  caseCategory: ".coding__categories .choices label",
  /** What is filled in for the report, where one can tell which was filled in last. */
  detail: "#report-signatory",
  history: "ol.history",
};

/** What of a text stands before its first place to fill in. */
function start(text) {
  return text.split("{{")[0];
}

/** From the start page to a draft of one file whose answers are confirmed; gives back its id. */
export async function makeDraft(page, url, file) {
  await openStart(page, url);
  assert.equal(await dropFiles(page, PARTS.drop, [file]), true, "the drop zone accepts files");
  await readThrough(page);
  await page.locator(PARTS.confirm).click();
  await page.locator(PARTS.account).waitFor();
  return takeUp(page);
}

/** Opens a copy of a draft, a file that is not sealed; gives back the draft's id. */
export async function openCopy(page, url, path) {
  await openStart(page, url);
  assert.equal(await dropFiles(page, PARTS.drop, [path]), true, "the drop zone accepts files");
  await page.locator(PARTS.open).waitFor({ timeout: 120_000 });
  return takeUp(page);
}

/**
 * Adds a category, so that those of the files have been taken up in the codebook: with the first that is added the
 * history tells of them, and with the next of itself.
 */
async function takeUp(page) {
  await goTo(page, "codebook");
  await page.locator(PARTS.newCategory).fill("Övrigt");
  await page.locator(PARTS.newCategory).press("Enter");
  await page.locator(PARTS.categories).filter({ hasText: "Övrigt" }).waitFor();
  return idOf(page);
}

/** The id of the draft that is open. */
export const idOf = (page) => new URL(page.url()).hash.split("/")[2];

const PLACES = {
  files: PARTS.ledger,
  codebook: PARTS.categories,
  cases: PARTS.cases,
  report: PARTS.detail,
  history: `${PARTS.history} li`,
};

/** Goes to a page of the open draft, as a user does. */
export async function goTo(page, place, patience = 30_000) {
  await goToPage(page, place);
  await page.locator(PLACES[place]).first().waitFor({ timeout: patience });
}

/** From a draft to the list of all. */
export async function goToList(page) {
  await page.getByRole("link", { name: sv.app.back_to_drafts, exact: true }).click();
  await page.locator(PARTS.draft).first().waitFor();
}

/** Adds a unit to the open draft. */
export async function addUnit(page, name) {
  await goTo(page, "files");
  const field = page.locator(PARTS.newUnit);
  await field.fill(name);
  await field.press("Enter");
}

/** What makes the details of the report part of the draft. */
export const saveDetails = (page) => page.getByRole("button", { name: sv.report.details_save, exact: true });

/** The row of a draft in the list. */
export const draftRow = (page, id) => page.locator(PARTS.draft).filter({ has: page.locator(`a[href*="${id}"]`) });

/** Whether the history tells that a unit was added. */
export const hasUnit = ({ lines }, name) => lines.some((line) => line.includes(fill(sv.history.add_unit, { unit: name })));

/** How a draft is given another name in the list, short of saying so with Enter. */
export async function beginRenaming(page, id, name) {
  await draftRow(page, id).getByRole("button", { name: new RegExp(`^${start(sv.start.rename_of)}`) }).click();
  const field = page.getByLabel(sv.start.name_label);
  await field.fill("");
  await field.pressSequentially(name);
  return field;
}

/**
 * Opens a draft from the list as somebody who comes back does, and says how that went: `opened`, `missing`, `damaged`,
 * `not listed` or `no page`, with what stands there instead.
 */
export async function comeBack(page, url, id, patience = 60_000) {
  try {
    await page.goto(url, { timeout: patience });
    await page.locator(PARTS.heading).waitFor({ timeout: patience });
    const empty = page.getByText(sv.start.no_drafts).or(page.getByText(sv.start.storage_off));
    await page.locator(PARTS.draft).first().or(empty).first().waitFor({ timeout: patience });
  } catch {
    return { outcome: "no page", told: await mainText(page) };
  }
  if ((await draftRow(page, id).count()) === 0) {
    return { outcome: "not listed", told: await mainText(page) };
  }
  await draftRow(page, id).getByRole("link").first().click();
  return settle(page, patience);
}

/** Goes to a draft by its address. */
export async function visit(page, url, id, patience = 30_000) {
  await page.goto(`${url}#/utkast/${id}/filer`);
  // The page may have been there already, and then only its fragment changes.
  await page.reload();
  return settle(page, patience);
}

/** Everything that the page says, nothing where there is none. */
const mainText = (page) => page.locator(PARTS.main).innerText().then(plain, () => "");

const plain = (text) => text.replaceAll(/\s+/g, " ").trim();

async function settle(page, patience) {
  const [stands, refused] = [page.locator(PARTS.open), page.getByRole("heading", { level: 1, name: /^Utkastet / })];
  try {
    await stands.or(refused).first().waitFor({ timeout: patience });
  } catch {
    return { outcome: "no page", told: await mainText(page) };
  }
  if ((await refused.count()) > 0) {
    const heading = await refused.textContent();
    return { outcome: heading === sv.draft.not_found ? "missing" : "damaged", told: await mainText(page) };
  }
  return { outcome: "opened", told: "" };
}

/**
 * Everything that an open draft shows of itself: its name, how many steps its line has and where in it one stands, and
 * what is told of the newest, oldest first.
 */
export async function readDraft(page, { newest = 5000, patience = 60_000 } = {}) {
  await goTo(page, "history", patience);
  const list = page.locator(PARTS.history);
  const older = page.getByRole("button", { name: sv.history.older, exact: true });
  const read = () => list.evaluate((lines) => [...lines.children].map((line) => {
    // "12." is one step, "8–11." are several that are told alike.
    const numbers = line.querySelector(".history__number").textContent.match(/\d+/g).map(Number);
    const told = line.querySelector(".history__told").firstChild.textContent.trim();
    return { first: numbers[0], last: numbers.at(-1), told, isHere: line.getAttribute("aria-current") === "step" };
  }));
  let lines = await read();
  const count = lines[0].last;
  while (count - lines.at(-1).first + 1 < newest && (await older.count()) > 0) {
    const before = lines.length;
    await older.click();
    await list.locator("li").nth(before).waitFor();
    lines = await read();
  }
  const here = lines.find(({ isHere }) => isHere)?.last ?? 0;
  const told = lines.toReversed().flatMap(({ first, last, told: each }) => Array(last - first + 1).fill(each));
  const name = (await page.locator(PARTS.openName).textContent()).split(" / ").at(-1).trim();
  return { name, lines: told, count, here };
}

/** What stands in the detail of the report. */
export async function readDetail(page, patience = 60_000) {
  await goTo(page, "report", patience);
  const field = page.locator(PARTS.detail);
  // Without an account there is no report to fill in: a file that it stands on is gone.
  await field.or(page.getByText(sv.report.no_account)).first().waitFor();
  return (await field.count()) ? field.inputValue() : "";
}

/** What the ledger of the files says, once it stands or once it is said why it does not. */
export async function readFiles(page) {
  const alarm = page.locator(PARTS.fileAlarm);
  await page.locator(`${PARTS.ledger} tbody tr`).first().or(alarm.first()).first().waitFor();
  // A ledger stands from the first count, and may be counted once more when a file has come.
  await page.waitForTimeout(150);
  const ledger = page.locator(PARTS.ledger);
  return (await ledger.count()) ? plain(await ledger.first().innerText()) : "";
}

/** What is said to the user right now: alerts, notices and errors, each once, and whether the draft is saved. */
export async function said(page) {
  const texts = await page.locator(PARTS.notices).evaluateAll((all) =>
    all.filter((each) => each.checkVisibility()).map((each) => each.innerText.replaceAll(/\s+/g, " ").trim()));
  const status = page.locator(STATUS.selector);
  const state = (await status.count()) ? (await status.first().innerText()).trim() : "";
  return { notices: [...new Set(texts.filter(Boolean))], status: state, isSaved: new RegExp(STATUS.saved).test(state) };
}

/** Whether what is said tells that a change is not stored. */
export const tellsNotSaved = ({ notices, status }) =>
  [status, ...notices].some((text) => NOT_SAVED.some((words) => text.includes(words)));
