"""URLs of a town: pages under their language, then what has no language (files, data, API, feeds)."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from .home.views import to_language
from .theme import theme

handler400 = "mithaq.portal.pages.errors.bad_request"
handler403 = "mithaq.portal.pages.errors.denied"
handler404 = "mithaq.portal.pages.errors.not_found"
handler500 = "mithaq.portal.pages.errors.broken"

# Public pages, below /<language>/. A new app adds its line.
PUBLIC = [
    path("plans/", include("mithaq.features.plans.urls")),
    path("bulletins/", include("mithaq.features.reports.urls")),
    path("participation/", include("mithaq.features.outreach.urls")),
    path("decisions/", include("mithaq.features.councils.urls")),
    path("investment/", include("mithaq.features.investment.urls")),
    path("", include("mithaq.features.requests.urls")),
    path("account/", include("mithaq.commons.membership.urls")),
    path("r/", include("mithaq.commons.receipts.urls")),
    path("discuss/", include("mithaq.commons.discuss.urls")),
    path("moderation/", include("mithaq.commons.moderation.urls")),
    path("notify/", include("mithaq.commons.notify.urls")),
    path("search/", include("mithaq.commons.search.urls")),
    path("projects/", include("mithaq.registers.projects.urls")),
    path("zones/", include("mithaq.registers.places.urls")),
    path("bodies/", include("mithaq.registers.bodies.urls")),
    path("meetings/", include("mithaq.registers.meetings.urls")),
    path("votes/", include("mithaq.registers.voting.urls")),
    path("log/", include("mithaq.commons.transparency.urls")),
    path("", include("mithaq.features.information.urls")),
    path("in-time/", include("mithaq.commons.clocks.urls")),
]
# The officers' desk, below /<language>/desk/.
DESK = [
    path("plans/", include("mithaq.features.plans.desk_urls")),
    path("reports/", include("mithaq.features.reports.desk_urls")),
    path("participation/", include("mithaq.features.outreach.desk_urls")),
    path("decisions/", include("mithaq.features.councils.desk_urls")),
    path("investment/", include("mithaq.features.investment.desk_urls")),
    path("requests/", include("mithaq.features.requests.desk_urls")),
    path("", include("mithaq.features.plans.monitoring_desk_urls")),
    path("people/", include("mithaq.commons.membership.desk_urls")),
    path("files/", include("mithaq.commons.files.desk_urls")),
    path("comments/", include("mithaq.commons.discuss.desk_urls")),
    path("comments/", include("mithaq.commons.moderation.desk_urls")),
    path("projects/", include("mithaq.registers.projects.desk_urls")),
    path("zones/", include("mithaq.registers.places.desk_urls")),
    path("bodies/", include("mithaq.registers.bodies.desk_urls")),
    path("meetings/", include("mithaq.registers.meetings.desk_urls")),
    path("votes/", include("mithaq.registers.voting.desk_urls")),
    path("letters/", include("mithaq.registers.correspondence.desk_urls")),
    path("history/", include("mithaq.commons.audit.desk_urls")),
    path("holidays/", include("mithaq.commons.clocks.desk_urls")),
    path("", include("mithaq.features.information.desk_urls")),
    path("synonyms/", include("mithaq.commons.search.desk_urls")),
]
# Without a language: files, datasets, API, feeds.
PLAIN = [
    path("", include("mithaq.registers.meetings.plain_urls")),
    path("", include("mithaq.commons.audit.plain_urls")),
    path("", include("mithaq.commons.clocks.plain_urls")),
    path("", include("mithaq.features.information.plain_urls")),
    path("", include("mithaq.commons.transparency.plain_urls")),
    path("", include("mithaq.features.plans.plain_urls")),
    path("", include("mithaq.features.requests.plain_urls")),
    path("", include("mithaq.features.reports.plain_urls")),
    path("", include("mithaq.commons.files.plain_urls")),
    path("", include("mithaq.commons.receipts.plain_urls")),
    path("", include("mithaq.commons.notify.plain_urls")),
    path("", include("mithaq.registers.projects.plain_urls")),
    path("", include("mithaq.commons.publish.plain_urls")),
    path("", include("mithaq.commons.membership.plain_urls")),
]

urlpatterns = [
    path("", to_language, name="root"),
    path("theme.css", theme, name="theme"),
    path("", include("mithaq.portal.source.urls")),
    path("", include("mithaq.portal.offline.urls")),
    *PLAIN,
    *i18n_patterns(
        path("", include("mithaq.portal.home.urls")),
        path("", include("mithaq.portal.gallery.urls")),
        path("", include("mithaq.portal.pages.urls")),
        path("data/", include("mithaq.portal.dataportal.urls")),
        # Empty where messages really leave the house.
        path("outbox/", include("mithaq.portal.outbox.urls")),
        *PUBLIC,
        path("", include("mithaq.portal.desk_home.urls")),
        path("desk/", include("mithaq.portal.towndesk.urls")),
        path("desk/", include(DESK)),
    ),
]
