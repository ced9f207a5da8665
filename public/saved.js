// What this browser holds of the work, read without the app: for the crash page and for recover.html.
window.usherSaved = (() => {
  "use strict";
  const table = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  function crc32(text) {
    let sum = -1;
    for (const byte of new TextEncoder().encode(text)) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
    return ~sum >>> 0;
  }
  const holds = (record) => typeof record.text === "string" && crc32(record.text) === record.crc32 >>> 0;

  function open() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open("usher");
      let late = false;
      const timer = setTimeout(() => reject(new Error("storage does not answer"), (late = true)), 5000);
      // Not there yet: leave it so, or the app would later find a database without its stores.
      request.onupgradeneeded = () => request.transaction.abort();
      request.onerror = () => {
        clearTimeout(timer);
        if (request.error.name === "AbortError") resolve(null);
        else reject(request.error);
      };
      request.onsuccess = () => {
        clearTimeout(timer);
        if (late) return request.result.close();
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
    });
  }
  function all(db, store) {
    if (!db?.objectStoreNames.contains(store)) return [];
    return new Promise((resolve, reject) => {
      const request = db.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }
  function local(key) {
    let text = null;
    try {
      text = localStorage.getItem(key);
      return JSON.parse(text);
    } catch {
      return text; // Unreadable is kept as it stands, and storage that is denied holds nothing.
    }
  }

  // Newest snapshot whose checksum holds, then the journal after it up to the first gap or damaged record.
  async function read() {
    const db = await open();
    try {
      const snapshots = await all(db, "snapshots");
      const journal = await all(db, "journal"); // by n: it is the key
      const newest = snapshots.filter(holds).sort((a, b) => b.n - a.n)[0] ?? null;
      const after = journal.filter((record) => record.n > (newest?.n ?? 0));
      let expected = (newest?.n ?? 0) + 1;
      const cut = after.findIndex((record) => record.n !== expected++ || !holds(record));
      const good = cut < 0 ? after : after.slice(0, cut);
      return { snapshots, journal, newest, after, good, tail: local("usher.tail"), last: local("usher.last"), at: (good.at(-1) ?? newest)?.at };
    } finally {
      db?.close();
    }
  }

  const stamp = () => new Date().toISOString().slice(0, 16).replace(/[:T]/g, "-");
  const pretty = (value) => JSON.stringify(value, null, 2) + "\n";
  const joined = ({ snapshots, journal, tail }) => ({
    name: `usher-recovery-${stamp()}.json`,
    text: pretty({ format: "usher/recovery", version: 1, snapshots, journal, tail }),
  });
  // A plain workspace file where that is the whole truth; with newer changes beside it, all there is.
  const best = (found) =>
    found.newest && !found.after.length && !found.tail ? { name: `usher-workspace-${stamp()}.json`, text: found.newest.text } : joined(found);

  function download({ name, text }) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
  return { read, holds, joined, best, pretty, download };
})();
