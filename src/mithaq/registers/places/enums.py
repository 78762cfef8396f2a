from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ZoneKind(TextChoices):
    RESIDENTIAL = "residential", _("neighbourhood")
    RURAL = "rural", _("countryside")
    DISTRICT = "district", _("administrative district")
