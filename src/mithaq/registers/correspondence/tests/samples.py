"""One more letter for the house tests: nobody outside the desk reads any."""

from mithaq.kit.testing import Sample, mark, samples

from .make import make_letter


def letter(town):
    said = str(mark(town, hidden=True))
    return make_letter(town, subject=said, correspondent=said)


samples.add(Sample(code="correspondence.letter", make=letter, hidden=letter))
