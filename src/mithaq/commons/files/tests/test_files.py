"""Attaching, handing out, removing and sweeping."""

import datetime as dt
import hashlib
import os

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.utils import timezone

from mithaq.commons.access.actor import anonymous
from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.files.actions import attach, remove_attachment
from mithaq.commons.files.jobs import stored, sweep
from mithaq.commons.files.models import Attachment, random_path
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.tenancy.context import inside

from .conftest import make_unit
from .making import PDF, picture, upload


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def paper(unit, editor):
    return attach(by=editor, to=unit, upload=upload("../خطة العمل.pdf", PDF))


def test_attach_when_allowed_then_hash_size_and_history_are_kept(unit, editor, paper):
    digest = hashlib.sha256(PDF).hexdigest()
    assert (paper.filename, paper.sha256, paper.size) == ("خطة العمل.pdf", digest, len(PDF))
    assert "خطة" not in paper.file.name
    assert paper.file.read() == PDF
    assert Entry.objects.get().data == {
        "file": paper.pk,
        "name": "خطة العمل.pdf",
        "type": "application/pdf",
        "size": len(PDF),
        "sha256": digest,
    }


def test_attach_when_not_allowed_or_wrong_then_nothing_is_kept(town, unit, editor, secret_unit, settings):
    with pytest.raises(Denied):
        attach(by=anonymous(town), to=unit, upload=upload("a.pdf", PDF))
    with pytest.raises(Http404):
        attach(by=anonymous(town), to=secret_unit, upload=upload("a.pdf", PDF))
    with pytest.raises(ValidationError):
        attach(by=editor, to=unit, upload=upload("a.svg", b"<svg/>"))
    settings.MITHAQ_UPLOAD_MB = 1
    with pytest.raises(ValidationError, match=r"at most 1\sMB"):
        attach(by=editor, to=unit, upload=upload("a.txt", b"x" * 1_000_001))
    assert Attachment.objects.count() == 0
    assert list(stored()) == []


def test_list_when_some_are_hidden_then_only_editors_see_them(
    town, unit, secret_unit, editor, paper, django_assert_num_queries
):
    hidden = attach(by=editor, to=unit, upload=upload("b.pdf", PDF), is_public=False)
    secret = attach(by=editor, to=secret_unit, upload=upload("c.pdf", PDF))
    with django_assert_num_queries(1):
        assert list(attachments_of(anonymous(town), unit)) == [paper]
    assert list(attachments_of(editor, unit)) == [paper, hidden]
    assert list(attachments_of(anonymous(town), secret_unit)) == []
    assert list(attachments_of(editor, secret_unit)) == [secret]


def test_file_when_opened_then_downloaded_sandboxed_under_its_arabic_name(visit, town, paper):
    client = visit(town)
    response = client.get(f"/files/{paper.pk}/خطة العمل.pdf")
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    name = "%D8%AE%D8%B7%D8%A9%20%D8%A7%D9%84%D8%B9%D9%85%D9%84.pdf"
    assert response["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert response["Cache-Control"] == "public, no-cache"
    again = client.get(f"/files/{paper.pk}/x.pdf", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 302
    again = client.get(again.url, headers={"if-none-match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Content-Security-Policy"] == response["Content-Security-Policy"]


def test_file_when_a_picture_then_shown(visit, town, unit, editor):
    shot = attach(by=editor, to=unit, upload=upload("road.png", picture("PNG")))
    response = visit(town).get(f"/files/{shot.pk}/road.png")
    assert (response["Content-Type"], response["Content-Disposition"]) == (
        "image/png",
        'inline; filename="road.png"',
    )
    assert b"".join(response.streaming_content) == shot.file.read()


def test_file_when_not_theirs_then_not_found(visit, town, salt, unit, secret_unit, editor, paper):
    hidden = attach(by=editor, to=unit, upload=upload("b.pdf", PDF), is_public=False)
    secret = attach(by=editor, to=secret_unit, upload=upload("c.pdf", PDF))
    for one in (hidden, secret):
        assert visit(town).get(f"/files/{one.pk}/{one.filename}").status_code == 404
    assert visit(salt).get(f"/files/{paper.pk}/{paper.filename}").status_code == 404
    assert visit(town).post(f"/files/{paper.pk}/{paper.filename}").status_code in (403, 405)


def test_remove_when_allowed_then_the_file_goes_and_the_hash_stays(
    town, unit, editor, paper, django_capture_on_commit_callbacks
):
    with pytest.raises(Denied):
        remove_attachment(by=anonymous(town), attachment=paper)
    path = paper.file.name
    with django_capture_on_commit_callbacks(execute=True):
        remove_attachment(by=editor, attachment=paper)
    assert (Attachment.objects.count(), default_storage.exists(path)) == (0, False)
    gone = Entry.objects.get(event="files.removed")
    assert (gone.subject, gone.data["sha256"]) == (unit, hashlib.sha256(PDF).hexdigest())


def test_sweep_when_a_file_has_no_row_then_only_old_strays_of_any_town_go(town, salt, editor, paper):
    with inside(salt, "ar"):
        other = make_unit("roads")
        kept = Attachment(subject=other, filename="a.txt", content_type="text/plain", size=1, sha256="0" * 64)
        kept.file.save(random_path(salt.pk, "txt"), ContentFile(b"x"))
    old, young = (default_storage.save(f"attachments/{town.pk}/{n}.txt", ContentFile(b"x")) for n in "ab")
    two_days_ago = (timezone.now() - dt.timedelta(days=2)).timestamp()
    for path in (old, paper.file.name, kept.file.name):
        os.utime(default_storage.path(path), (two_days_ago, two_days_ago))
    sweep()
    assert sorted(stored()) == sorted([young, paper.file.name, kept.file.name])
