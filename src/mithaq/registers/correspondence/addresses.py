"""Where a letter's page is."""

from __future__ import annotations

from django.urls import reverse

from .models import Letter


def desk_letter_url(letter: Letter) -> str:
    return reverse("desk_letters_object", args=[letter.pk])
