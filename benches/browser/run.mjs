#!/usr/bin/env node
// node run.mjs [--quick] [--thorough] [--only floor,csv,xlsx,analyse,enc,chart,weight] [--peers duckdb,hucre]
//              [--contender name=URL-or-folder]... [--weigh name=folder]... [--gate] [--runs 5] [--cap 10] [--tmp DIR] [--out FILE]
// One markdown report on standard output, progress on standard error, everything in results.json. With --gate also what the
// contenders must keep to; the exit code is 1 when they do not.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { contenders } from './contenders.mjs';
import { peers } from './peers.mjs';
import { buildPeers, versions } from './src/build.mjs';
import { prepareData } from './src/data.mjs';
import { gate } from './src/gate.mjs';
import { openBrowser } from './src/measure.mjs';
import { buildNative } from './src/native.mjs';
import { report } from './src/report.mjs';
import { sections } from './src/sections.mjs';
import { serve } from './src/server.mjs';
import { summary } from './src/stats.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const { values: opt } = parseArgs({ options: {
  quick: { type: 'boolean', default: false }, thorough: { type: 'boolean', default: false }, only: { type: 'string' }, peers: { type: 'string' },
  contender: { type: 'string', multiple: true, default: [] }, weigh: { type: 'string', multiple: true, default: [] }, gate: { type: 'boolean', default: false }, runs: { type: 'string' }, cap: { type: 'string' },
  tmp: { type: 'string', default: join(tmpdir(), 'peers-bench') }, out: { type: 'string', default: join(root, 'results.json') } } });
const cfg = {
  root, tmp: opt.tmp, quick: opt.quick, thorough: opt.thorough,
  runs: +(opt.runs ?? (opt.quick ? 2 : 5)),
  // A cell that has used up `cap` (ms of wall time, page start included) after `min` runs gets no more of them.
  cap: 1e3 * +(opt.cap ?? (opt.quick ? 10 : opt.thorough ? Infinity : 10)),
  min: opt.quick ? 1 : 2,
  csv: opt.quick ? ['100k'] : ['100k', '1M'],
  xlsx: opt.quick ? ['shared:10k'] : opt.thorough ? ['shared:10k', 'inline:10k', 'shared:100k', 'inline:100k'] : [...(opt.gate ? ['shared:10k'] : []), 'inline:10k', 'shared:100k'],
  big: opt.quick ? '100k' : '1M',
  enc: opt.quick ? '10k' : '100k',
  only: new Set(opt.only?.split(',') ?? ['floor', 'csv', 'xlsx', 'analyse', 'enc', 'chart', ...(opt.quick ? [] : ['weight'])]),
};
const log = (s) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${s}\n`);
const began = performance.now();
mkdirSync(cfg.tmp, { recursive: true });

// Who takes part: contenders first, then the peers. A bench page is not what a visitor fetches: `weigh` names what is.
const wanted = opt.peers?.split(',');
const weigh = Object.fromEntries(opt.weigh.map((w) => { const [, name, dir] = w.match(/^([^=]+)=(.+)$/); return [name, resolve(dir)]; }));
const guests = [...contenders, ...opt.contender.map((c) => {
  const [, name, where] = c.match(/^([^=]+)=(.+)$/), [dir, query] = where.split('?');
  return /^https?:/.test(where) ? { name, url: where } : { name, dir: resolve(dir), path: query ? `/?${query}` : '/' };
})].map((c) => ({ does: ['csv', 'xlsx', 'analyse', 'enc', 'chart'], ...c, ...(weigh[c.name] ? { weigh: weigh[c.name] } : {}), contender: true }));
const cells = [...guests, ...peers.filter((p) => !wanted || wanted.some((w) => p.entry.includes(w) || p.name.includes(w)))];

log('bundling the peer pages');
const build = join(cfg.tmp, 'build'), unbuilt = await buildPeers(root, build);
const native = buildNative(root, cfg.tmp, log);
const page = (e) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>${e}</title><body><script type="module" src="/build/${e}.js"></script>`;
const site = await serve({
  mounts: [['/build/', build], ['/nm/', join(root, 'node_modules')], ...(native.wasm ? [['/floor.wasm', native.wasm]] : [])],
  pages: Object.fromEntries([...peers.map((p) => p.entry), 'floor', 'charts'].map((e) => [`/peer/${e}`, page(e)])) });
const servers = [site];
for (const g of guests.filter((x) => x.dir)) {
  const s = await serve({ mounts: [['/', g.dir]], fallback: join(g.dir, 'index.html') });
  servers.push(s);
  g.url = s.origin + (g.path ?? '/');
}

const browser = await openBrowser(root);
const results = { when: new Date().toISOString(), mode: opt.quick ? 'quick' : opt.thorough ? 'thorough' : 'default', runs: cfg.runs, chromium: browser.version(), node: process.version,
  machine: { cpu: cpus()[0].model, cores: cpus().length, memory: totalmem() }, versions: versions(root), unbuilt, seconds: {}, cells: [], weights: [] };
const save = () => writeFileSync(resolve(opt.out), JSON.stringify(results, null, 1));

const ctx = {
  cfg, log, browser, site, cells, guests, native,
  data: (want) => prepareData(root, cfg.tmp, want, log),
  able: (what) => cells.filter((c) => c.does.includes(what)).map((c) => ({ ...c })),
  urlOf: (c) => c.url ?? `${site.origin}/peer/${c.entry}?variant=${c.variant ?? ''}`,
  /** Rounds over all cells, so that whatever else the machine does falls on all of them alike. */
  async rounds(label, list, once, min = cfg.min) {
    for (const c of list) Object.assign(c, { runs: [], spent: 0 });
    for (let r = 0; r < cfg.runs; r++) {
      for (const c of list) {
        if (c.stop || (c.runs.length >= min && c.spent > cfg.cap)) continue;
        const t = performance.now(), load = loadavg()[0];
        const x = unbuilt[c.entry] ? { error: `cannot be bundled: ${unbuilt[c.entry]}` } : await once(c);
        c.spent += performance.now() - t;
        c.runs.push({ ...x, load });
        log(`${label} | ${c.name} | ${r + 1} | ${x.error ? `FAILED ${x.error.slice(0, 160)}` : `${Math.round(x.ms ?? 0)} ms ${x.check ?? ''}`}`);
        c.stop = c.runs.length > 1 && c.runs.every((y) => y.error);
      }
    }
  },
  /** One row of the report: `ms` defaults to the runs' own. */
  keep(section, test, c, over = {}) {
    const good = (c.runs ?? []).filter((x) => !x.error), pick = (k) => summary(good.map((x) => x[k]));
    const names = Object.keys(good[0]?.phases ?? {});
    results.cells.push({ section, test, name: c.name, note: c.note, contender: c.contender, cold: c.cold, reference: c.reference, failed: good.length ? undefined : c.runs?.[0]?.error,
      errors: (c.runs ?? []).filter((x) => x.error).map((x) => x.error), check: good[0]?.check, date: good[0]?.date, ms: pick('ms'), longest: pick('longest'), blocked: pick('blocked'), init: pick('init'),
      cpu: pick('cpu'), heap: pick('heap'), rssPeak: pick('rssPeak'), calib: pick('calib'), load: pick('load'), phases: Object.fromEntries(names.map((n) => [n, summary(good.map((x) => x.phases[n]))])),
      samples: good.map(({ ms, own, cpu, calib, load }) => ({ ms, own, cpu, calib, load })), ...over });
    save();
  },
  bytes: (path) => statSync(path).size,
  results,
};

for (const [name, run] of Object.entries(sections)) {
  if (!cfg.only.has(name)) continue;
  const t = performance.now();
  await run(ctx);
  results.seconds[name] = Math.round((performance.now() - t) / 1e3);
  log(`== ${name}: ${results.seconds[name]} s`);
}
results.seconds.total = Math.round((performance.now() - began) / 1e3);
save();
await browser.close();
for (const s of servers) s.close();
console.log(report(results));
if (opt.gate) {
  const { text, kept } = gate(results);
  console.log(`\n${text}`);
  if (!kept) process.exitCode = 1;
}
