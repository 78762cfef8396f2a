"""Evidence: what anybody can open to check a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import record
from mithaq.commons.files.actions import attach
from mithaq.commons.files.models import Attachment
from mithaq.commons.people.models import Organisation
from mithaq.kit.i18n import Text, active_language

from ...access_following import FOLLOW
from ...enums_following import Source
from ...models import Commitment, Evidence, Milestone, ProgressUpdate

LONGEST_TITLE = 200


@dataclass(frozen=True)
class Proof:
    """What somebody gives as evidence: a file, a link or both. An empty title becomes the file's or site's name."""

    link: str = ""
    upload: File[Any] | None = None
    title: Text = field(default_factory=Text)

    def __bool__(self) -> bool:
        return bool(self.link or self.upload)


def source_of(by: Actor) -> Source:
    """The officer who follows the plan speaks as such; every other officer for who is responsible."""
    return Source.MEL_OFFICER if by.has(FOLLOW) else Source.AGENCY


@transaction.atomic
def add_evidence(
    *, by: Actor, commitment: Commitment, proof: Proof, milestone: Milestone | None = None
) -> Evidence:
    """One piece of public evidence. Raises ValidationError by field, also when the file is refused."""
    require(by, "report", milestone or commitment)
    evidence = keep_evidence(
        by=by, commitment=commitment, milestone=milestone, proof=proof, source=source_of(by), is_public=True
    )
    record("plans.evidence_added", by=by, on=evidence, data=told_of(evidence))
    return evidence


def keep_evidence(
    *,
    by: Actor,
    commitment: Commitment,
    proof: Proof,
    source: Source,
    milestone: Milestone | None = None,
    update: ProgressUpdate | None = None,
    organisation: Organisation | None = None,
    is_public: bool = False,
) -> Evidence:
    """Check and save; the act that calls it has asked for permission and writes the history."""
    if milestone is not None and milestone.commitment_id != commitment.pk:
        raise ValidationError({"milestone": _("Choose a step of this commitment.")})
    evidence = Evidence(
        municipality=by.municipality,
        commitment=commitment,
        milestone=milestone,
        update=update,
        title=_title(proof),
        link=checked_link(proof.link),
        source=source,
        organisation=organisation or by.organisation,
        by=by.person,
        published_at=timezone.now() if is_public else None,
    )
    if not proof:
        raise ValidationError({"link": _("Give a link or a file that shows it.")})
    evidence.full_clean()
    evidence.save()
    if proof.upload:
        try:
            # Whoever answers by a link has no right of their own here: the house takes the file in.
            attach(
                by=by if by.person else system(by.municipality, by.channel), to=evidence, upload=proof.upload
            )
        except ValidationError as refused:
            raise ValidationError({"upload": refused.messages}) from refused
    return evidence


def checked_link(link: str) -> str:
    """A web address that opens for everybody; "" stays "". Raises ValidationError."""
    link = link.strip()
    if not link:
        return ""
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise ValidationError({"link": _("Write a web address that begins with https://.")})
    return link


def _title(proof: Proof) -> Text:
    if proof.title:
        return proof.title
    name = (proof.upload.name or "") if proof.upload else (urlsplit(proof.link).hostname or "")
    return Text({active_language(): name.rpartition("/")[2][:LONGEST_TITLE]}) if name else Text()


def publish_evidence(pieces: Sequence[Evidence]) -> None:
    """What came with an update is everybody's once the update is accepted."""
    for evidence in pieces:
        if evidence.published_at is None:
            evidence.published_at = timezone.now()
            evidence.save(update_fields=["published_at"])


def told_of(evidence: Evidence) -> dict[str, Any]:
    """What the history keeps: where it stands and the fingerprint of its file."""
    hashes = Attachment.objects.filter(pk__in=evidence.files.values("pk")).values_list("sha256", flat=True)
    return {
        "commitment": evidence.commitment_id,
        "milestone": evidence.milestone_id,
        "link": evidence.link,
        "sha256": list(hashes),
    }
