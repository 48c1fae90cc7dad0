// Starts the engine while the page's own program is still on its way. That takes it over (`src/browser/engine_worker.rs`);
// what the engine says until then is kept for it. The part after "?" names the build.
(function () {
    "use strict";

    // Whoever only reads what another has shared needs no engine. Where it cannot be told from here, the program starts it.
    var mayBeShared = /paket|fil(=|%)|delad/.test(location.hash);
    // Inside another page, and straight from a folder, it is not certain yet that anything starts.
    var alone = window.top === window && location.protocol !== "file:";
    if (mayBeShared || !alone || "lardomEngine" in window) {
        return;
    }
    var build = document.currentScript.src.split("?")[1];
    var said = [];
    try {
        // As the program does it, which says why.
        var script = new Blob(["importScripts(name)"], { type: "text/javascript" });
        var address = new URL("engine_worker.js?" + build, location.href).href;
        var worker = new Worker(URL.createObjectURL(script), { name: address });
    } catch (error) {
        // The program tries again, and tells.
        return;
    }
    worker.onmessage = function (event) {
        said.push(event.data);
    };
    worker.onerror = function (event) {
        event.preventDefault();
        said.push(event.message || "Content-Security-Policy: worker-src blob:");
    };
    window.lardomEngine = { build: build, worker: worker, said: said };
}());
