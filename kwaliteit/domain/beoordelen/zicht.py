"""What somebody may see of a review in which phase: the one place that page, file and mail ask.

Judging is only worth something when nobody leans on another: who judges sees no name, and no judgement of
the other before both are in. The aanbieder sees no name before the decision does (Awb 3:8: a decision names
its adviser), and the bureau reads no judgement before both are in, but always knows who judges.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kwaliteit.enums import (
    AANVRAAG_BESLOTEN,
    BEOORDELING_AANGENOMEN,
    Aanvraagstatus,
    Beoordelingstatus,
)
from kwaliteit.models import Beoordeling, Erkenningsaanvraag
from kwaliteit.rules.beoordeling import ZIE_NAMEN
from napl.models import Gebruiker
from napl.rechten import BUREAU, Actor, heeft_recht, rollen_van
from register.models.aanbod import aanbieders_van

_S = Aanvraagstatus
# The file of the case is open to who judges, for as long as it is judged and weighed.
_DOSSIER_OPEN = frozenset(
    {
        _S.TOEWIJZING,
        _S.IN_BEOORDELING,
        _S.CONSENSUS,
        _S.CONCEPTADVIES,
        _S.ZIENSWIJZE,
        _S.TER_BESLUITVORMING,
    }
)
_BEIDE_BINNEN = frozenset(
    {_S.CONSENSUS, _S.CONCEPTADVIES, _S.ZIENSWIJZE, _S.TER_BESLUITVORMING, *AANVRAAG_BESLOTEN}
)
# The advice goes to the aanbieder for a zienswijze, with what it rests on.
_ADVIES_BEKEND = frozenset({_S.ZIENSWIJZE, _S.TER_BESLUITVORMING, *AANVRAAG_BESLOTEN})


class Kijker(StrEnum):
    """In which capacity somebody looks at a case."""

    DESKUNDIGE = "deskundige"
    GEVRAAGD = "gevraagd"
    TERUGGENOMEN = "teruggenomen"
    AANBIEDER = "aanbieder"
    BUREAU = "bureau"
    BUITEN = "buiten"


@dataclass(frozen=True)
class Zicht:
    """What one person may see of one case now; everything is dark unless it is said here."""

    kijker: Kijker = Kijker.BUITEN
    # Which traject and aanbieder it is about.
    zaak: bool = False
    # The frozen text, the self-evaluation and the evidence, also as files.
    dossier: bool = False
    # The judgements of everybody who judges, under their letters.
    oordelen: bool = False
    # What they agreed on.
    consensus: bool = False
    # Who judges, by name.
    namen: bool = False
    # Why somebody declined, or why a review was taken back.
    redenen: bool = False
    # What can help the aanbieder on.
    feedback: bool = False


def see(actor: Actor, aanvraag: Erkenningsaanvraag, peildatum: date) -> Zicht:
    """Return what somebody may see; who judges the case or works for the aanbieder is that first of all."""
    if not isinstance(actor, Gebruiker) or not actor.is_active:
        return Zicht()
    eigen = list(Beoordeling.objects.van(actor).filter(aanvraag=aanvraag).values_list("status", flat=True))
    if eigen:
        return sees_as_deskundige(aanvraag, [Beoordelingstatus(status) for status in eigen])
    if aanbieders_van(actor, peildatum).filter(pk=aanvraag.aanbieder_id).exists():
        return _as_aanbieder(aanvraag)
    if rollen_van(actor, peildatum) & BUREAU and aanvraag.ingediend_op is not None:
        return _as_bureau(actor, aanvraag)
    return Zicht()


def sees_dossier(actor: Actor, aanvraag: Erkenningsaanvraag, peildatum: date) -> bool:
    """Say whether somebody may open the evidence of a case: what the rights on files ask."""
    return see(actor, aanvraag, peildatum).dossier


def sees_as_deskundige(aanvraag: Erkenningsaanvraag, eigen: list[Beoordelingstatus]) -> Zicht:
    """Return what somebody sees by the reviews that they have of a case."""
    status = Aanvraagstatus(aanvraag.status)
    if any(item in BEOORDELING_AANGENOMEN for item in eigen):
        beide = status in _BEIDE_BINNEN
        return Zicht(
            Kijker.DESKUNDIGE,
            zaak=True,
            dossier=status in _DOSSIER_OPEN,
            oordelen=beide,
            consensus=beide,
            feedback=beide,
        )
    if Beoordelingstatus.GEVRAAGD in eigen:
        return Zicht(Kijker.GEVRAAGD, zaak=True)
    return Zicht(Kijker.TERUGGENOMEN)


def _as_aanbieder(aanvraag: Erkenningsaanvraag) -> Zicht:
    status = Aanvraagstatus(aanvraag.status)
    besloten = status in AANVRAAG_BESLOTEN
    return Zicht(
        Kijker.AANBIEDER,
        zaak=True,
        dossier=True,
        consensus=status in _ADVIES_BEKEND,
        namen=besloten,
        feedback=besloten,
    )


def _as_bureau(actor: Gebruiker, aanvraag: Erkenningsaanvraag) -> Zicht:
    names = heeft_recht(actor, ZIE_NAMEN)
    beide = Aanvraagstatus(aanvraag.status) in _BEIDE_BINNEN and names
    return Zicht(
        Kijker.BUREAU,
        zaak=True,
        dossier=True,
        oordelen=beide,
        consensus=beide,
        namen=names,
        redenen=names,
        feedback=beide,
    )
