"""Many new trajecten at once from a file: read as an import reads it, made as an aanbieder makes them.

Each row becomes a draft of who uploads it. Nothing is published and nothing is listed; a traject that is
there already is left alone, so that the same file twice makes nothing double.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from napl.domain.regio import Regiokaart
from napl.fouten import Domeinfout
from napl.models import Gebruiker
from napl.rechten import require_recht
from napl.tekst import comparable, tidy
from register.domain.aanbod import aanbieders_van
from register.domain.invoer.fouten import Bestandsfout, Rijfout
from register.domain.invoer.gewenst import desired_uitvoeringen
from register.domain.invoer.rij import Importrij, parse_rij
from register.domain.invoer.tabel import Tabelrij, check_bestand, read_rijen
from register.domain.invoer.woorden import Woordenlijst, load_woordenlijst
from register.domain.traject import BEWERK, create_traject
from register.domain.trajecteditor.bewaren import BRON
from register.domain.uitvoering import add_uitvoering
from register.enums import Uitkomst
from register.models import Aanbieder, Traject, Trajectversie

MAX_RIJEN = 100


@dataclass(frozen=True)
class Bestandsregel:
    """What happened, or in a trial would happen, with one row."""

    regelnummer: int
    naam: str
    uitkomst: Uitkomst
    veld: str = ""
    reden: str = ""
    opmerkingen: tuple[str, ...] = ()
    traject: Traject | None = None


@dataclass(frozen=True)
class Bestandsverslag:
    regels: tuple[Bestandsregel, ...]
    # Columns that are not known, and so were not read.
    onbekend: tuple[str, ...] = ()

    def aantal(self, uitkomst: Uitkomst) -> int:
        return sum(regel.uitkomst == uitkomst for regel in self.regels)


@transaction.atomic
def upload_trajecten(
    path: Path,
    bestandsnaam: str,
    *,
    aanbieder: Aanbieder,
    is_proef: bool,
    by: Gebruiker,
    at: datetime,
    peildatum: date,
) -> Bestandsverslag:
    """Make a draft of every row that can be one; ``aanbieder`` gives what a row does not say who gives.

    A row that cannot be is refused with its column and reason, the others go on. Raises Bestandsfout when
    the file as a whole cannot be read or is too long, and GeenRecht for an aanbieder of others.
    """
    require_recht(by, BEWERK, [aanbieder])
    kenmerken = check_bestand(path, bestandsnaam)
    if kenmerken.aantal > MAX_RIJEN:
        raise Bestandsfout(
            f"Het bestand heeft {kenmerken.aantal} rijen. Verdeel het in bestanden van hooguit {MAX_RIJEN}.",
            veld="bestand",
        )
    lezer = _Lezer(aanbieder, by=by, at=at, peildatum=peildatum)
    regels = tuple(lezer.take(rij, is_proef=is_proef) for rij in read_rijen(path, bestandsnaam))
    return Bestandsverslag(regels, tuple(kenmerken.kop.onbekend))


class _Lezer:
    """Holds what is looked up for every row."""

    def __init__(self, aanbieder: Aanbieder, *, by: Gebruiker, at: datetime, peildatum: date) -> None:
        self._aanbieder, self._by, self._at = aanbieder, by, at
        self._woorden: Woordenlijst = load_woordenlijst()
        self._regios = Regiokaart(peildatum)
        self._eigen = {comparable(row.naam): row for row in aanbieders_van(by, peildatum)}
        self._bezet = _taken(list(self._eigen.values()))

    def take(self, ruw: Tabelrij, *, is_proef: bool) -> Bestandsregel:
        naam = tidy(ruw.cellen.get("naam", ""))[:200]
        try:
            rij = parse_rij(ruw, self._woorden)
            aanbieder = self._owner(rij)
            key = aanbieder.pk, comparable(rij.naam)
            if key in self._bezet:
                return Bestandsregel(
                    ruw.regelnummer,
                    rij.naam,
                    Uitkomst.ONGEWIJZIGD,
                    reden="Dit traject staat al bij uw trajecten. Een bestand wijzigt het niet.",
                )
            traject = None if is_proef else self._make(rij, aanbieder)
        except Domeinfout as fout:
            return Bestandsregel(ruw.regelnummer, naam, Uitkomst.GEWEIGERD, fout.veld, fout.melding)
        self._bezet.add(key)
        return Bestandsregel(
            ruw.regelnummer, rij.naam, Uitkomst.GEMAAKT, opmerkingen=tuple(rij.opmerkingen), traject=traject
        )

    def _owner(self, rij: Importrij) -> Aanbieder:
        """Return who gives it; somebody else's name is refused, whether it is known or not."""
        if not rij.aanbiedercel:
            return self._aanbieder
        found = self._eigen.get(comparable(rij.aanbiedercel))
        if found is None:
            raise Rijfout(
                f"U werkt niet voor ‘{rij.aanbiedercel[:60]}’. Laat de cel leeg of vul de naam van uw eigen "
                "organisatie in.",
                veld="aanbieder",
            )
        return found

    @transaction.atomic
    def _make(self, rij: Importrij, aanbieder: Aanbieder) -> Traject:
        gegevens = replace(rij.gegevens, bron=BRON, zekerheid="")
        traject = create_traject(gegevens, aanbieders=[aanbieder], by=self._by, at=self._at)
        for wens in desired_uitvoeringen(rij, rij.aanbod.plek, self._regios):
            add_uitvoering(traject, wens.gegevens, regios=list(wens.regios), at=self._at, by=self._by)
        return traject


def _taken(aanbieders: Sequence[Aanbieder]) -> set[tuple[int, str]]:
    """Return who has what already, by the names of drafts and of live texts."""
    rows = Trajectversie.objects.filter(
        status__in=["concept", "live"], traject__aanbieders__in=[row.pk for row in aanbieders]
    ).values_list("traject__trajectaanbieders__aanbieder", "naam")
    return {(pk, comparable(naam)) for pk, naam in rows}
