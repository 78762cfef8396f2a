"""URLs of the bare host: the towns of this installation and its operator. Nothing of any town."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from mithaq.portal.home.views import to_language
from mithaq.portal.theme import theme

from .views import directory

handler400 = "mithaq.portal.pages.errors.bad_request"
handler403 = "mithaq.portal.pages.errors.denied"
handler404 = "mithaq.portal.pages.errors.not_found"
handler500 = "mithaq.portal.pages.errors.broken"

urlpatterns = [
    path("", to_language, name="root"),
    path("theme.css", theme, name="theme"),
    path("", include("mithaq.portal.source.urls")),
    path("", include("mithaq.commons.membership.plain_urls")),
    *i18n_patterns(
        path("", directory, name="home"),
        path("operator/", include("mithaq.portal.operator.urls")),
        path("operator/jobs/", include("mithaq.portal.jobs_page.urls")),
        path("outbox/", include("mithaq.portal.outbox.urls")),
        # The operator signs in here; these pages work without a town.
        path("account/", include("mithaq.commons.membership.signing_urls")),
    ),
]
