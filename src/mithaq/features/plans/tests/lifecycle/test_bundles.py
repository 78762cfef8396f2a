"""A plan, its template and its process travel from one municipality to another."""

import argparse
import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mithaq.commons.access.actor import system
from mithaq.commons.tenancy.context import inside
from mithaq.features.plans import cli
from mithaq.kit.i18n import Text

from ...actions.lifecycle.bundles import load_bundle
from ...bundle import file
from ...bundle.file import SEAL, BundleRefused, own_fingerprint, pack
from ...enums import PlanStatus
from ...models import Endorsement, Plan, PrivateContact
from ...queries.lifecycle.bundles import bundle_of
from ..make import (
    days,
    make_comment,
    make_consultation,
    make_figures,
    make_organisation,
    make_plan,
    make_section,
)


@pytest.fixture
def packed(town):
    """A whole plan of Regueb, with everything about people that must stay there."""
    plan = make_plan("open-town", sections=False, starts_on=days(0), ends_on=days(700))
    make_section(
        plan, "vision", text=Text(ar="اكتبوا إلى leak@private.example أو ‎+216 20 123 456", en="Trees")
    )
    make_section(plan, "groups")
    make_section(plan, "monitor", text=Text(en="Ask Kamel Private"))
    Endorsement.objects.create(plan=plan, name="Zahra Private", signed_on=days(-9))
    PrivateContact.objects.create(
        plan=plan, role="monitor", name="Kamel", kind="email", value="k@private.example"
    )
    make_figures(plan)
    make_consultation(plan, rules=Text(ar="نجيب عن كل تعليق", en="Every comment is answered"))
    make_comment(plan, text="My private words")
    plan.refresh_from_db()
    return pack(bundle_of(plan))


def rewritten(data, name, change, *, seal=False):
    """The same file with one part changed, sealed anew when `seal`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    said = json.loads(parts[name])
    change(said)
    parts[name] = json.dumps(said).encode()
    if seal:
        parts[SEAL] = json.dumps(file._seal({k: v for k, v in parts.items() if k != SEAL})).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    return out.getvalue()


@pytest.mark.row("M17")
def test_bundle_when_loaded_in_another_town_then_a_draft_of_the_same_plan(packed, regueb, salt):
    with inside(salt, "en"):
        office = make_organisation("salt-office")
        loaded = load_bundle(
            by=system(salt), data=packed, code="ours", responsible=office, starts_on=days(100)
        )
        plan = loaded.plan
        assert (plan.municipality, plan.status, plan.published_at) == (salt, PlanStatus.DRAFT, None)
        assert (plan.starts_on, plan.ends_on) == (days(100), days(800))
        said = {one.question.code: (one.text.get("en"), one.value) for one in plan.sections.all()}
        assert said["vision"] == ("Trees", None)
        assert said["groups"] == ("Our groups in English", 73)
        promise = plan.commitments.get()
        assert (promise.lead, promise.status, promise.title["fr"]) == (
            None,
            "proposed",
            "Commitment 1 en français",
        )
        steps = [(one.responsible, one.due_on, one.status) for one in promise.milestones.all()]
        assert steps == [(office, days(100 + count), "not_started") for count in (-60, -18, 60)]
        consultation = plan.consultations.get()
        assert (consultation.influence, consultation.opened_at) == ("consult", None)
        assert consultation.rules["en"] == "Every comment is answered"
        assert plan.template.code == "ogp-local"
        assert loaded.unmatched == ["Secretariat in English"]
        assert loaded.sealed_by == own_fingerprint()
        assert {code for code, _theirs, _ours in loaded.terms} <= {"comments.answer", "comments.moderation"}


@pytest.mark.row("M17")
def test_bundle_when_loaded_by_an_installation_with_another_key_then_sealed_by_the_one_that_made_it(
    packed, salt, settings
):
    made_by = own_fingerprint()
    settings.SECRET_KEY = "another installation's own key, nothing of the first"
    assert own_fingerprint() != made_by
    with inside(salt, "en"):
        office = make_organisation("salt-office")
        loaded = load_bundle(by=system(salt), data=packed, code="ours", responsible=office)
        assert (loaded.sealed_by, loaded.plan.code) == (made_by, "ours")
        assert loaded.plan.commitments.get().title["fr"] == "Commitment 1 en français"


@pytest.mark.row("M17")
def test_bundle_when_packed_then_no_person_no_comment_no_address_in_it(packed, town):
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "Trees" in everything
    for private in ("leak@", "123 456", "Kamel", "Zahra", "k@private", "My private words"):
        assert private not in everything


def test_bundle_when_packed_twice_then_the_same_bytes(packed, town):
    assert pack(bundle_of(Plan.objects.get())) == packed


def set_title(said):
    said["title"] = {"en": "Altered"}


def drop_seal(said):
    said["signature"] = "00" * 64


def newer(said):
    said["version"] = 99


def foreign(said):
    said["format"] = "somebody-elses"


@pytest.mark.parametrize(
    ("name", "change", "seal", "told"),
    [
        ("plan.json", set_title, False, "was altered after it was sealed: plan.json"),
        (SEAL, drop_seal, False, "The seal of this bundle is broken."),
        (SEAL, newer, False, "made by a newer version (99; this house reads up to 1)"),
        (SEAL, foreign, False, "This is not a bundle of a plan."),
        ("plan.json", lambda said: said.update(surprise=1), True, "does not understand, at: plan.surprise"),
        ("plan.json", lambda said: said.pop("title"), True, "does not understand, at: plan.title"),
        (
            "process.json",
            lambda said: said["movers"].update(launched="x"),
            True,
            "there is no stage “launched”",
        ),
        (
            "plan.json",
            lambda said: said["sections"].append({"question": "weather", "text": {}, "value": 1}),
            True,
            "does not ask: weather",
        ),
        (
            "plan.json",
            lambda said: said["commitments"][0].update(sdg=["99"]),
            True,
            "Commitment 1 of the bundle: There is no Sustainable Development Goal",
        ),
    ],
)
def test_bundle_when_altered_newer_or_foreign_then_refused_in_words_and_nothing_written(
    packed, salt, name, change, seal, told
):
    with inside(salt, "en"):
        office = make_organisation("salt-office")
        with pytest.raises(BundleRefused) as refused:
            load_bundle(
                by=system(salt), data=rewritten(packed, name, change, seal=seal), code="x", responsible=office
            )
        assert told in str(refused.value)
        assert not Plan.objects.exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"a,b,c", b"\x00" * 500])
def test_bundle_when_no_zip_then_refused_in_words(town, house, data):
    with pytest.raises(BundleRefused, match="ZIP"):
        load_bundle(by=house, data=data, code="x", responsible=make_organisation())


def test_template_when_town_has_another_of_that_version_then_loaded_beside_it(packed, salt):
    with inside(salt, "en"):
        mine = make_plan("mine").template
        mine.questions.filter(code="goals").update(required=True)
        loaded = load_bundle(by=system(salt), data=packed, code="x", responsible=make_organisation())
        assert (loaded.plan.template.code, loaded.plan.template.version) == (mine.code, mine.version + 1)


def test_desk_when_bundle_is_sent_then_in_as_draft_or_told_why_not(packed, town, visit, make_person):
    desk = visit(town, make_person("Monia", duties=("plans.editor",)))
    original = Plan.objects.get()
    assert desk.get(reverse("desk_plan_bundle", args=[original.pk])).content == packed
    at, office = reverse("desk_plan_bundle_load"), make_organisation()
    bad = SimpleUploadedFile("bundle.zip", b"nothing")
    refused = desk.post(at, {"bundle": bad, "code": "copy", "responsible": office.pk})
    assert refused.context["form"].errors.keys() == {"bundle"}
    good = SimpleUploadedFile("bundle.zip", packed)
    assert desk.post(at, {"bundle": good, "code": "copy", "responsible": office.pk}).status_code == 302
    assert Plan.objects.get(code="copy").status == PlanStatus.DRAFT
    taken = SimpleUploadedFile("bundle.zip", packed)
    again = desk.post(at, {"bundle": taken, "code": "copy", "responsible": office.pk})
    assert again.context["form"].errors.keys() == {"code"}


def command(parser, *words):
    cli.arguments(parser)
    return cli.run(parser.parse_args(words))


@pytest.mark.row("M17")
def test_command_when_exported_and_loaded_then_the_other_town_has_the_draft(
    packed, regueb, salt, tmp_path, capsys
):
    path = str(tmp_path / "plan.zip")
    with inside(salt, "en"):
        make_organisation("salt-office")
    out = ["bundle", "export", path, "--town", "regueb", "--plan", "open-town", "--language", "en"]
    assert command(argparse.ArgumentParser(), *out) == 0
    into = ["bundle", "load", path, "--town", "salt", "--as", "ours", "--responsible", "salt-office"]
    assert command(argparse.ArgumentParser(), *into, "--language", "en") == 0
    with inside(salt, "en"):
        assert Plan.objects.get().code == "ours"
    capsys.readouterr()
    assert command(argparse.ArgumentParser(), *into, "--language", "en") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
