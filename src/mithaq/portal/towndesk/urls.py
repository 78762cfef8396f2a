from __future__ import annotations

from django.urls import path, register_converter

from .translation import views as translation
from .views import facts, history, identity, terms


class ColourConverter:
    """Six hexadecimal digits."""

    regex = "[0-9a-fA-F]{6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value.removeprefix("#")


register_converter(ColourConverter, "colour")

urlpatterns = [
    path("town/", identity.texts, name="desk_town"),
    path("town/look/", identity.look, name="desk_town_look"),
    path("town/look/sample/", identity.sample, name="desk_town_sample"),
    path("town/look/<colour:colour>-<colour:accent>.css", identity.sample_sheet, name="desk_town_sheet"),
    path("town/languages/", identity.languages, name="desk_town_languages"),
    path("town/moderation/", identity.moderation, name="desk_town_moderation"),
    path("town/licence/", identity.licence, name="desk_town_licence"),
    path("town/addresses/", identity.domains, name="desk_town_domains"),
    path("town/profile/", facts.profile, name="desk_town_profile"),
    path("town/profile/<str:path>/", facts.fact, name="desk_town_fact"),
    path("town/profile/<str:path>/restore/", facts.restore, name="desk_town_restore"),
    path("town/terms/", terms.glossary, name="desk_town_glossary"),
    path("town/terms/new/", terms.term, name="desk_town_term_new"),
    path("town/terms/<int:pk>/", terms.term, name="desk_town_term"),
    path("town/terms/<int:pk>/remove/", terms.remove, name="desk_town_term_remove"),
    path("town/history/", history.history, name="desk_town_history"),
    path("translate/", translation.texts, name="desk_translate"),
    path(
        "translate/<str:record>/<int:pk>/<str:field>/<str:language>/",
        translation.translate,
        name="desk_translate_one",
    ),
]
