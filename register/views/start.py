"""The start page: search at once, and what the register is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from napl import klok
from napl.toegang import vereist_recht
from register.domain.zoeken import Zoekvraag, zoek


@require_safe
@vereist_recht("register.zie_trajecten")
def start(request: HttpRequest) -> HttpResponse:
    uitslag = zoek(Zoekvraag(pagina_grootte=1), peildatum=klok.vandaag())
    return render(
        request,
        "register/start.html",
        {
            "aantal": uitslag.pagina.aantal,
            "aantal_erkend": uitslag.aantal_met("opname", "erkend"),
            "aantal_in_kaart": uitslag.aantal_met("opname", "in-kaart"),
            "themas": [waarde for waarde in uitslag.facetten["thema"] if waarde.aantal],
            "sectoren": uitslag.facetten["sector"],
            "paden": [waarde for waarde in uitslag.facetten["ontwikkelpad"] if waarde.aantal][:8],
        },
    )
