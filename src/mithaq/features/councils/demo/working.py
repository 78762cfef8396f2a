"""Calls for nominations and boards of working groups in the demonstration; days are counted from today."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import Actor
from mithaq.methods.quarters import quarter_of
from mithaq.registers.bodies.models import Body

from .. import actions
from ..models import Call, Decision, QuarterRecord
from .content import ABSTAIN, OK, YES, t

CALLS: dict[str, list[dict[str, Any]]] = {
    "regueb": [
        {
            "body": "steering-committee",
            "title": t(
                "مقعد للتجار والمهنيين في لجنة القيادة",
                "Un siège pour les commerçants au comité de pilotage",
                "A seat for traders in the steering committee",
            ),
            "criteria": [
                t(
                    "له محل أو حرفة في الرقاب",
                    "Tient un commerce ou un métier à Regueb",
                    "Has a shop or a trade in Regueb",
                ),
                t(
                    "لا دين عليه للبلدية",
                    "N’a pas de dette envers la commune",
                    "Owes nothing to the municipality",
                ),
                t(
                    "يلتزم بحضور أربعة اجتماعات في السنة",
                    "S’engage à venir à quatre réunions par an",
                    "Promises to come to four meetings a year",
                ),
            ],
            "answers": [YES, YES, YES, YES, YES, ABSTAIN, YES, YES],
            "closes": 18,
            "nominees": [],
        }
    ],
    "salt": [
        {
            "body": "women-and-youth",
            "title": t(
                "مقعد لشابة أو شاب من ذوي الإعاقة",
                "Un siège pour une jeune personne handicapée",
                "A seat for a young person with a disability",
            ),
            "criteria": [
                t(
                    "عمره بين ثماني عشرة وثلاثين سنة",
                    "A entre dix-huit et trente ans",
                    "Is between eighteen and thirty",
                ),
                t(
                    "يسكن في إحدى مناطق السلط",
                    "Habite un des secteurs de Salt",
                    "Lives in one of the areas of Salt",
                ),
                t(
                    "عمل مع جمعية أو مبادرة شبابية",
                    "A travaillé avec une association ou une initiative de jeunes",
                    "Has worked with an association or a youth initiative",
                ),
            ],
            "answers": [OK, OK, OK, OK, OK],
            "closes": 0,
            "nominees": [
                ("سارة الحوراني", "أستعمل كرسيًا متحركًا وأعرف كل رصيف في وسط المدينة.", (True, True, True)),
                ("يزن الفواعير", "نظمت ثلاث حملات لقراءة الكتب بطريقة برايل.", (True, True, True)),
                ("معن الزعبي", "أدرب فريقًا رياضيًا للصم.", (False, True, True)),
            ],
            "chosen": 0,
        }
    ],
}
TASKS = (
    ("done", -20, t("جرد ما هو قائم", "Faire l’inventaire de l’existant", "List what there is")),
    (
        "doing",
        15,
        t(
            "سؤال المستعملين في المناطق البعيدة",
            "Interroger les usagers des secteurs éloignés",
            "Ask users in the far districts",
        ),
    ),
    (
        "todo",
        40,
        t(
            "تقدير الكلفة واقتراح الأولويات",
            "Chiffrer et proposer les priorités",
            "Work out the cost and propose priorities",
        ),
    ),
)
RISK = t("تأخر صرف الاعتماد السنوي", "Le crédit annuel tarde à être débloqué", "The yearly money comes late")
RESPONSE = t(
    "البدء بما لا يحتاج مالًا", "Commencer par ce qui ne coûte rien", "Begin with what needs no money"
)
QUARTER: dict[str, Any] = {
    "progress": t(
        "انتهى الجرد ونُشرت نتائجه.", "L’inventaire est fini et publié.", "The list is complete and published."
    ),
    "obstacles": t(
        "تأخر رد مصلحتين على طلب البيانات.",
        "Deux services ont tardé à fournir leurs données.",
        "Two departments were late with their data.",
    ),
    "corrective": t(
        "حُدد أجل جديد وأُعلم به الكاتب العام.",
        "Une nouvelle date est fixée et le secrétariat général prévenu.",
        "A new date was set and the general secretariat told.",
    ),
}


def fill_calls(by: Actor) -> None:
    for row in CALLS[by.municipality.slug]:
        body = Body.objects.filter(slug=row["body"]).first()
        if body is not None:
            _call(by, body, row)


def _call(by: Actor, body: Body, row: dict[str, Any]) -> None:
    call = actions.draft_call(by=by, body=body, title=row["title"], criteria=row["criteria"])
    _vote(by, actions.ask_about_criteria(by=by, call=call), row["answers"])
    today = timezone.localdate()
    actions.open_call(by=by, call=call, closes_on=today + dt.timedelta(days=row["closes"]))
    nominees = [
        actions.nominate(by=by, call=call, name=name, statement=statement, agreed=True)
        for name, statement, _met in row["nominees"]
    ]
    if not nominees:
        return
    actions.close_call(by=by, call=call)
    criteria = list(call.criteria.all())
    for nominee, (_name, _statement, met) in zip(nominees, row["nominees"], strict=True):
        answers = {one.pk: (is_met, "") for one, is_met in zip(criteria, met, strict=True)}
        actions.score_nominee(by=by, nominee=nominee, met=answers)
    chosen = [nominees[row["chosen"]]]
    _vote(by, actions.ask_about_choice(by=by, call=call, chosen=chosen), row["answers"])
    actions.announce_choice(by=by, call=call)
    Call.objects.filter(pk=call.pk).update(
        opened_on=today - dt.timedelta(days=50), closes_on=today - dt.timedelta(days=30)
    )


def _vote(by: Actor, decision: Decision, answers: list[str]) -> None:
    for place, answer in zip(decision.rounds.get().positions.order_by("pk"), answers, strict=False):
        actions.cast(by=by, position=place, choice=answer)
    actions.close_round(by=by, decision=decision)


def fill_boards(by: Actor) -> int:
    """Of the first group everything; the second owes its record of the last quarter."""
    groups = list(Body.objects.filter(kind="working_group", closed_on__isnull=True).order_by("pk")[:2])
    last = quarter_of(timezone.localdate()).before
    for group in groups[:1]:
        for state, days, title in TASKS:
            due = timezone.localdate() + dt.timedelta(days=days)
            seat = group.seats.order_by("pk").first()
            task = actions.add_task(by=by, body=group, title=title, seat=seat, due_on=due)
            actions.move_task(by=by, task=task, to=state)
        actions.add_risk(by=by, body=group, text=RISK, level="high", response=RESPONSE)
        actions.write_quarter(by=by, body=group, quarter=last, **QUARTER)
    for group in groups[1:]:
        QuarterRecord.objects.get_or_create(body=group, starts_on=last.starts_on)
    return len(groups)
