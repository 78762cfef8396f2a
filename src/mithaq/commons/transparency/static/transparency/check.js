/* The log checked in the browser: an extra. Whoever distrusts the machine takes the verifier, which does not come from it. */
(() => {
  "use strict";
  const WIDTH = 256;
  const box = document.querySelector("[data-log]");
  if (!box || !window.crypto?.subtle) return;
  const results = box.querySelector("[data-results]");
  const bytes = (text) => new TextEncoder().encode(text);
  const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const from64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const joined = (...parts) => {
    const found = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) { found.set(part, at); at += part.length; }
    return found;
  };
  const sha = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
  const say = (key, values = {}) => {
    const words = (box.dataset[key] ?? key).replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
    const line = document.createElement("li");
    line.textContent = words;
    line.dataset.said = key;
    results.append(line);
  };
  const get = async (path) => {
    const answer = await fetch(box.dataset.log + path, { cache: "no-cache" });
    if (!answer.ok) throw new Error(path);
    return answer;
  };

  /* Pairs from the left; a last one without a partner moves up as it is. */
  const head = async (leaves) => {
    let row = leaves;
    if (!row.length) return sha();
    while (row.length > 1) {
      const above = [];
      for (let at = 0; at + 1 < row.length; at += 2) above.push(sha(Uint8Array.of(1), row[at], row[at + 1]));
      const paired = await Promise.all(above);
      row = row.length % 2 ? [...paired, row[row.length - 1]] : paired;
    }
    return row[0];
  };

  const bundlePath = (index, width) => {
    const digits = String(index);
    const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g);
    const path = groups.map((group, at) => (at + 1 < groups.length ? `x${group}` : group)).join("/");
    return `tile/entries/${path}${width === WIDTH ? "" : `.p/${width}`}`;
  };
  const unbundle = (data) => {
    const found = [];
    for (let at = 0; at < data.length;) {
      const end = at + 2 + (data[at] << 8) + data[at + 1];
      found.push(data.slice(at + 2, end));
      at = end;
    }
    return found;
  };

  const signed = async (text, lines, keys) => {
    for (const words of keys) {
      const [name, , ...rest] = words.split("+");
      const data = from64(rest.join("+"));
      const id = hex((await sha(bytes(`${name}\n`), data)).slice(0, 4));
      for (const line of lines) {
        const [, signer, letters] = line.split(" ");
        const signature = from64(letters);
        if (signer !== name || hex(signature.slice(0, 4)) !== id) continue;
        const key = await crypto.subtle.importKey("raw", data.slice(1), { name: "Ed25519" }, false, ["verify"]);
        return crypto.subtle.verify({ name: "Ed25519" }, key, signature.slice(4), bytes(text));
      }
    }
    return false;
  };

  const checkSignature = async (text, lines) => {
    const keys = (await (await get("keys")).text()).split("\n").filter((line) => line && !line.startsWith("#"));
    try {
      say((await signed(text, lines, keys)) ? "signed" : "unsigned");
    } catch (problem) {
      if (!["NotSupportedError", "SyntaxError", "TypeError"].includes(problem.name)) throw problem;
      say("cannotSign"); /* this browser does not know Ed25519 yet */
    }
  };

  /* What this device saw last: the visitor is a witness of their own. */
  const checkGrowth = async (origin, hashes, size, root) => {
    const place = `mithaq-log:${origin}`;
    const last = JSON.parse(localStorage.getItem(place) ?? "null");
    if (last) {
      const same = last.size <= size && hex(await head(hashes.slice(0, last.size))) === last.root;
      say(same ? "grew" : "rewritten", { size: last.size });
      if (!same) return;
    }
    localStorage.setItem(place, JSON.stringify({ size, root }));
  };

  const checkReceipt = async (words, entries) => {
    let receipt;
    try { receipt = JSON.parse(words); } catch { say("noReceipt"); return; }
    const { process, nonce, commitment, ballot } = receipt;
    if (!process || !nonce || !ballot) { say("noReceipt"); return; }
    const said = ["ballot-v1", process, { points: ballot.points, vote: ballot.vote, zone: ballot.zone }, nonce];
    if (hex(await sha(bytes(JSON.stringify(said)))) !== commitment) { say("receiptAltered"); return; }
    const mine = entries.map((entry) => JSON.parse(new TextDecoder().decode(entry)));
    const place = mine.findIndex((one) => one.kind === "ballot" && one.process === process && one.commitment === commitment);
    const gone = mine.some((one) => one.kind === "withdrawn" && one.process === process && one.commitment === commitment);
    if (place < 0) say("receiptMissing");
    else say(gone ? "receiptReplaced" : "receiptFound", { place });
  };

  /* The archive the visitor kept, or that of the result whose page led here. */
  const bundleHere = async () => {
    const [file] = box.querySelector("[data-bundle]").files;
    if (file) return file.arrayBuffer();
    const path = new URLSearchParams(location.search).get("result") ?? "";
    if (!/^\/[^/\\]/.test(path)) return null;
    return (await fetch(path)).arrayBuffer();
  };
  const checkBundle = async (buffer, entries) => {
    let faults = 0;
    const fault = (key, values) => { faults += 1; say(key, values); };
    const mine = entries.map((entry) => JSON.parse(new TextDecoder().decode(entry)));
    say("counting");
    try {
      const counted = await window.mithaqBundle.check(buffer, mine, box.dataset.script, fault);
      if (counted && !faults && counted.grouped) say("grouped");
      if (counted && !faults) say("recounted", { ballots: counted.ballots.length, process: counted.process, winners: counted.winners.join(", ") });
    } catch { say("noBundle"); }
    results.querySelector("[data-said=counting]").remove();
  };

  const check = async () => {
    results.replaceChildren();
    const note = await (await get("checkpoint")).text();
    const cut = note.lastIndexOf("\n\n");
    const text = note.slice(0, cut + 1);
    const [origin, count, root64] = text.split("\n");
    const size = Number(count);
    await checkSignature(text, note.slice(cut + 2).split("\n").filter(Boolean));
    const entries = [];
    for (let index = 0; index * WIDTH < size; index += 1) {
      const path = bundlePath(index, Math.min(WIDTH, size - index * WIDTH));
      entries.push(...unbundle(new Uint8Array(await (await get(path)).arrayBuffer())));
    }
    const hashes = await Promise.all(entries.map((entry) => sha(Uint8Array.of(0), entry)));
    const root = hex(await head(hashes));
    const whole = entries.length === size && root === hex(from64(root64));
    say(whole ? "whole" : "altered", { size });
    if (whole) await checkGrowth(origin, hashes, size, root);
    const receipt = box.querySelector("[data-receipt]").value.trim();
    if (receipt) await checkReceipt(receipt, entries);
    const buffer = await bundleHere();
    if (buffer) await checkBundle(buffer, entries);
  };

  const button = box.querySelector("button");
  button.addEventListener("click", async () => {
    button.disabled = true;
    try { await check(); } catch { say("unreachable"); } finally { button.disabled = false; }
  });
  box.hidden = false;
})();
