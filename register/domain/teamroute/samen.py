"""Several people manage one plan: who saves says what they started from (docs/adr/0020)."""

from collections.abc import Mapping

from napl.domain.transitie import save_fields
from napl.fouten import Domeinfout
from ontwikkelpaden.domain.bewerken import afdruk
from register.models import Schooldoel, Teamroute, Teamroutestap

Plandeel = Teamroute | Schooldoel | Teamroutestap
# What a form about each of them shows.
_VELDEN: Mapping[type[Plandeel], tuple[str, ...]] = {
    Teamroute: ("naam", "aanleiding", "sectoren", "begin_datum", "eind_datum"),
    Schooldoel: ("omschrijving",),
    Teamroutestap: ("titel", "begin_datum", "eind_datum", "organiseert", "notitie"),
}


class Planconflict(Domeinfout):
    """Something else stands there than what somebody started from."""

    def __init__(self) -> None:
        super().__init__("Iemand anders heeft dit intussen gewijzigd. Wat u invulde, is nog niet bewaard.")


def afdruk_van(ding: Plandeel) -> str:
    """Return what stands for all that a form about a part of a plan shows."""
    return afdruk("\x00".join(str(getattr(ding, naam)) for naam in _VELDEN[type(ding)]))


def write_deel(ding: Plandeel, velden: Mapping[str, object], *, basis: str) -> bool:
    """Write a locked part of a plan; return False when it said all of this already.

    ``basis`` is the ``afdruk_van`` that the writer started from. Raises Planconflict when
    the part changed since.
    """
    changed = {naam: waarde for naam, waarde in velden.items() if getattr(ding, naam) != waarde}
    if not changed:
        return False
    if basis != afdruk_van(ding):
        raise Planconflict
    save_fields(ding, **changed)
    return True
