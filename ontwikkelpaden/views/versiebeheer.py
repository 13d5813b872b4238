"""The versions of all paths at the desk of the bureau, and every move in their life behind a confirmation."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from napl import klok
from napl.fouten import Domeinfout, GeenRecht
from napl.models import Gebruiker
from napl.toegang import vereist_recht
from ontwikkelpaden.domain.consultatie import extend_consultatie, open_consultatie, return_to_concept
from ontwikkelpaden.domain.consultatiereactie import publish_antwoorden
from ontwikkelpaden.domain.herziening import revise_padversie
from ontwikkelpaden.domain.padversie import adopt_padversie, withdraw_padversie
from ontwikkelpaden.domain.queries.paden import MAX_NUMMER
from ontwikkelpaden.domain.queries.versies import Stand, Zet, legal_zetten, list_standen
from ontwikkelpaden.enums import PAD_BEEINDIGD, PAD_VOORLOPIG, PadStatus
from ontwikkelpaden.forms.consultatie import (
    Domeinformulier,
    Openformulier,
    Redenformulier,
    Verlengformulier,
)
from ontwikkelpaden.models import Consultatie, Padversie
from ontwikkelpaden.views.voortgang import show_stappen
from ontwikkelpaden.views.weergave import show_label

Actie = Callable[[Padversie, Domeinformulier, Gebruiker], object]


@dataclass(frozen=True)
class Zetpagina:
    """How a move is asked and confirmed: what it is called, what it brings about, and what it needs."""

    knop: str
    titel: str
    gevolgen: tuple[str, ...]
    gedaan: str
    doe: Actie
    formulier: type[Domeinformulier] = Domeinformulier
    is_definitief: bool = False


def _running(versie: Padversie) -> Consultatie:
    return get_object_or_404(Consultatie, versie=versie, afgebroken_op=None)


def _open(versie: Padversie, form: Domeinformulier, by: Gebruiker) -> object:
    return open_consultatie(versie, cast("Openformulier", form).gegevens, by=by, at=klok.nu())


def _extend(versie: Padversie, form: Domeinformulier, by: Gebruiker) -> object:
    values = form.cleaned_data
    return extend_consultatie(
        _running(versie), sluit_op=values["sluit_op"], reden=values["reden"], by=by, at=klok.nu()
    )


def _return(versie: Padversie, form: Domeinformulier, by: Gebruiker) -> object:
    return return_to_concept(versie, reden=form.cleaned_data["reden"], by=by, at=klok.nu())


def _withdraw(versie: Padversie, form: Domeinformulier, by: Gebruiker) -> object:
    return withdraw_padversie(versie, reden=form.cleaned_data["reden"], by=by, at=klok.nu())


ZETTEN: dict[Zet, Zetpagina] = {
    Zet.CONSULTEREN: Zetpagina(
        "Consultatie openen",
        "Consultatie openen over",
        (
            "Iedereen kan deze versie lezen, ook zonder account.",
            "Wie is ingelogd, kan in de gekozen periode reageren op elk onderdeel.",
            "Niemand kan de tekst nog veranderen, tenzij u de versie terugzet naar concept.",
        ),
        "De consultatie is geopend.",
        _open,
        Openformulier,
    ),
    Zet.VERLENGEN: Zetpagina(
        "Verlengen",
        "Consultatie verlengen over",
        ("Iedereen kan langer reageren.", "De reden staat op de pagina van de consultatie."),
        "De consultatie duurt langer.",
        _extend,
        Verlengformulier,
    ),
    Zet.ANTWOORDEN: Zetpagina(
        "Antwoorden publiceren",
        "Antwoorden publiceren over",
        (
            "Iedereen leest alle reacties en de antwoorden.",
            "Namen staan er alleen bij van wie dat heeft aangevinkt.",
            "De antwoorden kunnen daarna niet meer veranderen.",
        ),
        "De antwoorden zijn gepubliceerd.",
        lambda versie, _, by: publish_antwoorden(_running(versie), by=by, at=klok.nu()),
        is_definitief=True,
    ),
    Zet.VASTSTELLEN: Zetpagina(
        "Vaststellen",
        "Vaststellen:",
        (
            "Deze versie is vanaf nu de actuele versie van het pad.",
            "De versie die nu geldt, wordt ‘herzien’. Zij blijft te lezen op haar eigen adres.",
            "Trajecten blijven wijzen naar de versie waarmee zij zijn getypeerd.",
            "De inhoud kan niet meer veranderen.",
        ),
        "De versie is vastgesteld.",
        lambda versie, _, by: adopt_padversie(versie, by=by, at=klok.nu()),
        is_definitief=True,
    ),
    Zet.TERUG: Zetpagina(
        "Terug naar concept",
        "Terug naar concept:",
        (
            "De consultatie stopt. De pagina zegt waarom.",
            "De reacties blijven bewaard voor de makers.",
            "Daarna is een nieuwe consultatie nodig.",
        ),
        "De versie is weer een concept.",
        _return,
        Redenformulier,
    ),
    Zet.HERZIEN: Zetpagina(
        "Herziening starten",
        "Herziening starten van",
        (
            "Er komt een nieuw concept met alles wat in deze versie staat.",
            "Deze versie blijft gelden tot de nieuwe is vastgesteld.",
        ),
        "De herziening is gestart. Er is een nieuw concept.",
        lambda versie, _, by: revise_padversie(versie, by=by, at=klok.nu()),
    ),
    Zet.INTREKKEN: Zetpagina(
        "Intrekken",
        "Intrekken:",
        (
            "Deze versie geldt niet meer. Dat kan niet ongedaan worden gemaakt.",
            "Wie haar kon lezen, kan dat nog steeds. De reden staat erboven.",
            "Een concept dat niemand buiten heeft gezien, verdwijnt uit beeld.",
        ),
        "De versie is ingetrokken.",
        _withdraw,
        Redenformulier,
        is_definitief=True,
    ),
}


# Where each version stands on the page, by its status.
GROEPEN = (
    (
        "in-de-maak",
        "Hier wordt aan gewerkt",
        "Wat een volgende stap nodig heeft, staat hier.",
        "Er is geen versie in de maak. Een atelier begint een nieuw pad, of u start een herziening.",
        PAD_VOORLOPIG,
    ),
    (
        "vastgesteld",
        "Vastgesteld",
        "Deze versies gelden. Ze veranderen niet meer; een verbetering is een nieuwe versie.",
        "Er is nog geen versie vastgesteld.",
        frozenset({PadStatus.VASTGESTELD}),
    ),
    (
        "voorbeelden",
        "Voorbeelden",
        "Niemand stelde deze versies vast. Start een herziening om er een echt pad van te maken.",
        "Er zijn geen voorbeelden.",
        frozenset({PadStatus.VOORBEELD}),
    ),
    (
        "voorbij",
        "Vervangen en ingetrokken versies",
        "Deze versies blijven te lezen op hun eigen adres.",
        "Er is nog geen versie vervangen of ingetrokken.",
        PAD_BEEINDIGD,
    ),
)
# What has work in it, or is in force, is open; the rest opens when somebody asks.
OPEN = (PAD_VOORLOPIG, frozenset({PadStatus.VASTGESTELD}))
GETALLEN = (
    (PadStatus.CONCEPT, "concept", "in-de-maak"),
    (PadStatus.CONSULTATIE, "in consultatie", "in-de-maak"),
    (PadStatus.VASTGESTELD, "vastgesteld", "vastgesteld"),
    (PadStatus.VOORBEELD, "voorbeeld", "voorbeelden"),
)


@require_safe
@never_cache
@vereist_recht("ontwikkelpaden.publiceer_padversie")
def versie_list(request: HttpRequest) -> HttpResponse:
    """Show what is being made first, then what is in force, then what was."""
    standen = [stand for row in list_standen(klok.vandaag()) for stand in row.standen]
    statussen = Counter(PadStatus(stand.versie.status) for stand in standen)
    return render(
        request,
        "ontwikkelpaden/versie_list.html",
        {
            "getallen": [
                {"aantal": statussen[status], "naam": naam, "anker": anker}
                for status, naam, anker in GETALLEN
            ],
            "groepen": [
                {
                    "anker": anker,
                    "kop": kop,
                    "uitleg": uitleg,
                    "leeg": leeg,
                    "standen": [_shown(stand) for stand in standen if stand.versie.status in statuses],
                    "dicht": statuses not in OPEN,
                }
                for anker, kop, uitleg, leeg, statuses in GROEPEN
            ],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vereist_recht("ontwikkelpaden.publiceer_padversie")
def versie_zet(request: HttpRequest, slug: str, nummer: int, zet: str) -> HttpResponse:
    """Show what a move brings about, and do it when that is confirmed."""
    pagina = ZETTEN.get(cast("Zet", zet))  # the value of a StrEnum is its own key
    if pagina is None or nummer > MAX_NUMMER:
        raise Http404
    versie = get_object_or_404(Padversie.objects.select_related("pad"), pad__slug=slug, nummer=nummer)
    form = pagina.formulier(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            pagina.doe(versie, form, cast("Gebruiker", request.user))
        except GeenRecht:
            raise
        except Domeinfout as fout:
            form.add_domeinfout(fout)
        else:
            messages.success(request, f"{versie.pad.naam}, versie {nummer}: {pagina.gedaan}")
            return redirect("ontwikkelpaden:versie-list")
    return render(
        request,
        "ontwikkelpaden/versie_zet.html",
        {
            "versie": versie,
            "pad": versie.pad,
            "pagina": pagina,
            "form": form,
            "kan": form.is_bound or Zet(zet) in legal_zetten(versie, klok.vandaag()),
            "label": show_label(versie),
            "stappen": show_stappen(versie.status),
            "kruimels": [
                {"naam": "Bureau", "url": reverse("bureau")},
                {"naam": "Ontwikkelpaden", "url": reverse("ontwikkelpaden:versie-list")},
                {"naam": f"{versie.pad.naam}, versie {nummer}", "url": ""},
            ],
        },
        status=400 if form.errors else 200,
    )


def _shown(stand: Stand) -> dict[str, object]:
    versie = stand.versie
    return {
        "versie": versie,
        "pad": versie.pad,
        "label": show_label(versie),
        "consultatie": stand.consultatie,
        "advies": stand.advies,
        "knoppen": [
            {
                "naam": ZETTEN[zet].knop,
                "url": reverse("ontwikkelpaden:versie-zet", args=[versie.pad.slug, versie.nummer, zet.value]),
            }
            for zet in stand.zetten
        ],
        "openbaar": versie.gepubliceerd_op is not None or stand.consultatie is not None,
    }
