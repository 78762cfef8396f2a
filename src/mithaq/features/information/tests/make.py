"""Requests and answers for tests."""

from __future__ import annotations

from typing import Any

from mithaq.commons.access.actor import system
from mithaq.commons.receipts.codes import new_code
from mithaq.features.information import actions
from mithaq.features.information.models import Disclosure, Inquiry
from mithaq.kit.i18n import Text

REASON = Text(en="The file names other families.", ar="يتضمن الملف أسماء عائلات أخرى.")
ANSWER = Text(en="Here are the twelve contracts.", ar="إليكم العقود الاثني عشر.")


def ask(by: Any, text: str = "How much did the street lights cost in 2025?", **extra: Any) -> actions.Asked:
    return actions.ask(by=by, text=text, **{"name": "Salem Ben Ali", **extra})


def make_inquiry(town: Any, text: str = "How much?", name: str = "Salem") -> Inquiry:
    return actions.ask(by=system(town), text=text, name=name).inquiry


def make_disclosure(town: Any, said: str) -> Disclosure:
    return Disclosure.objects.create(
        inquiry=make_inquiry(town), title=Text(en=said), question=Text(en=said), answer=Text(en=said)
    )


def digest() -> str:
    return new_code().digest
