"""The page of one path: made once, and again when the path or what there is to learn changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.timezone import localdate

from napl.mal import Html, hole, tighten
from napl.registers import aanbodbronnen, panelen_voor
from napl.views.schil import Schil
from ontwikkelpaden.domain.queries.aanbod import Padaanbod, Tellingen, build_aanbod, read_tellingen
from ontwikkelpaden.domain.queries.ateliers import Rolgroep, group_deelnemers, list_deelnemers
from ontwikkelpaden.domain.queries.merk import read_merk
from ontwikkelpaden.domain.queries.paden import find_padversie, hoofdversie
from ontwikkelpaden.domain.queries.raamwerk import build_niveaus, build_raamwerk
from ontwikkelpaden.domain.queries.verbanden import Verwanten, read_verwanten
from ontwikkelpaden.enums import Niveau, PadStatus
from ontwikkelpaden.models import Consultatie, Padversie
from ontwikkelpaden.views.groei import show_groei, show_sferen
from ontwikkelpaden.views.jsonld import pad_document, script
from ontwikkelpaden.views.kast import Kast
from ontwikkelpaden.views.route import Adres, draw_lying, draw_standing
from ontwikkelpaden.views.routewoorden import describe_route, show_rijen
from ontwikkelpaden.views.weergave import KRUIMELS, show_feiten, show_label, show_versies

GATEN = ("titel", "omschrijving", "kop", "naam", "inhoud", "panelen")
_SCHIL = Schil("ontwikkelpaden/pad_detail.html", GATEN, {"kruimels": [*KRUIMELS, {"naam": hole("", "naam")}]})
_KAST = Kast()
MAX_OMSCHRIJVING = 160


@dataclass(frozen=True)
class Blad:
    """A version with all its content, and the paths that belong to it."""

    versie: Padversie
    hoofd: Padversie
    verwanten: Verwanten
    # Who took part in the atelier when the version was published: counts, and names of who allows that.
    makers: Sequence[Rolgroep]
    # Opening or breaking one off changes the version too, and with it the mark.
    is_geconsulteerd: bool

    @property
    def vorige(self) -> Padversie | None:
        """Return the readable version before this one, to compare with."""
        earlier = [other for other in self.versie.pad.versies.all() if other.nummer < self.versie.nummer]
        return max(earlier, key=lambda other: other.nummer, default=None)


def render_pad(request: HttpRequest, slug: str, nummer: int | None, peildatum: date) -> bytes | None:
    """Return the page of a published version (None: the current one), or None when there is none."""
    merk = read_merk()
    blad = _KAST.get(merk, ("blad", slug, nummer), partial(_read, slug, nummer))
    if blad is None:
        return None
    tellingen = read_tellingen([blad.versie.pad_id], peildatum)
    origin = f"{request.scheme}://{request.get_host()}"
    parts = _KAST.get(
        merk,
        ("delen", slug, nummer, origin, peildatum),
        partial(_render, blad, tellingen, origin),
        bij=tellingen,
    )
    return _SCHIL.get(request).fill({**parts, "panelen": _render_panels(request, blad.versie, peildatum)})


def _read(slug: str, nummer: int | None) -> Blad | None:
    versie = find_padversie(slug, nummer)
    if versie is None:
        return None
    return Blad(
        versie,
        hoofdversie(versie.pad.versies.all()),
        read_verwanten(versie.pad),
        _read_makers(versie),
        Consultatie.objects.filter(versie=versie, afgebroken_op=None).exists(),
    )


def _read_makers(versie: Padversie) -> Sequence[Rolgroep]:
    atelier = versie.pad.atelier
    if atelier is None or versie.gepubliceerd_op is None:
        return ()
    return group_deelnemers(list_deelnemers(atelier, localdate(versie.gepubliceerd_op)))


def _render(blad: Blad, tellingen: Tellingen | None, origin: str) -> Mapping[str, Html]:
    versie = blad.versie
    url = reverse("ontwikkelpaden:padversie-detail", args=[versie.pad.slug, versie.nummer])
    pad_url = reverse("ontwikkelpaden:pad-detail", args=[versie.pad.slug])
    is_hoofd = blad.hoofd.pk == versie.pk
    canoniek = origin + (pad_url if is_hoofd else url)
    document = script(pad_document(versie, origin + url))
    naam = escape(versie.pad.naam)
    return {
        "titel": naam if is_hoofd else f"{naam} (versie {versie.nummer})",
        "omschrijving": escape(Truncator(versie.omschrijving).chars(MAX_OMSCHRIJVING)),
        "kop": f'<link rel="canonical" href="{escape(canoniek)}">'
        f'<script type="application/ld+json">{document}</script>',
        "naam": naam,
        "inhoud": tighten(
            render_to_string(
                "ontwikkelpaden/_pad_inhoud.html",
                {**_context(blad, tellingen, pad_url), "adres": origin + url},
            )
        ).encode(),
    }


def _context(blad: Blad, tellingen: Tellingen | None, pad_url: str) -> dict[str, object]:
    versie = blad.versie
    niveaus = build_niveaus(versie)
    aanbod = build_aanbod(versie, tellingen)
    raamwerk = build_raamwerk(versie)
    return {
        "versie": versie,
        "pad": versie.pad,
        "pad_url": pad_url,
        "label": show_label(versie),
        "nieuwere": blad.hoofd if blad.hoofd.pk != versie.pk else None,
        "feiten": show_feiten(versie),
        "groei": show_groei(versie.pad),
        "sferen": show_sferen(versie.pad),
        "niveaus": niveaus,
        "raamwerk": raamwerk,
        "begin": [
            (rij.naam, cel.tekst)
            for groep in raamwerk
            for rij in groep.rijen
            for cel in rij.cellen
            if cel.niveau == Niveau.STARTBEKWAAM and cel.tekst
        ],
        "heeft_eindtermen": any(deel.eindtermen for deel in niveaus),
        "verwanten": blad.verwanten,
        "makers": blad.makers,
        "vorige": blad.vorige,
        "was_in_consultatie": blad.is_geconsulteerd and versie.status != PadStatus.CONSULTATIE,
        "versies": show_versies(versie, blad.hoofd),
        **_offer(aanbod, versie.pad.slug),
    }


def _offer(aanbod: Padaanbod, slug: str) -> dict[str, object]:
    """Return what there is to learn, with where to find it; nothing when this site has no such source."""
    bron = next(iter(aanbodbronnen), None)
    if bron is None or not aanbod.bekend:
        return {"aanbod": None}
    adres: Adres = partial(bron.adres, slug)
    return {
        "aanbod": aanbod,
        "adres_alles": adres(),
        "rijen": show_rijen(aanbod, adres),
        "tekeningen": [draw_lying(aanbod, adres), draw_standing(aanbod, adres)],
        "route_uitleg": describe_route(aanbod),
    }


def _render_panels(request: HttpRequest, versie: Padversie, peildatum: date) -> str:
    """Return what other apps have on the page; that may differ by day and by visitor, so it is not kept."""
    panelen = panelen_voor("ontwikkelpad", versie, peildatum)
    if not panelen:
        return ""
    return render_to_string("ontwikkelpaden/_panelen.html", {"panelen": panelen}, request)
