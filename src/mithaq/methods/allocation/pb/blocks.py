"""The rows of a plain file, a megabyte at a time: only the columns that are asked for become words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

import numpy as np

BLOCK = 1 << 20
SEMICOLON, NEWLINE = ord(";"), ord("\n")


class Doubt(Exception):
    """Something is not plain: the careful way must be taken."""


def blocks(stream: BinaryIO, width: int, columns: Sequence[int]) -> Iterator[list[list[bytes]]]:
    """Per block, the words of each of `columns`; Doubt unless every row has `width` fields."""
    rest = b""
    while data := stream.read(BLOCK):
        data = rest + data
        end = data.rfind(b"\n") + 1
        rest = data[end:]
        if end:
            yield words(data[:end], width, columns)
    if rest:
        yield words(rest + b"\n", width, columns)


def words(data: bytes, width: int, columns: Sequence[int]) -> list[list[bytes]]:
    if b'"' in data or b"\0" in data:
        raise Doubt
    if returns := data.count(b"\r"):
        if data.count(b"\r\n") != returns:
            raise Doubt
        data = data.replace(b"\r\n", b"\n")
    try:
        data.decode()
    except UnicodeDecodeError:
        raise Doubt from None
    letters = np.frombuffer(data, np.uint8)
    every = np.flatnonzero((letters == SEMICOLON) | (letters == NEWLINE))
    if len(every) % width:
        raise Doubt
    ends = every.reshape(-1, width)
    marks = letters[ends]
    if (marks[:, -1] != NEWLINE).any() or (marks[:, :-1] != SEMICOLON).any():
        raise Doubt
    found = []
    for column in columns:
        last = ends[:, column].tolist()
        first = (ends[:, column - 1] + 1).tolist() if column else [0, *(ends[:-1, -1] + 1).tolist()]
        found.append([data[start:end] for start, end in zip(first, last, strict=True)])
    return found
