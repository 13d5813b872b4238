"""What a deskundige says of themselves: expertise, ties, how much at once, and when they are away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kwaliteit.enums import Bandsoort
from kwaliteit.models import Afwezigheid, Band, Deskundige
from kwaliteit.rules.deskundige import SCHRIJF_PROFIEL
from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, save_fields
from napl.enums import Sector
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker, Organisatie
from napl.rechten import require_recht
from napl.tekst import tidy
from ontwikkelpaden.models import Ontwikkelpad
from register.enums import Thema
from register.models import Aanbieder, Traject
from register.models.ordening import WerkzameAanpak

MAX_TEGELIJK = 10


@dataclass(frozen=True)
class Kennis:
    sectoren: Sequence[Sector] = ()
    themas: Sequence[Thema] = ()
    paden: Sequence[Ontwikkelpad] = ()
    aanpakken: Sequence[WerkzameAanpak] = ()


@dataclass(frozen=True)
class Bandinvoer:
    """One of ``partij`` and ``naam``: what the register knows, or a name that it does not."""

    soort: Bandsoort
    partij: Organisatie | Aanbieder | Traject | None = None
    naam: str = ""
    toelichting: str = ""
    geldig_van: date | None = None
    geldig_tot: date | None = None


@transaction.atomic
def set_kennis(
    deskundige: Deskundige, kennis: Kennis, *, max_tegelijk: int, by: Gebruiker, at: datetime
) -> Deskundige:
    """Say what somebody knows about and how many reviews they take on at once."""
    require_recht(by, SCHRIJF_PROFIEL, deskundige)
    deskundige = lock(deskundige)
    if not 0 <= max_tegelijk <= MAX_TEGELIJK:
        raise Domeinfout(f"Kies een aantal van 0 tot en met {MAX_TEGELIJK}.", veld="max_tegelijk")
    save_fields(
        deskundige,
        sectoren=[Sector(item).value for item in kennis.sectoren],
        themas=[Thema(item).value for item in kennis.themas],
        max_tegelijk=max_tegelijk,
    )
    deskundige.paden.set(kennis.paden)
    deskundige.aanpakken.set(kennis.aanpakken)
    record_gebeurtenis(deskundige, "deskundige.kennis", by=by, at=at)
    return deskundige


@transaction.atomic
def declare_band(deskundige: Deskundige, invoer: Bandinvoer, *, by: Gebruiker, at: datetime) -> Band:
    """Declare a tie; from then on no case is proposed that it makes somebody unfit for."""
    require_recht(by, SCHRIJF_PROFIEL, deskundige)
    deskundige = lock(deskundige)
    naam = tidy(invoer.naam)[:200]
    if (invoer.partij is None) == (not naam):
        raise Domeinfout("Kies een organisatie uit de lijst, of vul een naam in. Niet allebei.", veld="naam")
    if invoer.geldig_van and invoer.geldig_tot and invoer.geldig_tot <= invoer.geldig_van:
        raise Domeinfout("De einddatum ligt niet na de begindatum.", veld="geldig_tot")
    band = Band.objects.create(
        deskundige=deskundige,
        soort=invoer.soort,
        naam=naam,
        toelichting=invoer.toelichting.strip()[:2000],
        geldig_van=invoer.geldig_van,
        geldig_tot=invoer.geldig_tot,
        opgegeven_op=at,
        **_as_fields(invoer.partij),
    )
    save_fields(deskundige, banden_bevestigd_op=at)
    record_gebeurtenis(band, "band.opgegeven", by=by, at=at, gegevens={"deskundige": deskundige.pk})
    return band


def _as_fields(partij: Organisatie | Aanbieder | Traject | None) -> dict[str, object]:
    if partij is None:
        return {}
    names = {Organisatie: "organisatie", Aanbieder: "aanbieder", Traject: "traject"}
    return {names[type(partij)]: partij}


@transaction.atomic
def end_band(band: Band, *, geldig_tot: date, by: Gebruiker, at: datetime) -> Band:
    """Say from which day on a tie is over; it counts for some years after that."""
    band = _own_band(band, by)
    if band.geldig_van and geldig_tot <= band.geldig_van:
        raise Domeinfout("De einddatum ligt niet na de begindatum.", veld="geldig_tot")
    save_fields(band, geldig_tot=geldig_tot)
    record_gebeurtenis(band, "band.beeindigd", by=by, at=at, gegevens={"tot": geldig_tot.isoformat()})
    return band


@transaction.atomic
def withdraw_band(band: Band, *, by: Gebruiker, at: datetime) -> Band:
    """Take back what was declared by mistake; that it stood there stays known."""
    band = _own_band(band, by)
    save_fields(band, teruggenomen_op=at)
    record_gebeurtenis(band, "band.teruggenomen", by=by, at=at)
    return band


def _own_band(band: Band, by: Gebruiker) -> Band:
    require_recht(by, SCHRIJF_PROFIEL, band.deskundige)
    band = lock(band)
    if band.teruggenomen_op is not None:
        raise OngeldigeOvergang("Deze band is al teruggenomen.")
    return band


@transaction.atomic
def confirm_banden(deskundige: Deskundige, *, by: Gebruiker, at: datetime) -> Deskundige:
    """Say that the ties as they stand are complete, also when there are none."""
    require_recht(by, SCHRIJF_PROFIEL, deskundige)
    deskundige = lock(deskundige)
    save_fields(deskundige, banden_bevestigd_op=at)
    record_gebeurtenis(deskundige, "deskundige.banden-bevestigd", by=by, at=at)
    return deskundige


@transaction.atomic
def add_afwezigheid(
    deskundige: Deskundige, *, geldig_van: date, geldig_tot: date, by: Gebruiker, at: datetime
) -> Afwezigheid:
    """Say when somebody is away; ``geldig_tot`` is the first day back."""
    require_recht(by, SCHRIJF_PROFIEL, deskundige)
    if geldig_tot <= geldig_van:
        raise Domeinfout("De einddatum ligt niet na de begindatum.", veld="geldig_tot")
    if geldig_tot <= timezone.localdate(at):
        raise Domeinfout("Deze periode is al voorbij.", veld="geldig_tot")
    afwezigheid = Afwezigheid.objects.create(
        deskundige=deskundige, geldig_van=geldig_van, geldig_tot=geldig_tot
    )
    record_gebeurtenis(deskundige, "deskundige.afwezig", by=by, at=at)
    return afwezigheid


@transaction.atomic
def remove_afwezigheid(afwezigheid: Afwezigheid, *, by: Gebruiker, at: datetime) -> None:
    require_recht(by, SCHRIJF_PROFIEL, afwezigheid.deskundige)
    record_gebeurtenis(afwezigheid.deskundige, "deskundige.toch-aanwezig", by=by, at=at)
    afwezigheid.delete()
