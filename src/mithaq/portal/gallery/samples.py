"""Sample content of the gallery, in three languages. Nothing here is a fact about a town."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

from mithaq.kit.i18n import Text, TranslatedFormField
from mithaq.methods import charts

ORGANISATION = Text(
    ar="جمعية شباب الحيّ", fr="Association des jeunes du quartier", en="Neighbourhood Youth Association"
)
OFFICE = Text(ar="مصلحة الأشغال", fr="Service des travaux", en="Works department")
QUESTION = Text(
    ar="هل يصل الطريق المبرمج إلى المدرسة؟ الأطفال يمشون ٩٠٠ متر في الوحل شتاءً.",
    fr="La route prévue ira-t-elle jusqu’à l’école ? En hiver, les enfants font 900 m dans la boue.",
    en="Will the planned road reach the school? In winter the children walk 900 m through mud.",
)
ANSWER = Text(
    ar="نعم. أُضيف المقطع الأخير إلى الخطة بفضل ملاحظتكم، وتبدأ الأشغال في الربيع.",
    fr="Oui. Grâce à votre remarque, le dernier tronçon est ajouté ; début des travaux au printemps.",
    en="Yes. Because of your remark the last stretch was added to the plan; work starts in spring.",
)
REPLY = Text(
    ar="شكرًا، سنتابع معكم.",
    fr="Merci, nous suivrons cela avec vous.",
    en="Thank you, we will follow it with you.",
)
ONLY_ARABIC = Text(ar="هذا النص مكتوب بالعربية فقط.")
TITLES = (
    Text(
        ar="نظام إلكتروني للمشاركة",
        fr="Un système électronique de participation",
        en="An online system for participation",
    ),
    Text(
        ar="فضاء المواطن في كل حيّ",
        fr="Un espace citoyen par quartier",
        en="A citizens’ space in every district",
    ),
    Text(
        ar="نشر بيانات الميزانية شهريًا",
        fr="Publier le budget chaque mois",
        en="Publish the budget every month",
    ),
)
ZONES = (
    Text(ar="وسط المدينة", fr="Centre-ville", en="Town centre"),
    Text(ar="حي الزهور", fr="Cité des Fleurs", en="Flower district"),
    Text(ar="حي النور", fr="Cité Ennour", en="Ennour district"),
)


class SampleForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        help_text=_("As it should appear beside your comment."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Never shown. We write only when you are answered."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    title = TranslatedFormField(label=_("Title"))
    body = forms.CharField(
        label=_("Comment"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "data-counter": _("{left} characters left")}),
    )
    kind = forms.ChoiceField(
        label=_("Subject"), choices=[("road", _("Roads")), ("light", _("Lighting")), ("other", _("Other"))]
    )
    channel = forms.ChoiceField(
        label=_("How should we answer?"),
        choices=[("page", _("On this page")), ("mail", _("By e-mail"))],
        widget=forms.RadioSelect,
    )
    photo = forms.FileField(label=_("Photo"), required=False, help_text=_("At most 10 MB."))
    agree = forms.BooleanField(label=_("Publish my name with my comment"))


class FilterForm(forms.Form):
    q = forms.CharField(label=_("Words"), required=False, widget=forms.TextInput(attrs={"type": "search"}))
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), ("late", _("Late"))])


def sample_form() -> SampleForm:
    """A form sent half empty, so that the errors show."""
    return SampleForm({"name": "", "email": "a@", "body": str(QUESTION), "kind": "road"})


def page() -> Page[int]:
    return Paginator(range(1, 241), 20).page(4)


def comments(now: datetime) -> list[Any]:
    return [
        Thing(
            anchor="c1",
            name="أمل / Amal",
            organisation=ORGANISATION,
            when=now - timedelta(days=6),
            text=QUESTION,
            removed="",
            state=_("Answered"),
            state_tone="good",
            reply_url="#c1",
            answers=[
                Thing(
                    office=OFFICE,
                    by="",
                    when=now - timedelta(days=2),
                    text=ANSWER,
                    outcome=_("Accepted"),
                    outcome_tone="good",
                )
            ],
            replies=[
                Thing(
                    anchor="c2",
                    name="Yassine",
                    organisation=None,
                    when=now - timedelta(days=1),
                    text=REPLY,
                    removed="",
                    state="",
                    state_tone="",
                    reply_url="",
                    answers=[],
                    replies=[],
                )
            ],
        ),
        Thing(
            anchor="c3",
            name="Ines",
            organisation=None,
            when=now,
            text=QUESTION,
            removed=_("It names a private person."),
            state="",
            state_tone="",
            reply_url="",
            answers=[],
            replies=[],
        ),
    ]


def figures_of_charts(today: date) -> list[charts.Chart]:
    rtl = get_language_bidi()
    zones = [str(zone) for zone in ZONES]
    months = [
        (today.replace(day=1) - timedelta(days=30 * back)).strftime("%m/%Y") for back in range(5, -1, -1)
    ]
    promises = [
        charts.Span(
            str(TITLES[0]), today - timedelta(days=200), today - timedelta(days=20), "done", str(_("Done"))
        ),
        charts.Span(
            str(TITLES[1]), today - timedelta(days=120), today - timedelta(days=18), "late", str(_("Late"))
        ),
        charts.Span(
            str(TITLES[2]),
            today - timedelta(days=40),
            today + timedelta(days=90),
            "open",
            str(_("On the way")),
        ),
    ]
    return [
        charts.bars(str(_("Comments by zone")), list(zip(zones, [37, 21, 9], strict=True)), rtl=rtl),
        charts.stacked(
            str(_("Promises by state")),
            zones,
            {str(_("Done")): [4, 2, 1], str(_("Late")): [1, 2, 0], str(_("On the way")): [3, 3, 4]},
            rtl=rtl,
        ),
        charts.line(
            str(_("Requests each month")), months, {str(_("Requests")): [12, 19, 14, 23, 31, 28]}, rtl=rtl
        ),
        charts.ring(str(_("Answered in time")), 87, 100, rtl=rtl),
        charts.spans(str(_("Promises in time")), promises, today=today, rtl=rtl),
    ]


def context() -> dict[str, Any]:
    """All the gallery shows, in the active language."""
    now = timezone.now()
    today = timezone.localdate()
    days = {n: today + timedelta(days=n) for n in (-18, 0, 6, 90)}
    return {
        "days": days,
        "far": days[90],
        "soon": days[6],
        "late": days[-18],
        "now_due": days[0],
        "now": now,
        "titles": TITLES,
        "organisation": ORGANISATION,
        "only_arabic": ONLY_ARABIC,
        "form": sample_form(),
        "filter_form": FilterForm(),
        "filter_states": [("late", _("Late")), ("soon", _("Soon"))],
        "page": page(),
        "comments": comments(now),
        "figures": [
            {"label": _("Answered in time"), "value": "87 %", "note": _("From the published requests")},
            {"label": _("Late and open"), "value": "11"},
        ],
        "stats": [
            {"label": _("New comments"), "value": 14, "url": "#table"},
            {"label": _("Due this week"), "value": 3, "tone": "soon"},
            {"label": _("Late"), "value": 2, "tone": "late", "note": _("oldest: 18 days")},
        ],
        "tabs": [
            {"label": _("Detail"), "url": "#tabs", "current": True},
            {"label": _("Comments"), "url": "#tabs", "count": 37},
            {"label": _("History"), "url": "#tabs"},
        ],
        "steps": [_("You write"), _("We check"), _("We answer")],
        "history": [
            Thing(when=now, label=_("Answer published"), by=str(OFFICE), detail="", url=""),
            Thing(
                when=now - timedelta(days=2),
                label=_("Comment received"),
                by="",
                detail=_("Without an account"),
                url="",
            ),
        ],
        "zones": [{"label": str(zone), "url": "#zones", "count": 3 * n + 1} for n, zone in enumerate(ZONES)],
        "language_items": [
            {"code": "ar", "url": "#languages", "current": True},
            {"code": "fr", "url": "#languages"},
            {"code": "en", "url": "#languages", "missing": True},
        ],
        "charts": figures_of_charts(today),
    }
