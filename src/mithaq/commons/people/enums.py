from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """Who takes part, as the participation report counts them."""

    GOVERNMENT = "government", _("public body")
    CIVIL_SOCIETY = "civil_society", _("association")
    CITIZENS = "citizens", _("citizens’ group")
    ACADEMIC = "academic", _("academic")
    PRIVATE = "private", _("business")
    MEDIA = "media", _("media")
    SPECIALIST = "specialist", _("specialists")
    INTERNATIONAL = "international", _("international body")
