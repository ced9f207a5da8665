// Before the first paint: the chosen theme and language, so that nothing flashes.
(() => {
  "use strict";
  const root = document.documentElement;
  let chosen = {};
  try {
    // Where storage is denied this throws or is null; then the system and the browser decide.
    chosen = JSON.parse(localStorage.getItem("usher.preferences")) ?? {};
    if (localStorage.getItem("usher.safeMode")) root.dataset.usherSafeMode = "";
  } catch {}
  const fixed = chosen.theme === "light" || chosen.theme === "dark";
  root.dataset.theme = fixed ? chosen.theme : "system";
  root.lang = { en: "en", ru: "ru" }[chosen.language] ?? (navigator.language.startsWith("ru") ? "ru" : "en");
  if (!fixed) return;
  for (const meta of document.querySelectorAll("meta[name=theme-color]"))
    meta.content = chosen.theme === "dark" ? "#15181d" : "#ffffff";
  const scheme = document.querySelector("meta[name=color-scheme]");
  if (scheme) scheme.content = chosen.theme;
})();
