"""The work list of the programmabureau: what waits for me, and what for others."""

from typing import cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from napl import klok
from napl.domain.werkbak.filters import NIEMAND, Volgorde, Werkfilter, Wie
from napl.domain.werkbak.groep import list_groepsacties
from napl.domain.werkbak.lijst import GROOTTE, Werklijst, list_zaken, visible_bronnen
from napl.models import Gebruiker
from napl.paginering import Pagina, navigation, page_number, page_url
from napl.rechten import heeft_recht
from napl.registers import Groepsactie, werkbronnen
from napl.toegang import vereist_recht
from napl.views.werkrijen import render_options, render_rows

TABS = {
    Wie.MIJ: "Wacht op mij",
    Wie.COLLEGAS: "Wacht op collega’s",
    Wie.ANDEREN: "Wacht op anderen",
    "": "Alles",
}
LEEG = {
    Wie.MIJ: "Er wacht nu geen zaak op u.",
    Wie.COLLEGAS: "Er wacht nu geen zaak op een collega.",
    Wie.ANDEREN: "Er wacht nu geen zaak op een aanbieder of deskundige.",
    "": "Er zijn nu geen open zaken.",
}
VOLGORDES = {
    Volgorde.TERMIJN: "Te laat en kortste termijn eerst",
    Volgorde.WACHT: "Wacht het langst",
    Volgorde.NAAM: "Naam",
}
MAX_ZOEK = 100
MAX_CIJFERS = 10


@require_safe
@never_cache
@vereist_recht("napl.zie_bureau")
def werkbak(request: HttpRequest) -> HttpResponse:
    peildatum, gebruiker = klok.vandaag(), cast("Gebruiker", request.user)
    filter_ = read_filter(request.GET)
    lijst = list_zaken(gebruiker, peildatum, filter_, nummer=page_number(request.GET))
    has_cases = bool(visible_bronnen(gebruiker))
    acties = _acties(gebruiker, lijst)
    pagina = Pagina(lijst.zaken, lijst.count(), lijst.nummer, GROOTTE)
    return render(
        request,
        "napl/werkbak.html",
        {
            "heeft_zaken": has_cases,
            "lijst": lijst,
            "tabs": _tabs(lijst, request.GET),
            "keuzes": _keuzes(lijst, gebruiker),
            "filter": filter_,
            "is_gefilterd": filter_ != Werkfilter(wie=filter_.wie, volgorde=filter_.volgorde),
            "te_laat": lijst.count(te_laat=True),
            "leeg": LEEG[filter_.wie],
            "pagina": pagina,
            "paginering": navigation(pagina, request.GET),
            "acties": acties,
            "rijen": render_rows(lijst.zaken, {actie.bron for _, actie in acties}),
            "ander": [] if has_cases else _other_work(gebruiker),
        },
    )


@require_safe
@never_cache
@vereist_recht("napl.zie_bureau")
def ander_werk(request: HttpRequest) -> HttpResponse:
    """Show work that is no case; the work list fetches it as a part, so that it never waits for it."""
    part = bool(request.htmx) and request.GET.get("deel") == "lijst"  # type: ignore[attr-defined]
    template = "napl/_ander_werk.html" if part else "napl/ander_werk.html"
    return render(request, template, {"ander": _other_work(cast("Gebruiker", request.user)), "kop": 3})


def _other_work(gebruiker: Gebruiker) -> list[dict[str, object]]:
    peildatum = klok.vandaag()
    parts: list[dict[str, object]] = [
        {"titel": bron.titel, "werk": bron.werk(gebruiker, peildatum)}
        for bron in werkbronnen
        if heeft_recht(gebruiker, bron.recht)
    ]
    return [part for part in parts if part["werk"]]


def _acties(gebruiker: Gebruiker, lijst: Werklijst) -> list[tuple[str, Groepsactie]]:
    """Return what can be done with several of the cases on this page."""
    hier = {zaak.soort for zaak in lijst.zaken}
    return [(key, actie) for key, actie in list_groepsacties(gebruiker).items() if actie.bron in hier]


def read_filter(params: QueryDict) -> Werkfilter:
    """Return the filter that was asked for; what is no sensible value does not narrow."""
    wie, volgorde = params.get("wie", Wie.MIJ), params.get("volgorde", "")
    behandelaar = params.get("behandelaar", "")
    is_nummer = behandelaar.isascii() and behandelaar.isdigit() and len(behandelaar) < MAX_CIJFERS
    return Werkfilter(
        wie="" if wie == "alles" else (wie if wie in set(Wie) else Wie.MIJ),
        soort=params.get("soort", "").replace("\x00", ""),
        status=params.get("status", "").replace("\x00", ""),
        behandelaar=behandelaar if is_nummer or behandelaar == NIEMAND else "",
        te_laat=params.get("te_laat") == "ja",
        q=" ".join(params.get("q", "").replace("\x00", "").split())[:MAX_ZOEK],
        volgorde=volgorde if volgorde in set(Volgorde) else Volgorde.TERMIJN,
    )


def _tabs(lijst: Werklijst, params: QueryDict) -> list[dict[str, object]]:
    tabs: list[dict[str, object]] = []
    for wie, naam in TABS.items():
        other = params.copy()
        other["wie"] = wie or "alles"
        tabs.append(
            {
                "naam": naam,
                "url": page_url(other, 1),
                "aantal": lijst.count(wie=wie),
                "hier": wie == lijst.filter.wie,
            }
        )
    return tabs


def _keuzes(lijst: Werklijst, gebruiker: Gebruiker) -> dict[str, SafeString]:
    """Return what there is to choose from, of all open cases."""
    bronnen, filter_ = visible_bronnen(gebruiker), lijst.filter
    mensen = {str(bak.behandelaar_id): bak.behandelaar for bak in lijst.bakken if bak.behandelaar_id}
    statussen = {bak.status: bronnen[bak.soort].statussen.get(bak.status, bak.status) for bak in lijst.bakken}
    niemand = (NIEMAND, "Nog niemand")
    return {
        "soort": render_options(((key, bron.naam) for key, bron in bronnen.items()), filter_.soort),
        "status": render_options(sorted(statussen.items(), key=_name), filter_.status),
        "behandelaar": render_options([niemand, *sorted(mensen.items(), key=_name)], filter_.behandelaar),
        "volgorde": render_options(
            ((code.value, naam) for code, naam in VOLGORDES.items()), filter_.volgorde
        ),
    }


def _name(item: tuple[str, str]) -> str:
    return item[1]
