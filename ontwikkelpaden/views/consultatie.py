"""The public page of a consultation: read, react, and afterwards read the answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import heeft_recht
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.consultatiereactie import (
    BEANTWOORD,
    Reactiegegevens,
    change_reactie,
    react,
)
from ontwikkelpaden.domain.queries.consultatie import (
    Fase,
    Onderdeel,
    build_overzicht,
    fase_of,
    find_consultatie,
    naam_of,
    published_reacties,
)
from ontwikkelpaden.domain.queries.paden import find_padversie
from ontwikkelpaden.forms.consultatie import Reactieformulier
from ontwikkelpaden.models import Consultatie, Consultatiereactie, Padversie, Subdimensie
from ontwikkelpaden.views.voortgang import show_stappen

HET_PAD = "pad"


_TEKSTVELD = re.compile(r"r(\d*)-tekst")


@dataclass(frozen=True)
class Getypt:
    """What somebody typed that is not saved, by what it is about; ``fout`` is the form that was refused."""

    forms: Mapping[str, Reactieformulier]
    fout: Reactieformulier | None = None


@require_safe
@never_cache
@vereist_recht("ontwikkelpaden.zie_paden")
def consultatie_detail(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    return _page(request, _consultatie(slug, nummer))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("ontwikkelpaden.reageer")
def consultatie_reageer(request: HttpRequest, slug: str, nummer: int) -> HttpResponse:
    """Write or change one's own reaction; who comes here by a GET (after a login) gets the page."""
    consultatie = _consultatie(slug, nummer)
    if request.method != "POST":
        return redirect("ontwikkelpaden:consultatie", slug, nummer)
    onderwerp = request.POST.get("onderwerp", "")
    form = Reactieformulier(request.POST, prefix=_prefix(onderwerp))
    form.is_valid()
    others = _typed_elsewhere(request, consultatie, onderwerp)
    try:
        melding = _write(request, consultatie, onderwerp, form)
    except Domeinfout as fout:
        form.add_domeinfout(fout)
        status = HTTPStatus.CONFLICT if isinstance(fout, OngeldigeOvergang) else HTTPStatus.BAD_REQUEST
        return _page(request, consultatie, Getypt({onderwerp: form, **others}, form), status=status)
    messages.success(request, melding)
    if others:
        messages.info(request, "Wat u bij andere onderdelen typte, is nog niet verstuurd. Het staat er nog.")
        return _page(request, consultatie, Getypt(others))
    return redirect(f"{_url(consultatie)}#{_anker(onderwerp)}")


def _typed_elsewhere(
    request: HttpRequest, consultatie: Consultatie, onderwerp: str
) -> dict[str, Reactieformulier]:
    """Return the other parts at which something was typed: one button sends one part, and loses nothing."""
    own = {
        str(row.subdimensie_id or HET_PAD): row.tekst
        for row in consultatie.reacties.filter(door=_account(request))
    }
    found = {}
    for naam, tekst in request.POST.items():
        match = _TEKSTVELD.fullmatch(naam)
        other = (match[1] or HET_PAD) if match else onderwerp
        if other != onderwerp and str(tekst).split() != own.get(other, "").split():
            found[other] = Reactieformulier(request.POST, prefix=_prefix(other))
    return found


def _write(request: HttpRequest, consultatie: Consultatie, onderwerp: str, form: Reactieformulier) -> str:
    """Do what was asked; ``reactie`` in the form says that there was one that is changed."""
    gebruiker = _account(request)
    assert gebruiker is not None  # noqa: S101 - the right implies an account
    tekst, toon_naam = form.cleaned_data.get("tekst", ""), form.cleaned_data.get("toon_naam", False)
    pk = form.cleaned_data.get("reactie", "")
    if pk.isdecimal():
        reactie = Consultatiereactie.objects.filter(
            pk=int(pk[:18]), consultatie=consultatie, door=gebruiker
        ).first()
        if reactie is None:
            raise Http404
        change_reactie(reactie, tekst=tekst, toon_naam=toon_naam, by=gebruiker, at=klok.nu())
        return "Uw reactie is aangepast."
    gegevens = Reactiegegevens(tekst, _subdimensie(consultatie.versie, onderwerp), toon_naam)
    react(consultatie, gegevens, by=gebruiker, at=klok.nu())
    return "Dank u wel. Uw reactie is bewaard."


def _page(
    request: HttpRequest, consultatie: Consultatie, getypt: Getypt | None = None, *, status: int = 200
) -> HttpResponse:
    fase = fase_of(consultatie, klok.vandaag())
    versie = find_padversie(consultatie.versie.pad.slug, consultatie.versie.nummer)
    if versie is None and fase != Fase.AFGEBROKEN:
        raise Http404
    gebruiker = _account(request)
    context: dict[str, object] = {
        "consultatie": consultatie,
        "versie": consultatie.versie,
        "pad": consultatie.versie.pad,
        "fase": fase.value,
        "dagen": (consultatie.sluit_op - klok.vandaag()).days,
        "stappen": show_stappen(consultatie.versie.status),
        "mag_beantwoorden": heeft_recht(request.user, BEANTWOORD, consultatie.versie),
        "kruimels": _crumbs(consultatie.versie),
    }
    if fase == Fase.AFGEBROKEN:
        forms = getypt.forms.values() if getypt else ()
        context |= {"getypt": getypt, "onverstuurd": [str(form["tekst"].value() or "") for form in forms]}
    elif versie is not None:
        context |= _parts(consultatie, versie, fase, gebruiker, getypt)
        context["is_stil"] = fase == Fase.GESLOTEN and not consultatie.reacties.exists()
    return render(request, "ontwikkelpaden/consultatie_detail.html", context, status=status)


def _parts(
    consultatie: Consultatie,
    versie: Padversie,
    fase: Fase,
    gebruiker: Gebruiker | None,
    getypt: Getypt | None,
) -> dict[str, object]:
    """Return the parts of the raamwerk with reactions and forms; before the answers only one's own."""
    if fase == Fase.BEANTWOORD:
        reacties = list(published_reacties(consultatie))
    elif gebruiker is not None:
        reacties = list(consultatie.reacties.filter(door=gebruiker).select_related("door"))
    else:
        reacties = []
    overzicht = build_overzicht(versie, reacties, gebruiker)
    may_react = fase == Fase.OPEN and gebruiker is not None
    public = fase == Fase.BEANTWOORD
    return {
        "groepen": _groups(
            [_shown(part, getypt, may_react=may_react, public=public) for part in overzicht.onderdelen]
        ),
        "het_pad": {
            "onderwerp": HET_PAD,
            "reacties": [_told(reactie) for reactie in overzicht.over_het_pad] if public else [],
            "eigen": overzicht.eigen_over_het_pad,
            "form": _form(HET_PAD, overzicht.eigen_over_het_pad, getypt, may_react=may_react),
            "open": getypt is not None and HET_PAD in getypt.forms,
        },
        "aantal_reacties": len(reacties),
        "mag_reageren": may_react,
        "getypt": getypt,
    }


def _shown(part: Onderdeel, getypt: Getypt | None, *, may_react: bool, public: bool) -> dict[str, object]:
    onderwerp = str(part.subdimensie.pk)
    return {
        "onderwerp": onderwerp,
        "dimensie": part.dimensie,
        "rij": part.rij,
        "reacties": [_told(reactie) for reactie in part.reacties] if public else [],
        "eigen": part.eigen,
        "form": _form(onderwerp, part.eigen, getypt, may_react=may_react),
        "open": getypt is not None and onderwerp in getypt.forms,
    }


def _told(reactie: Consultatiereactie) -> dict[str, object]:
    return {"reactie": reactie, "naam": naam_of(reactie)}


def _groups(parts: list[dict[str, object]]) -> list[dict[str, object]]:
    namen = dict.fromkeys(str(part["dimensie"]) for part in parts)
    return [{"naam": naam, "onderdelen": [p for p in parts if p["dimensie"] == naam]} for naam in namen]


def _form(
    onderwerp: str, eigen: Consultatiereactie | None, getypt: Getypt | None, *, may_react: bool
) -> Reactieformulier | None:
    """Return the form of a part; what was refused comes back, even when the consultation just closed."""
    if getypt is not None and onderwerp in getypt.forms:
        return getypt.forms[onderwerp]
    if not may_react:
        return None
    initial = {"tekst": eigen.tekst, "toon_naam": eigen.toon_naam, "reactie": eigen.pk} if eigen else {}
    return Reactieformulier(prefix=_prefix(onderwerp), initial=initial)


def _consultatie(slug: str, nummer: int) -> Consultatie:
    consultatie = find_consultatie(slug, nummer)
    if consultatie is None:
        raise Http404
    return consultatie


def _subdimensie(versie: Padversie, onderwerp: str) -> Subdimensie | None:
    if onderwerp == HET_PAD:
        return None
    if onderwerp.isdecimal() and len(onderwerp) <= 18:  # noqa: PLR2004 - what fits in a bigint
        found = Subdimensie.objects.filter(dimensie__padversie=versie, pk=int(onderwerp)).first()
        if found is not None:
            return found
    raise Domeinfout("Dit onderdeel hoort niet bij deze versie. Laad de pagina opnieuw.")


def _account(request: HttpRequest) -> Gebruiker | None:
    return request.user if isinstance(request.user, Gebruiker) else None


def _prefix(onderwerp: str) -> str:
    return f"r{onderwerp}" if onderwerp.isdecimal() else "r"


def _anker(onderwerp: str) -> str:
    return f"onderdeel-{onderwerp}"


def _url(consultatie: Consultatie) -> str:
    versie = consultatie.versie
    return reverse("ontwikkelpaden:consultatie", args=[versie.pad.slug, versie.nummer])


def _crumbs(versie: Padversie) -> list[dict[str, str]]:
    return [
        {"naam": "Start", "url": "/"},
        {"naam": "Ontwikkelpaden", "url": reverse("ontwikkelpaden:pad-list")},
        {"naam": versie.pad.naam, "url": reverse("ontwikkelpaden:pad-detail", args=[versie.pad.slug])},
        {"naam": f"Consultatie over versie {versie.nummer}", "url": ""},
    ]
