from __future__ import annotations

import datetime as dt

from mithaq.kit.puzzle import answers, new_puzzle, solve, solved


def test_solved_when_an_answer_is_given_then_once_and_in_time(monkeypatch):
    puzzle, other = new_puzzle(), new_puzzle()
    number, answer = solve(puzzle), solve(other)
    assert solved(puzzle, number)
    assert not solved(puzzle, number), "spent"
    monkeypatch.setattr("mithaq.kit.puzzle.LIVES", dt.timedelta(seconds=-1))
    assert not solved(other, answer), "too old"


def test_solved_when_missing_wrong_or_of_somebody_else_then_not():
    puzzle = new_puzzle()
    wrong = next(str(number) for number in range(99) if not answers(puzzle, str(number)))
    forged = "abc:123:def"
    given = [("", ""), (puzzle, ""), (puzzle, wrong), (forged, solve(forged)), (puzzle, "0" * 500)]
    assert [solved(*one) for one in given] == [False] * 5
