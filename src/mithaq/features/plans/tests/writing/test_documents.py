"""Letters and documents: kind, date, signatory, hash."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from mithaq.commons.files.models import Attachment

from ...actions.documents import add_document, change_document
from ...models import PlanDocument
from ..make import days, words

LETTER = b"We stand behind this plan.\n"


def upload(content=LETTER, name="letter.txt"):
    return ContentFile(content, name=name)


@pytest.mark.row("M09")
def test_document_when_added_then_kind_date_signatory_and_hash_are_kept(by, draft):
    document = add_document(
        by=by,
        plan=draft,
        kind="recommitment_letter",
        title=words("Letter"),
        upload=upload(),
        dated=days(-3),
        signatory=words("The mayor"),
    )
    attachment = Attachment.objects.get(subject_id=document.pk)
    assert attachment.sha256 == hashlib.sha256(LETTER).hexdigest()
    assert (document.kind, document.dated, document.signatory) == (
        "recommitment_letter",
        days(-3),
        words("The mayor"),
    )
    changed = change_document(by=by, document=document, fields={"in_pack": True})
    assert changed.in_pack is True


@pytest.mark.parametrize(
    "wrong",
    [
        {"dated": days},
        {"kind": "spell"},
        {"upload": lambda _: upload(b"MZ\x90\x00\x03" + bytes(200), "letter.pdf")},
        {"upload": lambda _: upload(b"", "letter.txt")},
    ],
)
def test_document_when_its_date_kind_or_file_is_impossible_then_nothing_is_kept(by, draft, wrong):
    given = {"kind": "minutes", "title": words("Minutes"), "upload": upload(), "dated": days(-1)}
    given |= {name: value(5) if callable(value) else value for name, value in wrong.items()}
    with pytest.raises(ValidationError):
        add_document(by=by, plan=draft, **given)
    assert PlanDocument.objects.count() == 0
    assert Attachment.objects.count() == 0
