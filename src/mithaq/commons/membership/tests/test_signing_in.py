"""Opening an account and signing in: a real code, read out of the real message, typed back."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from mithaq.commons.audit.models import Entry
from mithaq.commons.people.actions import sign_in_link
from mithaq.commons.people.models import Person, SignInLink, User
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.queries import address_of

pytestmark = pytest.mark.django_db

LOGIN, CODE, SIGNUP = "/en/account/login/", "/en/account/login/code/", "/en/account/signup/"
EMAIL_CODE, PHONE_CODE = "/en/account/email/code/", "/en/account/phone/code/"
NEWCOMER = {"contact": "Amal@Town.Example", "name": "Amal", "language": "ar"}


def arabic(digits: str) -> str:
    return digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


@pytest.mark.row("T08")
def test_sign_up_by_email_when_the_code_is_typed_in_arabic_digits_then_the_person_is_there(
    regueb, visit, code_in, name_shown
):
    client = visit(regueb)
    assert client.post(SIGNUP, NEWCOMER).headers["Location"] == EMAIL_CODE
    assert [message.to for message in mail.outbox] == [["amal@town.example"]]
    done = client.post(EMAIL_CODE, {"code": arabic(code_in(mail.outbox[0]))})
    assert done.status_code == 302
    assert name_shown(client) == "Amal"
    with inside(regueb):
        person = Person.objects.get()
        assert (person.name, person.language, person.user.email) == ("Amal", "ar", "amal@town.example")
        assert Entry.objects.get(event="people.joined").personal == {"name": "Amal"}
    assert not User.objects.get().has_usable_password()


def test_sign_up_by_phone_when_local_and_in_arabic_digits_then_the_code_goes_to_the_full_number(
    regueb, visit, texts, code_in, name_shown
):
    client = visit(regueb)
    typed = {**NEWCOMER, "contact": arabic("98 123 456")}
    assert client.post(SIGNUP, typed).headers["Location"] == PHONE_CODE
    assert [number for number, _words in texts] == ["+21698123456"]
    assert client.post(PHONE_CODE, {"code": code_in(texts[0][1])}).status_code == 302
    assert name_shown(client) == "Amal"
    assert (User.objects.get().phone, User.objects.get().phone_verified) == ("+21698123456", True)
    assert mail.outbox == []


def test_phone_when_typed_in_another_country_then_it_is_read_as_one_of_that_country(salt, visit, texts):
    client = visit(salt)
    client.post(SIGNUP, {**NEWCOMER, "contact": "079 012 3456"})
    assert [number for number, _words in texts] == ["+962790123456"]


@pytest.mark.parametrize("contact", ["person@town.example", "+21698123456"])
def test_sign_in_when_the_account_is_known_then_a_code_opens_it(
    contact, regueb, visit, texts, code_in, name_shown
):
    with inside(regueb, "en"):
        way = {"email": contact} if "@" in contact else {"phone": contact, "phone_verified": True}
        user = User.objects.create_user(**way)
        Person.objects.create(user=user, name="Zied", language="en")
    client = visit(regueb)
    assert client.post(LOGIN, {"login": contact}).headers["Location"] == CODE
    code = code_in(mail.outbox[0] if "@" in contact else texts[0][1])
    client.post(CODE, {"code": code})
    assert name_shown(client) == "Zied"


def test_sign_in_when_the_code_is_wrong_then_nobody_is_signed_in_and_the_page_says_why(
    regueb, visit, name_shown
):
    with inside(regueb):
        user = User.objects.create_user(email="zied@town.example")
        Person.objects.create(user=user, name="Zied", language="en")
    client = visit(regueb)
    client.post(LOGIN, {"login": "zied@town.example"})
    page = client.post(CODE, {"code": "abcdef"})
    assert "This is not the code we sent" in page.content.decode()
    assert name_shown(client) == ""


def test_sign_in_when_nobody_has_that_address_then_the_pages_look_the_same(regueb, visit):
    with inside(regueb):
        User.objects.create_user(email="known@town.example")
    pages = []
    for address in ("known@town.example", "strange@town.example"):
        client = visit(regueb)
        answer = client.post(LOGIN, {"login": address})
        page = client.get(CODE).content.decode().replace(address, "ADDRESS")
        pages.append((answer.status_code, answer.headers["Location"], without_tokens(page)))
    assert pages[0] == pages[1]
    assert [message.to[0] for message in mail.outbox] == ["known@town.example", "strange@town.example"]
    assert "There is no account with it" in mail.outbox[1].body


def test_sign_up_when_the_address_is_taken_then_the_pages_look_the_same_and_nothing_is_changed(regueb, visit):
    with inside(regueb):
        user = User.objects.create_user(email="known@town.example")
        Person.objects.create(user=user, name="Zied", language="en")
    pages = []
    for address in ("known@town.example", "fresh@town.example"):
        client = visit(regueb)
        answer = client.post(SIGNUP, {**NEWCOMER, "contact": address})
        page = client.get(EMAIL_CODE).content.decode().replace(address, "ADDRESS")
        pages.append((answer.status_code, answer.headers["Location"], without_tokens(page)))
    assert pages[0] == pages[1]
    assert "You already have one" in mail.outbox[0].body
    with inside(regueb):
        assert [person.name for person in Person.objects.all()] == ["Zied"]


def without_tokens(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


def test_sign_up_when_the_name_is_an_address_then_it_is_refused_with_a_sentence(regueb, visit):
    page = visit(regueb).post(SIGNUP, {**NEWCOMER, "name": "amal@town.example"}).content.decode()
    assert "Write a name, not an address or a number: everybody will see it." in page
    assert User.objects.count() == 0


def test_sign_in_when_asked_too_often_then_it_is_refused(regueb, visit):
    User.objects.create_user(email="known@town.example")
    client = visit(regueb)
    for _time in range(3):
        client.post(LOGIN, {"login": "known@town.example"})
        client.post("/en/account/logout/")
    page = client.post(LOGIN, {"login": "known@town.example"}).content.decode()
    assert "Too many attempts. Wait a few minutes, then try again." in page
    assert len(mail.outbox) == 3


@pytest.mark.row("T08")
def test_account_when_it_comes_to_a_second_town_then_it_is_asked_how_to_appear_there(
    regueb, salt, visit, code_in, name_shown
):
    with inside(regueb):
        user = User.objects.create_user(email="two@town.example")
        Person.objects.create(user=user, name="Zied", language="ar")
    client = visit(salt)
    client.post(LOGIN, {"login": "two@town.example"})
    asked = client.post(CODE, {"code": code_in(mail.outbox[0])})
    assert asked.headers["Location"].startswith("/en/account/join/")
    client.post(asked.headers["Location"], {"name": "Abu Zied", "is_pseudonym": "on", "language": "en"})
    assert name_shown(client) == "Abu Zied"
    with inside(regueb):
        assert Person.objects.get().name == "Zied"
    with inside(salt):
        assert [(p.name, p.is_pseudonym, p.user) for p in Person.objects.all()] == [("Abu Zied", True, user)]


def test_sign_in_on_the_bare_host_when_an_operator_then_it_works_without_a_town(regueb, visit, code_in):
    user = User.objects.create_user(email="operator@town.example", is_operator=True)
    client = visit(None)
    client.post(LOGIN, {"login": "operator@town.example"})
    done = client.post(CODE, {"code": code_in(mail.outbox[0])})
    assert (done.status_code, client.session["_auth_user_id"]) == (302, str(user.pk))
    assert mail.outbox[0].subject == "Mithaq: your code to sign in"
    assert client.get("/en/account/signup/").status_code == 302


def test_sign_up_on_the_bare_host_when_tried_then_it_leads_to_the_towns(visit):
    page = visit(None).get(SIGNUP).content.decode()
    assert "Choose your town first" in page


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("address", ["login/", "signup/"])
def test_entrance_when_opened_then_it_is_in_our_layout_without_password_or_inline_script(
    language, address, regueb, visit
):
    page = visit(regueb).get(f"/{language}/account/{address}").content.decode()
    assert f'lang="{language}"' in page
    assert 'type="password"' not in page
    assert "masthead" in page
    assert " style=" not in page


class TestSignInLink:
    def test_link_when_a_scanner_opens_it_then_it_still_works_once(self, regueb, visit, name_shown):
        with inside(regueb):
            user = User.objects.create_user(email="officer@town.example")
            Person.objects.create(user=user, name="Hela", language="en")
        path = "/" + sign_in_link(user, host="regueb.localhost:8000").split("/", 3)[3]
        for _scan in range(2):
            assert visit(regueb).get(path).status_code == 200
        client = visit(regueb)
        assert client.post(path).status_code == 302
        assert name_shown(client) == "Hela"
        other = visit(regueb)
        assert other.post(path).status_code == 410
        assert name_shown(other) == ""

    def test_link_when_the_account_has_a_number_not_proven_yet_then_no_code_is_asked(
        self, regueb, visit, texts, name_shown
    ):
        with inside(regueb):
            user = User.objects.create_user(email="officer@town.example", phone="+21698123456")
            Person.objects.create(user=user, name="Hela", language="en")
        client = visit(regueb)
        client.post("/" + sign_in_link(user, host="regueb.localhost").split("/", 3)[3])
        assert (name_shown(client), texts) == ("Hela", [])

    def test_link_when_too_old_then_it_signs_nobody_in(self, regueb, visit, name_shown):
        with inside(regueb):
            user = User.objects.create_user(email="officer@town.example")
            Person.objects.create(user=user, name="Hela", language="en")
        path = "/" + sign_in_link(user, host="regueb.localhost", minutes=-1).split("/", 3)[3]
        client = visit(regueb)
        assert client.get(path).status_code == 410
        assert client.post(path).status_code == 410
        assert name_shown(client) == ""

    def test_link_when_made_then_it_leads_to_the_host_and_keeps_no_token(self, db):
        user = User.objects.create_user(email="officer@town.example")
        link = sign_in_link(user, host="salt.localhost:9000")
        assert link.startswith("http://salt.localhost:9000/enter/")
        token = link.rstrip("/").rpartition("/")[2]
        assert token not in SignInLink.objects.get().digest


def test_sign_out_everywhere_when_pressed_then_the_other_device_is_out_too(
    regueb, visit, make_person, name_shown
):
    with inside(regueb):
        person = make_person("Amal")
    here, there = visit(regueb, person), visit(regueb, person)
    assert name_shown(there) == "Amal"
    here.post("/en/account/sign-out-everywhere/")
    assert (name_shown(here), name_shown(there)) == ("", "")


def test_email_when_changed_then_the_new_one_takes_over_after_its_code(regueb, visit, make_person, code_in):
    with inside(regueb):
        person = make_person("Amal")
    old = person.user.email
    client = visit(regueb, person)
    client.post("/en/account/email/", {"email": "New@town.example", "action_add": ""})
    assert (mail.outbox[-1].to, User.objects.get().email) == (["new@town.example"], old)
    client.post(EMAIL_CODE, {"code": code_in(mail.outbox[-1])})
    assert User.objects.get().email == "new@town.example"


def test_phone_when_added_then_it_counts_after_its_code(regueb, visit, make_person, texts, code_in):
    with inside(regueb):
        person = make_person("Amal")
    client = visit(regueb, person)
    client.post("/en/account/phone/", {"phone": "98123456"})
    assert User.objects.get().phone is None
    client.post(PHONE_CODE, {"code": code_in(texts[-1][1])})
    assert (User.objects.get().phone, User.objects.get().phone_verified) == ("+21698123456", True)


class SilentGateway:
    """A provider that does not answer."""

    def send(self, phone: str, text: str) -> None:
        raise ConnectionError


def test_code_when_the_gateway_does_not_answer_then_the_page_says_so(regueb, visit, settings):
    settings.MITHAQ_SMS = f"{__name__}.SilentGateway"
    User.objects.create_user(phone="+21698123456", phone_verified=True)
    client = visit(regueb)
    answer = client.post(LOGIN, {"login": "98123456"})
    assert answer.headers["Location"] == LOGIN
    assert "The code could not be sent" in client.get(LOGIN).content.decode()


@pytest.mark.parametrize(
    ("page", "typed"),
    [(LOGIN, {"login": "nobody@town.example"}), (SIGNUP, {**NEWCOMER, "contact": "a@town.example"})],
)
def test_letter_when_the_request_claims_another_host_then_its_links_lead_to_the_town(
    regueb, settings, page, typed
):
    """A single town answers at every name; a stranger's name must not be put into letters to others."""
    settings.MITHAQ_SINGLE = "regueb"
    User.objects.create_user(email="a@town.example")
    Client(headers={"host": "evil.example"}).post(page, typed)
    [letter] = mail.outbox
    assert "evil.example" not in letter.body
    assert address_of(regueb) in letter.body


def test_text_message_when_the_request_claims_another_host_then_its_link_leads_to_the_town(
    regueb, settings, texts
):
    settings.MITHAQ_SINGLE = "regueb"
    Client(headers={"host": "evil.example"}).post(LOGIN, {"login": "98 123 456"})
    [(_number, words)] = texts
    assert ("evil.example" in words, address_of(regueb) in words) == (False, True)
