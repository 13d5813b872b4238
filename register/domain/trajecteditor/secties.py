"""Which fields stand in which section, and what they are called."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from register.domain.trajectgegevens import Aanpakgegevens, Trajectgegevens, Typeringgegevens
from register.enums import Trajectsectie
from register.models import Vak

VELDEN: Mapping[Trajectsectie, tuple[str, ...]] = {
    Trajectsectie.BASIS: ("naam", "samenvatting", "soort", "vorm", "taal", "website"),
    Trajectsectie.VOOR_WIE: (
        "doelgroep",
        "sectoren",
        "onderwijstypen",
        "vakken",
        "ervaringsjaren",
        "open_voor_individu",
    ),
    Trajectsectie.INHOUD: ("beschrijving", "leeruitkomsten", "themas", "bekwaamheidsdomeinen", "afronding"),
    Trajectsectie.PADEN: ("typeringen",),
    Trajectsectie.AANPAK: ("werkvormen", "aanpakken"),
    Trajectsectie.TIJD: ("studielast_waarde", "studielast_eenheid", "duur_maanden", "uren_per_week"),
    Trajectsectie.KOSTEN: ("toelatingseisen", "accreditatie"),
    Trajectsectie.UITVOERINGEN: (),
}
SECTIE_VAN = {veld: sectie for sectie, velden in VELDEN.items() for veld in velden}
NAMEN: Mapping[str, str] = {
    "naam": "Naam",
    "samenvatting": "Samenvatting",
    "soort": "Soort traject",
    "vorm": "Vorm",
    "taal": "Taal",
    "website": "Adres van de webpagina",
    "doelgroep": "Voor wie het is",
    "sectoren": "Sectoren",
    "onderwijstypen": "Onderwijstypen",
    "vakken": "Vakken",
    "ervaringsjaren": "Ervaring als leraar",
    "open_voor_individu": "Zelf aanmelden",
    "beschrijving": "Wat deelnemers doen",
    "leeruitkomsten": "Wat deelnemers daarna kunnen",
    "themas": "Thema’s",
    "bekwaamheidsdomeinen": "Bekwaamheid",
    "afronding": "Hoe men het afrondt",
    "typeringen": "Ontwikkelpaden en niveaus",
    "werkvormen": "Werkvormen",
    "aanpakken": "Werkzame aanpakken",
    "studielast_waarde": "Studielast",
    "studielast_eenheid": "Eenheid van de studielast",
    "duur_maanden": "Duur",
    "uren_per_week": "Uren per week",
    "toelatingseisen": "Toelatingseisen",
    "accreditatie": "Accreditatie",
}


def canonical(value: object) -> object:
    """Return what counts of a value when two are compared; the order of a choice of codes does not."""
    if isinstance(value, Vak):
        return value.slug
    if isinstance(value, Typeringgegevens):
        return [value.padversie.pk, value.niveau, value.grond]
    if isinstance(value, Aanpakgegevens):
        return [value.aanpak.pk, value.grond]
    if isinstance(value, Decimal):
        return str(value.normalize())
    if isinstance(value, tuple):
        return [canonical(item) for item in value]
    return value


def afdruk(value: object, *, veld: str) -> str:
    """Return what stands for a value when somebody says which one it started from."""
    thing = canonical(value)
    if isinstance(thing, list) and veld != "leeruitkomsten":
        thing = sorted(thing, key=str)
    return hashlib.sha256(json.dumps(thing, ensure_ascii=False).encode()).hexdigest()[:16]


def equal(veld: str, een: object, ander: object) -> bool:
    return afdruk(een, veld=veld) == afdruk(ander, veld=veld)


def changed_velden(van: Trajectgegevens, naar: Trajectgegevens) -> list[str]:
    """Return the fields in which two contents differ, in the order of the task list."""
    return [veld for veld in SECTIE_VAN if not equal(veld, getattr(van, veld), getattr(naar, veld))]


def make_basis(waarden: Mapping[str, object]) -> str:
    """Write down per field which value somebody starts from, for a hidden field of a form."""
    return ",".join(f"{veld}:{afdruk(value, veld=veld)}" for veld, value in waarden.items())


def read_basis(text: str, velden: Iterable[str]) -> dict[str, str]:
    """Read ``make_basis`` back; what is missing or damaged counts as another value than any."""
    found = dict(part.split(":", 1) for part in text.split(",") if ":" in part)
    return {veld: found.get(veld, "") for veld in velden}
