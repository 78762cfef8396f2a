from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Moderation(TextChoices):
    """When a contribution is read by a moderator."""

    BEFORE = "before", _("before it is shown")
    AFTER = "after", _("after it is shown")


class Licence(TextChoices):
    """On what terms everybody may use the town's open data; the codes are SPDX's."""

    CC_BY = "CC-BY-4.0", _("CC BY 4.0: any use, naming the municipality")
    CC0 = "CC0-1.0", _("CC0 1.0: any use, without conditions")
    ODBL = "ODbL-1.0", _("ODbL 1.0: any use, naming the municipality and sharing improved data alike")
