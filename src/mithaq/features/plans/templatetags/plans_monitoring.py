"""`{% load plans_monitoring %}`: words that only pages on monitoring need."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from mithaq.kit.templatetags.look import chip

from ..addresses_monitoring import activity_url, check_url, desk_check_url
from ..enums_monitoring import Independence, Judged
from ..models import Commitment
from ..queries.monitoring.checks import WHOLE, Word, words_on
from ..queries.monitoring.compliance import Requirement
from ..queries.monitoring.independence import Finding
from ..wording_monitoring import figure_words

register = template.Library()
register.filter("figure_words", figure_words)
register.filter("check_url", check_url)
register.filter("desk_check_url", desk_check_url)
register.filter("activity_url", activity_url)

LEVEL_TONES = {
    Independence.INDEPENDENT: "good",
    Independence.PARTLY: "soon",
    Independence.NOT_INDEPENDENT: "late",
}
JUDGED_TONES = {Judged.MET: "good", Judged.NOT_MET: "late", Judged.UNKNOWN: "quiet"}


@register.simple_tag
def level_chip(finding: Finding) -> SafeString:
    return chip(finding.level.label, tone=LEVEL_TONES[finding.level])


@register.simple_tag
def judged_chip(requirement: Requirement) -> SafeString:
    return chip(requirement.judged.label, tone=JUDGED_TONES[requirement.judged])


@register.simple_tag
def monitor_words(commitment: Commitment, steps: list[Any]) -> dict[int, Word]:
    """The latest word on each figure of a commitment whose steps were read already, by milestone."""
    return words_on(commitment, [step.milestone for step in steps])


@register.simple_tag
def whole_word_chip(words: dict[int, Word]) -> SafeString:
    """Beside the progress of a commitment: what the monitor says of it, leading to the reason."""
    word = words.get(WHOLE)
    if word is None:
        return SafeString("")
    said, tone = (
        (gettext("contested by the independent monitor"), "late")
        if word.check.is_contested
        else (gettext("countersigned by the independent monitor"), "good")
    )
    return format_html('<p><a href="#monitor">{}</a></p>', chip(said, tone=tone))
