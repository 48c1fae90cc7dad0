// One draft in two tabs, each of which makes an edit at the same moment: is one of them lost without a word?
// See README.md.
import { DIST, notedPage } from "../browser/harness.mjs";
import { serveFolder } from "../browser/static_server.mjs";
import { fill, sv } from "../browser/steps.mjs";
import { caseFile } from "./case_file.mjs";
import { finish, options, table } from "./options.mjs";
import {
  PARTS, beginRenaming, goTo, goToList, hasUnit, makeDraft, readDraft, said, tellsNotSaved, visit,
} from "./page.mjs";
import { openOn, profileFolder } from "./profile.mjs";

/** How far apart the two edits may be, in milliseconds. */
const APART = 2;

const given = options({ runs: 50, browser: "chromium", settle: 1500, port: 0 });

/** Ways to make an edit: what a tab is brought to, the button that makes it, and where its mark then stands. */
const WAYS = {
  unit: {
    async prepare(page, id, marker) {
      await page.locator(PARTS.newUnit).fill(marker);
      return PARTS.newUnit;
    },
    isIn: hasUnit,
  },
  category: {
    async prepare(page, id, marker) {
      await goTo(page, "codebook");
      await page.locator(PARTS.newCategory).fill(marker);
      return PARTS.newCategory;
    },
    isIn: ({ lines }, marker) => lines.some((line) => line.includes(fill(sv.history.add_category, { name: marker }))),
  },
  name: {
    async prepare(page, id, marker) {
      await goToList(page);
      await beginRenaming(page, id, marker);
      return `#name-${id}`;
    },
    isIn: ({ name }, marker) => name === marker,
  },
};

/** The ways of the two tabs, in turn. */
const PAIRS = [["unit", "unit"], ["unit", "category"], ["category", "category"], ["name", "unit"]];

/** Sends the field's form at a moment of the clock that all tabs have in common; gives back when, and how long it took. */
function sendAt(page, field, at) {
  return page.evaluate(([selector, moment]) => new Promise((done) => {
    const now = () => performance.timeOrigin + performance.now();
    const form = document.querySelector(selector).form;
    const send = () => {
      const left = moment - now();
      if (left > 8) {
        setTimeout(send, left - 8);
        return;
      }
      while (now() < moment);
      const start = now();
      form.requestSubmit();
      done({ start, took: now() - start });
    };
    send();
  }), [field, at]);
}

/** Waits until nothing that a tab says changes any more. */
async function settled(pages) {
  let before = "";
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    await pages[0].waitForTimeout(given.settle);
    const now = await Promise.all(pages.map(said));
    if (JSON.stringify(now) === before) {
      return now;
    }
    before = JSON.stringify(now);
  }
  throw new Error("the tabs do not come to rest");
}

async function round(number, { context, url, id, tabs, kept }) {
  const ways = PAIRS[number % PAIRS.length];
  const markers = ["a", "b"].map((tab) => `${tab}${String(number).padStart(3, "0")}`);
  for (const tab of tabs) {
    const { outcome } = await visit(tab, url, id);
    if (outcome !== "opened") {
      return { ways, failed: `a tab could not open the draft: ${outcome}` };
    }
    await tab.locator(PARTS.newUnit).waitFor();
  }
  const fields = [];
  for (const [place, way] of ways.entries()) {
    fields.push(await WAYS[way].prepare(tabs[place], id, markers[place]));
  }
  const at = Date.now() + 250;
  const times = await Promise.all(tabs.map((tab, place) => sendAt(tab, fields[place], at)));
  const words = await settled(tabs);
  const fresh = await notedPage(context);
  const { outcome, told } = await visit(fresh, url, id);
  const read = outcome === "opened" ? await readDraft(fresh) : { lines: [], name: "" };
  await fresh.close();
  const edits = ways.map((way, place) => {
    const stored = WAYS[way].isIn(read, markers[place]);
    return { way, marker: markers[place], stored, told: tellsNotSaved(words[place]) };
  });
  const vanished = kept.filter(({ way, marker }) => way !== "name" && !WAYS[way].isIn(read, marker));
  kept.push(...edits.filter(({ stored }) => stored));
  return {
    ways, words, edits, vanished: vanished.length, opened: outcome === "opened", told,
    apart: Math.abs(times[0].start - times[1].start),
    silent: edits.filter(({ stored, told: isTold }) => !stored && !isTold).length,
  };
}

const host = await serveFolder(DIST, { port: given.port });
const { folder, remove } = await profileFolder();
const context = await openOn(folder, given.browser);
const tabs = [await notedPage(context), await notedPage(context)];
const id = await makeDraft(tabs[0], host.url, caseFile());
console.log(`${given.runs} rounds, ${given.browser}, ${DIST}\n`);
const results = [];
const kept = [];
// A round whose edits were too far apart shows nothing: it is made again, but not without end.
for (let number = 0; results.length < given.runs && number < given.runs * 6; number += 1) {
  let result;
  try {
    result = await round(number, { context, url: host.url, id, tabs, kept });
  } catch (error) {
    result = { ways: PAIRS[number % PAIRS.length], failed: error.message.split("\n")[0] };
  }
  const { ways, edits, apart, failed, words, vanished } = result;
  if (!failed && apart > APART) {
    console.log(`round ${number + 1}: not counted, the edits were ${apart.toFixed(1)} ms apart`);
    continue;
  }
  results.push(result);
  const fates = failed ?? edits.map((edit, place) => `${edit.way} ${edit.stored ? "stored" : "not stored"}, ${edit.told ? "told" : "nothing told"} (“${words[place].status}”)`).join("; ");
  console.log(`round ${number + 1} ${ways.join("+")}: ${fates}${vanished ? `; ${vanished} of earlier rounds gone` : ""}`);
}
await context.close();
await host.close();
await remove();

const whole = results.filter(({ failed }) => !failed);
const edits = whole.flatMap((result) => result.edits);
const silent = edits.filter(({ stored, told }) => !stored && !told).length;
const vanished = whole.filter((result) => result.vanished > 0).length;
const closed = whole.filter(({ opened }) => !opened).length;
console.log("");
table(
  ["edits", "rounds", "both stored", "one stored", "none stored", "edits not stored but told", "edits lost unsaid", "most apart"],
  [...PAIRS.map((pair) => pair.join("+")), "all"].map((name) => {
    const of = whole.filter(({ ways }) => name === "all" || ways.join("+") === name);
    const stored = (count) => of.filter((result) => result.edits.filter((edit) => edit.stored).length === count).length;
    const all = of.flatMap((result) => result.edits);
    return [
      name, of.length, stored(2), stored(1), stored(0), all.filter((edit) => !edit.stored && edit.told).length,
      all.filter((edit) => !edit.stored && !edit.told).length, of.length ? `${Math.max(...of.map(({ apart }) => apart)).toFixed(2)} ms` : "–",
    ];
  }),
);
const notices = [...new Set(whole.flatMap(({ words }) => words.flatMap((each) => each.notices)))];
console.log(`\nsaid in the tabs:\n  ${notices.join("\n  ") || "nothing"}`);
finish([
  results.length < given.runs && `only ${results.length} of ${given.runs} rounds had edits within ${APART} ms`,
  whole.length < results.length && `${results.length - whole.length} rounds failed: nothing is known of them`,
  silent && `${silent} edits were lost without a word`,
  vanished && `${vanished} rounds lost an edit that was stored before`,
  closed && `${closed} times the draft did not open`,
].filter(Boolean));
