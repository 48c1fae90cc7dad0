// What every script here needs beside a browser: its options, chance that can be had again, and tables.
import { parseArgs } from "node:util";

/**
 * The options of the command line, by their names and what they are where nobody says otherwise. An option whose
 * default is a number is a number. An unknown one ends the script.
 */
export function options(defaults) {
  const kinds = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: typeof value === "boolean" ? "boolean" : "string" }]),
  );
  try {
    const { values } = parseArgs({ options: kinds, strict: true });
    const given = Object.entries(values).map(([name, value]) => {
      if (typeof defaults[name] !== "number") {
        return [name, value];
      }
      const number = Number(value);
      if (!Number.isFinite(number)) {
        throw new Error(`--${name} is a number`);
      }
      return [name, number];
    });
    return { ...defaults, ...Object.fromEntries(given) };
  } catch (error) {
    console.error(`${error.message}\nOptions: ${Object.entries(defaults).map(([name, value]) => `--${name} ${value}`).join(" ")}`);
    process.exit(2);
  }
}

/** Chance from a number (mulberry32): the same number gives the same run of choices. */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, between: (low, high) => low + next() * (high - low), of: (list) => list[below(list.length)] };
}

/** Prints rows of cells beneath their headings, numbers to the right. */
export function table(headings, rows) {
  const lines = [headings, ...rows].map((row) => row.map((cell) => String(cell ?? "–")));
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const isNumber = (cell) => /^[\d\s.,–-]+( ms| s)?$/.test(cell);
  for (const [place, line] of lines.entries()) {
    const cells = line.map((cell, column) => (isNumber(cell) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])));
    console.log(cells.join("  ").trimEnd());
    if (place === 0) {
      console.log(widths.map((width) => "-".repeat(width)).join("  "));
    }
  }
}

/** The middle of numbers; `undefined` of none. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : sorted.length ? (sorted[middle - 1] + sorted[middle]) / 2 : undefined;
}

/** Ends the script: 0 where every limit was kept, 1 with those that were not. */
export function finish(broken) {
  console.log(broken.length ? `\nNOT KEPT:\n  ${broken.join("\n  ")}` : "\nEvery limit was kept.");
  process.exit(broken.length ? 1 : 0);
}
