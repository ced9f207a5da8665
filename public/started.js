// Watches that the app starts: it sets data-usher-ready on <html>. Says so when it does not, and where the work can be had.
(() => {
  "use strict";
  const root = document.documentElement;
  const TEXTS = {
    en: {
      slow: "Usher has not started yet",
      wait: "It may still be loading. If nothing happens, reload the page. What is saved in this browser can be downloaded without the app.",
      failed: "Usher could not be loaded",
      reload: "Reload", saved: "All saved data",
    },
    ru: {
      slow: "Usher ещё не запустился",
      wait: "Возможно, он ещё загружается. Если ничего не происходит, перезагрузите страницу. Сохранённое в этом браузере можно скачать и без приложения.",
      failed: "Не удалось загрузить Usher",
      reload: "Перезагрузить", saved: "Все сохранённые данные",
    },
  };
  const texts = TEXTS[root.lang];
  function add(parent, tag, properties) {
    const element = document.createElement(tag);
    parent.append(element);
    return Object.assign(element, properties);
  }
  let notice;
  function say(title, detail) {
    if (window.usherDead || "usherReady" in root.dataset) return;
    notice?.remove();
    notice = add(document.body, "div", { className: "recovery" });
    notice.setAttribute("role", "alert");
    add(notice, "h1", { textContent: title });
    add(notice, "p", { textContent: detail });
    const acts = add(notice, "div", { className: "recovery__acts" });
    add(acts, "button", { type: "button", textContent: texts.reload, onclick: () => location.reload() });
    add(notice, "a", { href: "recover.html", textContent: texts.saved });
  }
  // A slow network is not a failure: the notice goes when the app comes after all.
  new MutationObserver(() => "usherReady" in root.dataset && notice?.remove()).observe(root, { attributes: true });
  addEventListener("usher:boot-failed", ({ detail }) => say(texts.failed, detail));
  setTimeout(() => say(texts.slow, texts.wait), 10000 - performance.now());
})();
