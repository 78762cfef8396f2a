from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ZoneKind(TextChoices):
    RESIDENTIAL = "residential", _("neighbourhood")
    RURAL = "rural", pgettext_lazy("kind of zone", "countryside")
    DISTRICT = "district", _("administrative district")
