"""Writing a section at the desk: saving, drafts, versions, two officers at once."""

import pytest

from mithaq.kit.i18n import Text

from ...actions.sections import write_section
from ...models import (
    PlanSection,
    SectionVersion,
)
from .site import url


def section_data(version, **text):
    return {"version": version, **{f"text_{code}": said for code, said in text.items()}}


def test_section_when_saved_then_it_is_kept_and_shown_in_its_history(desk, full):
    address = url("desk_plan_section", full, code="vision")
    section = PlanSection.objects.get(plan=full, question__code="vision")
    sent = section_data(section.version, ar="رؤية جديدة", fr="", en="A new vision")
    assert desk.post(address, sent).status_code == 302
    section.refresh_from_db()
    assert section.text == Text(ar="رؤية جديدة", en="A new vision")
    body = desk.get(url("desk_plan_versions", full, code="vision")).content.decode()
    assert "<ins>" in body
    assert "<del>" in body


def test_section_when_somebody_saved_it_meanwhile_then_both_texts_are_shown(desk, full, publisher):
    section = PlanSection.objects.get(plan=full, question__code="vision")
    write_section(
        by=publisher, section=section, text=Text(en="Their words"), based_on_version=section.version
    )
    address = url("desk_plan_section", full, code="vision")
    answer = desk.post(address, section_data(section.version, en="My words"))
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Their words" in body
    assert "My words" in body
    again = section_data(section.version + 1, en="Our words")
    assert f'name="version" value="{section.version + 1}"' in body
    assert desk.post(address, again).status_code == 302
    assert list(
        SectionVersion.objects.filter(section=section)
        .order_by("-number")
        .values_list("text__en", flat=True)[:2]
    ) == ["Our words", "Their words"]


def test_draft_when_kept_while_typing_then_only_its_writer_sees_it(desk, full, town, visit, publisher):
    section = PlanSection.objects.get(plan=full, question__code="vision")
    address = url("desk_plan_draft", full, code="vision")
    answer = desk.post(address, section_data(section.version, en="Half a sent"))
    assert (answer.status_code, answer.json()) == (200, {"version": section.version})
    assert "Half a sent" in desk.get(url("desk_plan_section", full, code="vision")).content.decode()
    theirs = visit(town, publisher.person).get(url("desk_plan_section", full, code="vision"))
    assert "Half a sent" not in theirs.content.decode()
    public = visit(town).get(url("plan_section", full, code="vision")).content.decode()
    assert "Half a sent" not in public
    write_section(by=publisher, section=section, text=Text(en="Theirs"), based_on_version=section.version)
    stale = desk.post(address, section_data(section.version, en="Half a sentence"))
    assert stale.status_code == 409
    assert stale.json()["text"] == {"en": "Theirs"}
    page = desk.get(url("desk_plan_section", full, code="vision")).content.decode()
    assert "Half a sent" in page
    assert desk.post(url("desk_plan_discard", full, code="vision")).status_code == 302
    assert not SectionVersion.objects.filter(section=section, autosaved=True).exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"version": "x"},
        {"version": "-1"},
        {"version": "0", "text_en": "x" * 60_001},
        {"version": "9" * 40},
    ],
)
def test_draft_when_what_arrives_is_nonsense_then_nothing_is_kept(desk, full, sent):
    before = SectionVersion.objects.count()
    answer = desk.post(url("desk_plan_draft", full, code="vision"), sent)
    assert answer.status_code in (409, 422)
    assert SectionVersion.objects.count() == before


def test_version_when_gone_back_to_then_the_newest_says_it(desk, full, by):
    section = PlanSection.objects.get(plan=full, question__code="vision")
    first = section.text
    write_section(by=by, section=section, text=Text(en="Other"), based_on_version=1)
    sent = {"number": 1, "version": 2}
    assert desk.post(url("desk_plan_restore", full, code="vision"), sent).status_code == 302
    section.refresh_from_db()
    assert (section.text, section.version) == (first, 3)
    late = {"number": 2, "version": 2}
    stale = desk.post(url("desk_plan_restore", full, code="vision"), late, follow=True)
    assert "Somebody saved this section meanwhile" in stale.content.decode()
