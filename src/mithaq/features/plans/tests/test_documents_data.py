"""Documents as open data: whoever downloads a file can check that it is the one."""

import csv
import hashlib
import io

from django.core.files.uploadedfile import SimpleUploadedFile

from mithaq.commons.access.actor import system
from mithaq.commons.files.actions import attach

from .make import make_document, make_plan


def test_documents_when_exported_then_the_checksums_of_their_public_files(town, visit):
    letter = make_document(make_plan(sections=False), "Letter of support")
    first, hidden = b"A letter of support.\n", b"A draft of it.\n"
    by = system(town)
    attach(by=by, to=letter, upload=SimpleUploadedFile("letter.txt", first))
    draft = attach(by=by, to=letter, upload=SimpleUploadedFile("draft.txt", hidden))
    draft.is_public = False
    draft.save()
    table = b"".join(visit(town).get("/data/plan-documents.csv").streaming_content).decode("utf-8-sig")
    assert [row["sha256"] for row in csv.DictReader(io.StringIO(table))] == [
        hashlib.sha256(first).hexdigest()
    ]
