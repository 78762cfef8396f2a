from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Form(TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    HYBRID = "hybrid", _("in person and online")


class Status(TextChoices):
    """What was done about a meeting. “Missed” is not among them: it is computed."""

    PLANNED = "planned", pgettext_lazy("meeting", "planned")
    HELD = "held", pgettext_lazy("meeting", "held")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")


class Reply(TextChoices):
    """What somebody invited answered."""

    INVITED = "invited", pgettext_lazy("invitation", "invited")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
    DECLINED = "declined", pgettext_lazy("invitation", "declined")


class Presence(TextChoices):
    UNKNOWN = "", _("not recorded")
    PRESENT = "present", pgettext_lazy("presence", "present")
    APOLOGIES = "apologies", _("excused")
    ABSENT = "absent", pgettext_lazy("presence", "absent")


class MinutesState(TextChoices):
    DRAFT = "draft", pgettext_lazy("minutes", "draft")
    APPROVED = "approved", pgettext_lazy("minutes", "approved")
    PUBLISHED = "published", pgettext_lazy("minutes", "published")


class Category(TextChoices):
    """Who was there, as the participation report counts them."""

    GOVERNMENT = "government", _("public bodies")
    CSO = "cso", _("associations")
    CITIZEN = "citizen", _("citizens")
    PRIVATE = "private", pgettext_lazy("sector", "business")
    ACADEMIC = "academic", _("universities and research")
    MEDIA = "media", pgettext_lazy("sector", "media")
    OTHER = "other", pgettext_lazy("category", "others")


# What counts as a meeting with minutes: a draft is not yet minutes.
COUNTED = (MinutesState.APPROVED, MinutesState.PUBLISHED)
