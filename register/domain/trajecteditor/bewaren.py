"""Save one section, field by field, without losing what a colleague wrote (docs/adr/0020, 0028)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock
from napl.fouten import Domeinfout
from napl.models import Gebeurtenis, Gebruiker
from register.domain.traject import require_bewerkbaar, write_concept
from register.domain.trajecteditor.secties import VELDEN, afdruk
from register.domain.trajectgegevens import RELATIES, Trajectgegevens, read_gegevens
from register.enums import Trajectsectie, VersieStatus
from register.models import Traject, Trajectversie

GEBEURTENIS = "traject.concept_gewijzigd"
BRON = "De aanbieder heeft dit zelf ingevuld"


@dataclass(frozen=True)
class Botsing:
    """One field that two people changed: what stands there now and what was typed."""

    veld: str
    nu: object
    mijn: object


class Sectieconflict(Domeinfout):
    """Somebody else changed the same fields; nothing was written."""

    def __init__(self, botsingen: list[Botsing], gegevens: Trajectgegevens) -> None:
        super().__init__("Iemand anders wijzigde dit intussen ook. Uw tekst is nog niet bewaard.")
        self.botsingen = botsingen
        self.gegevens = gegevens


def working_versie(traject: Traject) -> Trajectversie:
    """Return what one edits: the draft, or what is live where there is no draft yet."""
    rows = traject.versies.filter(status__in=[VersieStatus.CONCEPT, VersieStatus.LIVE])
    versie = rows.order_by("-nummer").first()
    if versie is None:
        raise ValueError("A traject has a draft or a live version.")
    return versie


@transaction.atomic
def save_sectie(
    traject: Traject,
    sectie: Trajectsectie,
    waarden: Mapping[str, Any],
    *,
    basis: Mapping[str, str],
    by: Gebruiker,
    at: datetime,
) -> list[str]:
    """Write what somebody changed in a section into the draft; return the fields that changed.

    ``waarden`` holds values as in Trajectgegevens, ``basis`` per field the ``afdruk`` of what ``by`` started
    from. A field that ``by`` left alone keeps what stands there now. Raises Sectieconflict when another
    value stands where ``by`` changed one, and Domeinfout with the field for a value that cannot be.
    """
    traject = lock(traject)
    require_bewerkbaar(traject, by=by)
    nu = read_gegevens(working_versie(traject))
    changed = _changed(nu, {veld: waarden[veld] for veld in VELDEN[sectie] if veld in waarden}, basis)
    botsingen = [
        Botsing(veld, getattr(nu, veld), value)
        for veld, value in changed.items()
        if basis.get(veld) != afdruk(getattr(nu, veld), veld=veld)
    ]
    if botsingen:
        raise Sectieconflict(botsingen, nu)
    if not changed:
        return []
    gegevens = replace(nu, **changed, bron=BRON, zekerheid="")
    require_possible(traject, gegevens, velden=changed)
    write_concept(traject, gegevens, by=by)
    record_gebeurtenis(
        traject, GEBEURTENIS, by=by, at=at, gegevens={"sectie": sectie.value, "velden": [*sorted(changed)]}
    )
    return list(changed)


def _changed(nu: Trajectgegevens, waarden: Mapping[str, Any], basis: Mapping[str, str]) -> dict[str, Any]:
    """Keep what was typed otherwise than it was, and stands otherwise now."""
    prints = {veld: afdruk(value, veld=veld) for veld, value in waarden.items()}
    return {
        veld: value
        for veld, value in waarden.items()
        if prints[veld] not in (basis.get(veld), afdruk(getattr(nu, veld), veld=veld))
    }


def require_possible(traject: Traject, gegevens: Trajectgegevens, *, velden: Collection[str]) -> None:
    """Raise Domeinfout, with its field, for the first value that the database or a reader would refuse.

    Only ``velden`` are looked at: what an import left otherwise is no reason to refuse another field.
    """
    if (gegevens.studielast_waarde is None) != (not gegevens.studielast_eenheid):
        veld = "studielast_eenheid" if gegevens.studielast_waarde is not None else "studielast_waarde"
        raise Domeinfout("Vul bij de studielast een getal in en kies of het uren of EC zijn.", veld=veld)
    for veld in {"typeringen", "aanpakken"}.intersection(velden):
        if any(not row.grond.strip() for row in getattr(gegevens, veld)):
            raise Domeinfout("Schrijf op waaruit dat blijkt.", veld=veld)
    values = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in gegevens.__dict__.items()
        if name in velden and name not in RELATIES
    }
    versie = Trajectversie(traject=traject, nummer=1, **values)
    others = {field.name for field in Trajectversie._meta.get_fields()} - values.keys()  # noqa: SLF001
    try:
        versie.clean_fields(exclude=others)
    except ValidationError as error:
        veld, meldingen = next(iter(error.message_dict.items()))
        raise Domeinfout(meldingen[0], veld=veld) from error


@dataclass(frozen=True)
class Laatste:
    """Who changed a section last, and when; ``naam`` is empty for who has no account any more."""

    naam: str
    op: datetime


def last_change(traject: Traject, sectie: Trajectsectie) -> Laatste | None:
    row = (
        Gebeurtenis.objects.filter(
            onderwerp_soort=Traject._meta.label_lower,  # noqa: SLF001
            onderwerp_id=traject.pk,
            soort=GEBEURTENIS,
            gegevens__sectie=sectie.value,
        )
        .order_by("-pk")
        .first()
    )
    if row is None:
        return None
    account = Gebruiker.objects.filter(pk=row.door_id or 0).first()
    return Laatste(str(account) if account else "", row.op)
