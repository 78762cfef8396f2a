/* Votes counted again in the browser, exactly: the same rules as the verifier's, over the same .pb file.
   Every number is a fraction of whole numbers of any size. Runs as a worker, so that the page goes on living. */
self.mithaqRecount = (() => {
  "use strict";
  class Bad extends Error {}
  const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a < 0n ? -a : a; };
  class Q {
    constructor(top, bottom = 1n) {
      const common = gcd(top, bottom) || 1n;
      const sign = bottom < 0n ? -1n : 1n;
      this.top = (sign * top) / common;
      this.bottom = (sign * bottom) / common;
    }
    static of(value) {
      if (value instanceof Q) return value;
      const [, sign, whole, part = "", power = "0", under = "1"] =
        /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?(?:\/(\d+))?\s*$/.exec(String(value)) ?? [];
      if (whole === undefined || whole + part === "" || under === "0") throw new Bad(`no number: ${value}`);
      const shift = Number(power) - part.length;
      const top = BigInt(`${sign}${whole}${part}`) * (shift > 0 ? 10n ** BigInt(shift) : 1n);
      return new Q(top, BigInt(under) * (shift < 0 ? 10n ** BigInt(-shift) : 1n));
    }
    plus(other) { return new Q(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom); }
    minus(other) { return new Q(this.top * other.bottom - other.top * this.bottom, this.bottom * other.bottom); }
    times(other) { return new Q(this.top * other.top, this.bottom * other.bottom); }
    over(other) { return new Q(this.top * other.bottom, this.bottom * other.top); }
    compare(other) {
      const [mine, theirs] = [this.top * other.bottom, other.top * this.bottom];
      return mine < theirs ? -1 : Number(mine > theirs);
    }
    get zero() { return this.top === 0n; }
    /* The largest whole multiple of the unit that is not more. */
    down(unit) {
      const parts = this.over(unit);
      let whole = parts.top / parts.bottom;
      if (parts.top < 0n && parts.top % parts.bottom) whole -= 1n;
      return unit.times(new Q(whole));
    }
    toString() {
      const tens = 10n ** 6n;
      if ((this.top * tens) % this.bottom) return `${this.top}/${this.bottom}`;
      const digits = String((this.top * tens) / this.bottom).padStart(7, "0");
      return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, "");
    }
  }
  const NONE = new Q(0n);
  const ONE = new Q(1n);
  const many = (count) => new Q(BigInt(count));
  const sum = (values) => values.reduce((all, one) => all.plus(one), NONE);
  const byCode = (a, b) => {
    const [one, two] = [Array.from(a), Array.from(b)];
    for (let at = 0; at < one.length && at < two.length; at += 1) {
      if (one[at] !== two[at]) return one[at].codePointAt(0) - two[at].codePointAt(0);
    }
    return one.length - two.length;
  };
  const order = (a, b) => {
    if (a instanceof Q) return a.compare(b);
    return typeof a === "string" ? byCode(a, b) : a - b;
  };

  /* Rows of fields between semicolons; a field in quotes may hold semicolons, lines and doubled quotes. */
  const rowsOf = (text) => {
    const rows = [];
    let [row, field, quoted] = [[], "", false];
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at];
      if (quoted) {
        if (letter !== '"') field += letter;
        else if (text[at + 1] === '"') { field += letter; at += 1; }
        else quoted = false;
      } else if (letter === '"' && field === "") quoted = true;
      else if (letter === ";") { row.push(field); field = ""; }
      else if (letter === "\n") { rows.push([...row, field.replace(/\r$/, "")]); row = []; field = ""; }
      else field += letter;
    }
    if (field || row.length) rows.push([...row, field]);
    return rows.filter((one) => one.length > 1 || one[0]);
  };

  const readElection = (text, voterZone = "zone") => {
    const found = { meta: {}, costs: new Map(), columns: {}, ballots: [] };
    let [section, columns] = ["", []];
    for (const row of rowsOf(text.replace(/^\ufeff/, ""))) {
      if (row.length === 1 && ["META", "PROJECTS", "VOTES"].includes(row[0])) { [section, columns] = [row[0], []]; continue; }
      if (!columns.length) { columns = row; continue; }
      if (row.length !== columns.length) throw new Bad(`ballots.pb: ${row.join(";").slice(0, 60)}`);
      takeRow(found, section, Object.fromEntries(columns.map((name, at) => [name, row[at]])), voterZone);
    }
    const { num_projects: projects, num_votes: votes } = found.meta;
    if (Number(projects) !== found.costs.size || Number(votes) !== found.ballots.length) throw new Bad("ballots.pb: num_projects, num_votes");
    return found;
  };
  const takeRow = (found, section, row, voterZone) => {
    if (section === "META") { found.meta[row.key] = row.value; return; }
    if (section === "PROJECTS") {
      const cost = Q.of(row.cost);
      if (found.costs.has(row.project_id) || cost.compare(NONE) <= 0) throw new Bad(`ballots.pb: ${row.project_id}`);
      found.costs.set(row.project_id, cost);
      found.columns[row.project_id] = row;
      return;
    }
    const projects = row.vote ? row.vote.split(",") : [];
    const points = row.points ? row.points.split(",") : [];
    const strange = projects.some((name) => !found.costs.has(name)) || new Set(projects).size !== projects.length;
    if (strange || (points.length && points.length !== projects.length)) throw new Bad(`ballots.pb: ${row.voter_id}`);
    found.ballots.push({ voter: row.voter_id, projects, points, zone: row[voterZone] ?? "", nonce: row.nonce ?? "" });
  };

  /* An election under a rule: who voted for what, scores, rivals, and the order among equals. */
  class Contest {
    constructor(election, rule) {
      Object.assign(this, { election, rule, costs: election.costs, columns: election.columns });
      this.names = [...election.costs.keys()];
      this.budget = Q.of(election.meta.budget);
      const groups = new Map();
      for (const ballot of election.ballots) {
        const weights = this.weightsOf(ballot);
        const key = JSON.stringify([[...weights].map(([name, worth]) => [name, String(worth)]).sort(), ballot.zone]);
        if (!groups.has(key)) groups.set(key, { weights, zone: ballot.zone, count: 0 });
        groups.get(key).count += 1;
      }
      this.voters = [...groups.values()];
      this.heads = election.ballots.length;
      this.measure();
    }
    weightsOf(ballot) {
      const worth = this.rule.points.map(Q.of);
      const kind = this.election.meta.vote_type;
      const [ranked, byPoints] = [kind === "ordinal", kind === "cumulative" || kind === "scoring"];
      return new Map(ballot.projects.map((name, place) => {
        if (ranked && worth.length) return [name, worth[place] ?? NONE];
        return [name, ballot.points.length && (byPoints || ranked) ? Q.of(ballot.points[place]) : ONE];
      }));
    }
    measure() {
      this.votes = new Map(this.names.map((name) => [name, 0]));
      this.points = new Map(this.names.map((name) => [name, NONE]));
      for (const { weights, count } of this.voters) {
        for (const [name, weight] of weights) {
          this.votes.set(name, this.votes.get(name) + count);
          this.points.set(name, this.points.get(name).plus(weight.times(many(count))));
        }
      }
      const { score } = this.rule;
      const minimum = Q.of(this.rule.minimum);
      const plain = (name) => (score.includes("points") ? this.points.get(name) : many(this.votes.get(name)));
      this.eligible = this.names.filter((name) => !plain(name).zero && plain(name).compare(minimum) >= 0);
      this.scores = new Map(this.names.map((name) => {
        if (score.endsWith("per_cost")) return [name, plain(name).over(this.costs.get(name))];
        return [name, score.endsWith("times_cost") ? plain(name).times(this.costs.get(name)) : plain(name)];
      }));
    }
    /* Over these projects alone, by the voters who chose any of them; places count among these projects. */
    part(names, budget, rule) {
      const costs = new Map(names.map((name) => [name, this.costs.get(name)]));
      const ballots = [];
      for (const ballot of this.election.ballots) {
        const kept = ballot.projects.map((name, place) => [name, place]).filter(([name]) => costs.has(name));
        if (!kept.length) continue;
        const points = ballot.points.length ? kept.map(([, place]) => ballot.points[place]) : [];
        ballots.push({ ...ballot, projects: kept.map(([name]) => name), points });
      }
      const meta = { ...this.election.meta, budget: `${budget.top}/${budget.bottom}` };
      return new Contest({ meta, costs, columns: this.columns, ballots }, rule);
    }
    shutBy(chosen) {
      const shut = new Set();
      for (const group of this.rule.exclusive) {
        for (const one of chosen) if (group.includes(one)) group.forEach((other) => other !== one && shut.add(other));
      }
      return shut;
    }
    /* Who goes first by the rule's criteria; more than one when they leave it open. */
    firstOf(tied) {
      const { lot } = this.rule;
      const keys = {
        min_cost: (name) => this.costs.get(name),
        max_cost: (name) => NONE.minus(this.costs.get(name)),
        max_votes: (name) => -this.votes.get(name),
        max_points: (name) => NONE.minus(this.points.get(name)),
        lot: (name) => (lot.includes(name) ? lot.indexOf(name) : lot.length),
        id: (name) => name,
      };
      let left = tied;
      for (const criterion of this.rule.tie_break) {
        const best = left.map(keys[criterion]).reduce((a, b) => (order(b, a) < 0 ? b : a));
        left = left.filter((name) => order(keys[criterion](name), best) === 0);
      }
      return left;
    }
    costOf(names) { return sum(names.map((name) => this.costs.get(name))); }
  }
  const undecided = (names) => new Bad(`undecided: ${names.join(", ")}`);

  /* By score from the highest, while money lasts. */
  class Greedy {
    constructor(contest, left, chosen, whenFull = "skip", share = "1") {
      Object.assign(this, { contest, left, chosen, whenFull, share: Q.of(share), stopped: false });
    }
    take(candidates) {
      const { scores } = this.contest;
      const sorted = [...candidates].sort((a, b) => scores.get(b).compare(scores.get(a)));
      while (sorted.length) {
        const score = scores.get(sorted[0]);
        const size = sorted.findIndex((name) => scores.get(name).compare(score) !== 0);
        this.takeEquals(sorted.splice(0, size < 0 ? sorted.length : size));
      }
    }
    takeEquals(equals) {
      let tied = equals;
      while (tied.length && !this.stopped) {
        const first = this.noMatter(tied) ? tied : this.contest.firstOf(tied);
        if (first.length > 1 && !this.noMatter(first)) throw undecided(first);
        first.forEach((name) => this.consider(name));
        tied = tied.filter((name) => !first.includes(name));
      }
    }
    consider(name) {
      const cost = this.contest.costs.get(name);
      if (this.stopped || this.contest.shutBy(this.chosen).has(name)) return;
      const fits = cost.compare(this.left) <= 0;
      if (!fits) this.stopped = this.whenFull !== "skip";
      if (fits || (this.whenFull === "overrun" && this.left.compare(cost.times(this.share)) >= 0)) {
        this.chosen.push(name);
        this.left = this.left.minus(cost);
      }
    }
    noMatter(tied) {
      const shut = this.contest.shutBy(this.chosen);
      const open = tied.filter((name) => !shut.has(name));
      if (open.some((other) => { const rivals = this.contest.shutBy([other]); return open.some((name) => rivals.has(name)); })) return false;
      const fit = open.filter((name) => this.contest.costs.get(name).compare(this.left) <= 0);
      if (this.contest.costOf(fit).compare(this.left) > 0) return false;
      if (this.whenFull === "skip" || fit.length === open.length) return true;
      return !fit.length && this.whenFull === "stop";
    }
  }
  const greedy = (contest, left = contest.budget, chosen = []) => {
    const run = new Greedy(contest, left, [...chosen]);
    run.take(contest.eligible.filter((name) => !run.chosen.includes(name)));
    return run.chosen;
  };

  /* Project → [number of the group, what the project is worth to each of its voters]. */
  const supporters = (contest) => {
    const byPoints = contest.rule.utility.startsWith("points");
    const found = new Map(contest.eligible.map((name) => [name, []]));
    contest.voters.forEach((group, number) => {
      for (const [name, weight] of group.weights) {
        if (found.has(name) && !(byPoints && weight.zero)) found.get(name).push([number, byPoints ? weight : ONE]);
      }
    });
    for (const [name, pairs] of found) if (!pairs.length) found.delete(name);
    return found;
  };
  /* What each supporter pays for one unit of worth, or all they have: together just the cost. */
  const rateOf = (cost, pairs, money, voters) => {
    if (sum(pairs.map(([number]) => money[number].times(many(voters[number].count)))).compare(cost) < 0) return null;
    let rest = cost;
    let units = sum(pairs.map(([number, weight]) => weight.times(many(voters[number].count))));
    const poorest = pairs.map(([number, weight]) => [money[number].over(weight), number, weight]);
    poorest.sort((a, b) => a[0].compare(b[0]) || a[1] - b[1]);
    for (const [, number, weight] of poorest) {
      if (money[number].times(units).compare(rest.times(weight)) >= 0) break;
      rest = rest.minus(money[number].times(many(voters[number].count)));
      units = units.minus(weight.times(many(voters[number].count)));
    }
    return rest.over(units);
  };
  const oneRun = (contest, wanted, endowments) => {
    const byCost = contest.rule.utility.endsWith("cost");
    const money = [...endowments];
    const chosen = [];
    /* Money only declines: what a project asked for once is a floor of what it will ask. */
    const floors = new Map([...wanted.keys()].map((name) => [name, NONE]));
    for (;;) {
      const shut = contest.shutBy(chosen);
      const fresh = new Map();
      let best = null;
      for (const [name, floor] of [...floors].sort((a, b) => a[1].compare(b[1]))) {
        if (best && floor.compare(best) > 0) break;
        const cost = contest.costs.get(name);
        const rate = shut.has(name) ? null : rateOf(cost, wanted.get(name), money, contest.voters);
        if (rate === null) { floors.delete(name); continue; }
        const price = byCost ? rate.over(cost) : rate;
        fresh.set(name, price);
        floors.set(name, price);
        if (!best || price.compare(best) < 0) best = price;
      }
      if (!best) return chosen;
      const tied = contest.names.filter((name) => fresh.has(name) && fresh.get(name).compare(best) === 0);
      const first = tied.length > 1 ? contest.firstOf(tied) : tied;
      if (first.length > 1) throw undecided(first);
      const [name] = first;
      const rate = byCost ? best.times(contest.costs.get(name)) : best;
      for (const [number, weight] of wanted.get(name)) {
        const asked = rate.times(weight);
        money[number] = money[number].minus(asked.compare(money[number]) < 0 ? asked : money[number]);
      }
      chosen.push(name);
      floors.delete(name);
    }
  };
  /* What the voters of each group start with, as a multiple of what the average voter has. */
  const zoneParts = (contest) => {
    const { pots } = contest.rule;
    if (pots.kind !== "joint") return contest.voters.map(() => ONE);
    const people = new Map(Object.entries(pots.populations).map(([zone, count]) => [zone, BigInt(count)]));
    const everybody = [...people.values()].reduce((all, one) => all + one, 0n);
    const here = new Map();
    for (const { zone, count } of contest.voters) {
      if (!people.has(zone)) throw new Bad(`no population: ${zone}`);
      here.set(zone, (here.get(zone) ?? 0n) + BigInt(count));
    }
    return contest.voters.map(({ zone }) => new Q(people.get(zone) * BigInt(contest.heads), everybody * here.get(zone)));
  };
  const add1 = (contest, wanted, parts) => {
    const { rule, budget } = contest;
    const step = Q.of(rule.increment);
    let endowment = budget.over(many(contest.heads));
    if (rule.integral_start) endowment = endowment.down(step);
    let kept = [];
    for (;;) {
      const tried = oneRun(contest, wanted, parts.map((part) => endowment.times(part)));
      if (contest.costOf(tried).compare(budget) > 0) return kept;
      kept = tried;
      const shut = contest.shutBy(kept);
      const rest = [...wanted.keys()].filter((name) => !kept.includes(name) && !shut.has(name));
      const left = budget.minus(contest.costOf(kept));
      const fits = rest.some((name) => contest.costs.get(name).compare(left) <= 0);
      if (!rest.length || (rule.stop_when_exhaustive && !fits)) return kept;
      endowment = endowment.plus(step);
    }
  };
  const prefersOther = (contest, how, ours, theirs) => {
    let balance = 0;
    for (const { weights, count } of contest.voters) {
      const [here, there] = [ours, theirs].map((winners) => {
        const mine = winners.filter((name) => weights.has(name));
        if (how === "more_money") return contest.costOf(mine);
        return many(how === "included" ? Math.min(mine.length, 1) : mine.length);
      });
      balance += count * there.compare(here);
    }
    return balance > 0;
  };
  const equalShares = (contest) => {
    const { rule } = contest;
    const wanted = supporters(contest);
    let chosen = [];
    if (contest.heads) {
      const parts = zoneParts(contest);
      const average = contest.budget.over(many(contest.heads));
      chosen = rule.completion.startsWith("add1")
        ? add1(contest, wanted, parts)
        : oneRun(contest, wanted, parts.map((part) => average.times(part)));
    }
    if (["utilitarian", "add1u"].includes(rule.completion)) {
      chosen = greedy(contest, contest.budget.minus(contest.costOf(chosen)), chosen);
    }
    if (rule.comparison === "none") return chosen;
    const other = greedy(contest);
    return prefersOther(contest, rule.comparison, chosen, other) ? other : chosen;
  };

  /* What a rule says where it says nothing; also every parameter there is. */
  const SILENT_POTS = { kind: "one", envelopes: {}, populations: {}, city_share: "0", rounding: "1", project_zone: "zone", voter_zone: "zone" };
  const SILENT = {
    score: "votes", minimum: "0", exclusive: [], points: [], tie_break: ["min_cost", "max_votes", "lot"], lot: [], when_full: "skip",
    overrun_share: "1", utility: "cost", completion: "none", increment: "1", stop_when_exhaustive: false, integral_start: true, comparison: "none",
  };
  const wholeRule = (said) => {
    const [known, pots] = [{ ...SILENT, rule: "", version: 1, pots: {} }, said.pots ?? {}];
    const unknown = [...Object.keys(said).filter((name) => !(name in known)), ...Object.keys(pots).filter((name) => !(name in SILENT_POTS))];
    if (!["greedy", "equal-shares"].includes(said.rule) || said.version !== 1 || unknown.length) throw new Bad(`rule: ${unknown[0] ?? said.rule}`);
    return { ...known, ...said, pots: { ...SILENT_POTS, ...pots } };
  };
  const shareOut = (total, people, unit) => {
    const zones = Object.keys(people);
    const everybody = many(zones.reduce((all, zone) => all + people[zone], 0));
    const exact = Object.fromEntries(zones.map((zone) => [zone, total.times(many(people[zone])).over(everybody)]));
    const found = Object.fromEntries(zones.map((zone) => [zone, exact[zone].down(unit)]));
    zones.sort((a, b) => found[a].minus(exact[a]).compare(found[b].minus(exact[b])) || people[b] - people[a] || byCode(a, b));
    let left = total.minus(sum(Object.values(found)));
    for (const zone of zones) {
      if (left.compare(unit) < 0) continue;
      found[zone] = found[zone].plus(unit);
      left = left.minus(unit);
    }
    found[zones[0]] = found[zones[0]].plus(left);
    return found;
  };
  const envelopes = (contest) => {
    const { pots } = contest.rule;
    let found = Object.fromEntries(Object.entries(pots.envelopes).map(([zone, money]) => [zone, Q.of(money)]));
    if (!Object.keys(found).length) {
      const unit = Q.of(pots.rounding);
      const city = contest.budget.times(Q.of(pots.city_share)).down(unit);
      const people = Object.fromEntries(Object.entries(pots.populations).map(([zone, count]) => [zone, Number(count)]));
      found = shareOut(contest.budget.minus(city), people, unit);
      if (!city.zero) found[""] = (found[""] ?? NONE).plus(city);
    }
    if (sum(Object.values(found)).compare(contest.budget) > 0) throw new Bad("envelopes exceed the budget");
    return Object.entries(found).sort((a, b) => byCode(a[0], b[0]));
  };
  const zoneOf = (contest, name) => contest.columns[name][contest.rule.pots.project_zone] ?? "";
  const count = (contest) => {
    const { rule } = contest;
    if (rule.rule === "equal-shares") return equalShares(contest);
    const chosen = [];
    let left = contest.budget;
    if (rule.pots.kind === "joint") {
      for (const [zone, money] of envelopes(contest)) {
        new Greedy(contest, money, chosen, rule.when_full).take(contest.eligible.filter((name) => zoneOf(contest, name) === zone));
      }
      left = left.minus(contest.costOf(chosen));
    }
    const rest = contest.eligible.filter((name) => !chosen.includes(name));
    new Greedy(contest, left, chosen, rule.when_full, rule.overrun_share).take(rest);
    return chosen;
  };
  /* The projects that win, in no promised order. */
  const winnersOf = (election, said) => {
    const rule = wholeRule(said);
    const contest = new Contest(election, rule);
    if (rule.pots.kind !== "per_zone") return count(contest);
    return envelopes(contest).flatMap(([zone, money]) => {
      const names = contest.names.filter((name) => zoneOf(contest, name) === zone);
      return count(contest.part(names, money, { ...rule, pots: SILENT_POTS }));
    });
  };
  return { Bad, Q, sum, readElection, wholeRule, winnersOf };
})();

/* {text, rule} → {ballots, projects, budget, winners, cost}, amounts as fractions in words; or {undecided}. */
if (typeof document === "undefined") self.addEventListener("message", ({ data: { text, rule } }) => {
  const { Bad, Q, sum, readElection, wholeRule, winnersOf } = self.mithaqRecount;
  try {
    const whole = wholeRule(rule);
    const election = readElection(text, whole.pots.voter_zone);
    const winners = winnersOf(election, rule);
    const prices = Object.fromEntries([...election.costs].map(([name, cost]) => [name, String(cost)]));
    const cost = String(sum(winners.map((name) => election.costs.get(name))));
    self.postMessage({ rule: whole, ballots: election.ballots, prices, budget: String(Q.of(election.meta.budget)), winners, cost });
  } catch (problem) {
    self.postMessage({ refused: problem instanceof Bad ? problem.message : String(problem) });
  }
});
