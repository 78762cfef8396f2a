"""A condition on the actor keeps its meaning whatever it is joined with."""

import pytest
from django.db.models import Q

from mithaq.commons.access.policy import only_if
from mithaq.commons.people.models import Person


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        (only_if(True), ["Amal", "Salem"]),
        (only_if(False), []),
        (Q(name="Amal") | only_if(True), ["Amal", "Salem"]),
        (Q(name="Amal") | only_if(False), ["Amal"]),
        (Q(name="Amal") & only_if(True), ["Amal"]),
        (Q(name="Amal") & only_if(False), []),
    ],
)
def test_only_if_when_joined_then_all_or_nothing(town, make_person, rule, names):
    make_person("Amal")
    make_person("Salem")
    assert list(Person.objects.filter(rule).order_by("name").values_list("name", flat=True)) == names
