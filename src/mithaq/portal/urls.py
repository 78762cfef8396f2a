"""URLs of a town: pages under their language, then what has no language (files, data, API, feeds)."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from .home.views import to_language
from .mounting import mounted
from .theme import theme

handler400 = "mithaq.portal.pages.errors.bad_request"
handler403 = "mithaq.portal.pages.errors.denied"
handler404 = "mithaq.portal.pages.errors.not_found"
handler500 = "mithaq.portal.pages.errors.broken"

# Public pages, below /<language>/. An app whose urls.py is written adds its line.
PUBLIC = (
    ("plans/", "mithaq.features.plans.urls"),
    ("account/", "mithaq.commons.membership.urls"),
    ("discuss/", "mithaq.commons.discuss.urls"),
    ("moderation/", "mithaq.commons.moderation.urls"),
    ("notify/", "mithaq.commons.notify.urls"),
    ("search/", "mithaq.commons.search.urls"),
    ("zones/", "mithaq.registers.places.urls"),
    ("log/", "mithaq.commons.audit.urls"),
)
# The officers' desk, below /<language>/desk/.
DESK = (
    ("plans/", "mithaq.features.plans.desk_urls"),
    ("people/", "mithaq.commons.membership.desk_urls"),
    ("comments/", "mithaq.commons.discuss.desk_urls"),
    ("comments/", "mithaq.commons.moderation.desk_urls"),
    ("zones/", "mithaq.registers.places.desk_urls"),
    ("history/", "mithaq.commons.audit.desk_urls"),
    ("holidays/", "mithaq.commons.clocks.desk_urls"),
    ("synonyms/", "mithaq.commons.search.desk_urls"),
)
# Without a language: files, datasets, API, feeds.
PLAIN = (
    ("", "mithaq.commons.audit.plain_urls"),
    ("", "mithaq.features.plans.plain_urls"),
    ("", "mithaq.commons.files.plain_urls"),
    ("", "mithaq.commons.publish.plain_urls"),
    ("", "mithaq.commons.notify.plain_urls"),
    ("", "mithaq.commons.membership.plain_urls"),
    ("", "mithaq.commons.discuss.plain_urls"),
)

urlpatterns = [
    path("", to_language, name="root"),
    path("theme.css", theme, name="theme"),
    path("", include("mithaq.portal.offline.urls")),
    *mounted(PLAIN),
    *i18n_patterns(
        path("", include("mithaq.portal.home.urls")),
        path("", include("mithaq.portal.gallery.urls")),
        path("", include("mithaq.portal.pages.urls")),
        path("data/", include("mithaq.portal.dataportal.urls")),
        # Empty where messages really leave the house.
        path("outbox/", include("mithaq.portal.outbox.urls")),
        *mounted(PUBLIC),
        path("", include("mithaq.portal.desk_home.urls")),
        path("desk/", include("mithaq.portal.towndesk.urls")),
        path("desk/", include(mounted(DESK))),
    ),
]
