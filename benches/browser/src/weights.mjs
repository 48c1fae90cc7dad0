// What a page must ship: minified bundles by esbuild, wasm as published, sizes raw / gzip -9 / brotli 11.
// The sizes of published wasm and workers are remembered by content hash in sizes.json: brotli 11 of 34 MB takes two minutes.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { BUNDLE } from './build.mjs';

const ECHARTS = (renderer) => `import * as e from 'echarts/core';
import { BarChart, LineChart, HeatmapChart, PieChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import { ${renderer} } from 'echarts/renderers';
e.use([BarChart, LineChart, HeatmapChart, PieChart, GridComponent, TooltipComponent, LegendComponent, VisualMapComponent, ${renderer}]);
globalThis.x = e;`;
const use = (what, from) => `import ${what} from '${from}'; globalThis.x = [${what.replace(/^\* as |[{}]/g, '')}];`;
const SHELLS = [
  { name: 'echarts, full', code: use('* as e', 'echarts') },
  { name: 'echarts, bar line heatmap pie, canvas', code: ECHARTS('CanvasRenderer') },
  { name: 'echarts, bar line heatmap pie, svg', code: ECHARTS('SVGRenderer') },
  { name: 'papaparse', code: use('P', 'papaparse') },
  { name: 'd3-dsv', code: use('{ dsvFormat, autoType }', 'd3-dsv') },
  { name: 'udsv', code: use('{ inferSchema, initParser }', 'udsv') },
  { name: 'csv-simple-parser', code: use('p', 'csv-simple-parser') },
  { name: 'csv-parse sync', code: use('{ parse }', 'csv-parse/browser/esm/sync') },
  { name: 'SheetJS 0.18.5, { read, utils }', code: use('{ read, utils }', 'xlsx') },
  { name: 'SheetJS 0.20.3, { read, utils }', code: use('{ read, utils }', 'xlsx20') },
  { name: 'exceljs', code: use('E', 'exceljs') },
  { name: 'excelts, { Workbook }', code: use('{ Workbook }', '@cj-tech-master/excelts') },
  { name: 'read-excel-file', code: use('{ readSheet }', 'read-excel-file/browser') },
  { name: 'hucre, { readXlsx, parseCsv }', code: `import { readXlsx } from 'hucre/xlsx'; import { parseCsv } from 'hucre/csv'; globalThis.x = [readXlsx, parseCsv];` },
  { name: 'crossfilter2', code: use('c', 'crossfilter2') },
  { name: 'arquero', code: use('* as a', 'arquero') },
  { name: 'duckdb-wasm, eh', code: use('* as d', '@duckdb/duckdb-wasm'), files: ['@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js', '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'] },
  { name: 'perspective, engine only', code: use('p', '@perspective-dev/client'), files: ['@perspective-dev/client/dist/wasm/perspective-js.wasm', '@perspective-dev/server/dist/wasm/perspective-server.wasm'] },
  { name: 'perspective, with viewer and datagrid', code: `import p from '@perspective-dev/client'; import '@perspective-dev/viewer'; import '@perspective-dev/viewer-datagrid'; globalThis.x = p;`,
    files: ['@perspective-dev/client/dist/wasm/perspective-js.wasm', '@perspective-dev/server/dist/wasm/perspective-server.wasm', '@perspective-dev/viewer/dist/wasm/perspective-viewer.wasm', '@perspective-dev/viewer/dist/css/pro.css'] },
  { name: 'stack: react + papaparse + SheetJS 0.18.5 + echarts subset + crossfilter2', code: `import { createRoot } from 'react-dom/client'; import { createElement } from 'react'; import P from 'papaparse';
import { read, utils } from 'xlsx'; import c from 'crossfilter2'; ${ECHARTS('CanvasRenderer')} createRoot(document.body).render(createElement('p', null, 'x')); globalThis.y = [P, read, utils, c];` },
];

export async function weighAll(root, tmp, guests, log) {
  const memoFile = join(root, 'src/sizes.json'), memo = existsSync(memoFile) ? JSON.parse(readFileSync(memoFile, 'utf8')) : {};
  const size = (b, published) => {
    const k = createHash('sha256').update(b).digest('hex');
    if (memo[k]) return memo[k];
    const s = { raw: b.length, gzip: gzipSync(b, { level: 9 }).length, brotli: brotliCompressSync(b, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: b.length } }).length };
    if (published) {
      memo[k] = s;
      writeFileSync(memoFile, `${JSON.stringify(memo, null, 1)}\n`);
    }
    return s;
  };
  const add = (name, parts, extra) => {
    const s = parts.map(([n, b, published]) => [n, size(b, published)]), sum = (k) => s.reduce((t, [, x]) => t + x[k], 0);
    return { name, raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli'), parts: s.length > 1 ? s.map(([n, x]) => `${n} ${Math.round(x.brotli / 1024)}`).join(', ') : '', ...extra };
  };
  const out = [];
  const folder = (name, dir, extra) => {
    const parts = readdirSync(dir, { recursive: true }).map((f) => join(dir, f)).filter((f) => statSync(f).isFile() && ['.js', '.mjs', '.wasm', '.css', '.html'].includes(extname(f)));
    out.push(add(name, parts.map((f) => [f.slice(dir.length + 1), readFileSync(f)]), extra));
  };
  for (const g of guests) {
    const dir = g.weigh ?? g.dir;
    if (dir && existsSync(dir)) folder(g.name, dir, { contender: true });
    else if (dir) out.push({ name: g.name, contender: true, error: `not built: ${dir}` });
  }
  for (const { name, code, files = [] } of SHELLS) {
    log(`weighing ${name}`);
    try {
      const r = await build({ ...BUNDLE, stdin: { contents: code, resolveDir: root }, write: false, outdir: 'x', loader: { '.css': 'css', '.wasm': 'file' } });
      out.push(add(name, [...r.outputFiles.map((f) => [`bundle${extname(f.path)}`, f.contents]), ...files.map((f) => [f.split('/').pop(), readFileSync(join(root, 'node_modules', f)), true])]));
    } catch (e) { out.push({ name, error: String(e.errors?.[0]?.text ?? e).slice(0, 100) }); }
  }
  try {
    const app = join(tmp, 'react-app'), dist = join(app, 'dist');
    mkdirSync(join(app, 'src'), { recursive: true });
    writeFileSync(join(app, 'index.html'), '<!doctype html><html lang="en"><meta charset="utf-8"><title>Vite + React</title><div id="root"></div><script type="module" src="/src/main.jsx"></script>');
    writeFileSync(join(app, 'src/main.jsx'), `import { StrictMode, useState } from 'react'; import { createRoot } from 'react-dom/client';
function App() { const [n, set] = useState(0); return <button onClick={() => set(n + 1)}>count is {n}</button>; }
createRoot(document.getElementById('root')).render(<StrictMode><App /></StrictMode>);`);
    const { build: vite } = await import('vite'), { default: react } = await import('@vitejs/plugin-react');
    await vite({ root: app, configFile: false, logLevel: 'silent', plugins: [react()], resolve: { alias: Object.fromEntries(['react', 'react-dom'].map((n) => [n, join(root, 'node_modules', n)])) }, build: { outDir: dist, emptyOutDir: true } });
    folder('empty React + Vite app', dist);
  } catch (e) { out.push({ name: 'empty React + Vite app', error: String(e).slice(0, 100) }); }
  return out;
}
