// What is pasted from Word, Google Docs and web pages, made into what a section can hold.
//
// The text is read in a document of its own, in which nothing is fetched and nothing runs. Style sheets are taken out
// and styles and scripts of elements renamed before that: the page's content security policy would complain of each.

/** What says nothing that a section could hold. */
const DROPPED = [
  "script, style, meta, link, title, xml, base, template, noscript",
  "img, svg, picture, video, audio, canvas, object, embed, iframe, math",
  "input, button, select, textarea, del, [hidden]",
  "a[class~=msocomanchor], .MsoCommentReference, .MsoCommentText",
].join(", ");

const LISTS = "ul, ol";
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, blockquote, pre, section, article";
const KEPT_ATTRIBUTES = new Set(["data-figure", "data-table", "data-chart"]);

/** HTML from the clipboard, cleaned. What was copied in the editor itself stays as it is. */
export function cleaned(html) {
  const renamed = html
    .replaceAll(/<style\b[^]*?<\/style\s*>/gi, "")
    .replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/([\s"'/])(style|on[a-z]+)\s*=/gi, "$1data-$2="));
  if (/\sdata-pm-slice=/.test(renamed)) {
    return renamed;
  }
  const { body } = new DOMParser().parseFromString(renamed, "text/html");
  dropComments(body);
  for (const element of body.querySelectorAll(DROPPED)) {
    element.remove();
  }
  listsFromWord(body);
  readStyles(body);
  rowsToParagraphs(body);
  for (const line of body.querySelectorAll("br")) {
    line.replaceWith(" ");
  }
  flattenLists(body);
  for (const bold of body.querySelectorAll(":is(h1, h2, h3, h4, h5, h6) :is(b, strong)")) {
    unwrap(bold);
  }
  dropEmpty(body);
  for (const element of body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) {
      if (!KEPT_ATTRIBUTES.has(name)) {
        element.removeAttribute(name);
      }
    }
  }
  return body.innerHTML;
}

function dropComments(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) {
    comments.push(walker.currentNode);
  }
  for (const comment of comments) {
    comment.remove();
  }
}

/** A declaration of an element's style, in small letters; nothing where it has none. */
function styleOf(element, name) {
  const style = element.getAttribute("data-style") ?? "";
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === name) {
      return declaration.slice(colon + 1).trim().toLowerCase();
    }
  }
  return "";
}

/** Word writes an entry of a list as a paragraph that begins with its mark. */
function listsFromWord(body) {
  let list = null;
  let before = null;
  for (const entry of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6, div, li")) {
    const [, id, level] = /\b(l\d+)\s+level(\d+)/.exec(styleOf(entry, "mso-list")) ?? [];
    if (!level || entry.localName === "li") {
      continue;
    }
    let mark = "";
    for (const span of entry.querySelectorAll("[data-style]")) {
      if (styleOf(span, "mso-list") === "ignore") {
        mark += span.textContent;
        span.remove();
      }
    }
    const kind = /^\s*\(?(\d+|[a-zåäö]|[ivxlc]+)[.)]/i.test(mark) ? "ol" : "ul";
    const follows = list && list.nextElementSibling === entry && isBlank(list.nextSibling, entry);
    const same = before?.id === id && (before?.kind === kind || level !== "1");
    if (!follows || !same) {
      list = body.ownerDocument.createElement(kind);
      entry.before(list);
      before = { id, kind };
    }
    const item = body.ownerDocument.createElement("li");
    item.append(...entry.childNodes);
    list.append(item);
    entry.remove();
  }
}

/** Whether only white space stands between two places. */
function isBlank(from, to) {
  for (let node = from; node && node !== to; node = node.nextSibling) {
    if (node.textContent.trim()) {
      return false;
    }
  }
  return true;
}

/** Bold, italic and hidden, where only a style says so; what a style takes back is taken back. */
function readStyles(body) {
  for (const element of body.querySelectorAll("[data-style]")) {
    const hidden =
      styleOf(element, "display") === "none" ||
      styleOf(element, "visibility") === "hidden" ||
      styleOf(element, "mso-hide") === "all" ||
      styleOf(element, "mso-element").startsWith("comment");
    if (hidden) {
      element.remove();
      continue;
    }
    const weight = styleOf(element, "font-weight");
    const slant = styleOf(element, "font-style");
    const marks = [];
    if (/^(bold|bolder|[6-9]00)$/.test(weight)) {
      marks.push("strong");
    }
    if (/^(italic|oblique)/.test(slant)) {
      marks.push("em");
    }
    if (!element.matches(LISTS)) {
      for (const mark of marks) {
        const around = body.ownerDocument.createElement(mark);
        around.append(...element.childNodes);
        element.append(around);
      }
    }
    const takenBack =
      (element.matches("b, strong") && /^(normal|lighter|[1-5]00)$/.test(weight)) ||
      (element.matches("i, em") && slant === "normal");
    if (takenBack) {
      unwrap(element);
    }
  }
}

/** A section's tables are drawn up from the account: of one that is pasted, each row becomes a paragraph. */
function rowsToParagraphs(body) {
  for (const table of [...body.querySelectorAll("table")].reverse()) {
    const rows = [...table.rows].map((row) => {
      const cells = [...row.cells].map((cell) => cell.textContent.replaceAll(/\s+/g, " ").trim());
      const paragraph = body.ownerDocument.createElement("p");
      paragraph.textContent = cells.filter(Boolean).join("; ");
      return paragraph;
    });
    table.replaceWith(...rows);
  }
}

/** Lists within lists become entries of the outermost, and an entry is one line. */
function flattenLists(body) {
  for (const list of [...body.querySelectorAll(`:is(${LISTS}) :is(${LISTS})`)].reverse()) {
    const outer = list.parentElement.closest("li, ul, ol");
    if (outer.localName === "li") {
      outer.after(...list.querySelectorAll(":scope > li"));
    } else {
      list.before(...list.querySelectorAll(":scope > li"));
    }
    list.remove();
  }
  for (const block of body.querySelectorAll(`li :is(${BLOCKS})`)) {
    if (block.matches("[data-table], [data-chart]")) {
      block.remove();
      continue;
    }
    block.before(" ");
    block.after(" ");
    unwrap(block);
  }
}

function dropEmpty(body) {
  for (const block of body.querySelectorAll("p, li, h1, h2, h3, h4, h5, h6")) {
    // A no-break space alone is how Word writes an empty line.
    if (!block.textContent.trim() && !block.querySelector("[data-figure]")) {
      block.remove();
    }
  }
  for (const list of body.querySelectorAll(LISTS)) {
    if (!list.querySelector("li")) {
      list.remove();
    }
  }
}

function unwrap(element) {
  element.replaceWith(...element.childNodes);
}
