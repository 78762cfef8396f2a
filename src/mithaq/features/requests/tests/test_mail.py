"""The sender answers a letter by e-mail: the same thread, whatever mail program, and nobody else's words in it."""

from __future__ import annotations

import hashlib
import hmac
import logging
import socketserver
import threading
import time
from email.message import EmailMessage

import pytest
from django.core import mail

from mithaq.commons.access.actor import anonymous
from mithaq.commons.files.models import Attachment
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.notify.incoming import Outcome, own_words, take_mail
from mithaq.commons.notify.mailbox import empty_mailbox
from mithaq.commons.notify.replies import read_address, reply_address
from mithaq.features.requests import actions
from mithaq.features.requests.models import Message

from .make import file_one, make_category, make_unit, photo, serve

SENDER = "leila@home.example"


@pytest.fixture(autouse=True)
def _answers(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.MITHAQ_REPLY_ADDRESS = "answers@town.example"
    settings.MITHAQ_REPLY_SECRET = "between us and the provider"


@pytest.fixture
def asked(town, make_person, actor_of):
    """A guest's request to which an officer wrote; the letter went out."""
    row = file_one(town, make_category(), by=anonymous(town), email=SENDER, name="Leila").request
    officer = serve(make_person("Rim"), make_unit(), "requests.office_agent")
    actions.write(by=actor_of(officer), request=row, text="Which lamp is it?")
    run_pending()
    return row


def answer(to: str, text: str = "The third one.", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = f"Leila <{SENDER}>", f"Town <{to}>"
    message["Subject"], message["Message-ID"] = "Re: your request", "<1@home.example>"
    for name, value in headers.items():
        del message[name]
        message[name] = value
    message.set_content(text)
    return message


@pytest.mark.row("F08")
def test_mail_when_the_senders_letter_is_answered_then_words_and_picture_join_the_thread_once(
    town, asked, visit, settings, caplog
):
    letter = next(one for one in mail.outbox if one.to == [SENDER] and "Reply-To" in one.extra_headers)
    to = letter.extra_headers["Reply-To"]
    quoted = "It is the third one.\n\nOn Sun, 22 Nov 2026 Town wrote:\n> Which lamp is it?\n-- \nLeila"
    message = answer(to, quoted)
    message.add_attachment(photo().read(), maintype="image", subtype="jpeg", filename="lamp.jpg")
    message.add_attachment(b"MZ\x90", maintype="application", subtype="x-msdownload", filename="lamp.exe")
    raw, now = message.as_bytes(), str(int(time.time()))

    def post(moment: str, body: bytes, signed: bytes):
        mark = hmac.new(settings.MITHAQ_REPLY_SECRET.encode(), signed, hashlib.sha256).hexdigest()
        headers = {"x-mithaq-timestamp": moment, "x-mithaq-signature": mark}
        return visit(town).post("/mail/in/", body, content_type="message/rfc822", headers=headers).status_code

    assert post(now, raw + b"!", now.encode() + b"." + raw) == 403
    old = str(int(now) - 301)
    assert post(old, raw, old.encode() + b"." + raw) == 403
    assert not Message.objects.filter(from_officer=False).exists()
    caplog.set_level(logging.INFO)
    assert [post(now, raw, now.encode() + b"." + raw) for _ in range(2)] == [204, 204]
    said = asked.messages.get(from_officer=False)
    assert (said.text, said.channel, said.by) == (
        "It is the third one.\n\nLeft out: lamp.exe",
        "email",
        asked.author,
    )
    assert [one.is_public for one in Attachment.objects.all()] == [False]
    logged = " ".join(str(vars(record)) for record in caplog.records)
    assert [word in logged for word in ("leila", "third one", "answers+")] == [False] * 3
    settings.MITHAQ_REPLY_SECRET = ""
    assert post(now, raw, now.encode() + b"." + raw) == 404


@pytest.mark.row("F08")
def test_mail_when_forged_automatic_or_from_somebody_else_then_dropped(town, asked, make_person, salt):
    to = reply_address(asked, asked.author)
    name, domain = to.split("@")
    changed = f"{name[:-1]}{'0' if name[-1] != '0' else '1'}@{domain}"
    other = f"{name.replace('+r-', '+r-1')}@{domain}"
    wrong = {
        Outcome.STRANGE: [
            answer(changed),
            answer(other),
            answer("answers@town.example"),
            answer(to, From="mallory@home.example"),
        ],
        Outcome.AUTOMATIC: [
            answer(to, **{"Auto-Submitted": "auto-replied"}),
            answer(to, Precedence="bulk"),
            answer(to, **{"Return-Path": "<>"}),
            answer(to, From=to),
        ],
        Outcome.EMPTY: [answer(to, "> Which lamp is it?\n")],
    }
    for outcome, messages in wrong.items():
        assert [take_mail(one.as_bytes()) for one in messages] == [outcome] * len(messages)
    assert take_mail(b"\xff\x00 no message at all") in (Outcome.STRANGE, Outcome.AUTOMATIC)
    assert read_address("answers+r-zz@town.example") is None
    assert reply_address(asked, make_person("Somebody")) == ""
    assert not Message.objects.filter(from_officer=False).exists()
    assert take_mail(answer(to.upper()).as_bytes()) == Outcome.TAKEN


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "نعم، المصباح الثالث.\n\nفي 22 نوفمبر 2026 كتب Town <a@b.example>:\n> أي مصباح؟",
            "نعم، المصباح الثالث.",
        ),
        (
            "Le troisième.\n\nLe dim. 22 nov. 2026 à 09:00, Town <a@b.example> a écrit :\n> Lequel ?",
            "Le troisième.",
        ),
        ("First\n> quoted\nSecond\n-- \nLeila", "First\nSecond"),
        ("Third.\n\n-----Original Message-----\nFrom: Town", "Third."),
        ("On Monday it was dark.\nOn Tuesday too.", "On Monday it was dark.\nOn Tuesday too."),
    ],
)
def test_own_words_when_a_letter_is_quoted_then_only_what_was_written(text, kept):
    assert own_words(text) == kept


class Mailbox(socketserver.StreamRequestHandler):
    """As much of IMAP as our client speaks; `raw` waits in it until it is seen."""

    raw = b""
    seen = False

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, _space, said = line.strip().partition(b" ")
            verb = said.split(b" ")[0].upper()
            if verb == b"CAPABILITY":
                self.wfile.write(b"* CAPABILITY IMAP4rev1\r\n")
            elif verb == b"SELECT":
                self.wfile.write(b"* 1 EXISTS\r\n")
            elif verb == b"SEARCH":
                self.wfile.write(b"* SEARCH\r\n" if type(self).seen else b"* SEARCH 1\r\n")
            elif verb == b"FETCH":
                size = str(len(self.raw)).encode()
                self.wfile.write(b"* 1 FETCH (BODY[] {" + size + b"}\r\n" + self.raw + b")\r\n")
            elif verb == b"STORE":
                type(self).seen = True
            self.wfile.write(tag + b" OK done\r\n")
            if verb == b"LOGOUT":
                return


@pytest.mark.row("F08")
def test_mailbox_when_emptied_over_imap_then_the_answer_is_read_once(town, asked):
    html = answer(reply_address(asked, asked.author))
    html.set_content("<p>The third one.</p><blockquote>Which lamp?</blockquote>", subtype="html")
    Mailbox.raw, Mailbox.seen = html.as_bytes(), False
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        way = f"imap://answers:secret@127.0.0.1:{server.server_address[1]}/INBOX"
        assert [empty_mailbox(way) for _ in range(2)] == [1, 0]
        server.shutdown()
    assert [one.text for one in asked.messages.filter(from_officer=False)] == ["The third one."]
