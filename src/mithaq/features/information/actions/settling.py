"""What the law says where the house was not sure: the town's legal officer settles it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor
from mithaq.commons.access.policy import require_grant
from mithaq.commons.audit.actions import record
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.i18n import Text

from ..access import OFFICERS
from ..models import LegalGround
from ..queries import ground_of


@transaction.atomic
def settle_ground(*, by: Actor, code: str, article: str, title: Text) -> LegalGround:
    """Confirm or correct a ground of the law; decisions taken before keep the words of their day."""
    require_grant(by, *OFFICERS)
    before = ground_of(by.municipality, code)
    if before is None:
        raise ValidationError(_("The law has no such ground."))
    if not title:
        raise ValidationError({"title": _("Say the ground in words.")})
    row = LegalGround.objects.filter(code=code).first() or LegalGround(code=code)
    row.article, row.title, row.by = article.strip(), title, by.person
    row.confirmed_on = timezone.localdate()
    row.save()
    facts = {
        "code": code,
        "article": row.article,
        "title": dict(title),
        "before": {"article": before.article, "title": dict(before.title)},
    }
    record("information.ground_settled", by=by, on=by.municipality, data=facts)
    public_changed(by.municipality.pk)
    return row
