"""An atelier with people and a concept, for these tests."""

from datetime import date

from napl.enums import Rol, Sector
from napl.models import Gebruiker
from ontwikkelpaden.domain.atelier import AtelierInvoer, start_atelier
from ontwikkelpaden.domain.atelierdeelname import add_deelnemer
from ontwikkelpaden.domain.padversie import create_padversie
from ontwikkelpaden.enums import AtelierRol, Niveau, PadSoort
from ontwikkelpaden.models import Atelier, Atelierdeelnemer, Ontwikkelpad, Padversie, Subdimensie
from tests.factories import NU, GebruikerFactory, make_gebruiker
from tests.ontwikkelpaden.bouw import inhoud

BEGIN = date(2026, 1, 1)


def maak_atelier(
    slug: str = "vo-rollen", sector: Sector = Sector.VO, soort: PadSoort = PadSoort.ROL
) -> Atelier:
    invoer = AtelierInvoer(f"Atelier {slug}", sector, soort, "Hier maken wij paden.", BEGIN)
    return start_atelier(slug, invoer, by=None, at=NU)


def maak_deelnemer(
    atelier: Atelier, rol: AtelierRol = AtelierRol.LERAAR, *, gebruiker: Gebruiker | None = None
) -> Gebruiker:
    """Make somebody who takes part, and return the account."""
    gebruiker = gebruiker or GebruikerFactory.create()
    add_deelnemer(atelier, gebruiker=gebruiker, rol=rol, geldig_van=BEGIN, by=None, at=NU)
    return gebruiker


def end_deelname(gebruiker: Gebruiker, *, per: date = date(2026, 2, 1)) -> None:
    Atelierdeelnemer.objects.filter(gebruiker=gebruiker).update(geldig_tot=per)


def maak_concept(atelier: Atelier, slug: str = "rekenen", **velden: object) -> Padversie:
    """Write a concept in an atelier: one dimensie, two subdimensies, three levels, one eindterm."""
    pad = Ontwikkelpad.objects.create(
        slug=slug, naam=slug.capitalize(), soort=atelier.soort, sectoren=[atelier.sector], atelier=atelier
    )
    return create_padversie(pad, inhoud(**velden), by=None, at=NU)


def subdimensie_van(versie: Padversie, naam: str = "Samenhang") -> Subdimensie:
    return Subdimensie.objects.get(dimensie__padversie=versie, naam=naam)


def editor_args(versie: Padversie) -> dict[str, object]:
    assert versie.pad.atelier is not None
    return {"slug": versie.pad.atelier.slug, "pad": versie.pad.slug, "nummer": versie.nummer}


def cel_args(versie: Padversie, niveau: Niveau = Niveau.VAKBEKWAAM) -> dict[str, object]:
    return {**editor_args(versie), "subdimensie": subdimensie_van(versie).pk, "niveau": niveau.value}


def coordinator() -> Gebruiker:
    return make_gebruiker(Rol.COORDINATOR)
