"""A small puzzle that a browser solves while somebody writes: nothing for one person, dear for who sends thousands.

The answer is a number that, put behind the puzzle, gives a SHA-256 which begins with `BITS` zero bits. Nobody is
refused for want of it: what comes without is read before it is shown.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.core import signing
from django.core.cache import cache

# About 16,000 attempts: a second on a computer, some seconds on a cheap phone, both unseen.
BITS = 14
LIVES = timedelta(hours=12)
LONGEST = 20
SALT = "kit.puzzle"


def new_puzzle() -> str:
    """A puzzle of its own for one form, signed and dated."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(12))


def answers(puzzle: str, number: str) -> bool:
    """Whether the number is an answer, whoever made the puzzle."""
    digest = hashlib.sha256(f"{puzzle}.{number}".encode()).digest()
    return int.from_bytes(digest[:4]) >> (32 - BITS) == 0


def solve(puzzle: str) -> str:
    """The first answer, as a browser finds it."""
    number = 0
    while not answers(puzzle, str(number)):
        number += 1
    return str(number)


def solved(puzzle: str, number: str) -> bool:
    """Whether one of our puzzles, not too old, is solved for the first time; from now on it is spent."""
    if len(number) > LONGEST:
        return False
    try:
        signing.TimestampSigner(salt=SALT).unsign(puzzle, max_age=LIVES)
    except signing.BadSignature:
        return False
    if not answers(puzzle, number):
        return False
    spent = "puzzle." + hashlib.sha256(puzzle.encode()).hexdigest()
    return cache.add(spent, 1, timeout=int(LIVES.total_seconds()))
