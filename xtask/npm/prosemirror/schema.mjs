// What a section of the report consists of: the nodes and marks that src/report/editor_form.rs knows, and no others.
import { Schema } from "prosemirror-model";

/** The words that a figure is shown in, and what is said of it when somebody points at it. */
function figureToDom(node, figures, words) {
  const { key, seen, now, shown } = node.attrs;
  const name = figures.get(key)?.name ?? words.figure;
  const attributes = {
    class: "live-figure",
    "data-figure": JSON.stringify(node.attrs),
    title: `${name} = ${inDigits(now, words)}`,
  };
  if (seen !== now) {
    attributes.class += " live-figure--stale";
    attributes["data-changed"] = words.changed;
    attributes.title += ` (${words.before} ${inDigits(seen, words)})`;
  }
  return ["span", attributes, shown];
}

function inDigits(count, words) {
  return typeof count === "number" ? String(count) : (words[count] ?? words.missing);
}

const isCount = (count) => count === "missing" || count === "not_reported" || Number.isInteger(count);

/** A figure from the clipboard. Only those that the account is known to have come back as figures, with its numbers. */
function figureFromDom(element, figures) {
  let told;
  try {
    told = JSON.parse(element.getAttribute("data-figure"));
  } catch {
    return false;
  }
  const known = figures.get(told?.key);
  const shown = known?.forms[told?.form];
  if (typeof shown !== "string") {
    return false;
  }
  const { now } = known.node.attrs;
  return { key: told.key, form: told.form, seen: isCount(told.seen) ? told.seen : now, now, shown };
}

function box(kind, node, label) {
  return ["div", { class: "editor-box", [`data-${kind}`]: JSON.stringify(node.attrs) }, label];
}

/** A table or chart from the clipboard: only one that the section had when it was opened. A chart's words are its own. */
function boxFromDom(element, kind, boxes) {
  let told;
  try {
    told = JSON.parse(element.getAttribute(`data-${kind}`));
  } catch {
    return false;
  }
  const known = boxes.get(`${kind} ${told?.id}`);
  const words = typeof told?.alternative === "string" && kind === "chart" ? { alternative: told.alternative } : {};
  return known ? { ...known, ...words } : false;
}

/**
 * The schema for one section. `figures` are those of the account by their keys, `boxes` the attributes of the section's
 * tables and charts by kind and id, `words` what the page says of them.
 */
export function schemaFor(figures, boxes, words) {
  const heading = (name, level) => ({ tag: name, attrs: { level } });
  return new Schema({
    nodes: {
      doc: { content: "block+" },
      paragraph: { group: "block", content: "inline*", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
      heading: {
        group: "block",
        content: "inline*",
        defining: true,
        attrs: { level: { default: 2 } },
        parseDOM: [
          { tag: "[data-level]", getAttrs: (element) => ({ level: element.dataset.level === "3" ? 3 : 2 }) },
          heading("h1", 2),
          heading("h2", 2),
          ...["h3", "h4", "h5", "h6"].map((name) => heading(name, 3)),
        ],
        // The section has a heading of its own above them, of the second level on the page.
        toDOM: ({ attrs: { level } }) => [level === 2 ? "h3" : "h4", { "data-level": level }, 0],
      },
      bullet_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
      ordered_list: { group: "block", content: "list_item+", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
      // One line each: a section has no lists within lists.
      list_item: { content: "paragraph", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
      table: {
        group: "block",
        atom: true,
        draggable: true,
        attrs: { id: {}, caption: { default: "" } },
        leafText: (node) => node.attrs.caption,
        parseDOM: [{ tag: "div[data-table]", getAttrs: (element) => boxFromDom(element, "table", boxes) }],
        toDOM: (node) => box("table", node, `${words.table}: ${node.attrs.caption || words.untitled}`),
      },
      chart: {
        group: "block",
        atom: true,
        draggable: true,
        attrs: { id: {}, alternative: { default: "" } },
        leafText: (node) => node.attrs.alternative,
        parseDOM: [{ tag: "div[data-chart]", getAttrs: (element) => boxFromDom(element, "chart", boxes) }],
        toDOM: (node) => box("chart", node, node.attrs.alternative),
      },
      text: { group: "inline" },
      figure: {
        group: "inline",
        inline: true,
        atom: true,
        draggable: true,
        attrs: { key: {}, form: {}, seen: {}, now: {}, shown: {} },
        leafText: (node) => node.attrs.shown,
        parseDOM: [{ tag: "span[data-figure]", getAttrs: (element) => figureFromDom(element, figures) }],
        toDOM: (node) => figureToDom(node, figures, words),
      },
    },
    marks: {
      strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
      em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    },
  });
}
