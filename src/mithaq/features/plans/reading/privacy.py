"""Private contacts are taken out of the page before anything else reads it.

The rest of the reader only ever sees the masked lines, so no later step can leak an address. It masks too
much rather than too little: whatever is masked stays, word for word, in the private list.
"""

import re

from .shapes import Contact

EMAIL_MASK = "[✉]"
PHONE_MASK = "[☎]"
MASKS = (EMAIL_MASK, PHONE_MASK)

_AT = "[@＠﹫]"
_EDGES = ".,;:!?'’«»\"“”"
# A token is walked once and then searched, so that a long line without "@" costs nothing.
_TOKEN = re.compile(r"[^\s<>()\[\]{}|,;،؛]+")
_SPACED = re.compile(
    rf"[\w.+'%-]{{1,64}}\s{{0,2}}{_AT}\s{{0,2}}[\w-]{{1,63}}(?:\s?\.\s?[\w-]{{2,63}}){{1,4}}"
)
_SPELLED = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s{0,2}[(\[{]\s?(?:at|arobase|a)\s?[)\]}]\s{0,2}[\w-]{1,63}"
    r"(?:\s{0,2}(?:\.|[(\[{]\s?(?:dot|point)\s?[)\]}])\s{0,2}[\w-]{2,63}){1,4}",
    re.IGNORECASE,
)
_DIGITS = r"\d(?:[\s.\-/]{0,2}\d){5,12}"
_PHONE = re.compile(
    rf"(?:\(?\+\s?|(?<!\d)00\s?)\d{{1,3}}\)?[\s.\-/]{{0,2}}{_DIGITS}"  # international
    rf"|(?<!\d)07[789](?:[\s.-]?\d){{7}}(?!\d)"  # a Jordanian mobile, as people write it
)
_LABELLED_PHONE = re.compile(
    rf"(?P<label>\b(?:t[ée]l(?:[ée]phone)?|phone|mobile|gsm|whatsapp|fax|هاتف|جوال)\b[\s.:°()]{{0,6}}n?°?\s?)"
    rf"(?P<number>\+?{_DIGITS})",
    re.IGNORECASE,
)


def hide(line: str, number: int = 0) -> tuple[str, tuple[Contact, ...]]:
    """`line` with every e-mail address and phone number replaced by a neutral mark, and what was hidden."""
    found: list[Contact] = []

    def email(match: re.Match[str]) -> str:
        found.append(Contact("email", match.group(), number))
        return EMAIL_MASK

    def email_token(match: re.Match[str]) -> str:
        token = match.group()
        core = token.strip(_EDGES)
        if not re.search(rf"\w{_AT}|{_AT}\w+\.", core):
            return token
        start = token.index(core)
        found.append(Contact("email", core, number))
        return token[:start] + EMAIL_MASK + token[start + len(core) :]

    def phone(match: re.Match[str]) -> str:
        found.append(Contact("phone", match.group(), number))
        return PHONE_MASK

    def labelled_phone(match: re.Match[str]) -> str:
        found.append(Contact("phone", match["number"], number))
        return match["label"] + PHONE_MASK

    if re.search(_AT, line):
        line = _SPACED.sub(email, line)
        line = _TOKEN.sub(email_token, line)
    if re.search(r"[(\[{]", line):
        line = _SPELLED.sub(email, line)
    if re.search(r"\d\D{0,2}\d", line):
        line = _LABELLED_PHONE.sub(labelled_phone, line)
        line = _PHONE.sub(phone, line)
    return line, tuple(found)
