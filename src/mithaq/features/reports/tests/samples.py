from mithaq.features.reports.models import Edition, Figure
from mithaq.kit.testing import Sample, mark, samples

from .make import last_ended, make_edition, make_series


def edition(town):
    return make_edition(town, intro=mark(town))


def hidden(town):
    return make_edition(town, kind="mel", published=False, intro=mark(town, hidden=True))


def figure(town):
    return Figure.objects.create(
        edition=Edition.objects.filter(approved_at__isnull=False).order_by("pk").last() or edition(town),
        chapter="sample",
        order=900,
        label=mark(town),
        number=7,
    )


def series(town):
    """One row a kind is all there can be."""
    return make_series("bulletin", last_ended().starts_on)


samples.add(Sample(code="reports.series", make=series))
samples.add(Sample(code="reports.edition", make=edition, hidden=hidden))
samples.add(Sample(code="reports.figure", make=figure))
