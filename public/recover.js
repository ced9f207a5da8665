// recover.html: what this browser holds of the work, each part and everything as a download. Works without the app.
(() => {
  "use strict";
  const TEXTS = {
    en: {
      title: "Saved data", tab: "Saved data · Usher",
      intro: "This is what this browser holds of your work, read without starting Usher.",
      snapshot: (slot) => `Snapshot ${slot}`, journal: "Journal", tail: "Last moments",
      journalWhat: "Changes made since the snapshots, in order.", tailWhat: "Written while the page was closing.",
      whole: "complete", damaged: "damaged: the checksum does not hold", newest: "newest good one",
      count: (n) => `changes: ${n}`, from: (a, b) => `numbers ${a} to ${b}`,
      broken: (n) => `damaged records: ${n}`, gap: (n) => `gap before number ${n}`,
      bytes: (n) => `${n} bytes`, download: "Download", everything: "Download everything",
      nothing: "Nothing is saved in this browser.",
      last: (when, n) => `When Usher last ran here, ${when}, it had workflows: ${n}.`,
      unreadable: (why) => `The browser's storage could not be read: ${why}`,
      clean: "Start clean", cleanHint: "Removes all of this from the browser. Possible once everything has been downloaded.",
      cleaned: "Removed. Usher starts empty now.", blocked: "Close the other tabs with Usher; the data is removed then.",
      open: "Open Usher",
    },
    ru: {
      title: "Сохранённые данные", tab: "Сохранённые данные · Usher",
      intro: "Вот что этот браузер хранит из вашей работы. Страница читает это, не запуская Usher.",
      snapshot: (slot) => `Снимок ${slot}`, journal: "Журнал", tail: "Последние мгновения",
      journalWhat: "Изменения после снимков, по порядку.", tailWhat: "Записано при закрытии страницы.",
      whole: "цел", damaged: "повреждён: контрольная сумма не сходится", newest: "самый новый из целых",
      count: (n) => `изменений: ${n}`, from: (a, b) => `номера с ${a} по ${b}`,
      broken: (n) => `повреждённых записей: ${n}`, gap: (n) => `пропуск перед номером ${n}`,
      bytes: (n) => `${n} байт`, download: "Скачать", everything: "Скачать всё",
      nothing: "В этом браузере ничего не сохранено.",
      last: (when, n) => `Когда Usher работал здесь в последний раз, ${when}, рабочих процессов было: ${n}.`,
      unreadable: (why) => `Хранилище браузера не удалось прочитать: ${why}`,
      clean: "Начать с чистого листа", cleanHint: "Удаляет всё это из браузера. Возможно, когда всё скачано.",
      cleaned: "Удалено. Теперь Usher откроется пустым.", blocked: "Закройте другие вкладки с Usher, тогда данные удалятся.",
      open: "Открыть Usher",
    },
  };
  const lang = document.documentElement.lang;
  const t = TEXTS[lang];
  const { read, holds, joined, pretty, download } = window.usherSaved;
  const page = document.getElementById("recover");

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }
  const bytes = (text) => t.bytes(new Blob([text]).size.toLocaleString(lang));
  const clock = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : "ru", { dateStyle: "medium", timeStyle: "medium" });
  const time = (at) => (at === undefined ? "" : clock.format(new Date(at)));
  const facts = (...parts) => parts.filter(Boolean).join(" · ");

  // One part: what it is, its facts, its state, and its own download.
  function part(name, lines, damaged, file) {
    const button = make("button", { type: "button", textContent: t.download, onclick: () => download(file) });
    button.setAttribute("aria-label", `${t.download}: ${name}`);
    const item = make("li", {}, make("h2", {}, name), ...lines.map((line) => make("p", {}, line)));
    if (damaged) {
      item.append(make("p", {}, damaged));
      item.lastChild.dataset.state = "damaged";
    }
    item.append(button);
    return item;
  }
  function snapshotPart(snapshot, found) {
    const state = holds(snapshot) ? facts(t.whole, snapshot === found.newest && t.newest) : "";
    const lines = [facts(time(snapshot.at), bytes(String(snapshot.text)), state)];
    const file = { name: `usher-snapshot-${snapshot.slot}.json`, text: String(snapshot.text) };
    return part(t.snapshot(snapshot.slot), lines, holds(snapshot) ? "" : t.damaged, file);
  }
  function journalPart(journal) {
    const text = pretty(journal);
    const broken = journal.filter((record) => !holds(record)).length;
    const gaps = journal.filter((record, i) => i > 0 && record.n !== journal[i - 1].n + 1).map((record) => t.gap(record.n));
    const [first, last] = [journal[0], journal.at(-1)];
    const lines = [t.journalWhat, facts(t.count(journal.length), t.from(first.n, last.n), clock.formatRange(new Date(first.at), new Date(last.at)), bytes(text))];
    return part(t.journal, lines, facts(broken && t.broken(broken), ...gaps), { name: "usher-journal.json", text });
  }
  function tailPart(tail) {
    const text = pretty(tail);
    const lines = [t.tailWhat, facts(tail.records && t.count(tail.records.length), bytes(text))];
    return part(t.tail, lines, "", { name: "usher-last-moments.json", text });
  }

  function startClean(status) {
    const request = indexedDB.deleteDatabase("usher");
    request.onblocked = () => (status.textContent = t.blocked);
    request.onerror = () => (status.textContent = t.unreadable(request.error.message));
    request.onsuccess = () => {
      for (const key of ["usher.tail", "usher.last", "usher.crash", "usher.safeMode"]) localStorage.removeItem(key);
      show().then(() => page.append(make("p", { role: "status" }, t.cleaned)));
    };
  }
  function acts(found) {
    const status = make("p", { role: "status" });
    const hint = make("p", { id: "clean-hint" }, t.cleanHint);
    const clean = make("button", { type: "button", textContent: t.clean, disabled: true, onclick: () => startClean(status) });
    clean.setAttribute("aria-describedby", hint.id);
    const everything = make("button", { type: "button", className: "is-main", textContent: t.everything });
    everything.onclick = () => {
      download(joined(found));
      clean.disabled = false;
    };
    return [make("div", { className: "recovery__acts" }, everything, clean), hint, status];
  }

  async function show() {
    page.replaceChildren(make("h1", {}, t.title), make("p", {}, t.intro));
    document.title = t.tab;
    try {
      const found = await read();
      const parts = found.snapshots.map((snapshot) => snapshotPart(snapshot, found));
      if (found.journal.length) parts.push(journalPart(found.journal));
      if (found.tail) parts.push(tailPart(found.tail));
      if (found.last) page.append(make("p", {}, t.last(time(found.last.date), found.last.workflows)));
      page.append(...(parts.length ? [make("ul", {}, ...parts), ...acts(found)] : [make("p", {}, t.nothing)]));
    } catch (error) {
      page.append(make("p", { role: "alert" }, t.unreadable(error.message)));
    }
    page.append(make("p", {}, make("a", { href: "./" }, t.open)));
  }
  show();
})();
