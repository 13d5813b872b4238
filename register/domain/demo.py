"""The fictional offer of the demo, made through the same verbs as real offer."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from napl.domain.regio import Regiokaart
from napl.domain.transitie import save_fields
from napl.tekst import tidy
from ontwikkelpaden.models import Padversie
from register.domain.aanbieder import Aanbiedergegevens, create_aanbieder
from register.domain.opname import open_opname
from register.domain.traject import (
    Aanpakgegevens,
    Trajectgegevens,
    Typeringgegevens,
    create_traject,
    publish_versie,
)
from register.domain.uitvoering import Uitvoeringgegevens, add_uitvoering
from register.enums import AanbiederSoort, Btw, Instroom, Locatie, OpnameSoort
from register.models import Aanbieder, Traject, Vak, WerkzameAanpak

_DATA = Path(__file__).resolve().parent.parent / "data"
BESTAND = _DATA / "demo_aanbod.json"
# Trajecten that the aanbieder of the demo puts forward for a recognition; no list shows them yet.
VOORDRACHT = _DATA / "demo_voordracht.json"
BRON = "Verzonnen voor de demo"


@dataclass(frozen=True)
class Demotraject:
    """A traject of the demo, and the recognition that the file invents for it."""

    traject: Traject
    erkend_van: date | None
    erkend_tot: date | None


class _Ordening:
    """What the file refers to by slug, read once."""

    def __init__(self, peildatum: date) -> None:
        self.vakken = {vak.slug: vak for vak in Vak.objects.all()}
        self.aanpakken = {aanpak.slug: aanpak for aanpak in WerkzameAanpak.objects.all()}
        self.paden = {row.pad.slug: row for row in Padversie.objects.actueel().select_related("pad")}
        self.regios = Regiokaart(peildatum)


def load_demo_aanbod(*, peildatum: date, at: datetime, path: Path = BESTAND) -> list[Demotraject]:
    """Make the fictional aanbieders and trajecten that are not there yet; dates count from ``peildatum``.

    Returns only what was made now, so that a second run changes nothing.
    """
    document = json.loads(path.read_text(encoding="utf-8"))
    aanbieders = {row["naam"]: _aanbieder(row, at=at) for row in document["aanbieders"]}
    for row in document["aanbieders"]:
        _join(aanbieders[row["naam"]], aanbieders.get(row.get("onderdeel_van") or ""))
    ordening = _Ordening(peildatum)
    made = []
    for row in document["trajecten"]:
        owners = [aanbieders[naam] for naam in row["aanbieders"]]
        if not _exists(row["naam"], owners[0]):
            made.append(_make(row, owners, ordening, peildatum=peildatum, at=at))
    return made


def load_demo_voordracht(*, peildatum: date, at: datetime) -> int:
    """Make what is put forward for a recognition and is not there yet; return how many."""
    document = json.loads(VOORDRACHT.read_text(encoding="utf-8"))
    owner = _aanbieder(document["aanbieder"], at=at)
    ordening = _Ordening(peildatum)
    new = [row for row in document["trajecten"] if not _exists(row["naam"], owner)]
    for row in new:
        _publish(row, [owner], ordening, peildatum=peildatum, at=at)
    return len(new)


def _aanbieder(row: dict[str, Any], *, at: datetime) -> Aanbieder:
    gegevens = Aanbiedergegevens(
        naam=row["naam"],
        soort=AanbiederSoort(row["soort"]),
        adres=row.get("adres") or "",
        plaats=row.get("plaats") or "",
        website=row.get("website") or "",
        is_fictief=True,
    )
    return create_aanbieder(gegevens, at=at)


def _join(aanbieder: Aanbieder, geheel: Aanbieder | None) -> None:
    if geheel is not None and aanbieder.onderdeel_van_id != geheel.pk:
        save_fields(aanbieder, onderdeel_van=geheel)


def _exists(naam: str, aanbieder: Aanbieder) -> bool:
    return Traject.objects.filter(aanbieders=aanbieder, versies__naam=tidy(naam)).exists()


def _publish(
    row: dict[str, Any], owners: list[Aanbieder], ordening: _Ordening, *, peildatum: date, at: datetime
) -> Traject:
    traject = create_traject(_content(row, ordening), aanbieders=owners, at=at, gecontroleerd_op=peildatum)
    publish_versie(traject, at=at)
    traject.refresh_from_db()
    return traject


@transaction.atomic
def _make(
    row: dict[str, Any], owners: list[Aanbieder], ordening: _Ordening, *, peildatum: date, at: datetime
) -> Demotraject:
    traject = _publish(row, owners, ordening, peildatum=peildatum, at=at)
    for item in row["uitvoeringen"]:
        gegevens = _uitvoering(item, peildatum)
        add_uitvoering(
            traject, gegevens, regios=ordening.regios.voor(gegevens.plaats, row["sectoren"]), at=at
        )
    if not row["erkend"]:
        open_opname(traject, OpnameSoort.IN_KAART, geldig_van=peildatum, geldig_tot=None, grond="demo", at=at)
        return Demotraject(traject, None, None)
    van = peildatum + timedelta(days=row["erkenning"]["start_dagen"])
    return Demotraject(traject, van, van + timedelta(days=row["erkenning"]["duur_dagen"]))


def _content(row: dict[str, Any], ordening: _Ordening) -> Trajectgegevens:
    lijsten = ("sectoren", "onderwijstypen", "themas", "werkvormen", "ervaringsjaren", "bekwaamheidsdomeinen")
    values: dict[str, Any] = {naam: tuple(row.get(naam) or ()) for naam in lijsten}
    teksten = ("samenvatting", "beschrijving", "doelgroep", "toelatingseisen", "afronding")
    values |= {naam: row.get(naam) or "" for naam in teksten}
    return Trajectgegevens(
        naam=row["naam"],
        **values,
        leeruitkomsten=tuple(row["leeruitkomsten"]),
        accreditatie=(row.get("accreditatie") or "").lower(),
        taal=row["taal"],
        vorm=row["vorm"],
        soort=row["soort"],
        studielast_waarde=Decimal(str(row["studielast"]["waarde"])),
        studielast_eenheid=row["studielast"]["eenheid"],
        duur_maanden=row.get("duur_maanden"),
        uren_per_week=_decimal(row.get("weekbelasting_uren")),
        open_voor_individu=row.get("open_voor_individu"),
        bron=BRON,
        vakken=tuple(ordening.vakken[slug] for slug in row.get("vakken") or ()),
        typeringen=tuple(
            Typeringgegevens(ordening.paden[item["pad"]], item["niveau"], item["grond"])
            for item in row["typeringen"]
        ),
        aanpakken=tuple(
            Aanpakgegevens(ordening.aanpakken[item["slug"]], item["grond"]) for item in row["aanpakken"]
        ),
    )


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _uitvoering(item: dict[str, Any], peildatum: date) -> Uitvoeringgegevens:
    start = peildatum + timedelta(days=item["start_dagen"])
    return Uitvoeringgegevens(
        instroom=Instroom(item["instroom"]),
        start_datum=start,
        eind_datum=start + timedelta(days=item["duur_dagen"]) if item.get("duur_dagen") else None,
        inschrijven_tot=peildatum + timedelta(days=item["inschrijven_tot_dagen"]),
        locatie=Locatie(item["locatie"]),
        plaats=item.get("plaats") or "",
        plaatsen_min=item.get("plaatsen_min"),
        plaatsen_max=item.get("plaatsen_max"),
        plaatsen_over=item.get("plaatsen_over"),
        prijs=_decimal(item.get("prijs")),
        btw=Btw(item.get("btw") or Btw.ONBEKEND),
    )
