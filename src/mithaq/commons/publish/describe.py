"""What a dataset is: for the page, for the head of the JSON file, for catalogues of catalogues (DCAT)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from mithaq.commons.tenancy.enums import Licence
from mithaq.commons.tenancy.models import Municipality
from mithaq.kit.registry import Dataset, Record

# Name and address of each licence a town may choose.
LICENCES = {
    Licence.CC_BY: ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    Licence.CC0: ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    Licence.ODBL: ("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}

FREQUENCIES = {
    "continuous": _("continuously, at every change"),
    "daily": _("every day"),
    "weekly": _("every week"),
    "monthly": _("every month"),
    "quarterly": _("every three months"),
    "annual": _("every year"),
    "irregular": _("now and then"),
}
# The European Union's authority table of frequencies, which DCAT-AP asks for.
AUTHORITY = "http://publications.europa.eu/resource/authority/frequency/"
DCAT_FREQUENCIES = {
    "continuous": "UPDATE_CONT",
    "daily": "DAILY",
    "weekly": "WEEKLY",
    "monthly": "MONTHLY",
    "quarterly": "QUARTERLY",
    "annual": "ANNUAL",
    "irregular": "IRREG",
}


def licence_of(municipality: Municipality) -> tuple[str, str]:
    """Its name and its address."""
    return LICENCES[Licence(municipality.licence)]


def in_languages(words: Any, languages: Iterable[str]) -> dict[str, str]:
    """A gettext string or a Text, said in each language."""
    found = {}
    for language in languages:
        with translation.override(language):
            found[language] = str(words)
    return found


def about(municipality: Municipality, record: Record, dataset: Dataset) -> dict[str, Any]:
    """Title, description, licence and publisher, in every language of the town."""
    spoken = municipality.languages
    return {
        "code": dataset.code,
        "title": in_languages(dataset.label, spoken),
        "description": in_languages(dataset.description, spoken),
        "publisher": dict(municipality.name),
        "licence": licence_of(municipality)[1],
        "frequency": dataset.frequency,
        "fields": [
            {
                "code": field.code,
                "kind": field.kind,
                "label": in_languages(field.label, spoken),
                "unit": str(field.unit),
            }
            for field in dataset.fields
        ],
    }


def _tagged(words: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@language": language, "@value": text} for language, text in words.items() if text]


def catalogue(
    municipality: Municipality,
    datasets: Iterable[tuple[Dataset, dt.datetime | None, str, Mapping[str, tuple[str, str]]]],
    *,
    page: str,
    absolute: Callable[[str], str],
) -> dict[str, Any]:
    """DCAT 2 in JSON-LD. datasets: (dataset, last change, its page, ending → (path, media type))."""
    spoken = municipality.languages
    licence = {"@id": licence_of(municipality)[1]}
    publisher = {"@type": "foaf:Organization", "foaf:name": _tagged(municipality.name)}
    entries = []
    for dataset, last, own_page, files in datasets:
        entry = {
            "@id": absolute(own_page),
            "@type": "dcat:Dataset",
            "dct:identifier": dataset.code,
            "dct:title": _tagged(in_languages(dataset.label, spoken)),
            "dct:description": _tagged(in_languages(dataset.description, spoken)),
            "dct:publisher": publisher,
            "dct:license": licence,
            "dct:accrualPeriodicity": {"@id": AUTHORITY + DCAT_FREQUENCIES[dataset.frequency]},
            "dcat:landingPage": {"@id": absolute(own_page)},
            "dcat:distribution": [
                {
                    "@type": "dcat:Distribution",
                    "dct:title": ending.upper(),
                    "dct:license": licence,
                    "dcat:downloadURL": {"@id": absolute(path)},
                    "dcat:mediaType": media_type,
                }
                for ending, (path, media_type) in files.items()
            ],
        }
        if last is not None:
            entry["dct:modified"] = {"@type": "xsd:dateTime", "@value": last.isoformat(timespec="seconds")}
        entries.append(entry)
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": absolute(page),
        "@type": "dcat:Catalog",
        "dct:title": _tagged(dict(municipality.name)),
        "dct:language": list(spoken),
        "dct:publisher": publisher,
        "dct:license": licence,
        "dcat:dataset": entries,
    }
