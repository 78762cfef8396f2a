"""One more of everything, public and hidden, for the house tests."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.utils import timezone

from mithaq.commons.access.actor import system
from mithaq.features.information import actions
from mithaq.features.information.models import Disclosure, IndexItem, Inquiry, Question
from mithaq.kit.i18n import Text
from mithaq.kit.testing import Sample, mark, samples

from .make import make_disclosure

numbers = count(1)


def words(town: Any, *, hidden: bool = False) -> str:
    return str(mark(town, hidden=hidden))


def inquiry(town: Any) -> Inquiry:
    """Nobody but its asker and the officers reads it."""
    said = words(town, hidden=True)
    return actions.ask(by=system(town), text=said, name=said).inquiry


def disclosure(town: Any) -> Disclosure:
    return make_disclosure(town, words(town))


def hidden_disclosure(town: Any) -> Disclosure:
    row = make_disclosure(town, words(town, hidden=True))
    row.hidden_at = timezone.now()
    row.save()
    return row


def question(town: Any) -> Question:
    row = hidden_question(town, words(town))
    actions.enter_question(by=system(town), question=row)
    return row


def hidden_question(town: Any, said: str = "") -> Question:
    return actions.put_question(by=system(town), text=said or words(town, hidden=True)).question


def item(town: Any) -> IndexItem:
    return IndexItem.objects.create(code=f"sample-{next(numbers)}", title=Text(mark(town)))


samples.add(Sample(code="information.inquiry", make=inquiry, hidden=inquiry))
samples.add(Sample(code="information.disclosure", make=disclosure, hidden=hidden_disclosure))
samples.add(Sample(code="information.question", make=question, hidden=hidden_question))
samples.add(Sample(code="information.item", make=item))
