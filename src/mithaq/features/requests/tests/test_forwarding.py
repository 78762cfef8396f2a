"""Sent on to another body: our own server is the other body, alive, down, slow, or out of its mind."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ValidationError
from georeport import GeoReport

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.commons.jobs.models import Job
from mithaq.commons.jobs.worker import run_pending
from mithaq.commons.tenancy.context import inside
from mithaq.commons.tenancy.models import Domain
from mithaq.features.requests import actions, partner_server
from mithaq.features.requests.models import Handover, Message, Request
from mithaq.kit import outside
from mithaq.kit.i18n import Text

from .make import file_one, make_category, make_unit, serve

SETTER = "requests.manager"


@pytest.fixture
def manager(town, make_person, actor_of):
    return actor_of(serve(make_person(), make_unit(), SETTER, "requests.office_agent"))


@pytest.fixture
def nearby(settings):
    settings.MITHAQ_PRIVATE_PARTNERS = True


def send_on(manager, url, **fields):
    category = make_category("leak")
    given = {"name": "Water company", "url": url, "codes": {category: "W-1"}} | fields
    return category, actions.save_endpoint(by=manager, **given)


@contextmanager
def body(answer):
    """Another body: answer(handler) writes what it likes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answer(self)

        do_POST = do_GET

        def log_message(self, *words):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/open311/v2"
    finally:
        server.shutdown()
        server.server_close()


def said(xml: str, status: int = 200):
    def answer(handler):
        handler.send_response(status)
        handler.end_headers()
        handler.wfile.write(xml.encode())

    return answer


@pytest.mark.django_db(transaction=True)
def test_request_when_the_other_body_is_a_town_of_ours_then_sent_once_followed_and_read_by_georeport(
    live_server, regueb, salt, make_person, actor_of, nearby
):
    Domain.objects.create(municipality=salt, host="127.0.0.1")
    url = live_server.url.replace("localhost", "127.0.0.1") + "/open311/v2"
    with inside(salt, "en"):
        theirs = actor_of(serve(make_person(), make_unit(), SETTER, "requests.office_agent"))
        make_category("w-1")
        _row, key = actions.issue_key(by=theirs, name="Regueb")
    with inside(regueb, "en"):
        ours = actor_of(serve(make_person(), make_unit(), SETTER))
        category = make_category("leak")
        endpoint = actions.save_endpoint(
            by=ours, name="Water", url=url, jurisdiction=salt.slug, key=key, codes={category: "w-1"}
        )
        assert key not in endpoint.key_sealed
        filed = file_one(regueb, category, name="Salem", email="salem@visitor.example").request
        run_pending()
        handover = Handover.objects.select_related("request__municipality", "endpoint").get()
        assert (handover.stage, handover.problem) == ("sent", "")
        Handover.objects.update(stage="waiting")
        handover.stage = "waiting"
        actions.forward(handover)
    with inside(salt, "en"):
        there = Request.objects.get()
        assert (there.text, there.name, there.author) == (f"[{filed.reference}] {filed.text}", "", None)
        actions.show(by=theirs, request=there)
        actions.move(
            by=theirs, request=there, state="resolved", words=Text(ar="تم", fr="Fait", en="Pipe mended.")
        )
    client = GeoReport(url, jurisdiction=salt.slug)
    assert [one["service_code"] for one in client.get_service_list()] == ["w-1"]
    assert client.get_service_definition("w-1") == {"service_code": "w-1", "attributes": []}
    assert client.get_service_request(str(there.pk))["status"] == "closed"
    xml = GeoReport(url, output_format="xml").get_service_requests(status="closed")
    assert xml["service_request_id"] == str(there.pk)
    with inside(regueb, "en"):
        for _twice in range(2):
            actions.ask_about(
                endpoint, list(Handover.objects.select_related("request__municipality", "endpoint"))
            )
        told = Message.objects.get(request=filed)
        assert (told.text.partition(": ")[0], told.from_officer, told.is_note) == ("Water", True, False)
        assert Handover.objects.get().stage == "ended"
        assert Request.objects.get().state == "received", "what follows is an officer's decision"


def test_citizen_when_the_other_body_is_down_slow_or_mad_then_has_a_receipt_all_the_same(
    town, manager, nearby, monkeypatch
):
    monkeypatch.setattr(outside, "MOST_BYTES", 1000)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        category, endpoint = send_on(manager, f"http://127.0.0.1:{closed.getsockname()[1]}/v2")
        assert len(file_one(town, category).receipt.replace(" ", "")) == 16
        run_pending()
    handover = Handover.objects.select_related("endpoint", "request__municipality").get()
    assert (handover.stage, handover.problem, handover.attempts) == ("waiting", "network", 1)
    assert Job.objects.get(name="requests.forward").state == "waiting", "tried again later"
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "&#38;c;">]><a>&b;</a>'
    for words, status, problem in (
        ("<a", 200, "rubbish"),
        (bomb, 200, "rubbish"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 200, "rubbish"),
        ("<service_requests/>", 200, "rubbish"),
        ("<a/>", 302, "rubbish"),
        ("<errors/>", 500, "rubbish"),
        ("<errors/>", 429, "rubbish"),
        ("x" * 2000, 200, "large"),
    ):
        with body(said(words, status)) as url:
            handover.endpoint.url = url
            with pytest.raises(OSError):  # noqa: PT011
                actions.forward(handover)
            assert handover.problem == problem, words
    actions.forward(Handover.objects.get(), last=True)
    assert Handover.objects.get().stage == "failed"
    with body(said("<errors/>", 400)) as url:
        actions.save_endpoint(by=manager, endpoint=endpoint, name="Water", url=url, codes={category: "W-2"})
        actions.send_again(by=manager, handover=handover)
        run_pending()
    assert (Handover.objects.get().stage, Handover.objects.get().problem) == ("failed", "refused 400")


def test_ask_when_bytes_drip_or_the_address_is_our_own_then_given_up():
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        for _piece in range(200):
            handler.wfile.write(b"x")
            if stop.wait(0.05):
                return

    stop = threading.Event()
    with body(drip) as url:
        with pytest.raises(outside.Unreachable, match="slow"):
            outside.ask(url, private=True, seconds=0.3)
        stop.set()
    for url, kind in (
        ("http://example.org/v2", "address"),
        ("https://user:word@example.org/v2", "address"),
        ("https://example.org/\r\nHost: x", "address"),
        ("file:///etc/passwd", "address"),
        ("https://127.0.0.1/v2", "private"),
        ("https://169.254.169.254/latest", "private"),
        ("https://10.1.2.3/", "private"),
        ("https://[::1]/", "private"),
        ("https://[::ffff:10.0.0.1]/", "private"),
        ("https://2130706433/", "private"),
    ):
        with pytest.raises(outside.Unreachable, match=kind):
            outside.ask(url)


def test_endpoint_when_saved_then_by_those_in_charge_alone_and_only_to_the_open_internet(
    town, visit, manager, make_person
):
    with pytest.raises(ValidationError):
        send_on(manager, "http://water.example/v2")
    with pytest.raises(Denied):
        actions.save_endpoint(by=anonymous(town), name="X", url="https://water.example")
    client = visit(town, manager.person)
    category = make_category("lamp2")
    given = {
        "name": "Water",
        "url": "https://water.example/v2",
        "key": "s3cret-key",
        f"category_{category.pk}": "W",
    }
    assert client.post("/en/desk/requests/servers/new/", given).status_code == 302
    page = client.get("/en/desk/requests/servers/").content.decode()
    assert "Water" in page
    file_one(town, category)
    endpoint = Handover.objects.get().endpoint
    detail = client.get(f"/en/desk/requests/servers/{endpoint.pk}/").content.decode()
    edit = client.get(f"/en/desk/requests/servers/{endpoint.pk}/edit/").content.decode()
    assert "s3cret-key" not in detail + edit
    assert "https://water.example/v2" in detail
    Handover.objects.update(stage="failed")
    again = f"/en/desk/requests/servers/again/{Handover.objects.get().pk}/"
    assert visit(town, make_person()).post(again).status_code == 403
    assert client.post(again).status_code == 302
    assert Handover.objects.get().stage == "waiting"
    assert client.post(f"/en/desk/requests/servers/{endpoint.pk}/close/").status_code == 302
    file_one(town, category)
    assert Handover.objects.count() == 1
    assert partner_server.unseal(endpoint.key_sealed, purpose=partner_server.PURPOSE) == "s3cret-key"
