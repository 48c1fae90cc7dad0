// A draft opens with the year at a glance and one thing to do next; files are a list whose details are folded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, newPage, openHost, screenshot } from "./harness.mjs";
import { caseRows, confirm, drop, dropWithoutOpening, en, eventually, fill, goToPage, openSamples, openStart, SAMPLES, sv } from "./steps.mjs";

const { browser, host } = await openHost();

const next = (page) => page.locator(".next-step .button--primary");
const overview = (page, words = sv) => goToPage(page, "overview", words);

test("the overview leads from files to questions, confirming, cases and the report", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  await drop(page, [{ name: "lista.csv", bytes: "Nr;Datum;Slag;Enhet\n1;2022-01-02;Avvikelse;AMF\n2;2022-02-02;Avvikelse;AMF\n" }]);
  await overview(page);
  await page.getByText(sv.overview.next_answer_single).or(page.getByText(sv.overview.next_confirm)).waitFor();
  await confirmAll(page);
  await overview(page);
  await page.getByText(fill(sv.overview.next_categorise_several, { count: 2 })).waitFor();
  await next(page).click();
  await caseRows(page).first().waitFor();
  assert.match(page.url(), /kategoriserat=undecided/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

/** Answers whatever is asked with the first answer, and confirms. */
async function confirmAll(page) {
  await goToPage(page, "files");
  for (;;) {
    const answer = page.locator(".question .button").first();
    if ((await answer.count()) === 0) {
      break;
    }
    const left = await page.locator(".question").count();
    await answer.evaluate((button) => button.closest("details")?.setAttribute("open", ""));
    await answer.click();
    await eventually(async () => assert.ok((await page.locator(".question").count()) < left));
  }
  await confirm(page);
}

test("totals stand beside the year before where they can be compared, in both languages", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await confirm(page);
  await overview(page);
  await page.locator(".total").nth(2).waitFor();
  const figures = await page.locator(".total").allInnerTexts();
  assert.equal(figures.length, 3);
  assert.ok(figures.every((text) => /\d|saknas/.test(text)), figures.join("\n"));
  await page.locator(".progress-bar__names li").first().waitFor();
  assert.deepEqual(await axe(page), []);
  await screenshot(page, "overview-1440");
  await page.locator("#language").click();
  await page.getByRole("heading", { level: 1, name: fill(en.overview.title, { year: 2022 }) }).waitFor();
  assert.deepEqual(await axe(page), []);
  // A figure leads to its cases.
  await page.locator(".total__figure a").first().click();
  await caseRows(page).first().waitFor();
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("files are a list: folded, unless they ask something, with what is left at the foot", async () => {
  const page = await newPage(browser, { width: 1440, height: 900 });
  await openStart(page, host.url);
  await dropWithoutOpening(page, SAMPLES);
  const files = page.locator("section.file");
  await eventually(async () => assert.equal(await files.count(), 6));
  await page.locator(".file__number").nth(5).waitFor();
  const asks = await files.locator(".file__state--asks").count();
  await eventually(async () => assert.equal(await files.locator("details[open] > .file__row").count(), asks));
  // To the next question by the button at the foot.
  if (asks > 0) {
    await page.getByRole("button", { name: sv.files.next_question }).click();
    assert.ok(await page.evaluate(() => document.activeElement.matches(".questions, [aria-invalid]")));
  }
  const folded = await page.evaluate(() => {
    document.querySelectorAll("main details").forEach((details) => { details.open = false; });
    const rows = [...document.querySelectorAll(".file__row")].map((row) => row.getBoundingClientRect().height);
    return { height: document.documentElement.scrollHeight, rows, head: document.querySelector(".draft-head").getBoundingClientRect().height };
  });
  assert.ok(folded.height <= 1600, `${folded.height}`);
  assert.ok(folded.rows.every((height) => height <= 72), `${folded.rows}`);
  assert.ok(folded.head <= 56, `${folded.head}`);
  await screenshot(page, "files-folded-1440");
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the head stays in sight, and its tabs do not move", async () => {
  const page = await newPage(browser, { width: 1440, height: 700 });
  await openSamples(page, host.url);
  const places = () => page.locator(".steps a").evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().left)));
  const before = await places();
  await confirm(page);
  await page.locator("table.overview").waitFor();
  assert.deepEqual(await places(), before);
  await page.mouse.wheel(0, 3000);
  await eventually(async () => assert.ok((await page.locator(".draft-head").boundingBox()).y < 1));
  await page.context().close();
});
