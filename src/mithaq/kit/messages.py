"""The translations of the interface: compile them, and find what is not really translated.

    python -m mithaq.kit.messages compile    every django.po that changed becomes a django.mo
    python -m mithaq.kit.messages check      exit 1 and a line for each entry a reader would stumble on

Django merges the catalogues of all applications into one, where the application named first in
INSTALLED_APPS wins: two that render the same words differently show a wrong word in one of them. So `check`
wants one rendering for each (context, msgid), and a context where the meaning differs.
Compiling needs Babel only, so `make demo` runs on a machine without gettext. `check` also looks for strings
in the sources that never reached a catalogue; for that it needs `xgettext`, and says so when it is missing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCES = Path(__file__).resolve().parents[1]
LANGUAGES = ("ar", "fr")  # English is the language of the message ids

PLURALS = {
    "ar": "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5",
    "fr": "n > 1",
}
NUMBER_OF_PLURALS = {"ar": 6, "fr": 2}
# Forms that stand for one number (or none and one): they may say it in words, "يومان" needs no 2.
FORMS_IN_WORDS = {"ar": {0, 1, 2}, "fr": {0}}

# A translation equal to the English is suspect, except these names and the words French shares with
# English. Anything else that is rightly the same carries the translator comment "# same" in its .po file.
SAME_EVERYWHERE = frozenset(
    {"Mithaq", "CSV", "XLSX", "JSON", "API", "PDF", "Atom", "RSS", "SMS", "URL", "GeoJSON", "OpenAPI", "DCAT"}
)
_FRENCH_LIKE_ENGLISH = """
    Action Actions Associations Association Article Articles Axes Budget Budgets Code Contact Commission
    Consultation Consultations Date Dates Description Discussion Discussions Document Documents Format Image
    Images Impact Institution Institutions Justification Message Messages Mission Motif Notification
    Notifications Organisation Organisations Page Pages Participation Pause Photo Photos Plan Plans Position
    Province Public Question Questions Section Sections Service Services Source Sources Suggestion
    Suggestions Total Type Types Version Versions Zone Zones
"""
SAME_IN_FRENCH = frozenset(_FRENCH_LIKE_ENGLISH.split())

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
_MARKUP = re.compile(r"<[^>]+>|&\w+;")
# Before and within these signs a French line must not break: written with plain spaces, compiled without.
_FRENCH_SPACE = re.compile(r" (?=[:;!?»](?:[\s<.,)]|$))|(?<=«) ")
_PLURAL_LINE = re.compile(r"^msgstr\[(\d+)\]", re.MULTILINE)


def catalogues(root: Path = SOURCES) -> list[Path]:
    """Every django.po below `root`, sorted."""
    return sorted(root.glob("**/locale/*/LC_MESSAGES/django.po"))


def read(po: Path) -> Catalog:
    """One catalogue; its language is the folder's name."""
    language = po.parts[-3]
    with po.open("rb") as source:
        catalogue = read_po(source, locale=language, domain="django")
    # makemessages leaves the header "Language:" empty; Babel then forgets the language and writes a .mo file
    # without plural rule, where every Arabic plural is wrong.
    catalogue.locale = language
    return catalogue


def typeset(catalogue: Catalog, language: str) -> Catalog:
    """The catalogue as it is shown. French: no-break spaces at : ; ! ? « », and the curved apostrophe."""
    if language == "fr":
        for message in catalogue:
            if message.id:
                forms = tuple(_french(form) for form in _forms(message))
                message.string = forms if message.pluralizable else forms[0]
    return catalogue


def _french(words: str) -> str:
    return re.sub(r"(?<=\w)'(?=\w)", "’", _FRENCH_SPACE.sub("\u00a0", words))


def compile_all(root: Path = SOURCES) -> list[Path]:
    """Compile each django.po that changed, or all when this file did; the list of those compiled."""
    rules = Path(__file__).stat().st_mtime_ns
    done = []
    for po in catalogues(root):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= max(rules, po.stat().st_mtime_ns):
            continue
        # Several test workers may compile at once: each writes apart and puts the whole file in place.
        with tempfile.NamedTemporaryFile(dir=mo.parent, suffix=".mo.part", delete=False) as target:
            write_mo(target, typeset(read(po), po.parts[-3]))
        Path(target.name).chmod(0o644)
        Path(target.name).replace(mo)
        done.append(mo)
    return done


def _forms(message: Message) -> tuple[str, ...]:
    return _strings(message.string)


def _sources(message: Message) -> tuple[str, ...]:
    return _strings(message.id)


def _strings(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """One string for a plain entry, one for each form of a plural entry."""
    return tuple(value) if isinstance(value, list | tuple) else (value or "",)


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _letters(text: str) -> str:
    bare = _MARKUP.sub(" ", _PLACEHOLDER.sub(" ", text))
    return " ".join(re.findall(r"[^\W\d_]+", bare))


def _same_is_right(message: Message, language: str) -> bool:
    wording = _letters(_sources(message)[0])
    allowed = SAME_EVERYWHERE | (SAME_IN_FRENCH if language == "fr" else frozenset())
    return not wording or set(wording.split()) <= allowed or "same" in message.user_comments


def _problems(message: Message, language: str) -> Iterator[str]:
    """What is wrong with one entry, in words."""
    sources, forms = _sources(message), _forms(message)
    if not all(form.strip() for form in forms):
        yield "untranslated"
        return
    if message.fuzzy:
        yield "fuzzy"
    if forms[0] == sources[0] and not _same_is_right(message, language):
        yield "the same as in English (comment it “# same” if that is right)"
    wanted = set().union(*map(_placeholders, sources))
    for index, form in enumerate(forms):
        found = _placeholders(form)
        in_words = len(sources) > 1 and index in FORMS_IN_WORDS[language]
        if found - wanted or (wanted - found and not in_words):
            yield f"placeholders {sorted(found)} instead of {sorted(wanted)}"
            break


def check_catalogue(po: Path) -> list[str]:
    """The problems of one catalogue, one sentence each, each naming the entry."""
    language = po.parts[-3]
    catalogue = read(po)
    where = f"{po.parts[-5]}/{language}"
    found = []
    expected = (NUMBER_OF_PLURALS[language], PLURALS[language].replace(" ", ""))
    if (catalogue.num_plurals, catalogue.plural_expr.replace(" ", "").strip("()")) != expected:
        found.append(
            f"{where}: plural rule is not nplurals={expected[0]}; plural={PLURALS[language]} "
            f"but nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr}"
        )
    text = po.read_text(encoding="utf-8")
    if any(int(index) >= NUMBER_OF_PLURALS[language] for index in _PLURAL_LINE.findall(text)):
        found.append(f"{where}: an entry has more than {NUMBER_OF_PLURALS[language]} plural forms")
    for message in catalogue:
        if message.id:
            found += [f"{where}: “{_sources(message)[0]}”: {why}" for why in _problems(message, language)]
    return found


def clashes(root: Path = SOURCES) -> list[str]:
    """Each entry that catalogues of one language render differently: one sentence, naming the files."""
    # gettext keeps an entry with plural forms apart from a plain one of the same words; so do we.
    renderings: dict[tuple[str, str, str, bool], dict[tuple[str, ...], list[str]]] = {}
    for po in catalogues(root):
        for message in read(po):
            if message.id:
                entry = (po.parts[-3], message.context or "", _sources(message)[0], message.pluralizable)
                places = renderings.setdefault(entry, {}).setdefault(_forms(message), [])
                places.append(po.relative_to(root).as_posix())
    found = []
    for (language, context, words, _), rendered in sorted(renderings.items()):
        if len(rendered) > 1:
            named = f"“{words}”" + (f" (context “{context}”)" if context else "")
            said = "; ".join(f"“{' / '.join(forms)}” in {', '.join(pos)}" for forms, pos in rendered.items())
            found.append(
                f"{language}: {named} is translated differently, write one or give a context: {said}"
            )
    return found


def applications(root: Path = SOURCES) -> list[Path]:
    """The folders that keep their own catalogues: every Django application, and who has a locale folder."""
    configured = {path.parent for path in root.glob("**/apps.py") if "AppConfig" in path.read_text("utf-8")}
    return sorted(configured | {path.parent for path in root.glob("**/locale")})


def extracted(app: Path, workshop: Path) -> list[Path]:
    """The application's catalogues brought up to date with its sources, in a copy below `workshop`."""
    copy = workshop / app.name
    shutil.copytree(app, copy, ignore=shutil.ignore_patterns("tests", "migrations", "__pycache__", "*.mo"))
    (copy / "locale").mkdir(exist_ok=True)
    languages = [part for language in LANGUAGES for part in ("-l", language)]
    without_settings = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    # -P: a module of the application called logging or calendar must not stand in for Python's own.
    done = subprocess.run(  # noqa: S603 (our own interpreter, fixed arguments)
        [sys.executable, "-P", "-m", "django", "makemessages", *languages, "--no-location", "-v", "0"],
        cwd=copy,
        env=without_settings,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"The strings of {app.name} could not be extracted:\n{done.stderr}")
    return catalogues(copy)


def check(root: Path = SOURCES) -> tuple[list[str], str]:
    """(problems, what could not be looked at). Both empty when all is well."""
    found = clashes(root)
    if shutil.which("xgettext") is None:
        found += [problem for po in catalogues(root) for problem in check_catalogue(po)]
        return found, "xgettext is not installed: strings that never reached a catalogue were not looked for."
    for app in applications(root):
        with tempfile.TemporaryDirectory() as workshop:
            for po in extracted(app, Path(workshop)):
                found += check_catalogue(po)
    return found, ""


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


def main(arguments: list[str]) -> int:
    """The command; its exit status."""
    if arguments == ["compile"]:
        done = compile_all()
        _say([f"{len(done)} of {len(catalogues())} catalogues compiled."])
        return 0
    if arguments == ["check"]:
        found, skipped = check()
        _say([*found, *([skipped] if skipped else [])])
        _say([f"{len(found)} entries to mend." if found else "Every string is translated."])
        return 1 if found else 0
    _say([__doc__ or ""])
    return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
