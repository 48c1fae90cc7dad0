// What a draft must be after each edit of a session, and which of the edits a draft that was opened again still has.
import { EDITS } from "./edits.mjs";

/** The edits of a session, in order. `base` is what the draft was before the first: its name, lines, `here`, detail. */
export class Record {
  constructor(base) {
    this.base = base;
    this.edits = [];
    this.names = [base.name];
    this.states = [{ done: [], undone: [] }];
  }

  /** An edit that is about to be made. */
  add({ kind, marker }) {
    const edit = { kind, marker };
    this.edits.push(edit);
    if (kind === "name") {
      edit.name = this.names.push(marker) - 1;
      return;
    }
    const { done, undone } = this.states.at(-1);
    const operation = { told: EDITS[kind].told?.(marker), detail: kind === "detail" ? marker : undefined };
    const next = {
      undo: () => ({ done: done.slice(0, -1), undone: [done.at(-1), ...undone] }),
      redo: () => ({ done: [...done, undone[0]], undone: undone.slice(1) }),
    }[kind] ?? (() => ({ done: [...done, operation], undone: [] }));
    edit.state = this.states.push(next()) - 1;
  }

  /**
   * Whether what was read is what the draft was in a state. What was being typed for the edit after it, `typing`, may
   * already stand in its field: it is kept before it is saved.
   */
  #is({ done, undone }, read, typing) {
    const operations = [...done, ...undone];
    const lines = read.lines.slice(read.lines.length - operations.length);
    const details = done.map(({ detail }) => detail).filter((detail) => detail !== undefined);
    return read.count === this.base.count + operations.length
      && read.here === this.base.here + done.length
      && (read.detail === (details.at(-1) ?? this.base.detail) || read.detail === typing)
      && operations.length === lines.length
      && operations.every(({ told }, place) => lines[place].includes(told));
  }

  /**
   * The edits that a draft as it was read lacks, and what it is where it is nothing that it ever was. A draft that is
   * not there (`null`) lacks all.
   */
  lost(read) {
    if (!read) {
      return { lost: this.edits, corrupt: null };
    }
    const typed = (place) => this.edits.find(({ kind, state }) => kind === "detail" && state === place + 1)?.marker;
    const state = this.states.findLastIndex((each, place) => this.#is(each, read, typed(place)));
    const name = this.names.lastIndexOf(read.name);
    // Less than what it was before the first edit is a loss of all, not a draft that never was.
    const isShort = state < 0 && read.count < this.base.count;
    const lost = this.edits.filter((edit) => (edit.name === undefined ? edit.state > state : edit.name > name));
    if ((state >= 0 || isShort) && (name >= 0 || isShort)) {
      return { lost, corrupt: null };
    }
    const newest = read.lines.slice(-3).join(" | ");
    const corrupt = `never was: named ${read.name}, ${read.here} of ${read.count} done (${this.base.count} at first), detail ${read.detail}, at last ${newest}`;
    return { lost, corrupt };
  }
}
