// What is measured. Each section takes the context of run.mjs and adds rows to the results.
import { TYPED, WORKBOOKS } from './gate.mjs';
import { compare } from './measure.mjs';
import { runNative } from './native.mjs';
import { summary } from './stats.mjs';
import { weighAll } from './weights.mjs';

const fileFor = (data, c, kind) => data[c.sep === ',' ? kind.replace(/^csv:/, 'comma:').replace(/^cp1252:/, 'cp1252-comma:') : kind];
const kindsFor = (list, kinds) => [...kinds, ...(list.some((c) => c.sep === ',') ? kinds.map((k) => k.replace(/^csv:/, 'comma:').replace(/^cp1252:/, 'cp1252-comma:')) : [])];

/** Reads the file at `path` in a fresh page, and what `check(page)` adds; cold where the cell is. */
function reading(ctx, c, path, check) {
  if (c.cold) return ctx.browser.visit(ctx.urlOf(c), check, { cold: path });
  return ctx.browser.visit(ctx.urlOf(c), async (page, mem) => {
    const r = await ctx.browser.importFile(page, mem, path);
    return r.error ? r : { ...r, ...(await check(page)) };
  });
}

/** Contenders, and the peers that `beside` names, once more: with a page that has only just been opened. */
const withCold = (list, beside = []) => [...list, ...list.filter((c) => c.contender || beside.includes(c.name)).map((c) => ({ ...c, name: `${c.name}, cold`, cold: true }))];

async function imports(ctx, section, kinds, peers) {
  for (const kind of kinds) {
    const large = kind.endsWith('1M') || (section === 'xlsx' && kind.endsWith('100k'));
    const list = withCold(ctx.able(section).filter((c) => ctx.cfg.thorough || !c.extra || !(large || ctx.cfg.quick)), large ? [] : peers), data = ctx.data(kindsFor(list, [kind]));
    await ctx.rounds(`${section} ${kind}`, list, (c) => {
      if (c.cannot?.[kind]) return { error: `${c.cannot[kind]} (known, not tried again)` };
      const { path, truth } = fileFor(data, c, kind), at = truth.hard ?? { index: 0, row: truth.first };
      return reading(ctx, c, path, async (page) => {
        const c1 = compare(await page.evaluate((i) => window.__probe.peek(i), at.index), truth, at);
        return { date: c1.date, check: c1.check };
      }).then((r) => (r.error || r.rows === truth.rows ? r : { ...r, check: `${r.rows} rows of ${truth.rows}` }));
    });
    for (const c of list) ctx.keep(section, kind, c, { bytes: ctx.bytes(fileFor(data, c, kind).path) });
  }
}

const FILTERS = [{}, { values: { Verksamhet: ['AMF'] } }, { values: { Verksamhet: ['AMF'], Typ: ['Klagomål'] } }, { values: { Typ: ['Klagomål'] } },
  { values: { Typ: ['Klagomål', 'Synpunkt'] } }, { values: { Kategori: ['Bemötande'] } }, { values: { Kategori: ['Bemötande', 'Handläggningstid'], Kön: ['Kvinna'] } },
  { values: { Status: ['Pågående'] } }, { values: { Status: ['Pågående'], Kanal: ['E-tjänst'], Verksamhet: ['FUT'] } }, { from: '2024-01-01', to: '2024-12-31' },
  { from: '2024-01-01', to: '2024-12-31', values: { Typ: ['Avvikelse'] } }, { values: { 'Inlämnad av': ['Deltagare', 'Anhörig'], Åtgärd: ['Ingen åtgärd'] } }];
const YEARS = [2021, 2022, 2023, 2024, 2025];
const flat = (o) => JSON.stringify(Object.entries(o ?? {}).filter((x) => x[1]).sort(([a], [b]) => (a < b ? -1 : 1)));
const flatFacets = (r) => r.total + Object.keys(r.facets).sort().map((f) => f + flat(r.facets[f])).join();

export const sections = {
  async floor(ctx) {
    const { cfg, browser, site } = ctx, data = ctx.data([`csv:${cfg.big}`, ...cfg.xlsx.slice(-2)]);
    for (const [kind, { path }] of Object.entries(data)) {
      const bytes = ctx.bytes(path), cell = [{ name: 'floor', entry: 'floor' }];
      await ctx.rounds(`floor ${kind}`, cell, () => browser.visit(`${site.origin}/peer/floor`, (page, mem) => browser.importFile(page, mem, path)));
      const good = cell[0].runs.filter((x) => x.phases);
      for (const name of Object.keys(good[0]?.phases ?? {})) ctx.keep('floor', kind, { name, runs: [] }, { where: 'Chromium', bytes, ms: summary(good.map((x) => x.phases[name])) });
      if (!good.length) ctx.keep('floor', kind, cell[0]);
      for (const [name, list] of Object.entries(runNative(ctx.native, cfg.runs, kind, path))) ctx.keep('floor', kind, { name, runs: [] }, { where: 'native Rust', bytes, ms: summary(list) });
    }
  },
  csv: (ctx) => imports(ctx, 'csv', ctx.cfg.csv.map((s) => `csv:${s}`), TYPED),
  xlsx: (ctx) => imports(ctx, 'xlsx', ctx.cfg.xlsx, WORKBOOKS),

  /** Import, then 12 filter changes (total + 8 facets each) five times over, then five yearly cross-tabs five times over. */
  async analyse(ctx) {
    const { cfg, browser } = ctx, kind = `csv:${cfg.big}`, list = ctx.able('analyse').sort((a, b) => !!b.reference - !!a.reference), data = ctx.data(kindsFor(list, [kind]));
    const answers = {}; // by whoever comes first: the reference, itself checked against the generator's counts
    await ctx.rounds(`analyse ${kind}`, list, (c) => { // slow ones are visited once: the samples are many
      const { path, truth } = fileFor(data, c, kind);
      return browser.visit(ctx.urlOf(c), async (page, mem) => {
        const r = await browser.importFile(page, mem, path);
        if (r.error) return r;
        const able = await page.evaluate(() => Object.fromEntries(['prepare', 'setFilter', 'crosstab'].map((f) => [f, !!window.__bench[f]])));
        const call = (fn, arg, keep) => page.evaluate(([f, a, k]) => window.__probe.call(f, a, k), [fn, arg, keep]);
        const out = { ...r, import: r.ms, filter: [], cross: [], wrong: new Set() };
        for (const f of ['setFilter', 'crosstab']) if (!able[f]) out.wrong.add(`no ${f}`);
        if (able.prepare) out.prepare = (await call('prepare')).ms;
        await page.evaluate(() => window.__probe.start());
        for (let loop = 0, t = performance.now(); able.setFilter && loop < 5 && (!loop || performance.now() - t < Math.min(cfg.cap / 2, 10e3)); loop++) {
          for (const [i, f] of FILTERS.entries()) {
            if (i === 6 && out.filter.reduce((a, b) => a + b) > cfg.cap) break; // seconds each: six of them will do
            const x = await call('setFilter', f, loop === 0);
            out.filter.push(x.ms);
            if (loop) continue;
            const a = flatFacets(x.r);
            if (i === 0 && a !== flatFacets({ total: truth.rows, facets: truth.facets })) out.wrong.add('facets without a filter');
            if ((answers[i] ??= a) !== a) out.wrong.add(`filter ${i}: not what ${answers.first} says`);
          }
        }
        answers.first ??= c.name;
        out.filterBlock = (await page.evaluate(() => window.__probe.stop())).longest;
        if (able.crosstab) {
          out.crossFirst = (await call('crosstab', 2024)).ms;
          for (let loop = 0, t = performance.now(); loop < 5 && (!loop || performance.now() - t < Math.min(cfg.cap / 2, 10e3)); loop++) {
            for (const y of YEARS) {
              const x = await call('crosstab', y, y === 2024);
              out.cross.push(x.ms);
              if (y === 2024 && flat(x.r) !== flat(truth.crosstab2024)) out.wrong.add('cross-tab 2024');
            }
          }
        }
        return { ...out, check: [...out.wrong].join('; ') || 'ok', rssPeak: mem.peak() };
      });
    }, 1);
    for (const c of list) {
      const good = c.runs.filter((x) => !x.error), over = (xs) => ({ ms: summary(xs), cpu: undefined, longest: undefined, blocked: undefined, phases: undefined, heap: undefined, rssPeak: undefined, init: undefined });
      ctx.keep('analyse', 'import', c);
      if (!good.length) continue;
      if (summary(good.map((x) => x.prepare)).median > 1) ctx.keep('analyse', 'prepare indexes', c, over(good.map((x) => x.prepare)));
      ctx.keep('analyse', 'filter change: total + 8 facets', c, { ...over(good.flatMap((x) => x.filter)), longest: summary(good.map((x) => x.filterBlock)) });
      const first = good.map((x) => x.crossFirst), later = good.flatMap((x) => x.cross);
      if (summary(first).median > 10 * summary(later).median) ctx.keep('analyse', 'prepare the cross-tab', c, over(first));
      ctx.keep('analyse', 'yearly cross-tab', c, over(later));
    }
  },

  /** Windows-1252 and no option set: is å ä ö right? Contenders are timed, and read the same rows in UTF-8 beside it. */
  async enc(ctx) {
    const size = ctx.cfg.enc, kind = `cp1252:${size}`, utf8 = `csv:${size}`, list = ctx.able('enc');
    const data = ctx.data(kindsFor(list, [kind, ...(ctx.guests.length ? [utf8] : [])]));
    const once = (kind) => (c) => {
      const { path, truth } = fileFor(data, c, kind);
      return reading(ctx, c, path, async (page) => {
        const p = await page.evaluate(() => window.__probe.peek(0));
        if (!p) return { check: 'no peek, so nobody can tell' };
        const right = compare(p, truth, { row: truth.first }).check === 'ok';
        return { check: right ? 'right' : `WRONG: ${p.error ?? `"${p.columns?.[0]}", "${p.row?.[1]?.v}"`}` };
      }).then((r) => (r.error || r.check !== 'right' || r.rows === truth.rows ? r : { ...r, check: `WRONG: ${r.rows} rows` }));
    };
    const keep = (c, kind) => {
      const error = c.runs.find((x) => x.error)?.error, wrong = c.runs.find((x) => x.check !== 'right')?.check;
      ctx.keep('enc', kind, c, { bytes: ctx.bytes(fileFor(data, c, kind).path), check: error ? `refuses: ${error.replace(/\s+/g, ' ').slice(0, 110)}` : wrong ?? 'right', failed: undefined });
    };
    // Contenders read the same rows in both encodings, turn about: what does finding out and converting cost?
    const both = withCold(list.filter((c) => c.contender)).flatMap((c) => [{ ...c, kind }, ...(c.cold ? [] : [{ ...c, kind: utf8 }])]);
    await ctx.rounds('enc', both, (c) => once(c.kind)(c));
    for (const c of both.filter((x) => x.kind === kind)) keep(c, kind);
    for (const c of list.filter((x) => !x.contender)) {
      c.runs = [await once(kind)(c)];
      ctx.log(`enc | ${c.name} | ${c.runs[0].error ?? c.runs[0].check}`);
      keep(c, kind);
    }
    for (const c of both.filter((x) => x.kind === utf8)) keep(c, utf8);
  },

  async chart(ctx) {
    const { browser, site } = ctx, list = [];
    for (const kind of ['bar', 'heatmap']) {
      for (const g of ctx.able('chart')) list.push({ ...g, kind });
      for (const how of ['canvas', 'svg', 'bare svg']) list.push({ name: how === 'bare svg' ? '(bound) bare inline SVG' : `ECharts, ${how} renderer`, entry: 'charts', kind, how, reference: how === 'bare svg' });
    }
    await ctx.rounds('chart', list, (c) => browser.visit(c.url ?? `${site.origin}/peer/charts`, async (page, mem) => {
      if (!(await page.evaluate(() => !!window.__bench.renderChart))) return { error: 'no renderChart' };
      const draw = () => page.evaluate((a) => window.__bench.renderChart(a), { kind: c.kind, how: c.how });
      const r = await draw(), again = await draw();
      return { ms: r.drawn ?? r.ms, phases: { 'on screen': r.painted, 'the same once more': again.drawn ?? again.ms }, rssPeak: mem.peak() };
    }));
    for (const c of list) ctx.keep('chart', c.kind === 'bar' ? 'bar chart 12 x 4' : 'heatmap 50 x 12', c);
  },

  async weight(ctx) { ctx.results.weights = await weighAll(ctx.cfg.root, ctx.cfg.tmp, ctx.guests, ctx.log); },
};
