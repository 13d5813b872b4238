"""What staff change about the holidays of the law; every running term follows at once."""

from datetime import date, datetime

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.termijn.verloop import recount_termijnen
from napl.domain.termijn.vrij import statutory
from napl.fouten import Domeinfout
from napl.models import Feestdag, Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy

BEHEER = "napl.beheer_feestdagen"


@transaction.atomic
def set_feestdag(
    datum: date, *, naam: str, is_vrij: bool, grond: str, by: Gebruiker, at: datetime
) -> Feestdag:
    """Say that a day counts as a holiday, or that one of the law does not; running terms follow.

    Raises Domeinfout for a day that staff changed already, and for taking off what is none.
    """
    require_recht(by, BEHEER)
    naam, grond = tidy(naam), tidy(grond)
    if not naam:
        raise Domeinfout("Vul in hoe deze dag heet.", veld="naam")
    if not grond:
        raise Domeinfout("Vul in waarop dit berust, zoals een besluit met een datum.", veld="grond")
    if Feestdag.objects.filter(datum=datum).exists():
        raise Domeinfout("Voor deze dag staat er al iets. Haal dat eerst weg.", veld="datum")
    isstatutory = datum in statutory(datum.year)
    if is_vrij and isstatutory:
        raise Domeinfout("Deze dag is volgens de wet al een feestdag.", veld="datum")
    if not is_vrij and not isstatutory:
        raise Domeinfout("Deze dag is volgens de wet geen feestdag. Er valt niets af te halen.", veld="datum")
    row = Feestdag.objects.create(datum=datum, naam=naam, is_vrij=is_vrij, grond=grond)
    record_gebeurtenis(
        row,
        "feestdag.toegevoegd" if is_vrij else "feestdag.afgehaald",
        by=by,
        at=at,
        gegevens={"datum": datum.isoformat()},
    )
    recount_termijnen()
    return row


@transaction.atomic
def remove_feestdag(feestdag: Feestdag, *, by: Gebruiker, at: datetime) -> None:
    """Take back what staff said about a day; the law holds for it again."""
    require_recht(by, BEHEER)
    record_gebeurtenis(
        feestdag, "feestdag.hersteld", by=by, at=at, gegevens={"datum": feestdag.datum.isoformat()}
    )
    feestdag.delete()
    recount_termijnen()
