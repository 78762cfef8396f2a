"""The protected terms in force in the town whose scope is open."""

from __future__ import annotations

from mithaq.kit.glossary import COMMON_TERMS, Term

from .models import GlossaryTerm


def protected_terms() -> list[Term]:
    """The terms every town shares, and the town's own; a wrong rendering is wrong in every language."""
    own = [
        Term(f"town-{row.pk}", dict(row.term), wrong=dict.fromkeys(row.term, tuple(row.wrong)))
        for row in GlossaryTerm.objects.order_by("pk")
    ]
    return [*COMMON_TERMS, *own]
