"""A decision in words: its state, the result of a round, the passage for the minutes."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from mithaq.kit.formats import list_of, number
from mithaq.kit.i18n import Text, languages

from .enums import OBJECTIONS, CallState, Fate, Outcome, State
from .models import Call, Decision, Item, Position, Round

TONES = {
    State.OPEN: "soon",
    State.PAUSED: "soon",
    State.ADOPTED: "good",
    State.REJECTED: "late",
    State.DRAFT: "quiet",
    State.WITHDRAWN: "quiet",
}
FATES = {Fate.UNDER_WAY: "soon", Fate.DONE: "good", Fate.REFUSED: "late", Fate.DROPPED: "quiet"}


def state_of(decision: Decision) -> tuple[str, str]:
    """(words, tone)."""
    return str(decision.get_state_display()), TONES[State(decision.state)]


def fate_of(item: Item) -> tuple[str, str]:
    return str(item.get_fate_display()), FATES.get(Fate(item.fate), "")


def call_state_of(call: Call) -> tuple[str, str]:
    tones = {CallState.DRAFT: "quiet", CallState.OPEN: "soon", CallState.DECIDED: "good"}
    return str(call.get_state_display()), tones.get(CallState(call.state), "")


def tally_of(round_: Round) -> str:
    """ "for: 5, against: 1 and abstains: 0. 6 of 7 who may vote took part; 4 were needed." """
    counts = list_of(f"{words}: {number(how_many)}" for words, how_many in round_.shown_counts)
    took_part = gettext("%(cast)s of %(entitled)s who may vote took part; %(needed)s were needed.") % {
        "cast": number(round_.cast),
        "entitled": number(round_.entitled),
        "needed": number(round_.needed),
    }
    return f"{counts}. {took_part}"


def objections_of(round_: Round) -> list[Position]:
    """Who was against or blocked, in the order of the roll."""
    rows = Position.objects.filter(round=round_, choice__in=OBJECTIONS, kept_out=False)
    return list(rows.select_related("seat__person", "seat__organisation").order_by("pk"))


def for_minutes(decision: Decision, round_: Round, seal: str) -> Text:
    """What the minutes say of it, in every language of the town: the wording, the count, objections, the seal."""
    written = Text()
    objections = objections_of(round_)
    for language in languages():
        with translation.override(language):
            parts = [
                str(round_.text),
                gettext("Rule: %(rule)s.") % {"rule": decision.get_rule_display()},
                gettext("Round %(number)s: %(result)s. %(tally)s")
                % {
                    "number": number(round_.number),
                    "result": Outcome(round_.outcome).label,
                    "tally": tally_of(round_),
                },
            ]
            for one in objections:
                parts.append(
                    gettext("Objection of %(name)s: %(reason)s")
                    % {"name": one.seat.shown_name, "reason": one.reason or gettext("no reason was given")}
                )
            parts.append(gettext("Seal of the count in the public log: %(seal)s.") % {"seal": seal})
            written[language] = "\n\n".join(part for part in parts if part)
    return written
