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
 * - `requests`: every request so far, oldest first: `{ method, url, status }`.
 */
export async function serveFolder(root, options = {}) {
  const host = {
    requests: [],
    broken: options.broken ?? [],
    wasmType: options.wasmType ?? TYPES[".wasm"],
  };
  const base = withSlashes(options.base ?? "/en/djup/mapp/");
  const folder = resolve(root);

  const server = createServer(async (request, response) => {
    const entry = { method: request.method, url: request.url, status: 0 };
    host.requests.push(entry);
    const { status, type, body } = await answer(request, folder, base, host);
    entry.status = status;
    // Tests reload the page to see it as a returning visitor would; they must not see a cached
    // file that a broken host would not have given.
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
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
  if (host.broken.some((rule) => (rule instanceof RegExp ? rule.test(name) : name.includes(rule)))) {
    return missing;
  }
  const file = resolve(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
  if (!file.startsWith(folder + sep)) {
    return missing;
  }
  try {
    const body = await readFile(file);
    const extension = extname(file).toLowerCase();
    const type = extension === ".wasm" ? host.wasmType : (TYPES[extension] ?? "application/octet-stream");
    return { status: 200, type, body };
  } catch {
    return missing;
  }
}
