"""A town of the demonstration: itself, its organisations, its people with their functions. Twice is once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone

from mithaq.commons.access.actor import Actor, system
from mithaq.commons.membership.actions.joining import join
from mithaq.commons.membership.actions.offices import appoint, create_function
from mithaq.commons.membership.actions.organisations import affiliate, create_organisation
from mithaq.commons.people.actions import account_for
from mithaq.commons.people.models import Affiliation, Appointment, Function, Organisation, Person, User
from mithaq.commons.people.queries import person_of
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import GlossaryTerm, Municipality
from mithaq.kit.i18n import Text
from mithaq.portal.operator.actions import found_town
from mithaq.portal.towndesk import actions as desk

from .reading import text

# What the files call a duty, and what the house calls it.
DUTIES = {"tenancy.administrator": "town.administrator", "moderation.moderator": "discuss.moderator"}
# The title of the office that carries each duty. An office is there before its holder and after.
TITLES = {
    "town.administrator": Text(
        ar="الإدارة العامة للمنصة", fr="Administration de la plateforme", en="Administration of the platform"
    ),
    "discuss.moderator": Text(
        ar="الإشراف على التعليقات", fr="Modération des avis", en="Moderation of comments"
    ),
    "discuss.desk_agent": Text(ar="شباك المواطن", fr="Guichet citoyen", en="Citizens’ counter"),
    "plans.editor": Text(ar="تحرير خطة العمل", fr="Rédaction du plan d’action", en="Writing the action plan"),
    "plans.publisher": Text(
        ar="اعتماد خطة العمل ونشرها",
        fr="Approbation et publication du plan",
        en="Approving and publishing the plan",
    ),
    "plans.monitor": Text(
        ar="المتابعة المستقلة للخطة", fr="Suivi indépendant du plan", en="Independent monitoring of the plan"
    ),
    "plans.mel_officer": Text(
        ar="المتابعة والتقييم والتعلّم",
        fr="Suivi, évaluation et apprentissage",
        en="Monitoring, evaluation and learning",
    ),
    "plans.translator": Text(ar="الترجمة", fr="Traduction", en="Translation"),
}
TERMS: Mapping[str, tuple[Text, tuple[str, ...]]] = {
    "regueb": (Text(ar="الرقاب", fr="Regueb", en="Regueb"), ()),
    "salt": (
        Text(ar="السلط الكبرى", fr="Grand Salt", en="Greater Salt"),
        ("Grand Sel", "Big Salt"),
    ),
}


def open_town(data: dict[str, Any]) -> Municipality:
    """The town as its file describes it, made when it is not there."""
    about = data["municipality"]
    slug = about["slug"]
    town = Municipality.objects.filter(slug=slug).first()
    if town is not None:
        return town
    founded = found_town(
        by=None,
        slug=slug,
        name=text(about["name"]),
        country=about["country"],
        languages=tuple(about["languages"]),
        hosts=(f"{slug}.{settings.MITHAQ_DOMAIN}",),
    )
    with inside(founded.town):
        describe(founded.town, about)
    return founded.town


def describe(town: Municipality, about: dict[str, Any]) -> None:
    by = system(town, channel="demo")
    desk.change_texts(
        by=by,
        tagline=text(about["tagline"]),
        # The demonstration says what it is, wherever the town speaks of itself.
        about=joined(text(about["about"]), text(about["notice"])),
        contact=text(about["contact"]),
        population=about["population"],
        population_source=str(text(about["population_source"])),
    )
    desk.change_look(by=by, colour=about["colour_primary"], accent=about["colour_accent"])
    term, wrong = TERMS[town.slug]
    if not GlossaryTerm.objects.exists():
        desk.keep_term(by=by, term=term, wrong=wrong)


def joined(*texts: Text) -> Text:
    codes = {code for one in texts for code in one}
    return Text({code: "\n\n".join(one[code] for one in texts if one.get(code)) for code in codes})


def enter_organisations(town: Municipality, rows: list[dict[str, Any]]) -> dict[str, Organisation]:
    """Those of the file by their code; a unit comes after what it is part of."""
    by = system(town, channel="demo")
    found: dict[str, Organisation] = {}
    for row in rows:
        parent = found.get(row.get("parent", ""))
        known = Organisation.objects.filter(code=slug_of(row["code"])).first()
        found[row["code"]] = known or create_organisation(
            by=by,
            code=slug_of(row["code"]),
            name=text(row["name"]),
            kind=row["kind"],
            parent=parent,
            is_municipal=row["code"] == "municipality" or (parent is not None and parent.is_municipal),
        )
    return found


def slug_of(code: str) -> str:
    return code.replace("_", "-")


def enter_person(
    town: Municipality, row: dict[str, Any], organisations: Mapping[str, Organisation]
) -> Person:
    """One role player, with the function that carries their duties."""
    by, today = system(town, channel="demo"), timezone.localdate()
    user: User = account_for(email=row["email"])
    person = person_of(user, town)
    if person is None:
        shown = row.get("pseudonym") or row["name"]
        name = shown.get(row["language"]) or next(iter(shown.values()))
        person = join(
            user=user,
            municipality=town,
            name=name,
            language=row["language"],
            is_pseudonym="pseudonym" in row,
        )
    organisation = organisations.get(row.get("organisation", ""))
    for duty in (DUTIES.get(code, code) for code in row["duties"]):
        hold_office(by, person, duty, organisation, today)
    if organisation is None or organisation.is_municipal:
        return person
    if not Affiliation.objects.filter(person=person, organisation=organisation).exists():
        affiliate(by=by, person=person, organisation=organisation)
    return person


def hold_office(
    by: Actor, person: Person, duty: str, organisation: Organisation | None, today: dt.date
) -> None:
    if held(person, duty):
        return
    function = next((one for one in Function.objects.filter(closed_on=None) if one.duties == [duty]), None)
    opened = today - dt.timedelta(days=400)
    if function is None:
        function = create_function(
            by=by, title=TITLES[duty], duties=[duty], opened_on=opened, organisation=organisation
        )
    appoint(by=by, function=function, person=person, starts_on=opened)


def held(person: Person, duty: str) -> bool:
    rows = Appointment.objects.filter(person=person).select_related("function")
    return any(duty in one.function.duties for one in rows)
