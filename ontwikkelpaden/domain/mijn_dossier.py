"""What is kept here of one teacher, to look at, hand over, share and erase (GDPR, articles 15, 17 and 20)."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from napl.models import Gebruiker
from napl.registers import Dossierdeel, Dossierstuk, Dossierveld
from ontwikkelpaden.domain.antwoordbewijs import delete_zelfevaluatie
from ontwikkelpaden.domain.queries.ontwikkeling import doelen_of, evaluaties_of
from ontwikkelpaden.models import (
    Doel,
    Gevolgdpad,
    Leerruimte,
    Ontwikkelpad,
    Zelfevaluatie,
    Zelfevaluatieantwoord,
)


def zelfevaluatie_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:
    """Return all moments, or those on the path that ``keuze`` (its slug) names."""
    rows = evaluaties_of(gebruiker)
    if keuze is not None:
        rows = rows.filter(padversie__pad__slug=keuze)
    return [_evaluatie(row) for row in rows]


def zelfevaluatie_keuzes(gebruiker: Gebruiker) -> Sequence[tuple[str, str]]:
    return _paden(Zelfevaluatie.objects.filter(gebruiker=gebruiker).values("padversie__pad"))


def wis_zelfevaluaties(gebruiker: Gebruiker, at: datetime) -> int:
    rows = list(Zelfevaluatie.objects.filter(gebruiker=gebruiker))
    for row in rows:
        delete_zelfevaluatie(row, by=gebruiker, at=at)
    return len(rows)


def doel_stukken(gebruiker: Gebruiker, keuze: str | None) -> Sequence[Dossierstuk]:
    """Return the goals, and for the owner what they follow and how much room they have to learn."""
    rows = doelen_of(gebruiker)
    if keuze is not None:
        return [_doel(row) for row in rows.filter(pad__slug=keuze)]
    return [*(_doel(row) for row in rows), *_omgeving(gebruiker)]


def doel_keuzes(gebruiker: Gebruiker) -> Sequence[tuple[str, str]]:
    return _paden(Doel.objects.filter(gebruiker=gebruiker).values("pad"))


def wis_doelen(gebruiker: Gebruiker, at: datetime) -> int:  # noqa: ARG001 - what every part is given
    aantal = 0
    for rows in (
        Doel.objects.filter(gebruiker=gebruiker),
        Gevolgdpad.objects.filter(gebruiker=gebruiker),
        Leerruimte.objects.filter(gebruiker=gebruiker),
    ):
        aantal += rows.count()
        rows.delete()
    return aantal


ZELFEVALUATIES = Dossierdeel(
    titel="Zelfevaluaties",
    uitleg="Waar u uzelf ziet op een ontwikkelpad, per moment, met uw eigen woorden en bewijsstukken.",
    stukken=zelfevaluatie_stukken,
    wis=wis_zelfevaluaties,
    keuzes=zelfevaluatie_keuzes,
)
DOELEN = Dossierdeel(
    titel="Doelen",
    uitleg="Waar u naartoe wilt groeien, welke paden u volgt en hoeveel tijd en geld u hebt.",
    stukken=doel_stukken,
    wis=wis_doelen,
    keuzes=doel_keuzes,
)


def _paden(ids: "QuerySet[Any, Any]") -> list[tuple[str, str]]:
    return list(Ontwikkelpad.objects.filter(pk__in=ids).order_by("naam").values_list("slug", "naam"))


def _evaluatie(row: Zelfevaluatie) -> Dossierstuk:
    return Dossierstuk(
        titel=f"Zelfevaluatie op ‘{row.padversie.pad.naam}’",
        velden=(
            Dossierveld("ontwikkelpad", "Ontwikkelpad", row.padversie.pad.slug),
            Dossierveld("versie", "Versie van het pad", row.padversie.nummer),
            Dossierveld("status", "Stand", row.get_status_display()),
            Dossierveld("begonnenOp", "Begonnen op", row.begonnen_op),
            Dossierveld("afgerondOp", "Afgerond op", row.afgerond_op),
        ),
        stukken=tuple(_antwoord(antwoord) for antwoord in row.antwoorden.all()),
    )


def _antwoord(row: Zelfevaluatieantwoord) -> Dossierstuk:
    return Dossierstuk(
        titel=row.subdimensie.naam,
        velden=(
            Dossierveld("niveau", "Niveau", row.get_niveau_display() if row.niveau else "Weet ik nog niet"),
            Dossierveld("toelichting", "In eigen woorden", row.toelichting),
            Dossierveld("bewijs", "Waaruit dat blijkt", row.bewijs),
            Dossierveld("bron", "Steunt op", row.get_bron_display()),
            Dossierveld("gewijzigdOp", "Bewaard op", row.gewijzigd_op),
        ),
        bestanden=(row.bewijsstuk,) if row.bewijsstuk else (),
    )


def _doel(row: Doel) -> Dossierstuk:
    waarin = row.subdimensie.naam if row.subdimensie else row.pad.naam
    return Dossierstuk(
        titel=f"{waarin} naar {row.get_niveau_display().lower()}",
        velden=(
            Dossierveld("ontwikkelpad", "Ontwikkelpad", row.pad.slug),
            Dossierveld("onderdeel", "Onderdeel", row.subdimensie.naam if row.subdimensie else ""),
            Dossierveld("niveau", "Niveau", row.get_niveau_display()),
            Dossierveld("tekst", "In eigen woorden", row.tekst),
            Dossierveld("streefdatum", "Streefdatum", row.streefdatum),
            Dossierveld("status", "Stand", row.get_status_display()),
            Dossierveld("gesteldOp", "Gekozen op", row.gesteld_op),
            Dossierveld("afgeslotenOp", "Bereikt of losgelaten op", row.afgesloten_op),
        ),
    )


def _omgeving(gebruiker: Gebruiker) -> Iterator[Dossierstuk]:
    for row in Gevolgdpad.objects.filter(gebruiker=gebruiker).select_related("pad").order_by("pk"):
        yield Dossierstuk(
            titel=f"U volgt ‘{row.pad.naam}’",
            velden=(
                Dossierveld("ontwikkelpad", "Ontwikkelpad", row.pad.slug),
                Dossierveld("gevolgdOp", "Sinds", row.gevolgd_op),
            ),
        )
    ruimte = Leerruimte.objects.filter(gebruiker=gebruiker).first()
    if ruimte is not None:
        yield Dossierstuk(
            titel="Uw ruimte om te leren",
            velden=(
                Dossierveld("sector", "Sector", ruimte.get_sector_display() if ruimte.sector else ""),
                Dossierveld("urenMax", "Uren", ruimte.uren_max),
                Dossierveld(
                    "prijsMax", "Euro", str(ruimte.prijs_max) if ruimte.prijs_max is not None else None
                ),
            ),
        )
