"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  // Theme: as the system, light, dark.
  const themes = ["as the system", "light", "dark"];
  const button = byId("theme");
  const remembered = () => {
    try {
      return Number(localStorage.getItem("summarizer-theme")) || 0;
    } catch {
      return 0; // Storage may be closed to files.
    }
  };
  const remember = (theme) => {
    try {
      localStorage.setItem("summarizer-theme", String(theme));
    } catch {
      // Then it is chosen anew next time.
    }
  };
  let theme = remembered() % themes.length;
  const showTheme = () => {
    if (theme) root.dataset.theme = themes[theme];
    else delete root.dataset.theme;
    button.firstElementChild.textContent = themes[theme];
  };
  showTheme();
  addEventListener("storage", () => { // It was chosen in another window.
    theme = remembered() % themes.length;
    showTheme();
  });
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = (theme + 1) % themes.length;
    remember(theme);
    showTheme();
  });

  // Everything is printed, closed or not.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
  });

  // The claims, once; a filter only looks at this list.
  const form = byId("filters");
  const output = byId("count");
  const rows = new Map();
  for (const row of document.querySelectorAll("[data-row]")) rows.set(row.dataset.row, row);
  const claims = [...document.querySelectorAll(".claim")].map((element) => ({
    element,
    row: rows.get(element.id),
    keys: new Set(element.dataset.keys.split(" ")),
    words: null,
    shown: true,
  }));
  const claimById = new Map(claims.map((claim) => [claim.element.id, claim]));
  const topics = [...document.querySelectorAll(".list .topic")].map((element) => ({
    element,
    claims: [...element.querySelectorAll(".claim")].map((one) => claimById.get(one.id)),
  }));
  const matters = [...document.querySelectorAll(".matter")].map((element) => ({
    element,
    claims: element.dataset.items.split(" ").map((id) => claimById.get(id)).filter(Boolean),
    words: null,
  }));
  const sections = [...document.querySelectorAll(".list, #differences, #matrix")].map((element) => ({
    empty: element.querySelector(".empty"),
    parts: element.id === "matrix" ? [...rows.values()]
      : [...element.querySelectorAll(element.id === "differences" ? ".matter" : ".topic")],
  }));

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (part) => {
    if (part.words === null) {
      const topic = part.element.closest(".topic")?.querySelector("h3")?.textContent ?? "";
      part.words = fold(`${topic} ${part.element.textContent}`);
    }
    return part.words;
  };
  const index = (deadline) => {
    let next = claims.findIndex((claim) => claim.words === null);
    while (next >= 0 && next < claims.length && deadline.timeRemaining() > 1) wordsOf(claims[next++]);
    if (next >= 0 && next < claims.length) requestIdleCallback(index);
  };
  if (window.requestIdleCallback) requestIdleCallback(index);

  const fields = [...form.elements].filter((one) => one.name);
  const state = () => {
    const chosen = new URLSearchParams();
    for (const field of fields) if (field.value.trim()) chosen.set(field.name, field.value.trim());
    return chosen;
  };
  const setHidden = (element, hidden) => {
    if (element && element.hidden !== hidden) element.hidden = hidden;
  };
  const apply = () => {
    const keys = fields.filter((one) => one.selectedOptions && one.value)
      .map((one) => one.selectedOptions[0].dataset.key);
    const words = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
    const hasWords = (part) => words.every((word) => wordsOf(part).includes(word));
    let count = 0;
    for (const claim of claims) {
      claim.shown = keys.every((key) => claim.keys.has(key)) && (!words.length || hasWords(claim));
      count += claim.shown;
      setHidden(claim.element, !claim.shown);
      setHidden(claim.row, !claim.shown);
    }
    for (const topic of topics) setHidden(topic.element, !topic.claims.some((one) => one.shown));
    for (const matter of matters) {
      const own = !matter.claims.length && !keys.length && (!words.length || hasWords(matter));
      setHidden(matter.element, !own && !matter.claims.some((one) => one.shown));
    }
    for (const { empty, parts } of sections) setHidden(empty, parts.some((one) => !one.hidden));
    const all = `${claims.length} claims`;
    output.textContent = count === claims.length ? all : `${count} of ${all} shown`;
  };

  // The state of the filters stands in the address: `#?holder=Norway&q=patrols`.
  const mark = "#?";
  const write = () => {
    const chosen = state().toString();
    if (!chosen && !location.hash.startsWith(mark)) return;
    history.replaceState(null, "", chosen ? `${mark}${chosen}` : location.pathname + location.search);
  };
  const read = () => {
    const chosen = new URLSearchParams(location.hash.slice(mark.length));
    for (const field of fields) {
      field.value = chosen.get(field.name) ?? "";
      if (field.selectedOptions && field.selectedIndex < 0) field.value = "";
    }
    apply();
  };
  // A link never leads to what is hidden: filters that hide its target are cleared.
  const reveal = () => {
    if (location.hash.startsWith(mark)) {
      read();
      return;
    }
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      apply();
    }
    for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) {
      one.open = true;
    }
    target.scrollIntoView({ block: "center" });
  };
  const changed = () => {
    apply();
    write();
  };
  form.addEventListener("input", changed);
  form.addEventListener("reset", () => setTimeout(changed));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  if (matchMedia("(max-width: 40rem)").matches) byId("filter-box").open = false;
  form.hidden = false;
  if (location.hash.length > 1) reveal();
})();
