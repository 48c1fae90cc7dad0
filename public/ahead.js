// Starts the engine while the page's own program is still on its way. That takes it over (`src/browser/engine_worker.rs`);
// what the engine says until then is kept for it. The part after "?" names the build.
(function () {
    "use strict";

    // Whoever only reads what another has shared needs no engine. Where it cannot be told from here, the program starts it.
    var mayBeShared = /paket|fil(=|%)|delad/.test(location.hash);
    if (mayBeShared || "lardomEngine" in window) {
        return;
    }
    var build = document.currentScript.src.split("?")[1];
    var worker = new Worker("engine_worker.js?" + build);
    var said = [];
    worker.onmessage = function (event) {
        said.push(event.data);
    };
    worker.onerror = function (event) {
        event.preventDefault();
        said.push(event.message);
    };
    window.lardomEngine = { build: build, worker: worker, said: said };
}());
