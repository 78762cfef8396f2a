"""Numbers of the year without a gap, however many write at once."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection
from django.utils import timezone

from mithaq.commons.tenancy.context import inside
from mithaq.registers.correspondence.models import Letter

from .make import make_letter

WRITERS, EACH = 4, 5


@pytest.mark.row("D01")
@pytest.mark.django_db(transaction=True)
def test_enter_letter_when_many_enter_at_once_then_no_number_is_missing_nor_given_twice(regueb):
    problems: list[Exception] = []
    start = threading.Barrier(WRITERS)

    def write(writer: int) -> None:
        try:
            with inside(regueb):
                start.wait()
                for _ in range(EACH):
                    make_letter(regueb, "in" if writer % 2 else "out")
                    # What is refused after the number was taken gives it back.
                    with pytest.raises(ValidationError):
                        make_letter(regueb, subject="x" * 301)
        except Exception as problem:  # noqa: BLE001  # whatever it is fails the test below
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    assert problems == []
    with inside(regueb):
        for direction in ("in", "out"):
            rows = Letter.objects.filter(direction=direction).order_by("number")
            assert list(rows.values_list("number", flat=True)) == list(range(1, 2 * EACH + 1))


def test_enter_letter_when_the_day_is_of_last_year_then_that_years_next_number(town):
    today = timezone.localdate()
    last_year = dt.date(today.year - 1, 12, 30)
    found = [make_letter(town, on=day).reference for day in (today, last_year, last_year, today)]
    assert found == [
        f"{today.year}/0001",
        f"{today.year - 1}/0001",
        f"{today.year - 1}/0002",
        f"{today.year}/0002",
    ]
    assert make_letter(town, "out").number == 1
