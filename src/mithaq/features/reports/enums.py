"""Kinds of reports, the states of an edition and the table of allowed moves."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportKind(TextChoices):
    BULLETIN = "bulletin", _("Quarterly bulletin")
    MEL = "mel", _("Monitoring, evaluation and learning report")
    COUNCIL = "council", _("Note for the municipal council")
    # Its chapters (money, culture, social affairs) come with the features that know them.
    ANNUAL = "annual", _("Annual report")


# What officers may begin today, each for a quarter.
QUARTERLY = (ReportKind.BULLETIN, ReportKind.MEL, ReportKind.COUNCIL)
# Prepared by a job after each quarter, and owed to the public.
OWED = (ReportKind.BULLETIN,)


class EditionStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "being written")
    APPROVED = "approved", pgettext_lazy("report", "approved")
    PUBLISHED = "published", pgettext_lazy("report", "published")


_S = EditionStatus
# What is published stays as it is: a correction is another edition.
MOVES: dict[str, tuple[str, ...]] = {
    _S.DRAFT: (_S.APPROVED,),
    _S.APPROVED: (_S.PUBLISHED, _S.DRAFT),
    _S.PUBLISHED: (),
}
TONES = {_S.DRAFT: "soon", _S.APPROVED: "", _S.PUBLISHED: "good"}


class QuarterState(TextChoices):
    """How a quarter's bulletin stands in the eyes of the public; computed, never set."""

    PUBLISHED = "published", pgettext_lazy("bulletin", "published")
    COMING = "coming", pgettext_lazy("bulletin", "in preparation")
    MISSING = "missing", pgettext_lazy("bulletin", "missing")


# The promise to publish the bulletin: a kind of commons.clocks, its term in the country profile.
BULLETIN_CLOCK = "reports.bulletin"
