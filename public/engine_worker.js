// Starts the engine in its worker, whose name is the address of this file. The part after "?" names the build, so that a
// page never gets an engine of another build from a cache. Whatever stops the engine is sent to the page as its last words.
"use strict";

const beside = (name) => new URL(name + new URL(self.name).search, self.name).href;
const lastWords = (error) => self.postMessage(String(error?.message ?? error));

self.addEventListener("unhandledrejection", (event) => lastWords(event.reason));

/** What the server gave: nothing else is told of a file that could not be had. */
const told = (response) => `${response.url}: ${response.status} ${response.headers.get("content-type") ?? ""}`;

// On its way while the other is fetched. Whoever waits for it below hears of it if it fails.
const program = fetch(beside("engine_bg.wasm")).then((response) => {
    if (!response.ok) {
        throw new Error(told(response));
    }
    return response;
});
program.catch(() => {});
try {
    importScripts(beside("engine.js"));
    wasm_bindgen({ module_or_path: program }).catch(lastWords);
} catch (error) {
    fetch(beside("engine.js")).then((response) => lastWords(told(response)), () => lastWords(error));
}
