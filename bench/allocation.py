"""`make bench-allocation`: how fast votes are counted, and whether pabutools finds the same winners.

Every figure is CPU seconds of one process, reading and counting, without starting Python. Real elections are taken
from ../shared/data/pabulib; without them, or without .oracle (tools/oracle.py), what needs them is left out.
Writes its part of docs/performance.md. Takes about ten minutes; `--quick` leaves the slowest out and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "pabulib"
ORACLE = ROOT / ".oracle" / "bin" / "python"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- allocation: begin -->", "<!-- allocation: end -->"
TIMES = 5


@dataclass(frozen=True)
class Race:
    """An election that both count; `least`: how many times faster ours is to be (0: no target)."""

    file: str
    rule: str
    least: float = 0
    float: bool = False


RACES = (
    Race("Poland_Wieliczka_2023_Green_Budget", "equal-shares"),
    Race("France_Toulouse_2024", "greedy"),
    Race("France_Toulouse_2024", "equal-shares"),
    Race("Hungary_Budapest_2024", "equal-shares", 100),
    Race("Poland_Warszawa_2026", "equal-shares", 100),
    Race("Poland_Lodz_2022", "equal-shares", 100),
    Race("Poland_Wieliczka_2023_Green_Budget", "add1", float=True),
    Race("France_Toulouse_2024", "add1", 40, float=True),
)
# (our rule's name, its parameters) of pabutools' rule and utility.
SAME = {
    ("greedy", "cost"): {"rule": "greedy", "score": "votes"},
    ("greedy", "one"): {"rule": "greedy", "score": "votes_per_cost"},
    ("greedy", "points"): {"rule": "greedy", "score": "points_per_cost"},
    ("equal-shares", "cost"): {"rule": "equal-shares", "utility": "cost"},
    ("equal-shares", "one"): {"rule": "equal-shares", "utility": "one"},
    ("equal-shares", "points"): {"rule": "equal-shares", "utility": "points", "score": "points"},
    ("add1", "cost"): {
        "rule": "equal-shares",
        "completion": "add1",
        "integral_start": False,
        "stop_when_exhaustive": True,
    },
}


def params(rule: str, utility: str) -> str:
    return json.dumps({"version": 1, "tie_break": ["id"], **SAME[rule, utility]})


# ---------------------------------------------------------------------- ours, in a process of its own


def count(path: str, rule: str) -> dict[str, object]:
    from mithaq.methods.allocation import from_json, read_pb, tally  # inline: the path is set by then

    began = time.process_time()
    election = read_pb(path, limits=False)
    read = time.process_time()
    result = tally(election, from_json(rule))
    done = time.process_time()
    return {"winners": result.winners, "read": read - began, "count": done - read}


def serve() -> None:
    for line in sys.stdin:
        print(json.dumps(count(**json.loads(line))), flush=True)


class Counter:
    """A process that counts one election after another."""

    def __init__(self, *command: str | Path) -> None:
        self.process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "OPENBLAS_NUM_THREADS": "1"},
        )

    def __call__(self, **job: object) -> dict:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.communicate()


def ours() -> Counter:
    return Counter(sys.executable, __file__, "--serve")


def oracle() -> Counter:
    return Counter(ORACLE, ROOT / "bench" / "oracle.py")


# ---------------------------------------------------------------------- races


def races(quick: bool) -> Iterator[str]:
    yield "| election | rule | pabutools: read + count, s | ours: read + count, s | faster | target | winners |"
    yield "|---|---|---|---|---|---|---|"
    for race in RACES:
        if quick and race.rule == "add1":
            continue
        path = str(DATA / f"{race.file}.pb")
        one, other = ours(), oracle()
        theirs = other(path=path, rule=race.rule, utility="cost", float=race.float)
        runs = [one(path=path, rule=params(race.rule, "cost")) for _time in range(TIMES)]
        one.close()
        other.close()
        read, counted = (statistics.median(run[part] for run in runs) for part in ("read", "count"))
        ratio = (theirs["read"] + theirs["count"]) / (read + counted)
        target = f"≥ {race.least:g} ×, {'met' if ratio >= race.least else '**missed**'}" if race.least else ""
        same = "the same" if sorted(runs[0]["winners"]) == sorted(theirs["winners"]) else "**differ**"
        rule = f"{race.rule} (theirs in floats)" if race.float else race.rule
        yield (
            f"| {race.file.replace('_', ' ')} | {rule} | {theirs['read']:.2f} + {theirs['count']:.2f} "
            f"| {read:.3f} + {counted:.3f} | {ratio:,.0f} × | {target} | {same} |"
        )


def agreement(quick: bool) -> str:
    """Whether both find the same winners, over every real election whose ballots both understand alike."""
    runs, differ = 0, []
    one, other = ours(), oracle()
    for path in sorted(DATA.glob("*.pb")):
        text = path.read_text(encoding="utf-8")
        points = "\nvote_type;cumulative" in text
        if "\nvote_type;ordinal" in text or path.stat().st_size > (300_000 if quick else 2_500_000):
            continue  # places are worth what the city says, not what pabutools says; or it takes too long
        for utility in ("points",) if points else ("cost", "one"):
            for rule in ("greedy", "equal-shares"):
                theirs = set(other(path=str(path), rule=rule, utility=utility)["winners"])
                found = set(one(path=str(path), rule=params(rule, utility))["winners"])
                runs += 1
                # Pabutools funds what nobody chose, if it fits.
                if found - theirs or any(name in chosen(text) for name in theirs - found):
                    differ.append(f"{path.stem} ({rule}, {utility})")
    one.close()
    other.close()
    which = f": {', '.join(differ)}" if differ else ""
    return f"{runs} counts of real elections by both: {len(differ)} differ{which}."


def chosen(text: str) -> set[str]:
    _head, rows = text.split("\nVOTES", 1)
    columns = rows.splitlines()[1].split(";")
    at = columns.index("vote")
    return {name for row in rows.splitlines()[2:] for name in row.split(";")[at].split(",")}


# ---------------------------------------------------------------------- growth and memory


def synthetic(path: Path, ballots: int, projects: int) -> None:
    """Voters choose 3 to 15 projects, popular ones more often; always the same."""
    dice = random.Random(2026)  # noqa: S311 (a town that is always the same)
    ids = [f"P{number:03}" for number in range(projects)]
    weights = [1 / (number + 5) ** 0.7 for number in range(projects)]
    costs = [dice.randrange(5_000, 400_000) for _project in ids]
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            f"META\nkey;value\nnum_projects;{projects}\nnum_votes;{ballots}\nbudget;{sum(costs) // 4}\n"
        )
        file.write("vote_type;approval\nrule;equalshares\nPROJECTS\nproject_id;cost\n")
        file.writelines(f"{name};{cost}\n" for name, cost in zip(ids, costs, strict=True))
        file.write("VOTES\nvoter_id;vote\n")
        for voter in range(ballots):
            wish = dict.fromkeys(dice.choices(ids, weights, k=dice.randint(3, 15)))
            file.write(f"{voter};{','.join(wish)}\n")


MEASURE = (
    "import resource, runpy, sys; sys.argv = sys.argv[1:]\n"
    "try: runpy.run_module('mithaq.methods.allocation', run_name='__main__')\n"
    "except SystemExit: pass\n"
    "used = resource.getrusage(resource.RUSAGE_SELF)\n"
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)"
)


def whole_command(path: Path, rule: Path) -> tuple[float, float]:
    """CPU seconds and megabytes of `mithaq tally FILE --params … --json`, Python's own start included."""
    found = []
    for _time in range(3):
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, "tally", str(path), "--params", str(rule), "--json"],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "OPENBLAS_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        seconds, memory = map(float, done.stderr.split())
        found.append((seconds, memory))
    return sorted(found)[1]


def growth() -> Iterator[str]:
    yield "| synthetic election | whole command, s | memory, MB | read + count, s | per ballot × project, ns |"
    yield "|---|---|---|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        rule = Path(folder, "rule.json")
        rule.write_text(params("equal-shares", "cost"))
        path = Path(folder, "town.pb")
        for ballots, projects in (
            (25_000, 150),
            (50_000, 150),
            (100_000, 150),
            (100_000, 75),
            (100_000, 300),
        ):
            synthetic(path, ballots, projects)
            seconds, memory = whole_command(path, rule)
            one = ours()
            runs = [one(path=str(path), rule=rule.read_text()) for _time in range(TIMES)]
            one.close()
            read, counted = (statistics.median(run[part] for run in runs) for part in ("read", "count"))
            each = (read + counted) / (ballots * projects) * 1e9
            size, times = f"{ballots:,} × {projects}", f"{read:.3f} + {counted:.3f}"
            yield f"| {size} | {seconds:.2f} | {memory:.0f} | {times} | {each:.1f} |"


# ---------------------------------------------------------------------- the page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve()
        return
    lines = [BEGIN]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    lines += [
        f"Measured with `make bench-allocation` on a machine with {machine}; median of {TIMES} runs of ours.",
        "",
    ]
    for line in growth():
        lines.append(line)
        print(line, flush=True)
    if DATA.is_dir() and ORACLE.exists():
        lines.append("")
        for line in races(options.quick):
            lines.append(line)
            print(line, flush=True)
        lines += ["", agreement(options.quick)]
        print(lines[-1], flush=True)
    else:
        lines += ["", "Pabutools or the real elections were not there: no comparison."]
        print(lines[-1])
    lines.append(END)
    page = PAGE.read_text(encoding="utf-8")
    if not options.quick and BEGIN in page:
        old = page[page.index(BEGIN) : page.index(END) + len(END)]
        PAGE.write_text(page.replace(old, "\n".join(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
