// Browsers that keep what they store in a folder, so that they can be ended and started again.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firefox } from "playwright-core";
import { findProgram, openProfile, pageOptions } from "../browser/harness.mjs";

/** A new folder for a profile, and what removes it. */
export async function profileFolder() {
  const folder = await mkdtemp(join(tmpdir(), "lardom-durability-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

/** Each browser: how it is started on a folder. */
const BROWSERS = {
  chromium: openProfile,
  // The distribution's own, by WebDriver BiDi, which the driver of this folder speaks as far as that Firefox knows it.
  firefox: (folder) => firefox.launchPersistentContext(folder, {
    channel: "moz-firefox", executablePath: findProgram("FIREFOX", ["firefox-esr", "firefox"]), ...pageOptions(),
  }),
};

/** Starts a browser, `chromium` or `firefox`, on a profile's folder and gives back its context. */
export function openOn(folder, browser) {
  if (!BROWSERS[browser]) {
    throw new Error(`no such browser: ${browser}`);
  }
  return BROWSERS[browser](folder);
}
