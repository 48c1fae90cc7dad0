// What browsers do to a page's storage: databases that are missing, denied or full, local storage that is denied or
// full. Each is a script that runs in a page, or in its engine's worker, before anything of theirs.

/** Runs where the database is to be. */
const DATABASE = {
  missing: () => {
    for (let owner = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
      delete owner.indexedDB;
    }
    Object.defineProperty(globalThis, "indexedDB", { value: undefined, configurable: true });
  },
  denied: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
  },
  /** The request fails by its event, as in a profile whose databases are broken. */
  failing: () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function broken(name) {
      // A database that is given up while it is made: the event is the browser's own.
      const request = open.call(this, `${name}-failing`, 1);
      Object.defineProperty(request, "error", { value: new DOMException("Internal error opening backing store.", "UnknownError") });
      request.addEventListener("upgradeneeded", (event) => {
        event.stopImmediatePropagation();
        request.transaction.abort();
      });
      return request;
    };
  },
  /** What is put is refused at once, as when the value alone has no room. */
  full: () => {
    for (const name of ["put", "add"]) {
      IDBObjectStore.prototype[name] = function refused() {
        throw new DOMException("The current transaction exceeded its quota limitations.", "QuotaExceededError");
      };
    }
  },
  /** What is put is taken, and the transaction gives it up when it is to be written. */
  fullLate: () => {
    const told = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "error");
    const full = new WeakSet();
    const giveUp = (transaction) => {
      full.add(transaction);
      try {
        transaction.abort();
      } catch {
        // It has ended already.
      }
    };
    Object.defineProperty(IDBTransaction.prototype, "error", {
      configurable: true,
      get() {
        return full.has(this) ? new DOMException("Encountered full disk while committing.", "QuotaExceededError") : told.get.call(this);
      },
    });
    for (const name of ["put", "add"]) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function taken(...values) {
        const request = write.apply(this, values);
        // Answered behind what was put, and so before the transaction can end by itself. Nobody else hears of it.
        const after = this.count();
        after.onsuccess = () => giveUp(this.transaction);
        after.onerror = (event) => {
          event.preventDefault();
          event.stopPropagation();
        };
        return request;
      };
    }
    IDBTransaction.prototype.commit = function commit() {
      giveUp(this);
    };
  },
};

const LOCAL = {
  denied: () => {
    Object.defineProperty(globalThis, "localStorage", {
      configurable: true,
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  },
  full: () => {
    Storage.prototype.setItem = function refused() {
      throw new DOMException("Setting the value exceeded the quota.", "QuotaExceededError");
    };
  },
};

const both = (database, local) => ({ page: [DATABASE[database], LOCAL[local]], worker: [DATABASE[database]] });
const database = (name) => ({ page: [DATABASE[name]], worker: [DATABASE[name]] });
const local = (name) => ({ page: [LOCAL[name]], worker: [] });

/** Each condition by its name; `quota` is what the browser itself is told of the host's room, in bytes. */
export const CONDITIONS = {
  none: { page: [], worker: [] },
  "database missing": database("missing"),
  "database denied: open throws": database("denied"),
  "database failing: open fails by event": database("failing"),
  "database full: put throws": database("full"),
  "database full: transaction aborts": database("fullLate"),
  "database full: browser's quota": { page: [], worker: [], quota: 1 },
  "local storage denied": local("denied"),
  "local storage full": local("full"),
  "both denied": both("denied", "denied"),
  "both full": both("full", "full"),
};

const ENGINE = "**/engine_worker.js*";

/** Puts a page that has not been opened yet under a condition, for as long as it lives. */
export async function under(page, { page: scripts, worker, quota }, origin) {
  for (const script of scripts) {
    await page.addInitScript(script);
  }
  if (worker.length > 0) {
    await page.route(ENGINE, async (route) => {
      const response = await route.fetch();
      const body = `${worker.map((script) => `(${script})();`).join("\n")}\n${await response.text()}`;
      await route.fulfill({ response, body });
    });
  }
  if (quota !== undefined) {
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: quota });
    return () => session.send("Storage.overrideQuotaForOrigin", { origin });
  }
  return () => {};
}
