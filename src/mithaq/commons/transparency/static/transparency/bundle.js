/* A published result held against its ballots and the log, as the verifier does; what it finds it says by a key and values. */
window.mithaqBundle = (() => {
  "use strict";
  const FILES = ["definition.json", "ballots.pb", "result.json"];
  const bytes = (text) => new TextEncoder().encode(text);
  const hex = (data) => Array.from(new Uint8Array(data), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const digest = async (data) => hex(await crypto.subtle.digest("SHA-256", data));

  const inflated = async (data) => {
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  /* The three files of a zip archive, by its directory at the end. */
  const unzipped = async (buffer) => {
    const view = new DataView(buffer);
    let end = buffer.byteLength - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw new Error("no zip archive");
    const found = {};
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left; left -= 1) {
      const [method, packed] = [view.getUint16(at + 10, true), view.getUint32(at + 20, true)];
      const [named, extra, note] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
      const start = view.getUint32(at + 42, true);
      const name = new TextDecoder().decode(new Uint8Array(buffer, at + 46, named));
      if (FILES.includes(name)) {
        const body = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
        const data = new Uint8Array(buffer, body, packed);
        found[name] = method === 8 ? await inflated(data) : data;
      }
      at += 46 + named + extra + note;
    }
    for (const name of FILES) if (!found[name]) throw new Error(`no ${name}`);
    return found;
  };

  /* In a worker: a count takes a second, or, for a city under equal shares, a minute. */
  const recounted = (script, text, rule) => new Promise((resolve, reject) => {
    const worker = new Worker(script);
    worker.addEventListener("message", ({ data }) => { worker.terminate(); resolve(data); });
    worker.addEventListener("error", (problem) => { worker.terminate(); reject(problem); });
    worker.postMessage({ text, rule });
  });
  const commitmentOf = (process, ballot, nonce) => {
    const said = { points: ballot.points, vote: ballot.projects, zone: ballot.zone };
    return digest(bytes(JSON.stringify(["ballot-v1", process, said, nonce])));
  };
  const short = (commitment) => commitment.slice(0, 16);
  /* Written alike whatever the order of the keys. */
  const plain = (value) => JSON.stringify(value, (_key, one) =>
    one && typeof one === "object" && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one);
  const amount = (text) => String(self.mithaqRecount.Q.of(text));

  /* What was frozen before the vote is what was counted with. */
  const promises = (definition, result, counted, say) => {
    const frozen = Object.fromEntries(definition.projects.map((one) => [one.id, amount(one.cost)]));
    for (const name of new Set([...Object.keys(frozen), ...Object.keys(counted.prices)])) {
      if (!(name in frozen)) say("projectAdded", { name });
      else if (!(name in counted.prices)) say("projectMissing", { name });
      else if (frozen[name] !== counted.prices[name]) say("priceAltered", { name, was: frozen[name], is: counted.prices[name] });
    }
    if (amount(definition.budget) !== counted.budget) say("budgetAltered", { was: amount(definition.budget), is: counted.budget });
    const told = { ...(result.rule ?? {}), pots: { ...counted.rule.pots, ...(result.rule?.pots ?? {}) } };
    for (const name of Object.keys(told)) {
      if (plain(told[name]) !== plain(counted.rule[name])) say("ruleAltered", { name, was: plain(counted.rule[name]), is: plain(told[name]) });
    }
  };
  /* Every ballot is the one its number was made of; a secret number may lack in profile B alone. */
  const ownBallots = async (definition, counted, say) => {
    const seen = new Set();
    for (const ballot of counted.ballots) {
      if (seen.has(ballot.voter)) say("ballotTwice", { name: short(ballot.voter) });
      seen.add(ballot.voter);
      if (!ballot.nonce) {
        if (definition.disclosure !== "B") say("ballotBare", { name: short(ballot.voter) });
      } else if ((await commitmentOf(definition.process, ballot, ballot.nonce)) !== ballot.voter) {
        say("ballotAltered", { name: short(ballot.voter) });
      }
    }
  };
  const outcome = (result, counted, say) => {
    const announced = result.winners ?? [];
    const missing = counted.winners.filter((name) => !announced.includes(name));
    const wrong = announced.filter((name) => !counted.winners.includes(name));
    missing.forEach((name) => say("winnerMissing", { name }));
    wrong.forEach((name) => say("winnerWrong", { name }));
    if (!missing.length && !wrong.length && amount(result.cost) !== counted.cost) say("costAltered", { was: counted.cost, is: amount(result.cost) });
  };
  const logged = async (files, definition, counted, entries, say) => {
    const mine = entries.filter((one) => one.process === definition.process);
    const of = (kind) => mine.filter((one) => one.kind === kind);
    const [frozen, results] = [of("definition"), of("result")];
    if (!frozen.length) { say("notFrozen", {}); return; }
    if (frozen.length > 1) say("frozenTwice", {});
    if (frozen[0].sha256 !== (await digest(files["definition.json"]))) say("definitionAltered", {});
    if (!results.length) say("notLogged", {});
    else for (const [name, key] of [["ballots.pb", "ballots"], ["result.json", "result"]]) {
      if (results[results.length - 1][key] !== (await digest(files[name]))) say("fileAltered", { name });
    }
    if (mine.find((one) => ["definition", "ballot"].includes(one.kind)).kind === "ballot") say("ballotEarly", {});
    const cast = new Set(of("ballot").map((one) => one.commitment));
    const gone = new Set(of("withdrawn").map((one) => one.commitment));
    const valid = [...cast].filter((name) => !gone.has(name));
    /* A log without any ballot fits an empty box alone. */
    if (definition.disclosure === "B" || !cast.size) {
      if (valid.length !== counted.ballots.length) say("ballotsDiffer", { was: valid.length, is: counted.ballots.length });
      return;
    }
    const names = new Set(counted.ballots.map((ballot) => ballot.voter));
    for (const name of names) {
      if (!cast.has(name)) say("ballotAdded", { name: short(name) });
      if (gone.has(name)) say("ballotReplaced", { name: short(name) });
    }
    valid.filter((name) => !names.has(name)).forEach((name) => say("ballotDropped", { name: short(name) }));
  };

  /* entries: the leaves of the log, read; say: gets each fault. What was counted, or null when it cannot be. */
  const check = async (buffer, entries, script, fault) => {
    const files = await unzipped(buffer);
    const text = (name) => new TextDecoder().decode(files[name]);
    const [definition, result] = [JSON.parse(text("definition.json")), JSON.parse(text("result.json"))];
    const counted = await recounted(script, text("ballots.pb"), definition.rule);
    if (counted.refused) { fault("notCounted", { name: counted.refused }); return null; }
    promises(definition, result, counted, fault);
    await ownBallots(definition, counted, fault);
    outcome(result, counted, fault);
    await logged(files, definition, counted, entries, fault);
    return { ...counted, process: definition.process, grouped: definition.disclosure === "B" };
  };
  return { check };
})();
