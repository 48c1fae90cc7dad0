// What a contender is: a page that exposes
//   window.__bench = {
//     ready?: Promise,                                   // start-up, timed apart from the import
//     importFile(file: File) -> Promise<{rows, ms, phases?: {name: ms}}>,
//     peek?(i) -> {columns: [..], row: [..]}             // data row i, for the correctness column
//     prepare?()                                         // after import, before filters
//     setFilter?({values: {col: [..]}, from?, to?}) -> {total, facets: {col: {value: n}}}
//                                                        // a facet's own choice is left out of its own counts
//     crosstab?(year) -> {'Verksamhet|Typ|MM': n}
//     renderChart?({kind: 'bar'|'heatmap'}) -> {script, drawn, painted}
//   }
// Give `url`, or `dir` (a built page, served from an origin of its own) with `path`; `weigh` is the folder to weigh where
// that is not `dir`. Same on the command line, which is how `cargo xtask bench` gives Lärdom:
//   node run.mjs --contender lardom=../../target/bench --weigh lardom=../../dist
export const contenders = [
  // { name: 'live', url: 'http://127.0.0.1:8080/', does: ['csv', 'xlsx', 'analyse', 'enc', 'chart'] },
];
