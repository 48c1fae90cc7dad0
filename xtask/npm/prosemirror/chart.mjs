// A chart in the text: what it shows follows the account, and what is said of it is written here.

/**
 * How a chart is shown in the editor: a field for its words. `label` names the field.
 *
 * What is typed becomes the node's `alternative` at once, so that it is saved and undone with the rest of the text.
 */
export const chartView = (label) => (node, view, place) => {
  const dom = document.createElement("div");
  dom.className = "editor-box";
  dom.contentEditable = "false";
  const name = dom.appendChild(document.createElement("label"));
  name.append(label);
  const field = name.appendChild(document.createElement("textarea"));
  field.rows = 3;
  field.value = node.attrs.alternative;
  field.addEventListener("input", () => {
    const at = place();
    const shown = view.state.doc.nodeAt(at);
    view.dispatch(view.state.tr.setNodeMarkup(at, null, { ...shown.attrs, alternative: field.value }));
  });
  return {
    dom,
    update(changed) {
      if (changed.type !== node.type || changed.attrs.id !== node.attrs.id) {
        return false;
      }
      if (field.value !== changed.attrs.alternative) {
        field.value = changed.attrs.alternative;
      }
      return true;
    },
    // The field's own keys and clicks are its own.
    stopEvent: (event) => event.target === field,
    ignoreMutation: () => true,
  };
};
