// The text editor of the report's sections: what src/browser/text_editor.rs calls, and nothing else.
//
// After a change here run `cargo xtask vendor` and commit what it writes.
import { baseKeymap, chainCommands, setBlockType, toggleMark } from "prosemirror-commands";
import { history, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { Node } from "prosemirror-model";
import { liftListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { EditorState, NodeSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { chartView } from "./chart.mjs";
import { keepOrder } from "./order.mjs";
import { cleaned } from "./paste.mjs";
import { schemaFor } from "./schema.mjs";

/** The tables and charts of a document, by kind and id. */
function boxesOf(document) {
  const boxes = document.content.filter(({ type }) => type === "table" || type === "chart");
  return new Map(boxes.map(({ type, attrs }) => [`${type} ${attrs.id}`, attrs]));
}

/**
 * All figures by their keys: those that are offered, and those of the document that are not (of which the account says
 * nothing any more), so that they too can be cut and pasted.
 */
function figuresOf(document, offered) {
  const figures = new Map();
  const collect = (node) => {
    if (node.type === "figure") {
      const { key, form, shown } = node.attrs;
      figures.set(key, { node, forms: { ...figures.get(key)?.forms, [form]: shown } });
    }
    node.content?.forEach(collect);
  };
  collect(document);
  for (const figure of offered) {
    figures.set(figure.node.attrs.key, figure);
  }
  return figures;
}

function keys(schema) {
  const { list_item: item } = schema.nodes;
  const enter = chainCommands(splitListItem(item), baseKeymap.Enter);
  // Tab has no meaning of its own here: it leaves the editor.
  return {
    "Mod-z": undo,
    "Mod-y": redo,
    "Shift-Mod-z": redo,
    "Mod-b": toggleMark(schema.marks.strong),
    "Mod-i": toggleMark(schema.marks.em),
    Enter: enter,
    "Shift-Enter": enter,
    Backspace: (state, dispatch) => {
      const { $from, empty } = state.selection;
      return empty && $from.parentOffset === 0 && liftListItem(item)(state, dispatch);
    },
  };
}

function rules(schema) {
  const { bullet_list: bullets, ordered_list: numbers } = schema.nodes;
  return inputRules({ rules: [wrappingInputRule(/^\s*[-*]\s$/, bullets), wrappingInputRule(/^1[.)]\s$/, numbers)] });
}

/** The list that the selection stands in, with its place. */
function listAround(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name.endsWith("_list")) {
      return { node, at: $from.before(depth) };
    }
  }
  return null;
}

function toggleList(type) {
  return (state, dispatch) => {
    const list = listAround(state);
    if (!list) {
      return wrapInList(type)(state, dispatch);
    }
    if (list.node.type === type) {
      return liftListItem(state.schema.nodes.list_item)(state, dispatch);
    }
    dispatch?.(state.tr.setNodeMarkup(list.at, type));
    return true;
  };
}

function hasMark(state, mark) {
  const { from, $from, to, empty } = state.selection;
  return empty
    ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks()))
    : state.doc.rangeHasMark(from, to, mark);
}

/** Whether a sentence begins at a place. */
function beginsSentence($at) {
  const before = $at.parent.textBetween(0, $at.parentOffset, "", (leaf) => leaf.attrs.shown ?? " ");
  return /(^|[.!?:])\s*$/.test(before);
}

/**
 * Opens an editor inside an element.
 *
 * `document` and `figures` are the engine's JSON texts; `words` has the texts that the editor shows (`label`, `table`,
 * `untitled`, `chart`, `figure`, `changed`, `before`, `missing`, `not_reported`); `changed` is called when the document
 * or the selection has.
 */
function open(element, { document, figures, words, changed }) {
  const offered = JSON.parse(figures);
  const parsed = JSON.parse(document);
  const byKey = figuresOf(parsed, offered);
  const schema = schemaFor(byKey, boxesOf(parsed), words);
  const beginning = Node.fromJSON(schema, parsed);
  beginning.check();
  const view = new EditorView(
    { mount: element },
    {
      state: EditorState.create({
        doc: beginning,
        plugins: [history(), rules(schema), keymap(keys(schema)), keymap(baseKeymap), keepOrder()],
      }),
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": words.label, lang: "sv", spellcheck: "true" },
      nodeViews: { chart: chartView(words.chart) },
      transformPastedHTML: cleaned,
      dispatchTransaction(transaction) {
        view.updateState(view.state.apply(transaction));
        changed?.();
      },
    },
  );
  const run = (command) => {
    const done = command(view.state, view.dispatch);
    view.focus();
    return done;
  };
  const chosen = () => {
    const { selection } = view.state;
    return selection instanceof NodeSelection && selection.node.type.name === "figure" ? selection : null;
  };
  return {
    /** The document as JSON text. */
    document: () => JSON.stringify(view.state.doc.toJSON()),
    /** Whether it differs from what was opened. */
    isChanged: () => !view.state.doc.eq(beginning),
    /** The figures that can be inserted: name and digits, in order. */
    figures: () => offered.map(({ name, forms }) => [name, forms.digits]),
    /** Puts one of them where the cursor is, by its place among them; with a capital where a sentence begins. */
    insertFigure(index) {
      const figure = offered[index];
      if (!figure) {
        return;
      }
      const { attrs } = figure.node;
      const capital = `${attrs.form}-at-start`;
      const form = beginsSentence(view.state.selection.$from) && figure.forms[capital] ? capital : attrs.form;
      const node = schema.nodes.figure.create({ ...attrs, form, shown: figure.forms[form] ?? attrs.shown });
      view.dispatch(view.state.tr.replaceSelectionWith(node, false).scrollIntoView());
      view.focus();
    },
    /** The ways to write the chosen figure, as code and words; nothing while none is chosen. */
    forms() {
      const forms = byKey.get(chosen()?.node.attrs.key)?.forms;
      return forms ? Object.entries(forms) : [];
    },
    /** How the chosen figure is written. */
    form: () => chosen()?.node.attrs.form ?? "",
    /** Writes the chosen figure in another way. */
    setForm(form) {
      const selection = chosen();
      const shown = byKey.get(selection?.node.attrs.key)?.forms[form];
      if (typeof shown !== "string") {
        return;
      }
      const change = view.state.tr.setNodeMarkup(selection.from, null, { ...selection.node.attrs, form, shown });
      view.dispatch(change.setSelection(NodeSelection.create(change.doc, selection.from)));
    },
    undo: () => run(undo),
    redo: () => run(redo),
    toggleBold: () => run(toggleMark(schema.marks.strong)),
    toggleItalic: () => run(toggleMark(schema.marks.em)),
    heading: (level) => run(setBlockType(schema.nodes.heading, { level })),
    paragraph: () => run(setBlockType(schema.nodes.paragraph)),
    bulletList: () => run(toggleList(schema.nodes.bullet_list)),
    orderedList: () => run(toggleList(schema.nodes.ordered_list)),
    /** Whether something is on where the cursor is (a mark, a list or `heading`), or can be done (`undo`, `redo`). */
    isActive(name) {
      const { state } = view;
      switch (name) {
        case "strong":
        case "em":
          return hasMark(state, schema.marks[name]);
        case "undo":
          return undoDepth(state) > 0;
        case "redo":
          return redoDepth(state) > 0;
        case "heading":
          return state.selection.$from.parent.type.name === name;
        default:
          return listAround(state)?.node.type.name === name;
      }
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

globalThis.lardomEditor = { open };
