"""What is submitted: a copy of the text of a traject and its uitvoeringen, for reading only.

One function makes the copy, and it holds words besides codes: what was submitted must read the same when a
code or a label is another one years later.
"""

from typing import Any

from register.domain.opmaak import day, euro
from register.domain.trajecteditor.secties import NAMEN, VELDEN, canonical
from register.domain.trajecteditor.verschillen import in_words
from register.domain.trajectgegevens import read_gegevens
from register.enums import Trajectsectie
from register.models import Trajectversie, Uitvoering


def copy_inhoud(versie: Trajectversie) -> dict[str, Any]:
    """Return what a version and the uitvoeringen of its traject say now."""
    gegevens = read_gegevens(versie)
    velden = {veld: getattr(gegevens, veld) for rij in VELDEN.values() for veld in rij}
    uitvoeringen = versie.traject.uitvoeringen.order_by("start_datum", "pk")
    return {
        "naam": versie.naam,
        "nummer": versie.nummer,
        "secties": [
            {
                "naam": sectie.label,
                "velden": [
                    {"veld": veld, "naam": NAMEN[veld], "tekst": in_words(veld, velden[veld])}
                    for veld in VELDEN[sectie]
                ],
            }
            for sectie in Trajectsectie
            if VELDEN[sectie]
        ],
        # Codes, to compare with another text later.
        "gegevens": {veld: canonical(value) for veld, value in velden.items()},
        "uitvoeringen": [_copy_uitvoering(row) for row in uitvoeringen],
    }


def _copy_uitvoering(row: Uitvoering) -> dict[str, Any]:
    return {
        "id": row.pk,
        "wanneer": day(row.start_datum) if row.start_datum else row.get_instroom_display(),
        "einde": day(row.eind_datum) if row.eind_datum else "",
        "waar": ", ".join(filter(None, [row.get_locatie_display(), row.plaats])),
        "prijs": "" if row.prijs is None else f"{euro(row.prijs)} ({row.get_btw_display().lower()})",
        "stand": row.get_status_display(),
    }
