// Bundles what the page takes from npm, each into one classic script with its licences.
//
//     node bundle.mjs [FOLDER]      (FOLDER: public/vendor unless told otherwise)
//
// The output is committed, so that building the page needs no bundler, and CI rebuilds it and
// compares: nothing written here may depend on the day, the machine or the folder.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../../public/vendor"));

const bundles = [
  { name: "echarts", title: "Apache ECharts", package: "echarts", entry: "echarts_entry.mjs", notice: true },
  { name: "prosemirror", title: "ProseMirror", package: "prosemirror-view", entry: "prosemirror/entry.mjs", notice: false },
];

// A package that starts to be bundled and has no line here stops the build: somebody has to
// read its licence first.
const licenceFiles = {
  echarts: ["LICENSE", "licenses/LICENSE-d3"],
  orderedmap: ["LICENSE"],
  "prosemirror-commands": ["LICENSE"],
  "prosemirror-history": ["LICENSE"],
  "prosemirror-inputrules": ["LICENSE"],
  "prosemirror-keymap": ["LICENSE"],
  "prosemirror-model": ["LICENSE"],
  "prosemirror-schema-list": ["LICENSE"],
  "prosemirror-state": ["LICENSE"],
  "prosemirror-transform": ["LICENSE"],
  "prosemirror-view": ["LICENSE"],
  "rope-sequence": ["LICENSE"],
  tslib: ["LICENSE.txt"],
  "w3c-keyname": ["LICENSE"],
  zrender: ["LICENSE"],
};

/** The text of a file in an installed package, with Unix line ends. */
async function packageText(name, file) {
  const text = await readFile(join(here, "node_modules", name, file), "utf8");
  return text.replaceAll("\r\n", "\n").trim();
}

async function packageVersion(name) {
  return JSON.parse(await packageText(name, "package.json")).version;
}

/** The packages whose code is really in the bundle, not only imported and shaken away. */
function bundledPackages(metafile) {
  const names = new Set();
  for (const output of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
      if (name && bytesInOutput > 0) {
        names.add(name);
      }
    }
  }
  return [...names].sort();
}

async function licenceText(names) {
  const parts = [];
  for (const name of names) {
    const files = licenceFiles[name];
    if (!files) {
      throw new Error(`a bundle now contains ${name}: read its licence and list it in bundle.mjs`);
    }
    for (const file of files) {
      const title = `${name} ${await packageVersion(name)}: ${file}`;
      parts.push(`${"=".repeat(title.length)}\n${title}\n${"=".repeat(title.length)}\n\n${await packageText(name, file)}\n`);
    }
  }
  return parts.join("\n\n");
}

async function noticeText(bundle, version, names) {
  const others = names.filter((name) => name !== bundle.package).join(", ");
  return `${await packageText(bundle.package, "NOTICE")}\n\nThis file's neighbour ${bundle.name}.js is a part of ${bundle.title} ${version}, bundled and minified,\ntogether with parts of: ${others}. See ${bundle.name}.LICENSE.txt.\n`;
}

async function make(bundle) {
  const version = await packageVersion(bundle.package);
  const beside = [`${bundle.name}.LICENSE.txt`, ...(bundle.notice ? [`${bundle.name}.NOTICE.txt`] : [])].join(" and ");
  const result = await build({
    absWorkingDir: here,
    entryPoints: [bundle.entry],
    bundle: true,
    // An immediately called function: a classic script, which an old browser can at least parse,
    // and which leaves nothing behind but the one name that its entry gives it.
    format: "iife",
    target: "es2020",
    charset: "utf8",
    minify: true,
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    banner: {
      js: `/*! ${bundle.title} ${version}, a part of it. Licences: ${beside} beside this file. */`,
    },
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  const names = bundledPackages(result.metafile);
  const files = {
    [`${bundle.name}.js`]: result.outputFiles[0].text,
    [`${bundle.name}.LICENSE.txt`]: await licenceText(names),
  };
  if (bundle.notice) {
    files[`${bundle.name}.NOTICE.txt`] = await noticeText(bundle, version, names);
  }
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(out, name), text);
  }
  const size = (result.outputFiles[0].contents.length / 1024).toFixed(0);
  console.log(`${out}: ${bundle.title} ${version} (with ${names.join(", ")}), ${size} KiB`);
}

/** The typefaces: the letters of western Europe, in every weight. */
const faces = ["source-sans-3", "source-serif-4"];

/** Copies the typefaces as their packages have them, with their licences. */
async function copyFaces() {
  const licences = [];
  for (const face of faces) {
    const name = `@fontsource-variable/${face}`;
    const file = join(here, "node_modules", name, "files", `${face}-latin-wght-normal.woff2`);
    await copyFile(file, join(out, `${face}.woff2`));
    const title = `${face} (${name} ${await packageVersion(name)})`;
    licences.push(`${title}\n${"=".repeat(title.length)}\n\n${await packageText(name, "LICENSE")}\n`);
  }
  await writeFile(join(out, "faces.LICENSE.txt"), licences.join("\n\n"));
}

await mkdir(out, { recursive: true });
for (const bundle of bundles) {
  await make(bundle);
}
await copyFaces();
