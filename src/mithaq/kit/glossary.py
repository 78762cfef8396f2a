"""Protected terms: names and words of art whose translation is settled once.

The founding plans reached the public through a machine: Greater Salt became "Grand Sel" (big salt) and gender
became "le sexe". The translation screen runs `check_terms` on every text and shows what it finds; data in,
problems out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from .i18n import Text
from .text import bare, words


@dataclass(frozen=True)
class Term:
    """A term with its one right form in each language.

    `wrong` lists renderings seen before and never right, by language. `homonyms` are the languages where the
    form also has an everyday meaning ("genre" is also a kind): there its presence demands nothing elsewhere.
    """

    code: str
    forms: Mapping[str, str]
    wrong: Mapping[str, Sequence[str]] = field(default_factory=dict)
    homonyms: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Problem:
    """A term that a translation lost ("missing") or mangled ("wrong")."""

    term: Term
    kind: Literal["missing", "wrong"]
    language: str
    """The language of the text to mend."""
    expected: str
    """The form it should hold."""
    found: str = ""
    """The wrong rendering, for "wrong"."""


# Terms every municipality of the partnership shares; each adds its own names to them.
COMMON_TERMS = (
    Term(
        "ogp",
        {
            "ar": "شراكة الحكومة المفتوحة",
            "fr": "Partenariat pour un gouvernement ouvert",
            "en": "Open Government Partnership",
        },
        wrong={"ar": ("شراكة الحكومة المنفتحة",), "fr": ("Partenariat de gouvernement ouvert",)},
    ),
    Term(
        "gender",
        {"ar": "النوع الاجتماعي", "fr": "genre", "en": "gender"},
        wrong={"fr": ("le sexe",), "ar": ("الجندر",)},
        homonyms=frozenset({"fr"}),
    ),
)


def _same(word: str, wanted: str) -> bool:
    """Whether two folded words are one, articles and what is joined to them aside: للسلط is السلط."""
    return word == wanted or bare(word) == bare(wanted)


def contains(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in a text, in order, whatever their case, accents or articles."""
    held, wanted = words(text), words(phrase)
    return bool(wanted) and any(
        all(map(_same, held[start : start + len(wanted)], wanted))
        for start in range(len(held) - len(wanted) + 1)
    )


def check_terms(source: Text, target_language: str, terms: Iterable[Term]) -> list[Problem]:
    """What the `target_language` of a text does to protected terms; [] when it holds nothing yet.

    A term present in any other language of the text must stand in its fixed form; a known wrong rendering is
    reported wherever it stands.
    """
    translation = source.get(target_language) or ""
    if not translation.strip():
        return []
    problems = []
    for term in terms:
        expected = term.forms.get(target_language, "")
        wrong = [w for w in term.wrong.get(target_language, ()) if contains(translation, w)]
        problems += [Problem(term, "wrong", target_language, expected, found) for found in wrong]
        demanded = any(
            contains(source.get(code) or "", form)
            for code, form in term.forms.items()
            if code != target_language and code not in term.homonyms
        )
        if demanded and expected and not wrong and not contains(translation, expected):
            problems.append(Problem(term, "missing", target_language, expected))
    return problems
