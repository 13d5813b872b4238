"""The history of a concept: who changed what, with autosaved steps of one person taken together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ontwikkelpaden.domain.bewerken import afdruk
from ontwikkelpaden.domain.plek import VERPLICHT, Plek
from ontwikkelpaden.domain.queries.bewerking import ZONDER_NAAM, Bewerking, names_of
from ontwikkelpaden.domain.verschil import Stuk, verschil
from ontwikkelpaden.enums import Niveau, Padveld
from ontwikkelpaden.models import Padversie, Padwijziging

# Somebody who types for a while saves many times; for a reader that is one change.
SAMEN = timedelta(minutes=10)
PER_KEER = 300


@dataclass(frozen=True)
class Wijziggroep:
    """What one person made of one text in one go."""

    plek: Plek
    waar: str
    door: str
    op: datetime
    voor: str
    na: str
    eerste: int
    # What a button to put the earlier text back has to send; empty when that cannot be done.
    basis: str

    @property
    def stukken(self) -> list[Stuk]:
        return verschil(self.voor, self.na)


@dataclass(frozen=True)
class Geschiedenis:
    groepen: list[Wijziggroep]
    # From where an older part goes on, if there is more.
    ouder: int | None


def read_geschiedenis(
    bewerking: Bewerking, *, plek: Plek | None = None, voor: int | None = None
) -> Geschiedenis:
    """Return the changes of a version, the newest first; of one place only when ``plek`` is given."""
    versie = bewerking.versie
    rows = Padwijziging.objects.filter(versie=versie).order_by("-pk")
    if plek is not None:
        rows = rows.filter(veld=plek.veld, onderdeel=plek.onderdeel, niveau=plek.niveau)
    if voor is not None:
        rows = rows.filter(pk__lt=voor)
    found = list(rows[:PER_KEER])
    ouder = found[-1].pk if len(found) == PER_KEER else None
    runs = _runs(found)
    namen = names_of({run[0].door_id for run in runs})
    teksten = texts_of(bewerking)
    places = name_places(bewerking, versie)
    return Geschiedenis([_group(run, namen, teksten, places) for run in runs], ouder)


def _runs(rows: Iterable[Padwijziging]) -> list[list[Padwijziging]]:
    """Take steps together that one person made in one text shortly after each other; newest first."""
    runs: list[list[Padwijziging]] = []
    latest: dict[Plek, list[Padwijziging]] = {}
    for row in rows:
        run = latest.get(Plek.van(row))
        if run is not None and _belongs(row, run[-1]):
            run.append(row)
            continue
        latest[Plek.van(row)] = run = [row]
        runs.append(run)
    return runs


def _belongs(row: Padwijziging, later: Padwijziging) -> bool:
    return (
        row.door_id == later.door_id
        and row.na == later.voor
        and later.op - row.op <= SAMEN
        and row.veld not in {Padveld.DIMENSIE_PLAATS, Padveld.SUBDIMENSIE_PLAATS}
    )


def _group(
    run: list[Padwijziging],
    namen: Mapping[int | None, str],
    teksten: Mapping[Plek, str],
    places: Mapping[tuple[Padveld, int | None], str],
) -> Wijziggroep:
    plek = Plek.van(run[0])
    eerste = run[-1]
    return Wijziggroep(
        plek=plek,
        waar=name_plek(plek, places),
        door=namen.get(run[0].door_id, ZONDER_NAAM),
        op=run[0].op,
        voor=eerste.voor,
        na=run[0].na,
        eerste=eerste.pk,
        basis=_basis(plek, eerste.voor, teksten),
    )


def _basis(plek: Plek, voor: str, teksten: Mapping[Plek, str]) -> str:
    if plek not in teksten or teksten[plek] == voor or (not voor and plek.veld in VERPLICHT):
        return ""
    return afdruk(teksten[plek])


def texts_of(bewerking: Bewerking) -> dict[Plek, str]:
    """Return every text of a version by its place."""
    versie = bewerking.versie
    teksten = {
        Plek(Padveld.OMSCHRIJVING): versie.omschrijving,
        Plek(Padveld.TOELICHTING): versie.toelichting,
        Plek(Padveld.INITIEEL): versie.initieel,
        Plek(Padveld.EINDTERMEN_TOELICHTING): versie.eindtermen_toelichting,
        Plek(Padveld.GRONDSLAG): versie.grondslag,
    }
    for groep in bewerking.groepen:
        teksten[Plek(Padveld.DIMENSIE, groep.dimensie.pk)] = groep.dimensie.naam
        for rij in groep.rijen:
            sub = rij.subdimensie
            teksten[Plek(Padveld.SUBDIMENSIE, sub.pk)] = sub.naam
            teksten[Plek(Padveld.SUBDIMENSIE_TOELICHTING, sub.pk)] = sub.toelichting
            teksten |= {Plek.cel(sub.pk, cel.niveau): cel.tekst for cel in rij.cellen}
    for eindterm in bewerking.eindtermen:
        teksten[Plek(Padveld.EINDTERM, eindterm.pk)] = eindterm.tekst
        teksten[Plek(Padveld.EINDTERM_CODE, eindterm.pk)] = eindterm.code
        teksten[Plek(Padveld.EINDTERM_NIVEAU, eindterm.pk)] = eindterm.niveau
    return teksten


def name_places(bewerking: Bewerking, versie: Padversie) -> dict[tuple[Padveld, int | None], str]:
    """Return what dimensies, subdimensies and eindtermen are called, or were when they were taken away."""
    kinds = (Padveld.DIMENSIE, Padveld.SUBDIMENSIE, Padveld.EINDTERM_CODE)
    gone = Padwijziging.objects.filter(versie=versie, veld__in=kinds, na="").order_by("pk")
    names = {(Padveld(row.veld), row.onderdeel): row.voor for row in gone}
    for groep in bewerking.groepen:
        names[Padveld.DIMENSIE, groep.dimensie.pk] = groep.dimensie.naam
        for rij in groep.rijen:
            names[Padveld.SUBDIMENSIE, rij.subdimensie.pk] = rij.subdimensie.naam
    for eindterm in bewerking.eindtermen:
        names[Padveld.EINDTERM_CODE, eindterm.pk] = eindterm.code
    return names


# Under which name a part is known.
_NAAMVELD = {
    Padveld.DIMENSIE_PLAATS: Padveld.DIMENSIE,
    Padveld.SUBDIMENSIE_TOELICHTING: Padveld.SUBDIMENSIE,
    Padveld.SUBDIMENSIE_PLAATS: Padveld.SUBDIMENSIE,
    Padveld.CEL: Padveld.SUBDIMENSIE,
    Padveld.EINDTERM: Padveld.EINDTERM_CODE,
    Padveld.EINDTERM_NIVEAU: Padveld.EINDTERM_CODE,
}


def name_plek(plek: Plek, places: Mapping[tuple[Padveld, int | None], str]) -> str:
    """Return where a text stands, in words: ``Samenhang, vakbekwaam``."""
    if plek.onderdeel is None:
        return plek.veld.label
    naam = places.get((_NAAMVELD.get(plek.veld, plek.veld), plek.onderdeel), "een onderdeel")
    if plek.veld == Padveld.CEL:
        return f"{naam}, {Niveau(plek.niveau).label.lower()}"
    return f"{plek.veld.label} ‘{naam}’"
