"""Rows of a semicolon-separated file, each with its line number, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..errors import PbError

BOM = b"\xef\xbb\xbf"
Row = tuple[int, list[str]]


class Lines:
    """Iterates over (line number, fields). Knows afterwards how the file ends its lines."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.number = 0
        self.bom = False
        self.crlf = False
        self.ended = True

    def __iter__(self) -> Iterator[Row]:
        # A citizen's machine reads 100,000 ballots: what is rare must cost the common line nothing.
        for raw in self.stream:
            self.number += 1
            if self.number == 1:
                raw = self.begin(raw)
            line = self.text(raw)
            if '"' in line:
                number = self.number
                yield number, self.quoted(line)
            elif line:
                yield self.number, line.split(";")
            else:
                raise PbError(self.number, "is empty")

    def can_rewind(self) -> bool:
        return self.stream.seekable()

    def mark(self) -> tuple[int, int]:
        return self.stream.tell(), self.number

    def rewind(self, mark: tuple[int, int]) -> None:
        self.stream.seek(mark[0])
        self.number = mark[1]

    def begin(self, raw: bytes) -> bytes:
        self.bom = raw.startswith(BOM)
        self.crlf = raw.endswith(b"\r\n")
        return raw.removeprefix(BOM)

    def text(self, raw: bytes) -> str:
        try:
            line = raw.decode()
        except UnicodeDecodeError as problem:
            raise PbError(self.number, f"is not UTF-8 text (byte {problem.start + 1})") from None
        if line.endswith("\n"):
            line = line[:-2] if line.endswith("\r\n") else line[:-1]
        else:
            self.ended = False
        if "\r" in line or "\0" in line:
            raise PbError(self.number, "holds a control character in the middle")
        return line

    def quoted(self, line: str) -> list[str]:
        """Fields of a line that holds quotes; a quoted field may run over several lines."""
        fields: list[str] = []
        at = 0
        while True:
            if line.startswith('"', at):
                field, at, line = self.one_quoted(line, at)
            else:
                stop = line.find(";", at)
                stop = len(line) if stop < 0 else stop
                field, at = line[at:stop], stop
            fields.append(field)
            if at == len(line):
                return fields
            at += 1

    def one_quoted(self, line: str, at: int) -> tuple[str, int, str]:
        """The field that opens with a quote at `at`, where it ends, and the line as far as it was read."""
        first = self.number
        from_here = at
        at += 1
        while True:
            stop = line.find('"', at)
            if stop < 0:
                raw = next(self.stream, None)
                if raw is None:
                    raise PbError(first, "opens a quote that is never closed")
                self.number += 1
                line, at = f"{line}\n{self.text(raw)}", len(line) + 1
            elif line.startswith('"', stop + 1):
                at = stop + 2
            elif stop + 1 == len(line) or line[stop + 1] == ";":
                return line[from_here + 1 : stop].replace('""', '"'), stop + 1, line
            else:
                # `"Bread" and salt`: published files hold such names unquoted; every character is meant.
                stop = line.find(";", stop)
                stop = len(line) if stop < 0 else stop
                return line[from_here:stop], stop, line


def write_row(fields: list[str]) -> str:
    """The fields as one line without its end; reading gives the same fields back."""
    return ";".join(
        '"' + field.replace('"', '""') + '"' if needs_quotes(field) else field for field in fields
    )


def needs_quotes(field: str) -> bool:
    return '"' in field or ";" in field or "\n" in field
