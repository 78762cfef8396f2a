"""Atom feeds: what is new in the town's plans, or in one of them, in the reader's language."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from mithaq.commons.access.gates import public_page
from mithaq.commons.access.request import TownRequest
from mithaq.kit.formats import day
from mithaq.kit.i18n import active_language

from .addresses import consultation_url, milestone_url, plan_url
from .models import Plan
from .queries.news import News, news_of
from .queries.public import plan_to_read


@public_page
def town(request: TownRequest) -> HttpResponse:
    title = _("Action plans of %(town)s") % {"town": request.municipality.name}
    return atom(request, title, reverse("plans"), news_of(request.actor))


@public_page
def of_plan(request: TownRequest, pk: int) -> HttpResponse:
    plan: Plan = plan_to_read(request.actor, pk)
    return atom(request, str(plan.title), plan_url(plan), news_of(request.actor, plan))


def told(news: News) -> tuple[str, str, str]:
    """(headline, summary, path) of one piece of news."""
    plan = str(news.plan.title)
    if news.kind == "published":
        headline = _("Published: %(plan)s") % {"plan": plan}
        return headline, str(news.plan.summary), plan_url(news.plan)
    if news.kind == "opened":
        headline = _("Open for comments until %(day)s: %(plan)s") % {
            "day": day(news.thing.closes_at),
            "plan": plan,
        }
        return headline, str(news.thing.summary), consultation_url(news.thing)
    if news.kind == "reported":
        headline = _("What changed because of you: %(plan)s") % {"plan": plan}
        return headline, str(news.thing.report), reverse("plan_report", args=[news.plan.pk])
    headline = _("Done: %(step)s") % {"step": news.thing.activity}
    summary = f"{news.thing.commitment.title} · {news.thing.responsible.name}"
    return headline, summary, milestone_url(news.thing)


def atom(request: TownRequest, title: str, path: str, news: list[News]) -> HttpResponse:
    address = request.build_absolute_uri
    feed = Atom1Feed(
        title=title,
        link=address(path),
        feed_url=address(),
        description="",
        language=active_language(),
        author_name=str(request.municipality.name),
    )
    for one in news:
        headline, summary, where = told(one)
        link = address(where)
        # The same thing in another language is the same news: its identity names no language.
        identity = f"tag:{request.get_host()},{one.at:%Y-%m-%d}:plans/{one.plan.pk}/{one.kind}/{one.thing.pk}"
        feed.add_item(headline, link, summary, unique_id=identity, pubdate=one.at, updateddate=one.at)
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
