"""What should happen with a row: the plan that a real run carries out and a dry run only reports."""

from dataclasses import dataclass

from register.domain.invoer.fouten import Rijfout
from register.domain.invoer.sleutel import Gewenst
from register.domain.traject import Trajectgegevens
from register.enums import Uitkomst
from register.models import Traject


@dataclass(frozen=True)
class Werk:
    """A row that is fit to write. ``bestaand`` is the traject that it is about, if there is one."""

    sleutel: str
    afdruk: str
    aanbieders: tuple[str, ...]
    families: frozenset[str]
    gegevens: Trajectgegevens
    uitvoeringen: tuple[Gewenst, ...]
    bestaand: Traject | None = None
    was_vermeld: bool = False


@dataclass(frozen=True)
class Besluit:
    regelnummer: int
    uitkomst: Uitkomst
    naam: str = ""
    veld: str = ""
    reden: str = ""
    opmerkingen: tuple[str, ...] = ()
    werk: Werk | None = None

    @property
    def traject_id(self) -> int | None:
        return self.werk.bestaand.pk if self.werk is not None and self.werk.bestaand is not None else None


def refuse(regelnummer: int, naam: str, fout: Rijfout) -> Besluit:
    return Besluit(regelnummer, Uitkomst.GEWEIGERD, naam, fout.veld, fout.melding)
