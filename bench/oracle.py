"""Run inside .oracle: count elections with pabutools.

Reads jobs from stdin, one JSON object a line: path, rule (greedy, equal-shares, add1), utility (cost, one, points),
float (whether to reckon in floating point: add1 in fractions takes hours). Prints one line for each: winners, and CPU
seconds of reading and of counting. Ties go by id, as `"tie_break": ["id"]` does.
"""

from __future__ import annotations

import json
import sys
import time

import pabutools.fractions
from pabutools.election import Additive_Cardinal_Sat, Cardinality_Sat, Cost_Sat, parse_pabulib
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

UTILITIES = {"cost": Cost_Sat, "one": Cardinality_Sat, "points": Additive_Cardinal_Sat}


def count(path: str, rule: str, utility: str, float: bool = False) -> dict:
    pabutools.fractions.FRACTION = "float" if float else "gmpy2"
    began = time.process_time()
    instance, profile = parse_pabulib(path)
    parsed = time.process_time()
    if rule == "greedy":
        found = greedy_utilitarian_welfare(instance, profile, sat_class=UTILITIES[utility])
    else:
        increment = {"voter_budget_increment": 1} if rule == "add1" else {}
        found = method_of_equal_shares(instance, profile, sat_class=UTILITIES[utility], **increment)
    done = time.process_time()
    return {"winners": [one.name for one in found], "read": parsed - began, "count": done - parsed}


for line in sys.stdin:
    print(json.dumps(count(**json.loads(line))), flush=True)
