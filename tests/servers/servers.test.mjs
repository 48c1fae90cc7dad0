// The settings that `docs/drift.md` gives for web servers, tried on those servers as they stand there: what is sent, and
// that the page opens and reads a file. A server that is not installed is skipped.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DIST, newPage, openBrowser } from "../browser/harness.mjs";
import { serveFolder } from "../browser/static_server.mjs";
import { SAMPLES, drop, eventually, openStart } from "../browser/steps.mjs";

const docs = await readFile(join(dirname(fileURLToPath(import.meta.url)), "../../docs/drift.md"), "utf8");

/** The only block of a language in the document. */
function block(language) {
  const blocks = [...docs.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].filter(([, name]) => name === language);
  assert.equal(blocks.length, 1, `one block of ${language || "no language"}`);
  return blocks[0][2];
}

const POLICY = block("").trim().replace("Content-Security-Policy: ", "");
const FOR_EVER = "public, max-age=31536000, immutable";
const ASK = "no-cache";
const ALWAYS = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const folder = await mkdtemp(join(tmpdir(), "lardom-servers-"));
const root = join(folder, "root");
await cp(DIST, root, { recursive: true, filter: (path) => !path.includes(".stage") });
// Servers that are started by the administrator read as somebody else.
await chmod(folder, 0o755);
const browser = await openBrowser();
const running = [];
after(async () => {
  await browser.close();
  for (const server of running) {
    server.kill();
    await server.ended;
  }
  await rm(folder, { recursive: true });
});

function program(name) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return folders.map((each) => join(each, name)).find(existsSync);
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a server and waits until it answers. */
async function start(name, options, port) {
  const server = spawn(name, options, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (data) => {
      said += data;
    });
  }
  server.ended = new Promise((done) => server.once("exit", done));
  running.push(server);
  const end = Date.now() + 15_000;
  for (;;) {
    try {
      return await fetch(`http://127.0.0.1:${port}/`);
    } catch {
      assert.ok(server.exitCode === null && Date.now() < end, `${name} does not answer:\n${said}`);
      await new Promise((again) => setTimeout(again, 100));
    }
  }
}

const replaced = (text, from, to) => {
  assert.ok(text.includes(from), `${from} in the example`);
  return text.replaceAll(from, to);
};

/** How each server is started with its example on a port: the program and its arguments. */
const SERVERS = {
  async nginx(port) {
    const example = replaced(replaced(block("nginx"), "listen 80;", `listen 127.0.0.1:${port};`), "/srv/lardom", root);
    const file = join(folder, "nginx.conf");
    const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((each) => `${each}_temp_path ${folder}/${each};`).join("\n");
    await writeFile(file, `daemon off;\nerror_log stderr;\npid ${folder}/nginx.pid;\nevents {}\n`
      + `http {\naccess_log off;\n${places}\n${example}\n}\n`);
    return ["-c", file, "-e", "stderr"];
  },
  async apache2(port) {
    const example = replaced(replaced(block("apache"), "*:80", `127.0.0.1:${port}`), "/srv/lardom", root);
    const modules = ["mpm_event", "authz_core", "headers", "mime", "dir", "filter", "deflate"]
      .map((each) => `LoadModule ${each}_module /usr/lib/apache2/modules/mod_${each}.so`).join("\n");
    const file = join(folder, "apache2.conf");
    await writeFile(file, `${modules}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/apache2.pid\n`
      + `ErrorLog ${folder}/apache2.log\nTypesConfig /etc/mime.types\nUser www-data\nGroup www-data\n${example}`);
    return ["-d", folder, "-f", file, "-DFOREGROUND"];
  },
  async caddy(port) {
    const example = replaced(replaced(block("caddy"), "http://lardom.kommunen.example", `http://127.0.0.1:${port}`), "/srv/lardom", root);
    const file = join(folder, "Caddyfile");
    await writeFile(file, `{\n\tadmin off\n\tstorage file_system ${folder}/caddy\n}\n${example}`);
    return ["run", "--config", file, "--adapter", "caddyfile"];
  },
};

for (const [name, options] of Object.entries(SERVERS)) {
  const installed = program(name);
  test(`${name} with the example sends what it should, and the page reads a file`, { skip: installed ? false : `${name} is not installed` }, async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    await start(installed, await options(port), port);
    const files = await readdir(root);
    const app = files.find((file) => file.startsWith("app-"));
    const css = files.find((file) => file.endsWith(".css"));
    for (const [file, type, cache] of [
      ["", "text/html", ASK],
      ["boot.js", "text/javascript", ASK],
      ["engine_worker.js?0123456789abcdef", "text/javascript", ASK],
      ["engine.js", "text/javascript", ASK],
      ["engine_bg.wasm", "application/wasm", ASK],
      ["icon.svg", "image/svg+xml", ASK],
      [`${app}/app.js`, "text/javascript", FOR_EVER],
      [`${app}/app_bg.wasm`, "application/wasm", FOR_EVER],
      [css, "text/css", FOR_EVER],
      ["sample/vuxenutbildning_2022.ods", "application/vnd.oasis.opendocument.spreadsheet", ASK],
    ]) {
      const response = await fetch(url + file, { headers: { "Accept-Encoding": "gzip" } });
      const { headers } = response;
      assert.equal(response.status, 200, file);
      assert.equal(headers.get("content-type").split(";")[0], type, file);
      assert.equal(headers.get("cache-control"), cache, file);
      for (const [header, value] of Object.entries(ALWAYS)) {
        assert.equal(headers.get(header), value, `${header} of ${file}`);
      }
      const packed = /\.(js|wasm|css)(\?|$)/.test(file);
      assert.equal(headers.get("content-encoding"), packed ? "gzip" : headers.get("content-encoding"), file);
      await response.arrayBuffer();
    }
    const missing = await fetch(`${url}finns-inte.js`);
    assert.equal(missing.status, 404);
    assert.equal(missing.headers.get("x-content-type-options"), "nosniff");

    const page = await newPage(browser);
    await openStart(page, url);
    await drop(page, SAMPLES);
    await page.locator("table.ledger tbody tr").nth(6).waitFor();
    assert.deepEqual(page.problems, []);
    await page.context().close();

    // Another site that shows it inside its own gets nothing to show.
    const other = await newPage(browser);
    const site = await serveFolder(root, { odd: [{ path: "frame.html", body: `<!doctype html><iframe src="${url}"></iframe>` }] });
    await other.goto(`${site.url}frame.html`);
    await eventually(() => assert.ok(other.problems.some((line) => line.includes("frame-ancestors")), other.problems.join("\n")));
    await other.context().close();
    await site.close();
  });
}

test("the example for IIS is XML, and says what the others do", async () => {
  const page = await newPage(browser);
  const said = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, "application/xml");
    const pairs = (selector, key, value) =>
      Object.fromEntries([...document.querySelectorAll(selector)].map((each) => [each.getAttribute(key).toLowerCase(), each.getAttribute(value)]));
    return {
      error: document.querySelector("parsererror")?.textContent ?? "",
      root: document.documentElement.nodeName,
      headers: pairs("system\\.webServer > httpProtocol > customHeaders > add", "name", "value"),
      types: pairs("system\\.webServer > staticContent > mimeMap", "fileExtension", "mimeType"),
      cache: document.querySelector("clientCache").getAttribute("cacheControlMode"),
    };
  }, block("xml"));
  assert.equal(said.error, "");
  assert.equal(said.root, "configuration");
  assert.deepEqual(said.headers, ALWAYS);
  assert.equal(said.types[".js"], "text/javascript");
  assert.equal(said.types[".wasm"], "application/wasm");
  assert.equal(said.cache, "DisableCache");
  await page.context().close();
});

test("the policy is the page's own, with who may show it inside another page", async () => {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  const own = html.match(/http-equiv="?Content-Security-Policy"? content="([^"]+)"/)[1];
  assert.equal(POLICY, `${own}; frame-ancestors 'self'`);
  for (const language of ["nginx", "apache", "caddy", "xml"]) {
    assert.ok(block(language).includes(`"${POLICY}"`), language);
  }
});
