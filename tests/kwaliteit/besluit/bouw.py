"""Cases for tests of advice and decision, brought there by the verbs."""

from datetime import datetime, timedelta

from kwaliteit.domain.besluit.advies import send_advies, write_advies
from kwaliteit.domain.besluit.beslissen import Keuze, decide
from kwaliteit.domain.besluit.invoer import Inhoud, Oordeelinvoer, Voorwaardeinvoer, judged_by
from kwaliteit.domain.besluit.zienswijze import waive_zienswijze
from kwaliteit.enums import Aanvraagstatus, Criteriumoordeel, Uitkomst
from kwaliteit.models import Besluit, Erkenningsaanvraag
from napl.enums import Rol
from napl.models import Gebruiker
from tests.factories import NU, make_gebruiker
from tests.kwaliteit.aanvraag.bouw import maak_aanvraag, maak_lid

DAG = timedelta(days=1)
REDEN = "Reden bij"
GEVOLGD = Keuze(advies_getoetst=True)
_OORDEEL = {
    Uitkomst.TOEKENNEN: Criteriumoordeel.VOLDOET,
    Uitkomst.ONDER_VOORWAARDEN: Criteriumoordeel.DEELS,
    Uitkomst.AFWIJZEN: Criteriumoordeel.NIET,
}


def maak_inhoud(aanvraag: Erkenningsaanvraag, uitkomst: Uitkomst = Uitkomst.TOEKENNEN) -> Inhoud:
    """Return a whole advice: the first criterium says what the outcome rests on, the others are met."""
    criteria = list(judged_by(aanvraag.kaderversie))
    return Inhoud(
        uitkomst=uitkomst,
        motivering="Alles bij elkaar genomen.\n\nDat is de uitkomst.",
        oordelen=tuple(
            Oordeelinvoer(
                criterium.pk,
                _OORDEEL[uitkomst] if index == 0 else Criteriumoordeel.VOLDOET,
                f"{REDEN} {criterium.code}.",
            )
            for index, criterium in enumerate(criteria)
        ),
        voorwaarden=(Voorwaardeinvoer("Publiceer de toetsvormen.", 6),)
        if uitkomst == Uitkomst.ONDER_VOORWAARDEN
        else (),
    )


def maak_geadviseerd(
    uitkomst: Uitkomst = Uitkomst.TOEKENNEN, *, at: datetime = NU, **velden: object
) -> Erkenningsaanvraag:
    """Make a case whose advice was sent: it waits for a decision, or for the zienswijze of the aanbieder."""
    aanvraag = maak_aanvraag(Aanvraagstatus.CONCEPTADVIES, at=at, **velden)  # type: ignore[arg-type]
    behandelaar = make_gebruiker(Rol.BEHANDELAAR)
    write_advies(aanvraag, maak_inhoud(aanvraag, uitkomst), by=behandelaar, at=at)
    return send_advies(aanvraag, by=behandelaar, at=at)


def maak_beslisbaar(
    uitkomst: Uitkomst = Uitkomst.TOEKENNEN, *, at: datetime = NU, **velden: object
) -> Erkenningsaanvraag:
    """Make a case that waits for a decision."""
    aanvraag = maak_geadviseerd(uitkomst, at=at, **velden)
    if aanvraag.status == Aanvraagstatus.ZIENSWIJZE:
        aanvraag = waive_zienswijze(aanvraag, by=maak_lid(aanvraag.aanbieder), at=at)
    return aanvraag


def maak_besluit(
    uitkomst: Uitkomst = Uitkomst.TOEKENNEN,
    *,
    by: Gebruiker | None = None,
    at: datetime = NU + DAG,
    **velden: object,
) -> Besluit:
    """Make a case that was decided as was advised."""
    aanvraag = maak_beslisbaar(uitkomst, **velden)  # type: ignore[arg-type]
    return decide(aanvraag, GEVOLGD, by=by or make_gebruiker(Rol.BESLISSER), at=at)
