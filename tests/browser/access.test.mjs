// Everyone can use it: no rule of axe's is broken on any page in either language, the main job works
// by keyboard alone, enlarged, narrow, without motion and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DIST, axe, dropFiles, newPage, openHost, screenshot } from "./harness.mjs";
import { serveFolder } from "./static_server.mjs";
import {
  card, caseRows, confirm, drop, en, eventually, fill, focused, goToPage, ledgerStands, openSamples, openStart,
  readThrough, SAMPLES, sv,
} from "./steps.mjs";

const { browser, host } = await openHost();

const openAll = (page) =>
  page.locator("main details").evaluateAll((all) => all.forEach((details) => { details.open = true; }));

/** The pages and their states, one after another; `check` is called on each with its name. */
async function everyPage(page, words, check) {
  await check("start, without drafts");
  await dropFiles(page, ".drop", SAMPLES);
  await readThrough(page);
  await ledgerStands(page, 7);
  await check("files");
  const rows = "Nr;Datum;Slag;Verksamhet;Kategori\n1;2022-01-02;Beröm;AMF;Rutiner\n2;32 maj;Avvikelse;AMF;Rutiner\n";
  await drop(page, [
    { name: "rader.csv", bytes: rows }, { name: "lista.csv", bytes: "Nr;Datum;Kategori\n1;2022-01-02;Rutiner\n" },
    { name: "tom.csv", bytes: "" },
  ]);
  await page.locator("#refused").waitFor();
  await page.locator("details.finding", { hasText: "Beröm" }).waitFor();
  await openAll(page);
  await page.locator(".confirm .button--primary").click();
  await page.getByText(words.files.missing_answers).waitFor();
  await check("files, with rows set aside, a refused file and an unanswered question");
  await card(page, "lista.csv").getByRole("button", { name: fill(words.files.remove_of, { name: "lista.csv" }) }).click();
  await card(page, "lista.csv").waitFor({ state: "detached" });
  await confirm(page);
  await page.locator("figure.chart svg").nth(4).waitFor();
  await page.locator("#stated-value").fill("x");
  await page.keyboard.press("Enter");
  await page.getByText(words.reconciliation.value_error).waitFor();
  await openAll(page);
  await check("account");
  await page.locator("table.overview tbody tr", { hasText: "FUT" }).getByRole("link", { name: "81", exact: true }).click();
  await caseRows(page).first().waitFor();
  await openAll(page);
  await check("cases");
  await caseRows(page).first().click();
  await page.locator("#case-title").waitFor();
  await check("cases, with one open");
  await page.locator("#case-search").fill("finns inte någonstans");
  await page.getByText(words.cases.none).waitFor();
  await check("no cases");
  await goToPage(page, "history", words);
  await page.locator("ol.history > li").first().waitFor();
  await check("history");
  await goToPage(page, "codebook", words);
  await page.locator("#categories").waitFor();
  await openAll(page);
  await check("codebook");
  await goToPage(page, "agreement", words);
  await page.getByRole("heading", { level: 1, name: words.pages.agreement }).waitFor();
  await openAll(page);
  await check("agreement");
  await goToPage(page, "report", words);
  await page.locator(".paper__section").nth(10).waitFor();
  await openAll(page);
  await page.getByRole("button", { name: words.sharing.make, exact: true }).click();
  const link = await page.getByLabel(words.sharing.link, { exact: true }).inputValue();
  await check("report, with a link");
  await page.getByRole("button", { name: fill(words.report.edit_of, { section: "FUT: analys" }), exact: true }).click();
  await page.locator(".ProseMirror").waitFor();
  await check("report, with a section that is written in");
  await page.evaluate((to) => { location.hash = new URL(to).hash; }, link);
  await page.locator(".reader__about").waitFor();
  await check("reader");
  await page.evaluate(() => { location.hash = "#paket=x"; });
  await page.getByRole("heading", { level: 1, name: words.reader.refused_title }).waitFor();
  await check("reader, of what is no report");
  await page.evaluate(() => { location.hash = "#/"; });
  await page.locator(".draft").waitFor();
  await page.locator(".draft button").first().click();
  await page.locator(".draft form").waitFor();
  await check("start, with a draft being renamed");
  await page.getByRole("button", { name: words.start.cancel }).click();
  await page.locator(".draft button").last().click();
  await page.getByRole("dialog").waitFor();
  await check("start, with the question before deleting");
  await page.keyboard.press("Escape");
  await page.evaluate(() => { location.hash = "#/hjalp"; });
  await page.getByRole("heading", { name: words.app.not_found_title }).waitFor();
  await check("no such page");
  await page.evaluate(() => { location.hash = "#/utkast/borta/filer"; });
  await page.getByRole("heading", { name: words.draft.not_found }).waitFor();
  await check("no such draft");
}

for (const [language, words] of [["sv", sv], ["en", en]]) {
  test(`no page breaks a rule of accessibility (${language})`, async () => {
    const page = await newPage(browser);
    await openStart(page, host.url);
    if (language === "en") {
      await page.locator(".masthead button").click();
      await page.getByRole("heading", { level: 1, name: en.start.title }).waitFor();
    }
    const broken = [];
    await everyPage(page, words, async (where) => {
      assert.equal(await page.locator("html").getAttribute("lang"), language);
      broken.push(...(await axe(page)).map((rule) => `${where}: ${rule}`));
    });
    await page.workers()[0].evaluate(() => setTimeout(() => { throw new Error("x"); }));
    await page.getByRole("heading", { name: words.engine.died_title }).waitFor();
    broken.push(...(await axe(page)).map((rule) => `engine stopped: ${rule}`));
    assert.deepEqual(broken, []);
    await page.context().close();
  });
}

test("the page that could not start breaks no rule", async (t) => {
  const bad = await serveFolder(DIST, { broken: [/^app.*\.wasm$/] });
  t.after(() => bad.close());
  const page = await newPage(browser);
  await page.goto(bad.url);
  await page.locator("#start-failed h1").waitFor();
  assert.deepEqual(await axe(page), []);
  await page.context().close();
});

/** What has the focus can be seen to have it: an outline, of itself or of the label that shows it. */
const outlined = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const seen = (element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
  };
  return seen(at) || [...(at.labels ?? [])].some(seen);
});

/** Presses Tab until `selector` has the focus; every stop on the way must show that it has it. */
async function tabTo(page, selector) {
  for (let times = 0; times < 250; times += 1) {
    await page.keyboard.press("Tab");
    if (!(await page.evaluate(() => document.activeElement !== document.body))) {
      continue;
    }
    assert.ok(await outlined(page), `focus can be seen on ${await focused(page)}`);
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      return;
    }
  }
  assert.fail(`Tab does not lead to ${selector}`);
}

const headingHasFocus = (page, name) => eventually(async () => {
  assert.equal(await page.locator("h1").textContent(), name);
  assert.ok(await page.locator("h1").evaluate((each) => each === document.activeElement), `the focus is on ${await focused(page)}`);
});

test("the main job is done by keyboard alone", async () => {
  const page = await newPage(browser);
  await openStart(page, host.url);
  // The first stop leads past the header, and leaves the address as it is.
  await tabTo(page, "a.skip");
  assert.ok((await page.locator("a.skip").boundingBox()).y >= 0, "the link past the header shows itself");
  const address = page.url();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "content");
  assert.equal(page.url(), address);

  // The browser must be told to hand its file dialogue over before the key that opens it, not at the same time.
  const chosen = new Promise((resolve) => page.once("filechooser", resolve));
  await tabTo(page, "#files");
  await page.keyboard.press("Enter");
  const chooser = await chosen;
  assert.equal(chooser.isMultiple(), true);
  await chooser.setFiles(SAMPLES);
  await headingHasFocus(page, sv.files.title);
  await ledgerStands(page, 7);

  await tabTo(page, "select[id^=kind-]");
  await page.keyboard.press("ArrowDown");
  await eventually(async () => assert.equal(await page.locator(":focus").inputValue(), "complaint"));
  await page.keyboard.press("ArrowUp");
  await eventually(async () => assert.equal(await page.locator(":focus").inputValue(), "deviation"));
  await tabTo(page, "input[type=checkbox]");
  await page.keyboard.press("Space");
  await page.keyboard.press("Space");
  await tabTo(page, ".confirm .button--primary");
  await page.keyboard.press("Enter");
  await headingHasFocus(page, fill(sv.account.title, { year: 2022 }));

  await tabTo(page, "table.overview a");
  await page.keyboard.press("Enter");
  await headingHasFocus(page, sv.cases.title);
  await tabTo(page, ".case-list");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await focused(page), "case-title"));
  await page.goBack();
  await headingHasFocus(page, fill(sv.account.title, { year: 2022 }));
  await tabTo(page, "figure.chart summary");
  await page.keyboard.press("Enter");
  await page.locator("figure.chart details[open] table").first().waitFor();
  await tabTo(page, "#stated-value");
  await page.keyboard.type("112");
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await page.locator("table.reconciliation tbody tr").count(), 2));
  assert.equal(await focused(page), "stated-value");

  await page.evaluate(() => { location.hash = "#/"; });
  await headingHasFocus(page, sv.start.title);
  await tabTo(page, ".draft button:last-of-type");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

/** Start, files, account and cases, on a page as wide as `options` say. */
async function fourPages(options, check) {
  const page = await newPage(browser, options);
  await openStart(page, host.url);
  await check(page, "start");
  await openSamples(page, host.url);
  await check(page, "files");
  await confirm(page);
  await page.locator("figure.chart svg").nth(4).waitFor();
  await check(page, "account");
  await goToPage(page, "cases", sv);
  await caseRows(page).first().waitFor();
  await check(page, "cases");
  await page.context().close();
}

for (const [what, options] of [
  ["at 200 %", { width: 640, height: 512, deviceScaleFactor: 2 }],
  ["320 pixels wide", { width: 320, height: 640 }],
]) {
  test(`${what} nothing is wider than the window`, async () => {
    const wide = [];
    await fourPages(options, async (page, name) => {
      await openAll(page);
      const found = await page.evaluate(() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) {
          return null;
        }
        const inScroll = (element) => element.parentElement?.closest(".scroll, .chart__surface, .case-list");
        const guilty = [...document.querySelectorAll("main *, header *, footer *")]
          .filter((each) => !inScroll(each) && each.getBoundingClientRect().right > root.clientWidth + 1)
          .map((each) => `${each.localName}.${each.className}#${each.id}`);
        return `${root.scrollWidth} > ${root.clientWidth}: ${guilty.slice(0, 8).join(", ")}`;
      });
      if (found) {
        wide.push(`${name}: ${found}`);
      }
    });
    assert.deepEqual(wide, []);
  });
}

test("who wants no motion gets none, and every button is large enough to hit", async () => {
  const found = [];
  await fourPages({ reducedMotion: true }, async (page, name) => {
    found.push(...(await page.evaluate((where) => {
      const seconds = (list) => Math.max(...list.split(",").map((each) => parseFloat(each) * (/ms$/.test(each.trim()) ? 0.001 : 1)));
      const moving = [...document.querySelectorAll("*")].filter((each) => {
        const style = getComputedStyle(each);
        return seconds(style.transitionDuration) > 0.001 || seconds(style.animationDuration) > 0.001
          || style.scrollBehavior === "smooth";
      });
      const running = document.getAnimations().filter((each) => each.playState === "running");
      const small = [...document.querySelectorAll("button, select, summary, input:not(.visually-hidden), a.button, label.button")]
        .filter((each) => {
          const at = each.type === "checkbox" ? each.closest("label") : each;
          const { width, height } = at.getBoundingClientRect();
          return each.checkVisibility() && (width < 23.9 || height < 23.9);
        });
      const say = (each) => `${where}: ${each.outerHTML.slice(0, 120)}`;
      return [...moving.map(say), ...running.map(() => `${where}: an animation runs`), ...small.map(say)];
    }, name)));
  });
  assert.deepEqual(found, []);
});

test("on paper stands the account, without what is only for the screen", async () => {
  await fourPages({}, async (page, name) => {
    if (name !== "account" && name !== "cases") {
      return;
    }
    await page.emulateMedia({ media: "print" });
    for (const selector of ["a.skip", ".masthead button", "nav a", ".saved", "main button", ".figure-form"]) {
      assert.equal(await page.locator(`${selector}:visible`).count(), 0, `${name}: ${selector}`);
    }
    assert.ok(await page.locator("h1").isVisible());
    assert.ok(await page.locator(name === "account" ? "table.overview" : ".case-list").isVisible());
    await page.emulateMedia({ media: "screen" });
  });
});

for (const width of [1440, 390]) {
  test(`pictures of the pages, ${width} pixels wide`, async () => {
    await fourPages({ width, height: 900 }, (page, name) => screenshot(page, `${name}-${width}`));
  });
}
