"""What the reader hands back: frozen, plain, without Django, public except for `Contact`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Contact:
    """An e-mail address or phone number printed on the page. PRIVATE: never shown, exported or logged."""

    kind: str  # "email" or "phone"
    value: str = field(repr=False)
    line: int


@dataclass(frozen=True)
class Item:
    """One list item; `mark` is "-" or "1.", `notes` are lines under it, `items` the nested list."""

    text: str
    line: int
    mark: str = "-"
    notes: tuple[str, ...] = ()
    items: tuple["Item", ...] = ()

    @property
    def ordered(self) -> bool:
        return self.mark != "-"

    @property
    def whole(self) -> str:
        """The item and its notes as one text, without the nested items."""
        return "\n".join((self.text, *self.notes))


@dataclass(frozen=True)
class Paragraph:
    text: str
    line: int


Block = Paragraph | Item


@dataclass(frozen=True)
class ParsedSection:
    """One heading of the page and all that stands below it.

    `place` is "chapter", "question" or "closing" (see headings.py). `heading` is "" where the page had
    lost it and the text could be placed all the same.
    """

    heading: str
    code: str
    place: str
    line: int
    blocks: tuple[Block, ...] = ()

    @property
    def answer(self) -> str:
        """The text in light markup; README.md gives its rules."""
        pieces: list[str] = []
        before: Block | None = None
        for block in self.blocks:
            if before is not None:
                pieces.append("\n" if _same_list(before, block) else "\n\n")
            pieces.append(_render(block) if isinstance(block, Item) else block.text)
            before = block
        return "".join(pieces)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Item))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))


def _same_list(before: Block, after: Block) -> bool:
    return isinstance(before, Item) and isinstance(after, Item) and before.ordered == after.ordered


def _render(item: Item, indent: str = "") -> str:
    lines = [f"{indent}{item.mark} {item.text}", *(f"{indent}  {note}" for note in item.notes)]
    return "\n".join([*lines, *(_render(child, indent + "  ") for child in item.items)])


@dataclass(frozen=True)
class HeaderField:
    """A labelled value above the first section; `code` is a code of headings.LABELS, or "other"."""

    code: str
    label: str
    value: str
    line: int
    value_line: int  # the same line, or a later one


@dataclass(frozen=True)
class Boilerplate:
    """A line of the site around the plan: menu, skip link, comment form, footer."""

    code: str
    text: str
    line: int


@dataclass(frozen=True)
class FoundDate:
    """A date as printed, known to the year, the month or the day. `place` says where it stood."""

    place: str  # "end", "duration", "submission", "submitted" or "title"
    text: str
    line: int
    year: int
    month: int | None = None
    day: int | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    def agrees(self, other: "FoundDate") -> bool:
        """Do both say the same, as far as the less precise one goes?"""
        length = min(len(self.parts), len(other.parts))
        return self.parts[:length] == other.parts[:length]

    def before(self, other: "FoundDate") -> bool:
        length = min(len(self.parts), len(other.parts))
        return self.parts[:length] < other.parts[:length]


@dataclass(frozen=True)
class FoundCommitment:
    number: int
    label: str  # "Premier engagement", or "" where the page gives none
    text: str
    line: int


@dataclass(frozen=True)
class Count:
    count: int
    line: int


@dataclass(frozen=True)
class Category:
    """Who took part: a participant category of design/ogp.md, its printed label and number.

    `unit` is "people" or "groups"; `names` are those listed below it.
    """

    code: str
    label: str
    count: int
    unit: str
    line: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Participants:
    declared: Count | None = None
    categories: tuple[Category, ...] = ()

    def total(self, unit: str) -> int:
        return sum(category.count for category in self.categories if category.unit == unit)


@dataclass(frozen=True)
class Endorsement:
    name: str
    capacity: str
    organisation: str
    line: int


@dataclass(frozen=True)
class Monitor:
    name: str
    capacity: str
    organisation: str
    line: int
    contacts: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class SdgMention:
    """A mention of the Sustainable Development Goals; `goal` 1–17 and `target` ("16.7") when given."""

    text: str
    section: str
    line: int
    goal: int | None = None
    target: str = ""


@dataclass(frozen=True)
class Doubt:
    """Something a person should look at. `messages.sentence(doubt)` says it; `found` is a public excerpt."""

    code: str
    section: str
    line: int
    found: str
    message_id: str
    data: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class ParsedPlan:
    title: str
    locality: str
    country: str
    period: tuple[int, int] | None
    language: str  # "fr" or "en": the language of most headings
    submission: FoundDate | None  # the most precise one on the page
    submission_dates: tuple[FoundDate, ...]
    end_dates: tuple[FoundDate, ...]
    duration: str
    lead_institutions: tuple[str, ...]  # from the header
    institutions: tuple[str, ...]  # from the institutions section
    header: tuple[HeaderField, ...]
    boilerplate: tuple[Boilerplate, ...]
    sections: tuple[ParsedSection, ...]
    commitments: tuple[FoundCommitment, ...]
    participants: Participants
    groups: Count | None
    meetings: Count | None
    endorsements: tuple[Endorsement, ...]
    monitors: tuple[Monitor, ...]
    sdgs: tuple[SdgMention, ...]
    private: tuple[Contact, ...]  # every contact of the page
    encoding: str = "utf-8"

    def section(self, code: str) -> ParsedSection | None:
        """The first section with this code."""
        return next((section for section in self.sections if section.code == code), None)

    def texts(self) -> Iterator[tuple[int, str, str]]:
        """All public text as (line, section code, text); the header's code is "header"."""
        for entry in self.header:
            yield entry.line, "header", entry.label
            yield entry.value_line, "header", entry.value
        for section in self.sections:
            yield section.line, section.code, section.heading
            for block in section.blocks:
                yield from _block_texts(section.code, block)


def _block_texts(code: str, block: Block) -> Iterator[tuple[int, str, str]]:
    if isinstance(block, Paragraph):
        yield block.line, code, block.text
        return
    yield block.line, code, block.whole
    for child in block.items:
        yield from _block_texts(code, child)
