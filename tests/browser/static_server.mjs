// A static file host for the browser tests: as plain as the ones the page will live on.
//
// It serves one folder below a sub-path, answers 404 for everything else, and writes down every
// request, so that a test can say what the page asked for (and that it asked nobody else).
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".ods": "application/vnd.oasis.opendocument.spreadsheet",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * Serves `root` at `http://127.0.0.1:PORT` + `base` and gives back
 * `{ url, origin, requests, broken, wasmType, close() }`.
 *
 * - `base`: the sub-path, `/en/djup/mapp/` unless told otherwise.
 * - `wasmType`: the MIME type for .wasm files; give a wrong one to see what the page says.
 * - `broken`: strings or regular expressions; a path below `base` that contains or matches one
 *   of them is 404. The array can be changed while the server runs.
 * - `odd`: answers of another kind, `{ path, status, type, never }` each: the first whose `path` (as in `broken`) fits is
 *   what is sent, with `nosniff`; where it says `never`, nothing is. `{ path, body }` is a page of HTML that is in no file.
 *   Can be changed likewise.
 * - `headers`: what is sent with every answer.
 * - `requests`: every request so far, oldest first: `{ method, url, status }`.
 */
export async function serveFolder(root, options = {}) {
  const host = {
    requests: [],
    broken: options.broken ?? [],
    odd: options.odd ?? [],
    wasmType: options.wasmType ?? TYPES[".wasm"],
  };
  const base = withSlashes(options.base ?? "/en/djup/mapp/");
  const folder = resolve(root);

  const server = createServer(async (request, response) => {
    const entry = { method: request.method, url: request.url, status: 0 };
    host.requests.push(entry);
    const { status, type, body, headers, never } = await answer(request, folder, base, host);
    entry.status = status;
    if (never) {
      return;
    }
    // Tests reload the page to see it as a returning visitor would; they must not see a cached
    // file that a broken host would not have given.
    const kept = { "Content-Type": type, "Cache-Control": "no-store" };
    response.writeHead(status, { ...kept, ...options.headers, ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(options.port ?? 0, "127.0.0.1", done);
  });

  host.origin = `http://127.0.0.1:${server.address().port}`;
  host.url = host.origin + base;
  host.close = () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    return closed;
  };
  return host;
}

/** Whether a path below the base is meant by a string or a regular expression. */
const isMeant = (rule, name) => (rule instanceof RegExp ? rule.test(name) : name.includes(rule));

function withSlashes(path) {
  return `/${path}/`.replaceAll(/\/+/g, "/");
}

async function answer(request, folder, base, host) {
  const missing = { status: 404, type: TYPES[".txt"], body: "404\n" };
  if (request.method !== "GET" && request.method !== "HEAD") {
    return { status: 405, type: TYPES[".txt"], body: "405\n" };
  }
  let path;
  try {
    path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  } catch {
    return missing;
  }
  if (!path.startsWith(base)) {
    return missing;
  }
  const name = path.slice(base.length);
  if (host.broken.some((rule) => isMeant(rule, name))) {
    return missing;
  }
  const odd = host.odd.find(({ path: rule }) => isMeant(rule, name));
  if (odd?.body) {
    return { status: 200, type: TYPES[".html"], body: odd.body };
  }
  const file = resolve(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
  if (!file.startsWith(folder + sep)) {
    return missing;
  }
  try {
    const body = await readFile(file);
    const extension = extname(file).toLowerCase();
    const type = extension === ".wasm" ? host.wasmType : (TYPES[extension] ?? "application/octet-stream");
    return { status: 200, type, body, ...odd, headers: odd && { "X-Content-Type-Options": "nosniff" } };
  } catch {
    return missing;
  }
}
