// What is stored, damaged at one place by chance: does the page say so, is everything else there, and does it offer to
// save what can be saved? See README.md.
import { DIST, newPage, openBrowser } from "../browser/harness.mjs";
import { serveFolder } from "../browser/static_server.mjs";
import { caseFile } from "./case_file.mjs";
import { chance, finish, options, table } from "./options.mjs";
import {
  PARTS, RESCUE, STILL, STORED, addUnit, goTo, makeDraft, readDetail, readDraft, readFiles, said, saveDetails, visit,
} from "./page.mjs";
import { DAMAGES, putBack, takeOut, targets } from "./storage.mjs";

const given = options({ runs: 50, seed: 1, port: 0 });
const BLOBS = `database ${STORED.files.database}, ${STORED.files.store}`;

/** A draft with some edits. */
async function edited(page, url, number) {
  const id = await makeDraft(page, url, caseFile(number));
  for (const unit of ["Norra", "Södra"]) {
    await addUnit(page, `${unit} ${number}`);
  }
  await goTo(page, "report");
  await page.locator(PARTS.detail).fill(`Nämnden ${number}`);
  await saveDetails(page).click();
  await page.waitForTimeout(700);
  return id;
}

async function rescue(page) {
  const found = RESCUE.map((name) => page.getByRole("button", { name, exact: true }).count());
  return (await Promise.all(found)).some((count) => count > 0);
}

/** Everything that the page shows of the drafts: the start page and each of them, with what it says. */
async function readAll(page, url, ids) {
  await page.goto(url);
  await page.locator(PARTS.heading).waitFor();
  // The list may be read after the page stands.
  await page.waitForTimeout(200);
  const start = { ...(await said(page)), text: await page.locator(PARTS.main).textContent(), listed: await page.locator(PARTS.draft).count(), rescue: await rescue(page) };
  const drafts = [];
  for (const id of ids) {
    const { outcome, told } = await visit(page, url, id);
    if (outcome !== "opened") {
      drafts.push({ outcome, notices: [told], rescue: await rescue(page) });
      continue;
    }
    const files = await readFiles(page);
    const { notices } = await said(page);
    const content = { files, ...(await readDraft(page)), detail: files ? await readDetail(page) : "" };
    drafts.push({ outcome, notices: [...new Set([...notices, ...(await said(page)).notices])], rescue: await rescue(page), content });
  }
  return { start, drafts };
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * What a damage came to, beside what was shown before it. A kept file that is not what it was must always be told of:
 * its texts are not read here, and figures may depend on them.
 */
function judge(kind, before, after) {
  const fresh = (now, then) => now.notices.filter((text) => !then.notices.includes(text));
  const startNew = fresh(after.start, before.start);
  const drafts = after.drafts.map((draft, place) => ({
    isWhole: draft.outcome === "opened" && same(draft.content, before.drafts[place].content),
    words: fresh(draft, before.drafts[place]),
    rescue: draft.rescue,
  }));
  const hurt = drafts.filter(({ isWhole }) => !isWhole);
  const isListed = after.start.text === before.start.text;
  const words = [...new Set([...startNew, ...drafts.flatMap((draft) => draft.words)])];
  return {
    words,
    isDraftHurt: hurt.length > 0 && kind !== BLOBS,
    isHarmless: hurt.length === 0 && isListed && kind !== BLOBS,
    silent: kind === BLOBS && words.length === 0 ? 1 : hurt.filter((draft) => draft.words.length === 0 && startNew.length === 0).length + (!isListed && words.length === 0 ? 1 : 0),
    others: Math.max(0, hurt.length - 1) + Math.max(0, before.start.listed - after.start.listed - 1),
    rescue: after.start.rescue || hurt.some((draft) => draft.rescue),
  };
}

const host = await serveFolder(DIST, { port: given.port });
const browser = await openBrowser();
const page = await newPage(browser);
page.setDefaultTimeout(20_000);
const ids = [];
for (const number of [1, 2, 3]) {
  ids.push(await edited(page, host.url, number));
}
await page.goto(host.url + STILL);
const whole = await takeOut(page);
// What was put back unchanged must read as before, or nothing that follows means anything.
await putBack(page, whole);
const before = await readAll(page, host.url, ids);
const again = await readAll(page, host.url, ids);
const found = targets(whole);
console.log(`${given.runs} damages, seed ${given.seed}, ${DIST}\nstored: ${Object.entries(found).map(([kind, each]) => `${kind} (${each.length})`).join("; ")}\n`);
const broken = [];
if (!same(before, again)) {
  broken.push("the same storage read twice shows two things: nothing that follows can be trusted");
}
const random = chance(given.seed);
const results = [];
for (let number = 0; number < given.runs; number += 1) {
  const kinds = Object.keys(found);
  // Each kind in turn; the first round cuts the blobs to half, as a disk that was full does.
  const kind = kinds[number % kinds.length];
  const how = kind === BLOBS && number < kinds.length ? DAMAGES[2] : random.of(DAMAGES);
  const target = random.of(found[kind]);
  let result;
  try {
    const copy = structuredClone(whole);
    target.damage(copy, how, random);
    await page.goto(host.url + STILL);
    await putBack(page, copy);
    if (same(copy, whole)) {
      throw new Error("nothing was damaged");
    }
    page.problems.length = 0;
    const after = await readAll(page, host.url, ids);
    const verdict = judge(kind, before, after);
    if (verdict.silent) {
      console.log(`   was ${JSON.stringify(before)}\n   is  ${JSON.stringify(after)}`);
    }
    result = { kind, how, ...verdict, exceptions: page.problems.filter((line) => line.startsWith("exception")) };
  } catch (error) {
    result = { kind, how, failed: error.message.split("\n")[0] };
  }
  results.push(result);
  const verdict = result.failed ?? (result.isHarmless ? `harmless${result.words.length ? ", told" : ""}` : result.silent ? "SILENT" : `told${result.rescue ? ", rescue offered" : ""}`);
  console.log(`${number + 1}. ${kind} ${target.name}, ${how}: ${verdict}${result.others ? `; ${result.others} OTHERS GONE` : ""}${result.words?.length ? ` – ${result.words[0].slice(0, 110)}` : ""}`);
}
await browser.close();
await host.close();

console.log("");
table(
  ["damaged", "times", "failed", "harmless", "told", "silent", "others hurt", "rescue offered", "exceptions"],
  [...Object.keys(found), "all"].map((name) => {
    const of = results.filter(({ kind }) => name === "all" || kind === name);
    const count = (test) => of.filter((each) => !each.failed && test(each)).length;
    return [
      name, of.length, of.filter(({ failed }) => failed).length, count((each) => each.isHarmless), count((each) => !each.isHarmless && !each.silent),
      count((each) => each.silent), count((each) => each.others), count((each) => each.isDraftHurt && each.rescue), count((each) => each.exceptions.length),
    ];
  }),
);
const number = (test) => results.filter((each) => !each.failed && test(each)).length;
const limits = [
  [results.filter(({ failed }) => failed).length, "damages could not be tried or read"],
  [number((each) => each.silent), "damages were not told of"],
  [number((each) => each.others), "damages hurt other drafts"],
  // A kept file is asked for again; what was made here can only be saved from what is left.
  [number((each) => each.isDraftHurt && !each.rescue), "times nothing was offered to save what could be saved"],
  [number((each) => each.exceptions.length), "damages made the page throw"],
];
finish([...broken, ...limits.filter(([times]) => times > 0).map(([times, what]) => `${times} ${what}`)]);
