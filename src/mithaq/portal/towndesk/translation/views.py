"""The translation screen: original and translation side by side, protected terms checked before saving."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mithaq.commons.access.gates import officers
from mithaq.commons.access.policy import find
from mithaq.commons.tenancy.terms import protected_terms
from mithaq.kit.conflicts import EditConflict
from mithaq.kit.glossary import Problem, check_terms
from mithaq.kit.i18n import NAMES, Text, direction, languages
from mithaq.kit.registry import Record

from .actions import translate_text
from .queries import Gap, count_gaps, fields_of, gaps, translatable

LIMIT = 50


class TranslationForm(forms.Form):
    """`text` in one language. A known wrong rendering is refused; a term that seems lost asks to be confirmed."""

    text = forms.CharField(widget=forms.Textarea, max_length=20_000)
    # What stood in this language when the translator began: nobody overwrites a colleague unawares.
    seen = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    sure = forms.BooleanField(
        label=_("I have checked: the text is right as it stands."), required=False, widget=forms.HiddenInput
    )

    def __init__(self, gap: Gap, data: Any = None) -> None:
        present = gap.text.get(gap.language, "")
        super().__init__(data, initial={"text": present, "seen": present})
        self.gap = gap
        self.problems: list[Problem] = []
        box: forms.Widget = forms.Textarea({"rows": 12}) if gap.is_long else forms.TextInput()
        box.attrs |= {"lang": gap.language, "dir": direction(gap.language)}
        self.fields["text"].widget = box
        self.fields["text"].label = gettext("Translation: %(language)s") % {
            "language": NAMES.get(gap.language, gap.language)
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["seen"] = cleaned.get("seen", "").replace("\r\n", "\n")
        if cleaned["seen"] != self.gap.text.get(self.gap.language, ""):
            self.overtaken(self.gap.text)
        written = Text({**self.gap.text, self.gap.language: cleaned.get("text", "")})
        self.problems = check_terms(written, self.gap.language, protected_terms())
        for problem in self.problems:
            if problem.kind == "wrong":
                said = {"found": problem.found, "expected": problem.expected}
                self.add_error("text", gettext("“%(found)s” is never right: write “%(expected)s”.") % said)
        missing = [problem.expected for problem in self.problems if problem.kind == "missing"]
        if missing:
            self.fields["sure"].widget = forms.CheckboxInput()
        if missing and not cleaned.get("sure"):
            said = {"terms": " · ".join(missing)}
            self.add_error("text", gettext("Protected terms of the original are missing: %(terms)s.") % said)
        return cleaned

    def overtaken(self, theirs: Text) -> None:
        """Somebody was faster: show what they wrote; the next attempt is made with open eyes."""
        words = gettext("Somebody wrote this text meanwhile. Look at it before you save.")
        self.add_error("text", ValidationError(words, code="overtaken"))
        self.data = {**dict(self.data.items()), "seen": theirs.get(self.gap.language, "")}


@officers("translate")
def texts(request: HttpRequest) -> HttpResponse:
    """What waits, one language at a time: first one the town speaks besides its first."""
    actor = request.actor  # type: ignore[attr-defined]
    spoken = languages()
    wanted = request.GET.get("to", "")
    language = wanted if wanted in spoken else next((code for code in spoken[1:]), spoken[0])
    tabs = [
        {
            "code": code,
            "url": f"?to={code}",
            "current": code == language,
            "missing": bool(count_gaps(actor, code)),
        }
        for code in spoken
    ]
    shown = {
        "gaps": gaps(actor, language, LIMIT),
        "total": count_gaps(actor, language),
        "tabs": tabs,
        "language": language,
    }
    return render(request, "towndesk/translate_list.html", shown)


def record_named(code: str) -> Record:
    found = next((record for record in translatable() if record.code == code), None)
    if found is None:
        raise Http404
    return found


@officers("translate")
def translate(request: HttpRequest, record: str, pk: int, field: str, language: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    named = record_named(record)
    if field not in fields_of(named) or language not in languages():
        raise Http404
    obj = find(actor, named.model_class()._default_manager.all(), "translate", pk=pk)
    gap = Gap(named, obj, field, fields_of(named)[field].verbose_name, language)
    form = TranslationForm(gap, request.POST or None)
    if form.is_valid() and kept(actor, gap, form):
        messages.success(request, gettext("Saved."))
        following = gaps(actor, language, 1)
        return redirect(following[0].url if following else "desk_translate")
    originals = [
        {"code": code, "name": NAMES.get(code, code), "direction": direction(code), "text": words}
        for code in languages()
        if code != language and (words := gap.text.get(code, "").strip())
    ]
    theirs = gap.text.get(language, "") if form.has_error("text", "overtaken") else ""
    shown = {"form": form, "gap": gap, "originals": originals, "language": language, "theirs": theirs}
    return render(request, "towndesk/translate.html", shown)


def kept(actor: Any, gap: Gap, form: TranslationForm) -> bool:
    """Hand the text to the record's own action; False, with the reasons in the form, when it refuses."""
    words = form.cleaned_data["text"].replace("\r\n", "\n").strip()
    try:
        translate_text(by=actor, gap=gap, text=words, seen=form.cleaned_data["seen"])
    except EditConflict as conflict:
        gap.obj.refresh_from_db()
        form.overtaken(getattr(conflict.theirs, gap.field))
        return False
    except ValidationError as problem:
        form.add_error("text", problem.messages)
        return False
    return True
