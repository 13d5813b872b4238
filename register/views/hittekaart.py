"""The heatmap as the page shows it: groups of rows, groups of columns, and what stands in a cell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from napl.enums import Sector
from ontwikkelpaden.enums import Niveau, PadSoort
from register.domain.queries.matrix import GEEN_REGIO, HEEL_NEDERLAND, Cel, Matrix, Pad, Plek
from register.domain.queries.vraag import Vraagtelling
from register.enums import OpnameSoort

# From how many recognised trajecten on a cell gets the next shade: 1, 2, 3 to 4, 5 or more.
GRENZEN = (1, 2, 3, 5)
SAMEN, ANDERE, BUITEN = "Alle regio's samen", "Andere regio's", "Buiten de regio's"
# The order in which the parts of the country are shown; a part without rows is left out.
LANDSDELEN = (SAMEN, "Noord", "Oost", "Midden", "West", "Zuid", "Landelijk", ANDERE, BUITEN)
SOORTNAMEN = {PadSoort.ROL: "Rollen", PadSoort.COMPETENTIENIVEAU: "Competentieniveaus"}


@dataclass(frozen=True)
class Kolom:
    """``begint`` marks the first column of a sector."""

    sector: str
    niveau: str
    naam: str
    sectornaam: str
    begint: bool


@dataclass(frozen=True)
class Kolomgroep:
    naam: str
    breedte: int


@dataclass(frozen=True)
class Vlek:
    """One cell; without a url there is nothing to look up."""

    kolom: Kolom
    erkend: int
    in_kaart: int
    gevraagd: int
    erkend_url: str
    in_kaart_url: str

    @property
    def klasse(self) -> int:
        return sum(self.erkend >= grens for grens in GRENZEN)

    @property
    def is_leeg(self) -> bool:
        return not self.erkend and not self.in_kaart


@dataclass(frozen=True)
class Rij:
    """``is_aanduiding``: the name is one of our own, not of an official region."""

    naam: str
    url: str
    is_aanduiding: bool
    vlekken: list[tuple[Kolom, Vlek | None]]

    @property
    def bestaat(self) -> bool:
        return any(vlek is not None for _, vlek in self.vlekken)


@dataclass(frozen=True)
class Rijgroep:
    naam: str
    rijen: list[Rij]


@dataclass(frozen=True)
class Hittekaart:
    groepen: list[Rijgroep]
    kolommen: list[Kolom]
    kolomgroepen: list[Kolomgroep]

    @property
    def met_aanduiding(self) -> bool:
        return any(rij.is_aanduiding for groep in self.groepen for rij in groep.rijen)


Cellezer = Callable[[Kolom], Cel | None]


def make_kolommen(sectoren: Iterable[str], niveaus: Iterable[str]) -> list[Kolom]:
    chosen = [niveau for niveau in Niveau if niveau in (list(niveaus) or Niveau.values)]
    return [
        Kolom(sector.value, niveau.value, str(niveau.label), str(sector.label), begint=niveau == chosen[0])
        for sector in Sector
        if sector in (list(sectoren) or Sector.values)
        for niveau in chosen
    ]


def per_pad(
    matrix: Matrix, plek: Plek, *, sectoren: Iterable[str], niveaus: Iterable[str], vraag: Vraagtelling
) -> Hittekaart:
    """Rows are paths, grouped by kind, for one place."""
    kolommen = make_kolommen([code for code in sectoren or Sector.values if code in plek.sectoren], niveaus)
    groups: dict[str, list[Rij]] = {}
    for pad in matrix.paden:
        url = f"{reverse('register:witte-vlekken-regios')}?{urlencode({'ontwikkelpad': pad.slug})}"
        vlekken = _vlekken(kolommen, _reader(matrix, pad, plek), vraag, matrix.peildatum)
        rij = Rij(pad.naam, url, is_aanduiding=False, vlekken=vlekken)
        if rij.bestaat:
            groups.setdefault(SOORTNAMEN[pad.soort], []).append(rij)
    return _hittekaart(groups, kolommen)


def per_regio(
    matrix: Matrix, pad: Pad, *, sectoren: Iterable[str], niveaus: Iterable[str], vraag: Vraagtelling
) -> Hittekaart:
    """Rows are places, grouped by part of the country, for one path."""
    kolommen = make_kolommen(
        [code for code in sectoren or Sector.values if code in pad.sectoren],
        [code for code in niveaus or Niveau.values if code in pad.niveaus],
    )
    groups: dict[str, list[Rij]] = {naam: [] for naam in LANDSDELEN}
    for plek in matrix.plekken:
        url = f"{reverse('register:witte-vlekken')}?{urlencode({'regio': plek.slug})}"
        vlekken = _vlekken(kolommen, _reader(matrix, pad, plek), vraag, matrix.peildatum)
        rij = Rij(plek.naam, url, plek.is_aanduiding, vlekken)
        if rij.bestaat:
            groups.setdefault(_groepsnaam(plek), []).append(rij)
    return _hittekaart(groups, kolommen)


def _groepsnaam(plek: Plek) -> str:
    vast = {HEEL_NEDERLAND: SAMEN, GEEN_REGIO: BUITEN}
    return vast.get(plek.slug) or plek.landsdeel.capitalize() or ANDERE


def _reader(matrix: Matrix, pad: Pad, plek: Plek) -> Cellezer:
    return lambda kolom: matrix.cel(pad, kolom.niveau, kolom.sector, plek)


def _vlekken(
    kolommen: list[Kolom], read: Cellezer, vraag: Vraagtelling, peildatum: date
) -> list[tuple[Kolom, Vlek | None]]:
    return [
        (kolom, _vlek(kolom, cel, vraag, peildatum) if (cel := read(kolom)) else None) for kolom in kolommen
    ]


def _vlek(kolom: Kolom, cel: Cel, vraag: Vraagtelling, peildatum: date) -> Vlek:
    return Vlek(
        kolom,
        cel.erkend,
        cel.in_kaart,
        vraag.aantal(cel),
        _zoek_url(cel, OpnameSoort.ERKEND, startVan=peildatum.isoformat()) if cel.erkend else "",
        _zoek_url(cel, OpnameSoort.IN_KAART) if cel.in_kaart else "",
    )


def _zoek_url(cel: Cel, opname: OpnameSoort, **meer: str) -> str:
    """Return the search that finds what a cell counts; it cannot ask for "without a region".

    Recognised trajecten count only when one can still begin, so that search asks for a start from then on.
    """
    if cel.plek.slug == GEEN_REGIO:
        return ""
    params = {"ontwikkelpad": cel.pad.slug, "niveau": cel.niveau, "sector": cel.sector}
    if cel.plek.is_regio:
        params["regio"] = cel.plek.slug
    return f"{reverse('register:traject-list')}?{urlencode({**params, 'opname': opname.value, **meer})}"


def _hittekaart(groups: dict[str, list[Rij]], kolommen: list[Kolom]) -> Hittekaart:
    sectoren = list(dict.fromkeys(kolom.sectornaam for kolom in kolommen))
    return Hittekaart(
        [Rijgroep(naam, rijen) for naam, rijen in groups.items() if rijen],
        kolommen,
        [Kolomgroep(naam, sum(kolom.sectornaam == naam for kolom in kolommen)) for naam in sectoren],
    )
