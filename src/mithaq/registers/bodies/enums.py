from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BodyKind(TextChoices):
    STEERING_COMMITTEE = "steering_committee", _("steering committee")
    WORKING_GROUP = "working_group", _("working group")
    ADVISORY_COUNCIL = "advisory_council", _("advisory council")
    COUNCIL_COMMISSION = "council_commission", _("commission of the municipal council")
    MONITORING_BODY = "monitoring_body", _("monitoring body")
    FORUM = "forum", _("forum")
    ZONE_COMMITTEE = "zone_committee", _("neighbourhood committee")
    STANDING_COMMITTEE = "standing_committee", _("standing committee")


class Rule(TextChoices):
    """How a body decides."""

    UNANIMITY = "unanimity", _("unanimity: one vote against is enough to stop it")
    CONSENSUS = "consensus", _("consensus: adopted unless somebody blocks it with a reason")
    SIMPLE_MAJORITY = "simple_majority", _("simple majority: more for than against")
    ABSOLUTE_MAJORITY = "absolute_majority", _("absolute majority: more than half of those who may vote")
    TWO_THIRDS = "two_thirds", _("two thirds of the votes cast")


class Rhythm(TextChoices):
    """How often a body promised to meet."""

    QUARTER = "quarter", _("every quarter")
    HALF_YEAR = "half_year", _("every half-year")
    YEAR = "year", _("every year")
    NONE = "none", _("when needed")


class Side(TextChoices):
    """For whom a member sits there."""

    GOVERNMENT = "government", _("government")
    CIVIL_SOCIETY = "civil_society", _("civil society")
    CITIZEN = "citizen", _("citizens")
    PRIVATE = "private", pgettext_lazy("sector", "business")
    ACADEMIC = "academic", _("universities and research")
    MEDIA = "media", pgettext_lazy("sector", "media")


class SeatRole(TextChoices):
    CHAIR = "chair", _("chair")
    SECRETARY = "secretary", _("secretary")
    COORDINATOR = "coordinator", _("coordinator")
    MEMBER = "member", _("member")
    OBSERVER = "observer", _("observer")


class Sex(TextChoices):
    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    UNKNOWN = "", _("not said")


class AgeBand(TextChoices):
    YOUTH = "youth", _("under 35")
    MIDDLE = "middle", _("35 to 59")
    SENIOR = "senior", _("60 and over")
    UNKNOWN = "", _("not said")
