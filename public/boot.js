// Starts the app: the build names its module and its WebAssembly on this script's own tag (Trunk.toml, pattern_script).
const tag = document.querySelector("script[data-wasm]");
try {
  const app = await import(new URL(tag.dataset.module, document.baseURI));
  await app.default({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
} catch (error) {
  // A trap is a crash and recovery.js hears of it by itself; anything else means that the app could not be loaded.
  if (!(error instanceof WebAssembly.RuntimeError)) dispatchEvent(new CustomEvent("usher:boot-failed", { detail: String(error) }));
  throw error;
}
