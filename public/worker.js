// A worker that runs the app's own WebAssembly: the page sends the compiled module first, then jobs (src/work).
addEventListener(
  "message",
  async ({ data: { glue, module } }) => {
    const app = await import(glue);
    await app.default({ module_or_path: module });
  },
  { once: true },
);
