"""Put the content of a version in the database: what the verbs that write share."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from kwaliteit.domain.kader.invoer import (
    BronInvoer,
    CriteriumInvoer,
    StandaardInvoer,
    clean_bron,
    clean_criterium,
    clean_standaard,
)
from kwaliteit.models import (
    Bewijsvorm,
    Criterium,
    Criteriumbron,
    Kaderbron,
    Kaderverband,
    Kaderversie,
    Niveauleidraad,
    Standaard,
)


def add_bronnen(versie: Kaderversie, bronnen: Iterable[BronInvoer]) -> dict[str, int]:
    """Write sources; return the key of each by its code."""
    rows = [Kaderbron(versie=versie, **asdict(clean_bron(bron))) for bron in bronnen]
    return {row.code: row.pk for row in Kaderbron.objects.bulk_create(rows)}


def insert_standaard(
    versie: Kaderversie, invoer: StandaardInvoer, *, volgorde: int, voorganger: int | None = None
) -> Standaard:
    clean = clean_standaard(invoer)
    return Standaard.objects.create(
        versie=versie,
        volgorde=volgorde,
        naam=clean.naam,
        omschrijving=clean.omschrijving,
        voorganger_id=voorganger,
    )


def insert_criterium(
    standaard: Standaard,
    invoer: CriteriumInvoer,
    volgorde: int,
    *,
    bronnen: Mapping[str, int],
    voorganger: int | None = None,
) -> Criterium:
    clean = clean_criterium(invoer)
    criterium = Criterium.objects.create(
        versie_id=standaard.versie_id,
        standaard=standaard,
        volgorde=volgorde,
        voorganger_id=voorganger,
        **own_fields(clean),
    )
    write_parts(criterium, clean, bronnen=bronnen)
    return criterium


def own_fields(clean: CriteriumInvoer) -> dict[str, str]:
    """Return the columns of the criterium itself; its parts are rows of their own."""
    return {
        "code": clean.code,
        "naam": clean.naam,
        "tekst": clean.tekst,
        "toelichting": clean.toelichting,
        "omvang": clean.omvang.value,
    }


def write_parts(criterium: Criterium, clean: CriteriumInvoer, *, bronnen: Mapping[str, int]) -> None:
    """Write what a criterium is made of, in place of what was there."""
    criterium.bewijsvormen.all().delete()
    criterium.leidraden.all().delete()
    criterium.onderbouwing.all().delete()
    criterium.verbanden.all().delete()
    Bewijsvorm.objects.bulk_create(
        Bewijsvorm(criterium=criterium, volgorde=volgorde, tekst=tekst)
        for volgorde, tekst in enumerate(clean.bewijsvormen, start=1)
    )
    Niveauleidraad.objects.bulk_create(
        Niveauleidraad(criterium=criterium, niveau=niveau.value, tekst=tekst)
        for niveau, tekst in clean.leidraden.items()
    )
    Criteriumbron.objects.bulk_create(
        Criteriumbron(criterium=criterium, bron_id=bronnen[code]) for code in clean.bronnen
    )
    Kaderverband.objects.bulk_create(
        Kaderverband(criterium=criterium, onderdeel=onderdeel.value, dekking=dekking.value)
        for onderdeel, dekking in clean.verbanden.items()
    )
