// Charts: their library is fetched with the first chart and not before, each is drawn, named and said
// again in a table, and where the library is missing the tables stand alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DIST, newPage, openHost } from "./harness.mjs";
import { serveFolder } from "./static_server.mjs";
import { confirm, eventually, fill, goToPage, ledgerStands, number, openSamples, readTable, sv } from "./steps.mjs";

const { browser, host } = await openHost();

const A = sv.account;
const UNITS = ["AMF", "FUT", "Vuxenutbildningen"];
const TITLES = [
  fill(A.chart_units, { year: 2022 }),
  ...UNITS.map((unit) => fill(A.chart_categories, { year: 2022, unit })),
  fill(A.chart_months, { year: 2022 }),
];

const figure = (page, title) =>
  page.locator("figure.chart").filter({ has: page.locator("figcaption").getByText(title, { exact: true }) });

/** The table below a chart, opened as a reader opens it. */
async function tableOf(page, title) {
  const details = figure(page, title).locator("details");
  if (!(await details.evaluate((each) => each.open))) {
    await details.locator("summary").click();
  }
  return readTable(details.locator("table"));
}

test("the chart library is fetched with the first chart, not before", async () => {
  const page = await newPage(browser);
  host.requests.length = 0;
  const fetched = () => host.requests.filter(({ url }) => url.includes("vendor/echarts.js")).length;
  await openSamples(page, host.url);
  assert.equal(fetched(), 0, "not on the start page, not with the files");
  await goToPage(page, "cases");
  await page.locator(".case-list").waitFor();
  assert.equal(fetched(), 0, "not with the cases");
  await goToPage(page, "account");
  await page.locator("figure.chart svg").nth(TITLES.length - 1).waitFor();
  assert.equal(fetched(), 1, "once for all charts");
  assert.deepEqual(page.problems, []);
  assert.deepEqual(page.warnings, []);
  await page.context().close();
});

test("each chart is drawn and named, none is a pie", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await confirm(page);
  await page.locator("figure.chart svg").nth(TITLES.length - 1).waitFor();
  assert.deepEqual(await page.locator("figure.chart figcaption").allTextContents(), TITLES);
  for (const title of TITLES) {
    const image = figure(page, title).getByRole("img");
    const name = await image.getAttribute("aria-label");
    assert.ok(name.startsWith(`${title}. `), name);
    assert.match(name, /\d/, "the name says a number");
    const box = await figure(page, title).locator("svg").boundingBox();
    assert.ok(box.width > 300 && box.height > 100, `${title} is ${box.width} by ${box.height}`);
    // Bars are drawn: filled shapes beyond the background.
    assert.ok((await figure(page, title).locator("svg path[fill]:not([fill=none])").count()) >= 3, title);
  }
  // A slice is drawn with an arc; the rounded corners of a legend are much smaller.
  const radii = await page.locator("figure.chart svg path").evaluateAll((paths) =>
    paths.flatMap((path) => [...(path.getAttribute("d") ?? "").matchAll(/[Aa]\s*([\d.]+)/g)].map((arc) => Number(arc[1]))));
  assert.deepEqual(radii.filter((radius) => radius > 8), []);
  await page.context().close();
});

test("the table below each chart says what the account says", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await confirm(page);
  await page.locator("figure.chart").nth(TITLES.length - 1).waitFor();
  const kinds = [["deviations", "deviations_lower"], ["complaints", "complaints_lower"], ["viewpoints", "viewpoints_lower"]];

  const overview = await readTable(page.locator("table.overview"));
  const units = await tableOf(page, TITLES[0]);
  const want = {};
  for (const [unit, cells] of Object.entries(overview).filter(([name]) => name !== A.all_units)) {
    for (const [head, lower] of kinds) {
      const [before, now] = [cells[`${sv.kind[head]} 2021`], cells[`${sv.kind[head]} 2022`]];
      want[`${unit}, ${sv.kind[lower]}`] = { 2021: before, 2022: now };
    }
  }
  assert.deepEqual(units, want);

  for (const unit of UNITS) {
    const sums = {};
    const section = page.locator("section.unit").filter({ has: page.getByRole("heading", { level: 2, name: unit, exact: true }) });
    for (const table of await section.locator("table.categories").all()) {
      for (const [name, cells] of Object.entries(await readTable(table))) {
        const now = cells[`${A.notations} 2022`];
        if (now !== A.missing) {
          sums[name] = (sums[name] ?? 0) + number(now);
        }
      }
    }
    const table = await tableOf(page, fill(A.chart_categories, { year: 2022, unit }));
    const shown = Object.fromEntries(Object.entries(table).map(([name, cells]) => [name, number(Object.values(cells).at(-1))]));
    assert.deepEqual(shown, sums, unit);
    const values = Object.values(shown);
    assert.deepEqual(values, [...values].sort((a, b) => b - a), `${unit}: the tallest bar first`);
  }

  const months = await tableOf(page, TITLES.at(-1));
  const rows = Object.entries(months).slice(0, 12);
  assert.equal(rows.length, 12);
  const total = (year) => Object.values(months).map((cells) => number(cells[year])).reduce((a, b) => a + b, 0);
  const ofYear = (year) => kinds.reduce((sum, [head]) => sum + number(overview[A.all_units][`${sv.kind[head]} ${year}`]), 0);
  assert.equal(total("2022"), ofYear(2022));
  assert.equal(total("2021"), ofYear(2021));
  await page.context().close();
});

test("the charts follow the account, and keep to the width of the window", async () => {
  const page = await newPage(browser);
  await openSamples(page, host.url);
  await confirm(page);
  await page.locator("figure.chart svg").nth(TITLES.length - 1).waitFor();
  await page.locator("#year").selectOption("2021");
  const title = fill(A.chart_units, { year: 2021 });
  await figure(page, title).locator("svg").waitFor();
  const table = await tableOf(page, title);
  assert.equal(table["AMF, avvikelser"][2021], "38");
  await page.setViewportSize({ width: 390, height: 800 });
  await eventually(async () => {
    const box = await figure(page, title).locator("svg").boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 390, `from ${box.x}, ${box.width} wide`);
  });
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("without the chart library the tables stand alone, and the page says so every time", async (t) => {
  const bare = await serveFolder(DIST, { broken: ["vendor/echarts.js"] });
  t.after(() => bare.close());
  const page = await newPage(browser);
  await openSamples(page, bare.url);
  await confirm(page);
  const words = page.locator("figure.chart").getByText(A.chart_failed);
  await eventually(async () => assert.equal(await words.count(), TITLES.length));
  assert.equal((await tableOf(page, TITLES[0]))["FUT, avvikelser"][2022], "81");
  assert.equal((await readTable(page.locator("table.overview"))).FUT["Avvikelser 2022"], "81");
  // Coming back to the account is no different.
  await goToPage(page, "files");
  await ledgerStands(page);
  await goToPage(page, "account");
  await eventually(async () => assert.equal(await words.count(), TITLES.length));
  // When the host has found its file again, so does the page.
  bare.broken.length = 0;
  await goToPage(page, "files");
  await ledgerStands(page);
  await goToPage(page, "account");
  await page.locator("figure.chart svg").nth(TITLES.length - 1).waitFor();
  await page.context().close();
});
