"""The list of paths: made once per choice, and again when a path or a count changed."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from napl.mal import Html, tighten
from napl.views.schil import Schil
from ontwikkelpaden.domain.queries.aanbod import Tellingen, read_tellingen
from ontwikkelpaden.domain.queries.merk import read_merk
from ontwikkelpaden.domain.queries.paden import PadFilter, count_facetten, list_paden, select_paden
from ontwikkelpaden.enums import PadSoort
from ontwikkelpaden.forms.paden import Padvraag
from ontwikkelpaden.models import Padversie
from ontwikkelpaden.views.facetten import show_chips, show_facetten
from ontwikkelpaden.views.jsonld import list_document, script
from ontwikkelpaden.views.kast import Kast
from ontwikkelpaden.views.minikaart import draw_mini
from ontwikkelpaden.views.weergave import KRUIMELS, Padkaart, show_kaart

_SCHIL = Schil("ontwikkelpaden/pad_list.html", ("kop", "inhoud"), {"kruimels": KRUIMELS})
_KAST = Kast()
KOPPEN = {
    PadSoort.COMPETENTIENIVEAU: (
        "Groeien als leraar",
        "Deze paden beschrijven hoe u als leraar groeit van het ene niveau naar het volgende.",
    ),
    PadSoort.ROL: (
        "Groeien in een rol",
        "Deze paden beschrijven hoe u zich als leraar ontwikkelt in een bijzondere rol.",
    ),
}


def render_lijst(request: HttpRequest, vraag: Padvraag, peildatum: date) -> bytes:
    merk = read_merk()
    paden = _KAST.get(merk, "paden", lambda: tuple(list_paden()))
    tellingen = read_tellingen([versie.pad_id for versie in paden], peildatum)
    origin = f"{request.scheme}://{request.get_host()}"
    make = partial(_render, paden, vraag, tellingen, origin)
    # Words are typed in endless ways; what was not understood is told to one visitor.
    is_common = not (vraag.fouten or vraag.filter.q)
    parts = _KAST.get(merk, (vraag.filter, origin, peildatum), make, bij=tellingen) if is_common else make()
    return _SCHIL.get(request).fill(parts)


def _render(
    paden: Sequence[Padversie], vraag: Padvraag, tellingen: Tellingen | None, origin: str
) -> dict[str, Html]:
    keuze = vraag.filter
    versies = select_paden(paden, keuze)
    document = list_document(versies, lambda path: origin + path)
    return {
        "kop": f'<script type="application/ld+json">{script(document)}</script>',
        "inhoud": tighten(
            render_to_string(
                "ontwikkelpaden/_pad_lijst.html",
                {
                    "groepen": _groups(versies, tellingen),
                    "aantal": len(versies),
                    "q": keuze.q,
                    "met_voorbeelden": any(versie.is_voorbeeld for versie in versies),
                    "facetten": show_facetten(keuze, count_facetten(paden, keuze)),
                    "chips": show_chips(keuze),
                    "fouten": [(naam, fout) for naam, fouten in vraag.fouten.items() for fout in fouten],
                    "alles": reverse("ontwikkelpaden:pad-list"),
                    "is_gezocht": keuze != PadFilter(),
                },
            )
        ).encode(),
    }


def _groups(versies: Sequence[Padversie], tellingen: Tellingen | None) -> list[dict[str, object]]:
    render = _render_row if settings.DEBUG else _kept_row
    groepen: list[dict[str, object]] = []
    for soort, (kop, uitleg) in KOPPEN.items():
        of_kind = [versie for versie in versies if versie.pad.soort == soort]
        if of_kind:
            rijen = [render(show_kaart(versie, tellingen)) for versie in of_kind]
            groepen.append({"soort": soort.value, "kop": kop, "uitleg": uitleg, "rijen": rijen})
    return groepen


def _render_row(kaart: Padkaart) -> str:
    return render_to_string("ontwikkelpaden/_kaart.html", {"kaart": kaart, "mini": draw_mini(kaart.aanbod)})


# When one count changes, one row is made anew.
_kept_row = lru_cache(maxsize=1_000)(_render_row)
