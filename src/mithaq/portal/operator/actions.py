"""Opening, closing and addressing towns: what an operator does, by page or by command."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.membership.actions.joining import join
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.people.actions import account_for, sign_in_link
from mithaq.commons.people.models import Person, User
from mithaq.commons.tenancy.actions import give_domain, open_municipality
from mithaq.commons.tenancy.context import inside, profile_of
from mithaq.commons.tenancy.models import Domain, Municipality
from mithaq.commons.tenancy.queries import forget_hosts, primary_host
from mithaq.kit.i18n import Text

ADMINISTRATOR_DUTY = "town.administrator"
# The first administrator may need a day to find the letter.
FIRST_LINK_MINUTES = 3 * 24 * 60


@dataclass(frozen=True)
class Founded:
    """A new town. link signs its first administrator in, once; None when no address was given."""

    town: Municipality
    administrator: Person | None = None
    link: str = ""


def require_operator(user: User | None) -> None:
    """by: the operator, or None for a command typed on the machine itself."""
    if user is not None and not (user.is_active and user.is_operator):
        raise PermissionDenied


@transaction.atomic
def found_town(
    *,
    by: User | None,
    slug: str,
    name: Text,
    country: str,
    languages: tuple[str, ...] = (),
    hosts: tuple[str, ...] = (),
    administrator_email: str = "",
    administrator_name: str = "",
) -> Founded:
    """A town with its country's defaults and its first administrator, who is written to.

    Raises ValidationError with a sentence for each field. hosts: domains of its own, the first one primary.
    """
    require_operator(by)
    town = open_municipality(slug=slug, name=name, country=country, languages=languages, hosts=hosts)
    with inside(town):
        record("town.opened", by=system(town, channel="operator"), on=town, data={"slug": slug})
        if not administrator_email:
            return Founded(town)
        administrator = appoint_administrator(town, administrator_email, administrator_name)
    assert administrator.user is not None
    host = primary_host(town)
    link = sign_in_link(administrator.user, host=host, minutes=FIRST_LINK_MINUTES)
    transaction.on_commit(lambda: write_to_administrator(town, administrator, link))
    return Founded(town, administrator, link)


def appoint_administrator(town: Municipality, email: str, name: str) -> Person:
    """The person behind the address holds the town's first function, from today."""
    validate_email(email)
    today = timezone.localdate()
    house = system(town, channel="operator")
    person = join(
        user=account_for(email=email),
        municipality=town,
        name=name or _("Administrator"),
        language=town.default_language,
    )
    title = in_languages("Administrator of the town", town.languages)
    function = create_function(by=house, title=title, duties=[ADMINISTRATOR_DUTY], opened_on=today)
    appoint(by=house, function=function, person=person, starts_on=today)
    return person


def in_languages(message: str, languages: list[str]) -> Text:
    """An interface string as a text of the town."""
    found = Text()
    for language in languages:
        with translation.override(language):
            found[language] = translation.gettext(message)
    return found


def write_to_administrator(town: Municipality, person: Person, link: str) -> None:
    with inside(town, person.language):
        body = render_to_string("operator/welcome.txt", {"town": town, "person": person, "link": link})
        subject = _("%(town)s is open: your way in") % {"town": town.name}
    send_mail(subject, body, None, [person.email])


@transaction.atomic
def close_town(*, by: User | None, town: Municipality) -> None:
    """Its pages answer no more; nothing is deleted."""
    require_operator(by)
    if town.closed_on is not None:
        return
    town.closed_on = timezone.localdate(timezone=profile_of(town).zone)
    town.save(update_fields=["closed_on"])
    forget_hosts()
    with inside(town):
        record("town.closed", by=system(town, channel="operator"), on=town)


@transaction.atomic
def reopen_town(*, by: User | None, town: Municipality) -> None:
    require_operator(by)
    if town.closed_on is None:
        return
    town.closed_on = None
    town.save(update_fields=["closed_on"])
    forget_hosts()
    with inside(town):
        record("town.reopened", by=system(town, channel="operator"), on=town)


@transaction.atomic
def add_domain(*, by: User | None, town: Municipality, host: str, primary: bool = False) -> Domain:
    """One more host name under which the town answers; a primary one is used in letters and links."""
    require_operator(by)
    domain = give_domain(town, host, primary=primary)
    told(town, {"added": domain.host, "primary": primary})
    return domain


@transaction.atomic
def remove_domain(*, by: User | None, town: Municipality, host: str) -> None:
    require_operator(by)
    if town.domains.filter(host=host).delete()[0]:
        told(town, {"removed": host})


def told(town: Municipality, data: dict[str, object]) -> None:
    forget_hosts()
    with inside(town):
        record("town.domains_changed", by=system(town, channel="operator"), on=town, data=data)
