"""A teamroute itself: make, change, close, open again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from napl.domain.eigentekst import check_tekst
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.enums import Rol, Sector
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Lidmaatschap, Organisatie
from napl.rechten import require_recht
from napl.tekst import tidy
from register.domain.teamroute.samen import write_deel
from register.enums import TEAMROUTE_OVERGANGEN, TeamrouteStatus, Uitnodigingsantwoord
from register.models import Teamroute, Teamroutedeelnemer
from register.models.teamroute import MAX_AANLEIDING, MAX_ROUTENAAM

MAAK = "register.maak_teamroute"
BEHEER = "register.beheer_teamroute"
ZIE = "register.zie_teamroute"
MAX_ROUTES = 50
MAX_JAREN = 4


@dataclass(frozen=True)
class Routegegevens:
    """What a plan says of itself; both dates count."""

    naam: str
    begin_datum: date
    eind_datum: date
    sectoren: tuple[str, ...]
    aanleiding: str = ""


@transaction.atomic
def create_teamroute(
    organisatie: Organisatie, gegevens: Routegegevens, *, by: Gebruiker, at: datetime
) -> Teamroute:
    """Begin a plan for a school or board. A teacher who makes it takes part; a school leader does not."""
    require_recht(by, MAAK, organisatie)
    lock(organisatie)
    if Teamroute.objects.filter(organisatie=organisatie).count() >= MAX_ROUTES:
        raise Domeinfout(f"Uw team heeft al {MAX_ROUTES} teamroutes. Meer passen er niet.", veld="naam")
    route = Teamroute.objects.create(
        organisatie=organisatie, gemaakt_door=by, aangemaakt_op=at, **_checked(gegevens)
    )
    if not _leads(by, organisatie, timezone.localdate(at)):
        Teamroutedeelnemer.objects.create(
            teamroute=route, gebruiker=by, antwoord=Uitnodigingsantwoord.JA, uitgenodigd_op=at
        )
    record_gebeurtenis(route, "teamroute.gemaakt", by=by, at=at, gegevens={"organisatie": organisatie.pk})
    return route


@transaction.atomic
def change_teamroute(
    route: Teamroute, gegevens: Routegegevens, *, basis: str, by: Gebruiker, at: datetime
) -> Teamroute:
    """Write name, period, sectors and reason anew; a step of the plan cannot fall outside the period.

    ``basis`` is the ``afdruk_van`` of the plan that one started from.
    """
    route = lock_open(route, by=by)
    values = _checked(gegevens)
    stappen = route.doelen.filter(paden__stappen__isnull=False)
    outside = stappen.filter(paden__stappen__begin_datum__lt=gegevens.begin_datum) | stappen.filter(
        paden__stappen__eind_datum__gt=gegevens.eind_datum
    )
    if outside.exists():
        raise Domeinfout(
            "Een stap van het plan valt dan buiten de periode. Pas eerst die stap aan.", veld="eind_datum"
        )
    if write_deel(route, values, basis=basis):
        record_gebeurtenis(route, "teamroute.gewijzigd", by=by, at=at)
    return route


@transaction.atomic
def move_teamroute(route: Teamroute, naar: TeamrouteStatus, *, by: Gebruiker, at: datetime) -> Teamroute:
    """Close a plan, or open it again; in a closed one nothing changes but that a member stops sharing."""
    require_recht(by, BEHEER, route)
    route = lock(route)
    require_transition(route.status, to=naar, allowed=TEAMROUTE_OVERGANGEN)
    save_fields(route, status=naar)
    record_gebeurtenis(route, f"teamroute.{naar.value}", by=by, at=at)
    return route


def lock_open(route: Teamroute, *, by: Gebruiker) -> Teamroute:
    """Return the locked plan for who manages it; raise when it is closed."""
    require_recht(by, BEHEER, route)
    route = lock(route)
    require_open(route)
    return route


def require_open(route: Teamroute) -> None:
    if not route.is_open:
        raise OngeldigeOvergang("Deze teamroute is afgesloten. Er kan niets meer veranderen.", veld="status")


def _leads(gebruiker: Gebruiker, organisatie: Organisatie, peildatum: date) -> bool:
    rows = Lidmaatschap.objects.filter(gebruiker=gebruiker, organisatie=organisatie, rol=Rol.SCHOOLLEIDER)
    return rows.geldig_op(peildatum).exists()


def _checked(gegevens: Routegegevens) -> dict[str, object]:
    naam = tidy(gegevens.naam.replace("\x00", ""))
    if not naam:
        raise Domeinfout("Geef de teamroute een naam.", veld="naam")
    check_tekst(naam, max_lengte=MAX_ROUTENAAM, naam="naam", veld="naam")
    if gegevens.eind_datum <= gegevens.begin_datum:
        raise Domeinfout("De laatste dag ligt niet na de eerste dag.", veld="eind_datum")
    if gegevens.eind_datum.year - gegevens.begin_datum.year > MAX_JAREN:
        raise Domeinfout(f"Een teamroute duurt hooguit {MAX_JAREN} jaar.", veld="eind_datum")
    sectoren = [code for code in Sector.values if code in gegevens.sectoren]
    if not sectoren or len(sectoren) != len(set(gegevens.sectoren)):
        raise Domeinfout("Kies voor welke sector de teamroute is.", veld="sectoren")
    aanleiding = check_tekst(
        gegevens.aanleiding, max_lengte=MAX_AANLEIDING, naam="aanleiding", veld="aanleiding"
    )
    return {
        "naam": naam,
        "begin_datum": gegevens.begin_datum,
        "eind_datum": gegevens.eind_datum,
        "sectoren": sectoren,
        "aanleiding": aanleiding,
    }
