// Prints what a first visit loads, raw and as brotli-11, beside its budget. The budget is a goal and is printed; what fails is a
// size over the ceiling, which only ever comes down.
// Usage: node scripts/bundle-size.mjs [dist]
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const KIB = 1024;
const dist = process.argv[2] ?? "dist";
const page = readFileSync(join(dist, "index.html"), "utf8");
// Everything that index.html names is loaded at the first visit, but for icons and the manifest, which a browser takes at leisure.
const loaded = readdirSync(dist).filter((name) => name === "index.html" || page.includes(`/${name}"`) || page.includes(`"${name}"`));
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const files = loaded.map((name) => {
  const bytes = readFileSync(join(dist, name));
  return { name, raw: bytes.length, packed: brotli(bytes) };
});
const sum = (list, key) => list.reduce((total, file) => total + file[key], 0);
const wasm = files.filter((file) => file.name.endsWith(".wasm"));
const lines = [
  { what: "everything a first visit loads", raw: sum(files, "raw"), value: sum(files, "packed"), budget: 450, ceiling: 1440 },
  { what: "of it WebAssembly", raw: sum(wasm, "raw"), value: sum(wasm, "packed"), budget: 400, ceiling: 1400 },
];
// These two must help where the app cannot: they are small by rule, unpacked.
for (const [what, names, budget] of [
  ["recovery.js, unpacked", ["recovery.js"], 5],
  ["recover.html and what it loads, unpacked", ["recover.html", "early.js", "saved.js", "recover.js", "recovery.css"], 20],
]) {
  const raw = names.reduce((total, name) => total + readFileSync(join(dist, name)).length, 0);
  lines.push({ what, raw, value: raw, budget, ceiling: budget });
}
const kib = (bytes) => (bytes / KIB).toFixed(1).padStart(8);
console.log("     raw    brotli  file (KiB)");
for (const file of files.sort((a, b) => b.packed - a.packed)) console.log(`${kib(file.raw)}  ${kib(file.packed)}  ${file.name}`);
let over = wasm.length === 0;
if (over) console.log(`No WebAssembly in ${dist}: it was not built`);
for (const { what, raw, value, budget, ceiling } of lines) {
  const fits = value <= budget * KIB;
  over ||= value > ceiling * KIB;
  console.log(`${kib(raw)}  ${kib(value)}  ${what}; budget ${budget} KiB${fits ? "" : ` EXCEEDED, ${(value / KIB / budget).toFixed(1)} times (ceiling ${ceiling} KiB)`}`);
}
process.exit(over ? 1 : 0);
