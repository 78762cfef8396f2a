"""The pages of comments: a form on a kept page, errors, receipts, authors' acts (A03, M07, T03, T04)."""

import re

import pytest
from django.urls import reverse

from mithaq.commons.access.actor import anonymous, system
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import verify
from mithaq.commons.discuss.actions import answer_comment, moderate, post_comment
from mithaq.commons.discuss.forms import stamp
from mithaq.commons.discuss.models import Comment
from mithaq.commons.people.models import Person
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.enums import Moderation
from mithaq.kit.i18n import Text

OURS = {"sec-fetch-site": "same-origin"}
SAID = {"text": "The road floods in winter.", "name": "سالم"}


def address(unit, language="en", place=""):
    return f"/{language}/discuss/test.unit/{unit.pk}/{place}"


def said(**extra):
    return {**SAID, "stamp": stamp(60), **extra}


@pytest.fixture
def stranger(visit, town):
    """A visitor without any cookie whose browser is checked as in production."""
    return visit(town, enforce_csrf_checks=True)


@pytest.mark.row("M07", "A03")
def test_post_when_name_and_text_then_arrives_without_cookie_or_token(stranger, unit):
    page = stranger.get(address(unit)).content.decode()
    assert "csrfmiddlewaretoken" not in page
    assert page.count("(required)") == 2
    response = stranger.post(address(unit, place="vision/"), said(), headers=OURS)
    comment = Comment.objects.get()
    assert (comment.text, comment.name, comment.place) == (SAID["text"], "سالم", "vision")
    assert response.status_code == 302
    mine = stranger.get(response.url).content.decode()
    assert SAID["text"] in mine
    assert re.search(r"\d{4} \d{4} \d{4} \d{4}", mine)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 302),
        ({"origin": "http://regueb.localhost"}, 302),
        ({"referer": "http://regueb.localhost/en/plans/1/"}, 302),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "http://salt.localhost"}, 403),
        ({"origin": "https://elsewhere.example"}, 403),
        ({"referer": "https://elsewhere.example/regueb.localhost"}, 403),
        ({"origin": "null"}, 409),
        ({}, 409),
    ],
)
def test_post_when_sent_from_elsewhere_then_only_this_site_is_believed(stranger, unit, headers, status):
    response = stranger.post(address(unit), said(), headers=headers)
    assert response.status_code == status
    assert Comment.objects.count() == (1 if status == 302 else 0)


def test_post_when_the_browser_is_silent_then_asked_again_and_no_word_is_lost(stranger, unit):
    asked = stranger.post(address(unit), said())
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', asked.content.decode()))
    assert fields["text"] == SAID["text"]
    assert stranger.post(address(unit), fields).status_code == 302
    assert Comment.objects.get().text == SAID["text"]


def test_post_when_signed_in_then_the_token_is_needed(visit, town, unit, make_person):
    client = visit(town, make_person("Amal"), enforce_csrf_checks=True)
    page = client.get(address(unit)).content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
    assert 'name="name"' not in page
    assert client.post(address(unit), said(), headers=OURS).status_code == 409
    assert client.post(address(unit), said(csrfmiddlewaretoken="x" * 64), headers=OURS).status_code == 403
    assert Comment.objects.count() == 0
    assert client.post(address(unit), said(csrfmiddlewaretoken=token), headers=OURS).status_code == 302
    assert Comment.objects.get().name == "Amal"


@pytest.mark.row("T04")
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_post_when_something_is_wrong_then_every_word_is_kept_and_the_error_is_announced(
    stranger, unit, language
):
    wrong = said(name=" ", email="not an address", phone="12")
    response = stranger.post(address(unit, language), wrong, headers=OURS)
    page = response.content.decode()
    assert response.status_code == 422
    for kept in (SAID["text"], "not an address", 'value="12"'):
        assert kept in page
    assert 'role="alert"' in page
    assert page.count('aria-invalid="true"') == 3
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("extra", [{"website": "buy"}, {"stamp": ""}, {"stamp": "x"}, {"stamp": "old"}])
def test_post_when_a_program_fills_the_form_then_words_are_kept_and_nothing_is_taken(stranger, unit, extra):
    if extra.get("stamp") == "old":
        extra = {"stamp": stamp(31 * 24 * 3600)}
    response = stranger.post(address(unit), said(**extra), headers=OURS)
    assert response.status_code == 422
    assert SAID["text"] in response.content.decode()
    assert Comment.objects.count() == 0


def test_post_when_sent_faster_than_anybody_writes_then_a_moderator_reads_it_first(stranger, town, unit):
    town.moderation = Moderation.AFTER
    town.save()
    stranger.post(address(unit), said(), headers=OURS)
    stranger.post(address(unit), said(text="At once.", stamp=stamp(0)), headers=OURS)
    shown = list(Comment.objects.order_by("pk").values_list("text", "state"))
    assert shown == [(SAID["text"], "published"), ("At once.", "pending")]


def test_post_when_closed_unseen_or_no_record_then_not_taken(stranger, unit, secret_unit):
    assert stranger.post(address(secret_unit), said(), headers=OURS).status_code == 404
    assert stranger.get(f"/en/discuss/nothing/{unit.pk}/").status_code == 404
    unit.closed_on = "2020-01-01"
    unit.save()
    response = stranger.post(address(unit), said(), headers=OURS)
    assert response.status_code == 422
    assert SAID["text"] in response.content.decode()
    assert Comment.objects.count() == 0


def test_post_when_the_thing_is_in_another_town_then_not_found(visit, salt, unit):
    assert visit(salt).get(address(unit)).status_code == 404


@pytest.mark.row("T03")
def test_pages_when_addresses_were_left_then_shown_nowhere(stranger, town, unit, moderator):
    posted = post_comment(
        by=anonymous(town), on=unit, text="Light.", name="Salem", email="salem@town.example", phone="98123456"
    )
    moderate(by=moderator, comments=[posted.comment], publish=True)
    assert Person.objects.filter(guest_email="salem@town.example").count() == 1
    stranger.post("/en/discuss/receipt/", {"receipt": posted.receipt}, headers=OURS)
    pages = [address(unit), f"/en/discuss/mine/{posted.comment.pk}/", "/en/discuss/receipt/"]
    for page in pages:
        body = stranger.get(page).content.decode()
        assert "salem@town.example" not in body
        assert "98123456" not in body
        assert "98 123 456" not in body
    assert "Light." in stranger.get(pages[0]).content.decode()
    assert "Light." in stranger.get(pages[1]).content.decode()


def test_receipt_when_typed_in_arabic_digits_then_opens_and_a_wrong_one_does_not(visit, town, unit):
    posted = post_comment(by=anonymous(town), on=unit, text="Light.", name="Salem")
    client = visit(town)
    typed = posted.receipt.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert client.post("/ar/discuss/receipt/", {"receipt": "1234"}, headers=OURS).status_code == 422
    assert client.post("/ar/discuss/receipt/", {"receipt": "1" * 16}, headers=OURS).status_code == 422
    assert client.get(f"/ar/discuss/mine/{posted.comment.pk}/").url == "/ar/discuss/receipt/"
    response = client.post("/ar/discuss/receipt/", {"receipt": typed}, headers=OURS)
    assert response.url == f"/ar/discuss/mine/{posted.comment.pk}/"
    assert "Light." in client.get(response.url).content.decode()


def test_mine_when_turned_down_then_the_reason_is_there_and_an_appeal_may_be_sent(
    visit, town, unit, moderator
):
    posted = post_comment(by=anonymous(town), on=unit, text="Light.", name="Salem")
    moderate(by=moderator, comments=[posted.comment], publish=False, reason=Text(en="It names a neighbour."))
    client = visit(town)
    client.post("/en/discuss/receipt/", {"receipt": posted.receipt}, headers=OURS)
    mine = f"/en/discuss/mine/{posted.comment.pk}/"
    assert "It names a neighbour." in client.get(mine).content.decode()
    assert client.get(f"{mine}change/").url == mine
    assert client.post(f"{mine}appeal/", {"text": "She agreed."}, headers=OURS).url == mine
    assert Comment.objects.get().appeal_text == "She agreed."
    assert client.post(f"{mine}appeal/", {"text": "Again."}, headers=OURS).url == mine
    assert Comment.objects.get().appeal_text == "She agreed."


def test_mine_when_changed_or_withdrawn_then_by_its_author_only(visit, town, unit, make_person, actor_of):
    amal = make_person("Amal")
    comment = post_comment(by=actor_of(amal), on=unit, text="Light.").comment
    other, client = visit(town, make_person("Other")), visit(town, amal)
    mine = f"/en/discuss/mine/{comment.pk}/"
    for page in (mine, f"{mine}change/", f"{mine}withdraw/", f"{mine}appeal/"):
        assert other.post(page, {"text": "Mine now."}, headers=OURS).status_code in (302, 405)
        assert Comment.objects.get().text == "Light."
        assert Comment.objects.get().state == "pending"
    page = client.get(f"{mine}change/").content.decode()
    token = {"csrfmiddlewaretoken": re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]}
    client.post(f"{mine}change/", {"text": "Lamps.", **token}, headers=OURS)
    assert Comment.objects.get().text == "Lamps."
    client.post(f"{mine}withdraw/", token, headers=OURS)
    assert Comment.objects.get().state == "withdrawn"


def test_guest_when_erasing_by_receipt_then_name_words_and_address_go_and_the_answer_stays(
    visit, town, unit, moderator
):
    kept = post_comment(by=anonymous(town), on=unit, text="Somebody else’s words.", name="Rim").comment
    posted = post_comment(by=anonymous(town), on=unit, email="salem@private.example", **SAID)
    bare = post_comment(by=anonymous(town), on=unit, text="No address was left.", name="Noura")
    comment = posted.comment
    moderate(by=moderator, comments=[kept, comment, bare.comment], publish=True)
    answer_comment(by=system(town), comment=comment, outcome="accepted", reason=Text(en="The drain is dug."))
    mine, client = f"/en/discuss/mine/{comment.pk}/", visit(town)
    assert client.post(f"{mine}erase/", headers=OURS).status_code == 302
    assert Comment.objects.get(pk=comment.pk).text == SAID["text"]
    for one in (posted, bare):
        client = visit(town)
        client.post("/en/discuss/receipt/", {"receipt": one.receipt}, headers=OURS)
        page = f"/en/discuss/mine/{one.comment.pk}/"
        assert "Erase for good" in client.get(f"{page}erase/").content.decode()
        assert client.post(f"{page}erase/", headers=OURS).url == page
        assert "Your name and words were erased." in client.get(page).content.decode()
        assert client.get(f"{page}change/").status_code == 302
    assert list(Comment.objects.order_by("pk").values_list("name", "text")) == [
        ("Rim", "Somebody else’s words."),
        ("", ""),
        ("", ""),
    ]
    assert Person.objects.filter(guest_email="salem@private.example").count() == 0
    assert Comment.objects.get(pk=comment.pk).official.reason["en"] == "The drain is dug."
    history = [entry.personal for entry in Entry.objects.filter(event="discuss.received").order_by("pk")]
    assert history == [{"name": "Rim", "text": "Somebody else’s words."}, None, None]
    assert list(verify(town)) == []


def test_on_behalf_when_an_officer_writes_then_the_receipt_is_for_the_person(visit, town, unit, make_person):
    agent = make_person("Nour", duties=("discuss.desk_agent",))
    page = reverse("discuss_on_behalf", args=["test.unit", unit.pk])
    told = {"text": "Heard.", "name": "Salem", "channel": "phone", "day": "1/2/2026"}
    assert visit(town, make_person("Citizen")).post(page, told).status_code == 403
    assert Comment.objects.count() == 0
    response = visit(town, agent).post(page, told)
    comment = Comment.objects.get()
    assert (comment.agent, comment.channel, comment.submitted_at.year) == (agent, "phone", 2026)
    assert response.context["posted"].receipt in response.content.decode()


def test_on_behalf_when_the_day_is_still_to_come_then_said_and_nothing_kept(visit, town, unit, make_person):
    agent = make_person("Nour", duties=("discuss.desk_agent",))
    told = {"text": "Heard.", "name": "Salem", "channel": "phone", "day": "31/12/2999"}
    response = visit(town, agent).post(reverse("discuss_on_behalf", args=["test.unit", unit.pk]), told)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["day"]
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("count", [1, 12])
def test_thread_when_comments_grow_then_queries_do_not(
    rf, town, unit, say, moderator, count, django_assert_num_queries
):
    from django.template import engines

    for number in range(count):
        comment = say(f"Word {number}.", publish=moderator, place="vision")
        answer_comment(
            by=system(town), comment=comment, outcome="accepted", reason=Text(en="It is in the plan now.")
        )
    request = rf.get("/")
    request.actor = anonymous(town)
    source = "{% load discuss %}{% thread unit place='vision' %}"
    template = engines["django"].from_string(source)
    # How many there are, and those of the page.
    with django_assert_num_queries(2):
        page = template.render({"unit": unit}, request)
    assert page.count("Official answer") == count
    with inside(town, "ar"):
        assert template.render({"unit": unit}, request).count("<article") == count


def thread_of(rf, town, unit, address):
    """The comments of the part "vision" as a visitor sees them at an address."""
    from django.template import engines

    request = rf.get(address)
    request.actor = anonymous(town)
    source = "{% load discuss %}{% thread unit place='vision' %}"
    return engines["django"].from_string(source).render({"unit": unit}, request)


def test_thread_when_long_then_by_twenty_and_each_comment_is_found_on_its_page(
    rf, town, unit, say, moderator
):
    said = [say(f"Word {number}.", publish=moderator, place="vision") for number in range(45)]
    for address, first, last in (
        ("/", 0, 20),
        ("/?comments=2", 20, 40),
        ("/?comments=3", 40, 45),
        ("/?comments=99", 40, 45),
        ("/?comments=x", 0, 20),
        (f"/?comment={said[43].pk}", 40, 45),
        (f"/?comment={said[19].pk}", 0, 20),
        (f"/?comment={said[20].pk}", 20, 40),
        ("/?comment=999999999", 0, 20),
        ("/?comment=%D9%A3", 0, 20),
    ):
        page = thread_of(rf, town, unit, address)
        shown = [comment.pk for comment in said if f'id="comment-{comment.pk}"' in page]
        assert shown == [comment.pk for comment in said[first:last]], address
    assert 'href="?comments=3#comments"' in thread_of(rf, town, unit, "/?comments=2")
