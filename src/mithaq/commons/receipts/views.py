"""One page for every receipt, whatever it opens; and its paper."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mithaq.commons.access.gates import public
from mithaq.commons.access.request import TownRequest
from mithaq.kit.origin import needs_token, sent_from_here
from mithaq.kit.rowforms import explain, posted

from .codes import plain
from .forms import ReceiptForm
from .holding import receipt_of, with_receipt
from .paper import receipt_pdf
from .queries import Opened, open_code


@never_cache
@sent_from_here
@public
def receipt(request: TownRequest) -> HttpResponse:
    """Type the code, see what became of what you sent."""
    form = ReceiptForm(posted(request))
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["receipt"]
        try:
            opened = open_code(request.municipality, code)
        except ValidationError as refused:
            explain(form, refused)
        else:
            if opened is not None:
                return with_receipt(redirect(opened.url), code)
            form.add_error("receipt", _("We find nothing with this receipt. Please compare the digits."))
    context = {"form": form, "token": needs_token(request)}
    return render(request, "receipts/receipt.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_safe
@public
def receipt_scanned(request: TownRequest, code: str) -> HttpResponse:
    """The address in the printed code: straight to what it opens."""
    opened, _why = _try(request, code)
    if opened is None:
        return redirect("receipt")
    return with_receipt(redirect(opened.url), code)


@never_cache
@sent_from_here
@public
def receipt_paper(request: TownRequest) -> HttpResponse:
    """The receipt as a PDF: of the code posted (an officer prints it for somebody), else of the one held here."""
    code = request.POST.get("receipt", "") or receipt_of(request)
    opened, why = _try(request, code)
    if opened is None:
        if why:
            messages.warning(request, why)
        return redirect("receipt")
    written = receipt_pdf(
        municipality=request.municipality,
        title=opened.opener.title(opened.thing),
        lines=opened.opener.lines(opened.thing),
        code=code,
        url=request.build_absolute_uri(reverse("receipt_scanned", args=[plain(code)])),
    )
    response = HttpResponse(written, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="receipt.pdf"'
    return response


def _try(request: TownRequest, code: str) -> tuple[Opened | None, str]:
    try:
        return open_code(request.municipality, code), ""
    except ValidationError as refused:
        return None, " ".join(refused.messages)
