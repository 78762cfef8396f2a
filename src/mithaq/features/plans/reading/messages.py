"""Doubts and refusals, said in the language of who reads them. The only module here that knows Django."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language_bidi, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from mithaq.kit.text import isolate

from .errors import NotAPlan
from .shapes import Doubt

DOUBTS: dict[str, Promise] = {
    "answer_cut": _("The answer breaks off: “%(text)s”. The rest has been lost on the page."),
    "answer_empty": _("There is no answer below “%(heading)s”."),
    "answer_short": _("The answer to “%(heading)s” is only a few words long: “%(text)s”."),
    "commitments_order": _("The commitments are numbered %(numbers)s: one is missing or doubled."),
    "contact_missing": _("The page gives no way to reach the independent monitoring body."),
    "date_unreadable": _("The date after “%(label)s” could not be read."),
    "encoding_guessed": _(
        "The file does not say how its letters are encoded; it was read as %(encoding)s. "
        "Check the accents and the Arabic names."
    ),
    "end_before_start": _("The plan ends (%(end)s) before it begins (%(start)s)."),
    "end_missing": _("The page does not say when the plan ends."),
    "ends_differ": _("The page gives two different ends for the plan: %(first)s and %(second)s."),
    "groups_differ": _(
        "The page counts %(groups)d groups, but lists %(institutions)d institutions and %(people)d people."
    ),
    "header_line_unknown": _(
        "A line at the head of the page was not understood; it was kept as it is: “%(text)s”."
    ),
    "heading_missing": _("A text stands without its heading; it was taken for the foreword."),
    "heading_twice": _("The heading “%(heading)s” stands twice on the page."),
    "institutions_differ": _(
        "The head of the page names %(header)d lead institutions, the section on institutions %(listed)d."
    ),
    "list_count": _("“%(label)s”: %(declared)d announced, %(listed)d listed."),
    "monitor_endorses": _(
        "%(name)s monitors the plan and also endorses it: the monitoring may not be independent."
    ),
    "monitor_in_committee": _(
        "The description of the monitoring body mentions the steering committee: "
        "those who carry out the plan should not be those who assess it."
    ),
    "monitor_leads": _(
        "%(name)s monitors the plan for %(organisation)s, one of the institutions that carry it out: "
        "the monitoring may not be independent."
    ),
    "monitor_near_mayor": _(
        "The mayor has a part in the monitoring body: the monitoring may not be independent."
    ),
    "name_spelled": _("The name is spelled “%(found)s” here and “%(expected)s” in the title."),
    "no_comment": _("The public consultation received no comment at all."),
    "no_commitment": _("No commitment was found on the page."),
    "number_missing": _("The answer to “%(heading)s” holds no number."),
    "participants_sum": _("%(declared)d participants are announced, but the categories add up to %(total)d."),
    "period_missing": _("The title does not say which years the plan covers."),
    "private_email": _("A private e-mail address is printed here. It was hidden and kept apart."),
    "private_phone": _("A private phone number is printed here. It was hidden and kept apart."),
    "question_absent": _("The question “%(heading)s” is missing from the page."),
    "submission_missing": _("The page does not say when the plan was submitted."),
    "submissions_differ": _("The page gives two different dates of submission: %(first)s and %(second)s."),
    "title_missing": _("The plan has no title."),
    "translation_slip": ngettext_lazy(
        "A slip of machine translation: “%(wrong)s” should probably read “%(meant)s”.",
        "A slip of machine translation, %(count)d times: “%(wrong)s” should probably read “%(meant)s”.",
        "count",
    ),
}

REFUSALS: dict[str, Promise] = {
    "empty": _("The file is empty."),
    "too_large": _("The file is too large to be the page of a plan (%(size)d, at most %(limit)d)."),
    "binary": _("This is not a text file. Save the page of the plan as text and try again."),
    "pdf": _("This is a PDF file. Save the page of the plan as text and try again."),
    "html": _("This is a web page with its markup (line %(line)d). Save it as plain text and try again."),
    "undecodable": _(
        "The letters on line %(line)d cannot be read. Save the page as UTF-8 text and try again."
    ),
    "foreign": _("This is not the page of an OGP Local plan: none of its headings was recognised."),
    "too_few_headings": ngettext_lazy(
        "This does not look like the page of an OGP Local plan: "
        "only %(recognised)d heading was recognised, at least %(needed)d are needed.",
        "This does not look like the page of an OGP Local plan: "
        "only %(recognised)d headings were recognised, at least %(needed)d are needed.",
        "recognised",
    ),
}


def sentence(doubt: Doubt) -> str:
    return sentence_of(doubt.message_id, doubt.data)


def sentence_of(message_id: str, data: Mapping[str, str | int]) -> str:
    """The same for a doubt kept as its code and its data."""
    return _say(DOUBTS[message_id], data)


def refusal(problem: NotAPlan) -> str:
    return _say(REFUSALS[problem.reason], problem.data)


def _say(message: Promise, data: Mapping[str, str | int]) -> str:
    values = dict(data)
    if get_language_bidi():
        # French words quoted inside an Arabic sentence keep their own direction.
        values.update((name, isolate(value)) for name, value in data.items() if isinstance(value, str))
    return str(message % values)
