"""The consultation that is open today: its pack, and comments in every state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType

from mithaq.commons.access.actor import Actor, anonymous
from mithaq.commons.audit.models import Entry
from mithaq.commons.clocks.actions import start_clock, stop_clock
from mithaq.commons.discuss.actions import appeal, decide_appeal, moderate, post_comment
from mithaq.commons.discuss.enums import Channel
from mithaq.commons.discuss.models import Answer, Comment
from mithaq.commons.jobs.enums import State
from mithaq.commons.jobs.models import Job
from mithaq.commons.notify.actions import follow
from mithaq.kit.i18n import Text

from ..actions.answering import answer_on_plan
from ..actions.consultations import open_consultation, prepare_consultation
from ..clocks import MODERATION
from ..enums import ANSWER_CLOCK, DocumentKind
from ..models import Commitment, Consultation, Plan, PlanDocument, PlanSection
from .cast import Cast, texts
from .plan import enter_document

RULES = Text(
    ar="يُقرأ كل تعليق قبل نشره، ولا يُحجب إلا ما كان إساءة أو إعلانًا، مع ذكر السبب، ولصاحبه أن يتظلّم.",
    fr="Chaque avis est lu avant de paraître. On n'écarte que l'injure et la publicité, en disant pourquoi.",
    en="Every comment is read before it is shown. Only insults and advertising are left out, with the reason.",
)
NOBODYS_SIGNATURE = Text(
    ar="أعدّته البلدية لهذه الاستشارة", fr="Préparé par la mairie", en="Prepared by the town hall"
)
READ_AFTER = 4  # hours
FOLLOWERS = ("citizen", "association", "journalist")


def enter_consultation(cast: Cast, plan: Plan, row: dict[str, Any]) -> Consultation:
    by = cast.by_role("plan_officer")
    enter_pack(cast, plan, row["pack"])
    promise = texts(row["promise"])
    consultation = prepare_consultation(
        by=by,
        plan=plan,
        influence=row["influence"],
        opens_at=cast.moment(row["opens"]),
        closes_at=cast.moment(row["closes"], hours=10),
        title=texts(row["title"]),
        summary=texts(row["summary"]),
        budget=texts(row["budget"]),
        rules=Text({code: f"{words}\n\n{RULES[code]}" for code, words in promise.items()}),
        responsible=cast.people[row["answer_by"]],
    )
    consultation = open_consultation(by=by, consultation=consultation)
    opened = consultation.opens_at
    Consultation.objects.filter(pk=consultation.pk).update(opened_at=opened)
    Plan.objects.filter(pk=plan.pk).update(published_at=opened)
    plan.refresh_from_db()
    for code in FOLLOWERS:
        if code in cast.people:
            follow(by=cast.actor(code), obj=plan)
    places = labels_of(plan)
    for one in row["comments"]:
        enter_comment(cast, plan, one, places)
    _leave_clocks_as_they_are(cast)
    return consultation


def _leave_clocks_as_they_are(cast: Cast) -> None:
    """Each comment's clocks were set to its day; following today's history would start them a second time."""
    about = ContentType.objects.get_for_model(Comment)
    entries = Entry.objects.filter(municipality=cast.municipality, subject_type=about).values_list(
        "pk", flat=True
    )
    waiting = Job.objects.filter(name="clocks.follow", municipality=cast.municipality, state=State.WAITING)
    waiting.filter(arguments__entry_id__in=list(entries)).delete()


def enter_pack(cast: Cast, plan: Plan, rows: Iterable[dict[str, Any]]) -> None:
    """Documents of the plan marked as part of the pack; those the file only names are written from what is known."""
    known = {row["code"]: row for plan_row in cast.data["plans"] for row in plan_row.get("documents", [])}
    for number, row in enumerate(rows, start=1):
        if "document" in row:
            title = texts(known[row["document"]]["title"])
            PlanDocument.objects.filter(plan=plan, title=title).update(in_pack=True)
            continue
        is_map = "Map" in row["title"]["en"]
        enter_document(
            cast,
            plan,
            {
                "code": f"pack-{number}",
                "type": DocumentKind.MAP if is_map else DocumentKind.REPORT,
                "title": row["title"],
                "content": zones(cast) if is_map else balance(plan),
                "date": -20,
                "signatory": NOBODYS_SIGNATURE,
            },
            in_pack=True,
        )


def zones(cast: Cast) -> Text:
    rows = [texts(zone["name"]) for zone in cast.data["municipality"]["zones"]]
    return Text({code: "\n".join(f"- {name[code]}" for name in rows) for code in rows[0]})


def balance(plan: Plan) -> Text:
    """The milestones of the plan before, with what became of each."""
    lines: dict[str, list[str]] = {"ar": [], "fr": [], "en": []}
    for commitment in Commitment.objects.filter(plan=plan.follows).prefetch_related("milestones"):
        for milestone in commitment.milestones.all():
            mark = "✓" if not milestone.is_open else "…"
            for code, said in lines.items():
                said.append(f"{mark} {milestone.activity[code]}")
    return Text({code: "\n".join(said) for code, said in lines.items()})


def labels_of(plan: Plan) -> dict[str, PlanSection]:
    rows = PlanSection.objects.filter(plan=plan).select_related("question", "plan")
    return {section.question.code: section for section in rows}


def enter_comment(cast: Cast, plan: Plan, row: dict[str, Any], places: dict[str, PlanSection]) -> Comment:
    """Posted, read, perhaps appealed against and answered by the acts of the house, then moved to its day."""
    said_at = cast.moment(row["day"])
    posted = post_comment(
        by=speaker(cast, row),
        on=plan,
        text=row["text"],
        name=name_of(cast, row),
        place=row["section"],
        place_label=places[row["section"]].question.title,
        channel=row["channel"],
        language=row["language"],
    )
    comment = posted.comment
    put(comment, submitted_at=said_at, **author_of(cast, row))
    start_clock(MODERATION, by=cast.house, on=comment, started_at=said_at)
    if row["state"] == "pending":
        return comment
    read_at = said_at + dt.timedelta(hours=READ_AFTER)
    moderator = cast.by_role("moderator")
    # A comment that an appeal brought back was turned down first.
    turned_down = "rejection" in row
    moderate(by=moderator, comments=[comment], publish=not turned_down, reason=texts(row.get("rejection")))
    put(comment, moderated_at=read_at, **({} if turned_down else {"published_at": read_at}))
    stop_clock(MODERATION, by=cast.house, on=comment, at=read_at)
    if "appeal" in row:
        enter_appeal(cast, comment, posted.receipt, row["appeal"])
    if comment.published_at:
        start_clock(ANSWER_CLOCK, by=cast.house, on=comment, started_at=comment.published_at)
    if "answer" in row:
        enter_answer(cast, comment, row["answer"], places)
    return comment


def speaker(cast: Cast, row: dict[str, Any]) -> Actor:
    if row["channel"] != Channel.WEB:
        return cast.by_role("desk_agent")
    if "author" in row:
        return cast.actor(row["author"], speaking_for=row.get("as_organisation", ""))
    return anonymous(cast.municipality)


def name_of(cast: Cast, row: dict[str, Any]) -> str:
    return cast.people[row["author"]].name if "author" in row else row["name"]


def author_of(cast: Cast, row: dict[str, Any]) -> dict[str, Any]:
    """Somebody known who came to the counter is known there too."""
    if "author" not in row:
        return {}
    organisation = cast.organisation(row["as_organisation"]) if "as_organisation" in row else None
    return {"author": cast.people[row["author"]], "organisation": organisation}


def enter_appeal(cast: Cast, comment: Comment, receipt: str, row: dict[str, Any]) -> None:
    by = Actor(municipality=cast.municipality, person=comment.author) if comment.author else None
    asked_at = cast.moment(row["day"])
    appeal(by=by or anonymous(cast.municipality), comment=comment, text=row["text"], receipt=receipt)
    put(comment, appealed_at=asked_at)
    if row["state"] == "open":
        return
    decided_at = cast.moment(row["decided_day"])
    upheld = row["state"] == "upheld"
    decide_appeal(
        by=cast.actor(row["decided_by"]), comment=comment, uphold=upheld, reason=texts(row["decision"])
    )
    put(comment, appeal_decided_at=decided_at, **({"published_at": decided_at} if upheld else {}))


def enter_answer(cast: Cast, comment: Comment, row: dict[str, Any], places: dict[str, PlanSection]) -> None:
    answered_at = cast.moment(row["day"], hours=2)
    answer = answer_on_plan(
        by=cast.actor(row["by"]),
        comment=comment,
        outcome=row["outcome"],
        reason=texts(row["reason"]),
        changed=texts(row.get("changed")),
        section=places[row["changed_section"]] if "changed_section" in row else None,
    )
    Answer.objects.filter(pk=answer.pk).update(answered_at=answered_at)
    put(comment, answered_at=answered_at)
    stop_clock(ANSWER_CLOCK, by=cast.house, on=comment, at=answered_at)


def put(comment: Comment, **fields: Any) -> None:
    """What the acts of the house never let anybody choose: the day something happened."""
    Comment.objects.filter(pk=comment.pk).update(**fields)
    comment.refresh_from_db()
