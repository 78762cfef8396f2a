"""The same thing to comment on as in the tests of discuss."""

from mithaq.commons.discuss.tests.conftest import _units_are_records, moderator, say, secret_unit, unit

__all__ = ["_units_are_records", "moderator", "say", "secret_unit", "unit"]
