// What every browser test needs: a Chromium, a page that writes down what goes wrong in it,
// the accessibility rules, files dropped as a person drops them, and screenshots.
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, delimiter, dirname, extname, join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serveFolder } from "./static_server.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder that `cargo xtask build` makes, or the one that `DIST` names. */
export const DIST = resolve(process.env.DIST ?? join(here, "../../dist"));

/** Where `screenshot` writes. */
export const SCREENSHOTS = resolve(join(here, "../../target/screenshots"));

/** The program that the variable names, or the first of the names that is on the path: a Debian package's. */
export function findProgram(variable, names) {
  if (process.env[variable]) {
    return process.env[variable];
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of names) {
      if (existsSync(join(folder, name))) {
        return join(folder, name);
      }
    }
  }
  throw new Error(`no ${names[0]}: install Debian's package \`${names[0]}\`, or name the program in ${variable}`);
}

const start = () => ({
  executablePath: findProgram("CHROMIUM", ["chromium", "chromium-browser", "google-chrome"]),
  args: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});

/** A headless Chromium that speaks to nobody but the pages that the tests open. */
export function openBrowser() {
  return chromium.launch(start());
}

/**
 * Such a Chromium that keeps what it stores in `folder`, so that it can be started again with what it had. Gives back
 * its context; `notedPage` makes its pages.
 */
export function openProfile(folder) {
  return chromium.launchPersistentContext(folder, { ...start(), ...pageOptions() });
}

/**
 * The browser and the host of the built page that the tests of a file share; both are closed behind the last of them.
 * `options` are `serveFolder`'s.
 */
export async function openHost(options) {
  const browser = await openBrowser();
  const host = await serveFolder(DIST, options);
  after(async () => {
    await browser.close();
    await host.close();
  });
  return { browser, host };
}

/**
 * A page in a profile of its own (empty storage). `page.problems` fills with one line for every
 * console error, uncaught exception and failed request: `assert.deepEqual(page.problems, [])`.
 * `page.warnings` fills with console warnings, `page.asked` with the address of every request.
 *
 * Close it with `page.context().close()`.
 */
export async function newPage(browser, options = {}) {
  return notedPage(await browser.newContext(pageOptions(options)));
}

/** What a context of pages is made with: a Swedish window, unless `options` say otherwise. */
export function pageOptions(options = {}) {
  return {
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: options.locale ?? "sv-SE",
    timezoneId: "Europe/Stockholm",
    reducedMotion: options.reducedMotion ? "reduce" : "no-preference",
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    javaScriptEnabled: options.javaScriptEnabled ?? true,
    acceptDownloads: true,
  };
}

/** One more page of a context, with the same notes of what goes wrong as `newPage` makes. */
export async function notedPage(context) {
  const page = await context.newPage();
  page.problems = [];
  page.warnings = [];
  page.asked = [];
  page.on("console", (message) => {
    const line = `console ${message.type()}: ${message.text()} (${message.location().url})`;
    if (message.type() === "error") {
      page.problems.push(line);
    } else if (message.type() === "warning") {
      page.warnings.push(line);
    }
  });
  page.on("pageerror", (error) => page.problems.push(`exception: ${error.stack ?? error.message}`));
  page.on("request", (request) => page.asked.push(request.url()));
  page.on("requestfailed", (request) => {
    // On a busy machine the end of what a worker asked for is told to the worker alone, and the page is told that it was
    // left off. An engine that lacks one of its files says so itself.
    if (request.failure()?.errorText === "net::ERR_ABORTED" && /\/engine\w*\.(js|wasm)\?/.test(request.url())) {
      return;
    }
    // Parts of the program are fetched ahead: a page that is left before leaves off fetching them.
    if (request.failure()?.errorText === "net::ERR_ABORTED" && /\/app-\w+\/(split|chunk)_\w+\.wasm$/.test(request.url())) {
      return;
    }
    page.problems.push(`request failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      page.problems.push(`request failed: ${response.url()} (${response.status()})`);
    }
  });
  return page;
}

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * The accessibility rules that the page as it now stands breaks: WCAG 2.0 and 2.1, A and AA, and
 * axe's best practices. One readable string for each: `assert.deepEqual(await axe(page), [])`.
 */
export async function axe(page) {
  const loaded = await page.evaluate(() => "axe" in globalThis);
  if (!loaded) {
    // Evaluated, not added as a script element: the page's content security policy stays in force.
    await page.evaluate(axeSource);
  }
  const violations = await page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
    const result = await globalThis.axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return result.violations;
  });
  return violations.map((rule) => {
    const places = rule.nodes.map((node) => {
      const why = node.failureSummary.replaceAll(/\s*\n\s*/g, " ");
      return `\n    ${node.target.join(" ")}: ${why}\n      ${node.html.slice(0, 200)}`;
    });
    return `${rule.id} (${rule.impact}): ${rule.help}${places.join("")}`;
  });
}

const FILE_TYPES = {
  ".csv": "text/csv",
  ".ods": "application/vnd.oasis.opendocument.spreadsheet",
  ".txt": "text/plain",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * Drops files on the element, as a person does with the mouse: dragenter, dragover and drop with
 * a real `DataTransfer`. A `path` may also be `{ name, bytes }` for a file that is not on disk.
 * Says whether the element accepted the drag (called `preventDefault` on dragover).
 */
export async function dropFiles(page, selector, paths) {
  const files = await Promise.all(
    paths.map(async (path) => {
      const name = typeof path === "string" ? basename(path) : path.name;
      const bytes = typeof path === "string" ? await readFile(path) : Buffer.from(path.bytes);
      return { name, type: FILE_TYPES[extname(name).toLowerCase()] ?? "", base64: bytes.toString("base64") };
    }),
  );
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    return data;
  }, files);
  const accepted = await page.locator(selector).evaluate((element, data) => {
    const send = (type) => {
      const event = new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer: data });
      return !element.dispatchEvent(event);
    };
    send("dragenter");
    const over = send("dragover");
    send("drop");
    return over;
  }, transfer);
  await transfer.dispose();
  return accepted;
}

/** Writes the whole page (or what `options` of Playwright's say) to `target/screenshots/NAME.png`. */
export async function screenshot(page, name, options = {}) {
  await mkdir(SCREENSHOTS, { recursive: true });
  const path = join(SCREENSHOTS, `${name}.png`);
  await page.screenshot({ path, fullPage: true, animations: "disabled", ...options });
  return path;
}
