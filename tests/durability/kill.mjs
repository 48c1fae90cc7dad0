// A browser that is ended without a word while somebody edits: what of the work is there when it is started again.
// See README.md.
import { DIST, notedPage } from "../browser/harness.mjs";
import { serveFolder } from "../browser/static_server.mjs";
import { caseFile } from "./case_file.mjs";
import { session } from "./edits.mjs";
import { chance, finish, median, options, table } from "./options.mjs";
import { comeBack, makeDraft, openCopy, readDetail, readDraft } from "./page.mjs";
import { killBrowser } from "./processes.mjs";
import { openOn, profileFolder } from "./profile.mjs";
import { Record } from "./record.mjs";
import { watch } from "./watch.mjs";

/** What may be lost: edits that were made less than this many milliseconds before the end. */
const MOST = 500;

const given = options({
  runs: 10, min: 0.8, max: 100, browser: "chromium", operations: 0, draft: "", rest: 0, seed: Date.now() % 2 ** 31, port: 0, keep: false,
});
const patience = 60_000 + given.operations * 10;

/** Edits until the browser is gone. What stops it for another reason is thrown. */
async function edit(page, id, random, watched, record, ended) {
  try {
    for await (const each of session({ page, id, random })) {
      const step = await each.prepare();
      if (ended()) {
        return;
      }
      await watched.arm({ marker: each.marker, type: step.type, shows: step.shows });
      record.add(each);
      await step.go();
      await watched.made(each.marker);
    }
  } catch (error) {
    if (!ended()) {
      throw error;
    }
  }
}

/** What stands after the restart: how the draft opened, and what it has. */
async function look(folder, url, id, newest) {
  const context = await openOn(folder, given.browser);
  try {
    const page = await notedPage(context);
    const start = Date.now();
    const { outcome, told } = await comeBack(page, url, id, patience);
    const ms = Date.now() - start;
    const opened = outcome === "opened";
    const read = opened ? { ...(await readDraft(page, { newest, patience })), detail: await readDetail(page, patience) } : null;
    return { outcome, told, ms, read, problems: page.problems };
  } finally {
    await context.close();
  }
}

async function run(url, number) {
  const random = chance(given.seed + number);
  // Short sessions as often as long ones of the same proportion.
  const seconds = given.min * (given.max / given.min) ** random.next();
  const { folder, remove } = await profileFolder();
  const result = { number, seconds, folder };
  try {
    const context = await openOn(folder, given.browser);
    const page = await notedPage(context);
    page.on("dialog", (dialog) => dialog.accept().catch(() => {}));
    const watched = await watch(page);
    const id = given.draft ? await openCopy(page, url, given.draft) : await makeDraft(page, url, caseFile());
    const base = { ...(await readDraft(page, { newest: 0, patience })), detail: await readDetail(page, patience) };
    if (base.count < given.operations) {
      throw new Error(`the draft has ${base.count} operations, not ${given.operations}`);
    }
    const record = new Record(base);
    let stopped = false;
    let begun = 0;
    const ending = watched.first.then(() => new Promise((done, failed) => {
      begun = Date.now();
      setTimeout(() => {
        stopped = true;
        const kill = () => killBrowser(folder).then(done, failed);
        // Not even a turn of the loop lies between, unless the edits are to rest first.
        given.rest > 0 ? setTimeout(kill, given.rest * 1000) : kill();
      }, seconds * 1000);
    }));
    // What is thrown while the browser lives must not wait for its end to be told.
    const editing = edit(page, id, random, watched, record, () => stopped);
    const kill = await Promise.race([ending, editing.then(() => ending)]).catch(async (error) => {
      await context.close().catch(() => {});
      throw error;
    });
    await editing;
    const edits = record.edits.filter(({ marker }) => watched.heard.made.has(marker));
    if (edits.length === 0) {
      throw new Error("the session has no edit");
    }
    const found = await look(folder, url, id, record.edits.length + 10);
    const { lost, corrupt } = record.lost(found.read);
    const { made, said } = watched.heard;
    const ages = lost.filter(({ marker }) => made.has(marker)).map(({ marker }) => kill.at - made.get(marker));
    return Object.assign(result, {
      edits: edits.length,
      kinds: edits.map(({ kind }) => kind),
      session: (kill.at - begun) / 1000,
      processes: kill.processes,
      outcome: found.outcome,
      told: found.told,
      openMs: found.ms,
      problems: found.problems,
      lost: ages.length,
      oldest: ages.length ? Math.max(...ages) : 0,
      newest: ages.length ? Math.min(...ages) : 0,
      said: edits.filter(({ marker }) => said.has(marker)).length,
      saidLost: lost.filter(({ marker }) => said.has(marker)).length,
      corrupt: found.outcome === "damaged" ? found.told : corrupt,
    });
  } catch (error) {
    return Object.assign(result, { failed: error.message.split("\n")[0] });
  } finally {
    await killBrowser(folder).catch(() => {});
    if (!given.keep) {
      await remove();
    }
  }
}

const host = await serveFolder(DIST, { port: given.port });
console.log(`${given.runs} runs of ${given.min} to ${given.max} s, ${given.browser}, seed ${given.seed}, ${DIST}\n`);
const results = [];
for (let number = 0; number < given.runs; number += 1) {
  const result = await run(host.url, number);
  results.push(result);
  const { failed, session: length, edits, outcome, lost, oldest, newest, said, saidLost, corrupt } = result;
  const line = failed
    ? `FAILED after ${result.seconds.toFixed(1)} s: ${failed}`
    : `${length.toFixed(1)} s, ${edits} edits, ${said} said saved; ${outcome} in ${result.openMs} ms; lost ${lost}${lost ? ` (made ${newest} to ${oldest} ms before)` : ""}, of them said saved ${saidLost}${corrupt ? `; CORRUPT: ${corrupt}` : ""}`;
  console.log(`run ${number + 1}: ${line}${given.keep ? ` [${result.folder}]` : ""}`);
}
await host.close();

const whole = results.filter(({ failed }) => !failed);
const late = whole.filter(({ oldest }) => oldest > MOST);
const counts = {
  failed: results.length - whole.length,
  closed: whole.filter(({ outcome }) => outcome !== "opened").length,
  said: whole.filter(({ saidLost }) => saidLost > 0).length,
  corrupt: whole.filter(({ corrupt }) => corrupt).length,
};
const losses = whole.map(({ oldest }) => oldest);
console.log("");
table(
  ["browser", "runs", "failed", "edits", "opened", `lost > ${MOST} ms`, "said saved but lost", "corrupt", "median loss", "max loss", "median opening"],
  [[
    given.browser, results.length, counts.failed, whole.reduce((sum, { edits }) => sum + edits, 0), whole.length - counts.closed,
    late.length, counts.said, counts.corrupt, ...[median(losses), whole.length ? Math.max(...losses) : undefined, median(whole.map(({ openMs }) => openMs))].map((ms) => (ms === undefined ? "–" : `${Math.round(ms)} ms`)),
  ]],
);
const kinds = whole.flatMap((result) => result.kinds);
console.log(`\nedits by kind: ${[...new Set(kinds)].sort().map((kind) => `${kind} ${kinds.filter((each) => each === kind).length}`).join(", ")}`);
finish([
  counts.failed && `${counts.failed} runs failed: nothing is known of them`,
  counts.closed && `${counts.closed} drafts did not open: ${[...new Set(whole.map(({ outcome }) => outcome).filter((outcome) => outcome !== "opened"))].join(", ")}`,
  late.length && `${late.length} runs lost an edit that was older than ${MOST} ms`,
  counts.said && `${counts.said} runs lost an edit that the page had said was saved`,
  counts.corrupt && `${counts.corrupt} drafts were nothing that they ever had been`,
].filter(Boolean));
