"""Statements: make one, see the own ones, and check one with its code."""

import json
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.paginering import navigation, page_number, paginate
from napl.toegang import vereist_recht
from register.domain.deelname.document import describe_verklaring, make_verklaring_pdf
from register.domain.deelname.lezen import typeringen_of
from register.domain.deelname.verklaring import find_verklaring, issue_verklaring, withdraw_verklaring
from register.enums import Bevestigingsbron, Deelnamestatus
from register.forms.deelname import Verklaringformulier
from register.models import Verklaring
from register.views.deelnames import own_deelname
from register.views.mijn import account, attempt, posted

LIJST = "register:verklaringen"
# Who has the code may read it; search engines and the pages one goes to next may not learn the address.
DISCREET = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_verklaringen")
def verklaring_list(request: HttpRequest) -> HttpResponse:
    """Show the own statements; the button at one withdraws it."""
    rows = Verklaring.objects.zichtbaar_voor(account(request))
    if request.method == "POST":
        return _withdraw(request)
    pagina = paginate(rows.order_by("-afgegeven_op", "-pk"), nummer=page_number(request.GET))
    verklaringen = [
        {"verklaring": row, "tekst": describe_verklaring(row.inhoud), "url": _url(request, row)}
        for row in pagina.resultaten
    ]
    context = {"verklaringen": verklaringen, "paginering": navigation(pagina, request.GET)}
    return render(request, "register/verklaring_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_verklaringen")
def verklaring_nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a statement about an own deelname."""
    deelname = own_deelname(request, pk)
    if deelname.status != Deelnamestatus.AFGEROND:
        messages.warning(request, "U kunt een verklaring maken zodra u het traject hebt afgerond.")
        return redirect("register:deelname-detail", pk=pk)
    bevestigd = deelname.bevestigingsbron == Bevestigingsbron.AANBIEDER
    typeringen = typeringen_of(deelname)
    form = Verklaringformulier(
        posted(request),
        typeringen=typeringen,
        bevestigde_naam=deelname.deelnemersnaam if bevestigd else "",
        initial={"naam": account(request).naam},
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: issue_verklaring(
                deelname,
                form.gekozen_typering(),
                naam=form.cleaned_data["naam"],
                by=account(request),
                at=klok.nu(),
            ),
        )
        if made is not None:
            messages.success(request, "Uw verklaring is gemaakt.")
            return redirect(LIJST)
    context = {"form": form, "deelname": deelname, "typeringen": typeringen, "bevestigd": bevestigd}
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/verklaring_nieuw.html", context, status=status)


@require_safe
@never_cache
@vereist_recht("register.zie_verklaring")
def verklaring_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show to who has the code what the statement says, or only that it no longer holds."""
    verklaring = _by_code(code)
    geldig = verklaring.vervallen_op is None
    context = {
        "verklaring": verklaring,
        "geldig": geldig,
        "tekst": describe_verklaring(verklaring.inhoud) if geldig else None,
        "url": _url(request, verklaring),
    }
    status = HTTPStatus.OK if geldig else HTTPStatus.GONE
    response = render(request, "register/verklaring_detail.html", context, status=status)
    for naam, value in DISCREET.items():
        response[naam] = value
    return response


@require_safe
@never_cache
@vereist_recht("register.zie_verklaring")
def verklaring_pdf(request: HttpRequest, code: str) -> HttpResponse:
    verklaring = _by_code(code)
    if verklaring.vervallen_op is not None:
        return verklaring_detail(request, code)
    return HttpResponse(
        make_verklaring_pdf(verklaring, url=_url(request, verklaring)),
        content_type="application/pdf",
        headers={**DISCREET, "Content-Disposition": f'inline; filename="verklaring-{code}.pdf"'},
    )


@require_safe
@never_cache
@vereist_recht("register.zie_verklaring")
def verklaring_json(request: HttpRequest, code: str) -> HttpResponse:
    """Give the frozen content as it was digested, for a program that checks it."""
    verklaring = _by_code(code)
    if verklaring.vervallen_op is not None:
        return verklaring_detail(request, code)
    data: dict[str, Any] = {
        "code": verklaring.code,
        "url": _url(request, verklaring),
        "afgegevenOp": verklaring.afgegeven_op.isoformat(),
        "sha256": verklaring.afdruk,
        "inhoud": verklaring.inhoud,
    }
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type="application/json", headers=DISCREET)


def _withdraw(request: HttpRequest) -> HttpResponse:
    rows = Verklaring.objects.zichtbaar_voor(account(request))
    found = rows.filter(code=request.POST.get("code", "")).first()
    if found is None:
        raise Http404
    try:
        withdraw_verklaring(found, by=account(request), at=klok.nu())
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    else:
        messages.success(request, "De verklaring geldt niet meer. Wie de code heeft, ziet dat.")
    return redirect(LIJST)


def _by_code(code: str) -> Verklaring:
    found = find_verklaring(code)
    if found is None:
        raise Http404
    return found


def _url(request: HttpRequest, verklaring: Verklaring) -> str:
    return request.build_absolute_uri(reverse("register:verklaring-detail", args=[verklaring.code]))
