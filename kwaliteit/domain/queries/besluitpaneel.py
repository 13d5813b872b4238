"""What the pages of a case show of advice, zienswijze and decision, with one next step for who looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from kwaliteit.domain.aanvraag.blik import Blik
from kwaliteit.domain.aanvraag.termijnen import ZIENSWIJZE
from kwaliteit.domain.besluit.scheiding import objection_to
from kwaliteit.domain.besluit.termijnen import BEZWAAR
from kwaliteit.domain.queries.besluit import (
    besluit_on,
    latest_sent,
    read_advies,
    read_besluit,
    voorwaarden_of,
    zienswijze_on,
)
from kwaliteit.enums import AANVRAAG_BESLOTEN, Aanvraagstatus
from kwaliteit.models import Besluit, Erkenningsaanvraag, Voorwaarde
from kwaliteit.rules.aanvraag import TEKEN_AANVRAAG
from kwaliteit.rules.besluit import BEOORDEEL_VOORWAARDE, BESLIS, SCHRIJF_ADVIES
from napl.domain.termijn.lezen import termijnen_van
from napl.rechten import heeft_recht
from register.domain.opmaak import day

_S = Aanvraagstatus
_FASE = frozenset({_S.CONCEPTADVIES, _S.ZIENSWIJZE, _S.TER_BESLUITVORMING}) | AANVRAAG_BESLOTEN


@dataclass(frozen=True)
class Stap:
    """What is to be done now; without an address it is somebody else's turn."""

    tekst: str
    naam: str = ""
    url: str = ""


def zaak_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:
    """Return what the bureau sees from the moment that there can be an advice."""
    if blik.aanvraag.status not in _FASE:
        return None
    advies = latest_sent(blik.aanvraag)
    besluit = besluit_on(blik.aanvraag)
    voorwaarden = list(voorwaarden_of(besluit)) if besluit else []
    return {
        "stap": _zaakstap(blik, voorwaarden, peildatum),
        "advies": advies,
        "blok": _blok(besluit, blik.aanvraag),
        "zienswijze": zienswijze_on(advies),
        "besluit": besluit,
        "voorwaarden": [_met_stap(blik, item, peildatum, bureau=True) for item in voorwaarden],
        "bezwaar_tot": _bezwaar_tot(besluit),
        "bureau": True,
    }


def eigen_paneel(blik: Blik, peildatum: date) -> Mapping[str, Any] | None:
    """Return what an aanbieder sees: the advice when it is asked for its view, and the decision."""
    status = Aanvraagstatus(blik.aanvraag.status)
    if status not in AANVRAAG_BESLOTEN | {_S.ZIENSWIJZE, _S.TER_BESLUITVORMING}:
        return None
    advies = latest_sent(blik.aanvraag)
    zienswijze = zienswijze_on(advies)
    besluit = besluit_on(blik.aanvraag)
    shown = status == _S.ZIENSWIJZE or besluit is not None
    return {
        "stap": _eigenstap(blik, gegeven=zienswijze is not None),
        "advies": advies if shown else None,
        "blok": _blok(besluit, blik.aanvraag) if shown else None,
        "zienswijze": zienswijze,
        "besluit": besluit,
        "voorwaarden": [
            _met_stap(blik, item, peildatum, bureau=False)
            for item in (voorwaarden_of(besluit) if besluit else [])
        ],
        "bezwaar_tot": _bezwaar_tot(besluit),
        "bureau": False,
    }


def _blok(besluit: Besluit | None, aanvraag: Erkenningsaanvraag) -> object:
    if besluit is not None:
        return read_besluit(besluit)
    advies = latest_sent(aanvraag)
    return read_advies(advies) if advies is not None else None


def _zaakstap(blik: Blik, voorwaarden: list[Voorwaarde], peildatum: date) -> Stap | None:
    aanvraag, status = blik.aanvraag, Aanvraagstatus(blik.aanvraag.status)
    schrijft = heeft_recht(blik.gebruiker, SCHRIJF_ADVIES)
    if status == _S.CONCEPTADVIES:
        url = reverse("kwaliteit:advies-schrijf", args=[aanvraag.pk]) if schrijft else ""
        return Stap("Er moet een advies komen, met een reden per criterium.", "Schrijf het advies", url)
    if status == _S.ZIENSWIJZE:
        return _zienswijzestap(aanvraag, schrijft=schrijft)
    if status == _S.TER_BESLUITVORMING:
        return _beslisstap(blik, peildatum)
    open_ = [item for item in voorwaarden if _waits(item)]
    if open_:
        return Stap("De aanbieder meldt dat aan een voorwaarde is voldaan. Het bureau kijkt ernaar.")
    return None


def _zienswijzestap(aanvraag: Erkenningsaanvraag, *, schrijft: bool) -> Stap:
    zienswijze = zienswijze_on(latest_sent(aanvraag))
    if zienswijze is None:
        termijn = termijnen_van(aanvraag).filter(soort=ZIENSWIJZE.code).last()
        tot = f" Dat kan tot en met {day(termijn.einde)}." if termijn and termijn.einde else ""
        return Stap(f"Wij wachten op de zienswijze van de aanbieder.{tot}")
    url = reverse("kwaliteit:zienswijze-antwoord", args=[aanvraag.pk]) if schrijft else ""
    return Stap("De aanbieder gaf een zienswijze. Het bureau antwoordt.", "Antwoord op de zienswijze", url)


def _beslisstap(blik: Blik, peildatum: date) -> Stap:
    if not heeft_recht(blik.gebruiker, BESLIS):
        return Stap("Deze aanvraag wacht op een beslisser.")
    reden = objection_to(blik.aanvraag, blik.gebruiker, peildatum)
    if reden:
        return Stap(reden)
    url = reverse("kwaliteit:besluit-neem", args=[blik.aanvraag.pk])
    return Stap("Het advies ligt klaar. Lees het en beslis.", "Neem een besluit", url)


def _eigenstap(blik: Blik, *, gegeven: bool) -> Stap | None:
    status = Aanvraagstatus(blik.aanvraag.status)
    if status == _S.TER_BESLUITVORMING:
        return Stap("Uw aanvraag ligt nu bij wie erover beslist. U hoeft niets te doen.")
    if status != _S.ZIENSWIJZE:
        return None
    if gegeven:
        return Stap("Wij hebben uw zienswijze. Het bureau geeft er antwoord op.")
    if not heeft_recht(blik.gebruiker, TEKEN_AANVRAAG, blik.aanvraag):
        return Stap("Wie bij u mag tekenen, kan op dit advies reageren.")
    url = reverse("kwaliteit:zienswijze-geef", args=[blik.aanvraag.pk])
    return Stap(
        "U kunt op dit advies reageren, voordat er iets wordt besloten.", "Reageer op het advies", url
    )


def _met_stap(blik: Blik, voorwaarde: Voorwaarde, peildatum: date, *, bureau: bool) -> dict[str, Any]:
    wacht = _waits(voorwaarde)
    url = ""
    args = [blik.aanvraag.pk, voorwaarde.pk]
    if bureau and wacht and heeft_recht(blik.gebruiker, BEOORDEEL_VOORWAARDE):
        url = reverse("kwaliteit:voorwaarde-beoordeel", args=args)
    elif not bureau and not wacht and voorwaarde.voldaan_op is None:
        may = heeft_recht(blik.gebruiker, TEKEN_AANVRAAG, blik.aanvraag)
        url = reverse("kwaliteit:voorwaarde-meld", args=args) if may else ""
    laat = voorwaarde.voldaan_op is None and voorwaarde.uiterlijk < peildatum
    return {"voorwaarde": voorwaarde, "wacht": wacht, "url": url, "te_laat": laat}


def _waits(voorwaarde: Voorwaarde) -> bool:
    return any(melding.beoordeeld_op is None for melding in voorwaarde.meldingen.all())


def _bezwaar_tot(besluit: Besluit | None) -> date | None:
    if besluit is None:
        return None
    termijn = termijnen_van(besluit).filter(soort=BEZWAAR.code).last()
    return termijn.einde if termijn is not None else None
