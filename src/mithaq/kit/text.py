"""Folding, tokens and direction marks: one reading of Arabic, French and English text.

Both databases search what this module produces, so a query finds the same records on SQLite and on
PostgreSQL. Nothing here depends on Django.

How an index and a query meet
-----------------------------
* Index: ``" ".join(tokens(text, language))``, given to a tokenizer that only splits on spaces.
* Query: ``query_tokens(typed)`` gives one tuple of alternatives for each word typed. A document matches
  when, for *every* tuple, *at least one* alternative is among the document's tokens: AND between the
  words, OR between the forms of a word.

The two sides differ on purpose. A document word is indexed under every reading of its first letters
(``بلدية`` may be ``ب`` + ``لدية``); a query word is read without its article only, so that asking for the
municipality (``بلدية``) does not bring every text that says "he has" (``لديه``).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

import snowballstemmer

ARABIC_INDIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
_DIGITS = str.maketrans(ARABIC_INDIC_DIGITS + PERSIAN_DIGITS, "01234567890123456789")

# Marks that steer direction or joining and mean nothing to a reader: ALM, ZWNJ, ZWJ, LRM, RLM, the
# embeddings, the isolates, BOM and the soft hyphen.
_INVISIBLE = dict.fromkeys(
    [0x061C, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x00AD]
)
_BIDI = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_TATWEEL = "\u0640"

# One letter for each family of spellings. Teh marbuta (ة) waits: the stemmer needs to see it.
_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیې", "ي"),
        **dict.fromkeys("ؤئ", "ء"),  # مسؤول and مسئول are one word
        **dict.fromkeys("ھہە", "ه"),
        **dict.fromkeys("کگ", "ك"),
        "ڨ": "ق",  # Tunisian g: ڨفصة is also written قفصة
        "ڤ": "ف",
        "پ": "ب",
        "چ": "ج",
        "œ": "oe",
        "æ": "ae",
        _TATWEEL: None,
    }
)
_TEH = str.maketrans("ةۃ", "هه")

_WORD = re.compile(r"[^\W_]+")
# Arabic marks, tatweel and loose accents are not word characters: they go before a text is cut into words.
_NOT_IN_WORDS = re.compile(r"[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0610-\u061a\u0300-\u036f]")
_ARABIC = re.compile(r"[\u0621-\u064a]")
# Article, alone or after و ف ب ك ل; لل is ل + ال contracted.
_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{2})")
# Joined particles without an article: and, so, with, like, for. Three letters must remain, else every
# short noun that starts with one of them would be cut.
_PARTICLE = re.compile(r"^[وفبكل](?=.{3})")
_AND = re.compile(r"^و(?=.{4})")

_STEMMERS = {name: snowballstemmer.stemmer(name) for name in ("arabic", "french", "english")}
_LATIN_STEMMERS = {"fr": ("french",), "en": ("english",)}


def fold_digits(text: str) -> str:
    """The text with Arabic-Indic (٠١٢) and Persian (۰۱۲) digits as ASCII digits; the rest untouched."""
    return text.translate(_DIGITS)


def strip_bidi(text: str) -> str:
    """The text without direction marks, embeddings and isolates."""
    return text.translate(_BIDI)


def isolate(text: object) -> str:
    """The text between U+2068 and U+2069, for plain text where ``<bdi>`` cannot go (SMS, mail subjects).

    A reference or an amount so wrapped keeps its own direction and leaves its neighbours theirs.
    """
    return f"\u2068{text}\u2069"


def _drop_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _unify(text: str) -> str:
    """Everything `fold` does except ة → ه."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    # NFKD would split ؤ into و and a mark: the letters are chosen before the marks go.
    text = _drop_marks(text.translate(_LETTERS)).casefold()
    return unicodedata.normalize("NFC", _drop_marks(text).translate(_LETTERS).translate(_DIGITS))


def fold(text: str) -> str:
    """The text as search compares it; folding twice changes nothing.

    Compatibility forms, digits, case, accents, Arabic vowels, tatweel and invisible marks disappear;
    spellings of one letter become one (أإآٱ→ا, ى→ي, ة→ه, ؤ ئ→ء, ڨ→ق, ڤ→ف, پ→ب). Spaces and punctuation stay.
    """
    return _unify(text).translate(_TEH)


def words(text: str) -> list[str]:
    """The folded words of a text, in order, repetitions kept."""
    return _WORD.findall(fold(text))


def bare(word: str) -> str:
    """A folded Arabic word without its article and what is joined to it: والبلديه → بلديه."""
    return _ARTICLE.sub("", word)


@lru_cache(maxsize=20_000)
def _stems(word: str, plain: str, language: str | None) -> tuple[str, ...]:
    """Folded stems of a word. `word` still has its accents or its ة; `plain` is the same word folded."""
    if _ARABIC.search(word):
        stem = _STEMMERS["arabic"].stemWord
        noun = bare(word)
        # Without an article Snowball takes the ب of بلديات for "with"; with one, it leaves خدماتها whole.
        # Both readings together join singular, plural and possessive.
        found = {stem(noun), stem("ال" + noun)}
        return tuple(sorted({fold(bare(s)) for s in found if len(bare(s)) > 2}))
    stems = set()
    for name in _LATIN_STEMMERS.get(language or "", ("french", "english")):
        # The accents help the French stemmer; the query may come without them.
        stems |= {fold(_STEMMERS[name].stemWord(word)), _STEMMERS[name].stemWord(plain)}
    return tuple(sorted(s for s in stems if len(s) > 2))


def _split(text: str) -> Iterable[tuple[str, str]]:
    """(word as the stemmer wants it, word folded) for each word."""
    text = _NOT_IN_WORDS.sub("", unicodedata.normalize("NFKC", text).translate(_INVISIBLE))
    for match in _WORD.finditer(text):
        unified = _unify(match.group())
        yield (unified if _ARABIC.search(unified) else match.group().lower()), unified.translate(_TEH)


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f for f in forms if f))


def tokens(text: str, language: str | None = None) -> list[str]:
    """What a document is indexed under: every form of every word, in order, repetitions kept.

    For each word: the word folded, the word without its article, without joined particles (و ف ب ك ل), and
    its stems. `language` ("fr", "en") chooses the Latin stemmer; without it both are used. One-letter words
    (the l of l'eau) are left out.
    """
    found: list[str] = []
    for word, plain in _split(text):
        if len(plain) < 2:
            continue
        forms = [plain]
        if _ARABIC.search(plain):
            noun = bare(plain)
            once = _PARTICLE.sub("", noun) if noun == plain else noun
            # Twice, because و and ف stand before the others: وببلدية.
            forms += [noun, once, _PARTICLE.sub("", once) if plain[0] in "وف" and once != plain else once]
        found += _unique([*forms, *_stems(word, plain, language)])
    return found


def query_tokens(
    text: str, language: str | None = None, synonyms: Iterable[Collection[str]] = ()
) -> list[tuple[str, ...]]:
    """What was typed, as one tuple of alternatives for each word: AND between tuples, OR inside one.

    `synonyms` is a list of groups of single words that mean the same ({"إنارة", "éclairage", "lighting"}); a
    typed word that shares a form with a member of a group also accepts the forms of the others. See the
    head of this module for how the result meets `tokens`.
    """
    groups = [
        [_query_forms(*pair, None) for member in group for pair in _split(member)] for group in synonyms
    ]
    alternatives = []
    for word, plain in _split(text):
        if len(plain) < 2:
            continue
        forms = _query_forms(word, plain, language)
        more = (
            form
            for group in groups
            if any(set(member) & set(forms) for member in group)
            for member in group
            for form in member
        )
        alternatives.append(_unique([*forms, *more]))
    return alternatives


def _query_forms(word: str, plain: str, language: str | None) -> tuple[str, ...]:
    forms = [plain]
    if _ARABIC.search(plain):
        forms += [bare(plain), _AND.sub("", plain) if bare(plain) == plain else ""]
    return _unique([*forms, *_stems(word, plain, language)])
