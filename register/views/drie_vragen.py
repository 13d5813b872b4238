"""Drie vragen: one question per page, three trajecten with reasons, and a page for the talk at school.

Every answer stands in the address, so that a page can be shared and the back button keeps what was answered.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.toegang import vereist_recht
from register.domain.drie_vragen import (
    Antwoorden,
    Optie,
    build_voorstel,
    choose,
    describe_antwoorden,
    read_namen,
    read_one,
    read_vraag1,
    read_vraag2,
    read_vraag3,
    to_zoekvraag,
)
from register.domain.queries.financiering import read_regelingen
from register.domain.zoeken import ZoekenDuurtTeLang
from register.parameters_drie_vragen import Eigenwoorden, read_antwoorden
from register.views import drie_vragen_adres as adres
from register.views.zoeklog import note_search


def _or_too_slow(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Say so where the search gave up; the answers are still in the address."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except ZoekenDuurtTeLang as fout:
            return render(request, "register/drie_vragen_te_lang.html", {"melding": fout.melding}, status=503)

    return guarded


@require_safe
@vereist_recht("register.zie_trajecten")
@_or_too_slow
def drie_vragen(request: HttpRequest) -> HttpResponse:
    antwoorden, values, fouten = read_antwoorden(request.GET)
    nummer = int(values.get("vraag") or 1)
    ask_sector = nummer == 1 and not (antwoorden.sector or values.get("allesectoren"))
    context = {
        "antwoorden": antwoorden,
        "fouten": fouten,
        "nummer": nummer,
        "totaal": adres.LAATSTE,
        "vorige_url": "" if ask_sector else _previous(antwoorden, nummer),
        "sla_over_url": adres.answer_url(antwoorden, nummer),
        "verborgen": adres.hidden_fields(antwoorden, nummer),
        **(_sector_context(antwoorden) if ask_sector else _CONTEXTEN[nummer](antwoorden)),
    }
    template = "sector" if ask_sector else str(nummer)
    return render(request, f"register/drie_vragen_{template}.html", context)


@require_safe
@vereist_recht("register.zie_trajecten")
@_or_too_slow
def drie_vragen_uitslag(request: HttpRequest) -> HttpResponse:
    antwoorden, values, fouten = read_antwoorden(request.GET)
    peildatum = klok.vandaag()
    namen = read_namen(antwoorden)
    keuze = choose(antwoorden, namen=namen, peildatum=peildatum, ronde=values.get("ronde") or 1)
    if keuze.ronde == 1:
        note_search(request, to_zoekvraag(antwoorden, peildatum), keuze.aantal_precies, dag=peildatum)
    regelingen = read_regelingen(peildatum) if keuze.gekozen else ()
    voorstellen = [
        build_voorstel(item, sector=antwoorden.sector, regelingen=regelingen, peildatum=peildatum)
        for item in keuze.gekozen
    ]
    fitting = {kans.slug for voorstel in voorstellen for kans in voorstel.kansen}
    context = {
        "antwoorden": antwoorden,
        "fouten": fouten,
        "keuze": keuze,
        "voorstellen": [(item, adres.talk_url(antwoorden, item.slug)) for item in voorstellen],
        "regelingen": [regeling for regeling in regelingen if regeling.slug in fitting],
        "losgelaten": [criterium.value for criterium in keuze.losgelaten],
        "samenvatting": [
            (item, adres.question_url(antwoorden, item.vraag))
            for item in describe_antwoorden(antwoorden, namen)
        ],
        "zoek_url": adres.search_url(keuze.vraag),
        "andere_url": adres.result_url(antwoorden, ronde=keuze.ronde + 1) if keuze.is_meer else "",
        "eerste_url": adres.result_url(antwoorden) if keuze.ronde > 1 else "",
        "vorige_url": adres.question_url(antwoorden, adres.LAATSTE),
    }
    return render(request, "register/drie_vragen_uitslag.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("register.zie_trajecten")
@_or_too_slow
def drie_vragen_gesprek(request: HttpRequest) -> HttpResponse:
    """Show the page for the talk; what is posted comes back on the page and is kept nowhere."""
    antwoorden, values, fouten = read_antwoorden(request.GET)
    peildatum = klok.vandaag()
    gekozen = read_one(
        values.get("traject", ""), antwoorden, namen=read_namen(antwoorden), peildatum=peildatum
    )
    form = Eigenwoorden(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {
        "antwoorden": antwoorden,
        "fouten": fouten,
        "form": form,
        "geschreven": form.is_valid(),
        "peildatum": peildatum,
        "terug_url": adres.result_url(antwoorden),
        "heeft_antwoorden": antwoorden != Antwoorden(),
    }
    if gekozen is not None:
        voorstel = build_voorstel(
            gekozen,
            sector=antwoorden.sector,
            regelingen=read_regelingen(peildatum),
            peildatum=peildatum,
        )
        # On paper a link is only worth what one can type over.
        context |= {"voorstel": voorstel, "traject_adres": request.build_absolute_uri(voorstel.url)}
    return render(request, "register/drie_vragen_gesprek.html", context)


def _sector_context(antwoorden: Antwoorden) -> dict[str, Any]:
    opties = read_vraag1(antwoorden, klok.vandaag())
    return {
        "sectoren": [(item, adres.sector_url(antwoorden, item.waarde)) for item in opties.sectoren],
        "sla_over_url": adres.sector_url(antwoorden, ""),
    }


def _context1(antwoorden: Antwoorden) -> dict[str, Any]:
    opties = read_vraag1(antwoorden, klok.vandaag())
    return {
        "themas": _links(antwoorden, 1, opties.themas),
        "vakken": _links(antwoorden, 1, opties.vakken),
    }


def _context2(antwoorden: Antwoorden) -> dict[str, Any]:
    opties = read_vraag2(antwoorden, klok.vandaag())
    return {
        "aantal": opties.aantal,
        "paden": _links(antwoorden, 2, opties.paden),
        "meer_paden": _links(antwoorden, 2, opties.meer_paden),
    }


def _context3(antwoorden: Antwoorden) -> dict[str, Any]:
    return {"opties": read_vraag3(antwoorden, klok.vandaag())}


_CONTEXTEN = {1: _context1, 2: _context2, 3: _context3}


def _links(antwoorden: Antwoorden, nummer: int, opties: Iterable[Optie]) -> list[tuple[Optie, str, bool]]:
    """Return each answer with where it leads, and whether it is the one that was given."""
    return [
        (item, adres.answer_url(antwoorden, nummer, item), getattr(antwoorden, item.veld) == item.waarde)
        for item in opties
    ]


def _previous(antwoorden: Antwoorden, nummer: int) -> str:
    return adres.question_url(antwoorden, nummer - 1) if nummer > 1 else adres.start_url(antwoorden)
