"""Mail for staff: the log, one mail with what can be decided about it, and all kinds there are."""

from http import HTTPStatus

from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.domain.bericht import GEWIST, Samenstelling, compose, preview
from napl.domain.bericht.beslissen import BESLIS, confirm_bericht, resend_bericht
from napl.domain.bericht.lezen import MISGEGAAN, is_prive, list_berichten, sees_adres, to_regel
from napl.enums import BerichtStatus
from napl.forms.berichten import Berichtfilter
from napl.fouten import Domeinfout
from napl.models import Bericht, Gebeurtenis
from napl.paginering import navigation, page_number, paginate
from napl.rechten import heeft_recht
from napl.registers import berichtsoorten
from napl.toegang import vereist_recht
from napl.views.mijn import owner

ZETTEN = {
    "opnieuw": (resend_bericht, "Het bericht staat klaar en gaat zo opnieuw uit."),
    "aangekomen": (confirm_bericht, "Opgeslagen: dit bericht was aangekomen. Het gaat niet opnieuw uit."),
}
BESLUITEN = {
    "bericht.opnieuw": "Opnieuw klaargezet",
    "bericht.aangekomen": "Was aangekomen",
}
IN_EEN_VOORBEELD = "Vera Voorbeeld"


@require_safe
@never_cache
@vereist_recht("napl.zie_berichten")
def bericht_list(request: HttpRequest) -> HttpResponse:
    form = Berichtfilter(request.GET)
    rows = list_berichten(form.vraag, by=owner(request))
    pagina = paginate(rows, nummer=page_number(request.GET))
    met_adres = sees_adres(owner(request))
    return render(
        request,
        "napl/bericht_list.html",
        {
            "form": form,
            "regels": [to_regel(bericht, met_adres=met_adres) for bericht in pagina.resultaten],
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "gefilterd": any(request.GET.get(naam) for naam in form.fields),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("napl.zie_berichten")
def bericht_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail and what happened to it; a POST decides about one that went wrong."""
    bericht = get_object_or_404(Bericht.objects.select_related("gebruiker"), pk=pk)
    fout = ""
    if request.method == "POST":
        try:
            return _decide(request, bericht)
        except Domeinfout as error:
            fout = error.melding
            bericht.refresh_from_db()
    regel = to_regel(bericht, met_adres=sees_adres(owner(request)))
    beslist = Gebeurtenis.objects.filter(onderwerp_soort="napl.bericht", onderwerp_id=bericht.pk)
    return render(
        request,
        "napl/bericht_detail.html",
        {
            "regel": regel,
            "bericht": bericht,
            "fout": fout,
            # What goes out again is shown before the press; what is private to who got it, to nobody.
            "mail": None if is_prive(bericht) else Samenstelling(bericht.onderwerp, bericht.tekst),
            "kan_beslissen": bericht.status in MISGEGAAN and heeft_recht(request.user, BESLIS),
            "is_onzeker": bericht.status == BerichtStatus.ONZEKER,
            "is_gewist": bericht.tekst == GEWIST,
            "besluiten": [
                {"wat": BESLUITEN[row.soort], "wie": row.door, "op": row.op}
                for row in beslist.select_related("door").order_by("pk")
                if row.soort in BESLUITEN
            ],
            "kruimels": [
                {"naam": "E-mail", "url": reverse("bericht-list")},
                {"naam": regel.titel, "url": ""},
            ],
        },
        status=HTTPStatus.BAD_REQUEST if fout else HTTPStatus.OK,
    )


def _decide(request: HttpRequest, bericht: Bericht) -> HttpResponse:
    zet = ZETTEN.get(request.POST.get("actie", ""))
    if zet is None:
        raise Domeinfout("Kies wat u wilt doen.")
    verb, melding = zet
    verb(bericht, by=owner(request), at=klok.nu())
    messages.success(request, melding)
    return redirect("bericht-detail", pk=bericht.pk)


@require_safe
@vereist_recht("napl.zie_berichten")
def berichtsoort_list(request: HttpRequest) -> HttpResponse:
    """Show every kind of mail with its example."""
    soorten = [
        {"code": code, "soort": soort, "voorbeeld": preview(code, soort.voorbeeld(), [IN_EEN_VOORBEELD])}
        for code, soort in sorted(berichtsoorten.items(), key=lambda item: item[1].titel)
    ]
    kruimels = [{"naam": "E-mail", "url": reverse("bericht-list")}, {"naam": "Soorten e-mail", "url": ""}]
    return render(request, "napl/berichtsoort_list.html", {"soorten": soorten, "kruimels": kruimels})


@require_safe
@vereist_recht("napl.zie_berichten")
@csp_update({"style-src": ["'unsafe-inline'"]})  # type: ignore[arg-type] # csp types a view without arguments
def berichtsoort_html(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001
    """Show the HTML of an example as a mail program does: a mail brings its own style."""
    soort = berichtsoorten.get(code)
    if soort is None:
        raise Http404
    return HttpResponse(compose(code, soort.voorbeeld()).html)
