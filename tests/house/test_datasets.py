"""What leaves the house is what was declared, and never a way to reach a person."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from django.utils import translation

from mithaq.commons.publish.columns import AS_JSON, columns_of
from mithaq.commons.publish.describe import DCAT_FREQUENCIES, FREQUENCIES
from mithaq.commons.publish.dictionary import KINDS
from mithaq.commons.publish.queries import published
from mithaq.commons.tenancy.context import inside

from .addresses import words_of

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
PHONE = re.compile(r"\+(216|962)[\d ]{8,}")
PRIVATE_NAMES = ("email", "phone", "receipt", "digest", "user", "salt", "token")


@pytest.mark.parametrize("code", list(published()))
def test_dataset_when_declared_then_in_known_words(code):
    dataset = published()[code].dataset
    assert {field.kind for field in dataset.fields} <= set(KINDS)
    assert set(AS_JSON) <= set(KINDS)
    assert dataset.frequency in FREQUENCIES
    assert dataset.frequency in DCAT_FREQUENCIES
    codes = [field.code for field in dataset.fields]
    assert len(codes) == len(set(codes))
    values = [field.value for field in dataset.fields if isinstance(field.value, str)]
    assert [name for name in (*codes, *values) for word in PRIVATE_NAMES if word in name.lower()] == []


def test_dataset_when_exported_then_declared_columns_this_towns_rows_and_nobodys_address(
    here, there, visit, subtests
):
    """All in one test: two full towns are filled once for every dataset."""
    client = visit(here.municipality)
    for code, record in published().items():
        with subtests.test(code):
            exported(here, there, client, code, record.dataset)


def exported(here, there, client, code, dataset):
    said = {ending: words_of(client.get(f"/data/{code}.{ending}")) for ending in ("csv", "json", "xlsx")}
    said["api"] = words_of(client.get(f"/api/v1/{code}/?limit=100"))
    for words in said.values():
        assert E_MAIL.findall(words) == []
        assert PHONE.findall(words) == []
        assert there.mark not in words
    headings = next(csv.reader(io.StringIO(said["csv"].removeprefix("\ufeff"))))
    with inside(here.municipality):
        assert headings == [column.code for column in columns_of(dataset, here.municipality.languages)]
    rows = client.get(f"/api/v1/{code}/?limit=100").json()["items"]
    declared = {"id", *(field.code for field in dataset.fields)}
    assert rows, "no public sample"
    assert [row for row in rows if set(row) != declared] == []
    document = json.loads(b"".join(client.get(f"/data/{code}.json").streaming_content))
    assert [set(row) for row in document["rows"]] == [{field.code for field in dataset.fields}] * len(
        document["rows"]
    )


@pytest.mark.parametrize("code", list(published()))
def test_dataset_when_described_then_in_three_languages(code):
    dataset = published()[code].dataset
    for words in (dataset.label, dataset.description, *(field.label for field in dataset.fields)):
        said = {}
        for language in ("ar", "fr", "en"):
            with translation.override(language):
                said[language] = str(words)
        assert re.search(r"[\u0600-\u06ff]", said["ar"]), said
