"""The front door of a town."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def to_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the visitor's language, which the tenancy middleware has found."""
    response = HttpResponseRedirect(f"/{request.LANGUAGE_CODE}/")  # type: ignore[attr-defined]
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home/home.html")
