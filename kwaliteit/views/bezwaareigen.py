"""For an aanbieder: object to a decision, complete that, and take it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.bezwaar.indienen import repair_bezwaar, submit_bezwaar, withdraw_bezwaar
from kwaliteit.domain.bezwaar.termijnen import last_day
from kwaliteit.domain.queries.bezwaar import can_object, own_besluiten, own_bezwaren
from kwaliteit.enums import BEZWAAR_OPEN, Bezwaarstatus
from kwaliteit.forms.bezwaar import Bezwaarformulier, Herstelformulier, Intrekformulier
from kwaliteit.models import Bezwaar
from kwaliteit.rules.bezwaar import MAAK_BEZWAAR, ZIE_EIGEN_BEZWAAR
from napl import klok
from napl.paginering import navigation, page_number, paginate
from napl.rechten import heeft_recht, require_recht
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt, posted

LIJST = "kwaliteit:bezwaren-eigen"


@require_safe
@never_cache
@vereist_recht(ZIE_EIGEN_BEZWAAR)
def bezwaren_eigen(request: HttpRequest) -> HttpResponse:
    pagina = paginate(own_bezwaren(account(request), klok.vandaag()), nummer=page_number(request.GET))
    besluiten = own_besluiten(account(request), klok.vandaag()).order_by("-besloten_op")[:20]
    return render(
        request,
        "kwaliteit/bezwaar_eigen_list.html",
        {
            "pagina": pagina,
            "besluiten": [row for row in besluiten if can_object(row)],
            "paginering": navigation(pagina, request.GET),
            "kruimels": _kruimels(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(MAAK_BEZWAAR)
def bezwaar_nieuw(request: HttpRequest, besluit: int) -> HttpResponse:
    """Object to one decision; after the term the form asks why it is late."""
    found = own_besluiten(account(request), klok.vandaag()).filter(pk=besluit).first()
    if found is None:
        raise Http404
    require_recht(request.user, MAAK_BEZWAAR, found)
    einde = last_day(found)
    te_laat = einde is not None and klok.vandaag() > einde
    form = Bezwaarformulier(posted(request), te_laat=te_laat)
    if form.is_bound and form.is_valid():
        made = attempt(
            form, lambda: submit_bezwaar(found, **form.cleaned_data, by=account(request), at=klok.nu())
        )
        if made is not None:
            messages.success(request, f"Uw bezwaar is ingediend. Het kenmerk is {made.kenmerk}.")
            return redirect("kwaliteit:bezwaar-eigen", pk=made.pk)
    context = {
        "form": form,
        "besluit": found,
        "einde": einde,
        "te_laat": te_laat,
        "kan": can_object(found) or form.is_bound,
        "kruimels": _kruimels("Bezwaar maken"),
    }
    return render(request, "kwaliteit/bezwaar_nieuw.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(ZIE_EIGEN_BEZWAAR)
def bezwaar_eigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an own bezwaar; complete it when that was asked, or take it back."""
    bezwaar = own_bezwaren(account(request), klok.vandaag()).filter(pk=pk).first()
    if bezwaar is None:
        raise Http404
    actie = request.POST.get("actie", "")
    herstel = Herstelformulier(request.POST if actie == "vul-aan" else None)
    intrek = Intrekformulier(request.POST if actie == "trek-in" else None)
    if request.method == "POST" and _done(request, bezwaar, herstel, intrek):
        return redirect("kwaliteit:bezwaar-eigen", pk=pk)
    bezwaar.refresh_from_db()
    form = herstel if herstel.is_bound else intrek
    return render(
        request,
        "kwaliteit/bezwaar_eigen.html",
        {
            "bezwaar": bezwaar,
            "herstel": herstel if bezwaar.status == Bezwaarstatus.HERSTEL else None,
            "intrek": intrek if bezwaar.status in BEZWAAR_OPEN else None,
            "form": form,
            "mag": heeft_recht(request.user, MAAK_BEZWAAR, bezwaar),
            "kruimels": _kruimels(bezwaar.kenmerk),
        },
        status=400 if form.errors else 200,
    )


def _done(request: HttpRequest, bezwaar: Bezwaar, herstel: Herstelformulier, intrek: Intrekformulier) -> bool:
    by, at = account(request), klok.nu()
    if herstel.is_bound:
        if not herstel.is_valid():
            return False
        tekst = herstel.cleaned_data["aanvulling"]
        made = attempt(herstel, lambda: repair_bezwaar(bezwaar, aanvulling=tekst, by=by, at=at))
        gedaan = "Uw aanvulling is verstuurd."
    else:
        if not intrek.is_bound or not intrek.is_valid():
            return False
        reden = intrek.cleaned_data["reden"]
        made = attempt(intrek, lambda: withdraw_bezwaar(bezwaar, reden=reden, by=by, at=at))
        gedaan = "Uw bezwaar is ingetrokken."
    if made is None:
        return False
    messages.success(request, gedaan)
    return True


def _kruimels(naam: str = "") -> list[dict[str, str]]:
    crumbs = [
        {"naam": "Uw aanbod", "url": reverse("register:aanbod")},
        {"naam": "Bezwaren", "url": reverse(LIJST) if naam else ""},
    ]
    return [*crumbs, {"naam": naam, "url": ""}] if naam else crumbs
