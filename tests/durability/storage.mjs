// Everything that a page has stored, taken out, put back, and damaged in one place. The functions with `inPage` run in
// a page of the host that holds no database.
import { STORED } from "./page.mjs";

/**
 * Runs in a page. `what.put`: what stands in storage is replaced by it. Gives back what stands there: `local` by key,
 * and `databases`, each with its stores and their records. Bytes are in base64, so that all of it is JSON.
 */
async function inPage({ prefix, put }) {
  const done = (request) => new Promise((taken, failed) => {
    request.onsuccess = () => taken(request.result);
    request.onerror = () => failed(request.error);
  });
  const ended = (transaction) => new Promise((taken, failed) => {
    transaction.oncomplete = () => taken();
    transaction.onabort = () => failed(transaction.error);
  });
  const toText = (bytes) => {
    let text = "";
    for (let at = 0; at < bytes.length; at += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    }
    return btoa(text);
  };
  const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const pack = async (value) => {
    if (value instanceof Blob) {
      const bytes = toText(new Uint8Array(await value.arrayBuffer()));
      return { blob: bytes, type: value.type, name: value.name, modified: value.lastModified };
    }
    if (value instanceof ArrayBuffer) {
      return { bytes: toText(new Uint8Array(value)), view: "ArrayBuffer" };
    }
    if (ArrayBuffer.isView(value)) {
      return { bytes: toText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)), view: value.constructor.name };
    }
    if (Array.isArray(value)) {
      return { list: await Promise.all(value.map(pack)) };
    }
    if (value && typeof value === "object" && !(value instanceof Date)) {
      const entries = Object.entries(value).map(async ([key, each]) => [key, await pack(each)]);
      return { object: await Promise.all(entries) };
    }
    if (typeof value === "bigint" || value instanceof Date || value === undefined) {
      return { other: typeof value === "bigint" ? "bigint" : value ? "date" : "undefined", value: value === undefined ? "" : String(Number(value)) };
    }
    return { plain: value };
  };
  const unpack = (packed) => {
    if ("blob" in packed) {
      const [parts, options] = [[toBytes(packed.blob)], { type: packed.type }];
      return packed.name === undefined ? new Blob(parts, options) : new File(parts, packed.name, { ...options, lastModified: packed.modified });
    }
    if ("bytes" in packed) {
      const bytes = toBytes(packed.bytes);
      return packed.view === "ArrayBuffer" ? bytes.buffer : packed.view === "Uint8Array" ? bytes : new globalThis[packed.view](bytes.buffer);
    }
    if ("list" in packed) {
      return packed.list.map(unpack);
    }
    if ("object" in packed) {
      return Object.fromEntries(packed.object.map(([key, each]) => [key, unpack(each)]));
    }
    return "other" in packed ? { bigint: BigInt, date: (ms) => new Date(Number(ms)), undefined: () => undefined }[packed.other](packed.value) : packed.plain;
  };

  const own = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  if (put) {
    own().forEach((key) => localStorage.removeItem(key));
    Object.entries(put.local).forEach(([key, value]) => localStorage.setItem(key, value));
  }
  const databases = [];
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const gone = put?.databases.filter(({ name }) => !names.includes(name)) ?? [];
  if (gone.length > 0) {
    throw new Error(`the database ${gone[0].name} is gone`);
  }
  for (const name of names) {
    const database = await done(indexedDB.open(name));
    const stores = [];
    for (const store of database.objectStoreNames) {
      const kept = put?.databases.find((each) => each.name === name)?.stores.find((each) => each.store === store);
      if (put) {
        const records = (kept?.records ?? []).map(({ key, value }) => [unpack(value), unpack(key)]);
        const transaction = database.transaction(store, "readwrite", { durability: "relaxed" });
        const into = transaction.objectStore(store);
        into.clear();
        records.forEach(([value, key]) => (into.keyPath === null ? into.put(value, key) : into.put(value)));
        await ended(transaction);
      }
      const from = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(from.getAllKeys()), done(from.getAll())]);
      const records = await Promise.all(keys.map(async (key, place) => ({ key: await pack(key), value: await pack(values[place]) })));
      stores.push({ store, keyPath: from.keyPath, records });
    }
    database.close();
    databases.push({ name, stores });
  }
  return { local: Object.fromEntries(own().map((key) => [key, localStorage.getItem(key)])), databases };
}

/** What is stored. */
export const takeOut = (page) => page.evaluate(inPage, { prefix: STORED.prefix });

/** Puts in the place of all that is stored what was taken out before. */
export const putBack = (page, stored) => page.evaluate(inPage, { prefix: STORED.prefix, put: stored });

const FLIP = "a bit flipped";
const CUT = "cut short";
const HALF = "cut to half";

function damageBytes(bytes, how, random) {
  if (how === FLIP) {
    const damaged = Buffer.from(bytes);
    damaged[random.below(damaged.length)] ^= 1 << random.below(8);
    return damaged;
  }
  return bytes.subarray(0, how === HALF ? Math.floor(bytes.length / 2) : random.below(bytes.length));
}

function damageText(text, how, random) {
  if (how !== FLIP) {
    return text.slice(0, how === HALF ? Math.floor(text.length / 2) : random.below(text.length));
  }
  const at = random.below(text.length);
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << random.below(7))) + text.slice(at + 1);
}

/** The places within a packed value that can be damaged, keys of their own left out. */
function leaves(packed, keyPath) {
  if (packed.object) {
    return packed.object.filter(([key]) => key !== keyPath).flatMap(([, each]) => leaves(each));
  }
  if (packed.list) {
    return packed.list.flatMap((each) => leaves(each));
  }
  const has = packed.blob ?? packed.bytes ?? (typeof packed.plain === "string" ? packed.plain : "");
  return has.length > 0 ? [packed] : [];
}

function damageLeaf(leaf, how, random) {
  for (const key of ["blob", "bytes"].filter((each) => each in leaf)) {
    leaf[key] = damageBytes(Buffer.from(leaf[key], "base64"), how, random).toString("base64");
    return;
  }
  leaf.plain = damageText(leaf.plain, how, random);
}

/** What can be damaged, by its kind: each a name and what damages it in a copy of what is stored. */
export function targets(stored) {
  const found = {};
  const add = (kind, name, damage) => (found[kind] ??= []).push({ kind, name, damage });
  for (const key of Object.keys(stored.local)) {
    const kind = key.startsWith(STORED.draft) ? "local storage, a draft" : `local storage, ${key}`;
    add(kind, key, (copy, how, random) => { copy.local[key] = damageText(copy.local[key], how, random); });
  }
  for (const [at, { name, stores }] of stored.databases.entries()) {
    for (const [place, { store, keyPath, records }] of stores.entries()) {
      for (const [number, { value }] of records.entries()) {
        if (leaves(value, keyPath).length > 0) {
          add(`database ${name}, ${store}`, `record ${number + 1} of ${records.length}`, (copy, how, random) => {
            const record = copy.databases[at].stores[place].records[number];
            damageLeaf(random.of(leaves(record.value, keyPath)), how, random);
          });
        }
      }
    }
  }
  return found;
}

export const DAMAGES = [FLIP, CUT, HALF];
