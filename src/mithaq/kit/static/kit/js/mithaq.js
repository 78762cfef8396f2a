/* Extras only: every page works without this file. */
(() => {
  "use strict";
  const all = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);
  const later = (wait, act) => { let timer; return (...given) => { clearTimeout(timer); timer = setTimeout(() => act(...given), wait); }; };

  /* data-confirm="Words": ask before a form is sent. */
  document.addEventListener("submit", (event) => {
    const words = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
    if (words && !window.confirm(words)) { event.preventDefault(); return; }
    event.target.dataset.sent = "1";
  });

  /* Menus close on Escape and on a press elsewhere. */
  const fold = (except) => all("details[data-fold][open]", (menu) => { if (!menu.contains(except)) menu.open = false; });
  document.addEventListener("click", (event) => fold(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement?.closest("details[data-fold][open]");
    fold(null);
    menu?.querySelector("summary").focus();
  });

  /* data-autosave="URL": the form is sent a moment after the last key. The form holds [data-status] (aria-live) and
     the words in data-saving, data-saved, data-failed, data-conflict. 409 means someone else saved meanwhile. */
  const autosave = (form) => {
    const status = form.querySelector("[data-status]");
    const say = (key) => { if (status) { status.textContent = form.dataset[key] ?? ""; status.dataset.state = key; } };
    const save = async () => {
      const sent = new FormData(form);
      const failed = (key) => { form.dataset.dirty = "1"; say(key); };
      say("saving");
      delete form.dataset.dirty;
      try {
        const answer = await fetch(form.dataset.autosave, { method: "POST", keepalive: true, body: sent, headers: { "X-Autosave": "1", Accept: "application/json" } });
        if (answer.status === 409) { form.removeEventListener("input", soon); failed("conflict"); return; }
        if (!answer.ok) { failed("failed"); return; }
        const told = await answer.json();
        const version = form.elements.namedItem("version");
        if (version && told.version !== undefined) version.value = told.version;
        say("saved");
      } catch { failed("failed"); }
    };
    const soon = later(1200, save);
    form.addEventListener("input", soon);
  };

  /* data-guard (or data-autosave): warn before leaving text behind. */
  const guard = (form) => form.addEventListener("input", () => { form.dataset.dirty = "1"; });
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-dirty]:not([data-sent])")) event.preventDefault();
  });

  /* data-counter="{left} characters left": how much room is left, said when the hand rests. */
  const counter = (area) => {
    const limit = Number(area.maxLength);
    if (!(limit > 0)) return;
    const line = document.createElement("p");
    line.className = "help";
    const voice = document.createElement("p");
    voice.className = "hide";
    voice.setAttribute("aria-live", "polite");
    area.after(line, voice);
    const digits = new Intl.NumberFormat(document.documentElement.lang + "-u-nu-latn", { useGrouping: false });
    const words = () => area.dataset.counter.replace("{left}", digits.format(limit - area.value.length));
    const aloud = later(1000, () => { voice.textContent = words(); });
    const show = () => { line.textContent = words(); aloud(); };
    area.addEventListener("input", show);
    line.textContent = words();
  };

  /* Text areas grow with what is written. */
  const grow = (area) => {
    if (CSS.supports("field-sizing", "content")) return;
    const fit = () => { area.rows = Math.min(30, Math.max(4, area.value.split("\n").length + Math.ceil(area.value.length / 70))); };
    area.addEventListener("input", fit);
    fit();
  };

  /* data-keys: within such a list j goes to the next link, k to the one before. The keys
     are heard only while the list holds the focus, and never in a field: they are no trap for those who speak or type. */
  const keys = (list) => list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea")) return;
    const step = { KeyJ: 1, KeyK: -1 }[event.code]; // the place of the key: an Arabic keyboard writes other letters
    if (!step) return;
    const links = [...list.querySelectorAll("h3 a, th a")];
    const now = links.findIndex((link) => link === document.activeElement || link.closest("li, tr")?.contains(document.activeElement));
    links[now + step]?.focus();
  });

  const share = (button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.share);
      button.querySelector("span").textContent = button.dataset.done;
    });
  };

  const wake = (root) => {
    all("form[data-autosave]", autosave, root);
    all("form[data-guard], form[data-autosave]", guard, root);
    all("textarea[data-counter]", counter, root);
    all("textarea", grow, root);
    if (navigator.clipboard) all("[data-share]", share, root);
    all("[data-keys]", keys, root);
    all("[data-select]", (field) => field.addEventListener("focus", () => field.select()), root);
    all("[data-all]", (box) => box.addEventListener("change", () => all(box.dataset.all, (one) => { one.checked = box.checked; })), root);
    root.querySelector("[data-focus]")?.focus();
  };
  wake(document);
  document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) wake(event.target); });

  /* Help and the pages that were read stay readable without a network (see the portal's sw.js). */
  if (window.isSecureContext && "serviceWorker" in navigator && document.querySelector("link[rel=manifest]")) navigator.serviceWorker.register("/sw.js");
})();
