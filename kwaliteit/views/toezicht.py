"""Interim reviews, yearly data, the sample and the rules, and the dashboard of the bureau."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kwaliteit.domain.monitoring.jaargegevens import late_jaargegevens
from kwaliteit.domain.monitoring.regels import set_regel
from kwaliteit.domain.monitoring.steekproef import draw_steekproef
from kwaliteit.domain.monitoring.tussentijds import ask_tussentijds, close_tussentijds
from kwaliteit.domain.queries.monitoring import (
    OPEN_TUSSENTIJDS,
    list_aanbieders,
    list_criteria,
    list_trajecten,
)
from kwaliteit.enums import Tussentijdsestatus
from kwaliteit.forms.toezicht import (
    Conclusieformulier,
    Regelformulier,
    Steekproefformulier,
    Vraagformulier,
)
from kwaliteit.models import Erkenning, Signaleringsregel, Steekproef, TussentijdseBeoordeling
from kwaliteit.rules.monitoring import BEHANDEL_SIGNAAL, BEHEER_TOEZICHT, ZIE_MONITORING
from kwaliteit.views.toezichtzet import Zet, make_zet, show_zetten
from napl import klok
from napl.paginering import navigation, page_number
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.views.mijn import account, attempt, posted

_T = Tussentijdsestatus
MONITORING = "kwaliteit:monitoring"


@require_safe
@never_cache
@vereist_recht(ZIE_MONITORING)
def monitoring(request: HttpRequest) -> HttpResponse:
    """Show how recognised trajecten are doing, per traject, aanbieder or criterium."""
    per, vandaag = request.GET.get("per", "traject"), klok.vandaag()
    context: dict[str, object] = {"per": per}
    if per == "criterium":
        context["criteria"] = list_criteria(vandaag)
    else:
        lijst = list_aanbieders if per == "aanbieder" else list_trajecten
        pagina = lijst(vandaag, nummer=page_number(request.GET))
        context |= {"pagina": pagina, "paginering": navigation(pagina, request.GET)}
    beoordelingen = TussentijdseBeoordeling.objects.filter(status__in=OPEN_TUSSENTIJDS)
    context |= {
        "beoordelingen": beoordelingen.select_related("erkenning__traject__live").order_by(
            "geopend_op", "pk"
        )[:50],
        "te_laat": late_jaargegevens(vandaag)
        .select_related("traject__live")
        .order_by("gevraagd_op", "pk")[:50],
        "mag_behandelen": heeft_recht(account(request), BEHANDEL_SIGNAAL),
        "mag_beheren": heeft_recht(account(request), BEHEER_TOEZICHT),
    }
    return render(request, "kwaliteit/monitoring.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHANDEL_SIGNAAL)
def tussentijds_zaak(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one interim review, with what can be done now."""
    rows = TussentijdseBeoordeling.objects.select_related("erkenning__traject__live", "regel")
    beoordeling = get_object_or_404(rows, pk=pk)
    zetten = _zetten(beoordeling)
    gekozen, form = make_zet(request, zetten, beoordeling)
    if gekozen is not None and form is None:
        return redirect("kwaliteit:tussentijds-zaak", pk=pk)
    beoordeling.refresh_from_db()
    context = {
        "beoordeling": beoordeling,
        "zetten": show_zetten(zetten, gekozen, form),
        "form": form,
        "kruimels": _crumbs(str(beoordeling)),
    }
    status = HTTPStatus.BAD_REQUEST if form is not None else HTTPStatus.OK
    return render(request, "kwaliteit/tussentijds_zaak.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHEER_TOEZICHT)
def steekproef(request: HttpRequest) -> HttpResponse:
    """Show the samples with seed and list, and draw that of this year."""
    form = Steekproefformulier(posted(request))
    if form.is_bound and form.is_valid():
        aantal, by = form.cleaned_data["aantal"], account(request)
        if attempt(form, lambda: draw_steekproef(aantal=aantal, by=by, at=klok.nu())) is not None:
            messages.success(
                request, "De steekproef is getrokken. Bij elke erkenning is een beoordeling open."
            )
            return redirect("kwaliteit:steekproef")
    vandaag = klok.vandaag()
    steekproeven = list(Steekproef.objects.order_by("-jaar"))
    keys = {pk for row in steekproeven for pk in row.getrokken}
    namen = {row.pk: row for row in Erkenning.objects.filter(pk__in=keys).select_related("traject__live")}
    context = {
        "form": form,
        "steekproeven": [
            {"rij": row, "getrokken": [namen[pk] for pk in row.getrokken if pk in namen]}
            for row in steekproeven
        ],
        "gedaan": any(row.jaar == vandaag.year for row in steekproeven),
        "erkenningen": Erkenning.objects.van_kracht_op(vandaag).count(),
        "jaar": vandaag.year,
        "kruimels": _crumbs("Steekproef"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/steekproef.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht(BEHEER_TOEZICHT)
def regels(request: HttpRequest) -> HttpResponse:
    """Show the rules that held and hold, and set one."""
    form = Regelformulier(posted(request), initial={"geldig_van": klok.vandaag()})
    if form.is_bound and form.is_valid():
        by, at = account(request), klok.nu()
        if attempt(form, lambda: set_regel(form.invoer(), by=by, at=at)) is not None:
            messages.success(request, "De regel is gesteld.")
            return redirect("kwaliteit:signaleringsregels")
    context = {
        "form": form,
        "regels": Signaleringsregel.objects.order_by("soort", "-geldig_van"),
        "kruimels": _crumbs("Regels"),
    }
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "kwaliteit/signaleringsregels.html", context, status=status)


def _crumbs(naam: str) -> list[dict[str, str]]:
    return [{"naam": "Monitoring", "url": reverse(MONITORING)}, {"naam": naam, "url": ""}]


def _zetten(beoordeling: TussentijdseBeoordeling) -> list[Zet]:
    zetten: list[Zet] = []
    if beoordeling.status == _T.GEOPEND:
        zetten.append(
            Zet(
                "vraag",
                "Vraag de aanbieder om een reactie",
                Vraagformulier,
                lambda data, by, at: ask_tussentijds(beoordeling, vraag=data["vraag"], by=by, at=at),
            )
        )
    if beoordeling.status in OPEN_TUSSENTIJDS:
        zetten.append(
            Zet(
                "af",
                "Rond af",
                Conclusieformulier,
                lambda data, by, at: close_tussentijds(
                    beoordeling, to=_T(data["to"]), conclusie=data["conclusie"], by=by, at=at
                ),
            )
        )
    return zetten
