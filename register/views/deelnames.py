"""The own deelnames: take one down, see it, move it, ask for confirmation."""

from datetime import date
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout
from napl.paginering import navigation, page_number, paginate
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from register.domain.deelname.bevestiging import can_be_asked, request_bevestiging, withdraw_verzoek
from register.domain.deelname.deelname import (
    complete_deelname,
    register_deelname,
    remove_deelname,
    start_deelname,
    stop_deelname,
)
from register.domain.deelname.lezen import build_ladder, list_deelnames, typeringen_of
from register.domain.uitvoeringrij import build_rij
from register.enums import BEVESTIGING_OVERGANGEN, Bevestigingstand, Deelnamestatus
from register.forms.deelname import Datumformulier, Deelnameformulier, Naamformulier
from register.models import Deelname, Traject, Uitvoering
from register.models.teamlijst import teams_of
from register.views.mijn import account, attempt, posted

LIJST, DETAIL = "register:deelnames", "register:deelname-detail"
# A move: the name of its button, of its date, and what is said when it was made.
ZETTEN = {
    "start": (
        "Ik ben begonnen",
        "gestart",
        "Wanneer begon u?",
        start_deelname,
        "Veel plezier met dit traject.",
    ),
    "rond-af": (
        "Ik heb het afgerond",
        "afgerond",
        "Wanneer rondde u het af?",
        complete_deelname,
        "Gefeliciteerd. Uw deelname staat op afgerond.",
    ),
    "stop": (
        "Ik ben gestopt",
        "gestopt",
        "Wanneer stopte u?",
        stop_deelname,
        "Uw deelname staat op gestopt.",
    ),
}
MOGELIJK = {
    Deelnamestatus.GEPLAND: ("start", "stop"),
    Deelnamestatus.GESTART: ("rond-af", "stop"),
    Deelnamestatus.AFGEROND: (),
    Deelnamestatus.GESTOPT: (),
}


@require_safe
@never_cache
@vereist_recht("register.beheer_deelnames")
def deelname_list(request: HttpRequest) -> HttpResponse:
    pagina = paginate(list_deelnames(account(request)), nummer=page_number(request.GET))
    return render(
        request,
        "register/deelname_list.html",
        {"pagina": pagina, "paginering": navigation(pagina, request.GET)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_deelnames")
def deelname_nieuw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take down that somebody takes part in a traject, or took part."""
    traject = get_object_or_404(Traject.objects.select_related("live"), slug=slug, live__isnull=False)
    by, vandaag = account(request), klok.vandaag()
    form = Deelnameformulier(
        posted(request),
        uitvoeringen=[
            (row, _in_words(row, vandaag)) for row in traject.uitvoeringen.order_by("-start_datum", "pk")
        ],
        scholen=teams_of(by, vandaag).order_by("naam"),
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: register_deelname(
                traject,
                by=by,
                at=klok.nu(),
                uitvoering=form.gekozen_uitvoering(),
                organisatie=form.gekozen_school(),
                verloop=form.verloop(),
            ),
        )
        if made is not None:
            messages.success(request, "Uw deelname is vastgelegd.")
            return redirect(DETAIL, pk=made.pk)
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "register/deelname_nieuw.html", {"form": form, "traject": traject}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.beheer_deelnames")
def deelname_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one deelname; its buttons move it on, or ask the aanbieder to confirm."""
    deelname = own_deelname(request, pk)
    fout: forms.Form | None = None
    actie = request.POST.get("actie", "") if request.method == "POST" else ""
    if actie in ZETTEN:
        fout = _move(request, deelname, actie)
    elif actie == "vraag-bevestiging":
        fout = _ask(request, deelname)
    elif request.method == "POST":
        return _other(request, deelname, actie)
    if request.method == "POST" and fout is None:
        return redirect(DETAIL, pk=deelname.pk)
    return _show(request, deelname, fout, actie)


def _show(request: HttpRequest, deelname: Deelname, fout: forms.Form | None, actie: str) -> HttpResponse:
    opbrengsten = list(deelname.opbrengsten.order_by("-moment_datum", "-pk"))
    kan_vragen = (
        deelname.status == Deelnamestatus.AFGEROND
        and Bevestigingstand.GEVRAAGD in BEVESTIGING_OVERGANGEN[Bevestigingstand(deelname.bevestiging)]
    )
    context = {
        "deelname": deelname,
        "zetten": [
            {
                "actie": key,
                "naam": ZETTEN[key][0],
                "form": fout if fout is not None and actie == key else _date_form(key),
                "open": actie == key,
            }
            for key in MOGELIJK[Deelnamestatus(deelname.status)]
        ],
        "kan_vragen": kan_vragen,
        "aanbieder_doet_mee": kan_vragen and can_be_asked(deelname),
        "vraagformulier": fout
        if fout is not None and actie == "vraag-bevestiging"
        else Naamformulier(initial={"naam": deelname.deelnemersnaam or account(request).naam}),
        "form": fout,
        "typeringen": typeringen_of(deelname),
        "verklaringen": list(deelname.verklaringen.geldig().order_by("-afgegeven_op")),
        "opbrengsten": opbrengsten,
        "ladder": build_ladder(opbrengsten),
        "panelen": panelen_voor("deelname", deelname, klok.vandaag()),
    }
    status = HTTPStatus.BAD_REQUEST if fout is not None else HTTPStatus.OK
    return render(request, "register/deelname_detail.html", context, status=status)


def own_deelname(request: HttpRequest, pk: int) -> Deelname:
    """Return a deelname of who asks; that of anybody else does not exist for them."""
    found = list_deelnames(account(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _date_form(actie: str, data: object = None) -> Datumformulier:
    _, veld, label, _, _ = ZETTEN[actie]
    return Datumformulier(data, veld=veld, label=label)


def _move(request: HttpRequest, deelname: Deelname, actie: str) -> forms.Form | None:
    """Make a move; returns the form with what is wrong, or None when it was made."""
    form = _date_form(actie, request.POST)
    if not form.is_valid():
        return form
    _, _, _, verb, melding = ZETTEN[actie]
    datum: date = form.datum()
    if attempt(form, lambda: verb(deelname, datum=datum, by=account(request), at=klok.nu())) is None:
        return form
    messages.success(request, melding)
    return None


def _ask(request: HttpRequest, deelname: Deelname) -> forms.Form | None:
    form = Naamformulier(request.POST)
    if not form.is_valid():
        return form
    naam = form.cleaned_data["naam"]
    asked = attempt(form, lambda: request_bevestiging(deelname, naam=naam, by=account(request), at=klok.nu()))
    if asked is None:
        return form
    messages.success(request, "De vraag staat klaar voor de aanbieder.")
    return None


def _other(request: HttpRequest, deelname: Deelname, actie: str) -> HttpResponse:
    try:
        if actie == "vraag-terug":
            withdraw_verzoek(deelname, by=account(request), at=klok.nu())
            messages.success(request, "De aanbieder ziet uw vraag niet meer.")
        elif actie == "verwijder":
            remove_deelname(deelname, by=account(request))
            messages.success(request, "De deelname is weg.")
            return redirect(LIJST)
        else:
            messages.error(request, "Deze knop kennen wij niet.")
    except Domeinfout as fout:
        messages.error(request, fout.melding)
    return redirect(DETAIL, pk=deelname.pk)


def _in_words(row: Uitvoering, vandaag: date) -> str:
    rij = build_rij(row, vandaag)
    return ", ".join(part for part in (rij.start, rij.plek) if part)
