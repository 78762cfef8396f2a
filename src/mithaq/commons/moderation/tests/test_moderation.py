"""Reports of abuse and the moderators' and answerers' desks (M06, M07, T10)."""

import re
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.commons.discuss.actions import appeal, edit, moderate, post_comment, withdraw
from mithaq.commons.discuss.forms import stamp
from mithaq.commons.discuss.models import Comment
from mithaq.commons.discuss.queries import comments_of, stuck_appeals
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.moderation import actions
from mithaq.commons.moderation.actions import report_comment, settle_reports
from mithaq.commons.moderation.forms import this_moment
from mithaq.commons.moderation.models import Report
from mithaq.commons.moderation.queries import (
    open_reports,
    open_work,
    waiting_appeals,
    waiting_to_be_read,
)
from mithaq.commons.moderation.reasons import REASONS
from mithaq.commons.notify.models import Notification
from mithaq.commons.people.duties import Duty, duties
from mithaq.kit.i18n import Text

OURS = {"sec-fetch-site": "same-origin"}
WHY = Text(en="It names a private person.")


@pytest.fixture
def second(make_person, actor_of):
    return actor_of(make_person("Hedi", duties=("discuss.moderator",)))


@pytest.fixture
def answerer(make_person, actor_of, monkeypatch):
    duty = Duty(code="test.answerer", label="answers", grants=("discuss.answer",))
    monkeypatch.setattr(duties, "_items", {**duties._items, duty.code: duty})
    return actor_of(make_person("Rim", duties=(duty.code,)))


def test_report_when_anybody_sends_it_then_only_moderators_see_it(town, say, moderator):
    comment = say(publish=moderator)
    report = report_comment(by=anonymous(town), comment=comment, why="private", text="My sister.")
    assert list(open_reports(moderator)) == [report]
    assert list(open_reports(anonymous(town))) == []
    assert report.person is None


def test_report_when_the_comment_is_not_shown_or_words_miss_then_refused(town, say, moderator):
    with pytest.raises(Http404):
        report_comment(by=anonymous(town), comment=say(), why="insult")
    shown = say(publish=moderator)
    for why, text in (("", ""), ("other", " "), ("spam", "x" * 1001)):
        with pytest.raises(ValidationError):
            report_comment(by=anonymous(town), comment=shown, why=why, text=text)
    assert Report.objects.count() == 0


def test_report_when_repeated_then_counted_once_a_person_and_limited(
    town, say, moderator, make_person, actor_of, monkeypatch
):
    comment = say(publish=moderator)
    amal = actor_of(make_person("Amal"))
    assert report_comment(by=amal, comment=comment, why="spam")
    assert report_comment(by=amal, comment=comment, why="spam") is None
    monkeypatch.setattr(actions, "OPEN_PER_COMMENT", 2)
    assert report_comment(by=anonymous(town), comment=comment, why="spam")
    assert report_comment(by=anonymous(town), comment=comment, why="spam") is None
    monkeypatch.setattr(actions, "PERSON_PER_DAY", 1)
    with pytest.raises(ValidationError):
        report_comment(by=amal, comment=say(publish=moderator), why="spam")


def test_settle_when_hidden_or_kept_then_reports_close_and_the_author_gets_a_reason(
    town, unit, say, moderator
):
    bad, good = say("Bad words.", publish=moderator), say("A sharp opinion.", publish=moderator)
    for comment in (bad, good):
        report_comment(by=anonymous(town), comment=comment, why="insult")
    with pytest.raises(Denied):
        settle_reports(by=anonymous(town), comment=bad, hide=True, reason=WHY)
    assert settle_reports(by=moderator, comment=bad, hide=True, reason=WHY) == 1
    assert settle_reports(by=moderator, comment=good, hide=False) == 1
    assert settle_reports(by=moderator, comment=good, hide=False) == 0
    assert list(open_reports(moderator)) == []
    assert list(comments_of(anonymous(town), unit)) == [good]
    bad.refresh_from_db()
    assert bad.reason == WHY


def test_today_when_work_waits_then_each_sees_what_they_may_decide(town, unit, moderator, second):
    posted = post_comment(by=anonymous(town), on=unit, text="One.", name="Salem")
    waiting = post_comment(by=anonymous(town), on=unit, text="Two.", name="Salem").comment
    moderate(by=moderator, comments=[posted.comment], publish=False, reason=WHY)
    appeal(by=anonymous(town), comment=posted.comment, text="No.", receipt=posted.receipt)
    assert list(waiting_to_be_read(moderator)) == list(waiting_to_be_read(second)) == [waiting]
    assert list(waiting_appeals(moderator)) == []
    assert list(waiting_appeals(second)) == [posted.comment]
    assert list(waiting_to_be_read(anonymous(town))) == []
    assert (open_work(moderator), open_work(second), open_work(anonymous(town))) == (1, 2, 0)


def test_reasons_when_chosen_then_written_in_every_language():
    assert [reason.text.missing(("ar", "fr", "en")) for reason in REASONS] == [[]] * len(REASONS)
    assert [reason.label.missing(("ar", "fr", "en")) for reason in REASONS] == [[]] * len(REASONS)


def test_desk_when_opened_then_what_waits_stands_before_what_is_decided(visit, town, say, moderator):
    decided, waiting = say("Said first.", publish=moderator), say("Said later.")
    page = visit(town, moderator.person).get(reverse("desk_moderation")).context["page"]
    assert list(page) == [waiting, decided]


@pytest.mark.row("M07")
def test_desk_when_a_moderator_publishes_one_and_turns_down_another_then_both_are_decided(
    visit, town, unit, say, moderator, make_person
):
    good, bad = say("Lamps, please."), say("Some insult.")
    desk = reverse("desk_moderation")
    assert visit(town, make_person("Citizen")).get(desk).status_code == 403
    assert visit(town).get(desk).status_code == 302
    client = visit(town, moderator.person)
    page = client.get(f"{desk}?show=read").content.decode()
    assert "Lamps, please." in page
    assert "Some insult." in page
    detail = client.get(reverse("desk_moderation_object", args=[good.pk])).content.decode()
    assert "Lamps, please." in detail
    bulk = reverse("desk_moderation_bulk")
    client.post(bulk, {"act": "publish", "pick": [good.pk], "confirmed": "1"})
    refused = client.post(bulk, {"act": "reject", "pick": [bad.pk], "confirmed": "1"})
    assert refused.context["form"].errors
    client.post(bulk, {"act": "reject", "pick": [bad.pk], "confirmed": "1", "ready": "insult"})
    assert list(comments_of(anonymous(town), unit)) == [good]
    bad.refresh_from_db()
    assert bad.reason == next(reason.text for reason in REASONS if reason.code == "insult")
    assert list(client.get(f"{desk}?show=read").context["page"]) == []


def test_desk_when_an_appeal_waits_then_another_moderator_decides(visit, town, unit, moderator, second):
    posted = post_comment(by=anonymous(town), on=unit, text="One.", name="Salem")
    moderate(by=moderator, comments=[posted.comment], publish=False, reason=WHY)
    appeal(by=anonymous(town), comment=posted.comment, text="She agreed.", receipt=posted.receipt)
    page = reverse("desk_moderation_appeal", args=[posted.comment.pk])
    told = {"uphold": "yes", "reason_en": "It is about an office.", "reason_ar": "يتعلق بمنصب لا بشخص."}
    assert visit(town, moderator.person).post(page, told).status_code == 404
    client = visit(town, second.person)
    assert "She agreed." in client.get(page).content.decode()
    assert client.post(page, told).status_code == 302
    assert list(comments_of(anonymous(town), unit)) == [posted.comment]


def test_desk_when_reports_wait_then_settled_on_one_page(visit, town, unit, say, moderator):
    comment = say("Bad words.", publish=moderator)
    report_comment(by=anonymous(town), comment=comment, why="insult", text="It hurts.")
    client = visit(town, moderator.person)
    assert list(client.get(f"{reverse('desk_moderation')}?show=reported").context["page"]) == [comment]
    page = reverse("desk_moderation_reports", args=[comment.pk])
    assert "It hurts." in client.get(page).content.decode()
    assert client.post(page, {"hide": "yes"}).status_code == 422
    assert client.post(page, {"hide": "yes", "ready": "insult"}).status_code == 302
    assert list(comments_of(anonymous(town), unit)) == []


@pytest.mark.row("M06", "T10")
def test_desk_when_an_answer_is_written_then_public_with_what_changed(
    visit, town, unit, say, moderator, answerer
):
    comment, hidden = say("Lamps, please.", publish=moderator), say("Not read yet.")
    client = visit(town, answerer.person)
    rows = client.get(f"{reverse('desk_answers')}?show=waiting").context["page"]
    assert list(rows) == [comment]
    page = reverse("desk_answers_write", args=[comment.pk])
    assert client.get(reverse("desk_answers_write", args=[hidden.pk])).status_code == 404
    assert visit(town, moderator.person).get(page).status_code == 403
    short = client.post(page, {"outcome": "refused", "reason_ar": "لا"})
    assert (short.status_code, Comment.objects.get(pk=comment.pk).official) == (422, None)
    told = {"outcome": "accepted", "reason_ar": "أُدرجت الإنارة في الخطة.", "changed_ar": "بند جديد."}
    assert client.post(page, told).status_code == 302
    shown = comments_of(anonymous(town), unit).get()
    assert (str(shown.official.reason), str(shown.official.changed)) == (
        told["reason_ar"],
        told["changed_ar"],
    )


def test_report_page_when_a_stranger_sends_it_then_taken_without_cookie(visit, town, unit, say, moderator):
    comment, hidden = say("Bad words.", publish=moderator), say("Not read yet.")
    client = visit(town, enforce_csrf_checks=True)
    page = reverse("moderation_report", args=[comment.pk])
    assert client.get(reverse("moderation_report", args=[hidden.pk])).status_code == 404
    assert re.search(r'name="stamp"\s+value="[^"]+"', client.get(page).content.decode())
    told = {"why": "other", "text": "", "stamp": stamp(60)}
    assert client.post(page, told, headers=OURS).status_code == 422
    assert (
        client.post(page, {**told, "text": "It hurts."}, headers=OURS).url
        == f"/units/works/?comment={comment.pk}#comment-{comment.pk}"
    )
    assert Report.objects.get().text == "It hurts."


@pytest.mark.parametrize("count", [2, 15])
def test_desk_when_comments_grow_then_queries_do_not(
    town, unit, say, moderator, count, django_assert_max_num_queries, visit
):
    for number in range(count):
        say(f"Word {number}.", publish=moderator if number % 2 else None)
    client = visit(town, moderator.person)
    client.get(reverse("desk_moderation"))
    with django_assert_max_num_queries(14):
        client.get(reverse("desk_moderation"))


def test_own_comment_when_its_author_moderates_then_not_offered(town, unit, moderator, second):
    mine = post_comment(by=replace(moderator), on=unit, text="I want lamps.").comment
    assert list(waiting_to_be_read(moderator)) == []
    assert list(waiting_to_be_read(second)) == [mine]


@pytest.mark.row("M07")
def test_desk_when_the_author_rewrites_what_a_moderator_reads_then_it_is_read_again(
    visit, town, unit, moderator
):
    posted = post_comment(by=anonymous(town), on=unit, text="Lamps.", name="Salem")
    client, bulk = visit(town, moderator.person), reverse("desk_moderation_bulk")
    page = client.get(reverse("desk_moderation_object", args=[posted.comment.pk])).content.decode()
    read_at = re.search(r'name="read_at"\s+value="([^"]+)"', page)[1]
    told = {"act": "publish", "pick": [posted.comment.pk], "read_at": read_at}
    question = client.post(bulk, told).content.decode()
    assert f'name="read_at" value="{read_at}"' in question
    edit(by=anonymous(town), comment=posted.comment, text="Buy my pills.", receipt=posted.receipt)
    client.post(bulk, {**told, "confirmed": "1"})
    assert list(comments_of(anonymous(town), unit)) == []
    client.post(bulk, {**told, "read_at": "yesterday", "confirmed": "1"})
    assert list(comments_of(anonymous(town), unit)) == []
    client.post(bulk, {**told, "read_at": this_moment(), "confirmed": "1"})
    assert list(comments_of(anonymous(town), unit)) == [posted.comment]


def test_settle_when_the_reported_words_are_the_moderators_own_then_by_another(town, unit, moderator, second):
    mine = post_comment(by=replace(moderator), on=unit, text="I want lamps.").comment
    moderate(by=second, comments=[mine], publish=True)
    report_comment(by=anonymous(town), comment=mine, why="spam")
    with pytest.raises(Denied):
        settle_reports(by=moderator, comment=mine, hide=False)
    assert settle_reports(by=second, comment=mine, hide=False) == 1


def test_reports_when_the_comment_is_out_of_sight_then_nothing_waits(town, unit, say, moderator):
    posted = post_comment(by=anonymous(town), on=unit, text="Bad words.", name="Salem")
    moderate(by=moderator, comments=[posted.comment], publish=True)
    shown = say("Worse words.", publish=moderator)
    for comment in (posted.comment, shown):
        report_comment(by=anonymous(town), comment=comment, why="spam")
    withdraw(by=anonymous(town), comment=posted.comment, receipt=posted.receipt)
    assert [report.comment for report in open_reports(moderator)] == [shown]
    assert open_work(moderator) == 1


def test_reports_when_on_the_moderators_own_words_then_they_wait_for_others(town, unit, moderator, second):
    mine = post_comment(by=replace(moderator), on=unit, text="I want lamps.").comment
    moderate(by=second, comments=[mine], publish=True)
    report_comment(by=anonymous(town), comment=mine, why="spam")
    assert (open_work(moderator), open_work(second)) == (0, 1)


@pytest.fixture
def appealed(town, unit, moderator):
    posted = post_comment(by=anonymous(town), on=unit, text="The mayor is late.", name="Salem")
    moderate(by=moderator, comments=[posted.comment], publish=False, reason=WHY)
    appeal(by=anonymous(town), comment=posted.comment, text="It is a fact.", receipt=posted.receipt)
    return posted.comment


DECISION = {"uphold": "yes", "reason_en": "It is about an office.", "reason_ar": "يتعلق بمنصب لا بشخص."}


@pytest.mark.row("M07")
def test_appeal_when_there_is_no_other_moderator_then_an_administrator_decides(
    visit, town, unit, appealed, moderator, make_person, actor_of
):
    admin = make_person("Amina", duties=("town.administrator",))
    clerk = make_person("Slim", duties=("discuss.desk_agent",))
    other = post_comment(by=anonymous(town), on=unit, text="Read by moderators alone.", name="Salem").comment
    run_pending()
    assert [row.person for row in Notification.objects.filter(event="discuss.appealed")] == [admin]
    page = reverse("desk_moderation_appeal", args=[appealed.pk])
    assert visit(town, clerk).get(page).status_code == 403
    detail = visit(town, moderator.person).get(reverse("desk_moderation_object", args=[appealed.pk]))
    assert "It waits for: Amina." in detail.content.decode()
    client = visit(town, admin)
    assert list(waiting_appeals(actor_of(admin))) == [appealed]
    assert "The mayor is late." in client.get(page).content.decode()
    assert client.get(reverse("desk_moderation_appeal", args=[other.pk])).status_code == 404
    assert client.get(reverse("desk_moderation")).status_code == 403
    assert client.post(page, DECISION).url == reverse("desk")
    assert list(comments_of(anonymous(town), unit)) == [appealed]


@pytest.mark.row("M07")
def test_appeal_when_the_only_administrator_decided_first_then_today_asks_for_another_moderator(
    town, unit, make_person, actor_of, visit
):
    alone = make_person("Only", duties=("town.administrator", "discuss.moderator"))
    posted = post_comment(by=anonymous(town), on=unit, text="The mayor is late.", name="Salem")
    moderate(by=actor_of(alone), comments=[posted.comment], publish=False, reason=WHY)
    appeal(by=anonymous(town), comment=posted.comment, text="It is a fact.", receipt=posted.receipt)
    detail = visit(town, alone).get(reverse("desk_moderation_object", args=[posted.comment.pk]))
    assert "an administrator has to appoint another moderator." in detail.content.decode()
    assert list(waiting_appeals(actor_of(alone))) == []
    today = visit(town, alone).get(reverse("desk")).content.decode()
    assert "Appeal nobody may decide: appoint another moderator" in today
    assert stuck_appeals(5) == [posted.comment]
    second = make_person("Second", duties=("discuss.moderator",))
    assert stuck_appeals(5) == []
    assert list(waiting_appeals(actor_of(second))) == [posted.comment]
