// What a browser holds, put there as the app puts it: the stores of src/platform/journal.rs, without the app.
import { type Page } from "../fixtures";

export interface Change {
  n: number;
  text: string;
  at?: number;
  damaged?: boolean;
}
export interface Snapshot extends Change {
  slot: "A" | "B";
}

/** CRC-32 as in PNG and gzip, bit by bit: a second writing of it, to hold the page's own table against. */
export function crc32(text: string): number {
  let sum = 0xffffffff;
  for (const byte of Buffer.from(text, "utf8")) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

const at = Date.UTC(2026, 1, 24, 12, 0, 0);
const sealed = <T extends Change>({ damaged, ...record }: T) => ({
  at,
  ...record,
  crc32: damaged ? 1 : crc32(record.text),
  length: record.text.length,
});

/** Writes the database; the page must be on the app's origin and without an open app. */
export async function keep(page: Page, what: { snapshots?: Snapshot[]; journal?: Change[]; tail?: unknown }): Promise<void> {
  const records = { snapshots: (what.snapshots ?? []).map(sealed), journal: (what.journal ?? []).map(sealed) };
  await page.evaluate(
    ({ records, tail }) =>
      new Promise<void>((resolve, reject) => {
        if (tail !== undefined) localStorage.setItem("usher.tail", JSON.stringify(tail));
        const request = indexedDB.open("usher", 1);
        request.onupgradeneeded = () => {
          request.result.createObjectStore("journal", { keyPath: "n" });
          request.result.createObjectStore("snapshots", { keyPath: "slot" });
          request.result.createObjectStore("meta", { keyPath: "key" });
        };
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction(["journal", "snapshots"], "readwrite");
          for (const record of records.snapshots) transaction.objectStore("snapshots").put(record);
          for (const record of records.journal) transaction.objectStore("journal").put(record);
          transaction.oncomplete = () => (request.result.close(), resolve());
          transaction.onerror = () => reject(transaction.error);
        };
      }),
    { records, tail: what.tail },
  );
}

/** The database's names: none must appear because somebody only looked. */
export async function databases(page: Page): Promise<string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name ?? ""));
}
