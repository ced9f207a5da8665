// Covers the page when the app has crashed. Loaded before the app, needs nothing of it.
(() => {
  "use strict";
  const TEXTS = {
    en: {
      crashed: "Usher has stopped",
      why: "Something inside Usher failed, so it stopped before it could harm your work.",
      saved: "Your work up to {} is saved in this browser.",
      empty: "No saved work was found in this browser.",
      unreadable: "The saved work could not be read: {}.",
      again: "This was the second time within a minute. The next start opens nothing by itself.",
      download: "Download data", reload: "Reload", copy: "Copy report", copied: "Report copied", report: "Report", more: "All saved data",
    },
    ru: {
      crashed: "Usher остановился",
      why: "Внутри Usher произошёл сбой, и он остановился, чтобы не повредить вашу работу.",
      saved: "Работа до {} сохранена в этом браузере.",
      empty: "В этом браузере нет сохранённой работы.",
      unreadable: "Сохранённую работу не удалось прочитать: {}.",
      again: "Это второй сбой за минуту. При следующем запуске ничего не откроется само.",
      download: "Скачать данные", reload: "Перезагрузить", copy: "Скопировать отчёт", copied: "Отчёт скопирован", report: "Отчёт", more: "Все сохранённые данные",
    },
  };
  const root = document.documentElement;
  const texts = () => TEXTS[root.lang] ?? TEXTS.en;
  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }
  const button = (text, onclick) => make("button", { type: "button", textContent: text, onclick });

  // Two crashes within a minute: something saved may be the cause, so the next start opens nothing by itself.
  function secondInAMinute() {
    try {
      const before = Number(localStorage.getItem("usher.crash"));
      localStorage.setItem("usher.crash", Date.now());
      if (Date.now() - before > 60000) return false;
      localStorage.setItem("usher.safeMode", "1");
      return true;
    } catch {
      return false;
    }
  }
  function time(at) {
    const date = new Date(at);
    const today = date.toDateString() === new Date().toDateString();
    return new Intl.DateTimeFormat(root.lang === "en" ? "en-GB" : "ru", { dateStyle: today ? undefined : "medium", timeStyle: "medium" }).format(date);
  }

  function crash({ message, location: place }) {
    if (window.usherDead) return;
    window.usherDead = true; // The app's entry points look at this first: after a panic nothing in it can be trusted.
    const t = texts();
    // Version, message and the last commands' names; nothing that a person wrote.
    const report = [`Usher ${window.usherVersion ?? ""}`, message, place ?? "", ...(window.usherCommands ?? []).slice(-20)].join("\n");
    const found = window.usherSaved.read();
    const saved = make("p", { role: "status" });
    const get = button(t.download, async () => window.usherSaved.download(window.usherSaved.best(await found)));
    found.then(
      ({ at, snapshots, tail }) => {
        saved.textContent = at === undefined ? t.empty : t.saved.replace("{}", time(at));
        get.hidden = at === undefined && !snapshots.length && !tail;
      },
      (error) => (saved.textContent = t.unreadable.replace("{}", error.message)),
    );
    const copy = button(t.copy, async () => {
      try {
        await navigator.clipboard.writeText(report);
        copy.textContent = t.copied;
      } catch {
        const text = make("textarea", { readOnly: true, ariaLabel: t.report, value: report, rows: 6 });
        copy.replaceWith(text);
        text.select();
      }
    });
    const heading = make("h1", { id: "recovery-title", tabIndex: -1, textContent: t.crashed });
    const page = make("div", { className: "recovery", role: "alertdialog", ariaModal: "true" }, heading, make("p", {}, t.why), saved,
      ...(secondInAMinute() ? [make("p", {}, t.again)] : []),
      make("div", { className: "recovery__acts" }, get, button(t.reload, () => location.reload()), copy),
      make("a", { href: "recover.html" }, t.more));
    page.setAttribute("aria-labelledby", heading.id);
    document.body.replaceChildren(page); // With the old elements go their listeners.
    heading.focus();
  }

  const fromWasm = (error) =>
    error instanceof WebAssembly.RuntimeError || (error instanceof RangeError && /wasm/.test(error.stack));
  const ofError = (error) => fromWasm(error) && crash({ message: String(error) });
  addEventListener("usher:panic", ({ detail }) => crash(detail?.message ? detail : { message: String(detail) }));
  addEventListener("error", ({ error }) => ofError(error));
  addEventListener("unhandledrejection", ({ reason }) => ofError(reason));
})();
