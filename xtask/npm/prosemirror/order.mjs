// What is put right after every change, whatever made it: typing, pasting or dragging.
import { Plugin } from "prosemirror-state";

/** Each table and chart stands once, and figures are set like the line that they stand in. */
export function keepOrder() {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((transaction) => transaction.docChanged)) {
        return null;
      }
      const seen = new Set();
      const repeated = [];
      const marked = [];
      state.doc.descendants((node, at) => {
        const kind = node.type.name;
        if (kind === "table" || kind === "chart") {
          const key = `${kind} ${node.attrs.id}`;
          if (seen.has(key)) {
            repeated.push([at, at + node.nodeSize]);
          }
          seen.add(key);
        } else if (kind === "figure" && node.marks.length > 0) {
          marked.push(at);
        }
      });
      if (repeated.length === 0 && marked.length === 0) {
        return null;
      }
      const change = state.tr;
      for (const at of marked) {
        change.removeMark(at, at + 1);
      }
      for (const [from, to] of repeated.reverse()) {
        change.delete(from, to);
      }
      return change;
    },
  });
}
