"""The lists of a team: make one, add to it, take from it. Whoever is in the team may do all of it.

These verbs write no gebeurtenis (see ``lijst``): who found what interesting stays with the team.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from napl.domain.eigentekst import check_tekst
from napl.domain.transitie import lock
from napl.fouten import Domeinfout
from napl.models import Gebruiker, Organisatie
from napl.rechten import require_recht
from napl.tekst import tidy
from register.domain.bewaren.lijst import Bewaaruitkomst
from register.models import Teamlijst, Teamlijstitem, Traject
from register.models.teamlijst import MAX_LIJSTNAAM, MAX_OPMERKING

GEBRUIK = "register.gebruik_teamlijst"
MAX_LIJSTEN = 50
MAX_OP_LIJST = 200


@transaction.atomic
def create_teamlijst(organisatie: Organisatie, *, naam: str, by: Gebruiker, at: datetime) -> Teamlijst:
    """Make an empty list for a school or board; its name is its own there."""
    require_recht(by, GEBRUIK, organisatie)
    lock(organisatie)
    naam = _check_naam(naam)
    if Teamlijst.objects.filter(organisatie=organisatie, naam__iexact=naam).exists():
        raise Domeinfout(f"Uw team heeft al een lijst met de naam ‘{naam}’.", veld="naam")
    if Teamlijst.objects.filter(organisatie=organisatie).count() >= MAX_LIJSTEN:
        raise Domeinfout(f"Uw team heeft al {MAX_LIJSTEN} lijsten. Verwijder er eerst een.", veld="naam")
    return Teamlijst.objects.create(organisatie=organisatie, naam=naam, aangemaakt_op=at)


def _check_naam(naam: str) -> str:
    tidied = tidy(naam.replace("\x00", ""))
    if not tidied:
        raise Domeinfout("Geef de lijst een naam.", veld="naam")
    if len(tidied) > MAX_LIJSTNAAM:
        raise Domeinfout(
            f"De naam is te lang: {len(tidied)} tekens. Er passen {MAX_LIJSTNAAM} tekens in.", veld="naam"
        )
    return tidied


@transaction.atomic
def share_trajecten(
    lijst: Teamlijst, trajecten: Iterable[Traject], *, by: Gebruiker, at: datetime, opmerking: str = ""
) -> Bewaaruitkomst:
    """Put trajecten on the list of a team, each once; the remark is for all colleagues to read."""
    lijst = lock(lijst)
    require_recht(by, GEBRUIK, lijst.organisatie)
    opmerking = check_tekst(opmerking, max_lengte=MAX_OPMERKING, naam="opmerking", veld="opmerking")
    wanted = {traject.pk for traject in trajecten}
    known = set(lijst.items.filter(traject__in=wanted).values_list("traject_id", flat=True))
    new = wanted - known
    if new and lijst.items.count() + len(new) > MAX_OP_LIJST:
        raise Domeinfout(f"Deze lijst is vol. Er passen {MAX_OP_LIJST} trajecten op.", veld="lijst")
    Teamlijstitem.objects.bulk_create(
        Teamlijstitem(lijst=lijst, traject_id=pk, toegevoegd_door=by, opmerking=opmerking, toegevoegd_op=at)
        for pk in sorted(new)
    )
    return Bewaaruitkomst(nieuw=len(new), al_bewaard=len(known))


@transaction.atomic
def share_on_new_teamlijst(
    organisatie: Organisatie,
    trajecten: Iterable[Traject],
    *,
    naam: str,
    by: Gebruiker,
    at: datetime,
    opmerking: str = "",
) -> tuple[Teamlijst, Bewaaruitkomst]:
    """Make a list and put trajecten on it, or neither."""
    lijst = create_teamlijst(organisatie, naam=naam, by=by, at=at)
    return lijst, share_trajecten(lijst, trajecten, opmerking=opmerking, by=by, at=at)


@transaction.atomic
def unshare_traject(lijst: Teamlijst, traject: Traject, *, by: Gebruiker) -> bool:
    """Take a traject off the list of a team, whoever added it; return False when it was not there."""
    require_recht(by, GEBRUIK, lijst.organisatie)
    dropped, _ = Teamlijstitem.objects.filter(lijst=lijst, traject=traject).delete()
    return bool(dropped)


@transaction.atomic
def delete_teamlijst(lijst: Teamlijst, *, by: Gebruiker) -> None:
    """Remove an empty list; one with trajecten is the work of colleagues and has to be emptied first."""
    lijst = lock(lijst)
    require_recht(by, GEBRUIK, lijst.organisatie)
    if lijst.items.exists():
        raise Domeinfout("Er staan nog trajecten op deze lijst. Haal ze er eerst af.")
    lijst.delete()
