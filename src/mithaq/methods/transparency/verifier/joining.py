"""From the parts to one file."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

FILE_NAME = "mithaq_verify.py"
# In this order: each part uses only those before it.
PARTS = ("curve", "log", "election", "greedy", "shares", "counting", "bundle", "program")
HERE = Path(__file__).parent


@cache
def one_file() -> str:
    """The whole program: every import of the standard library once, then the parts with their comments."""
    imports: set[str] = set()
    bodies = []
    for part in PARTS:
        source = (HERE / f"{part}.py").read_text(encoding="utf-8")
        lines = source.splitlines()
        tree = ast.parse(source)
        gone: set[int] = set()
        for node in tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                gone.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
                if isinstance(node, ast.Import) or node.level == 0:
                    imports.add(ast.unparse(node))
        first = tree.body[0]
        gone.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
        kept = "\n".join(line for number, line in enumerate(lines, 1) if number not in gone).strip("\n")
        bodies.append(
            f"# {'-' * 30} {part}\n# {(ast.get_docstring(tree) or part).splitlines()[0]}\n\n\n{kept}"
        )
    future = "from __future__ import annotations"
    head = (HERE / "head.txt").read_text(encoding="utf-8").strip("\n")
    others = sorted(imports - {future}, key=lambda line: (line.startswith("from"), line))
    return "\n\n".join([head, future, "\n".join(others), "\n\n\n".join(bodies), ""])
