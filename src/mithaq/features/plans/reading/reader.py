"""A published OGP Local plan page, saved as text → `ParsedPlan`."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .errors import NotAPlan
from .facts import read_commitments, read_count, read_participants, read_sdgs
from .header import end_dates, lead_institutions, read_header, read_title
from .lines import split_lines
from .markup import is_list_item, read_blocks
from .matching import match_bottom, match_heading
from .people import read_endorsements, read_monitors
from .privacy import hide
from .shapes import Boilerplate, Contact, Item, ParsedPlan, ParsedSection

# The two plans we know are 21 and 27 kB; a page twenty times as long is something else.
MAX_SIZE = 500_000  # characters
# A plan page has 21 questions; a page with fewer than these is foreign, or too badly cut to trust.
MINIMUM_HEADINGS = 8

_MARKUP = re.compile(r"<(?:!doctype|\?xml|html|head|body|article|div|table)\b", re.IGNORECASE)


def read_plan(text: str) -> ParsedPlan:
    """Read a whole page; raise `NotAPlan` where it is not one. Contacts are masked in all public text."""
    _refuse_other_formats(text)
    lines, private = _hide_contacts(split_lines(text))
    _refuse_foreign(lines)
    header = read_header(lines)
    sections, boilerplate, languages = _read_sections(lines, header.end, header.headless)

    found: dict[str, ParsedSection] = {}
    for section in sections:
        found.setdefault(section.code, section)
    title = read_title(header)
    submissions = header.dates("submitted", "submission")
    return ParsedPlan(
        title=title.title,
        locality=title.locality,
        country=title.country,
        period=title.period,
        language="en" if languages["en"] > languages["fr"] else "fr",
        submission=max(submissions, key=lambda date: len(date.parts), default=None),
        submission_dates=submissions,
        end_dates=end_dates(header, title),
        duration=header.value("duration"),
        lead_institutions=lead_institutions(header),
        institutions=_list_of_names(found.get("institutions")),
        header=tuple(header.fields),
        boilerplate=(*header.boilerplate, *boilerplate),
        sections=sections,
        commitments=read_commitments(found.get("commitments"), found.get("contribution"), found.get("goals")),
        participants=read_participants(found.get("participants")),
        groups=read_count(found.get("groups")),
        meetings=read_count(found.get("meetings")),
        endorsements=read_endorsements(found.get("endorsements")),
        monitors=read_monitors(found.get("monitor"), found.get("monitor_contact"), private),
        sdgs=read_sdgs(sections),
        private=private,
    )


def recognised_questions(lines: Iterable[str]) -> int:
    """How many different questions of the template stand among `lines`."""
    matches = (match_heading(line) for line in lines if not is_list_item(line))
    return len({match.heading.code for match in matches if match and match.heading.place == "question"})


def _refuse_other_formats(text: str) -> None:
    if len(text) > MAX_SIZE:
        raise NotAPlan("too_large", size=len(text), limit=MAX_SIZE)
    if not text.strip("\ufeff \t\r\n\x0b\x0c\u00a0"):
        raise NotAPlan("empty")
    if "\x00" in text:
        raise NotAPlan("binary", line=text.count("\n", 0, text.index("\x00")) + 1)
    if text.lstrip("\ufeff \t\r\n").startswith("%PDF"):
        raise NotAPlan("pdf")
    if markup := _MARKUP.search(text):
        raise NotAPlan("html", line=text.count("\n", 0, markup.start()) + 1)


def _refuse_foreign(lines: Sequence[str]) -> None:
    recognised = recognised_questions(lines)
    if recognised < MINIMUM_HEADINGS:
        reason = "too_few_headings" if recognised else "foreign"
        raise NotAPlan(reason, recognised=recognised, needed=MINIMUM_HEADINGS)


def _hide_contacts(raw: Sequence[str]) -> tuple[list[str], tuple[Contact, ...]]:
    masked = [hide(line, number) for number, line in enumerate(raw, start=1)]
    return [line for line, _ in masked], tuple(contact for _, contacts in masked for contact in contacts)


def _read_sections(
    lines: Sequence[str], start: int, headless: bool
) -> tuple[tuple[ParsedSection, ...], list[Boilerplate], Counter[str]]:
    """Sections from line index `start` on; below the comments, the lines of the site are set apart."""
    boilerplate: list[Boilerplate] = []
    languages: Counter[str] = Counter()
    opened: list[tuple[str, str, str, int]] = []
    bodies: list[list[tuple[int, str]]] = []
    last = max((index for index, line in enumerate(lines) if line.strip()), default=-1)
    if headless:
        opened.append(("", "foreword", "question", start + 1))
        bodies.append([])
    for index in range(start, len(lines)):
        line, number = lines[index], index + 1
        match = None if is_list_item(line) else match_heading(line)
        if match:
            languages[match.language] += 1
            opened.append((line.strip(), match.heading.code, match.heading.place, number))
            bodies.append([])
        elif (code := match_bottom(line)) and (_comments_open(opened) or index == last or code != "footer"):
            boilerplate.append(Boilerplate(code, line.strip(), number))
        else:
            bodies[-1].append((number, line))
    sections = tuple(
        ParsedSection(heading, code, place, number, read_blocks(body))
        for (heading, code, place, number), body in zip(opened, bodies, strict=True)
    )
    return sections, boilerplate, languages


def _comments_open(opened: Sequence[tuple[str, str, str, int]]) -> bool:
    return bool(opened) and opened[-1][1] == "comments"


def _list_of_names(section: ParsedSection | None) -> tuple[str, ...]:
    names: list[str] = []
    for block in section.blocks if section else ():
        names.extend([block.text] if isinstance(block, Item) else block.text.split("\n"))
    return tuple(names)
