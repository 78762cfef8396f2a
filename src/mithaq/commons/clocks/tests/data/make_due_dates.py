"""Writes due_2026.csv: for every day of 2026, when an answer asked for on that day is due.

Made to disagree with the engine if it can. Nothing of the house is imported. The engine walks from day to day and
asks of each whether it counts; here all working days of three years stand in one sorted list, and a due date is
the entry at (place of the day of filing + term). Its holidays are typed here, from the laws and, for the feasts of
the moon, from the almanac of Umm al-Qura, which computes them and does not see them.

    python make_due_dates.py > due_2026.csv

In the columns "seen_later" the moon of both Eids was seen one day later than computed.
"""

import csv
import datetime as dt
import sys
from bisect import bisect_right

FIRST_OF_SHAWWAL = (dt.date(2026, 3, 20), dt.date(2027, 3, 9))
TENTH_OF_DHU_AL_HIJJA = (dt.date(2026, 5, 27), dt.date(2027, 5, 16))
ISRA = [dt.date(2026, 1, 16), dt.date(2027, 1, 5)]
NEW_YEAR_AND_BIRTHDAY = [
    dt.date(2026, 6, 16),
    dt.date(2026, 8, 25),
    dt.date(2027, 6, 6),
    dt.date(2027, 8, 14),
]


def moon(shift):
    """Eid al-Fitr (3 days), the day of Arafat and Eid al-Adha (3 days), the new year, the Prophet's birthday."""
    found = list(NEW_YEAR_AND_BIRTHDAY)
    found += [first + dt.timedelta(days=shift + more) for first in FIRST_OF_SHAWWAL for more in (0, 1, 2)]
    found += [
        feast + dt.timedelta(days=shift + more) for feast in TENTH_OF_DHU_AL_HIJJA for more in (-1, 0, 1, 2)
    ]
    return found


def fixed(pairs):
    return [dt.date(year, month, day) for year in (2026, 2027) for month, day in pairs]


TUNISIA = fixed([(1, 1), (3, 20), (4, 9), (5, 1), (7, 25), (8, 13), (10, 15), (12, 17)])
JORDAN = fixed([(1, 1), (5, 1), (5, 25), (12, 25)]) + ISRA
ISO_SATURDAY, ISO_SUNDAY, ISO_FRIDAY = 6, 7, 5


def working_days(weekend, free):
    first, last = dt.date(2026, 1, 1).toordinal(), dt.date(2027, 12, 31).toordinal()
    days = (dt.date.fromordinal(one) for one in range(first, last + 1))
    return [day for day in days if day.isoweekday() not in weekend and day not in set(free)]


def after(days, start, term):
    """The day on which `term` days of the list after `start` are over."""
    return days[bisect_right(days, start) + term - 1]


def main():
    tunisia = working_days({ISO_SATURDAY, ISO_SUNDAY}, [*TUNISIA, *moon(0)])
    tunisia_later = working_days({ISO_SATURDAY, ISO_SUNDAY}, [*TUNISIA, *moon(1)])
    jordan = working_days({ISO_FRIDAY, ISO_SATURDAY}, [*JORDAN, *moon(0)])
    jordan_later = working_days({ISO_FRIDAY, ISO_SATURDAY}, [*JORDAN, *moon(1)])
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(
        [
            "start",
            "tn_20_calendar",
            "tn_20_and_10",
            "tn_review_10",
            "tn_10_working",
            "tn_10_working_seen_later",
            "jo_15_working",
            "jo_15_and_10",
            "jo_15_working_seen_later",
        ]
    )
    for ordinal in range(dt.date(2026, 1, 1).toordinal(), dt.date(2026, 12, 31).toordinal() + 1):
        start = dt.date.fromordinal(ordinal)
        out.writerow(
            [
                start,
                dt.date.fromordinal(ordinal + 20),
                dt.date.fromordinal(ordinal + 30),
                dt.date.fromordinal(ordinal + 10),
                after(tunisia, start, 10),
                after(tunisia_later, start, 10),
                after(jordan, start, 15),
                after(jordan, start, 25),
                after(jordan_later, start, 15),
            ]
        )


if __name__ == "__main__":
    main()
