// The text editor by itself: public/vendor/prosemirror.js on an empty page, with a content security policy as strict as
// the page's. What is pasted, typed and undone, and what comes out.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { newPage, openBrowser } from "./harness.mjs";

let browser;
let server;
let url;

before(async () => {
  browser = await openBrowser();
  const bundle = await readFile(new URL("../../public/vendor/prosemirror.js", import.meta.url));
  const style = await readFile(new URL("../../style/editor.css", import.meta.url));
  const served = {
    "/": ["text/html", PAGE],
    "/prosemirror.js": ["text/javascript", bundle],
    "/editor.css": ["text/css", style],
    "/icon.svg": ["image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  };
  server = createServer(({ url: path }, response) => {
    const [type, body] = served[path] ?? ["text/plain", ""];
    response.writeHead(type ? 200 : 404, {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
    });
    response.end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  url = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
  await browser?.close();
  server?.close();
});

const PAGE = `<!DOCTYPE html><html lang="sv"><head><title>Avsnitt</title><link rel="icon" href="icon.svg">
<link rel="stylesheet" href="editor.css"><script src="prosemirror.js"></script></head>
<body><main><h1>Avsnitt</h1><button id="before">Före</button><div id="editor"></div><button id="after">Efter</button>
</main></body></html>`;

const WORDS = {
  label: "Avsnittets text",
  table: "Tabell",
  chart: "Diagram",
  untitled: "utan namn",
  figure: "Siffra ur redovisningen",
  changed: "ändrad",
  before: "tidigare",
  missing: "saknas",
  not_reported: "ej rapporterat",
};

const key = "count/cases/2022/deviation/=AMF/*";
const FORMS = {
  digits: "4",
  words: "fyra",
  "words-at-start": "Fyra",
  phrase: "fyra avvikelser",
  "phrase-at-start": "Fyra avvikelser",
};
const figure = (attrs = {}) => ({
  type: "figure",
  attrs: { key, form: "words", seen: 4, now: 4, shown: "fyra", ...attrs },
});
const FIGURES = [{ name: "AMF: avvikelser 2022", node: figure(), forms: FORMS }];
const text = (words, ...marks) =>
  marks.length > 0
    ? { type: "text", marks: marks.map((type) => ({ type })), text: words }
    : { type: "text", text: words };
const paragraph = (...content) => (content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" });
const heading = (level, ...content) => ({ type: "heading", attrs: { level }, content });
const list = (type, ...lines) => ({
  type,
  content: lines.map((line) => ({ type: "list_item", content: [paragraph(text(line))] })),
});
const TABLE = { type: "table", attrs: { id: "amf-deviation", caption: "Avvikelser vid AMF" } };
const CHART = { type: "chart", attrs: { id: "units", alternative: "" } };

/** A page with an editor that has these blocks, and the cursor in its text. */
async function editorWith(...content) {
  const page = await newPage(browser);
  await page.goto(url);
  const blocks = content.length > 0 ? content : [paragraph()];
  await page.evaluate(
    ([document, figures, words]) => {
      globalThis.changes = 0;
      globalThis.editor = globalThis.lardomEditor.open(globalThis.document.getElementById("editor"), {
        document,
        figures,
        words,
        changed: () => (globalThis.changes += 1),
      });
      globalThis.editor.focus();
    },
    [JSON.stringify({ type: "doc", content: blocks }), JSON.stringify(FIGURES), WORDS],
  );
  return page;
}

const documentOf = async (page) => JSON.parse(await page.evaluate(() => globalThis.editor.document())).content;
const call = (page, name, ...values) => page.evaluate(([name, values]) => globalThis.editor[name](...values), [name, values]);

async function close(page) {
  assert.deepEqual(page.problems, []);
  assert.deepEqual(page.warnings, []);
  await page.context().close();
}

/** Pastes as a browser does, with what another program has put on the clipboard. */
async function paste(page, html, plain = "") {
  await page.locator(".ProseMirror").evaluate(
    (element, [html, plain]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      clipboardData.setData("text/plain", plain);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, plain],
  );
}

async function pasted(html) {
  const page = await editorWith();
  await paste(page, html);
  const document = await documentOf(page);
  await close(page);
  return document;
}

test("a document comes out as it went in", async () => {
  const blocks = [
    heading(2, text("Analys")),
    paragraph(text("Under året har "), figure(), text(" avvikelser "), text("inkommit", "strong", "em"), text(".")),
    TABLE,
    list("bullet_list", "ett", "två"),
    list("ordered_list", "tre"),
    CHART,
    paragraph(figure({ seen: "missing", form: "words-at-start", shown: "Fyra" })),
  ];
  const page = await editorWith(...blocks);
  assert.deepEqual(await documentOf(page), blocks);
  assert.equal(await call(page, "isChanged"), false);
  assert.equal(await page.locator(".editor-box").first().innerText(), "Tabell: Avvikelser vid AMF");
  assert.equal(await page.getByLabel(WORDS.chart).inputValue(), "");
  const figures = page.locator(".live-figure");
  assert.equal(await figures.first().getAttribute("title"), "AMF: avvikelser 2022 = 4");
  assert.equal(await figures.last().getAttribute("title"), "AMF: avvikelser 2022 = 4 (tidigare saknas)");
  const mark = await figures.last().evaluate((each) => getComputedStyle(each, "::after").content);
  assert.match(mark, /ändrad/, "a changed figure says so in a word, not only in a colour");
  const box = page.locator(".ProseMirror");
  assert.equal(await box.getAttribute("role"), "textbox");
  assert.equal(await box.getAttribute("aria-multiline"), "true");
  assert.equal(await box.getAttribute("aria-label"), WORDS.label);
  await close(page);
});

test("a chart's words are written in its field, and undone with the rest", async () => {
  const page = await editorWith(paragraph(text("Före.")), CHART);
  const field = page.getByLabel(WORDS.chart);
  await field.fill("Staplar per enhet.");
  const charts = async () => (await documentOf(page)).filter(({ type }) => type === "chart");
  const told = (alternative) => [{ ...CHART, attrs: { ...CHART.attrs, alternative } }];
  assert.deepEqual(await charts(), told("Staplar per enhet."));
  assert.equal(await call(page, "isChanged"), true);
  // What is typed in the field is its own: no key of it reaches the text around.
  await field.press("End");
  await field.press("Backspace");
  await field.press("Enter");
  await field.pressSequentially("AMF har flest");
  assert.deepEqual(await charts(), told("Staplar per enhet\nAMF har flest"));
  assert.deepEqual((await documentOf(page))[0], paragraph(text("Före.")));
  assert.equal(await field.evaluate((each) => each === document.activeElement), true, "the field keeps the focus");
  // How much one step back takes depends on how fast it was typed.
  const all = async (step) => {
    while (await call(page, "isActive", step)) {
      await call(page, step);
    }
  };
  await all("undo");
  assert.equal(await field.inputValue(), "");
  await all("redo");
  assert.equal(await field.inputValue(), "Staplar per enhet\nAMF har flest");
  await close(page);
});

test("Word's text becomes headings, lists and marks", async () => {
  const item = (id, level, mark, words) =>
    `<p class=MsoListParagraph style='margin-left:36pt;text-indent:-18pt;mso-list:${id} level${level} lfo1'>` +
    `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}` +
    `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;
  const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style>
<!--[if gte mso 9]><xml><o:Office/></xml><![endif]--></head><body lang=SV><!--StartFragment-->
<h1 style='mso-pagination:none'><b>Analys<o:p></o:p></b></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Viktigt</b> och <i>lutat</i>, 1&nbsp;234&nbsp;kronor<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
${item("l0", 1, "·", "Första")}
${item("l0", 2, "o", "Under första")}
${item("l0", 1, "·", "Andra <b>fet</b>")}
${item("l1", 1, "1.", "Steg ett")}
${item("l1", 1, "2.", "Steg två")}
<h4>Liten rubrik</h4>
<p class=MsoNormal>Se <a href="https://example.org/">riktlinjen</a><span style='mso-hide:all'>hemligt</span><span style='display:none'>dolt</span>
<img src="file:///C:/bild.png"><a class=msocomanchor href="#_msocom_1">[AB1]</a>.</p>
<div style='mso-element:comment-list'><p class=MsoCommentText>En kommentar</p></div>
<!--EndFragment--></body></html>`;
  assert.deepEqual(await pasted(word), [
    heading(2, text("Analys")),
    paragraph(text("Viktigt", "strong"), text(" och "), text("lutat", "em"), text(", 1\u00a0234\u00a0kronor")),
    {
      type: "bullet_list",
      content: [
        { type: "list_item", content: [paragraph(text("Första"))] },
        { type: "list_item", content: [paragraph(text("Under första"))] },
        { type: "list_item", content: [paragraph(text("Andra "), text("fet", "strong"))] },
      ],
    },
    list("ordered_list", "Steg ett", "Steg två"),
    heading(3, text("Liten rubrik")),
    paragraph(text("Se riktlinjen .")),
  ]);
});

test("Google Docs' wrapper does not make everything bold", async () => {
  const docs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
<h2 dir="ltr"><span style="font-size:16pt;font-weight:400">Rubrik</span></h2>
<p dir="ltr" style="line-height:1.38"><span style="font-weight:400;font-style:normal">Vanlig </span><span style="font-weight:700">fet</span><span style="font-style:italic"> lutad</span></p>
<ul><li><p>Ett</p><p>forts</p><ul><li>Inne</li></ul></li><li>Två</li></ul></b>`;
  assert.deepEqual(await pasted(docs), [
    heading(2, text("Rubrik")),
    paragraph(text("Vanlig "), text("fet", "strong"), text(" lutad", "em")),
    list("bullet_list", "Ett forts", "Inne", "Två"),
  ]);
});

test("nothing of a web page runs, is fetched or comes in beside its text", async () => {
  const page = await editorWith();
  page.asked.length = 0;
  await paste(
    page,
    `<script>globalThis.ran = 1</script><img src="/stolen.png" onerror="globalThis.ran = 2"><style>p{color:red}</style>
<p onclick="globalThis.ran = 3" style="background:url(/stolen2.png)">Text<br>ny rad <sup>2</sup></p>
<table><tr><th>Kategori</th><th>Antal</th></tr><tr><td>Rutiner</td><td>3</td></tr></table>
<p>Med <span data-figure='{"key":"count/cases/1999/x","form":"words","seen":1,"now":1,"shown":"falsk"}'>nio</span></p>
<div data-table='{"id":"another"}'>Tabell</div><iframe src="/stolen3"></iframe>`,
  );
  assert.deepEqual(await documentOf(page), [
    paragraph(text("Text ny rad 2")),
    paragraph(text("Kategori; Antal")),
    paragraph(text("Rutiner; 3")),
    paragraph(text("Med nio")),
    paragraph(text("Tabell")),
  ]);
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.deepEqual(page.asked.filter((asked) => asked.includes("stolen")), []);
  await close(page);
});

test("figures, tables and charts survive being cut and pasted, and stand once", async () => {
  const unknown = { type: "figure", attrs: { key: "count/cases/2020/*/*/*", form: "words", seen: 1, now: "missing", shown: "okänt antal" } };
  const line = paragraph(text("Det är "), figure({ seen: 3 }), text(" fall, mot "), unknown);
  const page = await editorWith(line, TABLE, paragraph(text("Slut")));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  assert.deepEqual(await documentOf(page), [paragraph()]);
  await page.keyboard.press("Control+v");
  assert.deepEqual(await documentOf(page), [line, TABLE, paragraph(text("Slut"))]);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+v");
  const kinds = (await documentOf(page)).map(({ type }) => type);
  assert.equal(kinds.filter((kind) => kind === "table").length, 1, kinds.join());
  await close(page);
});

test("what is done can be undone, by keys and by the calls behind the buttons", async () => {
  const page = await editorWith(paragraph(text("Text")));
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" till");
  assert.equal(await call(page, "isActive", "undo"), true);
  assert.equal(await call(page, "isChanged"), true);
  await page.keyboard.press("Control+z");
  assert.deepEqual(await documentOf(page), [paragraph(text("Text"))]);
  await page.keyboard.press("Control+y");
  assert.deepEqual(await documentOf(page), [paragraph(text("Text till"))]);
  await call(page, "undo");
  assert.equal(await call(page, "isChanged"), false);
  await call(page, "redo");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+b");
  assert.equal(await call(page, "isActive", "strong"), true);
  await call(page, "toggleItalic");
  assert.deepEqual(await documentOf(page), [paragraph(text("Text till", "strong", "em"))]);
  assert.ok((await page.evaluate(() => globalThis.changes)) > 5);
  await close(page);
});

test("lists and headings are made by typing and by the buttons' calls", async () => {
  const page = await editorWith();
  await page.keyboard.type("- ett");
  await page.keyboard.press("Enter");
  await page.keyboard.type("två");
  assert.deepEqual(await documentOf(page), [list("bullet_list", "ett", "två")]);
  assert.equal(await call(page, "isActive", "bullet_list"), true);
  await call(page, "orderedList");
  assert.deepEqual(await documentOf(page), [list("ordered_list", "ett", "två")]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Efter");
  await call(page, "heading", 2);
  assert.equal(await call(page, "isActive", "heading"), true);
  assert.deepEqual(await documentOf(page), [list("ordered_list", "ett", "två"), heading(2, text("Efter"))]);
  await call(page, "paragraph");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1. först");
  assert.deepEqual((await documentOf(page)).at(-1), list("ordered_list", "först"));
  await call(page, "orderedList");
  assert.deepEqual((await documentOf(page)).at(-1), paragraph(text("först")));
  await close(page);
});

test("a figure is inserted with the capital that its place asks for, and written otherwise", async () => {
  const page = await editorWith();
  assert.deepEqual(await call(page, "figures"), [["AMF: avvikelser 2022", "4"]]);
  await call(page, "insertFigure", 0);
  await page.keyboard.type(" kom in, ");
  await call(page, "insertFigure", 0);
  const capital = figure({ form: "words-at-start", shown: "Fyra" });
  assert.deepEqual(await documentOf(page), [paragraph(capital, text(" kom in, "), figure())]);
  assert.deepEqual(await call(page, "forms"), []);
  await page.locator(".live-figure").last().click();
  assert.equal(await call(page, "form"), "words");
  assert.deepEqual(await call(page, "forms"), Object.entries(FORMS));
  await call(page, "setForm", "phrase");
  assert.equal(await call(page, "form"), "phrase", "it is still chosen");
  const phrase = figure({ form: "phrase", shown: "fyra avvikelser" });
  assert.deepEqual(await documentOf(page), [paragraph(capital, text(" kom in, "), phrase)]);
  await page.keyboard.press("Delete");
  assert.deepEqual(await documentOf(page), [paragraph(capital, text(" kom in, "))]);
  await close(page);
});

test("Tab leaves the editor, forwards and backwards", async () => {
  const page = await editorWith(paragraph(text("Text")));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "after");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "before");
  await close(page);
});

test("an editor that is closed leaves its element empty", async () => {
  const page = await editorWith(paragraph(text("Text")));
  await call(page, "destroy");
  assert.equal(await page.locator("#editor .live-figure, #editor p").count(), 0);
  await close(page);
});
