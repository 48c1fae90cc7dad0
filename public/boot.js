// Says in words why the page cannot start, or must not. Written for browsers so old that they can run little else.
(function () {
    "use strict";

    function show(id) {
        var element = document.getElementById(id);
        if (element) {
            element.hidden = false;
        }
    }

    var failed = false;

    function fail(which, detail) {
        // Once the program has started it has taken the waiting text away and speaks for itself.
        var waiting = document.getElementById("start-waiting");
        if (!waiting) {
            return;
        }
        failed = true;
        waiting.hidden = true;
        show("start-failed");
        show(which);
        document.getElementById("start-detail").textContent = detail ? String(detail) : "";
    }

    function whenRead(action) {
        if (document.readyState === "loading") {
            document.addEventListener("DOMContentLoaded", action);
        } else {
            action();
        }
    }

    // Says something in place of the page, whose program looks for this before it starts.
    function refuse(which) {
        window.lardomRefused = failed = true;
        whenRead(function () {
            show(which);
            document.getElementById("start-alone").href = location.href;
        });
    }

    // A site that shows the page inside its own can lay something over it and lead the user's hand. A page of the same
    // host may: it can do whatever it likes with this one anyhow.
    function isFramedByOthers() {
        try {
            for (var frame = window; frame !== frame.parent; frame = frame.parent) {
                if (frame.parent.location.host !== location.host) {
                    return true;
                }
            }
            return false;
        } catch (error) {
            return true;
        }
    }

    if (location.protocol === "file:") {
        refuse("start-folder");
        return;
    }
    if (isFramedByOthers()) {
        refuse("start-framed");
        return;
    }

    // Only a page that can run this is on its way.
    whenRead(function () {
        if (!failed) {
            show("start-waiting");
        }
    });

    // A program of one instruction that works on sixteen bytes at once, as the page's own do.
    function hasSimd() {
        return WebAssembly.validate(new Uint8Array([
            0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
        ]));
    }

    var current = typeof WebAssembly === "object" && "noModule" in document.createElement("script") && hasSimd();
    if (!current) {
        whenRead(function () {
            fail("start-old", navigator.userAgent);
        });
        return;
    }
    window.addEventListener("unhandledrejection", function (event) {
        fail("start-broken", event.reason && (event.reason.message || event.reason));
    });
    // Captured, so that parts of the page that cannot be fetched are heard of too.
    window.addEventListener("error", function (event) {
        var source = event.target && (event.target.src || event.target.href);
        whenRead(function () {
            fail("start-broken", source || event.message);
        });
    }, true);
}());
