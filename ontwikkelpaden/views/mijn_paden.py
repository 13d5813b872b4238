"""Orient on paths, follow them, and see where one stands on each: nobody else sees these pages."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from napl import klok
from napl.models import Gebruiker
from napl.registers import panelen_voor
from napl.toegang import vereist_recht
from napl.views.terug import safe_volgende
from ontwikkelpaden.domain.queries.mijn_paden import Padstand, Stap, next_step, read_padstanden
from ontwikkelpaden.domain.queries.ontwikkeling import VOLGORDE, Onderdeel, read_ontwikkeling
from ontwikkelpaden.domain.queries.paden import count_facetten, list_paden, select_paden
from ontwikkelpaden.domain.volgen import follow_pad, unfollow_pad
from ontwikkelpaden.enums import PAD_ACTUEEL, Taak
from ontwikkelpaden.forms import parse_padvraag
from ontwikkelpaden.models import Gevolgdpad, Padversie
from ontwikkelpaden.views.facetten import show_chips, show_facetten
from ontwikkelpaden.views.film import Film, draw_film
from ontwikkelpaden.views.mijn import KRUIMELS, account, versie_or_404
from ontwikkelpaden.views.weergave import show_kaart

# What the button of the next step says, and which address it has.
STAPPEN = {
    Stap.EVALUEER: ("Kijk waar u staat", "ontwikkelpaden:zelfevaluatie-begin", ""),
    Stap.GA_VERDER: ("Ga verder met uw zelfevaluatie", "ontwikkelpaden:zelfevaluatie-begin", ""),
    Stap.KIES_DOEL: ("Kies een doel", "ontwikkelpaden:doel-nieuw", ""),
    Stap.KIES_AANBOD: ("Bekijk uw doelen en wat erbij past", "ontwikkelpaden:mijn-pad", "#doelen"),
}


@dataclass(frozen=True)
class Tegel:
    """One task of a teacher with the paths for it, drawn as a row of dots; what one follows is filled."""

    naam: str
    url: str
    aantal: int
    gevolgd: int
    stippen: tuple[tuple[int, bool], ...]
    breedte: int


@require_safe
@never_cache
@vereist_recht("ontwikkelpaden.volg_pad")
def mijn_paden(request: HttpRequest) -> HttpResponse:
    vraag = parse_padvraag(dict(request.GET.lists()), paged=False)
    standen = read_padstanden(account(request))
    followed = {stand.pad.pk for stand in standen}
    paden = list(list_paden())
    versies = select_paden(paden, vraag.filter)
    tellingen = count_facetten(paden, vraag.filter)
    context = {
        "standen": [(stand, *step_of(stand)) for stand in standen],
        "tegels": draw_tegels(versies, followed) if not _is_filtered(request) else [],
        "kaarten": [
            (show_kaart(versie, None), versie.pad.slug, versie.pad_id in followed) for versie in versies
        ],
        "aantal": len(versies),
        "facetten": show_facetten(vraag.filter, tellingen),
        "chips": show_chips(vraag.filter),
        "fouten": [(naam, fout) for naam, fouten in vraag.fouten.items() for fout in fouten],
        "kruimels": [KRUIMELS[0], {"naam": "Mijn ontwikkelpaden"}],
        "hier": request.get_full_path(),
    }
    return render(request, "ontwikkelpaden/mijn_paden.html", context)


@require_POST
@vereist_recht("ontwikkelpaden.volg_pad")
def volg_pad(request: HttpRequest, slug: str) -> HttpResponse:
    versie = versie_or_404(slug)
    if request.POST.get("actie") == "stop":
        unfollow_pad(versie.pad, by=account(request))
        messages.success(
            request, f"U volgt ‘{versie.pad.naam}’ niet meer. Wat u invulde en uw doelen blijven bewaard."
        )
    else:
        follow_pad(versie.pad, by=account(request), at=klok.nu())
        messages.success(request, f"U volgt nu ‘{versie.pad.naam}’.")
    return redirect(safe_volgende(request, "ontwikkelpaden:mijn-paden"))


@require_safe
@never_cache
@vereist_recht("ontwikkelpaden.volg_pad")
def mijn_pad(request: HttpRequest, slug: str) -> HttpResponse:
    versie = versie_or_404(slug)
    gebruiker = account(request)
    ontwikkeling = read_ontwikkeling(gebruiker, versie)
    stap = next_step(
        heeft_raamwerk=bool(ontwikkeling.onderdelen),
        begun=bool(ontwikkeling.concepten),
        done=bool(ontwikkeling.afgerond),
        doelen=bool(ontwikkeling.open_doelen),
    )
    context: dict[str, Any] = {
        "versie": versie,
        "pad": versie.pad,
        "ontwikkeling": ontwikkeling,
        "sterk": [_show(item, versie) for item in ontwikkeling.sterk],
        "onbekend": ontwikkeling.onbekend,
        "open_doelen": ontwikkeling.open_doelen,
        "klare_doelen": [doel for doel in ontwikkeling.doelen if doel not in ontwikkeling.open_doelen],
        "stap": stap,
        "fasen": _phases(stap),
        "is_actueel": versie.status in PAD_ACTUEEL,
        "volgt": Gevolgdpad.objects.filter(gebruiker=gebruiker, pad=versie.pad).exists(),
        "panelen": panelen_voor("mijn-pad", ontwikkeling, klok.vandaag()),
        "kruimels": [*KRUIMELS, {"naam": versie.pad.naam}],
        "hier": request.path,
    }
    return render(request, "ontwikkelpaden/mijn_pad.html", context)


def mijn_paneel(gebruiker: Gebruiker, peildatum: date) -> dict[str, Any] | None:  # noqa: ARG001 - every panel gets it
    """Return the paths that somebody follows, for their own page; nothing before there is one."""
    standen = read_padstanden(gebruiker)
    return {"standen": [(stand, *step_of(stand)) for stand in standen]} if standen else None


def step_of(stand: Padstand) -> tuple[str, str]:
    """Return what the button of the next step says and where it leads."""
    naam, urlnaam, anker = STAPPEN[stand.stap]
    return naam, reverse(urlnaam, args=[stand.pad.slug]) + anker


def draw_tegels(versies: list[Padversie], followed: set[int]) -> list[Tegel]:
    """Draw the paths per task; a path with several tasks is at each of them."""
    tegels = []
    for taak in Taak:
        mine = [versie.pad_id in followed for versie in versies if taak in versie.pad.taken]
        mine.sort(reverse=True)
        tegels.append(
            Tegel(
                naam=taak.label,
                url=f"?taak={taak.value}#kies",
                aantal=len(mine),
                gevolgd=Counter(mine)[True],
                stippen=tuple((9 + 18 * place, yes) for place, yes in enumerate(mine)),
                breedte=max(18 * len(mine), 18),
            )
        )
    return [tegel for tegel in tegels if tegel.aantal]


def _show(onderdeel: Onderdeel, versie: Padversie) -> tuple[Onderdeel, Film | None, str]:
    """Return a part with its picture and the level that comes after the one it is at."""
    higher = [code for code in versie.niveaus if VOLGORDE[code] > VOLGORDE[onderdeel.niveau]]
    following = next(iter(sorted(higher, key=VOLGORDE.__getitem__)), "")
    return onderdeel, draw_film(onderdeel.momenten, versie.niveaus), following


def _phases(stap: Stap) -> list[tuple[str, bool]]:
    """Return the steps of the cycle, each with whether it is the next one."""
    now = {
        Stap.EVALUEER: "Zien waar u staat",
        Stap.GA_VERDER: "Zien waar u staat",
        Stap.KIES_DOEL: "Doelen kiezen",
        Stap.KIES_AANBOD: "Trajecten vinden",
    }[stap]
    names = ("Een pad kiezen", "Zien waar u staat", "Doelen kiezen", "Trajecten vinden")
    return [(naam, naam == now) for naam in names]


def _is_filtered(request: HttpRequest) -> bool:
    return bool(request.GET)
