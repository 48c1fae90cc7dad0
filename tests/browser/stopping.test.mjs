// Reading that is stopped, and what is given around the stop: what was stopped is gone, and no other file with it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newPage, openHost } from "./harness.mjs";
import { card, drop, eventually, number, openStart, readTable, readThrough, sv } from "./steps.mjs";

const { browser, host } = await openHost();

const L = sv.ledger;
const list = (prefix) => "Ärendenummer;Datum;Typ;Verksamhet;Kategori;Beskrivning\n"
  + `${prefix}-1;2022-03-01;Avvikelse;FUT;Bemötande;Åtgärden dröjde\n`
  + `${prefix}-2;2022-04-02;Klagomål;FUT;Lokaler;Låset i dörren gick inte att öppna\n`;
const LONG_ROWS = 200_000;

/** Puts makers of files in the page, and a drop that needs no round trip to it. */
function makers(rows) {
  const row = (each) => `S-${each};2022-01-01;Avvikelse;FUT;A;${"text ".repeat(20)}\n`;
  globalThis.longList = (name) => {
    const lines = Array.from({ length: rows }, (_, each) => row(each));
    return new File(["Nr;Datum;Typ;Enhet;Kategori;Text\n", ...lines], name);
  };
  // Understood only when it is all there, and then in one go.
  globalThis.longObjects = (name) => {
    const object = (each) => `{"Nr":"O-${each}","Datum":"2022-01-01","Typ":"Avvikelse","Enhet":"FUT","Text":"${"text ".repeat(20)}${each}"}`;
    const objects = Array.from({ length: rows * 2 }, (_, each) => object(each));
    return new File([`[${objects.join(",")}]`], name);
  };
  globalThis.give = (...files) => {
    const dataTransfer = new DataTransfer();
    for (const file of files) {
      dataTransfer.items.add(file);
    }
    document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  };
  /** Waits until the page shows something, without a round trip. */
  globalThis.until = (shown) => new Promise((resolve) => {
    const look = () => {
      const found = shown();
      if (found) {
        observer.disconnect();
        resolve(found);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    look();
  });
  globalThis.stopButton = () => document.querySelector(".progress button");
}

/** A page with a draft of one small file. */
async function withSmallFile() {
  const page = await newPage(browser);
  await page.addInitScript(makers, LONG_ROWS);
  await openStart(page, host.url);
  await drop(page, [{ name: "liten.csv", bytes: list("A") }]);
  await cases(page, "liten.csv", 2);
  return page;
}

/** The file is in the draft, and has so many cases. */
const cases = (page, name, count) => eventually(async () => {
  const line = (await readTable(page.locator("table.ledger")))[name];
  assert.equal(line && number(line[L.cases]), count, name);
});

/** These files are in the draft and no others, and nothing was refused. */
async function onlyFiles(page, names) {
  assert.deepEqual(await page.locator("section.file h2").allTextContents(), names);
  assert.equal(await page.locator("#refused").count(), 0);
}

async function done(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

test("a file given in the moment of the stop is read", async () => {
  const page = await withSmallFile();
  await page.evaluate(async (text) => {
    give(longList("stor.csv"), longList("vantar.csv"));
    (await until(stopButton)).click();
    give(new File([text], "nasta.csv"));
  }, list("B"));
  await cases(page, "nasta.csv", 2);
  await readThrough(page);
  await onlyFiles(page, ["liten.csv", "nasta.csv"]);
  await done(page);
});

test("a long file given as soon as reading has stopped is read, also where it is the same", async () => {
  const page = await withSmallFile();
  await page.evaluate(async () => {
    const file = longList("stor.csv");
    give(file);
    (await until(stopButton)).click();
    await until(() => !stopButton());
    give(file);
  });
  await cases(page, "stor.csv", LONG_ROWS);
  await onlyFiles(page, ["liten.csv", "stor.csv"]);
  await done(page);
});

test("a stop while the engine hears nothing leaves what was read before it, and the next file is read", async () => {
  const page = await withSmallFile();
  // Nobody waits for long enough that the browser would have kept the first of them.
  await page.evaluate(async ([first, next]) => {
    give(new File([first], "forst.csv"), longObjects("stor.json"));
    const all = () => {
      const bar = document.querySelector(".progress progress");
      return bar && document.querySelector(".progress").textContent.includes("stor.json")
        && bar.max > 1e6 && bar.value === bar.max && stopButton();
    };
    (await until(all)).click();
    give(new File([next], "nasta.csv"));
  }, [list("C"), list("D")]);
  await cases(page, "forst.csv", 2);
  await cases(page, "nasta.csv", 2);
  await cases(page, "liten.csv", 2);
  await onlyFiles(page, ["liten.csv", "forst.csv", "nasta.csv"]);
  await done(page);
});

test("stops one after another hit each its own file", async () => {
  const page = await withSmallFile();
  await page.evaluate(async (text) => {
    for (let each = 0; each < 5; each += 1) {
      give(longList(`stor_${each}.csv`));
      const button = await until(stopButton);
      button.click();
      button.click();
      await until(() => !stopButton());
    }
    give(new File([text], "nasta.csv"));
  }, list("E"));
  await cases(page, "nasta.csv", 2);
  await onlyFiles(page, ["liten.csv", "nasta.csv"]);
  await done(page);
});

test("what is stopped while the engine is still starting is never read, and what follows is", async () => {
  const page = await newPage(browser);
  await page.addInitScript(makers, LONG_ROWS);
  let start;
  const wait = new Promise((resolve) => {
    start = resolve;
  });
  await page.context().route(/\/engine_bg\.wasm/, async (route) => {
    await wait;
    await route.continue();
  });
  await openStart(page, host.url);
  await page.evaluate(async (text) => {
    give(longList("stor.csv"));
    (await until(stopButton)).click();
    await until(() => !stopButton());
    give(new File([text], "nasta.csv"));
    await until(stopButton);
  }, list("F"));
  start();
  await cases(page, "nasta.csv", 2);
  await onlyFiles(page, ["nasta.csv"]);
  await done(page);
});

test("files that are not read yet when their draft is closed are read when it is opened again", async () => {
  const page = await withSmallFile();
  const draft = await page.evaluate(async (text) => {
    give(longList("stor.csv"), new File([text], "sist.csv"));
    await until(stopButton);
    const { hash } = location;
    location.hash = "#/";
    await until(() => !document.querySelector(".draft-head"));
    return hash;
  }, list("G"));
  // Another draft is not kept waiting, and gets none of them.
  await drop(page, [{ name: "annan.csv", bytes: list("H") }]);
  await cases(page, "annan.csv", 2);
  await onlyFiles(page, ["annan.csv"]);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, draft);
  await card(page, "liten.csv").waitFor();
  await cases(page, "stor.csv", LONG_ROWS);
  await cases(page, "sist.csv", 2);
  await onlyFiles(page, ["liten.csv", "stor.csv", "sist.csv"]);
  await done(page);
});
