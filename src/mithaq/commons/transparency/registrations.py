"""What the house must know about the log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from mithaq.commons.audit.events import Event, events

from .actions import KEY_ANNOUNCED, KEY_RETIRED, WITNESS_NAMED


def register() -> None:
    events.add(Event(code=KEY_ANNOUNCED, label=_("announced a key that signs the log"), public=True))
    events.add(Event(code=KEY_RETIRED, label=_("retired a key that signed the log"), public=True))
    events.add(Event(code=WITNESS_NAMED, label=_("named a witness of the log"), public=True))
