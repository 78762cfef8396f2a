"""What follows a sign-in: the account becomes a person of the town it came to."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.models import EmailAddress
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from mithaq.commons.people.adapter import AccountAdapter
from mithaq.commons.people.forms import JOINING
from mithaq.commons.people.models import User
from mithaq.commons.people.queries import person_of
from mithaq.commons.tenancy.middleware import town_of

from .actions.joining import join


class Adapter(AccountAdapter):
    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Newcomers join with what they said at sign-up; who comes from another town is asked first."""
        if kwargs.get("email") and kwargs["email"] == user.email:
            # The code went there and came back.
            EmailAddress.objects.update_or_create(
                user=user, email=user.email, defaults={"verified": True, "primary": True}
            )
        said = request.session.pop(JOINING, None)
        response = super().post_login(request, user, **kwargs)
        town = town_of(request)
        if town is None or person_of(user, town):
            return response
        if said:
            join(user=user, municipality=town, **said)
            return response
        there = urlencode({"next": response["Location"]})
        return HttpResponseRedirect(f"{reverse('account_join')}?{there}")
