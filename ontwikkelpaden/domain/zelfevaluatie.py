"""Evaluate oneself on a path: begin, answer, finish. What is finished never changes: a moment of a film.

Nothing that was typed is lost: every answer is saved by itself, and one that changed elsewhere in the
meantime is never written over.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from napl.domain.eigentekst import check_tekst
from napl.domain.transitie import lock, save_fields
from napl.fouten import Domeinfout, OngeldigeOvergang
from napl.models import Gebruiker
from napl.rechten import require_recht
from ontwikkelpaden.domain.volgen import follow_pad
from ontwikkelpaden.enums import PAD_ACTUEEL, Antwoordbron, ZelfevaluatieStatus
from ontwikkelpaden.models import Ontwikkelpad, Padversie, Subdimensie, Zelfevaluatie, Zelfevaluatieantwoord
from ontwikkelpaden.models.zelfevaluatie import MAX_WOORDEN

BEWERK = "ontwikkelpaden.bewerk_zelfevaluatie"
KLAAR = "Deze zelfevaluatie is afgerond en verandert niet meer. Begin een nieuwe als u verder bent gegroeid."
ELDERS = (
    "Dit antwoord is intussen ergens anders gewijzigd. Hieronder staat wat u nu invulde; "
    "bewaar nog een keer om dat te houden."
)


@dataclass(frozen=True)
class Antwoordinvoer:
    """An answer as it was given; without a level it says "weet ik nog niet"."""

    niveau: str = ""
    toelichting: str = ""
    bewijs: str = ""
    bron: str = Antwoordbron.ZELF.value

    @property
    def afdruk(self) -> str:
        """Return a digest: equal answers have the same one, however a browser writes the end of a line."""
        parts = (str(part).replace("\r\n", "\n").strip() for part in astuple(self))
        return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Gegeven:
    """An answer from a page: what is there now, and the digest of what stood there when it was read.

    ``invoer`` None is no answer at all. ``gelezen`` None is who does not care what stood there; "" is
    that nothing stood there.
    """

    invoer: Antwoordinvoer | None
    gelezen: str | None = None


class Intussengewijzigd(OngeldigeOvergang):
    """The answer changed elsewhere after it was read."""


@transaction.atomic
def begin_zelfevaluatie(pad: Ontwikkelpad, *, by: Gebruiker, at: datetime) -> Zelfevaluatie:
    """Begin on the current version of a path, or go on with what was begun; follows the path too."""
    require_recht(by, BEWERK)
    versie = Padversie.objects.filter(pad=pad, status__in=PAD_ACTUEEL).first()
    if versie is None:
        raise Domeinfout("Dit ontwikkelpad geldt niet meer. Kies een ander pad.", veld="ontwikkelpad")
    if not Subdimensie.objects.filter(dimensie__padversie=versie).exists():
        raise Domeinfout(
            "Voor dit pad is nog geen raamwerk gemaakt. U kunt uzelf er nog niet mee vergelijken.",
            veld="ontwikkelpad",
        )
    follow_pad(pad, by=by, at=at)
    begonnen, _ = Zelfevaluatie.objects.get_or_create(
        gebruiker=by,
        padversie=versie,
        status=ZelfevaluatieStatus.CONCEPT,
        defaults={"begonnen_op": at, "gewijzigd_op": at},
    )
    return begonnen


@transaction.atomic
def save_antwoord(
    evaluatie: Zelfevaluatie, subdimensie: Subdimensie, gegeven: Gegeven, *, by: Gebruiker, at: datetime
) -> Zelfevaluatieantwoord | None:
    """Save one answer; None when there is nothing to keep.

    Raises Domeinfout with the field, OngeldigeOvergang once it is finished, and Intussengewijzigd when
    another answer stands there than the one that was read.
    """
    require_recht(by, BEWERK, evaluatie)
    evaluatie = lock(evaluatie)
    require_concept(evaluatie)
    row = evaluatie.antwoorden.filter(subdimensie=subdimensie).first()
    if gegeven.invoer is None:
        return row
    invoer = _check(evaluatie, subdimensie, gegeven.invoer)
    if row is not None and invoer == invoer_of(row):
        return row
    if gegeven.gelezen is not None and gegeven.gelezen != afdruk_of(row):
        raise Intussengewijzigd(ELDERS)
    row = row or Zelfevaluatieantwoord(zelfevaluatie=evaluatie, subdimensie=subdimensie)
    row.niveau, row.toelichting, row.bewijs, row.bron = astuple(invoer)
    row.gewijzigd_op = at
    row.save()
    save_fields(evaluatie, gewijzigd_op=at)
    return row


@transaction.atomic
def save_antwoorden(
    evaluatie: Zelfevaluatie, gegeven: Mapping[Subdimensie, Gegeven], *, by: Gebruiker, at: datetime
) -> dict[int, Domeinfout]:
    """Save what can be saved of several answers; return per subdimensie what was wrong with the others."""
    require_recht(by, BEWERK, evaluatie)
    require_concept(lock(evaluatie))
    fouten: dict[int, Domeinfout] = {}
    for subdimensie, item in gegeven.items():
        if item.invoer is not None and item.invoer.afdruk == item.gelezen:
            continue  # nobody touched it here, whatever happened to it elsewhere
        try:
            save_antwoord(evaluatie, subdimensie, item, by=by, at=at)
        except Domeinfout as fout:
            fouten[subdimensie.pk] = fout
    return fouten


@transaction.atomic
def finish_zelfevaluatie(evaluatie: Zelfevaluatie, *, by: Gebruiker, at: datetime) -> Zelfevaluatie:
    """Finish; parts without an answer stay open. From here on it is a moment that never changes."""
    require_recht(by, BEWERK, evaluatie)
    evaluatie = lock(evaluatie)
    require_concept(evaluatie)
    if not evaluatie.antwoorden.exists():
        raise Domeinfout("U hebt nog niets ingevuld. Vul eerst één onderdeel in.")
    save_fields(evaluatie, status=ZelfevaluatieStatus.AFGEROND, afgerond_op=at, gewijzigd_op=at)
    return evaluatie


def invoer_of(row: Zelfevaluatieantwoord) -> Antwoordinvoer:
    """Return a stored answer as it would be given again."""
    return Antwoordinvoer(row.niveau, row.toelichting, row.bewijs, row.bron)


def afdruk_of(row: Zelfevaluatieantwoord | None) -> str:
    """Return the digest of a stored answer; empty when there is none."""
    return "" if row is None else invoer_of(row).afdruk


def require_concept(evaluatie: Zelfevaluatie) -> None:
    if evaluatie.status != ZelfevaluatieStatus.CONCEPT:
        raise OngeldigeOvergang(KLAAR, veld="status")


def require_onderdeel(evaluatie: Zelfevaluatie, subdimensie: Subdimensie) -> None:
    if subdimensie.dimensie.padversie_id != evaluatie.padversie_id:
        raise Domeinfout("Dit onderdeel hoort niet bij deze versie van het pad.", veld="subdimensie")


def _check(evaluatie: Zelfevaluatie, subdimensie: Subdimensie, invoer: Antwoordinvoer) -> Antwoordinvoer:
    versie = evaluatie.padversie
    require_onderdeel(evaluatie, subdimensie)
    if invoer.niveau and invoer.niveau not in versie.niveaus:
        raise Domeinfout("Kies een van de niveaus van dit pad, of ‘Weet ik nog niet’.", veld="niveau")
    if invoer.bron not in Antwoordbron.values:
        raise Domeinfout("Kies uit de lijst waar uw antwoord op steunt.", veld="bron")
    return Antwoordinvoer(
        niveau=invoer.niveau,
        toelichting=check_tekst(
            invoer.toelichting, max_lengte=MAX_WOORDEN, naam="toelichting", veld="toelichting"
        ),
        bewijs=check_tekst(invoer.bewijs, max_lengte=MAX_WOORDEN, naam="bewijs", veld="bewijs"),
        bron=invoer.bron,
    )
