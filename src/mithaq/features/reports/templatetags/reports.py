"""``{% load reports %}``: quarters in words."""

from __future__ import annotations

from django import template

from mithaq.methods.quarters import Quarter

from ..naming import quarter_name

register = template.Library()


@register.filter
def quarter(value: Quarter) -> str:
    """ "third quarter of 2026"."""
    return quarter_name(value)
