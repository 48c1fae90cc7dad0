import { mb, ms } from './stats.mjs';

const HEAD = { floor: 'Floor: passes over the same bytes', csv: 'CSV to rows', xlsx: 'XLSX to rows', analyse: 'Cross-tab and facets', enc: 'No encoding told', chart: 'First chart render' };
const kb = (n) => (n / 1024).toFixed(n < 10240 ? 1 : 0);
const range = (s) => (s?.n ? `${ms(s.min)} – ${ms(s.max)}` : '–');

export function report(r) {
  const out = [`# Peers in Chromium ${r.chromium} (${r.mode}, ${r.when.slice(0, 16)}Z, ${r.seconds.total} s)`, '',
    `${r.machine.cpu}, ${r.machine.cores} cores. Times in ms, memory in MiB. n = runs, each in a fresh page (analyse: samples). CPU = processor time of all browser processes. Longest = longest main-thread task. Peak = renderer RSS.`, '',
    '| Test | Who | Median | Min – max | n | MB/s | CPU | Longest | Blocked | JS heap | Peak | Start-up | Check | Where the time goes / note |', '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|'];
  let last;
  const order = new Map(); // rows of one test together, in the order in which the tests came up
  for (const c of r.cells) order.set(c.section + c.test, [...(order.get(c.section + c.test) ?? []), c]);
  for (const c of [...order.values()].flat()) {
    const test = `${HEAD[c.section]}: ${c.test}`;
    const phases = Object.entries(c.phases ?? {}).map(([k, v]) => `${k} ${ms(v.median)}`).join(', ');
    const check = c.failed ? `FAILS: ${c.failed.slice(0, 90)}` : [c.check, c.date && c.section !== 'enc' ? `dates: ${c.date}` : ''].filter(Boolean).join('; ');
    out.push(`| ${test === last ? '' : `**${test}**`} | ${c.contender ? `**${c.name}**` : c.name}${c.where ? ` (${c.where})` : ''} | ${ms(c.ms?.median)} | ${range(c.ms)} | ${c.ms?.n ?? 0} | ${c.bytes && c.ms?.n ? Math.round(c.bytes / 1e3 / c.ms.median) : ''} | ${ms(c.cpu?.median)} | ${ms(c.longest?.median)} | ${ms(c.blocked?.median)} | ${mb(c.heap?.median)} | ${mb(c.rssPeak?.max)} | ${ms(c.init?.median)} | ${check.replaceAll('|', '/').replaceAll('\n', ' ')} | ${[phases, c.note].filter(Boolean).join('; ').replaceAll('|', '/')} |`);
    last = test;
  }
  if (r.weights.length) {
    out.push('', '| Weight (KiB) | Raw | gzip -9 | brotli 11 | Parts |', '|---|--:|--:|--:|---|');
    for (const w of r.weights) out.push(`| ${w.contender ? `**${w.name}**` : w.name} | ${w.error ?? kb(w.raw)} | ${w.error ? '' : kb(w.gzip)} | ${w.error ? '' : kb(w.brotli)} | ${w.parts ?? ''} |`);
  }
  const cal = r.cells.filter((c) => c.calib?.n);
  if (cal.length) out.push('', `Noise: a fixed piece of work before each run took ${ms(Math.min(...cal.map((c) => c.calib.min)))} – ${ms(Math.max(...cal.map((c) => c.calib.max)))} ms (median of medians ${ms(cal.map((c) => c.calib.median).sort((a, b) => a - b)[cal.length >> 1])}); load average ${Math.max(...cal.map((c) => c.load?.max ?? 0)).toFixed(1)} at most.`);
  out.push('', `Seconds: ${Object.entries(r.seconds).map(([k, v]) => `${k} ${v}`).join(', ')}. Versions: ${Object.entries(r.versions).map(([k, v]) => `${k} ${v}`).join(', ')}.`);
  return out.join('\n');
}
