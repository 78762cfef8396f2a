"""The catalogue checker finds each kind of entry a reader would stumble on."""

import gettext
import os
import shutil

import pytest

from mithaq.kit.messages import PLURALS, check, check_catalogue, clashes, compile_all, main

HEADER = 'msgid ""\nmsgstr ""\n"Language: \\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
AR = f'{HEADER}"Plural-Forms: nplurals=6; plural={PLURALS["ar"]};\\n"\n\n'
FR = f'{HEADER}"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
DAYS = (
    'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s يوم"\nmsgstr[1] "يوم واحد"\n'
    'msgstr[2] "يومان"\nmsgstr[3] "%(n)s أيام"\nmsgstr[4] "%(n)s يومًا"\nmsgstr[5] "%(n)s يوم"\n'
)


@pytest.fixture
def write(tmp_path):
    def _write(language: str, text: str, app: str = "town"):
        po = tmp_path / app / "locale" / language / "LC_MESSAGES" / "django.po"
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_text(text, encoding="utf-8")
        return po

    return _write


def entry(source: str, translation: str, before: str = "") -> str:
    return f'{before}msgid "{source}"\nmsgstr "{translation}"\n\n'


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", AR + entry("Town", "البلدية") + DAYS, []),
        ("fr", FR + entry("Town", ""), ["town/fr: “Town”: untranslated"]),
        ("fr", FR + entry("Town", "Ville", "#, fuzzy\n"), ["town/fr: “Town”: fuzzy"]),
        (
            "fr",
            FR + entry("Town", "Town"),
            ["town/fr: “Town”: the same as in English (comment it “# same” if that is right)"],
        ),
        ("fr", FR + entry("Town", "Town", "# same\n") + entry("Documents", "Documents"), []),
        ("fr", FR + entry("%(n)s / %(total)s", "%(n)s / %(total)s") + entry("CSV", "CSV"), []),
        (
            "ar",
            AR + entry("Documents", "Documents"),
            ["town/ar: “Documents”: the same as in English (comment it “# same” if that is right)"],
        ),
        (
            "fr",
            FR + entry("to %(name)s", "à %(nom)s"),
            ["town/fr: “to %(name)s”: placeholders ['%(nom)s'] instead of ['%(name)s']"],
        ),
        (
            "ar",
            AR + DAYS.replace('msgstr[3] "%(n)s أيام"', 'msgstr[3] "أيام"'),
            ["town/ar: “%(n)s day”: placeholders [] instead of ['%(n)s']"],
        ),
        (
            "fr",
            FR.replace("n > 1", "n != 1"),
            [
                "town/fr: plural rule is not nplurals=2; plural=n > 1 but nplurals=2; plural=(n != 1)",
            ],
        ),
        ("ar", AR + DAYS.rsplit("msgstr[5]")[0], ["town/ar: “%(n)s day”: untranslated"]),
        (
            "fr",
            FR + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\nmsgstr[2] "e"\n',
            ["town/fr: an entry has more than 2 plural forms"],
        ),
    ],
)
def test_check_when_entry_is_faulty_then_named(write, language, text, expected):
    assert check_catalogue(write(language, text)) == expected


def test_compile_when_language_header_is_empty_then_plural_rule_is_kept(write, tmp_path):
    po = write("ar", AR + DAYS)
    assert compile_all(tmp_path) == [po.with_suffix(".mo")]
    with po.with_suffix(".mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    words = [translations.ngettext("%(n)s day", "%(n)s days", n) for n in (1, 2, 103, 11, 100)]
    assert words == ["يوم واحد", "يومان", "%(n)s أيام", "%(n)s يومًا", "%(n)s يوم"]


def test_compile_when_french_then_its_signs_never_begin_a_line(write, tmp_path):
    po = write(
        "fr", FR + entry("Why", "Pourquoi « l'eau » : 5 ; non ? %(a)s : oui !") + entry("At", "à 12:30 (%)")
    )
    compile_all(tmp_path)
    with po.with_suffix(".mo").open("rb") as file:
        told = gettext.GNUTranslations(file)
    space = "\u00a0"
    wanted = f"Pourquoi «{space}l’eau{space}»{space}: 5{space}; non{space}? %(a)s{space}: oui{space}!"
    assert (told.gettext("Why"), told.gettext("At")) == (wanted, "à 12:30 (%)")


def test_compile_when_nothing_changed_then_nothing_is_written(write, tmp_path):
    po = write("fr", FR + entry("Town", "Ville"))
    mo = po.with_suffix(".mo")
    compile_all(tmp_path)
    os.utime(mo, (1, 1))
    assert compile_all(tmp_path) == [mo]
    assert compile_all(tmp_path) == []
    assert [path.name for path in mo.parent.iterdir() if ".part" in path.name] == []


def test_clashes_when_two_catalogues_differ_then_words_and_files_are_named(write, tmp_path):
    context = 'msgctxt "a map"\n'
    plural = (
        'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s jour"\nmsgstr[1] "%(n)s jours"\n\n'
    )
    write("fr", FR + entry("Key", "Clé") + entry("Road", "Route") + plural)
    write(
        "fr",
        FR
        + entry("Key", "Légende", context)
        + entry("Road", "Rue")
        + plural.replace("s jours", "s journées"),
        app="works",
    )
    write("ar", AR + entry("Road", "طريق"), app="works")
    town, works = (f"{app}/locale/fr/LC_MESSAGES/django.po" for app in ("town", "works"))
    assert clashes(tmp_path) == [
        "fr: “%(n)s day” is translated differently, write one or give a context: "
        f"“%(n)s jour / %(n)s jours” in {town}; “%(n)s jour / %(n)s journées” in {works}",
        "fr: “Road” is translated differently, write one or give a context: "
        f"“Route” in {town}; “Rue” in {works}",
    ]


def test_clashes_when_plain_and_plural_entry_share_words_then_none(write, tmp_path):
    write("fr", FR + entry("%(n)s day", "Jour %(n)s"))
    write("ar", AR + DAYS, app="works")
    write("fr", FR + "".join(DAYS.partition("msgstr[2]")[0]), app="works")
    assert clashes(tmp_path) == []


def test_check_when_two_catalogues_differ_then_exit_names_it(write, tmp_path, monkeypatch):
    write("fr", FR + entry("Road", "Route"))
    write("fr", FR + entry("Road", "Rue"), app="works")
    monkeypatch.setenv("PATH", "")
    assert check(tmp_path)[0] == clashes(tmp_path) != []


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")
def test_check_when_string_never_reached_a_catalogue_then_named_and_sources_untouched(write, tmp_path):
    po = write("fr", FR + entry("Roads", "Routes"))
    (tmp_path / "town" / "views.py").write_text('from gettext import gettext as _\n_("Roads")\n_("Water")\n')
    before = po.read_bytes()
    found, skipped = check(tmp_path)
    assert (found, skipped) == (
        [
            "town/ar: “Roads”: untranslated",
            "town/ar: “Water”: untranslated",
            "town/fr: “Water”: untranslated",
        ],
        "",
    )
    assert po.read_bytes() == before


def test_check_when_xgettext_is_missing_then_says_so(write, tmp_path, monkeypatch):
    write("fr", FR + entry("Town", ""))
    monkeypatch.setenv("PATH", "")
    found, skipped = check(tmp_path)
    assert found == ["town/fr: “Town”: untranslated"]
    assert skipped == (
        "xgettext is not installed: strings that never reached a catalogue were not looked for."
    )


def test_main_when_command_is_unknown_then_usage(capsys):
    assert main(["translate"]) == 2
    assert "python -m mithaq.kit.messages compile" in capsys.readouterr().out
