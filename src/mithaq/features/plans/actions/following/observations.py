"""What citizens and associations saw with their own eyes; read by a moderator before it is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.access.policy import require
from mithaq.commons.audit.actions import erase_personal, record
from mithaq.commons.discuss.actions.posting import clean_name, clean_text
from mithaq.commons.discuss.enums import State
from mithaq.commons.discuss.language import language_of
from mithaq.commons.files.actions import attach, remove_attachment
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.pages import public_changed
from mithaq.kit.i18n import Text
from mithaq.registers.places.models import Zone

from ...enums_following import SEEN
from ...models import Commitment, Milestone, Observation

PICTURES = ("jpg", "jpeg", "png", "webp")
MOST_PICTURES = 4
HOUR = dt.timedelta(hours=1)
PERSON_PER_HOUR, STRANGERS_PER_HOUR = 20, 60


@transaction.atomic
def observe(
    *,
    by: Actor,
    commitment: Commitment,
    rating: str,
    text: str,
    observed_on: dt.date,
    milestone: Milestone | None = None,
    name: str = "",
    email: str = "",
    zone: Zone | None = None,
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
    pictures: Sequence[File[Any]] = (),
) -> Observation:
    """Tell what one saw, and how far one finds it has come. Needs no account; waits for a moderator.

    Pictures are drawn anew: what a camera writes into them (place, time, owner) stays out. Raises
    ValidationError by field.
    """
    require(by, "observe", commitment)
    text = clean_text(text, country=by.municipality.country)
    name = clean_name(name or (by.person.name if by.person else ""))
    _check(commitment, milestone, rating, observed_on, latitude, longitude, pictures)
    _refuse_floods(by, commitment)
    language = language_of(text)
    author = by.person
    if author is None and email:
        # Told by e-mail what becomes of it, and nothing else.
        author = Person.objects.create(name=name, language=language, guest_email=email.strip().lower())
    observation = Observation(
        municipality=by.municipality,
        commitment=commitment,
        milestone=milestone,
        rating=rating,
        text=text,
        language=language,
        observed_on=observed_on,
        zone=zone,
        latitude=latitude,
        longitude=longitude,
        author=author,
        name=name,
        organisation=by.organisation,
    )
    observation.full_clean()
    observation.save()
    house = system(by.municipality, by.channel)
    for picture in pictures:
        try:
            attach(by=house, to=observation, upload=picture, kind="photo")
        except ValidationError as refused:
            raise ValidationError({"pictures": refused.messages}) from refused
    record(
        "plans.observation_received",
        by=by,
        on=observation,
        data={"commitment": commitment.pk, "rating": str(rating), "pictures": len(pictures)},
        personal={"name": name, "text": text},
    )
    return observation


def _check(
    commitment: Commitment,
    milestone: Milestone | None,
    rating: str,
    observed_on: dt.date,
    latitude: Decimal | None,
    longitude: Decimal | None,
    pictures: Sequence[File[Any]],
) -> None:
    if milestone is not None and milestone.commitment_id != commitment.pk:
        raise ValidationError({"milestone": _("Choose a step of this commitment.")})
    if rating not in SEEN:
        raise ValidationError({"rating": _("Say how far you find it has come.")})
    if observed_on > timezone.localdate():
        raise ValidationError({"observed_on": _("This day is still to come.")})
    if commitment.starts_on and observed_on < commitment.starts_on:
        raise ValidationError({"observed_on": _("This day lies before the commitment began.")})
    if (latitude is None) != (longitude is None):
        raise ValidationError({"latitude": _("Give both coordinates, or none.")})
    if latitude is not None and longitude is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValidationError({"latitude": _("These coordinates are not on Earth.")})
    if len(pictures) > MOST_PICTURES:
        raise ValidationError({"pictures": _("At most %(most)s pictures.") % {"most": MOST_PICTURES}})
    if any((one.name or "").lower().rpartition(".")[2] not in PICTURES for one in pictures):
        raise ValidationError({"pictures": _("Only pictures: JPG, PNG or WEBP.")})


def _refuse_floods(by: Actor, commitment: Commitment) -> None:
    recent = Observation.objects.filter(submitted_at__gt=timezone.now() - HOUR)
    if by.person is not None:
        if recent.filter(author=by.person).count() >= PERSON_PER_HOUR:
            raise ValidationError(_("You sent many observations within an hour. Come back a little later."))
    elif recent.filter(commitment=commitment, author__user__isnull=True).count() >= STRANGERS_PER_HOUR:
        raise ValidationError(_("Too many observations arrive here just now. Please try again in an hour."))


@transaction.atomic
def moderate_observations(
    *, by: Actor, observations: Iterable[Observation], publish: bool, reason: Text | None = None
) -> list[Observation]:
    """Publish or turn down; turning down needs a reason, which the observer reads. Gives those decided on."""
    reason = reason or Text()
    if not publish and not reason:
        raise ValidationError({"reason": _("Tell the observer why it is not published.")})
    decided = []
    for observation in observations:
        require(by, "moderate", observation)
        now = timezone.now()
        observation.state = State.PUBLISHED if publish else State.REJECTED
        observation.moderated_at, observation.moderated_by = now, by.person
        observation.reason = Text() if publish else reason
        if publish and observation.published_at is None:
            observation.published_at = now
        observation.save()
        if publish:
            record("plans.observation_published", by=by, on=observation, data={"rating": observation.rating})
        else:
            record("plans.observation_refused", by=by, on=observation, data={"reason": reason})
            public_changed(by.municipality.pk)
        decided.append(observation)
    return decided


@transaction.atomic
def erase_observations(person: Person) -> int:
    """Name, words and pictures of everything a person observed; gives how many."""
    house = system(person.municipality)
    rows = list(Observation.objects.filter(author=person, erased_at__isnull=True))
    erase_personal(by=house, person=person, on=rows)
    for observation in rows:
        for picture in observation.files.all():
            remove_attachment(by=house, attachment=picture)
        observation.name, observation.text, observation.erased_at = "", "", timezone.now()
        observation.latitude = observation.longitude = None
        observation.save()
    if rows:
        public_changed(person.municipality.pk)
    return len(rows)
