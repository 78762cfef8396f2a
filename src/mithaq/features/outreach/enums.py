"""How people took part, and by what they are counted; the values of the participation form of OGP."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mithaq.registers.bodies.enums import AgeBand, Sex


class Method(TextChoices):
    FORUM = "forum", _("forum")
    WORKSHOP = "workshop", pgettext_lazy("method", "workshop")
    SURVEY = "survey", _("survey")
    POLL = "poll", _("poll")
    ONLINE_QUESTIONS = "online_questions", _("online questions")
    DELIBERATION = "deliberation", _("deliberation")
    ZONE_ASSEMBLY = "zone_assembly", _("assembly of a neighbourhood")
    VISIT = "visit", _("visit")
    HEARING = "hearing", _("hearing")
    TEXT_CONSULTATION = "text_consultation", _("consultation on a text")
    CALL_FOR_PROPOSALS = "call_for_proposals", _("call for proposals")
    SORTITION_PANEL = "sortition_panel", _("panel drawn by lot")
    OTHER = "other", pgettext_lazy("method", "other")


class Stage(TextChoices):
    PREPARATION = "preparation", _("preparation")
    CO_CREATION = "co_creation", _("co-creation")
    IMPLEMENTATION = "implementation", _("implementation")
    MONITORING = "monitoring", _("monitoring")


class Influence(TextChoices):
    """What the town promised those who come (IAP2)."""

    INFORM = "inform", _("you are informed")
    CONSULT = "consult", _("you are consulted")
    INVOLVE = "involve", _("you are involved")
    COLLABORATE = "collaborate", _("you work on it together with the town")
    EMPOWER = "empower", _("you decide")


class Category(TextChoices):
    CSO = "cso", _("civil society")
    CITIZEN = "citizen", _("citizens")
    ONLINE = "online_question", _("questions sent online")
    GOVERNMENT = "government", _("public bodies")
    COUNCIL = "deliberative_council", _("deliberative councils")
    WORKSHOP = "workshop", _("workshops")
    ACADEMIC = "academic", _("universities and research")
    PRIVATE = "private", _("businesses")
    MEDIA = "media", pgettext_lazy("participants", "media")
    OTHER = "other", pgettext_lazy("participants", "others")


class Area(TextChoices):
    URBAN = "urban", _("town")
    RURAL = "rural", _("countryside")
    UNKNOWN = "", pgettext_lazy("area", "not said")


class Disability(TextChoices):
    WITH = "yes", _("with a disability")
    WITHOUT = "no", _("without a disability")
    UNKNOWN = "", pgettext_lazy("disability", "not said")


class Channel(TextChoices):
    """How they took part."""

    MEETING = "meeting", _("in person")
    WEB = "web", _("web site")
    DESK = "desk", _("counter")
    PAPER = "paper", _("paper form")
    PHONE = "phone", _("phone")
    SMS = "sms", _("text message")
    VISIT = "visit", _("visit to where people live")
    UNKNOWN = "", pgettext_lazy("channel", "not said")


class Unit(TextChoices):
    """What a declared figure counts."""

    PEOPLE = "people", _("people")
    GROUPS = "groups", _("groups and institutions")
    ACTIVITIES = "activities", _("activities")


class Dimension(TextChoices):
    """By what people are counted. Sex is the column of all other tables."""

    CATEGORY = "category", _("Category")
    SEX = "sex", _("Sex")
    AGE = "age", _("Age")
    AREA = "area", _("Town or countryside")
    ZONE = "zone", _("Zone")
    DISABILITY = "disability", _("Disability")
    CHANNEL = "channel", _("Channel")


# The tables of an activity, in the order they are shown.
TABLES = (
    Dimension.CATEGORY,
    Dimension.AGE,
    Dimension.AREA,
    Dimension.ZONE,
    Dimension.DISABILITY,
    Dimension.CHANNEL,
)
CHOICES: dict[str, type[TextChoices]] = {
    Dimension.CATEGORY: Category,
    Dimension.SEX: Sex,
    Dimension.AGE: AgeBand,
    Dimension.AREA: Area,
    Dimension.DISABILITY: Disability,
    Dimension.CHANNEL: Channel,
}
# By these, shares can be held against a census.
CENSUS = (Dimension.SEX, Dimension.AGE, Dimension.AREA, Dimension.DISABILITY)
# In published rows: everybody together, and those of whom it is not known.
ALL, NOT_SAID = "all", "not_said"
# What an activity can be about, where the house knows it; their pages show who took part.
SUBJECTS = ("plans.plan", "plans.commitment", "meetings.meeting")
