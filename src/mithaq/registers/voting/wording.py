"""A rule and its reasons in plain words, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mithaq.kit.formats import list_of, money, number, percent
from mithaq.kit.i18n import Text

from .models import Option

PRESET_NAMES = {
    "greedy": lambda: _("most votes first"),
    "greedy-no-skip": lambda: _("most votes first, stopping at the first that does not fit"),
    "equal-shares/utilitarian": lambda: _("equal shares, the rest by votes"),
    "equal-shares/add1u": lambda: _("equal shares, raised step by step"),
    "equal-shares/add1u-comparison": lambda: _("equal shares, unless more voters prefer most votes first"),
}


def preset_name(code: str) -> str:
    return PRESET_NAMES[code]() if code in PRESET_NAMES else code


def exact(text: Any) -> Decimal:
    """An exact amount of methods.allocation ("4/3") as money, rounded for reading alone."""
    value = Fraction(str(text))
    return Decimal(value.numerator) / Decimal(value.denominator)


def cash(text: Any) -> str:
    return money(exact(text))


def figure(text: Any) -> str:
    value = exact(text)
    return number(int(value) if value == value.to_integral_value() else value.quantize(Decimal("0.001")))


def rule_words(rule: Mapping[str, Any]) -> list[str]:
    """The rule as a few sentences, in the order in which they apply."""
    greedy = rule["rule"] == "greedy"
    found = [_greedy(rule) if greedy else _shares(rule)]
    if rule.get("minimum") not in (None, "0"):
        found.append(
            _("A project needs a score of at least %(minimum)s.") % {"minimum": figure(rule["minimum"])}
        )
    if rule.get("points"):
        worth = list_of([figure(one) for one in rule["points"]])
        found.append(
            _("The places on a ballot are worth, from the first on: %(points)s.") % {"points": worth}
        )
    for group in rule.get("exclusive", ()):
        found.append(_("Of these, one at most can win: %(projects)s.") % {"projects": list_of(list(group))})
    if found_ties := _ties(rule):
        found.append(found_ties)
    return found


def _greedy(rule: Mapping[str, Any]) -> str:
    if rule["when_full"] == "stop":
        return _(
            "Projects with the most votes come first, until one does not fit in the money left; nothing comes after"
            " it."
        )
    if rule["when_full"] == "overrun":
        return _(
            "Projects with the most votes come first. The first that does not fit is still funded if %(share)s of its"
            " price is left."
        ) % {"share": percent(exact(rule["overrun_share"]))}
    return _(
        "Projects with the most votes come first. One that does not fit in the money left is passed over, and the"
        " next is tried."
    )


def _shares(rule: Mapping[str, Any]) -> str:
    words = _(
        "The envelope is shared out equally: every voter holds the same part of it. A project is funded when those"
        " who chose it can pay for it together; each time, the one that asks least of them."
    )
    ends = {
        "utilitarian": lambda: _("What is left goes to projects with the most votes."),
        "add1": lambda: _(
            "Then all parts are raised step by step, as long as the outcome fits in the envelope."
        ),
        "add1u": lambda: _(
            "Then all parts are raised step by step, as long as the outcome fits; what is left goes by votes."
        ),
    }
    end = ends.get(rule["completion"])
    return f"{words} {end()}" if end else words


def _ties(rule: Mapping[str, Any]) -> str:
    names = {
        "min_cost": _("the lower price"),
        "max_cost": _("the higher price"),
        "max_votes": _("more votes"),
        "max_points": _("more points"),
        "lot": _("the lot drawn when the rules were frozen"),
        "id": _("the order of codes"),
    }
    order = [names[one] for one in rule.get("tie_break", ()) if one in names]
    return _("Between equals decides, in this order: %(order)s.") % {"order": list_of(order)} if order else ""


def reason_words(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    """Why a project won or lost, in one or two sentences."""
    write = REASONS.get(str(reason["code"]))
    return write(reason, titles) if write else str(reason["code"])


def _named(code: Any, titles: Mapping[str, Text]) -> str:
    return f"“{titles[code]}”" if code in titles else str(code)


def _votes(reason: Mapping[str, Any]) -> str:
    return figure(reason["score"])


def _funded(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _(
        "It won: with a score of %(score)s it was next, and %(left)s were left for its price of %(cost)s."
    ) % {
        "score": _votes(reason),
        "left": cash(reason["left"]),
        "cost": cash(reason["cost"]),
    }


def _overrun(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _("It won: only %(left)s of %(cost)s were left, and the reserve pays %(reserve)s.") % {
        "left": cash(reason["left"]),
        "cost": cash(reason["cost"]),
        "reserve": cash(reason["from_reserve"]),
    }


def _paid(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    supporters = int(reason["supporters"])
    told = ngettext(
        "It won: the %(count)s voter who chose it could pay its price of %(cost)s.",
        "It won: the %(count)s voters who chose it could pay its price of %(cost)s together.",
        supporters,
    )
    return told % {"count": number(supporters), "cost": cash(reason["cost"])}


def _added(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _("It won with the money left at the end: %(left)s, and it costs %(cost)s.") % {
        "left": cash(reason["left"]),
        "cost": cash(reason["cost"]),
    }


def _nobody(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _("It did not win: nobody chose it.")


def _below(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _("It did not win: its score of %(score)s is below the %(minimum)s that were needed.") % {
        "score": figure(reason["score"]),
        "minimum": figure(reason["minimum"]),
    }


def _too_dear(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _(
        "It did not win: when its turn came, %(left)s were left and it costs %(cost)s; %(missing)s were missing."
    ) % {
        "left": cash(reason["left"]),
        "cost": cash(reason["cost"]),
        "missing": cash(reason["missing"]),
    }


def _after_stop(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _("It did not win: the count stopped before it, at %(project)s.") % {
        "project": _named(reason["stopped_at"], titles)
    }


def _rival(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _("It did not win: %(project)s won, and only one of the two can be built.") % {
        "project": _named(reason["rival"], titles)
    }


def _poor(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    supporters = int(reason["supporters"])
    told = ngettext(
        "It did not win: the %(count)s voter who chose it had %(held)s left and it costs %(cost)s.",
        "It did not win: the %(count)s voters who chose it had %(held)s left together and it costs %(cost)s.",
        supporters,
    )
    words = told % {"count": number(supporters), "held": cash(reason["held"]), "cost": cash(reason["cost"])}
    spent = reason.get("spent_on") or ()
    if spent:
        others = list_of([_named(one["project"], titles) for one in spent])
        words += " " + _("Their other choices won: %(projects)s.") % {"projects": others}
    return words


def _compared(reason: Mapping[str, Any], titles: Mapping[str, Text]) -> str:
    return _(
        "It did not win: by equal shares it would have, but %(greedy)s voters prefer the other outcome and %(shares)s"
        " this one."
    ) % {"greedy": figure(reason["prefer_greedy"]), "shares": figure(reason["prefer_shares"])}


REASONS = {
    "funded": _funded,
    "funded_overrun": _overrun,
    "paid_by_supporters": _paid,
    "added_by_completion": _added,
    "no_support": _nobody,
    "below_minimum": _below,
    "does_not_fit": _too_dear,
    "after_stop": _after_stop,
    "excluded_by_rival": _rival,
    "supporters_lack_money": _poor,
    "comparison_lost": _compared,
}


def ballot_words(kind: str, most: int, envelope: Decimal) -> str:
    """What the voter does, above the ballot."""
    if kind == "choose-one":
        return _("Choose one project.")
    if kind == "ranked":
        return _("Put the projects in the order you prefer, %(most)s at most.") % {"most": number(most or 3)}
    if kind == "points":
        return _("You have %(most)s points. Share them out among the projects.") % {"most": number(most)}
    if kind == "knapsack":
        return _("Choose projects that fit in the envelope of %(envelope)s together.") % {
            "envelope": money(envelope)
        }
    if most:
        return ngettext("Choose %(most)s project at most.", "Choose %(most)s projects at most.", most) % {
            "most": number(most)
        }
    return _("Choose as many projects as you like.")


def choice_words(
    codes: Sequence[str], points: Sequence[str], options: Mapping[str, Option]
) -> list[tuple[Any, str]]:
    """[(title, what the voter gave it)] for the review and the receipt."""
    given = [figure(one) for one in points] or [""] * len(codes)
    return [(options[code].title, one) for code, one in zip(codes, given, strict=True)]
