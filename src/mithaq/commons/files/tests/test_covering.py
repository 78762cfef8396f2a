"""Black boxes on a picture: for everybody, for good; the picture as sent stays among officers."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from PIL import Image

from mithaq.commons.access.actor import anonymous
from mithaq.commons.audit.models import Entry
from mithaq.commons.files.actions import attach, black_out, open_attachments
from mithaq.commons.files.content.pictures import Box
from mithaq.commons.files.queries import attachments_of
from mithaq.commons.files.registrations import url_of

RED, BLUE = (250, 20, 20), (20, 20, 250)
# The red square of the photo below, and a little around it.
FACE = Box(left=24, top=24, width=27, height=27)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def photo(unit, editor):
    """A blue picture of 200 × 200 with a red face of 50 × 50 in it; not shown to everybody."""
    drawn = Image.new("RGB", (200, 200), BLUE)
    drawn.paste(RED, (50, 50, 100, 100))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    given = SimpleUploadedFile("face.png", out.getvalue(), content_type="image/png")
    return attach(by=editor, to=unit, upload=given, is_public=False)


def colours(attachment) -> set[tuple[int, ...]]:
    with attachment.file.open("rb") as stored, Image.open(stored) as picture:
        return {colour for _count, colour in picture.convert("RGB").getcolors(1 << 24)}


@pytest.mark.row("D05")
def test_black_out_when_boxes_are_drawn_then_no_pixel_under_them_is_left(town, unit, editor, photo):
    version = black_out(by=editor, attachment=photo, boxes=[FACE])
    assert colours(version) == {BLUE, (0, 0, 0)}
    assert colours(photo) == {BLUE, RED}, "kept as it was sent"
    assert [one.pk for one in attachments_of(anonymous(town), unit)] == [version.pk]
    entry = Entry.objects.get(event="files.covered")
    assert (entry.person, entry.data["boxes"], entry.data["sha256"]) == (editor.person, 1, version.sha256)


def test_black_out_when_done_again_then_the_version_before_is_closed(town, unit, editor, photo):
    first = black_out(by=editor, attachment=photo, boxes=[FACE])
    second = black_out(by=editor, attachment=first, boxes=[Box(0, 0, 100, 100)])
    assert colours(second) == {(0, 0, 0)}
    assert second.original == photo
    assert [one.pk for one in attachments_of(anonymous(town), unit)] == [second.pk]
    open_attachments(by=editor, on=unit, is_public=False)
    open_attachments(by=editor, on=unit, is_public=True)
    assert [one.pk for one in attachments_of(anonymous(town), unit)] == [second.pk], "never what is under it"


def test_black_out_when_not_allowed_or_outside_then_nothing_is_made(town, unit, editor, photo):
    with pytest.raises(Http404):
        black_out(by=anonymous(town), attachment=photo, boxes=[FACE])
    with pytest.raises(ValidationError):
        black_out(by=editor, attachment=photo, boxes=[Box(90, 90, 20, 5)])
    assert photo.versions.count() == 0


def test_file_when_covered_then_the_original_is_refused_to_the_public(visit, town, unit, editor, photo):
    version = black_out(by=editor, attachment=photo, boxes=[FACE])
    client = visit(town)
    assert client.get(url_of(photo)).status_code == 404
    shown = client.get(url_of(version))
    assert (shown.status_code, RED in colours(version)) == (200, False)


def test_cover_page_when_figures_are_typed_without_script_then_covered(visit, town, make_person, unit, photo):
    officer = make_person(duties=("plans.editor",))
    client = visit(town, officer)
    address = f"/en/desk/files/{photo.pk}/cover/"
    assert visit(town).get(address).status_code in (302, 403)
    half = client.post(address, {"left_0": "24", "top_0": "24"})
    assert half.status_code == 422
    done = client.post(address, {"left_0": "24", "top_0": "٢٤", "width_0": "27", "height_0": "27"})
    assert (done.status_code, photo.versions.get().boxes) == (
        302,
        [{"left": 24.0, "top": 24.0, "width": 27.0, "height": 27.0}],
    )
