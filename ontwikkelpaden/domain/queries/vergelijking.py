"""Two versions of one path side by side: what stayed, what changed, what came and what went, cell by cell.

Everything here reads what ``find_padversie`` fetched; ``voorganger`` is followed by ``pair_subdimensies``.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ontwikkelpaden.domain.queries.voorgangers import pair_subdimensies
from ontwikkelpaden.domain.verschil import Stuk, Stuksoort, verschil
from ontwikkelpaden.enums import Niveau
from ontwikkelpaden.models import Dimensie, Padversie, Subdimensie


class Verandering(StrEnum):
    GELIJK = "gelijk"
    GEWIJZIGD = "gewijzigd"
    NIEUW = "nieuw"
    WEG = "weg"


@dataclass(frozen=True)
class Tekstpaar:
    """One text in both versions; ``stukken`` are the words that stayed, went and came."""

    naam: str
    oud: str
    nieuw: str

    @property
    def stukken(self) -> list[Stuk]:
        return verschil(self.oud, self.nieuw)

    @property
    def oude_stukken(self) -> list[Stuk]:
        return [stuk for stuk in self.stukken if stuk.soort != Stuksoort.NIEUW]

    @property
    def nieuwe_stukken(self) -> list[Stuk]:
        return [stuk for stuk in self.stukken if stuk.soort != Stuksoort.WEG]

    @property
    def is_gelijk(self) -> bool:
        return self.oud.split() == self.nieuw.split()

    @property
    def verandering(self) -> Verandering:
        if self.is_gelijk:
            return Verandering.GELIJK
        if not self.oud.strip():
            return Verandering.NIEUW
        return Verandering.GEWIJZIGD if self.nieuw.strip() else Verandering.WEG


@dataclass(frozen=True)
class Rijpaar:
    """A subdimensie in both versions, or in one of them."""

    oud: Subdimensie | None
    nieuw: Subdimensie | None
    dimensie: Tekstpaar
    teksten: tuple[Tekstpaar, ...]

    @property
    def naam(self) -> str:
        sub = self.nieuw or self.oud
        return sub.naam if sub else ""

    @property
    def verandering(self) -> Verandering:
        if self.oud is None:
            return Verandering.NIEUW
        if self.nieuw is None:
            return Verandering.WEG
        if self.dimensie.is_gelijk and all(tekst.is_gelijk for tekst in self.teksten):
            return Verandering.GELIJK
        return Verandering.GEWIJZIGD

    @property
    def is_hernoemd(self) -> bool:
        return self.oud is not None and self.nieuw is not None and self.oud.naam != self.nieuw.naam

    @property
    def is_verplaatst(self) -> bool:
        return self.oud is not None and self.nieuw is not None and not self.dimensie.is_gelijk


@dataclass(frozen=True)
class Vergelijking:
    oud: Padversie
    nieuw: Padversie
    velden: tuple[Tekstpaar, ...]
    rijen: tuple[Rijpaar, ...]
    eindtermen: tuple[Tekstpaar, ...]
    # The names of the levels that one of both has.
    niveaus: tuple[str, ...]

    @property
    def cellen(self) -> Counter[Verandering]:
        """Count the descriptions per level, of every row."""
        return Counter(
            tekst.verandering for rij in self.rijen for tekst in rij.teksten if tekst.naam in Niveau.labels
        )

    def count_changed(self, niveau: str) -> int:
        """Count the descriptions of one level, by its name, that are different."""
        return sum(not tekst.is_gelijk for rij in self.rijen for tekst in rij.teksten if tekst.naam == niveau)

    @property
    def is_gelijk(self) -> bool:
        parts = [*self.velden, *self.eindtermen]
        return all(part.is_gelijk for part in parts) and all(
            rij.verandering == Verandering.GELIJK for rij in self.rijen
        )


def vergelijk(oud: Padversie, nieuw: Padversie) -> Vergelijking:
    """Compare two versions of one path in the order of the newer one; what went follows at the end."""
    niveaus = [niveau for niveau in Niveau if niveau in oud.niveaus or niveau in nieuw.niveaus]
    pairs = pair_subdimensies(oud, nieuw)
    return Vergelijking(
        oud,
        nieuw,
        tuple(_velden(oud, nieuw)),
        tuple(_row(before, after, niveaus) for before, after in pairs),
        tuple(_eindtermen(oud, nieuw)),
        tuple(str(niveau.label) for niveau in niveaus),
    )


def summarise(vergelijking: Vergelijking) -> list[str]:
    """Say in sentences how much is different."""
    if vergelijking.is_gelijk:
        return ["De twee versies zijn gelijk."]
    cellen = vergelijking.cellen
    soorten = Counter(rij.verandering for rij in vergelijking.rijen)
    totaal = sum(cellen.values())
    veranderd = totaal - cellen[Verandering.GELIJK]
    lines = [f"{veranderd} van de {totaal} beschrijvingen {_zijn(veranderd)} anders."]
    for aantal, wat in [
        (soorten[Verandering.NIEUW], "nieuw in het raamwerk"),
        (soorten[Verandering.WEG], "niet meer in het raamwerk"),
        (sum(rij.is_hernoemd for rij in vergelijking.rijen), "met een andere naam"),
        (sum(rij.is_verplaatst for rij in vergelijking.rijen), "in een andere dimensie"),
    ]:
        if aantal:
            lines.append(f"{aantal} {'subdimensie' if aantal == 1 else 'subdimensies'} {wat}.")
    eindtermen = sum(not item.is_gelijk for item in vergelijking.eindtermen)
    if eindtermen:
        lines.append(f"{eindtermen} {'eindterm is' if eindtermen == 1 else 'eindtermen zijn'} anders.")
    velden = [item.naam.lower() for item in vergelijking.velden if not item.is_gelijk]
    if velden:
        lines.append(f"Ook anders: {', '.join(velden)}.")
    return lines


def _zijn(aantal: int) -> str:
    return "is" if aantal == 1 else "zijn"


def _velden(oud: Padversie, nieuw: Padversie) -> Iterator[Tekstpaar]:
    for veld, naam in [
        ("omschrijving", "Omschrijving"),
        ("toelichting", "Toelichting"),
        ("initieel", "Wat de lerarenopleiding al geeft"),
        ("eindtermen_toelichting", "Toelichting bij de eindtermen"),
        ("grondslag", "Grond"),
        ("bron", "Bron"),
    ]:
        before, after = getattr(oud, veld), getattr(nieuw, veld)
        if before or after:
            yield Tekstpaar(naam, before, after)
    yield Tekstpaar("Niveaus", _levels(oud), _levels(nieuw))


def _levels(versie: Padversie) -> str:
    return ", ".join(niveau.label for niveau in Niveau if niveau in versie.niveaus)


def _row(oud: Subdimensie | None, nieuw: Subdimensie | None, niveaus: list[Niveau]) -> Rijpaar:
    before, after = _texts(oud), _texts(nieuw)
    teksten = [
        Tekstpaar(naam, before.get(naam, ""), after.get(naam, ""))
        for naam in ("Naam", "Toelichting", *(niveau.label for niveau in niveaus))
    ]
    # The name stands above the row already, unless it changed.
    shown = tuple(
        tekst
        for tekst in teksten
        if (tekst.oud or tekst.nieuw) and not (tekst.naam == "Naam" and tekst.is_gelijk)
    )
    return Rijpaar(oud, nieuw, Tekstpaar("Dimensie", _dimensie(oud), _dimensie(nieuw)), shown)


def _texts(sub: Subdimensie | None) -> dict[str, str]:
    if sub is None:
        return {}
    cells = {Niveau(item.niveau).label: item.tekst for item in sub.beschrijvingen.all()}
    return {"Naam": sub.naam, "Toelichting": sub.toelichting, **cells}


def _dimensie(sub: Subdimensie | None) -> str:
    if sub is None:
        return ""
    dimensie: Dimensie = sub.dimensie
    return dimensie.naam


def _eindtermen(oud: Padversie, nieuw: Padversie) -> Iterator[Tekstpaar]:
    before = {item.code: item.tekst for item in oud.eindtermen.all()}
    after = {item.code: item.tekst for item in nieuw.eindtermen.all()}
    for code in dict.fromkeys([*after, *before]):
        yield Tekstpaar(code, before.get(code, ""), after.get(code, ""))
