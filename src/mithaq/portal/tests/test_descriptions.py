"""What our own descriptions promise to programs, tried in every corner of them."""

from __future__ import annotations

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from mithaq.features.requests import actions
from mithaq.features.requests.tests.make import file_one, make_unit, make_zone, serve
from mithaq.portal.wsgi import application

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]
# The same cases at every run: what fails on one machine fails on all.
TRIED = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)


@pytest.fixture
def host(town, make_person, actor_of):
    """A town with something to read. The test's own transaction stays open, as with Django's client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield prepared(town, make_person, actor_of)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def prepared(town, make_person, actor_of) -> str:
    office = actor_of(serve(make_person(), make_unit(), "requests.office_agent"))
    actions.show(by=office, request=file_one(town, zone=make_zone()).request)
    return f"{town.slug}.localhost"


@pytest.mark.parametrize(
    ("document", "examples"), [("/open311/v2/openapi.json", 8), ("/api/v1/openapi.json", 2)]
)
def test_described_when_asked_at_random_then_answers_as_described(document, examples, host):
    schema = schemathesis.openapi.from_wsgi(document, application, headers={"Host": host})
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 6
    for operation in operations:

        @settings(TRIED, max_examples=examples)
        @given(operation.as_strategy())
        def attempt(case):
            case.call_and_validate(checks=CHECKS, headers={"Host": host})

        attempt()
