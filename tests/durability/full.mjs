// A browser whose storage is missing, denied or full: does the page open, does it say so, and is what was saved before
// still there? See README.md.
import { DIST, dropFiles, newPage, notedPage, openBrowser } from "../browser/harness.mjs";
import { serveFolder } from "../browser/static_server.mjs";
import { caseFile } from "./case_file.mjs";
import { CONDITIONS, under } from "./conditions.mjs";
import { finish, options, table } from "./options.mjs";
import {
  PARTS, STILL, addUnit, comeBack, hasUnit, idOf, makeDraft, readDraft, readFiles, said, tellsNotSaved,
} from "./page.mjs";

const given = options({ only: "", settle: 2000, port: 0 });

/** How long the page may take to open where its storage does not answer. */
const PATIENCE = 15_000;

/** How long the browser may go by the room that it has counted before, in milliseconds. */
const COUNTED = 35_000;

/** Makes an edit and waits until what the page says of it has come. */
async function edit(page, unit) {
  await addUnit(page, unit);
  await page.waitForTimeout(given.settle);
}

/** A visitor who has nothing here yet: what opens, what can be begun, and what is said. */
async function firstVisit(browser, url, origin, condition) {
  const clean = await newPage(browser);
  const context = clean.context();
  const page = await notedPage(context);
  try {
    const lift = await under(page, condition, origin);
    await page.goto(url);
    const opens = await page.locator(PARTS.heading).waitFor({ timeout: PATIENCE }).then(() => true, () => false);
    if (!opens) {
      return { opens, begins: false, words: [] };
    }
    const words = new Set((await said(page)).notices);
    await dropFiles(page, PARTS.drop, [caseFile()]);
    const begins = await page.locator(PARTS.ledger).waitFor({ timeout: PATIENCE }).then(() => true, () => false);
    await page.waitForTimeout(given.settle);
    const now = await said(page);
    now.notices.forEach((text) => words.add(text));
    const problems = page.problems.filter((line) => line.startsWith("exception"));
    if (!begins) {
      return { opens, begins, kept: false, words: [...words], problems };
    }
    const id = idOf(page);
    await lift();
    await page.close();
    const { outcome } = await comeBack(clean, url, id, PATIENCE);
    const kept = outcome === "opened";
    const hasFile = kept && (await readFiles(clean)) !== "" && (await clean.locator(PARTS.fileAlarm).count()) === 0;
    return { opens, begins, kept, hasFile, words: [...words], told: tellsNotSaved(now), claims: now.isSaved, problems };
  } finally {
    await context.close();
  }
}

/** One who has a draft: whether it opens, what becomes of an edit, and whether what was saved before is still there. */
async function laterVisit(browser, url, origin, condition) {
  const clean = await newPage(browser);
  const context = clean.context();
  const page = await notedPage(context);
  try {
    const id = await makeDraft(clean, url, caseFile());
    await edit(clean, "before");
    if (!(await said(clean)).isSaved) {
      throw new Error("nothing was saved before");
    }
    await clean.goto(`${url}${STILL}`);
    const lift = await under(page, condition, origin);
    if (condition.quota !== undefined) {
      await clean.waitForTimeout(COUNTED);
    }
    const { outcome, told: instead } = await comeBack(page, url, id, PATIENCE);
    const words = new Set((await said(page)).notices);
    let now = { notices: [], status: "" };
    const opened = outcome === "opened";
    if (opened) {
      await page.locator(PARTS.ledger).or(page.locator(PARTS.fileAlarm)).first().waitFor({ timeout: PATIENCE }).catch(() => {});
      (await said(page)).notices.forEach((text) => words.add(text));
      if (await page.locator(PARTS.newUnit).count()) {
        await edit(page, "during");
        now = await said(page);
        now.notices.forEach((text) => words.add(text));
      } else {
        now.failed = "the draft could not be edited";
      }
    } else {
      words.add(instead.slice(0, 200));
    }
    await lift();
    const problems = page.problems.filter((line) => line.startsWith("exception"));
    await page.close();
    const after = await comeBack(clean, url, id, PATIENCE);
    const read = after.outcome === "opened" ? await readDraft(clean) : { lines: [] };
    return {
      outcome, opened, words: [...words], edited: opened && !now.failed, claims: Boolean(now.isSaved), told: tellsNotSaved(now),
      kept: hasUnit(read, "during"), before: hasUnit(read, "before"), problems,
    };
  } finally {
    await context.close();
  }
}

const host = await serveFolder(DIST, { port: given.port });
const browser = await openBrowser();
const rows = [];
const broken = [];
for (const [name, condition] of Object.entries(CONDITIONS).filter(([name]) => name.includes(given.only))) {
  const problem = (text) => broken.push(`${name}: ${text}`);
  const attempt = (visit) => visit(browser, host.url, host.origin, condition).catch((error) => ({ failed: error.message.split("\n")[0] }));
  const first = await attempt(firstVisit);
  const later = await attempt(laterVisit);
  [["first visit", first], ["later visit", later]].filter(([, { failed }]) => failed).forEach(([which, { failed }]) => problem(`${which} failed: ${failed}`));
  const words = [...new Set([...(first.words ?? []), ...(later.words ?? [])])];
  if (!first.failed) {
    if (name.startsWith("database") && first.words.length === 0) problem("a first visit is not told that files or drafts cannot be kept");
    if (!first.opens) problem("the page does not open");
    if (first.opens && !first.begins && first.words.length === 0) problem("no draft can be begun, and nothing says so");
    if (first.begins && !first.kept && first.words.length === 0) problem("what was begun is not kept, and nothing says so");
    if (first.kept && !first.hasFile && first.words.length === 0) problem("the draft's file is not kept, and nothing says so");
    if (first.begins && first.claims && !first.kept) problem("what was begun is said to be saved and is not");
  }
  if (!later.failed) {
    if (later.outcome === "no page") problem("the page does not open where there is a draft");
    if (!later.opened && later.words.length === 0) problem("the draft does not open, and nothing says why");
    if (later.edited && !later.kept && !later.told) problem("an edit is lost, and nothing says so");
    if (later.edited && !later.kept && later.claims) problem("an edit is said to be saved and is not");
    if (!later.before) problem("what was saved before is gone");
    if (later.opened && !later.edited) problem("the draft opens but cannot be edited");
  }
  if (name === "none" && words.length > 0) problem("something is said though nothing is wrong");
  const unexpected = [...(first.problems ?? []), ...(later.problems ?? [])];
  if (unexpected.length) problem(`exception in the page: ${unexpected[0].slice(0, 160)}`);
  const yes = (value) => (value === undefined ? "–" : value ? "yes" : "NO");
  rows.push([name, yes(first.opens), yes(first.begins), yes(first.kept), yes(first.hasFile), later.outcome ?? "FAILED", later.edited ? (later.kept ? "kept" : later.told ? "told" : "LOST") : "–", yes(later.before), words.length ? "yes" : "no"]);
  console.log(`${name}:\n  ${words.join("\n  ") || "nothing is said"}`);
}
await browser.close();
await host.close();
console.log("");
table(["condition", "opens", "draft begun", "kept", "its file", "earlier draft", "edit of it", "saved before is there", "said in words"], rows);
finish(broken);
