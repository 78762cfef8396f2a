"""What the house calls its things and acts is said in each language."""

from __future__ import annotations

import re

from django.utils import translation

from mithaq.commons.audit.events import events
from mithaq.commons.manifest.definitions import desk_items, manifests, menu_items
from mithaq.commons.people.duties import duties
from mithaq.kit.registry import records

ARABIC = re.compile(r"[\u0600-\u06ff]")
# Words that French and English share.
SHARED = {
    *("absence", "action plan", "consultation", "document", "mandate", "organisation", "section", "zone"),
    *("absences", "consultations", "documents", "mandates", "organisations", "sections", "zones"),
}


def said(words, language: str) -> str:
    with translation.override(language):
        return str(words)


def all_labels():
    for record in records:
        yield f"record {record.code}", record.label
        yield f"record {record.code}", record.label_plural
    for event in events:
        yield f"event {event.code}", event.label
    for duty in duties:
        yield f"duty {duty.code}", duty.label
        if duty.help:
            yield f"duty {duty.code}", duty.help
    for registry in (menu_items, desk_items, manifests):
        for item in registry:
            yield f"{registry.name} {item.code}", item.label


def test_label_when_said_then_differs_by_language():
    wrong = []
    for where, words in all_labels():
        if " test." in where:  # events that other tests add
            continue
        english = said(words, "en")
        if not english or not ARABIC.search(said(words, "ar")):
            wrong.append(f"{where}: “{english}” in Arabic")
        if said(words, "fr") == english and english.lower() not in SHARED:
            wrong.append(f"{where}: “{english}” in French")
    assert wrong == []
