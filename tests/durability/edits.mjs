// What a user does to a draft, by real clicks and keys, and what each of it leaves behind that can be looked for later.
import { fill, sv } from "../browser/steps.mjs";
import { PARTS, beginRenaming, draftRow, goTo, goToList, saveDetails } from "./page.mjs";

const before = (text, place) => text.split(`{{ ${place} }}`)[0];

async function write(field, text) {
  await field.click();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
}

const send = (field, type = "submit") => ({ type, go: () => field.press("Enter") });

/** Opens the form of any category of the codebook. */
async function openCategory(page, random) {
  const buttons = page.locator(PARTS.changeCategory);
  await buttons.nth(random.below(await buttons.count())).click();
  await page.locator(PARTS.categoryName).waitFor();
}

/**
 * The kinds of edits. `prepare` brings an edit to where one key or click makes it and gives back that step: the event
 * that it is, what makes it, and where it shows, if not in the draft's status. `told` is what the history then says.
 */
export const EDITS = {
  unit: {
    place: "files",
    told: (marker) => fill(sv.history.add_unit, { unit: marker }),
    async prepare({ page, marker }) {
      const field = page.locator(PARTS.newUnit);
      await write(field, marker);
      return send(field);
    },
  },
  category: {
    place: "codebook",
    told: (marker) => fill(sv.history.add_category, { name: marker }),
    async prepare({ page, marker }) {
      const field = page.locator(PARTS.newCategory);
      await write(field, marker);
      return send(field);
    },
  },
  categoryName: {
    place: "codebook",
    told: (marker) => ` till ${marker}`,
    async prepare({ page, marker, random }) {
      await openCategory(page, random);
      const field = page.locator(PARTS.categoryName);
      await write(field, marker);
      return send(field);
    },
  },
  categoryText: {
    place: "codebook",
    told: () => before(sv.history.describe, "name"),
    async prepare({ page, marker, random }) {
      await openCategory(page, random);
      await write(page.locator(PARTS.categoryText), marker);
      const save = page.getByRole("button", { name: sv.codebook.save, exact: true });
      return { type: "submit", go: () => save.click() };
    },
  },
  decision: {
    place: "cases",
    told: () => ` på ${sv.cases.count_single}`,
    async prepare({ page, random }) {
      const rows = page.locator(PARTS.cases);
      await rows.nth(random.below(Math.min(8, await rows.count()))).click();
      await page.locator(PARTS.caseOnDesk).waitFor();
      const boxes = page.locator(PARTS.caseCategory);
      const box = boxes.nth(random.below(Math.min(3, await boxes.count())));
      return { type: "change", go: () => box.click() };
    },
  },
  detail: {
    place: "report",
    told: () => sv.history.report_details,
    async prepare({ page, marker }) {
      await write(page.locator(PARTS.detail), marker);
      return { type: "click", go: () => saveDetails(page).click() };
    },
  },
  undo: { prepare: ({ page }) => step(page, sv.history.undo) },
  redo: { prepare: ({ page }) => step(page, sv.history.redo) },
  name: {
    place: "list",
    async prepare({ page, id, marker }) {
      const field = await beginRenaming(page, id, marker);
      return { ...send(field), shows: PARTS.draftName };
    },
  },
};

function step(page, name) {
  const button = page.locator(PARTS.undo).getByRole("button", { name, exact: true });
  return { type: "click", go: () => button.click() };
}

/** What is done at each place, and how many times at one visit at most. */
const VISITS = [
  ["files", ["unit"], 3],
  ["codebook", ["category", "categoryName", "categoryText"], 6],
  ["cases", ["decision"], 8],
  ["report", ["detail"], 4],
  ["list", ["name"], 1],
];

/** The edits of a session without end: `{ kind, marker, prepare }`, the page being where each can be made. */
export async function* session({ page, id, random }) {
  let number = 0;
  let place = null;
  const edit = (kind) => {
    number += 1;
    const marker = `m${String(number).padStart(4, "0")}${"abcdefghkmnprst"[random.below(15)]}`;
    return { kind, marker, prepare: () => EDITS[kind].prepare({ page, id, marker, random }) };
  };
  for (;;) {
    const [next, kinds, most] = random.of(VISITS.filter(([name]) => name !== place));
    place = next;
    await (next === "list" ? goToList(page) : goTo(page, next));
    for (let left = 1 + random.below(most); left > 0; left -= 1) {
      yield edit(random.of(kinds));
    }
    if (next === "list") {
      await draftRow(page, id).getByRole("link").first().click();
      await page.locator(PARTS.open).waitFor();
    } else if (random.next() < 0.3) {
      // What was undone is done again at once, so that the history stays one line.
      yield edit("undo");
      yield edit("redo");
    }
  }
}
