/* Drafts with photos stay on this phone (IndexedDB) and are sent when the network is back, once: each has a random key
   that the server turns into the receipt, so the same draft sent twice is one request with one receipt.
   form[data-later] writes drafts; form[data-draft] becomes one when it is sent without a network; [data-drafts] shows
   them and sends them. */
(() => {
  "use strict";
  const STORE = "drafts";
  const asked = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const open = () => {
    const request = indexedDB.open("mithaq", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    return asked(request);
  };
  const use = async (mode, act) => asked(act((await open()).transaction(STORE, mode).objectStore(STORE)));
  const drafts = () => use("readonly", (store) => store.getAll());
  const keep = (draft) => use("readwrite", (store) => store.put(draft));
  const drop = (key) => use("readwrite", (store) => store.delete(key));

  const OURS = new Set(["csrfmiddlewaretoken", "stamp", "puzzle", "solution", "key", "category"]);
  const said = (form) => [...new FormData(form)].filter(([name, value]) => !OURS.has(name) && (value instanceof File ? value.size : value));
  const draftOf = (form, key, to, label) => ({ key, to, label, fields: said(form), at: Date.now(), state: "waiting" });

  const send = async (draft, address) => {
    const fresh = await (await fetch(address, { cache: "no-store" })).json();
    const body = new FormData();
    for (const [name, value] of [...draft.fields, ...Object.entries(fresh.fields)]) body.append(name, value);
    body.append("key", draft.key);
    body.append("puzzle", fresh.puzzle);
    if (crypto.subtle) body.append("solution", await window.solvePuzzle(fresh.puzzle, fresh.bits));
    const answer = await fetch(draft.to, { method: "POST", body });
    if (answer.status >= 500) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const receipt = page.querySelector("[data-receipt]")?.textContent;
    if (receipt) return { key: draft.key, label: draft.label, at: draft.at, state: "sent", receipt, url: answer.url };
    const why = [...page.querySelectorAll(".errors li, .error p, [role=alert]")].map((one) => one.textContent.trim());
    return { ...draft, state: "refused", why: [...new Set(why)].join(" ") };
  };

  const list = document.querySelector("[data-drafts]");
  const words = list?.dataset ?? {};
  const button = (label, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "btn quiet small", textContent: label });
    made.addEventListener("click", act);
    return made;
  };
  const line = (draft) => {
    const item = document.createElement("li");
    const name = Object.assign(document.createElement("p"), { className: "strong", textContent: draft.label });
    const state = document.createElement("p");
    state.append(words[draft.state], " ");
    if (draft.receipt) state.append(Object.assign(document.createElement("bdi"), { dir: "ltr", className: "strong", textContent: draft.receipt }));
    if (draft.why) state.append(draft.why);
    const acts = Object.assign(document.createElement("p"), { className: "row" });
    if (draft.url) acts.append(Object.assign(document.createElement("a"), { className: "btn quiet small", href: draft.url, textContent: words.open }));
    if (draft.state !== "sent") acts.append(button(words.send, flush));
    if (draft.state === "refused" && later) acts.append(button(words.change, () => change(draft)));
    acts.append(button(words.drop, async () => { await drop(draft.key); show(); }));
    item.append(name, state, acts);
    return item;
  };
  const show = async () => {
    const all = (await drafts()).sort((a, b) => b.at - a.at);
    list.hidden = !all.length;
    list.querySelector("ul").replaceChildren(...all.map(line));
    return all;
  };

  /* One page at a time; the server would know a second one by its key. */
  const flush = () => navigator.locks.request("mithaq-drafts", async () => {
    for (const draft of (await drafts()).filter((one) => one.state !== "sent")) {
      try {
        await keep(await send(draft, words.fresh));
      } catch {
        break; // no network after all: it waits
      }
    }
    const all = await show();
    list.querySelector("[role=status]").textContent = all.map((one) => `${one.label}: ${words[one.state]} ${one.receipt ?? ""}`).join(". ");
  });

  const later = document.querySelector("form[data-later]");
  const category = later?.elements.category;
  const follow = () => {
    const chosen = category.selectedOptions[0];
    const where = later.querySelector("[data-where]");
    where.hidden = where.disabled = !("placed" in chosen.dataset);
    later.querySelectorAll("[data-for]").forEach((one) => { one.hidden = one.disabled = one.dataset.for !== category.value; });
    return chosen;
  };
  const change = async (draft) => {
    category.value = [...category.options].find((one) => one.dataset.to === draft.to)?.value ?? category.value;
    follow();
    const files = new DataTransfer();
    for (const [name, value] of draft.fields) {
      const field = later.elements[name];
      if (value instanceof File) files.items.add(value);
      else if (field?.type === "checkbox") field.checked = true;
      else if (field) field.value = value;
    }
    later.elements.photos.files = files.files;
    await drop(draft.key);
    await show();
    later.elements.text.focus();
  };
  if (later) {
    later.hidden = false;
    category.addEventListener("change", follow);
    follow();
    later.addEventListener("submit", async (event) => {
      event.preventDefault();
      const problem = later.querySelector("[data-missing]");
      const given = new FormData(later);
      const chosen = follow();
      const placed = !("placed" in chosen.dataset) || given.get("zone") || given.get("landmark") || given.get("latitude");
      problem.textContent = placed && given.get("text").trim() ? "" : problem.dataset.missing;
      if (problem.textContent) return;
      await keep(draftOf(later, crypto.randomUUID(), chosen.dataset.to, chosen.textContent.trim()));
      later.reset();
      follow();
      await show();
      list.scrollIntoView();
      flush();
    });
  }

  document.querySelectorAll("form[data-draft]").forEach((form) => form.addEventListener("submit", async (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    await keep(draftOf(form, form.elements.key.value, location.pathname, form.dataset.label));
    location.assign(form.dataset.draft);
  }));

  if (list) {
    show().then((all) => { if (navigator.onLine && all.some((one) => one.state === "waiting")) flush(); });
    window.addEventListener("online", flush);
  }
})();
