/* Keeps help, the page of drafts, the offline page and the plan pages that were read, so that they open without a network.
   Only pages of this host that anybody may see; never a form, the desk or an account. */
"use strict";
const STORE = "mithaq-{{ version|escapejs }}";
const PAGES = "mithaq-pages-{{ version|escapejs }}";
const OFFLINE = "{{ offline|escapejs }}";
const KEPT = [{% for address in kept %}"{{ address|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const READ = /^\/[a-z]{2}\/(plans|help|data|zones)\//;
const MOST = 60;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => Promise.allSettled(KEPT.map((address) => store.add(address)))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("mithaq-") && name !== STORE && name !== PAGES;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

const keep = async (request, answer) => {
  const pages = await caches.open(PAGES);
  await pages.put(request, answer);
  const held = await pages.keys();
  await Promise.all(held.slice(0, Math.max(0, held.length - MOST)).map((one) => pages.delete(one)));
};

const fromNetwork = async (event, url) => {
  try {
    const answer = await fetch(event.request);
    // Only what the server calls public: an answer to a visitor nobody knows, of a page that everybody may read.
    const open = /\bpublic\b/.test(answer.headers.get("Cache-Control") ?? "");
    if (answer.ok && open && !answer.redirected && READ.test(url.pathname)) event.waitUntil(keep(event.request, answer.clone()));
    if (answer.ok && open && !answer.redirected && KEPT.includes(url.pathname)) {
      const copy = answer.clone();
      event.waitUntil(caches.open(STORE).then((store) => store.put(url.pathname, copy)));
    }
    return answer;
  } catch {
    const telling = /^\/[a-z]{2}\/tell\//.exec(url.pathname);
    return (await caches.match(event.request)) ?? (telling && await caches.match(`${telling[0]}draft/`)) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(fromNetwork(event, url));
  else if (url.pathname.startsWith("/static/") || url.pathname === "/theme.css")
    event.respondWith(caches.match(event.request).then((held) => held ?? fetch(event.request).then((answer) => {
      if (answer.ok) { const copy = answer.clone(); event.waitUntil(caches.open(STORE).then((store) => store.put(event.request, copy))); }
      return answer;
    })));
});
