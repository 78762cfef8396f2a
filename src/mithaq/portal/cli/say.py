from __future__ import annotations


def say(sentence: str) -> None:
    """One line of progress, shown at once."""
    print(f"mithaq: {sentence}", flush=True)
