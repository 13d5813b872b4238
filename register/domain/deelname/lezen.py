"""Read deelnames as their owner sees them, and what of them an aanbieder may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from napl.models import Gebruiker
from register.enums import Bevestigingstand
from register.models import Deelname, DeelnameQuerySet, Opbrengst, Typering


@dataclass(frozen=True)
class Verzoek:
    """All that an aanbieder sees of somebody who asked: a name, the traject and the dates."""

    pk: int
    naam: str
    traject: str
    gestart: date | None
    afgerond: date | None
    stand: str
    gevraagd_op: datetime | None
    bevestigd_op: datetime | None
    reden: str


@dataclass(frozen=True)
class Trede:
    """One step of the ladder from experience to results, with what was written at it."""

    naam: str
    uitleg: str
    veld: str
    teksten: tuple[tuple[date, str], ...]


TREDEN = (
    ("Ervaren", "wat u zelf ervaarde", "ervaring"),
    ("Handelen", "wat u anders doet in de klas", "handelen"),
    ("Resultaat", "wat u ziet bij leerlingen of collega's", "resultaat"),
)


def list_deelnames(gebruiker: Gebruiker) -> DeelnameQuerySet:
    """Return the deelnames of somebody, the last one that was taken down first."""
    rows = Deelname.objects.zichtbaar_voor(gebruiker).select_related(
        "traject", "trajectversie", "uitvoering", "organisatie", "bevestigd_aanbieder", "bewijsstuk"
    )
    return rows.order_by("-geregistreerd_op", "-pk")


def list_verzoeken(gebruiker: Gebruiker, peildatum: date, *, open_: bool) -> DeelnameQuerySet:
    """Return what was asked of the aanbieders that somebody works for: still open, or confirmed."""
    rows = Deelname.objects.voor_aanbieder(gebruiker, peildatum)
    if open_:
        rows = rows.filter(bevestiging=Bevestigingstand.GEVRAAGD).order_by("bevestiging_gevraagd_op", "pk")
    else:
        rows = rows.filter(bevestiging=Bevestigingstand.BEVESTIGD).order_by("-bevestigd_op", "-pk")
    return rows.select_related("trajectversie").only(
        "deelnemersnaam",
        "bevestiging",
        "bevestiging_gevraagd_op",
        "bevestiging_reden",
        "bevestigd_op",
        "gestart_datum",
        "afgerond_datum",
        "trajectversie__naam",
    )


def build_verzoek(deelname: Deelname) -> Verzoek:
    return Verzoek(
        pk=deelname.pk,
        naam=deelname.deelnemersnaam,
        traject=deelname.trajectversie.naam,
        gestart=deelname.gestart_datum,
        afgerond=deelname.afgerond_datum,
        stand=deelname.bevestiging,
        gevraagd_op=deelname.bevestiging_gevraagd_op,
        bevestigd_op=deelname.bevestigd_op,
        reden=deelname.bevestiging_reden,
    )


def typeringen_of(deelname: Deelname) -> list[Typering]:
    """Return for which levels of which paths the followed version is typed."""
    rows = Typering.objects.filter(versie=deelname.trajectversie_id).select_related("padversie__pad")
    return list(rows.order_by("padversie__pad__naam", "niveau"))


def build_ladder(opbrengsten: Sequence[Opbrengst]) -> list[Trede]:
    """Return the three steps, from the ground up, each with its texts in the order of time."""
    rows = sorted(opbrengsten, key=lambda row: (row.moment_datum, row.pk))
    return [
        Trede(
            naam,
            uitleg,
            veld,
            tuple((row.moment_datum, getattr(row, veld)) for row in rows if getattr(row, veld)),
        )
        for naam, uitleg, veld in TREDEN
    ]
