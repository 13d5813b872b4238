"""Recognitions at the desk of the bureau: which there are, how each stands, and what can be done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kwaliteit.domain.erkenning.tonen import Standtekst, describe_stand
from kwaliteit.domain.erkenning.voornemen import may_decide
from kwaliteit.domain.queries.beslissingen import list_beslissingen
from kwaliteit.domain.queries.erkenningen import list_erkenningen, read_erkenningen
from kwaliteit.enums import Erkenningfilter, Erkenningstand, ErkenningStatus, Voornemenuitkomst
from kwaliteit.forms.erkenning import Erkenningfilterformulier
from kwaliteit.models import Erkenning, Intrekkingsvoornemen
from kwaliteit.rules.erkenning import KONDIG_AAN, SCHORS, VERLEEN, ZIE_ERKENNINGEN
from napl import klok
from napl.models import Gebruiker
from napl.paginering import navigation, page_number, paginate
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from register.views.mijn import account

LIJST = "kwaliteit:erkenning-list"


@require_safe
@never_cache
@vereist_recht(ZIE_ERKENNINGEN)
def erkenning_list(request: HttpRequest) -> HttpResponse:
    """Show recognitions by how they stand; what ends first stands first."""
    form = Erkenningfilterformulier(request.GET)
    form.is_valid()
    gekozen = form.cleaned_data.get("stand") or ""
    rows = list_erkenningen(
        klok.vandaag(),
        Erkenningfilter(gekozen) if gekozen else None,
        form.cleaned_data.get("q") or "",
    )
    pagina = paginate(rows, nummer=page_number(request.GET))
    return render(
        request,
        "kwaliteit/erkenning_list.html",
        {
            "form": form,
            "pagina": pagina,
            "rijen": [{"erkenning": row, "stand": show_stand(row)} for row in pagina.resultaten],
            "paginering": navigation(pagina, request.GET),
            "gefilterd": bool(gekozen or form.cleaned_data.get("q")),
        },
    )


@require_safe
@never_cache
@vereist_recht(ZIE_ERKENNINGEN)
def erkenning_beheer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one recognition with its file, and the moves that whoever looks can make."""
    vandaag = klok.vandaag()
    erkenning = get_object_or_404(read_erkenningen(vandaag), pk=pk)
    voornemens = erkenning.voornemens.select_related("aangekondigd_door", "zienswijze_door").order_by("-pk")
    return render(
        request,
        "kwaliteit/erkenning_beheer.html",
        {
            "erkenning": erkenning,
            "stand": show_stand(erkenning),
            "zetten": _zetten(erkenning, account(request)),
            "voornemens": voornemens,
            "schorsingen": erkenning.schorsingen.select_related("opgelegd_door").order_by("-geldig_van"),
            "beslissingen": list_beslissingen([erkenning.traject_id], vandaag),
            "hererkenningen": erkenning.hererkenningen.order_by("pk"),
            "kruimels": [
                {"naam": "Erkenningen", "url": reverse(LIJST)},
                {"naam": erkenning.versie.naam, "url": ""},
            ],
        },
    )


@require_safe
@never_cache
@vereist_recht(ZIE_ERKENNINGEN)
def voornemen(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - every view is given it
    """Go to the recognition that an announcement is about; a term links here."""
    return redirect(
        "kwaliteit:erkenning-beheer", pk=get_object_or_404(Intrekkingsvoornemen, pk=pk).erkenning_id
    )


def show_stand(erkenning: Erkenning) -> Standtekst:
    """Return in words how a row that was read with its stand stands."""
    return describe_stand(erkenning, erkenning.gelezen_stand)


def _zetten(erkenning: Erkenning, gebruiker: Gebruiker) -> list[dict[str, object]]:
    """Return the moves that are possible now for somebody; the first is the one that waits."""
    over = show_stand(erkenning).stand == Erkenningstand.BEEINDIGD
    if over or erkenning.status != ErkenningStatus.VERLEEND:
        return []
    open_ = erkenning.voornemens.filter(uitkomst=Voornemenuitkomst.OPEN).first()
    zetten: list[dict[str, object]] = []
    if heeft_recht(gebruiker, VERLEEN):
        ready = open_ is not None and may_decide(open_, klok.vandaag())
        zetten.append(_zet("erkenning-besluit", "trek-in", "Intrekken", erkenning, nu=ready))
    if heeft_recht(gebruiker, SCHORS):
        lift = erkenning.schorsingen.filter(geldig_tot__isnull=True).exists()
        code, knop = ("hef-op", "Schorsing opheffen") if lift else ("schors", "Schorsen")
        zetten.append(_zet("erkenning-besluit", code, knop, erkenning, nu=False))
    if heeft_recht(gebruiker, KONDIG_AAN):
        code, knop = ("zie-af", "Afzien van intrekken") if open_ else ("kondig-aan", "Intrekking aankondigen")
        zetten.append(_zet("erkenning-zet", code, knop, erkenning, nu=False))
    return zetten


def _zet(naam: str, code: str, knop: str, erkenning: Erkenning, *, nu: bool) -> dict[str, object]:
    return {"knop": knop, "url": reverse(f"kwaliteit:{naam}", args=[erkenning.pk, code]), "nu": nu}
