"""Where the desk pages of a plan are."""

from django.urls import reverse
from django.utils import translation


def url(name, plan, language="en", **kwargs):
    with translation.override(language):
        return reverse(name, kwargs={"pk": plan.pk, **kwargs})
