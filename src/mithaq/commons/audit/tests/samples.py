"""One more entry in the log, of whatever public act the house knows."""

from mithaq.commons.access.actor import system
from mithaq.commons.audit.actions import record
from mithaq.commons.audit.events import Event, events
from mithaq.commons.people.models import Person
from mithaq.kit.testing import Sample, mark, samples

for _code, _public in (("test.house_public", True), ("test.house_private", False)):
    if _code not in events:
        events.add(Event(code=_code, label=_code, public=_public))


def entry(event):
    def make(town):
        words = str(mark(town, hidden=event == "test.house_private"))
        about = Person.objects.create(name=words, language=town.default_language)
        return record(event, by=system(town), on=about, data={"words": words})

    return make


samples.add(Sample(code="audit.entry", make=entry("test.house_public"), hidden=entry("test.house_private")))
