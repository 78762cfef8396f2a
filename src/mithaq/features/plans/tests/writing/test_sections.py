"""Writing section by section: drafts, versions, conflicts."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.audit.queries import verify
from mithaq.kit.i18n import Text

from ...actions.conflicts import EditConflict
from ...actions.sections import discard_draft, restore_version, write_section
from ...actions.translating import translate
from ...models import PlanSection, SectionVersion

OURS = Text(ar="نحن", en="Ours")
THEIRS = Text(ar="هم", en="Theirs")


def test_section_when_two_officers_write_then_nothing_of_either_is_lost(by, publisher, section_of):
    mine, theirs = section_of(), section_of()
    write_section(by=publisher, section=theirs, text=THEIRS, based_on_version=0)
    with pytest.raises(EditConflict) as conflict:
        write_section(by=by, section=mine, text=OURS, based_on_version=0)
    assert conflict.value.theirs.text == THEIRS
    assert conflict.value.theirs.updated_by == publisher.person
    assert section_of().text == THEIRS
    merged = write_section(
        by=by, section=mine, text=Text(en="Both"), based_on_version=conflict.value.theirs.version
    )
    kept = SectionVersion.objects.filter(section=merged).order_by("number")
    assert [version.text for version in kept] == [THEIRS, Text(en="Both")]


def test_autosave_when_repeated_then_one_draft_is_kept_and_readers_see_none_of_it(by, section_of):
    section = section_of()
    write_section(by=by, section=section, text=THEIRS, based_on_version=0)
    for words in ("O", "Ou", "Our"):
        write_section(by=by, section=section, text=Text(en=words), based_on_version=1, autosave=True)
    assert section_of().text == THEIRS
    assert section_of().version == 1
    drafts = SectionVersion.objects.filter(section=section, autosaved=True)
    assert [draft.text for draft in drafts] == [Text(en="Our")]
    written = write_section(by=by, section=section, text=OURS, based_on_version=1)
    assert not SectionVersion.objects.filter(section=section, autosaved=True).exists()
    assert [v.text for v in written.versions.order_by("number")] == [THEIRS, OURS]
    assert Entry.objects.filter(event="plans.section_written").count() == 2


def test_autosave_when_somebody_saved_meanwhile_then_the_writer_is_told_and_others_drafts_stay(
    by, publisher, section_of
):
    section = section_of()
    write_section(by=by, section=section, text=Text(en="My draft"), based_on_version=0, autosave=True)
    write_section(by=publisher, section=section, text=THEIRS, based_on_version=0)
    with pytest.raises(EditConflict):
        write_section(by=by, section=section, text=OURS, based_on_version=0, autosave=True)
    draft = SectionVersion.objects.get(section=section, autosaved=True)
    assert (draft.by, draft.text) == (by.person, Text(en="My draft"))
    discard_draft(by=by, section=section)
    assert not SectionVersion.objects.filter(section=section, autosaved=True).exists()


def test_section_when_saved_unchanged_then_no_version_is_made(by, section_of):
    section = write_section(by=by, section=section_of(), text=OURS, based_on_version=0)
    again = write_section(by=by, section=section, text=Text({**OURS, "fr": "  "}), based_on_version=0)
    assert (again.version, again.versions.count()) == (1, 1)


def test_version_when_restored_then_it_becomes_the_newest_and_the_history_is_whole(by, section_of):
    section = write_section(by=by, section=section_of(), text=THEIRS, based_on_version=0)
    section = write_section(by=by, section=section, text=OURS, based_on_version=1)
    old = section.versions.get(number=1)
    restored = restore_version(by=by, section=section, version=old, based_on_version=2)
    assert (restored.text, restored.version) == (THEIRS, 3)
    assert [v.text for v in restored.versions.order_by("number")] == [THEIRS, OURS, THEIRS]
    assert list(verify(by.municipality)) == []


def test_number_when_it_is_not_asked_for_or_impossible_then_it_is_refused(by, section_of):
    with pytest.raises(ValidationError):
        write_section(by=by, section=section_of("vision"), text=Text(), value=3, based_on_version=0)
    with pytest.raises(ValidationError):
        write_section(by=by, section=section_of("groups"), text=Text(), value=-3, based_on_version=0)
    with pytest.raises(ValidationError):
        write_section(by=by, section=section_of(), text=Text(en="x" * 60_001), based_on_version=0)
    saved = write_section(by=by, section=section_of("groups"), text=Text(), value=73, based_on_version=0)
    assert saved.value == 73


@pytest.mark.row("T07")
def test_section_when_written_by_a_stranger_then_a_draft_plan_is_not_even_there(
    town, make_person, actor_of, section_of
):
    section = section_of()
    with pytest.raises(Http404):
        write_section(by=actor_of(make_person("Passer-by")), section=section, text=OURS, based_on_version=0)
    monitor = actor_of(make_person("Monitor", duties=("plans.monitor",)))
    with pytest.raises(Denied):
        write_section(by=monitor, section=section, text=OURS, based_on_version=0)
    assert PlanSection.objects.get(pk=section.pk).text == Text()


@pytest.mark.row("T06")
def test_translation_when_written_then_the_original_stays_and_a_stale_one_is_refused(
    by, town, make_person, actor_of, section_of
):
    section = write_section(by=by, section=section_of(), text=Text(ar="رؤيتنا"), based_on_version=0)
    translator = actor_of(make_person("Saloua", duties=("plans.translator",)))
    translate(by=translator, obj=section, field="text", language="fr", text="Notre vision", seen="")
    assert section_of().text == Text(ar="رؤيتنا", fr="Notre vision")
    with pytest.raises(EditConflict):
        translate(by=translator, obj=section, field="text", language="fr", text="Autre", seen="")
    with pytest.raises(Denied):
        write_section(by=translator, section=section, text=OURS, based_on_version=2)
    assert section_of().version == 2
