"""From the figures to the published edition and its correction."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.http import Http404

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.access.policy import Denied, visible
from mithaq.commons.audit.models import Entry
from mithaq.commons.clocks.queries import clock_of
from mithaq.commons.jobs.models import Job
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.features.reports.actions import (
    approve,
    compute_again,
    correct,
    prepare,
    publish,
    send_back,
    write_words,
)
from mithaq.features.reports.enums import BULLETIN_CLOCK, EditionStatus, ReportKind
from mithaq.features.reports.models import Edition, Figure
from mithaq.features.reports.queries.calendar import last_ended
from mithaq.features.reports.queries.editions import differences
from mithaq.kit.conflicts import EditConflict, stamp
from mithaq.kit.i18n import Text
from mithaq.methods.quarters import Quarter

from .make import make_edition

NOW = dt.datetime(2026, 10, 5, 9, tzinfo=dt.UTC)
Q3 = Quarter(2026, 3)


@pytest.fixture
def writer(make_person, actor_of, town):
    return actor_of(make_person("Hela", duties=("reports.writer",)))


@pytest.fixture
def publisher(make_person, actor_of, town):
    return actor_of(make_person("Sami", duties=("reports.publisher",)))


@pytest.mark.row("N13")
def test_prepare_when_the_quarter_is_over_then_filled_in_every_language(town, writer, chapter):
    GlossaryTerm.objects.create(term=Text(ar="الرقاب", fr="Regueb", en="Regueb"))
    with time_machine.travel(NOW, tick=False):
        edition = prepare(by=writer, kind=ReportKind.MEL, quarter=Q3)
    assert edition.title == "Monitoring, evaluation and learning report, third quarter of 2026"
    assert (edition.number, edition.status, edition.computed_at) == (1, EditionStatus.DRAFT, NOW)
    assert list(edition.chapters) == ["ar", "fr", "en"]
    assert edition.chapters["ar"][0] == {
        "code": "test.terms",
        "label": "Terms of the town",
        "items": [
            {"kind": "fact", "label": "Terms", "value": 1, "url": "/en/zones/", "note": "of the glossary"},
            {"kind": "fact", "label": "Ends", "value": {"day": "2026-09-30"}, "url": "", "note": ""},
            {
                "kind": "passage",
                "title": "Names",
                "heads": ["Name", "Length"],
                "rows": [["الرقاب", 7]],
                "text": "",
            },
        ],
    }
    assert edition.chapters["fr"][0]["items"][2]["rows"] == [["Regueb", 7]]


def test_prepare_when_asked_twice_then_one_and_the_same(town, writer):
    quarter = last_ended()
    first = prepare(by=writer, kind=ReportKind.BULLETIN, quarter=quarter)
    assert prepare(by=writer, kind=ReportKind.BULLETIN, quarter=quarter) == first
    assert Edition.objects.count() == 1
    assert Entry.objects.filter(event="reports.prepared").count() == 1


def test_prepare_when_the_quarter_runs_then_refused(town, writer):
    with pytest.raises(ValidationError, match="not over"):
        prepare(by=writer, kind=ReportKind.BULLETIN, quarter=last_ended().next)
    assert not Edition.objects.exists()


def test_prepare_when_not_their_duty_then_denied(town, make_person, actor_of):
    for actor in (anonymous(town), actor_of(make_person("Nour"))):
        with pytest.raises(Denied):
            prepare(by=actor, kind=ReportKind.BULLETIN, quarter=last_ended())


@pytest.mark.row("N13")
def test_write_words_when_two_officers_save_then_the_second_is_told_and_nothing_is_lost(town, writer):
    edition = prepare(by=writer, kind=ReportKind.MEL, quarter=last_ended())
    seen = stamp(edition)
    write_words(by=writer, edition=edition, words={"intro": Text(en="First")}, remarks={}, seen=seen)
    with pytest.raises(EditConflict):
        write_words(by=writer, edition=edition, words={"intro": Text(en="Second")}, remarks={}, seen=seen)
    edition.refresh_from_db()
    assert edition.intro == Text(en="First")


def test_approve_when_only_a_writer_then_denied(town, writer):
    edition = prepare(by=writer, kind=ReportKind.MEL, quarter=last_ended())
    with pytest.raises(Denied):
        approve(by=writer, edition=edition)


def test_approved_when_written_in_then_denied_until_sent_back(town, writer, publisher):
    edition = approve(by=publisher, edition=prepare(by=writer, kind=ReportKind.MEL, quarter=last_ended()))
    with pytest.raises(Denied):
        write_words(by=writer, edition=edition, words={"intro": Text(en="Late")}, remarks={})
    with pytest.raises(Denied):
        compute_again(by=writer, edition=edition)
    send_back(by=publisher, edition=edition)
    write_words(by=writer, edition=edition, words={"intro": Text(en="Late")}, remarks={})
    edition.refresh_from_db()
    assert (edition.status, edition.intro, edition.approved_at) == ("draft", Text(en="Late"), None)


@pytest.mark.row("O01")
def test_publish_when_approved_then_figures_are_frozen_public_and_followers_are_told(
    town, writer, publisher, chapter
):
    edition = prepare(by=writer, kind=ReportKind.BULLETIN, quarter=last_ended())
    with pytest.raises(Http404):
        publish(by=anonymous(town), edition=edition)
    publish(by=publisher, edition=approve(by=publisher, edition=edition))
    GlossaryTerm.objects.create(term=Text(en="Later"))
    edition.refresh_from_db()
    assert edition.chapters["en"][0]["items"][0]["value"] == 0
    assert list(visible(anonymous(town), Edition.objects.all())) == [edition]
    told = [
        (figure.chapter, figure.order, figure.label["en"], figure.number, figure.words.get("en"))
        for figure in Figure.objects.filter(chapter="test.terms")
    ]
    ends = edition.ends_on
    assert told == [
        ("test.terms", 1, "Terms", 0, None),
        ("test.terms", 2, "Ends", None, f"{ends.day} {ends:%B} {ends.year}"),
    ]
    assert clock_of(BULLETIN_CLOCK, edition).is_open is False
    assert Job.objects.filter(name="reports.print").count() == 1
    published = Entry.objects.get(event="reports.published")
    assert published.data["figures"] == edition.computed_at.isoformat()
    assert [(one.label, one.then, one.now) for one in differences(edition) if one.label == "Terms"] == [
        ("Terms", "0", "1")
    ]


@pytest.mark.row("N13")
def test_correct_when_published_then_a_second_edition_and_the_first_stays(town, writer, publisher, chapter):
    first = make_edition(town, kind="mel", intro=Text(en="Well done"))
    with pytest.raises(ValidationError, match="Say what is corrected"):
        correct(by=writer, edition=first, reason=Text())
    GlossaryTerm.objects.create(term=Text(en="Forgotten"))
    second = correct(by=writer, edition=first, reason=Text(en="One name was forgotten."))
    with pytest.raises(ValidationError, match="already"):
        correct(by=writer, edition=first, reason=Text(en="Again"))
    assert (second.number, second.status, second.intro) == (2, "draft", Text(en="Well done"))
    assert list(visible(anonymous(town), Edition.objects.all())) == [first]
    publish(by=publisher, edition=approve(by=publisher, edition=second))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.chapters["en"][0]["items"][0]["value"]) == ("published", 0)
    assert second.chapters["en"][0]["items"][0]["value"] == 1


def test_compute_again_when_data_changed_then_figures_move_and_words_stay(town, writer, chapter):
    edition = prepare(by=writer, kind=ReportKind.MEL, quarter=last_ended())
    write_words(
        by=writer, edition=edition, words={"intro": Text(en="So")}, remarks={"test.terms": Text(en="Few")}
    )
    GlossaryTerm.objects.create(term=Text(en="New"))
    edition = compute_again(by=system(town), edition=edition)
    assert edition.chapters["en"][0]["items"][0]["value"] == 1
    assert (edition.intro, edition.remark("test.terms")) == (Text(en="So"), Text(en="Few"))
