"""Texts in several languages: the fallback, the database, the form."""

import pytest
from django import forms
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from django.utils.translation import override

from mithaq.kit.i18n import (
    Text,
    TranslatedField,
    TranslatedFormField,
    TranslatedWidget,
    direction,
    languages,
    use_languages,
)
from mithaq.kit.testing import flat


@pytest.fixture(autouse=True)
def town_languages():
    with use_languages(["ar", "fr"]), override("ar"):
        yield


def test_text_when_active_language_is_written_then_it_is_shown():
    text = Text(ar="مرحبا", fr="Bienvenue")
    assert str(text) == "مرحبا"
    with override("fr"):
        assert str(text) == "Bienvenue"


def test_text_when_active_language_is_blank_then_town_order_decides():
    text = Text(ar="  ", fr="Bienvenue", en="Welcome")
    assert text.best() == ("Bienvenue", "fr")
    assert text.best("en") == ("Welcome", "en")
    assert Text(en="Welcome").best() == ("Welcome", "en")
    assert text.best("ar", order=["en"]) == ("Welcome", "en")


def test_text_when_nothing_is_written_then_false_and_empty():
    for blank in (Text(), Text(ar=""), Text(ar=" \n", fr=None)):
        assert (bool(blank), str(blank), blank.best()) == (False, "", ("", "ar"))
    assert bool(Text(en="x")) is True


def test_missing_when_some_languages_are_blank_then_named():
    assert Text(ar="مرحبا", fr=" ").missing() == ["fr"]
    assert Text(ar="مرحبا").missing(["ar", "en"]) == ["en"]


def test_languages_when_no_town_then_those_of_the_settings():
    with use_languages([]):
        assert languages() == ("ar", "fr", "en")


def test_direction_when_arabic_then_rtl():
    assert [direction(code) for code in ("ar", "ar-TN", "fr", "en")] == ["rtl", "rtl", "ltr", "ltr"]


@pytest.mark.django_db(transaction=True)  # SQLite cannot change its schema inside a transaction
@isolate_apps("mithaq.kit")
def test_field_when_saved_then_text_comes_back():
    class Notice(models.Model):
        title = TranslatedField()
        body = TranslatedField(blank=True)

        class Meta:
            app_label = "kit"

    with connection.schema_editor() as editor:
        editor.create_model(Notice)
    notice = Notice(title={"ar": "إعلان"})
    assert str(notice.title) == "إعلان"  # a Text before it was ever saved
    notice.save()
    read = Notice.objects.get()
    assert (type(read.title), read.title, read.body) == (Text, {"ar": "إعلان"}, {})
    assert type(Notice.objects.values_list("title", flat=True).get()) is Text
    assert Notice.objects.filter(title__ar="إعلان").count() == 1
    assert Notice.objects.defer("title").get().title == {"ar": "إعلان"}
    with connection.schema_editor() as editor:
        editor.delete_model(Notice)


@isolate_apps("mithaq.kit")
def test_field_when_blank_then_validation_refuses():
    class Notice(models.Model):
        title = TranslatedField()

        class Meta:
            app_label = "kit"

    with pytest.raises(forms.ValidationError) as caught:
        Notice(title={"ar": " "}).full_clean()
    assert list(caught.value.error_dict) == ["title"]
    Notice(title={"fr": "Avis"}).full_clean()


def test_field_when_written_in_a_migration_then_plain_json():
    source, imports = MigrationWriter.serialize(TranslatedField(blank=True))
    assert (source, imports) == (
        "models.JSONField(blank=True, default=dict)",
        {"from django.db import models"},
    )


class NoticeForm(forms.Form):
    title = TranslatedFormField(max_length=10)
    body = TranslatedFormField(required=False, multiline=True)


def test_form_when_primary_language_is_written_then_valid_and_stripped():
    form = NoticeForm({"title_ar": " إعلان ", "title_fr": " ", "body_ar": "سطر\r\nسطر"})
    assert form.is_valid() is True
    assert form.cleaned_data == {"title": {"ar": "إعلان"}, "body": {"ar": "سطر\nسطر"}}


def test_form_when_primary_language_is_blank_then_error_names_it_and_keeps_the_rest():
    form = NoticeForm({"title_ar": "", "title_fr": "Avis"})
    with override("en"):
        assert form.errors["title"] == ["Write this text in this language: العربية."]
    assert 'value="Avis"' in str(form["title"])


def test_form_when_one_language_is_too_long_then_error_names_it_and_keeps_the_text():
    form = NoticeForm({"title_ar": "إعلان", "title_fr": "Avis trop long"})
    with override("en"):
        assert form.errors["title"] == ["Français: at most 10 characters, you wrote 14."]
    assert 'value="Avis trop long"' in str(form["title"])


def test_form_when_every_language_is_required_then_each_missing_one_is_named():
    field = TranslatedFormField(required_languages=["ar", "fr"])
    with pytest.raises(forms.ValidationError) as caught:
        field.clean({"ar": "", "fr": ""})
    with override("en"):
        messages = caught.value.messages
    assert messages == [
        "Write this text in this language: العربية.",
        "Write this text in this language: Français.",
    ]


def test_form_when_text_has_a_language_the_town_left_then_it_survives():
    stored = Text(ar="إعلان", en="Notice")
    form = NoticeForm(initial={"title": stored})
    html = str(form["title"])
    assert '<input type="hidden" name="title_en" value="Notice">' in flat(html)
    posted = NoticeForm({"title_ar": "إعلان", "title_fr": "", "title_en": "Notice"})
    assert posted.is_valid() is True
    assert posted.cleaned_data["title"] == stored


def test_widget_when_rendered_then_each_input_has_label_language_and_direction():
    html = TranslatedWidget().render("title", Text(fr='<"Avis">'), {"id": "id_title", "required": True})
    assert '<label for="id_title_ar" lang="ar" dir="rtl">العربية</label>' in flat(html)
    assert 'id="id_title_ar" value="" lang="ar" dir="rtl" required>' in flat(html)
    assert 'id="id_title_fr" value="&lt;&quot;Avis&quot;&gt;" lang="fr" dir="ltr">' in flat(html)


def test_widget_when_multiline_then_textareas():
    html = TranslatedWidget(multiline=True).render("body", Text(ar="نص"), {"aria-describedby": "help"})
    assert html.count("<textarea") == 2
    assert 'rows="5" lang="ar" dir="rtl" aria-describedby="help">نص</textarea>' in flat(html)


def test_field_when_text_is_the_same_then_unchanged():
    field = TranslatedFormField()
    assert field.has_changed(Text(ar="نص"), Text(ar=" نص ", fr="")) is False
    assert field.has_changed(Text(ar="نص"), Text(ar="نص", fr="Texte")) is True
    assert field.has_changed(None, Text(ar="")) is False


def test_form_field_when_a_single_line_is_sent_with_line_breaks_then_they_are_spaces():
    """A title may become the subject of a letter: no line of it may pass for a header."""
    with use_languages(("fr", "ar")):
        sent = {"fr": " Lampes\r\nBcc: all@town.example ", "ar": "مصابيح"}
        one, many = TranslatedFormField(), TranslatedFormField(multiline=True)
        assert one.clean(Text(sent)) == {"fr": "Lampes Bcc: all@town.example", "ar": "مصابيح"}
        assert many.clean(Text(sent))["fr"] == "Lampes\nBcc: all@town.example"
