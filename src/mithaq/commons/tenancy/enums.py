from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Digits(TextChoices):
    LATIN = "latn", _("0 1 2 3")
    ARABIC = "arab", _("٠ ١ ٢ ٣")
