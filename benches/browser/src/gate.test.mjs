import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gate, lines } from './gate.mjs';
import { summary } from './stats.mjs';

const cell = (section, name, test, ms, more = {}) => ({ section, test, name, contender: name === 'ours', ms: summary(ms), errors: [], check: 'ok', ...more });
const judge = (cells, what, against) => lines({ cells }, 'ours').find((l) => l.what === what && l.against.includes(against));

test('measures against the fastest peer that reads rightly', () => {
  const cells = [cell('csv', 'ours', 'csv:100k', [300, 310, 290]), cell('csv', 'udsv typed', 'csv:100k', [640]), cell('csv', 'arquero', 'csv:100k', [100], { check: 'differs: Typ' })];
  const line = judge(cells, 'csv:100k', 'fastest');
  assert.equal(line.against, 'fastest of 4 peers (only 1 measured): udsv typed');
  assert.equal(line.ratio, 300 / 640);
  assert.equal(line.kept, true);
});

test('a page just opened is measured against peers just opened, and is nobody of its own', () => {
  const cold = { cold: true, contender: true };
  const cells = [cell('csv', 'ours', 'csv:100k', [200], { longest: summary([8]) }), cell('csv', 'ours, cold', 'csv:100k', [700], cold), cell('csv', 'udsv typed', 'csv:100k', [600]),
    cell('csv', 'udsv typed, cold', 'csv:100k', [800], { cold: true })];
  const line = judge(cells, 'csv:100k, cold', 'fastest');
  assert.equal(line.ratio, 700 / 800);
  assert.equal(line.kept, null);
  assert.equal(judge(cells, 'csv:100k', 'fastest').ratio, 200 / 600);
  assert.equal(gate({ cells }).text.match(/must keep to/g).length, 1);
});

test('who fails, in one run even, or reads wrongly keeps nothing', () => {
  const peer = cell('csv', 'duckdb-wasm', 'csv:100k', [1000]);
  for (const ours of [{ errors: ['the tab crashed'] }, { check: 'differs: Typ' }, { check: '99999 rows of 100000' }]) {
    assert.equal(judge([cell('csv', 'ours', 'csv:100k', [10], ours), peer], 'csv:100k', 'fastest').kept, false);
  }
  assert.equal(judge([cell('csv', 'ours', 'csv:100k', [], { errors: ['out of memory'] }), peer], 'csv:100k', 'fastest').said, 'out of memory');
});

test('what was not measured is not judged', () => {
  for (const l of lines({ cells: [] }, 'ours')) assert.equal(l.kept, null, l.what);
  const cells = [cell('csv', 'ours', 'csv:100k', [10])];
  assert.equal(judge(cells, 'csv:100k', 'fastest').said, 'not measured');
  const filter = 'filter change: total + 8 facets';
  assert.equal(judge([cell('analyse', 'ours', filter, [], { check: 'no setFilter; no crosstab' }), cell('analyse', 'crossfilter2', filter, [9])], 'filter change', 'crossfilter2').kept, null);
});

test('compares a contender with itself: rows, memory, encodings, main thread', () => {
  const cells = [cell('csv', 'ours', 'csv:100k', [200], { longest: summary([12, 51]) }), cell('csv', 'ours', 'csv:1M', [2400], { bytes: 400, rssPeak: summary([500, 600]) }),
    cell('enc', 'ours', 'cp1252:10k', [33], { check: 'right' }), cell('enc', 'ours', 'csv:10k', [30], { check: 'right' })];
  assert.equal(judge(cells, 'csv:1M, time per row', 'itself').kept, false);
  assert.equal(judge(cells, 'csv:1M, peak memory', 'file').ratio, 1.5);
  assert.equal(judge(cells, 'cp1252:10k', 'itself').kept, true);
  assert.equal(judge(cells, 'cp1252:10k, letters', 'written').kept, true);
  assert.equal(judge(cells, 'longest main-thread task', 'worst').kept, false);
});

test('nobody to judge is not a pass', () => {
  assert.equal(gate({ cells: [] }).kept, false);
  assert.equal(gate({ cells: [cell('csv', 'ours', 'csv:100k', [10], { longest: summary([8]) })] }).kept, true);
});
