"""Trajecten: take in, write a draft, publish it, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction

from napl.domain.gebeurtenis import record_gebeurtenis
from napl.domain.transitie import lock, require_transition, save_fields
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import tidy, unique_slug
from ontwikkelpaden.models import Padversie
from register.domain.indexeren import index_trajecten
from register.enums import (
    TRAJECT_OVERGANGEN,
    UREN_PER_EC,
    VERSIE_OVERGANGEN,
    StudielastEenheid,
    Taal,
    TrajectStatus,
    VersieStatus,
)
from register.models import (
    Aanbieder,
    Traject,
    Trajectaanbieder,
    Trajectversie,
    Typering,
    Vak,
    Versieaanpak,
    WerkzameAanpak,
)

BEHEER = "register.beheer_aanbod"


@dataclass(frozen=True)
class Typeringgegevens:
    padversie: Padversie
    niveau: str
    grond: str = ""


@dataclass(frozen=True)
class Aanpakgegevens:
    aanpak: WerkzameAanpak
    grond: str = ""


@dataclass(frozen=True)
class Trajectgegevens:
    """The whole content of a version; empty and None mean unknown."""

    naam: str
    samenvatting: str = ""
    beschrijving: str = ""
    doelgroep: str = ""
    leeruitkomsten: tuple[str, ...] = ()
    toelatingseisen: str = ""
    afronding: str = ""
    accreditatie: str = ""
    taal: str = Taal.NL.value
    website: str = ""
    vorm: str = ""
    soort: str = ""
    sectoren: tuple[str, ...] = ()
    onderwijstypen: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    werkvormen: tuple[str, ...] = ()
    ervaringsjaren: tuple[str, ...] = ()
    bekwaamheidsdomeinen: tuple[str, ...] = ()
    open_voor_individu: bool | None = None
    studielast_waarde: Decimal | None = None
    studielast_eenheid: str = ""
    duur_maanden: int | None = None
    uren_per_week: Decimal | None = None
    bron: str = ""
    zekerheid: str = ""
    vakken: tuple[Vak, ...] = ()
    typeringen: tuple[Typeringgegevens, ...] = ()
    aanpakken: tuple[Aanpakgegevens, ...] = field(default=())


# What is stored in tables of its own instead of in a column of the version.
_RELATIES = ("vakken", "typeringen", "aanpakken")


def study_hours(waarde: Decimal | None, eenheid: str) -> int | None:
    """Return a study load in whole hours; one EC is 28 hours (WHW, article 7.4)."""
    if waarde is None:
        return None
    factor = UREN_PER_EC if eenheid == StudielastEenheid.EC else 1
    return int((waarde * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP))


@transaction.atomic
def create_traject(
    gegevens: Trajectgegevens,
    *,
    aanbieders: Sequence[Aanbieder],
    at: datetime,
    by: Gebruiker | None = None,
    importsleutel: str = "",
    gecontroleerd_op: date | None = None,
) -> Traject:
    """Take in a traject with a first draft; nothing is public before ``publish_versie``.

    ``by`` is None for the system itself, here and in the verbs below.
    """
    if by is not None:
        require_recht(by, BEHEER)
    slug = _free_slug(gegevens.naam, aanbieders)
    traject = Traject.objects.create(
        slug=slug, importsleutel=importsleutel, aangemaakt_op=at, gecontroleerd_op=gecontroleerd_op
    )
    Trajectaanbieder.objects.bulk_create(
        Trajectaanbieder(traject=traject, aanbieder=aanbieder, volgorde=number)
        for number, aanbieder in enumerate(aanbieders)
    )
    record_gebeurtenis(traject, "traject.aangemaakt", by=by, at=at)
    write_concept(traject, gegevens, by=by)
    return traject


def _free_slug(naam: str, aanbieders: Sequence[Aanbieder]) -> str:
    """Make an address that says what and by whom: the same programme exists at many aanbieders."""
    text = f"{naam} {aanbieders[0].naam}" if aanbieders else naam
    base = unique_slug(text, set())
    taken = set(Traject.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return unique_slug(text, taken)


@transaction.atomic
def write_concept(
    traject: Traject, gegevens: Trajectgegevens, *, by: Gebruiker | None = None
) -> Trajectversie:
    """Write the draft of a traject, beside what is live; a draft that exists is replaced."""
    if by is not None:
        require_recht(by, BEHEER)
    traject = lock(traject)
    Trajectversie.objects.filter(traject=traject, status=VersieStatus.CONCEPT).delete()
    last = (
        Trajectversie.objects.filter(traject=traject)
        .order_by("-nummer")
        .values_list("nummer", flat=True)
        .first()
    )
    values = {name: value for name, value in gegevens.__dict__.items() if name not in _RELATIES}
    versie = Trajectversie.objects.create(
        traject=traject,
        nummer=(last or 0) + 1,
        **{
            **values,
            "naam": tidy(gegevens.naam),
            "studielast_uren": study_hours(gegevens.studielast_waarde, gegevens.studielast_eenheid),
        },
    )
    _write_relations(versie, gegevens)
    return versie


def _write_relations(versie: Trajectversie, gegevens: Trajectgegevens) -> None:
    if gegevens.vakken:
        versie.vakken.set(gegevens.vakken)
    Typering.objects.bulk_create(
        Typering(versie=versie, padversie=item.padversie, niveau=item.niveau, grond=item.grond)
        for item in gegevens.typeringen
    )
    Versieaanpak.objects.bulk_create(
        Versieaanpak(versie=versie, aanpak=item.aanpak, grond=item.grond) for item in gegevens.aanpakken
    )


@transaction.atomic
def publish_versie(traject: Traject, *, at: datetime, by: Gebruiker | None = None) -> Trajectversie:
    """Make the draft live; what was live before stays readable in the history."""
    if by is not None:
        require_recht(by, BEHEER)
    traject = lock(traject)
    if traject.status != TrajectStatus.ACTIEF:
        raise Domeinfout("Dit traject is ingetrokken. U kunt het niet meer wijzigen.")
    concept = (
        Trajectversie.objects.select_for_update().filter(traject=traject, status=VersieStatus.CONCEPT).first()
    )
    if concept is None:
        raise Domeinfout("Er is geen concept om te publiceren.")
    former = (
        Trajectversie.objects.select_for_update().filter(traject=traject, status=VersieStatus.LIVE).first()
    )
    if former is not None:
        _move(former, VersieStatus.VERVANGEN, live_tot=at)
    _move(concept, VersieStatus.LIVE, live_van=at)
    save_fields(traject, live=concept)
    index_trajecten([traject.pk])
    record_gebeurtenis(traject, "traject.gepubliceerd", by=by, at=at, gegevens={"versie": concept.pk})
    return concept


def _move(versie: Trajectversie, to: VersieStatus, **moment: datetime) -> None:
    require_transition(versie.status, to=to, allowed=VERSIE_OVERGANGEN)
    save_fields(versie, status=to, **moment)


@transaction.atomic
def withdraw_traject(traject: Traject, *, reden: str, by: Gebruiker, at: datetime) -> Traject:
    """Withdraw a traject for good: it leaves every list, its address tells the history (410)."""
    traject = lock(traject)
    require_recht(by, "register.trek_traject_in", traject)
    require_transition(traject.status, to=TrajectStatus.INGETROKKEN, allowed=TRAJECT_OVERGANGEN)
    if not reden.strip():
        raise Domeinfout("Vul in waarom dit traject wordt ingetrokken.", veld="reden")
    save_fields(traject, status=TrajectStatus.INGETROKKEN, ingetrokken_op=at, ingetrokken_reden=reden)
    record_gebeurtenis(traject, "traject.ingetrokken", by=by, at=at)
    return traject
