"""The whole content of a version, apart from the version: what one writes, copies and compares."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from ontwikkelpaden.models import Padversie
from register.enums import UREN_PER_EC, StudielastEenheid, Taal
from register.models import Trajectversie, Vak, WerkzameAanpak


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
RELATIES = ("vakken", "typeringen", "aanpakken")


def study_hours(waarde: Decimal | None, eenheid: str) -> int | None:
    """Return a study load in whole hours; one EC is 28 hours (WHW, article 7.4)."""
    if waarde is None:
        return None
    factor = UREN_PER_EC if eenheid == StudielastEenheid.EC else 1
    return int((waarde * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP))


_LIJSTEN = (
    "leeruitkomsten",
    "sectoren",
    "onderwijstypen",
    "themas",
    "werkvormen",
    "ervaringsjaren",
    "bekwaamheidsdomeinen",
)


def read_gegevens(versie: Trajectversie) -> Trajectgegevens:
    """Return what a version says, as what one writes a version with."""
    values = {
        name: getattr(versie, name) for name in Trajectgegevens.__dataclass_fields__ if name not in RELATIES
    }
    values |= {name: tuple(values[name]) for name in _LIJSTEN}
    return Trajectgegevens(
        **values,
        vakken=tuple(sorted(versie.vakken.all(), key=lambda vak: vak.naam)),
        typeringen=tuple(
            Typeringgegevens(row.padversie, row.niveau, row.grond)
            for row in versie.typeringen.select_related("padversie__pad").order_by("pk")
        ),
        aanpakken=tuple(
            Aanpakgegevens(row.aanpak, row.grond)
            for row in versie.aanpakken.select_related("aanpak").order_by("aanpak__naam")
        ),
    )
