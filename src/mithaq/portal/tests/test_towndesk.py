"""The town's own desk: texts, colours, logo, languages, rules of the country, protected terms, history."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.urls import reverse
from PIL import Image

from mithaq.commons.access.policy import Denied
from mithaq.commons.audit.models import Entry
from mithaq.commons.people.duties import Duty, duties
from mithaq.commons.tenancy.context import inside, profile_of
from mithaq.commons.tenancy.models import GlossaryTerm
from mithaq.kit import countries
from mithaq.kit.i18n import Text
from mithaq.portal.towndesk import actions
from mithaq.portal.towndesk.profile import LABELS
from mithaq.portal.towndesk.translation.queries import count_gaps, gaps
from mithaq.portal.towndesk.translation.views import TranslationForm

PAGES = (
    "desk_town",
    "desk_town_look",
    "desk_town_languages",
    "desk_town_moderation",
    "desk_town_licence",
    "desk_town_domains",
    "desk_town_profile",
    "desk_town_glossary",
    "desk_town_term_new",
    "desk_town_history",
)


@pytest.fixture
def administrator(town, make_person):
    return make_person("Fethi", duties=("town.administrator",))


@pytest.fixture
def by(administrator, actor_of):
    return actor_of(administrator)


@pytest.fixture
def translator(town, make_person, monkeypatch):
    duty = Duty(code="test.translator", label="Translator", grants=("translate",))
    monkeypatch.setitem(duties._items, duty.code, duty)
    return make_person("Salma", duties=(duty.code,))


def events():
    return list(Entry.objects.order_by("number").values_list("event", flat=True))


def picture(size=(900, 600), kind="PNG", **extra):
    out = io.BytesIO()
    Image.new("RGB", size, "#7a1f5c").save(out, kind, **extra)
    return SimpleUploadedFile("logo.bin", out.getvalue())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_settings_pages_when_opened_by_the_administrator_then_they_stand(
    town, administrator, visit, name, language
):
    with inside(town, language):
        address = reverse(name)
    assert visit(town, administrator).get(address).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_settings_pages_when_opened_without_the_duty_then_refused(town, make_person, visit, name):
    other = make_person("Reader", duties=("town.auditor",))
    assert visit(town, other).get(reverse(name)).status_code == 403
    answer = visit(town).get(reverse(name))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{reverse('account_login')}?next=")


def test_change_texts_when_an_officer_of_another_duty_then_denied_and_nothing_written(
    town, make_person, actor_of
):
    other = actor_of(make_person("Reader", duties=("town.auditor",)))
    with pytest.raises(Denied):
        actions.change_texts(by=other, tagline=Text(en="Mine"))
    town.refresh_from_db()
    assert town.tagline == {}
    assert events() == []


def test_change_texts_when_saved_then_home_shows_them_and_history_names_the_fields(by, visit, town):
    assert actions.change_texts(by=by, tagline=Text(en="In plain sight", ar="على مرأى")) == ["tagline"]
    assert "In plain sight" in visit(town).get("/en/").content.decode()
    entry = Entry.objects.get()
    assert (entry.event, entry.data["fields"]) == ("town.settings_changed", ["tagline"])
    assert actions.change_texts(by=by, tagline=Text(en="In plain sight", ar="على مرأى")) == []
    assert events() == ["town.settings_changed"]


def test_change_texts_when_the_first_language_of_the_name_is_empty_then_refused(by, town):
    with pytest.raises(ValidationError):
        actions.change_texts(by=by, name=Text(en="Regueb"))
    town.refresh_from_db()
    assert town.name["ar"] == "الرقاب"


def test_look_form_when_sent_then_colours_and_logo_stand(town, administrator, visit):
    client = visit(town, administrator)
    sent = {"colour": "#7A1F5C", "accent": "#1d5fb3", "logo": picture()}
    assert client.post(reverse("desk_town_look"), sent).status_code == 302
    town.refresh_from_db()
    assert (town.colour, town.accent) == ("#7a1f5c", "#1d5fb3")
    answer = visit(town).get(town.logo.url)
    assert answer.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(b"".join(answer.streaming_content))).size == (512, 341)


def test_logo_when_asked_for_under_another_town_then_not_found(town, salt, by, visit):
    actions.change_look(by=by, colour="#7a1f5c", accent="#1d5fb3", logo=picture())
    town.refresh_from_db()
    assert visit(town).get(town.logo.url).status_code == 200
    assert visit(salt).get(town.logo.url).status_code == 404


def test_logo_when_redrawn_then_its_metadata_is_gone(by, town):
    exif = Image.Exif()
    exif[0x010E] = "taken at a private house"
    actions.change_look(by=by, colour=town.colour, accent=town.accent, logo=picture(kind="JPEG", exif=exif))
    town.refresh_from_db()
    with town.logo.open("rb") as file:
        assert b"private" not in file.read()


@pytest.mark.parametrize("body", [b"<svg onload='x'/>", b"\x89PNG\r\n\x1a\nbroken", b""])
def test_logo_when_it_is_no_picture_then_refused_and_nothing_written(by, town, body):
    with pytest.raises(ValidationError):
        actions.change_look(
            by=by, colour="#111111", accent="#222222", logo=SimpleUploadedFile("logo.png", body)
        )
    town.refresh_from_db()
    assert (town.colour, bool(town.logo)) == ("#0f5c5a", False)


def test_sample_page_when_shown_then_in_unsaved_colours(town, administrator, visit):
    client = visit(town, administrator)
    page = client.post(
        reverse("desk_town_sample"), {"colour": "#ffee00", "accent": "#1d5fb3"}
    ).content.decode()
    sheet = reverse("desk_town_sheet", kwargs={"colour": "#ffee00", "accent": "#1d5fb3"})
    assert sheet in page
    assert "shown darker" in page
    assert "@layer sample{" in client.get(sheet).content.decode()
    town.refresh_from_db()
    assert town.colour == "#0f5c5a"


def test_languages_when_the_first_changes_then_it_must_be_confirmed(town, administrator, visit):
    client = visit(town, administrator)
    sent = {"first": "fr", "second": "ar", "third": ""}
    assert client.post(reverse("desk_town_languages"), sent).status_code == 200
    town.refresh_from_db()
    assert town.languages == ["ar", "fr", "en"]
    assert client.post(reverse("desk_town_languages"), {**sent, "sure": "on"}).status_code == 302
    town.refresh_from_db()
    assert town.languages == ["fr", "ar"]
    answer = visit(town).get("/en/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/fr/")


@pytest.mark.parametrize("languages", [[], ["ar", "ar"], ["de"]])
def test_languages_when_none_or_twice_or_unknown_then_refused(by, town, languages):
    with pytest.raises(ValidationError):
        actions.change_languages(by=by, languages=languages)
    town.refresh_from_db()
    assert town.languages == ["ar", "fr", "en"]


def test_override_fact_when_saved_then_in_force_listed_and_restorable(town, administrator, by, visit):
    path = "deadlines.comments.answer"
    actions.override_fact(by=by, path=path, value={"n": 5, "unit": "working"}, why="Council, 3 March")
    town.refresh_from_db()
    assert profile_of(town).deadline("comments.answer").n == 5
    page = visit(town, administrator).get(reverse("desk_town_profile")).content.decode()
    assert "What this town changed" in page
    assert "Council, 3 March" in visit(town, administrator).get(reverse("desk_town_history")).content.decode()
    actions.restore_fact(by=by, path=path)
    town.refresh_from_db()
    assert town.profile_overrides == {}
    assert profile_of(town).deadline("comments.answer").n == 10


@pytest.mark.parametrize(
    ("path", "value"),
    [("weekend", []), ("timezone", "Mars/North"), ("nothing", 1), ("deadlines.comments.answer.n", -1)],
)
def test_override_fact_when_impossible_then_refused(town, by, path, value):
    with pytest.raises(ValidationError):
        actions.override_fact(by=by, path=path, value=value, why="x")
    town.refresh_from_db()
    assert town.profile_overrides == {}


@pytest.mark.parametrize("path", ["weekend", "timezone", "deadlines.information.answer", "first_weekday"])
def test_fact_form_when_sent_unchanged_then_nothing_is_overridden(town, administrator, visit, path):
    client = visit(town, administrator)
    address = reverse("desk_town_fact", kwargs={"path": path})
    form = client.get(address).context["form"]
    sent = dict(form.initial)
    assert client.post(address, {**sent, "why": "looked at again"}).status_code == 302
    town.refresh_from_db()
    assert town.profile_overrides == {}


def test_fact_form_when_arabic_digits_then_read(town, administrator, visit):
    address = reverse("desk_town_fact", kwargs={"path": "deadlines.comments.answer"})
    sent = {"n": "٧", "unit": "calendar", "why": "decree"}
    assert visit(town, administrator).post(address, sent).status_code == 302
    town.refresh_from_db()
    assert profile_of(town).deadline("comments.answer").n == 7


def test_terms_when_kept_changed_and_removed_then_history_holds_each(by, salt):
    term = actions.keep_term(by=by, term=Text(en="Greater Salt", fr="Grand Salt"), wrong=["Grand Sel", " "])
    actions.keep_term(by=by, pk=term.pk, term=Text(en="Greater Salt", fr="Grand Salt"), note="the town")
    actions.remove_term(by=by, pk=term.pk)
    assert events() == ["town.term_added", "town.term_changed", "town.term_removed"]
    assert GlossaryTerm.objects.count() == 0


def test_terms_when_of_another_town_then_not_found(by, salt):
    with inside(salt):
        foreign = GlossaryTerm.objects.create(term=Text(en="Greater Salt", fr="Grand Salt"))
    with pytest.raises(Http404):
        actions.remove_term(by=by, pk=foreign.pk)
    with inside(salt):
        assert GlossaryTerm.objects.count() == 1


@pytest.mark.row("T06")
def test_translation_when_a_protected_term_is_mangled_then_refused_until_right(town, translator, visit, by):
    actions.keep_term(by=by, term=Text(en="Greater Salt", fr="Grand Salt"), wrong=["Grand Sel"])
    actions.change_texts(by=by, tagline=Text(en="Greater Salt decides with you", ar="معكم"))
    address = reverse(
        "desk_translate_one", kwargs={"record": "town", "pk": town.pk, "field": "tagline", "language": "fr"}
    )
    client = visit(town, translator)
    listed = client.get(reverse("desk_translate"), {"to": "fr"}).content.decode()
    assert address in listed
    page = client.get(address).content.decode()
    assert "Greater Salt decides with you" in page
    assert "معكم" in page
    refused = client.post(address, {"text": "Le Grand Sel décide avec vous"})
    assert "“Grand Sel” is never right: write “Grand Salt”." in refused.content.decode()
    lost = client.post(address, {"text": "La ville décide avec vous"})
    assert "Protected terms of the original are missing: Grand Salt." in lost.content.decode()
    town.refresh_from_db()
    assert "fr" not in town.tagline
    assert client.post(address, {"text": "Le Grand Salt décide avec vous"}).status_code == 302
    town.refresh_from_db()
    assert town.tagline["fr"] == "Le Grand Salt décide avec vous"
    assert town.tagline["en"] == "Greater Salt decides with you"


@pytest.mark.row("T06")
def test_home_when_a_text_lacks_the_language_then_the_original_is_shown_and_marked(by, town, visit):
    actions.change_texts(by=by, tagline=Text(ar="قراراتكم أمام أعينكم"))
    page = visit(town).get("/fr/").content.decode()
    assert '<span lang="ar" dir="rtl">قراراتكم أمام أعينكم</span>' in page
    assert 'class="untranslated"' in page


def test_gaps_when_asked_then_only_written_texts_without_the_language(by, translator, town, actor_of):
    actions.change_texts(by=by, tagline=Text(en="Together", ar="معًا"), about=Text(ar="مدينة", fr="Une ville"))
    found = [(gap.field, gap.language) for code in ("fr", "en") for gap in gaps(actor_of(translator), code)]
    assert found == [("tagline", "fr"), ("about", "en")]
    assert count_gaps(actor_of(translator)) == 2
    assert count_gaps(by) == 0


def test_translate_town_when_not_a_translator_then_denied(by, town):
    with pytest.raises(Denied):
        actions.translate_town(by=by, obj=town, field="tagline", language="fr", text="x")


def test_translation_screen_when_field_or_language_is_unknown_then_not_found(town, translator, visit):
    client = visit(town, translator)
    for field, language in (("slug", "fr"), ("tagline", "de"), ("moderation", "fr")):
        kwargs = {"record": "town", "pk": town.pk, "field": field, "language": language}
        assert client.get(reverse("desk_translate_one", kwargs=kwargs)).status_code == 404


def test_translation_screen_when_somebody_wrote_meanwhile_then_shown_and_asked_again(
    town, translator, visit, by
):
    actions.change_texts(by=by, tagline=Text(en="Together"))
    kwargs = {"record": "town", "pk": town.pk, "field": "tagline", "language": "fr"}
    address, client = reverse("desk_translate_one", kwargs=kwargs), visit(town, translator)
    actions.change_texts(by=by, tagline=Text(en="Together", fr="Tous ensemble"))
    page = client.post(address, {"text": "Ensemble", "seen": ""})
    assert "Tous ensemble" in page.content.decode()
    town.refresh_from_db()
    assert town.tagline["fr"] == "Tous ensemble"
    assert client.post(address, {"text": "Ensemble", "seen": "Tous ensemble"}).status_code == 302
    town.refresh_from_db()
    assert town.tagline["fr"] == "Ensemble"


def test_fact_when_only_a_part_was_overridden_then_it_is_restored_too(town, by):
    town.profile_overrides = {"deadlines.comments.answer.n": 33, "deadlines.comments.moderation.n": 5}
    town.save()
    actions.restore_fact(by=by, path="deadlines.comments.answer")
    town.refresh_from_db()
    assert town.profile_overrides == {"deadlines.comments.moderation.n": 5}


def test_page_when_the_towns_name_changes_then_the_next_visitor_reads_the_new_one(town, by, visit):
    before = visit(town).get("/en/help/").content.decode()
    actions.change_texts(by=by, name=Text(ar="الرقاب", fr="Regueb", en="Regueb the new"))
    after = visit(town).get("/en/help/").content.decode()
    assert ("Regueb the new" in before, "Regueb the new" in after) == (False, True)


@pytest.mark.row("G01")
def test_licence_when_chosen_then_page_file_and_catalogues_name_it_at_once_and_the_other_town_keeps_its_own(
    town, salt, administrator, visit
):
    officer, reader = visit(town, administrator), visit(town)
    cc0 = "https://creativecommons.org/publicdomain/zero/1.0/"
    paths = ("/en/data/", "/data/zones.json", "/data/catalog.jsonld")
    assert [cc0 in read(reader.get(path)) for path in paths] == [False, False, False]
    assert officer.post(reverse("desk_town_licence"), {"licence": "GPL"}).status_code == 200
    assert officer.post(reverse("desk_town_licence"), {"licence": "CC0-1.0"}).status_code == 302
    assert [cc0 in read(reader.get(path)) for path in paths] == [True, True, True]
    assert reader.get("/data/zones.csv")["Link"] == f'<{cc0}>; rel="license"'
    assert [cc0 in read(visit(salt).get(path)) for path in paths] == [False, False, False]


def read(response):
    return b"".join(response).decode()


@pytest.mark.parametrize("code", countries.codes())
def test_profile_when_shipped_then_every_fact_has_words_of_its_own(code):
    assert [path for path in countries.country(code).facts if path not in LABELS] == []


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "المتعلق بالحق في النفاذ"), ("fr", "relative au droit d’accès")]
)
def test_profile_when_read_then_sources_and_notes_are_in_the_readers_language(
    town, administrator, visit, language, words
):
    client = visit(town, administrator)
    for path in ("", "deadlines.information.answer/"):
        page = client.get(f"/{language}/desk/town/profile/{path}").content.decode()
        assert words in page
        assert "Organic law" not in page
        assert "is certain" not in page


def test_translation_screen_when_overtaken_between_the_look_and_the_writing_then_shown_and_nothing_lost(
    town, translator, visit, by, monkeypatch
):
    """The form compared, then a colleague wrote: what the row says under its lock decides."""
    actions.change_texts(by=by, tagline=Text(en="Together"))
    kwargs = {"record": "town", "pk": town.pk, "field": "tagline", "language": "fr"}
    clean = TranslationForm.clean

    def colleague_writes_after(form):
        cleaned = clean(form)
        actions.change_texts(by=by, tagline=Text(en="Together", fr="Tous ensemble"))
        return cleaned

    monkeypatch.setattr(TranslationForm, "clean", colleague_writes_after)
    page = visit(town, translator).post(
        reverse("desk_translate_one", kwargs=kwargs), {"text": "Ensemble", "seen": ""}
    )
    assert (page.status_code, "Tous ensemble" in page.content.decode()) == (200, True)
    town.refresh_from_db()
    assert town.tagline["fr"] == "Tous ensemble"
