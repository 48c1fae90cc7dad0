// The processes of a browser that works on a profile, and how all of them end at once, as in a fall of the machine's
// programs. Linux only: it reads /proc.
import { readFile, readdir } from "node:fs/promises";

/** Every process: its number, its parent's, its group's, and its command line. */
async function processes() {
  const numbers = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const read = async (number) => {
    try {
      const [stat, line] = await Promise.all(["stat", "cmdline"].map((file) => readFile(`/proc/${number}/${file}`, "utf8")));
      // The name in parentheses may have spaces and parentheses of its own.
      const [state, parent, group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return { number: Number(number), parent: Number(parent), group: Number(group), state, line: line.replaceAll("\0", " ") };
    } catch {
      return null; // It has ended meanwhile.
    }
  };
  return (await Promise.all(numbers.map(read))).filter((each) => each && each.state !== "Z");
}

/** The processes that name the profile's folder on their command line, and all that they started. */
export async function processesOf(folder) {
  const all = await processes();
  const own = new Set(all.filter(({ number, line }) => number !== process.pid && line.includes(folder)).map(({ number }) => number));
  for (let before = -1; before !== own.size;) {
    before = own.size;
    all.filter(({ parent }) => own.has(parent)).forEach(({ number }) => own.add(number));
  }
  return all.filter(({ number }) => own.has(number));
}

function end(number) {
  try {
    process.kill(number, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") {
      throw error;
    }
  }
}

/**
 * Ends a browser without a word to it: each of its process groups at once, then whatever has come since. Gives back
 * when, in milliseconds since 1970, and how many processes there were. Waits until none is left.
 */
export async function killBrowser(folder) {
  const found = await processesOf(folder);
  if (found.length === 0) {
    throw new Error(`no browser works on ${folder}`);
  }
  // The browser leads a group of its own, so that no process of anybody else is in it.
  const numbers = new Set(found.map(({ number }) => number));
  const groups = new Set(found.map(({ group }) => group).filter((group) => numbers.has(group)));
  const at = Date.now();
  groups.forEach((group) => end(-group));
  found.forEach(({ number }) => end(number));
  const patience = Date.now() + 10_000;
  for (let left = await processesOf(folder); left.length > 0; left = await processesOf(folder)) {
    if (Date.now() > patience) {
      throw new Error(`processes live on: ${left.map(({ number }) => number).join(", ")}`);
    }
    left.forEach(({ number }) => end(number));
    await new Promise((again) => setTimeout(again, 20));
  }
  return { at, processes: found.length };
}
