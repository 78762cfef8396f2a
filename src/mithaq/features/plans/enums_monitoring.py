"""The words of independent monitoring: permitted values of assessments, signs that a monitor is not independent."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Independence(TextChoices):
    """Computed from the warnings, never typed."""

    INDEPENDENT = "independent", _("independent")
    PARTLY = "partly", _("partly independent")
    NOT_INDEPENDENT = "not_independent", _("not independent")


class AssessmentKind(TextChoices):
    INCEPTION = "inception", _("assessment at the start")
    END_OF_COMMITMENT = "end_of_commitment", _("assessment of a completed commitment")
    FINAL = "final", _("assessment at the end of the plan")


class AssessmentState(TextChoices):
    OPEN = "open", pgettext_lazy("assessment", "being written")
    # Signing publishes.
    SIGNED = "signed", pgettext_lazy("assessment", "signed and published")


class Stance(TextChoices):
    """What the monitor says of a progress figure."""

    COUNTERSIGNED = "countersigned", _("countersigned")
    CONTESTED = "contested", _("contested")


class Scale(TextChoices):
    """Which values an answer may take; TEXT takes words only."""

    YES_NO_PARTLY = "yes_no_partly", _("yes, no, partly")
    YES_NO = "yes_no", _("yes, no")
    VALUES = "values", _("values of open government")
    NOVELTY = "novelty", _("novelty")
    POTENTIAL = "potential", _("potential for results")
    COMPLETION = "completion", _("completion")
    OPENING = "opening", _("did it open government")
    TEXT = "text", _("text")


SCALES: dict[str, tuple[tuple[str, object], ...]] = {
    Scale.YES_NO_PARTLY: (
        ("yes", pgettext_lazy("answer", "yes")),
        ("partly", pgettext_lazy("answer", "partly")),
        ("no", pgettext_lazy("answer", "no")),
    ),
    Scale.YES_NO: (("yes", pgettext_lazy("answer", "yes")), ("no", pgettext_lazy("answer", "no"))),
    Scale.VALUES: (
        ("transparency", _("transparency")),
        ("participation", _("participation")),
        ("accountability", _("accountability")),
    ),
    Scale.NOVELTY: (
        ("new", pgettext_lazy("commitment", "new")),
        ("change", pgettext_lazy("commitment", "a change")),
        ("continuation", pgettext_lazy("commitment", "a continuation")),
    ),
    Scale.POTENTIAL: (
        ("unclear", pgettext_lazy("potential", "unclear")),
        ("modest", pgettext_lazy("potential", "modest")),
        ("substantial", pgettext_lazy("potential", "substantial")),
    ),
    Scale.COMPLETION: (
        ("no_evidence", _("no evidence available")),
        ("not_started", _("not started")),
        ("limited", _("limited")),
        ("substantial", _("substantial")),
        ("complete", _("complete")),
    ),
    Scale.OPENING: (
        ("worsened", pgettext_lazy("open government", "it worsened")),
        ("did_not_change", pgettext_lazy("open government", "it did not change")),
        ("marginal", pgettext_lazy("open government", "marginally better")),
        ("major", pgettext_lazy("open government", "much better")),
        ("outstanding", pgettext_lazy("open government", "outstandingly better")),
        ("not_applicable", pgettext_lazy("open government", "does not apply")),
    ),
    Scale.TEXT: (),
}
# An answer on these scales may name several values.
MANY = frozenset({Scale.VALUES})

# Clocks of commons.clocks, each with the deadline of the country profile that says when an assessment is due.
ASSESSMENT_CLOCK = "plans.assessment"
CONTEST_CLOCK = "plans.contest"
DEADLINES: dict[str, str] = {
    AssessmentKind.INCEPTION: "ogp.inception",
    AssessmentKind.END_OF_COMMITMENT: "ogp.end_of_commitment",
    AssessmentKind.FINAL: "ogp.final",
}
MOST_EVIDENCE = 3
LARGEST_EVIDENCE_MB = 10


class Judged(TextChoices):
    """A requirement as the records show it; UNKNOWN where they cannot tell."""

    MET = "met", pgettext_lazy("requirement", "met")
    NOT_MET = "not_met", pgettext_lazy("requirement", "not met")
    UNKNOWN = "unknown", pgettext_lazy("requirement", "cannot be told yet")
