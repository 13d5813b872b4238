"""Write what the aanbieder says per criterium, without losing what a colleague wrote (docs/adr/0031)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kwaliteit.domain.queries.kader import geldende_criteria
from kwaliteit.enums import AANVRAAG_SCHRIJFBAAR
from kwaliteit.models import Criterium, Erkenningsaanvraag, Verantwoording
from kwaliteit.rules.aanvraag import SCHRIJF_AANVRAAG
from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.bewerken import Stand, Tekstconflict

MAX_TEKST = 6000
GEBEURTENIS = "aanvraag.verantwoord"


@transaction.atomic
def write_verantwoording(
    aanvraag: Erkenningsaanvraag, code: str, tekst: str, *, basis: str, by: Gebruiker, at: datetime
) -> Stand:
    """Put a text at a criterium of the version that the aanvraag is judged by; return what stands there.

    ``basis`` is the ``afdruk`` of the text that ``by`` started from. Raises Tekstconflict when another text
    stands there now, and OngeldigeOvergang when the aanvraag is not open for writing.
    """
    aanvraag = lock_schrijfbaar(aanvraag, by=by)
    criterium = find_criterium(aanvraag, code)
    nieuw = check_tekst(tekst, max_lengte=MAX_TEKST, naam="tekst", veld="tekst")
    row = Verantwoording.objects.filter(aanvraag=aanvraag, criterium=criterium).first()
    stand = stand_of(row)
    if nieuw == stand.tekst:
        return stand
    if basis != stand.afdruk:
        raise Tekstconflict(stand)
    if row is None:
        row = Verantwoording(aanvraag=aanvraag, criterium=criterium)
    row.tekst, row.gewijzigd_op, row.gewijzigd_door = nieuw, at, by
    row.save()
    record_gebeurtenis(aanvraag, GEBEURTENIS, by=by, at=at, gegevens={"criterium": criterium.code})
    return stand_of(row)


def stand_of(row: Verantwoording | None) -> Stand:
    """Return the text that stands at a criterium now, and who put it there."""
    return Stand("") if row is None else Stand(row.tekst, row.gewijzigd_door, row.gewijzigd_op)


def lock_schrijfbaar(aanvraag: Erkenningsaanvraag, *, by: Gebruiker) -> Erkenningsaanvraag:
    """Lock an aanvraag that somebody writes on; raise GeenRecht or OngeldigeOvergang when they cannot."""
    require_recht(by, SCHRIJF_AANVRAAG, aanvraag)
    aanvraag = lock(aanvraag)
    if aanvraag.status not in AANVRAAG_SCHRIJFBAAR:
        raise OngeldigeOvergang("Uw aanvraag is ingediend. U kunt hier nu niets meer veranderen.")
    return aanvraag


def find_criterium(aanvraag: Erkenningsaanvraag, code: str) -> Criterium:
    """Return one of the criteria that the aanvraag is judged by."""
    found = geldende_criteria(aanvraag.kaderversie).filter(code=code).first()
    if found is None:
        raise Domeinfout("Dit criterium hoort niet bij het kwaliteitskader van deze aanvraag.")
    return found


@dataclass(frozen=True)
class Voortgang:
    """How far the self-evaluation is: a criterium counts once something is written at it."""

    codes: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def totaal(self) -> int:
        return len(self.codes)

    @property
    def klaar(self) -> int:
        return len(self.codes) - len(self.open)


def progress_of(aanvraag: Erkenningsaanvraag) -> Voortgang:
    codes = tuple(geldende_criteria(aanvraag.kaderversie).values_list("code", flat=True))
    written = set(
        Verantwoording.objects.filter(aanvraag=aanvraag)
        .exclude(tekst="")
        .values_list("criterium__code", flat=True)
    )
    return Voortgang(codes, tuple(code for code in codes if code not in written))


def require_verantwoord(aanvraag: Erkenningsaanvraag) -> None:
    """Raise Domeinfout while a criterium has no text."""
    open_ = progress_of(aanvraag).open
    if open_:
        raise Domeinfout(
            f"Uw zelfevaluatie is nog niet af. Schrijf nog iets bij: {', '.join(open_)}.", veld="verklaring"
        )


__all__ = [
    "MAX_TEKST",
    "Voortgang",
    "find_criterium",
    "lock_schrijfbaar",
    "progress_of",
    "require_verantwoord",
    "stand_of",
    "write_verantwoording",
]
