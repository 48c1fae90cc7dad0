// What a contender must keep to, from the results of one run: ratios to the peers of the same run and to itself.
import { ms } from './stats.mjs';

export const TYPED = ['udsv typed', 'arquero', 'duckdb-wasm', 'perspective'];
export const WORKBOOKS = ['hucre', 'read-excel-file', 'SheetJS 0.18.5 tuned', 'SheetJS 0.20.3 tuned', 'exceljs'];
const BOUND = ['(bound) wasm csv crate / calamine'];
const FILTER = 'filter change: total + 8 facets';
const FREE = 50; // ms of the main thread: what is longer, a person feels

// A page need not have all functions; what it lacks says nothing about what it has.
const INNOCENT = /^(ok|right|–|no peek.*|no (setFilter|crosstab)(; no (setFilter|crosstab))*)$/;
const timed = (c) => c?.ms?.n > 0;
const sound = (c) => timed(c) && !c.errors?.length && INNOCENT.test(c.check ?? '–');
const fault = (c) => c && !sound(c) && (c.errors?.[0] ?? (timed(c) && c.check));

// `best` is the ratio of the best runs: where it lies far from the median's, the machine was busy.
const times = (ours, theirs, scale = 1) => ({ ratio: (scale * ours.ms.median) / theirs.ms.median, best: (scale * ours.ms.min) / theirs.ms.min,
  said: `${ms(ours.ms.median)} ms to ${ms(theirs.ms.median)} ms` });
const memory = (c) => ({ ratio: c.rssPeak.max / c.bytes, best: c.rssPeak.min / c.bytes, said: `${Math.round(c.rssPeak.max / 1e6)} MB to ${Math.round(c.bytes / 1e6)} MB` });

/** The gate's lines for one contender: {what, against, ratio, best, limit, kept: true | false | null, said}. */
export function lines({ cells }, name) {
  const find = (section, test, who = name) => cells.find((c) => c.section === section && c.test === test && c.name === who);
  const out = [];
  // Whoever fails or reads wrongly keeps no limit; what was not measured is not judged.
  const line = (what, against, most, ours, measure) => {
    const limit = most === undefined ? '' : `≤ ${most}`, wrong = fault(ours), m = sound(ours) ? measure() : undefined;
    if (wrong) out.push({ what, against, limit, kept: false, said: wrong });
    else if (!m) out.push({ what, against, limit, kept: null, said: 'not measured' });
    else out.push({ what, against, limit, ...m, kept: most === undefined ? null : m.ratio <= most });
  };
  const beside = (what, section, test, who, most, state = '') => {
    const there = who.map((w) => find(section, test, w + state)).filter(sound).sort((a, b) => a.ms.median - b.ms.median), [best] = there, ours = find(section, test, name + state);
    // A run without some of the peers must not look as if they had been beaten.
    const few = best && there.length < who.length ? ` (only ${there.length} measured)` : '';
    line(what, who.length === 1 ? who[0] : `fastest of ${who.length} peers${few}${best ? `: ${best.name}` : ''}`, most, ours, () => best && times(ours, best));
  };

  const [small, large] = ['csv:100k', 'csv:1M'].map((test) => find('csv', test));
  for (const test of ['csv:100k', 'csv:1M']) beside(test, 'csv', test, TYPED, 0.5);
  beside('csv:100k, cold', 'csv', 'csv:100k', TYPED, undefined, ', cold');
  beside('csv:100k', 'csv', 'csv:100k', BOUND, 1.5);
  beside('csv:1M', 'csv', 'csv:1M', BOUND);
  line('csv:1M, time per row', 'itself at csv:100k', 1.15, large, () => sound(small) && times(large, small, 0.1));
  line('csv:1M, peak memory', 'size of the file', 1.6, large, () => large.rssPeak?.n > 0 && memory(large));

  for (const test of ['inline:10k', 'shared:10k']) beside(test, 'xlsx', test, WORKBOOKS, 0.6);
  beside('shared:100k', 'xlsx', 'shared:100k', ['hucre'], 0.6);

  const kind = cells.find((c) => c.section === 'enc')?.test ?? 'cp1252:100k';
  const old = find('enc', kind), utf8 = find('enc', kind.replace('cp1252:', 'csv:'));
  line(kind, 'itself on the same rows in UTF-8', 1.2, old, () => sound(utf8) && times(old, utf8));
  const letters = old?.check === 'right' ? true : fault(old) ? false : null;
  out.push({ what: `${kind}, letters`, against: 'what was written', limit: 'right', kept: letters, said: old?.check ?? 'not measured' });

  for (const [who, most] of [['duckdb-wasm tuned', 0.4], ['crossfilter2', 0.2]]) beside('filter change', 'analyse', FILTER, [who], most);

  const worst = cells.filter((c) => c.name === name && c.longest?.n > 0).sort((a, b) => b.longest.max - a.longest.max)[0];
  const place = worst && `${ms(worst.longest.max)} ms in ${worst.section}, ${worst.test}; median there ${ms(worst.longest.median)} ms`;
  out.push({ what: 'longest main-thread task', against: 'worst of all runs', limit: `< ${FREE} ms`, kept: worst ? worst.longest.max < FREE : null, said: place ?? 'not measured' });
  return out;
}

/** The gate as markdown, and whether nothing that was measured breaks it. */
export function gate(results) {
  const names = [...new Set(results.cells.filter((c) => c.contender && !c.cold).map((c) => c.name))], out = [];
  const number = (x) => (Number.isFinite(x) ? x.toFixed(2) : '–'), word = (kept) => (kept === null ? '–' : kept ? 'yes' : '**no**');
  let kept = names.length > 0;
  for (const name of names) {
    const all = lines(results, name), count = (k) => all.filter((l) => l.kept === k).length, missing = all.filter((l) => l.said === 'not measured').length;
    out.push(`## What ${name} must keep to (${results.mode} run)`, '', '| What | Against | Ratio | Best runs | Limit | Kept | Seen |', '|---|---|--:|--:|--:|---|---|');
    for (const l of all) out.push(`| ${[l.what, l.against, number(l.ratio), number(l.best), l.limit, word(l.kept), l.said].join(' | ').replaceAll('\n', ' ')} |`);
    out.push('', `${count(true)} kept, ${count(false)} not kept, ${missing} not measured.`);
    kept &&= count(false) === 0;
  }
  return { text: names.length ? out.join('\n') : 'The gate judges contenders, and none was measured.', kept };
}
