// Bundles the part of ECharts that the page uses into one classic script, with its licences.
//
//     node bundle_echarts.mjs [FOLDER]      (FOLDER: public/vendor unless told otherwise)
//
// The output is committed, so that building the page needs no bundler, and CI rebuilds it and
// compares: nothing written here may depend on the day, the machine or the folder.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../../public/vendor"));

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

// A package that starts to be bundled and has no line here stops the build: somebody has to
// read its licence first.
const licenceFiles = {
  echarts: ["LICENSE", "licenses/LICENSE-d3"],
  tslib: ["LICENSE.txt"],
  zrender: ["LICENSE"],
};

async function licenceText(names) {
  const parts = [];
  for (const name of names) {
    const files = licenceFiles[name];
    if (!files) {
      throw new Error(`the bundle now contains ${name}: read its licence and list it in bundle_echarts.mjs`);
    }
    for (const file of files) {
      const title = `${name} ${await packageVersion(name)}: ${file}`;
      parts.push(`${"=".repeat(title.length)}\n${title}\n${"=".repeat(title.length)}\n\n${await packageText(name, file)}\n`);
    }
  }
  return parts.join("\n\n");
}

const version = await packageVersion("echarts");
const result = await build({
  absWorkingDir: here,
  entryPoints: ["echarts_entry.mjs"],
  bundle: true,
  // An immediately called function: a classic script, which an old browser can at least parse,
  // and which leaves nothing behind but `globalThis.echarts`.
  format: "iife",
  target: "es2020",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  banner: {
    js: `/*! Apache ECharts ${version}, a part of it. Licences: echarts.LICENSE.txt and echarts.NOTICE.txt beside this file. */`,
  },
  metafile: true,
  write: false,
  logLevel: "warning",
});

const names = bundledPackages(result.metafile);
const files = {
  "echarts.js": result.outputFiles[0].text,
  "echarts.LICENSE.txt": await licenceText(names),
  "echarts.NOTICE.txt": `${await packageText("echarts", "NOTICE")}\n\nThis file's neighbour echarts.js is a part of Apache ECharts ${version}, bundled and minified,\ntogether with parts of: ${names.filter((name) => name !== "echarts").join(", ")}. See echarts.LICENSE.txt.\n`,
};

await mkdir(out, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  await writeFile(join(out, name), text);
}
console.log(`${out}: ECharts ${version} (with ${names.join(", ")}), ${(result.outputFiles[0].contents.length / 1024).toFixed(0)} KiB`);
