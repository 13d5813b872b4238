"""Decide what should happen with rows, without writing anything."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from napl.domain.regio import Regiokaart
from napl.tekst import tidy
from register.domain.invoer.aanbieders import Aanbiedermap
from register.domain.invoer.besluit import Besluit, Werk, refuse
from register.domain.invoer.dubbelen import Dubbelspeurder
from register.domain.invoer.fouten import Rijfout
from register.domain.invoer.gewenst import desired_uitvoeringen
from register.domain.invoer.rij import Importrij, parse_rij
from register.domain.invoer.sleutel import content_of, digest, name_key, row_key
from register.domain.invoer.standen import Stand, own_trajecten, read_standen
from register.domain.invoer.tabel import Tabelrij
from register.domain.invoer.typering import Typeerder
from register.domain.invoer.woorden import load_woordenlijst
from register.enums import Uitkomst

VERVANGEN = "Vul de kolom ‘sleutel’ in als dit toch een ander traject is."


@dataclass(frozen=True)
class Kandidaat:
    rij: Importrij
    sleutel: str
    aanbieders: tuple[str, ...]


class Planner:
    """Holds what a run looks up for every row; make a new one after anything went wrong."""

    def __init__(self, peildatum: date) -> None:
        self._peildatum = peildatum
        self._woorden = load_woordenlijst()
        self.aanbieders = Aanbiedermap(self._woorden)
        self._typeerder = Typeerder()
        self._regios = Regiokaart(peildatum)
        self._speurder = Dubbelspeurder(self.aanbieders)
        self._eigen = own_trajecten()
        self._gezien: dict[bytes, int] = {}
        self._gemeld: set[str] = set()

    def skip(self, rij: Tabelrij) -> None:
        """Remember a row that an interrupted run did already."""
        self._candidate(rij)

    def plan(self, rijen: Sequence[Tabelrij]) -> list[Besluit]:
        """Return what should happen with each row, in the order of the file."""
        candidates = [self._candidate(rij) for rij in rijen]
        keys = [item.sleutel for item in candidates if isinstance(item, Kandidaat)]
        standen = read_standen(keys, self._peildatum)
        return [
            item if isinstance(item, Besluit) else self._decide(item, standen.get(item.sleutel))
            for item in candidates
        ]

    def _candidate(self, ruw: Tabelrij) -> Kandidaat | Besluit:
        naam = tidy(ruw.cellen.get("naam", ""))[:200]
        try:
            rij = parse_rij(ruw, self._woorden)
            aanbieders = tuple(
                self.aanbieders.usual_name(item) for item in self.aanbieders.names(rij.aanbiedercel)
            )
            sleutel = row_key(rij, aanbieders)
            self._require_first(sleutel, rij)
            self._require_not_own(rij, aanbieders)
        except Rijfout as fout:
            return refuse(ruw.regelnummer, naam, fout)
        return Kandidaat(rij, sleutel, aanbieders)

    def _require_first(self, sleutel: str, rij: Importrij) -> None:
        key = hashlib.blake2b(sleutel.encode(), digest_size=16).digest()
        first = self._gezien.setdefault(key, rij.regelnummer)
        if first != rij.regelnummer:
            if rij.sleutel:
                raise Rijfout(f"De sleutel ‘{rij.sleutel}’ staat ook op regel {first}.", veld="sleutel")
            raise Rijfout(f"Dit traject staat ook op regel {first}. {VERVANGEN}", veld="naam")

    def _require_not_own(self, rij: Importrij, aanbieders: tuple[str, ...]) -> None:
        slug = self._eigen.get(name_key(rij.naam, aanbieders))
        if slug is not None:
            raise Rijfout(
                f"Dit traject staat al in het register (/trajecten/{slug}/) en komt niet uit een import. "
                "Een import wijzigt het niet.",
                veld="naam",
            )

    def _decide(self, kandidaat: Kandidaat, stand: Stand | None) -> Besluit:
        rij = kandidaat.rij
        getypeerd = self._typeerder.type(rij)
        opmerkingen = [*rij.opmerkingen, *getypeerd.opmerkingen]
        uitvoeringen = desired_uitvoeringen(rij, getypeerd.plek, self._regios)
        werk = Werk(
            sleutel=kandidaat.sleutel,
            afdruk=digest(getypeerd.gegevens, uitvoeringen),
            aanbieders=kandidaat.aanbieders,
            families=frozenset(self.aanbieders.family(naam) for naam in kandidaat.aanbieders),
            gegevens=getypeerd.gegevens,
            uitvoeringen=uitvoeringen,
            bestaand=stand.traject if stand else None,
            was_vermeld=stand is not None and stand.was_vermeld,
        )
        try:
            uitkomst = _outcome(werk, stand)
        except Rijfout as fout:
            return replace(refuse(rij.regelnummer, rij.naam, fout), werk=werk)
        self._remark(rij, werk, uitkomst, stand, opmerkingen)
        return Besluit(rij.regelnummer, uitkomst, rij.naam, opmerkingen=tuple(opmerkingen), werk=werk)

    def _remark(
        self, rij: Importrij, werk: Werk, uitkomst: Uitkomst, stand: Stand | None, opmerkingen: list[str]
    ) -> None:
        """Add what somebody should look at; a row that brings nothing new brings no new remarks either."""
        opmerkingen.extend(
            f"De plaats ‘{item.gegevens.plaats}’ ligt voor deze sector in geen bekende regio."
            for item in werk.uitvoeringen
            if item.gegevens.plaats and not item.regios
        )
        if uitkomst == Uitkomst.ONGEWIJZIGD:
            return
        for naam in werk.aanbieders:
            opmerking = None if naam in self._gemeld else self.aanbieders.remark(naam)
            if opmerking:
                self._gemeld.add(naam)
                opmerkingen.append(opmerking)
        families = set(werk.families)
        eigen = werk.bestaand.pk if werk.bestaand else None
        dubbel = self._speurder.find(rij.naam, families, but=eigen)
        if dubbel:
            opmerkingen.append(dubbel)
        if uitkomst == Uitkomst.GEMAAKT:
            self._speurder.add(rij.naam, families, plek=f"regel {rij.regelnummer}")
        if stand and not stand.is_vermeld and stand.was_vermeld:
            opmerkingen.append("Dit traject staat niet meer in het register. De import zet het niet terug.")


def _outcome(werk: Werk, stand: Stand | None) -> Uitkomst:
    """Compare a row with what is there; raises Rijfout for what an import may not touch."""
    if stand is None:
        return Uitkomst.GEMAAKT
    if stand.is_ingetrokken:
        raise Rijfout("Dit traject is ingetrokken. Een import zet het niet terug.", veld="naam")
    if stand.traject.importafdruk == werk.afdruk:
        return Uitkomst.ONGEWIJZIGD
    if stand.is_erkend:
        raise Rijfout("Dit traject is beoordeeld en erkend. Een import wijzigt het niet.", veld="naam")
    if stand.traject.zelf_beheerd:
        raise Rijfout("De aanbieder houdt dit traject zelf bij. Een import wijzigt het niet.", veld="naam")
    if stand.heeft_concept and content_of(stand.traject.importafdruk) != content_of(werk.afdruk):
        raise Rijfout(
            "Iemand werkt aan een nieuwe versie van dit traject. Een import wijzigt het niet.", veld="naam"
        )
    return Uitkomst.GEWIJZIGD
