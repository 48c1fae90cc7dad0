// Starts the engine in its worker. The part after "?" names the build, so that a page never gets an engine
// of another build from a cache. Whatever stops the engine is sent to the page as its last words.
"use strict";

const build = self.location.search;
const lastWords = (error) => self.postMessage(String(error?.message ?? error));

self.addEventListener("unhandledrejection", (event) => lastWords(event.reason));

try {
    // On its way while the other is fetched. Whoever waits for it below hears of it if it fails.
    const program = fetch(`engine_bg.wasm${build}`);
    program.catch(() => {});
    importScripts(`engine.js${build}`);
    wasm_bindgen({ module_or_path: program }).catch(lastWords);
} catch (error) {
    lastWords(error);
}
