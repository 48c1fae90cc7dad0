// What happens in the page, with its times: when an edit was made, and when the page said that it is saved. The page
// tells it on its console, so that it is known when the browser is no more.
import { STATUS } from "./page.mjs";

const MARK = "lardom-durability ";

/** Runs in the page, before anything of it. */
function observe({ mark, status, saved }) {
  const tell = (what) => console.debug(mark + JSON.stringify(what));
  const pattern = new RegExp(saved);
  let armed = null;
  let waiting = [];
  const isSaid = ({ marker, shows }) => shows
    ? [...document.querySelectorAll(shows)].some((each) => each.textContent.includes(marker))
    : pattern.test(document.querySelector(status)?.textContent.trim() ?? "");
  const look = () => {
    const at = Date.now();
    waiting = waiting.filter((edit) => {
      if (!isSaid(edit)) {
        return true;
      }
      tell({ said: edit.marker, at });
      return false;
    });
  };
  const heard = (event) => {
    if (armed?.type !== event.type || !event.isTrusted) {
      return;
    }
    const edit = armed;
    armed = null;
    tell({ made: edit.marker, at: Date.now() });
    // What was saved before stands there until the page has had its turn: what is painted next counts as said.
    requestAnimationFrame(() => setTimeout(() => { waiting.push(edit); look(); }));
  };
  for (const type of ["click", "change", "submit"]) {
    addEventListener(type, heard, true);
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  globalThis.armDurability = (edit) => { armed = edit; };
}

/** Watches a page that has not been opened yet. Gives back `arm`, which names the edit that comes next, and what was heard. */
export async function watch(page) {
  const heard = { made: new Map(), said: new Map() };
  let wake = () => {};
  let begin;
  const first = new Promise((done) => { begin = done; });
  page.on("console", (message) => {
    const text = message.text();
    if (!text.startsWith(MARK)) {
      return;
    }
    const { made, said, at } = JSON.parse(text.slice(MARK.length));
    (made ? heard.made : heard.said).set(made ?? said, at);
    begin();
    wake();
  });
  await page.addInitScript(observe, { mark: MARK, status: STATUS.selector, saved: STATUS.saved });
  return {
    heard,
    /** When the first edit has been heard of. */
    first,
    arm: (edit) => page.evaluate((armed) => globalThis.armDurability(armed), edit),
    /** Waits until the edit has been heard of. */
    async made(marker) {
      for (const end = Date.now() + 10_000; !heard.made.has(marker);) {
        if (Date.now() > end) {
          throw new Error(`the page heard nothing of ${marker}`);
        }
        await new Promise((done) => { wake = done; setTimeout(done, 50); });
      }
    },
  };
}
